#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "tui/view.h"

/*
 * Lists that shrink on purpose: each column has a least width, a wished one
 * and a rank; the layout leaves out the column of the lowest rank until the
 * rest fit. Only visible rows are asked for, so ten thousand scroll as ten.
 */

struct list_column {
	const char	*head;
	int		 min, wish;	/* cells */
	int		 rank;		/* higher stays longer; 0 is first to go */
	bool		 right;
};

enum { LIST_COLUMNS_MAX = 12 };

/* Widths for so many cells, 0 for a column left out; one cell between. */
void	list_layout(const struct list_column *, int n, int cells, int *widths);

struct list {
	const struct list_column	*columns;
	int				 n;
	/* The text of a cell; may change the look it is drawn in. */
	const char	*(*cell)(const struct view *, struct arena *, int row,
			    int col, enum look *);
	const char	*empty;		/* said when there are no rows */
};

/* Draw head and rows into a rectangle; moves the page to the row in hand and
 * rests the cursor on it. */
void	list_draw(struct view *, struct canvas *, struct rect,
	    const struct list *);

/* A text with what find looks for marked. */
void	list_mark_found(struct canvas *, struct rect, int row, int col, int cols,
	    const char *text, const char *folded);

#endif
