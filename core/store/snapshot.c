#include <string.h>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/store/query.h"
#include "core/store/snapshot.h"
#include "core/store/sql.h"

enum {
	SNAP_PLAN, SNAP_PARTNER, SNAP_OFFICER, SNAP_BOARD, SNAP_MEMBER, SNAP_STRAND,
	SNAP_OUTCOME, SNAP_NATIONAL, SNAP_INDICATOR, SNAP_MEASUREMENT,
	SNAP_COMMITMENT, SNAP_SERVES, SNAP_ROLE, SNAP_MILESTONE, SNAP_BUDGET,
	SNAP_CONTRIBUTION, SNAP_FACT, SNAP_COUNT
};

/* Column order is decided here; the readers below count along. */
static const char *const sql[SNAP_COUNT] = {
	[SNAP_PLAN] = "SELECT partnership, council_area, title, kind, starts,"
	    " ends, strand_word, commitment_word FROM plan"
	    " ORDER BY position LIMIT 1",
	[SNAP_PARTNER] = "SELECT id, code, mark, name, kind, duty, statutory,"
	    " left_on FROM partner ORDER BY position, id",
	[SNAP_OFFICER] = "SELECT id, code, partner, post, holder, status"
	    " FROM officer ORDER BY position, id",
	[SNAP_BOARD] = "SELECT id, code, name, kind, chair FROM board"
	    " ORDER BY position, id",
	[SNAP_MEMBER] = "SELECT board FROM board_member",
	[SNAP_STRAND] = "SELECT id, code, title, lead_role, board FROM strand"
	    " ORDER BY position, id",
	[SNAP_OUTCOME] = "SELECT id, code, title, strand FROM outcome"
	    " ORDER BY position, id",
	[SNAP_NATIONAL] = "SELECT outcome FROM outcome_national",
	[SNAP_INDICATOR] = "SELECT id, code, title, unit, better,"
	    " baseline_value, target_value, target_text, target_date, outcome"
	    " FROM indicator ORDER BY position, id",
	[SNAP_MEASUREMENT] = "SELECT indicator, value, period, position"
	    " FROM measurement",
	[SNAP_COMMITMENT] = "SELECT id, code, title, status, due_text, strand,"
	    " due, class FROM commitment ORDER BY position, id",
	[SNAP_SERVES] = "SELECT commitment, outcome, position"
	    " FROM commitment_outcome",
	[SNAP_ROLE] = "SELECT commitment, strand, outcome, id, letter, partner,"
	    " wording, officer, valid_from, valid_to, accepted_on, position"
	    " FROM role",
	[SNAP_MILESTONE] = "SELECT commitment, id, title, due, done_on, position"
	    " FROM milestone",
	[SNAP_BUDGET] = "SELECT id, code, title, kind, fy, holder, partner,"
	    " outcome, pence FROM budget ORDER BY position, id",
	[SNAP_CONTRIBUTION] = "SELECT commitment, kind, budget, pence"
	    " FROM contribution",
	[SNAP_FACT] = "SELECT id, text FROM fact ORDER BY position, id",
};

const struct sql_table snapshot_sql = { "snapshot", sql, SNAP_COUNT };

static const char *
text(struct query *q, struct arena *a, int col)
{
	const char *s = query_col_text(q, a, col);

	return s != NULL ? s : "";
}

static int32_t
date(struct query *q, int col)
{
	return date_days(query_col_peek(q, col));
}

static int
ref(struct query *q, int col, const struct idmap *ids)
{
	return idmap_at(ids, query_col_int(q, col));
}

/*
 * Read the rows of a table into a PLAN_LIST with `reader`, which gives one
 * struct, and remember where each id went.
 */
