#include "core/base/date.h"
#include "core/base/money.h"
#include "core/base/str.h"
#include "core/base/text.h"
#include "core/base/word.h"
#include "core/cmd/cmd_entries.h"
#include "core/cmd/filter.h"
#include "core/cmd/shown.h"
#include "core/model/summary.h"
#include "core/store/row.h"

enum { TITLE_COLUMNS = 48 };

/* Commitments */

static const char *
leads(struct arena *a, const struct plan *p, const struct roles *r)
{
	struct str s = { .arena = a };
	int i;

	for (i = 0; i < r->n; i++)
		if (r->v[i].letter == LETTER_L)
			str_fmt(&s, "%s%s", s.n > 0 ? ", " : "",
			    r->v[i].partner >= 0 ?
			    p->partners.v[r->v[i].partner].code :
			    r->v[i].wording);
	return str_text(&s);
}

static const char *
iso(struct arena *a, int32_t days)
{
	if (days == DATE_NONE)
		return "";
	return date_iso(arena_array(a, char, DATE_TEXT), days);
}

static const char *
money_raw(struct arena *a, bool has, int64_t pence)
{
	return has ? money_digits(arena_array(a, char, MONEY_TEXT), pence) : "";
}

static const char *
money_shown(struct arena *a, bool has, int64_t pence)
{
	return has ? money_text(arena_array(a, char, MONEY_TEXT), pence) : "";
}

static void
add_commitment(struct session *s, struct table *t, const struct plan *p, int at)
{
	const struct commitment *c = &p->commitments.v[at];
	const struct gap *gap = gap_of_commitment(&s->gaps, at);
	struct arena *a = s->arena;
	int32_t day = session_day(s);

	table_add(t, c->code);
	table_add_raw(t, text_cut(a, c->title, TITLE_COLUMNS), c->title);
	table_add(t, c->strand >= 0 ? p->strands.v[c->strand].code : "");
	table_add(t, c->noutcomes > 0 ? p->outcomes.v[c->outcomes[0]].code : "");
	table_add(t, leads(a, p, &c->roles));
	table_add(t, c->tactical ? "tactical" : "priority");
	table_add(t, c->status);
	table_add_raw(t, standing_words(a, c, day),
	    standing_names[standing_of(c, day)]);
	table_add_raw(t, "", iso(a, c->due));
	table_add_raw(t, money_shown(a, c->has_money, c->cash),
	    money_raw(a, c->has_money, c->cash));
	table_add(t, gap != NULL ? gap_message(a, p, gap, day) : "");
}

static const struct err *
commitments(struct session *s, const struct args *args)
{
	static const struct table_column columns[] = {
		{ .key = "code", .label = "Code" },
		{ .key = "title", .label = "Title" },
		{ .key = "strand", .label = "Strand" },
		{ .key = "outcome", .label = "Outcome" },
		{ .key = "lead", .label = "Lead" },
		{ .key = "class", .label = "Class" },
		{ .key = "status", .label = "Status" },
		{ .key = "standing", .label = "Stands" },
		{ .key = "due", .label = "" },
		{ .key = "cash_gbp", .label = "Cash", .right = true, .number = true },
		{ .key = "gap", .label = "Gap" },
		{ 0 }
	};
	const struct plan *p;
	const struct err *err;
	struct filter f;
	struct table *t;
	int *rows, n, i;

	if ((err = filter_read(s, args, &f)) != NULL ||
	    (err = session_plan(s, &p)) != NULL)
		return err;
	n = filter_rows(s->arena, p, &s->gaps, &f, session_day(s), &rows);
	t = session_table(s, "commitments", columns);
	t->empty = f.words[0] != '\0' ? "no commitment passes this filter" :
	    "this plan has no commitments yet";
	for (i = 0; i < n; i++)
		add_commitment(s, t, p, rows[i]);
	return NULL;
}

const struct cmd cmd_commitments = {
	.name = "commitments", .alias = "c", .spec = "", .usage = "[--OPTION ...]",
	.summary = "List commitments",
	.options = filter_options, .view = "commitments", .read = commitments,
};

/* Partners */

static const struct err *
partners(struct session *s, const struct args *args)
{
	static const struct table_column columns[] = {
		{ .key = "code", .label = "Code" },
		{ .key = "mark", .label = "" },
		{ .key = "name", .label = "Name" },
		{ .key = "kind", .label = "Kind" },
		{ .key = "duty", .label = "Duty" },
		{ .key = "strands", .label = "Strands", .right = true, .number = true },
		{ .key = "leads", .label = "Leads", .right = true, .number = true },
		{ .key = "joint", .label = "Joint", .right = true, .number = true },
		{ .key = "contributes", .label = "Works", .right = true,
		    .number = true },
		{ .key = "other", .label = "Other", .right = true, .number = true },
		{ .key = "late", .label = "Late", .right = true, .number = true },
		{ 0 }
	};
	struct summary_part *part;
	const struct partner *w;
	const struct plan *p;
	const struct err *err;
	struct table *t;
	int i;

	(void)args;
	if ((err = session_plan(s, &p)) != NULL)
		return err;
	summary_partners(s->arena, p, session_day(s), &part);
	t = session_table(s, "partners", columns);
	t->empty = "this plan has no partners yet";
	for (i = 0; i < p->partners.n; i++, part++) {
		w = &p->partners.v[i];
		table_add_raw(t, plan_code(s->arena, w->code, w->nth), w->code);
		table_add(t, w->mark);
		table_add_raw(t, text_cut(s->arena, w->name, TITLE_COLUMNS), w->name);
		table_add(t, w->kind);
		table_add(t, w->duty);
		table_int(t, part->strands);
		table_int(t, part->by[LETTER_L]);
		table_int(t, part->by[LETTER_J]);
		table_int(t, part->by[LETTER_C]);
		table_int(t, part->by[LETTER_F] + part->by[LETTER_K] +
		    part->by[LETTER_S] + part->by[LETTER_T]);
		table_int(t, part->late);
	}
	return NULL;
}

