#include <string.h>

#include "tui/list.h"
#include "tui/view_entries.h"

/* What a command without a screen of its own printed: its lines. */
struct state {
	const char	**lines;
};

static const struct err *
load(struct view *v)
{
	struct state *st = arena_new(&v->arena, struct state);
	const char *p = v->text != NULL ? v->text : "", *end;
	int n = 0;

	v->state = st;
	for (end = p; *end != '\0'; end++)
		n += *end == '\n';
	st->lines = arena_array(&v->arena, const char *, n + 2);
	for (; *p != '\0'; p = *end != '\0' ? end + 1 : end) {
		end = p + strcspn(p, "\n");
		st->lines[v->rows++] = arena_dup_n(&v->arena, p,
		    (size_t)(end - p));
	}
	v->note = arena_fmt(&v->arena, "%s", v->line);
	v->cols = 1000;
	return NULL;
}

static const char *
text(const struct view *v, int row)
{
	const struct state *st = v->state;

	return st->lines[row];
}

/* Sideways by tens of cells. */
static const char *
from(const char *s, int col)
{
	const char *p = s;
	int skip = col * 10;

	while (skip > 0 && *p != '\0' && *s != '\0') {
		p++;
		if (((unsigned char)*p & 0xC0) != 0x80)
			skip--;
	}
	return p;
}

static void
draw(struct view *v, struct canvas *c, struct rect r)
{
	int y;

	v->page = r.rows;
	view_scroll(v, r.rows);
	for (y = 0; y < r.rows && v->top + y < v->rows; y++) {
		canvas_text(c, r, y, 1, LOOK_TEXT, from(text(v, v->top + y),
		    v->col));
		list_mark_found(c, r, y, 1, r.cols - 1, text(v, v->top + y),
		    v->find);
		if (v->top + y == v->cursor) {
			canvas_look(c, r, y, 0, r.cols, LOOK_FOCUS);
			canvas_cursor(c, r, y, 0);
		}
	}
}

static const struct view_key keys[] = {
	{ 0 }
};

const struct view_ops view_text = {
	.name = "text", .title = "Answer", .keys = keys, .load = load,
	.draw = draw, .text = text,
};
