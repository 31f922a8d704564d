#include <string.h>

#include "core/base/date.h"
#include "core/base/str.h"
#include "core/base/text.h"
#include "core/cmd/history.h"
#include "core/cmd/item.h"
#include "core/cmd/subject.h"
#include "core/store/row.h"
#include "tui/list.h"
#include "tui/view_entries.h"

/*
 * One item as a form: a line a field, then the rows of its lists. Where there
 * is room, what is wrong with it and its last changes stand beside it.
 */
enum { LABEL = 15, SOURCE = 10, BESIDE_FROM = 100, CHANGES = 12 };

struct state {
	const struct plan	*plan;
	struct item		 item;
	struct history		 history;
	int			 commitment;	/* -1: another kind */
};

static const struct err *
load(struct view *v)
{
	struct state *st = arena_new(&v->arena, struct state);
	struct cmd_line line;
	const struct err *err;
	struct subject it;

	v->state = st;
	st->commitment = -1;
	if ((err = session_plan(v->session, &st->plan)) != NULL ||
	    (err = cmd_parse(&v->arena, v->line, &line)) != NULL)
		return err;
	if (line.args.n == 0)
		return err_new(ERR_USAGE, "show what?");
	if ((err = subject_find(v->session, line.args.v[0], &it)) != NULL)
		return err;
	err = item_read(&v->arena, v->session->store, it.entity, it.id, &st->item);
	if (err == NULL)
		err = history_read(&v->arena, v->session->store, it.id, CHANGES,
		    HISTORY_SHORT, &st->history);
	if (err != NULL)
		return err;
	if (entity_id(it.entity) == ENTITY_COMMITMENT)
		st->commitment = idmap_at(&st->plan->commitments.ids, it.id);
	v->rows = st->item.n;
	v->note = arena_fmt(&v->arena, "%s %s  %s", it.entity->noun,
	    st->item.code, st->item.title);
	return NULL;
}

static const struct item_line *
at(const struct view *v, int row)
{
	const struct state *st = v->state;

	return &st->item.v[row];
}

static void
draw_value(struct view *v, struct canvas *c, struct rect r, int y, int row,
    int col, int cols)
{
	const struct item_line *l = at(v, row);
	bool focus = row == v->cursor;
	int skip;

	if (focus && v->edit_text != NULL) {
		skip = v->edit_at >= cols ? v->edit_at - cols + 1 : 0;
		canvas_fill(c, r, y, col, cols, LOOK_PROMPT, " ");
		canvas_text_n(c, r, y, col, cols, LOOK_PROMPT, v->edit_text +
		    text_fit(v->edit_text, skip));
		canvas_cursor(c, r, y, col + v->edit_at - skip);
		return;
	}
	canvas_text_n(c, r, y, col, cols, focus ? LOOK_FOCUS :
	    l->raw[0] == '\0' ? LOOK_DIM : LOOK_TEXT,
	    l->raw[0] == '\0' ? "-" : text_line(c->arena, l->shown));
	list_mark_found(c, r, y, col, cols, l->shown, v->find);
}

static void
draw_line(struct view *v, struct canvas *c, struct rect r, int y, int row)
{
	const struct item_line *l = at(v, row);
	bool focus = row == v->cursor, again;
	int source = r.cols >= 60 ? SOURCE : 0, col = 2 + LABEL + 1;

	again = row > 0 && l->field == NULL &&
	    strcmp(l->key, at(v, row - 1)->key) == 0;
	if (focus) {
		canvas_fill(c, r, y, 0, r.cols, LOOK_FOCUS, " ");
		canvas_text(c, r, y, 0, LOOK_FOCUS, ">");
		canvas_cursor(c, r, y, 0);
	}
	canvas_text_n(c, r, y, 2, LABEL, focus ? LOOK_FOCUS : LOOK_HEAD,
	    again ? "" : l->label);
	draw_value(v, c, r, y, row, col, r.cols - col - source - 1);
	if (source > 0)
		canvas_text_n(c, r, y, r.cols - source, source,
		    focus ? LOOK_FOCUS : LOOK_DIM, l->source);
}

static int
draw_gaps(struct view *v, struct canvas *c, struct rect r, int max)
{
	const struct state *st = v->state;
	const struct gaps *g = &v->session->gaps;
	int i, y = 0;

	for (i = 0; st->commitment >= 0 && i < g->n && y < max; i++)
		if (g->v[i].rule->subject == GAP_COMMITMENT &&
		    g->v[i].at == st->commitment)
			canvas_text(c, r, y++, 1, LOOK_BAD,
			    arena_fmt(c->arena, "! %s", gap_message(c->arena,
			    st->plan, &g->v[i], session_day(v->session))));
	return y;
}