const struct cmd cmd_partners = {
	.name = "partners", .alias = "p", .spec = "", .usage = "",
	.summary = "List partners with what each leads, shares and contributes",
	.view = "partners", .read = partners,
};

/* Strands */

static const struct err *
strands(struct session *s, const struct args *args)
{
	static const struct table_column columns[] = {
		{ .key = "code", .label = "Code" },
		{ .key = "title", .label = "Title" },
		{ .key = "lead", .label = "Lead" },
		{ .key = "lead_role", .label = "Lead post" },
		{ .key = "board", .label = "Board" },
		{ .key = "outcomes", .label = "Outcomes", .right = true,
		    .number = true },
		{ .key = "commitments", .label = "Commitments", .right = true,
		    .number = true },
		{ .key = "late", .label = "Late", .right = true, .number = true },
		{ .key = "done", .label = "Done", .right = true, .number = true },
		{ 0 }
	};
	struct summary sum;
	const struct strand *w;
	const struct plan *p;
	const struct err *err;
	struct table *t;
	int i;

	(void)args;
	if ((err = session_plan(s, &p)) != NULL)
		return err;
	summary_make(s->arena, p, session_day(s), &sum);
	t = session_table(s, "strands", columns);
	t->empty = "this plan has no strands yet";
	for (i = 0; i < p->strands.n; i++) {
		w = &p->strands.v[i];
		table_add(t, w->code);
		table_add_raw(t, text_cut(s->arena, w->title, TITLE_COLUMNS),
		    w->title);
		table_add(t, leads(s->arena, p, &w->leads));
		table_add(t, w->lead_role);
		table_add(t, w->board >= 0 ? p->boards.v[w->board].code : "");
		table_int(t, w->outcomes);
		table_int(t, w->commitments);
		table_int(t, sum.rows[i].by[STANDING_LATE]);
		table_int(t, sum.rows[i].by[STANDING_DONE]);
	}
	return NULL;
}

const struct cmd cmd_strands = {
	.name = "strands", .alias = "", .spec = "", .usage = "",
	.summary = "List strands with who leads them",
	.view = "strands", .read = strands,
};

/* Any kind */

static const struct table_column *
field_columns(struct arena *a, const struct entity *e)
{
	struct table_column *c = arena_array(a, struct table_column, e->count + 1);
	int i;

	for (i = 0; i < e->count; i++)
		c[i] = (struct table_column){
			.key = e->fields[i].column, .label = e->fields[i].label,
			.right = e->fields[i].kind == FIELD_MONEY ||
			    e->fields[i].kind == FIELD_DECIMAL,
		};
	return c;
}

static const struct err *
no_kind(const char *name)
{
	const char *plurals[ENTITY_COUNT + 1];
	const char *near;
	int i;

	for (i = 0; i < ENTITY_COUNT; i++)
		plurals[i] = entity_table[i].plural;
	plurals[i] = NULL;
	near = word_nearest(name, plurals);
	return err_new(ERR_USAGE, near != NULL ? "no kind of item '%.40s'; did you "
	    "mean '%s'?" : "no kind of item '%.40s'", name, near);
}

static const struct err *
list(struct session *s, const struct args *args)
{
	const struct entity *e = entity_named(args->v[0]);
	const struct err *err;
	struct records all;
	struct table *t;
	int i, k;

	if (e == NULL)
		return no_kind(args->v[0]);
	if ((err = row_all(s->arena, s->store, e, &all)) != NULL)
		return err;
	t = session_table(s, e->plural, field_columns(s->arena, e));
	t->empty = arena_fmt(s->arena, "this plan has no %s yet", e->plural);
	for (i = 0; i < all.n; i++)
		for (k = 0; k < e->count; k++)
			table_add_raw(t, text_cut(s->arena, shown_value(s->arena,
			    s->store, &e->fields[k], all.v[i].v[k]), TITLE_COLUMNS),
			    shown_raw(s->arena, s->store, &e->fields[k],
			    all.v[i].v[k]));
	return NULL;
}

const struct cmd cmd_list = {
	.name = "list", .alias = "ls", .spec = "k", .usage = "KIND",
	.summary = "List everything of a kind with all its fields",
	.detail = "KIND is partners, officers, boards, strands, outcomes, "
	    "indicators, measurements, commitments, roles, milestones, budgets, "
	    "contributions, sources or \"odd facts\".",
	.read = list,
};
