#include <stdlib.h>
#include <string.h>

#include "core/base/date.h"
#include "core/store/query.h"
#include "core/store/snapshot_private.h"
#include "core/store/sql.h"

/* Column order is decided here; the readers below count along. */
static const char *const sql[SNAP_COUNT] = {
	[SNAP_PLAN] = "SELECT partnership, council_area, title, kind, starts,"
	    " ends, strand_word, commitment_word FROM plan"
	    " ORDER BY position LIMIT 1",
	[SNAP_PARTNER] = "SELECT id, code, mark, name, kind, duty, statutory,"
	    " left_on, position FROM partner",
	[SNAP_OFFICER] = "SELECT id, code, partner, post, holder, status,"
	    " position FROM officer",
	[SNAP_BOARD] = "SELECT id, code, name, kind, chair, position FROM board",
	[SNAP_STRAND] = "SELECT id, code, title, lead_role, board, position"
	    " FROM strand",
	[SNAP_OUTCOME] = "SELECT id, code, title, strand, position FROM outcome",
	[SNAP_INDICATOR] = "SELECT id, code, title, unit, better,"
	    " baseline_value, target_value, target_text, target_date, outcome,"
	    " position FROM indicator",
	[SNAP_COMMITMENT] = "SELECT id, code, title, status, due_text, strand,"
	    " due, class, position FROM commitment",
	[SNAP_SERVES] = "SELECT commitment, outcome, position"
	    " FROM commitment_outcome",
	[SNAP_ROLE] = "SELECT commitment, strand, outcome, id, letter, partner,"
	    " wording, officer, valid_from, valid_to, accepted_on, position"
	    " FROM role",
	[SNAP_ROLE_COUNT] = "SELECT count(*) FROM role",
	[SNAP_BUDGET] = "SELECT id, code, title, kind, fy, holder, partner,"
	    " outcome, pence, position FROM budget",
	[SNAP_CONTRIBUTION] = "SELECT commitment, kind, budget, pence"
	    " FROM contribution",
	[SNAP_FACT] = "SELECT id, text, position FROM fact",
};

const struct sql_table snapshot_sql = { "snapshot", sql, SNAP_COUNT };

const char *
snapshot_text(struct query *q, struct arena *a, int col)
{
	if (query_col_is_null(q, col))
		return "";
	return query_col_text(q, a, col);
}

int32_t
snapshot_date(struct query *q, int col)
{
	if (query_col_is_null(q, col))
		return DATE_NONE;	/* most are, and this is a hot place */
	return date_days(query_col_peek(q, col));
}

int
snapshot_ref(struct query *q, int col, const struct idmap *ids)
{
	return idmap_at(ids, query_col_int(q, col));
}

/* Where a row goes: rows come in no order, which saves SQLite the sorting. */
struct place {
	int64_t	position, id;
	int	at;
};

static int
by_position(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	if (x->position != y->position)
		return x->position < y->position ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* A list that a file gave has the positions 0 to n - 1: no sorting at all. */
static bool
deal_out(struct arena *a, struct place *p, int n)
{
	struct place *out = arena_array(a, struct place, n + 1);
	int i;

	for (i = 0; i < n; i++) {
		if (p[i].position < 0 || p[i].position >= n ||
		    out[p[i].position].id != 0)
			return false;
		out[p[i].position] = p[i];
	}
	memcpy(p, out, sizeof *p * (size_t)n);
	return true;
}

static void
put_in_order(struct arena *scratch, struct place *p, int n)
{
	if (n > 0 && !deal_out(scratch, p, n))
		qsort(p, (size_t)n, sizeof *p, by_position);
}

/*
 * Read the rows of a table into a PLAN_LIST with `reader`, which gives one
 * struct, and remember where each id went. The position is the last column.
 */
#define LOAD(a, scratch, s, plan, list, type, statement, last, reader) do { \
	struct query q_ = query_begin((s), sql[statement]);		\
	struct place *p_ = NULL;					\
	struct type *v_ = NULL;						\
	int n_ = 0, room_ = 0, i_;					\
	for (; query_next(&q_); n_++) {					\
		if (n_ == room_) {					\
			room_ = room_ * 2 + 32;				\
			v_ = arena_more((scratch), struct type, v_, n_,	\
			    room_);					\
			p_ = arena_more((scratch), struct place, p_, n_,\
			    room_);					\
		}							\
		v_[n_] = reader(&q_, (a), (plan));			\
		p_[n_] = (struct place){ query_col_int(&q_, (last)),	\
		    v_[n_].id, n_ };					\
	}								\
	put_in_order((scratch), p_, n_);				\
	(plan)->list.v = arena_array((a), struct type, n_ + 1);		\
	(plan)->list.n = n_;						\
	idmap_init((a), &(plan)->list.ids, n_);				\
	for (i_ = n_; i_-- > 0; ) {					\
		(plan)->list.v[i_] = v_[p_[i_].at];			\
		idmap_put(&(plan)->list.ids, p_[i_].id, i_);		\
	}								\
	arena_reset(scratch);						\
	if ((err = query_end(&q_)) != NULL)				\
		return err;						\
} while (0)

