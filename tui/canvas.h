#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/base/arena.h"
#include "core/model/theme.h"

/*
 * A canvas is a grid of cells that views draw on. It knows nothing of
 * terminals: term.c shows a canvas with ncurses, tests print it as text.
 * Sizes and places are cells. Every text is cleaned on its way in, so that no
 * character of a plan's data can act on a terminal.
 */

enum { CELL_BYTES = 28 };

struct cell {
	char		bytes[CELL_BYTES];	/* one cluster, NUL-terminated */
	unsigned char	width;			/* 0: right half of a wide cell */
	unsigned char	look;			/* enum look */
};

struct canvas {
	struct arena	*arena;
	int		 rows, cols;
	int		 cursor_row, cursor_col;	/* where the real cursor rests */
	bool		 ascii;		/* what is drawn must be ASCII */
	struct cell	*cells;
};

struct rect {
	int	row, col, rows, cols;
};

struct canvas	*canvas_new(struct arena *, int rows, int cols, bool ascii);

/* The part of a rectangle that begins at (row, col). */
struct rect	canvas_sub(struct rect, int row, int col, int rows, int cols);

/* Write text from (row, col), cut at the rectangle's right edge with "…".
 * Positions are relative to the rectangle. Returns the column after it. */
int	canvas_text(struct canvas *, struct rect, int row, int col, enum look,
	    const char *);

/* The same within so many columns. */
int	canvas_text_n(struct canvas *, struct rect, int row, int col, int cols,
	    enum look, const char *);

/* Write text that ends before column `end`. */
void	canvas_right(struct canvas *, struct rect, int row, int end, enum look,
	    const char *);

/* One glyph, n times. Returns the column after it. */
int	canvas_fill(struct canvas *, struct rect, int row, int col, int n,
	    enum look, const char *glyph);

/* Give cells that are there another look. */
void	canvas_look(struct canvas *, struct rect, int row, int col, int n,
	    enum look);

/* Where the real cursor rests after the frame is shown. */
void	canvas_cursor(struct canvas *, struct rect, int row, int col);

/* Print the grid, then, where any look but TEXT is used, the looks, one
 * letter each; then where the cursor is. */
void	canvas_dump(const struct canvas *, FILE *);

#endif
