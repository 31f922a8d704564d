#ifndef CORE_MODEL_SUMMARY_H
#define CORE_MODEL_SUMMARY_H

#include "core/model/plan.h"
#include "core/model/standing.h"

/*
 * The plan at a glance: how many commitments stand where, by strand; what is
 * due next; the money in sum. Sums are exact or flagged.
 */

struct summary_row {
	int	strand;				/* -1: without a strand */
	int	by[STANDING_COUNT];
	int	all;
};

struct summary {
	struct summary_row	*rows;		/* strands in order; without last */
	int			 nrows;
	struct summary_row	 total;
	int			*due;		/* commitments due from the day on */
	int			 ndue;		/* in the order of their dates */
	int64_t			 budgets;	/* pence, of budgets with a sum */
	int64_t			 cash;		/* pence given to commitments */
	int			 in_kind;	/* contributions in kind */
	int			 unfunded;	/* commitments with no resource */
	bool			 overflow;	/* a sum left the range */
};

void	summary_make(struct arena *, const struct plan *, int32_t day,
	    struct summary *);

/* "£12,345,000 in 19 budgets; £790,000 cash to 11 commitments ..." */
const char	*summary_money(struct arena *, const struct plan *,
		    const struct summary *);

/* What a partner has a part in, by letter, each commitment once a letter. */
struct summary_part {
	int	by[LETTER_COUNT];
	int	strands, outcomes;		/* it leads, it answers for */
	int	late;				/* it leads and they are late */
};

void	summary_partners(struct arena *, const struct plan *, int32_t day,
	    struct summary_part **);

#endif
