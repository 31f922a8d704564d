#include "core/base/date.h"
#include "core/base/money.h"
#include "core/base/str.h"
#include "core/cmd/filter.h"
#include "tui/list.h"
#include "tui/mark.h"
#include "tui/view_entries.h"

struct state {
	const struct plan	*plan;
	int			*rows;
	int32_t			 day;
};

enum { COL_CODE, COL_TITLE, COL_MARK, COL_LEAD, COL_STANDS, COL_STRAND,
    COL_OUTCOME, COL_CASH, COL_COUNT };

static const struct list_column columns[COL_COUNT] = {
	[COL_CODE] = { "Code", 8, 14, 9, false },
	[COL_TITLE] = { "Title", 28, 120, 10, false },
	[COL_MARK] = { "St", 2, 2, 8, false },
	[COL_LEAD] = { "Lead", 6, 10, 7, false },
	[COL_STANDS] = { "Stands", 15, 16, 6, false },
	[COL_STRAND] = { "Strand", 8, 10, 4, false },
	[COL_OUTCOME] = { "Outcome", 7, 8, 3, false },
	[COL_CASH] = { "Cash", 9, 12, 2, true },
};

static const struct commitment *
at(const struct view *v, int row)
{
	const struct state *st = v->state;

	return &st->plan->commitments.v[st->rows[row]];
}

static const struct err *
load(struct view *v)
{
	struct state *st = arena_new(&v->arena, struct state);
	struct cmd_line line;
	const struct err *err;
	struct filter f;

	v->state = st;
	st->day = session_day(v->session);
	if ((err = session_plan(v->session, &st->plan)) != NULL)
		return err;
	if ((err = cmd_parse(&v->arena, v->line, &line)) != NULL ||
	    (err = filter_read(v->session, &line.args, &f)) != NULL)
		return err;
	v->rows = filter_rows(&v->arena, st->plan, &v->session->gaps, &f, st->day,
	    &st->rows);
	v->note = arena_fmt(&v->arena, "%s%s%d of %d", f.words,
	    f.words[0] != '\0' ? ": " : "", v->rows, st->plan->commitments.n);
	return NULL;
}

static const char *
lead(const struct plan *p, const struct commitment *c)
{
	int n, partner = plan_lead(&c->roles, &n), i;

	if (n > 1)
		return "several";
	if (partner >= 0)
		return p->partners.v[partner].code;
	for (i = 0; i < c->roles.n; i++)
		if (c->roles.v[i].letter == LETTER_L)
			return c->roles.v[i].wording;
	return "-";
}

static const char *
cell(const struct view *v, struct arena *a, int row, int col, enum look *look)
{
	const struct state *st = v->state;
	const struct commitment *c = at(v, row);
	const struct plan *p = st->plan;

	if (c->tactical)
		*look = LOOK_DIM;
	switch (col) {
	case COL_CODE:
		return c->code;
	case COL_TITLE:
		return c->title;
	case COL_MARK:
		return mark_standing(standing_of(c, st->day), look);
	case COL_LEAD:
		return lead(p, c);
	case COL_STANDS:
		return standing_words(a, c, st->day);
	case COL_STRAND:
		return c->strand >= 0 ? p->strands.v[c->strand].code : "-";
	case COL_OUTCOME:
		return c->noutcomes > 0 ? p->outcomes.v[c->outcomes[0]].code : "-";
	case COL_CASH:
		return c->has_money ?
		    money_text(arena_array(a, char, MONEY_TEXT), c->cash) : "";
	}
	return "";
}

static void
draw(struct view *v, struct canvas *c, struct rect r)
{
	static const struct list list = { columns, COL_COUNT, cell,
	    "No commitments here. a adds one; Esc clears a filter." };

	list_draw(v, c, r, &list);
}

static const char *
hole(const struct view *v, char which)
{
	if (v->rows == 0 || (which != 'c' && which != 's'))
		return NULL;
	return plan_code(v->session->arena, at(v, v->cursor)->code,
	    at(v, v->cursor)->nth);
}

static const char *
text(const struct view *v, int row)
{
	const struct commitment *c = at(v, row);

	return arena_pair(v->session->arena, c->code, c->title);
}

static const char *
sentence(const struct view *v, struct arena *a, enum look *look)
{
	const struct state *st = v->state;
	const struct gap *g;

	if (v->rows == 0)
		return NULL;
	g = gap_of_commitment(&v->session->gaps, st->rows[v->cursor]);
	if (g == NULL)
		return NULL;
	*look = LOOK_BAD;
	return arena_fmt(a, "%s: %s", at(v, v->cursor)->code,
	    gap_message(a, st->plan, g, st->day));
}

static const struct view_key keys[] = {
	{ "Enter",	"show %c",	"Open the commitment", "Open" },
	{ "a",		":add commitment ", "Add a commitment", "Add" },
	{ "e F2",	":set %c ",	"Change a field", NULL },
	{ "D",		":delete %c",	"Delete it", NULL },
	{ "H",		"history %c",	"Who changed it", NULL },
	{ "f",		"filter",	"Narrow the list by typing", "Filter" },
	{ "!",		"toggle gaps",	"Only those with a gap, or all", "Gaps" },
	{ "t",		"toggle priority", "Only priority ones, or tactical too",
	    NULL },
	{ 0 }
};

const struct view_ops view_commitments = {
	.name = "commitments", .title = "Commitments", .tab = "Commitments",
	.keys = keys, .load = load, .draw = draw, .hole = hole, .text = text,
	.sentence = sentence,
};
