#ifndef CORE_MODEL_PLAN_H
#define CORE_MODEL_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/idmap.h"

/*
 * A plan as it stood when it was read: plain structs in an arena, which the
 * analyses read and nobody changes. References are places in the arrays, -1
 * for none. Dates are days since 1970 (DATE_NONE for none), money is pence.
 * Texts are never NULL where they are shown; "" says that nothing is given.
 */

struct partner {
	int64_t		 id;
	const char	*code, *name, *kind, *duty;
	char		 mark[4];	/* head of its matrix column, e.g. "NH" */
	bool		 statutory;
	int		 nth;		/* 1, 2 ... when the code was seen before */
	int32_t		 left_on;
};

struct officer {
	int64_t		 id;
	const char	*code, *post, *holder, *status;
	int		 partner;
};

struct board {
	int64_t		 id;
	const char	*code, *name, *kind;
	int		 chair;
};

enum role_letter {	/* strongest first: a cell shows the first it has */
	LETTER_L, LETTER_J, LETTER_C, LETTER_F, LETTER_K, LETTER_S, LETTER_T,
	LETTER_COUNT
};

struct role {
	int64_t		 id;
	const char	*wording;	/* "" for a role of a partner */
	int		 partner, officer;
	enum role_letter letter;
	int32_t		 from, to, accepted;
};

struct roles {
	struct role	*v;
	int		 n;
};

struct strand {
	int64_t		 id;
	const char	*code, *title, *lead_role;
	int		 board;
	struct roles	 leads;
	int		 outcomes, commitments;
};

struct outcome {
	int64_t		 id;
	const char	*code, *title;
	int		 strand;
	struct roles	 accountable;
	int		 indicators, commitments;
};

struct indicator {
	int64_t		 id;
	const char	*code, *title, *unit, *better;
	const char	*baseline, *target, *target_text;
	int		 outcome;
	int32_t		 target_date;
};

struct commitment {
	int64_t		 id;
	const char	*code, *title, *status;
	const char	*due_text;
	int		 strand;	/* its own, else that of its first outcome */
	const int	*outcomes;
	int		 noutcomes;
	struct roles	 roles;
	int32_t		 due;
	bool		 tactical;
	bool		 has_money;	/* any contribution of cash with a figure */
	int		 contributions, in_kind;
	int64_t		 cash;		/* pence, of those figures */
	int		 nth;		/* 1, 2 ... when the code was seen before */
};

struct budget {
	int64_t		 id;
	const char	*code, *title, *kind, *fy;
	int		 holder, partner, outcome;
	bool		 has_money;
	int64_t		 pence;
	int64_t		 allocated;	/* cash contributions out of it */
};

struct fact {
	int64_t		 id;
	const char	*text;
};

/* An array and how many it has. */
#define PLAN_LIST(type)	struct { struct type *v; int n; struct idmap ids; }

struct plan {
	const char	*partnership, *area, *title, *kind;
	const char	*strand_word, *commitment_word;
	int32_t		 starts, ends;
	PLAN_LIST(partner)	partners;
	PLAN_LIST(officer)	officers;
	PLAN_LIST(board)	boards;
	PLAN_LIST(strand)	strands;
	PLAN_LIST(outcome)	outcomes;
	PLAN_LIST(indicator)	indicators;
	PLAN_LIST(commitment)	commitments;
	PLAN_LIST(budget)	budgets;
	PLAN_LIST(fact)		facts;
	bool		 money_overflow;	/* a sum left the range of pence */
};

extern const char plan_letters[];		/* "LJCFKST" */
extern const char *const plan_letter_names[];	/* "lead", "jointly accountable" */

/* The letter a person typed, either case; LETTER_COUNT when it is none. */
enum role_letter	plan_letter(const char *);

/* Whether a role holds on a day. */
bool	plan_role_holds(const struct role *, int32_t day);

/* The partner that leads, -1 when none or when several do; *n counts the
 * leads, those in words included. */
int	plan_lead(const struct roles *, int *n);

/* Place of a code, the first where it was given twice; -1 when there is none.
 * Case is folded only when no code matches to the letter. */
int	plan_partner(const struct plan *, const char *code);
int	plan_strand(const struct plan *, const char *code);
int	plan_outcome(const struct plan *, const char *code);
int	plan_commitment(const struct plan *, const char *code);

/* What tells a row from others of its code: "ps", "ps#2" for the second. */
const char	*plan_code(struct arena *, const char *code, int nth);

/* Fill in what follows from the rest: matrix codes, repeated codes, strands
 * of commitments, counts and sums. Called once by whoever made the plan. */
void	plan_settle(struct arena *, struct plan *);

#endif