#define LOAD(a, s, plan, list, type, statement, reader) do {		\
	struct query q_ = query_begin((s), sql[statement]);		\
	int room_ = 0, i_;						\
	while (query_next(&q_)) {					\
		if ((plan)->list.n == room_) {				\
			(plan)->list.v = arena_more((a), struct type,	\
			    (plan)->list.v, (plan)->list.n,		\
			    room_ * 2 + 32);				\
			room_ = room_ * 2 + 32;				\
		}							\
		(plan)->list.v[(plan)->list.n++] =			\
		    reader(&q_, (a), (plan));				\
	}								\
	idmap_init((a), &(plan)->list.ids, (plan)->list.n);		\
	for (i_ = (plan)->list.n; i_-- > 0; )				\
		idmap_put(&(plan)->list.ids, (plan)->list.v[i_].id, i_);\
	if ((err = query_end(&q_)) != NULL)				\
		return err;						\
} while (0)

static struct partner
read_partner(struct query *q, struct arena *a, const struct plan *p)
{
	struct partner r = {
		.id = query_col_int(q, 0), .code = text(q, a, 1),
		.name = text(q, a, 3), .kind = text(q, a, 4),
		.duty = text(q, a, 5), .statutory = query_col_int(q, 6) != 0,
		.left_on = date(q, 7),
	};

	(void)p;
	strncpy(r.mark, query_col_peek(q, 2), sizeof r.mark - 1);
	if (r.name[0] == '\0')
		r.name = r.code;
	return r;
}

static struct officer
read_officer(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct officer){
		.id = query_col_int(q, 0), .code = text(q, a, 1),
		.partner = ref(q, 2, &p->partners.ids), .post = text(q, a, 3),
		.holder = text(q, a, 4), .status = text(q, a, 5),
	};
}

static struct board
read_board(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct board){
		.id = query_col_int(q, 0), .code = text(q, a, 1),
		.name = text(q, a, 2), .kind = text(q, a, 3),
		.chair = ref(q, 4, &p->partners.ids),
	};
}

static struct strand
read_strand(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct strand){
		.id = query_col_int(q, 0), .code = text(q, a, 1),
		.title = text(q, a, 2), .lead_role = text(q, a, 3),
		.board = ref(q, 4, &p->boards.ids),
	};
}

static struct outcome
read_outcome(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct outcome){
		.id = query_col_int(q, 0), .code = text(q, a, 1),
		.title = text(q, a, 2), .strand = ref(q, 3, &p->strands.ids),
	};
}

static struct indicator
read_indicator(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct indicator){
		.id = query_col_int(q, 0), .code = text(q, a, 1),
		.title = text(q, a, 2), .unit = text(q, a, 3),
		.better = text(q, a, 4), .baseline = text(q, a, 5),
		.target = text(q, a, 6), .target_text = text(q, a, 7),
		.target_date = date(q, 8),
		.outcome = ref(q, 9, &p->outcomes.ids),
		.last_value = "", .last_period = "",
	};
}

static struct commitment
read_commitment(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct commitment){
		.id = query_col_int(q, 0), .code = text(q, a, 1),
		.title = text(q, a, 2), .status = text(q, a, 3),
		.due_text = text(q, a, 4), .strand = ref(q, 5, &p->strands.ids),
		.due = date(q, 6),
		.tactical = strcmp(query_col_peek(q, 7), "tactical") == 0,
	};
}

static struct budget
read_budget(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct budget){
		.id = query_col_int(q, 0), .code = text(q, a, 1),
		.title = text(q, a, 2), .kind = text(q, a, 3),
		.fy = text(q, a, 4), .holder = ref(q, 5, &p->partners.ids),
		.partner = ref(q, 6, &p->partners.ids),
		.outcome = ref(q, 7, &p->outcomes.ids),
		.has_money = !query_col_is_null(q, 8),
		.pence = query_col_int(q, 8),
	};
}

static struct fact
read_fact(struct query *q, struct arena *a, const struct plan *p)
{
	(void)p;
	return (struct fact){ query_col_int(q, 0), text(q, a, 1) };
}

/*
 * Rows that belong to others come in no order; they are counted, then dealt
 * out into slices of one array, so that a plan costs one pass a table.
 */
