#include "core/model/summary.h"
#include "tui/list.h"
#include "tui/view_entries.h"

struct state {
	const struct plan	*plan;
	struct summary_part	*parts;
};

enum { COL_CODE, COL_MARK, COL_NAME, COL_KIND, COL_STRANDS, COL_LEADS, COL_JOINT,
    COL_WORK, COL_OTHER, COL_LATE, COL_COUNT };

static const struct list_column columns[COL_COUNT] = {
	[COL_CODE] = { "Code", 6, 10, 9, false },
	[COL_MARK] = { "", 2, 2, 5, false },
	[COL_NAME] = { "Name", 24, 80, 10, false },
	[COL_KIND] = { "Kind", 10, 22, 1, false },
	[COL_STRANDS] = { "Strand", 6, 6, 3, true },
	[COL_LEADS] = { "Leads", 5, 5, 8, true },
	[COL_JOINT] = { "Joint", 5, 5, 7, true },
	[COL_WORK] = { "Works", 5, 5, 6, true },
	[COL_OTHER] = { "Other", 5, 5, 2, true },
	[COL_LATE] = { "Late", 4, 4, 8, true },
};

static const struct err *
load(struct view *v)
{
	struct state *st = arena_new(&v->arena, struct state);
	const struct err *err;

	v->state = st;
	if ((err = session_plan(v->session, &st->plan)) != NULL)
		return err;
	summary_partners(&v->arena, st->plan, session_day(v->session),
	    &st->parts);
	v->rows = st->plan->partners.n;
	v->note = arena_fmt(&v->arena, "%d", v->rows);
	return NULL;
}

static const char *
figure(struct arena *a, int n, enum look *look)
{
	if (n == 0) {
		*look = LOOK_DIM;
		return ".";
	}
	return arena_fmt(a, "%d", n);
}

static const char *
code(const struct view *v, struct arena *a, int row)
{
	const struct state *st = v->state;
	const struct partner *p = &st->plan->partners.v[row];

	return plan_code(a, p->code, p->nth);
}

static const char *
cell(const struct view *v, struct arena *a, int row, int col, enum look *look)
{
	const struct state *st = v->state;
	const struct partner *p = &st->plan->partners.v[row];
	const struct summary_part *part = &st->parts[row];

	switch (col) {
	case COL_CODE:
		if (p->nth > 0)
			*look = LOOK_BAD;
		return code(v, a, row);
	case COL_MARK:		return p->mark;
	case COL_NAME:		return p->name;
	case COL_KIND:		return p->kind;
	case COL_STRANDS:	return figure(a, part->strands, look);
	case COL_LEADS:		return figure(a, part->by[LETTER_L], look);
	case COL_JOINT:		return figure(a, part->by[LETTER_J], look);
	case COL_WORK:		return figure(a, part->by[LETTER_C], look);
	case COL_OTHER:
		return figure(a, part->by[LETTER_F] + part->by[LETTER_K] +
		    part->by[LETTER_S] + part->by[LETTER_T], look);
	case COL_LATE:
		if (part->late > 0)
			*look = LOOK_BAD;
		return figure(a, part->late, look);
	}
	return "";
}

static void
draw(struct view *v, struct canvas *c, struct rect r)
{
	static const struct list list = { columns, COL_COUNT, cell,
	    "No partners yet. a adds one." };

	list_draw(v, c, r, &list);
}

static const char *
hole(const struct view *v, char which)
{
	if (v->rows == 0 || (which != 'p' && which != 's'))
		return NULL;
	return code(v, v->session->arena, v->cursor);
}

static const char *
text(const struct view *v, int row)
{
	const struct state *st = v->state;
	const struct partner *p = &st->plan->partners.v[row];

	return arena_fmt(v->session->arena, "%s %s", p->code, p->name);
}

static const struct view_key keys[] = {
	{ "Enter",	"show partner:%p", "Open the partner", "Open" },
	{ "m",		"matrix --partner %p", "What it has a part in", "Matrix" },
	{ "c",		"commitments --partner %p", "The same as a list", "List" },
	{ "a",		":add partner ", "Add a partner", "Add" },
	{ "e F2",	":set partner:%p ", "Change a field", NULL },
	{ "H",		"history partner:%p", "Who changed what of it", NULL },
	{ 0 }
};

const struct view_ops view_partners = {
	.name = "partners", .title = "Partners", .tab = "Partners", .keys = keys,
	.load = load, .draw = draw, .hole = hole, .text = text,
};
