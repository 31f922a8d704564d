#ifndef TESTS_BENCH_VT_H
#define TESTS_BENCH_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * As much of a terminal as it takes to know where text stands: what ncurses
 * sends for TERM=xterm-256color. Colours and modes are read over.
 */

enum { VT_ROWS = 100, VT_COLS = 300 };

struct vt {
	int		rows, cols;
	int		y, x, saved_y, saved_x;
	int		top, bottom;		/* scrolling region */
	bool		wraps;			/* the next character starts a line */
	uint32_t	cell[VT_ROWS][VT_COLS];	/* code points; 0: right half */
	uint32_t	last;			/* for repeating it */

	int		state;			/* of the reader */
	int		param[16], n;
	bool		given;			/* a digit of the parameter came */
	char		mark;			/* '?', '>' or 0 */
	uint32_t	code;			/* a code point under way */
	int		more;			/* its bytes still to come */
};

void	vt_open(struct vt *, int rows, int cols);
void	vt_resize(struct vt *, int rows, int cols);
void	vt_write(struct vt *, const char *, size_t n);

/* Whether a row shows the text. */
bool	vt_shows(const struct vt *, const char *text);

/* The whole screen as text, for people. */
void	vt_print(const struct vt *);

#endif