static void
draw_changes(struct view *v, struct canvas *c, struct rect r, int y)
{
	const struct state *st = v->state;
	const struct history_change *h;
	char when[DATE_TEXT];
	int i, k;

	canvas_text(c, r, y++, 1, LOOK_HEAD, "Changes");
	for (i = 0; i < st->history.n && y < r.rows; i++) {
		h = &st->history.v[i];
		canvas_text(c, r, y++, 1, LOOK_TEXT, arena_fmt(c->arena, "%s %s",
		    date_moment(when, h->at), h->author));
		for (k = 0; k < h->n && k < 3 && y < r.rows; k++)
			canvas_text(c, r, y++, 3, LOOK_DIM, arena_fmt(c->arena,
			    "%s: %s%s%s", h->lines[k].field,
			    text_line(c->arena, h->lines[k].old_value),
			    h->lines[k].old_value[0] != '\0' ? " → " : "",
			    text_line(c->arena, h->lines[k].new_value)));
	}
}

static void
draw_beside(struct view *v, struct canvas *c, struct rect r)
{
	int y;

	for (y = 0; y < r.rows; y++)
		canvas_text(c, r, y, 0, LOOK_RULE, "│");
	r = canvas_sub(r, 0, 1, r.rows, r.cols - 1);
	y = draw_gaps(v, c, canvas_sub(r, 1, 0, r.rows - 1, r.cols), 6);
	canvas_text(c, r, 0, 1, LOOK_HEAD, y > 0 ? "To put right" :
	    "Nothing to put right");
	draw_changes(v, c, r, y + 2);
}

static void
draw(struct view *v, struct canvas *c, struct rect r)
{
	int y, above, form = r.cols;

	if (r.cols >= BESIDE_FROM) {
		form = r.cols * 62 / 100;
		draw_beside(v, c, canvas_sub(r, 0, form, r.rows, r.cols - form));
	} else {
		above = draw_gaps(v, c, r, 2);
		r = canvas_sub(r, above, 0, r.rows - above, r.cols);
	}
	r = canvas_sub(r, 0, 0, r.rows, form);
	v->page = r.rows;
	view_scroll(v, r.rows);
	for (y = 0; y < r.rows && v->top + y < v->rows; y++)
		draw_line(v, c, r, y, v->top + y);
}

static const char *
subject(const struct view *v)
{
	const char *word = v->line + strcspn(v->line, " ");

	return arena_dup(v->session->arena, word + strspn(word, " "));
}

static const char *
partner_in_hand(const struct view *v)
{
	const struct item_line *l = at(v, v->cursor);
	struct record r;
	int i;

	if (l->entity == NULL || entity_id(l->entity) != ENTITY_ROLE)
		return NULL;
	if (row_read(v->session->arena, v->session->store, l->entity, l->row,
	    &r) != NULL)
		return NULL;
	i = entity_field_of_column(l->entity, "partner");
	return r.v[i].kind != VALUE_INT ? NULL : row_name(v->session->arena,
	    v->session->store, &entity_table[ENTITY_PARTNER], r.v[i].i);
}

static const char *
hole(const struct view *v, char which)
{
	const struct item_line *l = v->rows > 0 ? at(v, v->cursor) : NULL;
	const struct state *st = v->state;

	if (v->rows == 0)
		return NULL;
	switch (which) {
	case 's':	return subject(v);
	case 'c':	return st->commitment >= 0 ? subject(v) : NULL;
	case 'f':	return l->field != NULL ? l->key : NULL;
	case 'v':	return l->field != NULL ? l->raw : NULL;
	case 'p':	return partner_in_hand(v);
	default:	return NULL;
	}
}

static const char *
text(const struct view *v, int row)
{
	return arena_fmt(v->session->arena, "%s %s", at(v, row)->label,
	    at(v, row)->shown);
}

static const char *
sentence(const struct view *v, struct arena *a, enum look *look)
{
	const struct item_line *l;

	if (v->rows == 0)
		return NULL;
	*look = LOOK_DIM;
	l = at(v, v->cursor);
	if (l->field != NULL)
		return arena_fmt(a, "%s: %s", l->label, l->field->help);
	return arena_fmt(a, "%s: %s", l->label, l->shown);
}

static const struct view_key keys[] = {
	{ "Enter e F2",	"edit",		"Change the field in hand", "Edit" },
	{ "o",		"editor",	"Change it in your editor", "Editor" },
	{ "r",		":role %c ",	"Say who does what", "Role" },
	{ "D Del",	"role %c %p -",	"Take the role in hand away", NULL },
	{ "m",		":milestone %c ", "Add a milestone", NULL },
	{ "H",		"history %s",	"Everything that changed it", "History" },
	{ 0 }
};

const struct view_ops view_item = {
	.name = "item", .title = "Item", .keys = keys, .load = load, .draw = draw,
	.hole = hole, .text = text, .sentence = sentence,
};