static struct partner
read_partner(struct query *q, struct arena *a, const struct plan *p)
{
	struct partner r = {
		.id = query_col_int(q, 0), .code = snapshot_text(q, a, 1),
		.name = snapshot_text(q, a, 3), .kind = snapshot_text(q, a, 4),
		.duty = snapshot_text(q, a, 5), .statutory = query_col_int(q, 6) != 0,
		.left_on = snapshot_date(q, 7),
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
		.id = query_col_int(q, 0), .code = snapshot_text(q, a, 1),
		.partner = snapshot_ref(q, 2, &p->partners.ids), .post = snapshot_text(q, a, 3),
		.holder = snapshot_text(q, a, 4), .status = snapshot_text(q, a, 5),
	};
}

static struct board
read_board(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct board){
		.id = query_col_int(q, 0), .code = snapshot_text(q, a, 1),
		.name = snapshot_text(q, a, 2), .kind = snapshot_text(q, a, 3),
		.chair = snapshot_ref(q, 4, &p->partners.ids),
	};
}

static struct strand
read_strand(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct strand){
		.id = query_col_int(q, 0), .code = snapshot_text(q, a, 1),
		.title = snapshot_text(q, a, 2), .lead_role = snapshot_text(q, a, 3),
		.board = snapshot_ref(q, 4, &p->boards.ids),
	};
}

static struct outcome
read_outcome(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct outcome){
		.id = query_col_int(q, 0), .code = snapshot_text(q, a, 1),
		.title = snapshot_text(q, a, 2), .strand = snapshot_ref(q, 3, &p->strands.ids),
	};
}

static struct indicator
read_indicator(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct indicator){
		.id = query_col_int(q, 0), .code = snapshot_text(q, a, 1),
		.title = snapshot_text(q, a, 2), .unit = snapshot_text(q, a, 3),
		.better = snapshot_text(q, a, 4), .baseline = snapshot_text(q, a, 5),
		.target = snapshot_text(q, a, 6), .target_text = snapshot_text(q, a, 7),
		.target_date = snapshot_date(q, 8),
		.outcome = snapshot_ref(q, 9, &p->outcomes.ids),
	};
}

static struct commitment
read_commitment(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct commitment){
		.id = query_col_int(q, 0), .code = snapshot_text(q, a, 1),
		.title = snapshot_text(q, a, 2), .status = snapshot_text(q, a, 3),
		.due_text = snapshot_text(q, a, 4), .strand = snapshot_ref(q, 5, &p->strands.ids),
		.due = snapshot_date(q, 6),
		.tactical = strcmp(query_col_peek(q, 7), "tactical") == 0,
	};
}

static struct budget
read_budget(struct query *q, struct arena *a, const struct plan *p)
{
	return (struct budget){
		.id = query_col_int(q, 0), .code = snapshot_text(q, a, 1),
		.title = snapshot_text(q, a, 2), .kind = snapshot_text(q, a, 3),
		.fy = snapshot_text(q, a, 4), .holder = snapshot_ref(q, 5, &p->partners.ids),
		.partner = snapshot_ref(q, 6, &p->partners.ids),
		.outcome = snapshot_ref(q, 7, &p->outcomes.ids),
		.has_money = !query_col_is_null(q, 8),
		.pence = query_col_int(q, 8),
	};
}

static struct fact
read_fact(struct query *q, struct arena *a, const struct plan *p)
{
	(void)p;
	return (struct fact){ query_col_int(q, 0), snapshot_text(q, a, 1) };
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
		p->partnership = snapshot_text(&q, a, 0);
		p->area = snapshot_text(&q, a, 1);
		p->title = snapshot_text(&q, a, 2);
		p->kind = snapshot_text(&q, a, 3);
		p->starts = snapshot_date(&q, 4);
		p->ends = snapshot_date(&q, 5);
		if (!query_col_is_null(&q, 6))
			p->strand_word = snapshot_text(&q, a, 6);
		if (!query_col_is_null(&q, 7))
			p->commitment_word = snapshot_text(&q, a, 7);
	}
	return query_end(&q);
}

static const struct err *
load_lists(struct arena *a, struct arena *x, const struct store *s,
    struct plan *p)
{
	const struct err *err;

	LOAD(a, x, s, p, partners, partner, SNAP_PARTNER, 8, read_partner);
	LOAD(a, x, s, p, officers, officer, SNAP_OFFICER, 6, read_officer);
	LOAD(a, x, s, p, boards, board, SNAP_BOARD, 5, read_board);
	LOAD(a, x, s, p, strands, strand, SNAP_STRAND, 5, read_strand);
	LOAD(a, x, s, p, outcomes, outcome, SNAP_OUTCOME, 4, read_outcome);
	LOAD(a, x, s, p, indicators, indicator, SNAP_INDICATOR, 10, read_indicator);
	LOAD(a, x, s, p, commitments, commitment, SNAP_COMMITMENT, 8, read_commitment);
	LOAD(a, x, s, p, budgets, budget, SNAP_BUDGET, 9, read_budget);
	LOAD(a, x, s, p, facts, fact, SNAP_FACT, 2, read_fact);
	return NULL;
}

const struct err *
snapshot_lists(struct arena *a, struct arena *scratch, const struct store *s,
    struct plan *p)
{
	const struct err *err = load_head(a, s, p);

	return err != NULL ? err : load_lists(a, scratch, s, p);
}