struct deal {
	int		*owner;		/* of each row */
	int64_t		*position;
	void		*rows;
	int		 n, room;
};

static void
deal_grow(struct arena *a, struct deal *d, size_t size)
{
	int room = d->room * 2 + 64;

	d->owner = arena_more(a, int, d->owner, d->n, room);
	d->position = arena_more(a, int64_t, d->position, d->n, room);
	d->rows = arena_grow(a, d->rows, size * (size_t)d->n,
	    size * (size_t)room, _Alignof(max_align_t));
	d->room = room;
}

/* The rows by owner, and within an owner by position: the number of each. */
static int *
deal_order(struct arena *a, const struct deal *d, int owners)
{
	int *order = arena_array(a, int, d->n + 1);
	int *start = arena_array(a, int, owners + 1);
	int *fill = arena_array(a, int, owners + 1);
	int i, k, owner;

	for (i = 0; i < d->n; i++)
		start[d->owner[i] + 1]++;
	for (i = 1; i <= owners; i++)
		start[i] += start[i - 1];
	for (i = 0; i < d->n; i++) {
		owner = d->owner[i];
		/* Lists are short, so insertion is the quickest sort. */
		for (k = start[owner] + fill[owner]++; k > start[owner] &&
		    d->position[order[k - 1]] > d->position[i]; k--)
			order[k] = order[k - 1];
		order[k] = i;
	}
	return order;
}

static const struct role no_role = { .partner = -1, .officer = -1 };

static struct role
read_role(struct query *q, struct arena *a, const struct plan *p)
{
	const char *letter = strchr(plan_letters, query_col_peek(q, 4)[0]);
	struct role r = no_role;

	r.id = query_col_int(q, 3);
	r.letter = letter != NULL ? (enum role_letter)(letter - plan_letters) :
	    LETTER_T;
	r.partner = ref(q, 5, &p->partners.ids);
	r.wording = query_col_is_null(q, 6) ? "" : text(q, a, 6);
	if (!query_col_is_null(q, 7))
		r.officer = ref(q, 7, &p->officers.ids);
	r.from = date(q, 8);
	r.to = date(q, 9);
	r.accepted = date(q, 10);
	return r;
}

/* One number for whom a role belongs to: commitments, strands, outcomes. */
static int
role_owner(struct query *q, const struct plan *p)
{
	int at = ref(q, 0, &p->commitments.ids);

	if (at >= 0)
		return at;
	if ((at = ref(q, 1, &p->strands.ids)) >= 0)
		return p->commitments.n + at;
	if ((at = ref(q, 2, &p->outcomes.ids)) >= 0)
		return p->commitments.n + p->strands.n + at;
	return -1;
}

static struct roles *
roles_of(struct plan *p, int owner)
{
	if (owner < p->commitments.n)
		return &p->commitments.v[owner].roles;
	owner -= p->commitments.n;
	if (owner < p->strands.n)
		return &p->strands.v[owner].leads;
	return &p->outcomes.v[owner - p->strands.n].accountable;
}

static const struct err *
load_roles(struct arena *a, struct arena *scratch, const struct store *s,
    struct plan *p)
{
	struct query q = query_begin(s, sql[SNAP_ROLE]);
	int owners = p->commitments.n + p->strands.n + p->outcomes.n;
	int owner, i, *order;
	struct deal d = { 0 };
	struct role *all;

	while (query_next(&q)) {
		if ((owner = role_owner(&q, p)) < 0)
			continue;
		if (d.n == d.room)
			deal_grow(scratch, &d, sizeof(struct role));
		((struct role *)d.rows)[d.n] = read_role(&q, a, p);
		d.position[d.n] = query_col_int(&q, 11);
		d.owner[d.n++] = owner;
	}
	order = deal_order(scratch, &d, owners);
	all = arena_array(a, struct role, d.n + 1);
	for (i = 0; i < d.n; i++)
		all[i] = ((struct role *)d.rows)[order[i]];
	for (i = 0; i < d.n; i++) {
		struct roles *r = roles_of(p, d.owner[order[i]]);

		if (r->n++ == 0)
			r->v = &all[i];
	}
	return query_end(&q);
}

