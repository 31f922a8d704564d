#ifndef TUI_INK_H
#define TUI_INK_H

#include <stdbool.h>

#include "core/model/theme.h"

/*
 * What a theme comes to on a terminal with so many colours: none, 8, 16, 256.
 * Pure thought; term.c tells curses.
 */
struct ink {
	short	fg, bg;
	short	pair;		/* 0 for the terminal's own colours */
	bool	bold, dim, reverse, underline;
};

/* Whether the theme has any colour at all. */
bool	ink_is_coloured(const struct theme *);

/*
 * The inks of a theme. Looks with the same colours share a pair: curses takes
 * two pairs for a change of colour. `own` says whether the terminal can show
 * its own colours; it is white on black otherwise. Without colours, a look
 * with a background of its own is shown in reverse.
 */
void	ink_mix(struct ink inks[LOOK_COUNT], const struct theme *, int colours,
	    bool own);

#endif
