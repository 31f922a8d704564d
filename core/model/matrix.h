#ifndef CORE_MODEL_MATRIX_H
#define CORE_MODEL_MATRIX_H

#include "core/model/gap.h"
#include "core/model/plan.h"

/*
 * The accountability matrix: commitments down, partners across, one letter
 * and one mark a cell. The order of strength is L J C F K S T; marks are
 * blank settled, '?' not accepted, '!' fault (the partner or officer has
 * left, or the role has ended), '+' where weaker letters stand behind.
 */

struct matrix_cell {
	char	letter;		/* '.' for none */
	char	mark;		/* ' ' for none */
};

/* Which rows to show; -1, 0 and NULL mean all. */
struct matrix_filter {
	int		 strand, partner;
	bool		 gaps_only, priority_only;
	const char	*find;	/* folded text that the title or code contains */
};

struct matrix_cell	matrix_cell(const struct plan *,
			    const struct commitment *, int partner, int32_t day);

/* The same for every partner at once, into cells[partners]. */
void	matrix_row(const struct plan *, const struct commitment *, int32_t day,
	    struct matrix_cell *cells);

/* Commitments that pass, grouped by strand in the plan's order, those without
 * a strand last. Returns how many went into rows[commitments]. */
int	matrix_rows(struct arena *, const struct plan *, const struct gaps *,
	    const struct matrix_filter *, int *rows);

/* Per partner how many rows it leads, shares and otherwise has a part in. */
struct matrix_total {
	int	lead, joint, other;
};
void	matrix_totals(const struct plan *, const int *rows, int n, int32_t day,
	    struct matrix_total *totals);

/* "1.1 x NHS Grampian: lead; contributes work. " and what is wrong. */
const char	*matrix_sentence(struct arena *, const struct plan *,
		    int commitment, int partner, int32_t day);

#endif