static const struct err *
load_serves(struct arena *a, struct arena *scratch, const struct store *s,
    struct plan *p)
{
	struct query q = query_begin(s, sql[SNAP_SERVES]);
	int owner, outcome, i, *order, *all;
	struct deal d = { 0 };
	struct commitment *c;

	while (query_next(&q)) {
		owner = ref(&q, 0, &p->commitments.ids);
		outcome = ref(&q, 1, &p->outcomes.ids);
		if (owner < 0 || outcome < 0)
			continue;
		if (d.n == d.room)
			deal_grow(scratch, &d, sizeof(int));
		((int *)d.rows)[d.n] = outcome;
		d.position[d.n] = query_col_int(&q, 2);
		d.owner[d.n++] = owner;
	}
	order = deal_order(scratch, &d, p->commitments.n);
	all = arena_array(a, int, d.n + 1);
	for (i = 0; i < d.n; i++) {
		all[i] = ((int *)d.rows)[order[i]];
		c = &p->commitments.v[d.owner[order[i]]];
		if (c->noutcomes++ == 0)
			c->outcomes = &all[i];
	}
	return query_end(&q);
}

static const struct err *
load_milestones(struct arena *a, struct arena *scratch, const struct store *s,
    struct plan *p)
{
	struct query q = query_begin(s, sql[SNAP_MILESTONE]);
	int owner, i, *order;
	struct deal d = { 0 };
	struct milestone *all;
	struct commitment *c;

	while (query_next(&q)) {
		if ((owner = ref(&q, 0, &p->commitments.ids)) < 0)
			continue;
		if (d.n == d.room)
			deal_grow(scratch, &d, sizeof(struct milestone));
		((struct milestone *)d.rows)[d.n] = (struct milestone){
			query_col_int(&q, 1), text(&q, a, 2), date(&q, 3),
			date(&q, 4) };
		d.position[d.n] = query_col_int(&q, 5);
		d.owner[d.n++] = owner;
	}
	order = deal_order(scratch, &d, p->commitments.n);
	all = arena_array(a, struct milestone, d.n + 1);
	for (i = 0; i < d.n; i++) {
		all[i] = ((struct milestone *)d.rows)[order[i]];
		c = &p->commitments.v[d.owner[order[i]]];
		if (c->nmilestones++ == 0)
			c->milestones = &all[i];
	}
	return query_end(&q);
}

static void
add_cash(struct plan *p, struct commitment *c, int budget, int64_t pence)
{
	c->has_money = true;
	if (!money_add(&c->cash, pence))
		p->money_overflow = true;
	if (budget >= 0 && !money_add(&p->budgets.v[budget].allocated, pence))
		p->money_overflow = true;
}

static const struct err *
load_contributions(const struct store *s, struct plan *p)
{
	struct query q = query_begin(s, sql[SNAP_CONTRIBUTION]);
	struct commitment *c;
	int at;

	while (query_next(&q)) {
		if ((at = ref(&q, 0, &p->commitments.ids)) < 0)
			continue;
		c = &p->commitments.v[at];
		c->contributions++;
		if (strcmp(query_col_peek(&q, 1), "cash") != 0)
			c->in_kind++;
		else if (!query_col_is_null(&q, 3))
			add_cash(p, c, ref(&q, 2, &p->budgets.ids),
			    query_col_int(&q, 3));
	}
	return query_end(&q);
}

