#ifndef TESTS_PTY_VT_H
#define TESTS_PTY_VT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * As much of an xterm as curses uses: what a person would see of the bytes a
 * program sends, and the modes it leaves behind.
 */

enum { VT_BYTES = 32, VT_PARAMS = 16, VT_ROW_BYTES = 16384 };

enum vt_attr {
	VT_BOLD = 1, VT_DIM = 2, VT_UNDERLINE = 4, VT_REVERSE = 8,
};

struct vt_cell {
	char		text[VT_BYTES];	/* "": right half of a wide one */
	unsigned char	attrs;
	short		fg, bg;		/* -1: the terminal's own */
};

struct vt {
	int		 rows, cols;
	int		 row, col;
	bool		 wraps;		/* the next character opens a line */
	bool		 autowrap, insert, origin;
	int		 top, bottom;	/* rows that scroll */
	struct vt_cell	 pen;
	struct vt_cell	*screens[2];
	int		 saved_row[2], saved_col[2];

	/* Modes a program must not leave on, and what it has sent so far. */
	bool		 alt, hidden, mouse, paste, keypad, graphics;
	long		 colours;	/* times a colour was asked for */
	long		 clears;	/* times the whole screen was erased */
	long		 unknown;	/* sequences not understood */

	int		 state;
	char		 private_mark;
	int		 param[VT_PARAMS], nparam;
	char		 text[8];	/* a character as far as it has come */
	int		 ntext, want;
	char		 last[VT_BYTES];
};

void	vt_open(struct vt *, int rows, int cols);
void	vt_close(struct vt *);
void	vt_size(struct vt *, int rows, int cols);
void	vt_feed(struct vt *, const char *, size_t n);

/* A row as text, without blanks at its end. */
void	vt_row(const struct vt *, int row, char text[VT_ROW_BYTES]);

/* The row that shows a text, or -1. */
int	vt_find(const struct vt *, const char *text);

#endif
