#include <string.h>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/store/query.h"
#include "core/store/snapshot_private.h"
#include "core/store/sql.h"

/*
 * Rows that belong to others come in no order; they are counted, then dealt
 * out into slices of one array, so that a plan costs one pass a table.
 */
struct deal {
	int		*owner;		/* of each row */
	int64_t		*position;
	void		*rows;
	int		 n, room;
	int		 expected;	/* 0: not known */
};

static void
deal_grow(struct arena *a, struct deal *d, size_t size)
{
	int room = d->room > 0 ? d->room * 2 : d->expected + 64;

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
	r.partner = snapshot_ref(q, 5, &p->partners.ids);
	r.wording = query_col_is_null(q, 6) ? "" : snapshot_text(q, a, 6);
	if (!query_col_is_null(q, 7))
		r.officer = snapshot_ref(q, 7, &p->officers.ids);
	r.from = snapshot_date(q, 8);
	r.to = snapshot_date(q, 9);
	r.accepted = snapshot_date(q, 10);
	return r;
}

/* One number for whom a role belongs to: commitments, strands, outcomes. */
static int
role_owner(struct query *q, const struct plan *p)
{
	int at = snapshot_ref(q, 0, &p->commitments.ids);

	if (at >= 0)
		return at;
	if ((at = snapshot_ref(q, 1, &p->strands.ids)) >= 0)
		return p->commitments.n + at;
	if ((at = snapshot_ref(q, 2, &p->outcomes.ids)) >= 0)
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

/* Most rows of a plan are roles; knowing how many saves growing twice over. */
static int
count_roles(const struct store *s)
{
	struct query q = query_begin(s, snapshot_sql.statements[SNAP_ROLE_COUNT]);
	int n = query_next(&q) ? (int)query_col_int(&q, 0) : 0;

	return query_end(&q) == NULL ? n : 0;
}

static const struct err *
load_roles(struct arena *a, struct arena *scratch, const struct store *s,
    struct plan *p)
{
	struct query q = query_begin(s, snapshot_sql.statements[SNAP_ROLE]);
	int owners = p->commitments.n + p->strands.n + p->outcomes.n;
	struct deal d = { .expected = count_roles(s) };
	int owner, i, *order;
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
	arena_reset(scratch);
	return query_end(&q);
}

static const struct err *
load_serves(struct arena *a, struct arena *scratch, const struct store *s,
    struct plan *p)
{
	struct query q = query_begin(s, snapshot_sql.statements[SNAP_SERVES]);
	int owner, outcome, i, *order, *all;
	struct deal d = { 0 };
	struct commitment *c;

	while (query_next(&q)) {
		owner = snapshot_ref(&q, 0, &p->commitments.ids);
		outcome = snapshot_ref(&q, 1, &p->outcomes.ids);
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
	arena_reset(scratch);
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
	struct query q = query_begin(s, snapshot_sql.statements[SNAP_CONTRIBUTION]);
	struct commitment *c;
	int at;

	while (query_next(&q)) {
		if ((at = snapshot_ref(&q, 0, &p->commitments.ids)) < 0)
			continue;
		c = &p->commitments.v[at];
		c->contributions++;
		if (strcmp(query_col_peek(&q, 1), "cash") != 0)
			c->in_kind++;
		else if (!query_col_is_null(&q, 3))
			add_cash(p, c, snapshot_ref(&q, 2, &p->budgets.ids),
			    query_col_int(&q, 3));
	}
	return query_end(&q);
}

static const struct err *
load(struct arena *a, struct arena *scratch, const struct store *s,
    struct plan *p)
{
	const struct err *err;

	if ((err = snapshot_lists(a, scratch, s, p)) != NULL ||
	    (err = load_roles(a, scratch, s, p)) != NULL ||
	    (err = load_serves(a, scratch, s, p)) != NULL)
		return err;
	return load_contributions(s, p);
}

const struct err *
snapshot_load(struct arena *a, const struct store *s, struct plan **out)
{
	struct plan *p = arena_new(a, struct plan);
	struct arena scratch = { 0 };
	const struct err *err = load(a, &scratch, s, p);

	arena_close(&scratch);
	if (err == NULL)
		plan_settle(a, p);
	*out = p;
	return err;
}