static const struct err *
load_measurements(struct arena *a, struct arena *scratch,
    const struct store *s, struct plan *p)
{
	struct query q = query_begin(s, sql[SNAP_MEASUREMENT]);
	int64_t *last = arena_array(scratch, int64_t, p->indicators.n + 1);
	struct indicator *ind;
	int at;

	while (query_next(&q)) {
		if ((at = ref(&q, 0, &p->indicators.ids)) < 0)
			continue;
		ind = &p->indicators.v[at];
		if (ind->measurements++ > 0 && query_col_int(&q, 3) < last[at])
			continue;
		last[at] = query_col_int(&q, 3);
		ind->last_value = text(&q, a, 1);
		ind->last_period = text(&q, a, 2);
	}
	return query_end(&q);
}

static const struct err *
load_counts(const struct store *s, struct plan *p)
{
	struct query q = query_begin(s, sql[SNAP_MEMBER]);
	const struct err *err;
	int at;

	while (query_next(&q))
		if ((at = ref(&q, 0, &p->boards.ids)) >= 0)
			p->boards.v[at].members++;
	if ((err = query_end(&q)) != NULL)
		return err;
	q = query_begin(s, sql[SNAP_NATIONAL]);
	while (query_next(&q))
		if ((at = ref(&q, 0, &p->outcomes.ids)) >= 0)
			p->outcomes.v[at].nationals++;
	return query_end(&q);
}

static const struct err *
load_head(struct arena *a, const struct store *s, struct plan *p)
{
	struct query q = query_begin(s, sql[SNAP_PLAN]);

	p->partnership = p->area = p->title = p->kind = "";
	p->strand_word = "strand";
	p->commitment_word = "commitment";
	p->starts = p->ends = DATE_NONE;
	if (query_next(&q)) {
		p->partnership = text(&q, a, 0);
		p->area = text(&q, a, 1);
		p->title = text(&q, a, 2);
		p->kind = text(&q, a, 3);
		p->starts = date(&q, 4);
		p->ends = date(&q, 5);
		if (!query_col_is_null(&q, 6))
			p->strand_word = text(&q, a, 6);
		if (!query_col_is_null(&q, 7))
			p->commitment_word = text(&q, a, 7);
	}
	return query_end(&q);
}

static const struct err *
load_lists(struct arena *a, const struct store *s, struct plan *p)
{
	const struct err *err;

	LOAD(a, s, p, partners, partner, SNAP_PARTNER, read_partner);
	LOAD(a, s, p, officers, officer, SNAP_OFFICER, read_officer);
	LOAD(a, s, p, boards, board, SNAP_BOARD, read_board);
	LOAD(a, s, p, strands, strand, SNAP_STRAND, read_strand);
	LOAD(a, s, p, outcomes, outcome, SNAP_OUTCOME, read_outcome);
	LOAD(a, s, p, indicators, indicator, SNAP_INDICATOR, read_indicator);
	LOAD(a, s, p, commitments, commitment, SNAP_COMMITMENT, read_commitment);
	LOAD(a, s, p, budgets, budget, SNAP_BUDGET, read_budget);
	LOAD(a, s, p, facts, fact, SNAP_FACT, read_fact);
	return NULL;
}

static const struct err *
load(struct arena *a, struct arena *scratch, const struct store *s,
    struct plan *p)
{
	const struct err *err;

	if ((err = load_head(a, s, p)) != NULL ||
	    (err = load_lists(a, s, p)) != NULL ||
	    (err = load_roles(a, scratch, s, p)) != NULL ||
	    (err = load_serves(a, scratch, s, p)) != NULL ||
	    (err = load_milestones(a, scratch, s, p)) != NULL ||
	    (err = load_contributions(s, p)) != NULL ||
	    (err = load_measurements(a, scratch, s, p)) != NULL)
		return err;
	return load_counts(s, p);
}

const struct err *
snapshot_load(struct arena *a, const struct store *s, struct plan **out)
{
	struct plan *p = arena_new(a, struct plan);
	struct arena scratch = { 0 };
	const struct err *err = load(a, &scratch, s, p);

	arena_close(&scratch);
	plan_settle(a, p);
	*out = p;
	return err;
}
