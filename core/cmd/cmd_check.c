#include "core/base/str.h"
#include "core/cmd/cmd_entries.h"

static const struct err *
check(struct session *s, const struct args *args)
{
	static const struct table_column columns[] = {
		{ .key = "code", .label = "Rule" },
		{ .key = "severity", .label = "Severity" },
		{ .key = "subject", .label = "Item" },
		{ .key = "message", .label = "What is wrong" },
		{ .key = "title", .label = "Title" },
		{ 0 }
	};
	const struct plan *p;
	const struct gap *g;
	const struct err *err;
	struct table *t;
	int i;

	(void)args;
	if ((err = session_plan(s, &p)) != NULL)
		return err;
	t = session_table(s, "findings", columns);
	t->empty = arena_fmt(s->arena, "no gaps by the %d rules in use",
	    gap_rule_count);
	for (i = 0; i < s->gaps.n; i++) {
		g = &s->gaps.v[i];
		table_add(t, g->rule->code);
		table_add(t, gap_severity_names[g->rule->severity]);
		table_add(t, gap_subject_code(p, g));
		table_add(t, gap_message(s->arena, p, g, session_day(s)));
		table_add(t, gap_subject_title(p, g));
		if (g->rule->severity == GAP_ERROR)
			s->status = 1;
	}
	return NULL;
}

const struct cmd cmd_check = {
	.name = "check", .alias = "", .spec = "", .usage = "",
	.summary = "List the gaps of the plan; exit 1 when there are errors",
	.view = "gaps", .read = check,
};
