#include "core/model/summary.h"
#include "tui/list.h"
#include "tui/view_entries.h"

struct state {
	const struct plan	*plan;
	struct summary		 sum;
};

enum { COL_CODE, COL_TITLE, COL_LEAD, COL_POST, COL_BOARD, COL_OUTCOMES, COL_ALL,
    COL_LATE, COL_DONE, COL_COUNT };

static const struct list_column columns[COL_COUNT] = {
	[COL_CODE] = { "Code", 6, 10, 9, false },
	[COL_TITLE] = { "Title", 24, 80, 10, false },
	[COL_LEAD] = { "Lead", 6, 8, 8, false },
	[COL_POST] = { "Lead post", 14, 40, 3, false },
	[COL_BOARD] = { "Board", 6, 8, 2, false },
	[COL_OUTCOMES] = { "Outc", 4, 4, 4, true },
	[COL_ALL] = { "Comm", 4, 4, 7, true },
	[COL_LATE] = { "Late", 4, 4, 6, true },
	[COL_DONE] = { "Done", 4, 4, 5, true },
};

static const struct err *
load(struct view *v)
{
	struct state *st = arena_new(&v->arena, struct state);
	const struct err *err;

	v->state = st;
	if ((err = session_plan(v->session, &st->plan)) != NULL)
		return err;
	summary_make(&v->arena, st->plan, session_day(v->session), &st->sum);
	v->rows = st->plan->strands.n;
	v->note = arena_fmt(&v->arena, "%d", v->rows);
	return NULL;
}

static const char *
lead(const struct plan *p, const struct strand *s, enum look *look)
{
	int n, partner = plan_lead(&s->leads, &n);

	if (partner >= 0)
		return p->partners.v[partner].code;
	*look = LOOK_BAD;
	return n > 1 ? "several" : n == 1 ? s->leads.v[0].wording : "no lead";
}

static const char *
figure(struct arena *a, int n)
{
	return n == 0 ? "." : arena_fmt(a, "%d", n);
}

static const char *
cell(const struct view *v, struct arena *a, int row, int col, enum look *look)
{
	const struct state *st = v->state;
	const struct strand *s = &st->plan->strands.v[row];
	const struct summary_row *sum = &st->sum.rows[row];

	switch (col) {
	case COL_CODE:		return s->code;
	case COL_TITLE:		return s->title;
	case COL_LEAD:		return lead(st->plan, s, look);
	case COL_POST:		return s->lead_role;
	case COL_BOARD:
		return s->board >= 0 ? st->plan->boards.v[s->board].code : "-";
	case COL_OUTCOMES:	return figure(a, s->outcomes);
	case COL_ALL:		return figure(a, s->commitments);
	case COL_LATE:
		if (sum->by[STANDING_LATE] > 0)
			*look = LOOK_BAD;
		return figure(a, sum->by[STANDING_LATE]);
	case COL_DONE:		return figure(a, sum->by[STANDING_DONE]);
	}
	return "";
}

static void
draw(struct view *v, struct canvas *c, struct rect r)
{
	static const struct list list = { columns, COL_COUNT, cell,
	    "No strands yet. a adds one." };

	list_draw(v, c, r, &list);
}

static const char *
hole(const struct view *v, char which)
{
	const struct state *st = v->state;

	return v->rows > 0 && which == 's' ?
	    st->plan->strands.v[v->cursor].code : NULL;
}

static const char *
text(const struct view *v, int row)
{
	const struct state *st = v->state;

	return arena_fmt(v->session->arena, "%s %s",
	    st->plan->strands.v[row].code, st->plan->strands.v[row].title);
}

static const struct view_key keys[] = {
	{ "Enter",	"show strand:%s", "Open the strand", "Open" },
	{ "m",		"matrix --strand %s", "Its matrix", "Matrix" },
	{ "c",		"commitments --strand %s", "Its commitments", "List" },
	{ "a",		":add strand ",	"Add a strand", "Add" },
	{ "e F2",	":set strand:%s ", "Change a field", NULL },
	{ "H",		"history strand:%s", "Who changed what of it", NULL },
	{ 0 }
};

const struct view_ops view_strands = {
	.name = "strands", .title = "Strands", .tab = "Strands", .keys = keys,
	.load = load, .draw = draw, .hole = hole, .text = text,
};
