#include <string.h>

#include "core/base/date.h"
#include "core/cmd/history.h"
#include "core/cmd/subject.h"
#include "tui/list.h"
#include "tui/view_entries.h"

enum { CHANGES = 400 };

/* One row of the screen: a line of a change, its first with who and when. */
struct row {
	const struct history_change	*change;
	const struct history_line	*line;
	bool				 first;
};

struct state {
	struct row	*rows;
};

enum { COL_WHEN, COL_WHO, COL_ITEM, COL_FIELD, COL_WAS, COL_IS, COL_COUNT };

static const struct list_column columns[COL_COUNT] = {
	[COL_WHEN] = { "When", 17, 17, 6, false },
	[COL_WHO] = { "Who", 8, 14, 5, false },
	[COL_ITEM] = { "Item", 18, 32, 9, false },
	[COL_FIELD] = { "Field", 8, 14, 8, false },
	[COL_WAS] = { "Was", 8, 24, 3, false },
	[COL_IS] = { "Is", 10, 40, 10, false },
};

static const struct err *
load(struct view *v)
{
	struct state *st = arena_new(&v->arena, struct state);
	struct subject it = { 0 };
	struct cmd_line line;
	const struct err *err;
	struct history h;
	int i, k, n = 0;

	v->state = st;
	if ((err = cmd_parse(&v->arena, v->line, &line)) != NULL)
		return err;
	if (line.args.n > 0 &&
	    (err = subject_find(v->session, line.args.v[0], &it)) != NULL)
		return err;
	err = history_read(&v->arena, v->session->store, it.id, CHANGES,
	    HISTORY_SHORT, &h);
	if (err != NULL)
		return err;
	for (i = 0; i < h.n; i++)
		n += h.v[i].n;
	st->rows = arena_array(&v->arena, struct row, n + 1);
	for (i = 0; i < h.n; i++)
		for (k = 0; k < h.v[i].n; k++)
			st->rows[v->rows++] = (struct row){ &h.v[i],
			    &h.v[i].lines[k], k == 0 };
	v->note = arena_fmt(&v->arena, "%s%s%d change%s",
	    line.args.n > 0 ? line.args.v[0] : "",
	    line.args.n > 0 ? ": " : "", h.n, h.n == 1 ? "" : "s");
	return NULL;
}

static const struct row *
at(const struct view *v, int row)
{
	const struct state *st = v->state;

	return &st->rows[row];
}

static const char *
cell(const struct view *v, struct arena *a, int row, int col, enum look *look)
{
	const struct row *r = at(v, row);

	switch (col) {
	case COL_WHEN:
		return r->first ? date_moment(arena_array(a, char, DATE_TEXT),
		    r->change->at) : "";
	case COL_WHO:
		if (!r->first)
			return "";
		return strcmp(r->change->kind, "do") == 0 ? r->change->author :
		    arena_fmt(a, "%s %s", r->change->author, r->change->kind);
	case COL_ITEM:		return r->line->item;
	case COL_FIELD:		return r->line->field;
	case COL_WAS:
		*look = LOOK_DIM;
		return r->line->old_value;
	case COL_IS:		return r->line->new_value;
	}
	return "";
}

static void
draw(struct view *v, struct canvas *c, struct rect r)
{
	static const struct list list = { columns, COL_COUNT, cell,
	    "Nothing was changed yet." };

	list_draw(v, c, r, &list);
}

static const char *
text(const struct view *v, int row)
{
	const struct row *r = at(v, row);

	return arena_fmt(v->session->arena, "%s %s %s %s", r->change->author,
	    r->line->item, r->line->field, r->line->new_value);
}

static const char *
sentence(const struct view *v, struct arena *a, enum look *look)
{
	char when[DATE_TEXT];
	const struct history_change *c;

	if (v->rows == 0)
		return NULL;
	*look = LOOK_MESSAGE;
	c = at(v, v->cursor)->change;
	return arena_fmt(a, "%s %s: %s", date_moment(when, c->at), c->author,
	    c->line);
}

static const struct view_key keys[] = {
	{ 0 }
};

const struct view_ops view_history = {
	.name = "history", .title = "History", .tab = "History", .keys = keys,
	.load = load, .draw = draw, .text = text, .sentence = sentence,
};
