#include "core/base/date.h"
#include "core/base/text.h"
#include "core/cmd/cmd_entries.h"
#include "core/model/summary.h"
#include "core/store/journal.h"

enum { ATTENTION_SHOWN = 8, DUE_SHOWN = 6, CHANGES_SHOWN = 5, TITLE = 44 };

static void
attention(struct session *s, const struct plan *p)
{
	static const struct table_column columns[] = {
		{ .key = "item", .label = "Item" },
		{ .key = "message", .label = "Why" },
		{ .key = "rule", .label = "Rule" },
		{ 0 }
	};
	struct table *t = session_table(s, "attention", columns);
	int i;

	t->empty = "nothing needs attention by the rules in use";
	for (i = 0; i < s->gaps.n && i < ATTENTION_SHOWN; i++) {
		table_add(t, gap_subject_code(p, &s->gaps.v[i]));
		table_add(t, gap_message(s->arena, p, &s->gaps.v[i],
		    session_day(s)));
		table_add(t, s->gaps.v[i].rule->code);
	}
}

static void
strand_row(struct session *s, struct table *t, const char *code,
    const char *title, const struct summary_row *r)
{
	int i;

	table_add_raw(t, text_cut(s->arena, title, 32), code);
	for (i = 0; i < STANDING_COUNT; i++)
		table_int(t, r->by[i]);
	table_int(t, r->all);
}

static void
strands(struct session *s, const struct plan *p, const struct summary *sum)
{
	static const struct table_column columns[] = {
		{ .key = "strand", .label = "Strand" },
		{ .key = "late", .label = "Late", .right = true, .number = true },
		{ .key = "soon", .label = "Soon", .right = true, .number = true },
		{ .key = "open", .label = "Open", .right = true, .number = true },
		{ .key = "undated", .label = "Undated", .right = true,
		    .number = true },
		{ .key = "done", .label = "Done", .right = true, .number = true },
		{ .key = "parked", .label = "Parked", .right = true,
		    .number = true },
		{ .key = "all", .label = "All", .right = true, .number = true },
		{ 0 }
	};
	struct table *t = session_table(s, "strands", columns);
	const struct summary_row *r;
	int i;

	for (i = 0; i < sum->nrows; i++) {
		r = &sum->rows[i];
		if (r->strand >= 0)
			strand_row(s, t, p->strands.v[r->strand].code,
			    p->strands.v[r->strand].title, r);
		else
			strand_row(s, t, "", "(no strand)", r);
	}
	strand_row(s, t, "total", "Total", &sum->total);
}

static void
money(struct session *s, const struct plan *p, const struct summary *sum)
{
	static const struct table_column columns[] = {
		{ .key = "money", .label = "Money" },
		{ 0 }
	};

	table_add(session_table(s, "money", columns),
	    summary_money(s->arena, p, sum));
}

static void
due(struct session *s, const struct plan *p, const struct summary *sum)
{
	static const struct table_column columns[] = {
		{ .key = "due", .label = "Due" },
		{ .key = "code", .label = "Item" },
		{ .key = "title", .label = "Title" },
		{ 0 }
	};
	struct table *t = session_table(s, "next due", columns);
	const struct commitment *c;
	int i;

	t->empty = "nothing is due from today on";
	for (i = 0; i < sum->ndue && i < DUE_SHOWN; i++) {
		c = &p->commitments.v[sum->due[i]];
		table_add_raw(t, date_shown(arena_array(s->arena, char, DATE_TEXT),
		    c->due), date_iso(arena_array(s->arena, char, DATE_TEXT),
		    c->due));
		table_add(t, c->code);
		table_add_raw(t, text_cut(s->arena, c->title, TITLE), c->title);
	}
}

static const struct err *
changes(struct session *s)
{
	static const struct table_column columns[] = {
		{ .key = "at", .label = "When" },
		{ .key = "author", .label = "Who" },
		{ .key = "command", .label = "Command" },
		{ 0 }
	};
	struct table *t = session_table(s, "changed lately", columns);
	struct journal_change *v;
	const struct err *err;
	int i, n;

	err = journal_changes(s->arena, s->store, 0, CHANGES_SHOWN, &v, &n);
	t->empty = "nothing was changed yet";
	for (i = 0; err == NULL && i < n; i++) {
		table_add(t, date_moment(arena_array(s->arena, char, DATE_TEXT),
		    v[i].at));
		table_add(t, v[i].author);
		table_add(t, text_cut(s->arena, v[i].line, 60));
	}
	return err;
}

static const struct err *
dashboard(struct session *s, const struct args *args)
{
	const struct plan *p;
	const struct err *err;
	struct summary sum;

	(void)args;
	if ((err = session_plan(s, &p)) != NULL)
		return err;
	summary_make(s->arena, p, session_day(s), &sum);
	if (s->format == TABLE_TEXT) {
		session_say(s, "%.200s", p->partnership);
		session_say(s, "%.300s", p->title);
		session_say(s, "%s", "");
	}
	attention(s, p);
	strands(s, p, &sum);
	money(s, p, &sum);
	due(s, p, &sum);
	return changes(s);
}

const struct cmd cmd_dashboard = {
	.name = "dashboard", .alias = "home", .spec = "", .usage = "",
	.summary = "Show the plan at a glance: gaps, states, money, what is due",
	.view = "home", .read = dashboard,
};
