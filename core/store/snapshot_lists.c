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

const char *
snapshot_text(struct query *q, struct arena *a, int col)
{
	const char *s = query_col_text(q, a, col);

	return s != NULL ? s : "";
}

int32_t
snapshot_date(struct query *q, int col)
{
	return date_days(query_col_peek(q, col));
}

int
snapshot_ref(struct query *q, int col, const struct idmap *ids)
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
		.last_value = "", .last_period = "",
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

const struct err *
snapshot_lists(struct arena *a, const struct store *s, struct plan *p)
{
	const struct err *err = load_head(a, s, p);

	return err != NULL ? err : load_lists(a, s, p);
}
