#include "tui/list.h"
#include "tui/view_entries.h"

struct state {
	const struct plan	*plan;
	const struct gaps	*gaps;
};

enum { COL_RULE, COL_SEVERITY, COL_ITEM, COL_MESSAGE, COL_COUNT };

static const struct list_column columns[COL_COUNT] = {
	[COL_RULE] = { "Rule", 6, 6, 2, false },
	[COL_SEVERITY] = { "How bad", 7, 7, 1, false },
	[COL_ITEM] = { "Item", 8, 16, 9, false },
	[COL_MESSAGE] = { "What is wrong", 20, 100, 10, false },
};

static const struct err *
load(struct view *v)
{
	struct state *st = arena_new(&v->arena, struct state);
	const struct err *err;

	v->state = st;
	if ((err = session_plan(v->session, &st->plan)) != NULL)
		return err;
	st->gaps = &v->session->gaps;
	v->rows = st->gaps->n;
	v->note = arena_fmt(&v->arena, "%d by %d rules", v->rows, gap_rule_count);
	return NULL;
}

static const struct gap *
at(const struct view *v, int row)
{
	const struct state *st = v->state;

	return &st->gaps->v[row];
}

static const char *
cell(const struct view *v, struct arena *a, int row, int col, enum look *look)
{
	const struct state *st = v->state;
	const struct gap *g = at(v, row);

	switch (col) {
	case COL_RULE:		return g->rule->code;
	case COL_SEVERITY:
		*look = g->rule->severity == GAP_ERROR ? LOOK_BAD : LOOK_WARN;
		return gap_severity_names[g->rule->severity];
	case COL_ITEM:		return gap_subject_code(st->plan, g);
	case COL_MESSAGE:
		return gap_message(a, st->plan, g, session_day(v->session));
	}
	return "";
}

static void
draw(struct view *v, struct canvas *c, struct rect r)
{
	static const struct list list = { columns, COL_COUNT, cell,
	    "No gaps by the rules in use." };

	list_draw(v, c, r, &list);
}

static const char *
hole(const struct view *v, char which)
{
	const struct state *st = v->state;

	if (v->rows == 0 || which != 's')
		return NULL;
	return gap_subject_path(v->session->arena, st->plan, at(v, v->cursor));
}

static const char *
text(const struct view *v, int row)
{
	const struct state *st = v->state;

	return arena_fmt(v->session->arena, "%s %s",
	    gap_subject_code(st->plan, at(v, row)),
	    gap_message(v->session->arena, st->plan, at(v, row),
	    session_day(v->session)));
}

static const char *
sentence(const struct view *v, struct arena *a, enum look *look)
{
	const struct gap_rule *rule;

	if (v->rows == 0)
		return NULL;
	*look = LOOK_MESSAGE;
	rule = at(v, v->cursor)->rule;
	return arena_fmt(a, "%s: %s. (%s)", rule->code, rule->rule, rule->basis);
}

static const struct view_key keys[] = {
	{ "Enter",	"show %s",	"Open what it is about", "Open" },
	{ "e F2",	":set %s ",	"Put it right: change a field", "Change" },
	{ 0 }
};

const struct view_ops view_gaps = {
	.name = "gaps", .title = "Gaps", .tab = "Gaps", .keys = keys,
	.load = load, .draw = draw, .hole = hole, .text = text,
	.sentence = sentence,
};
