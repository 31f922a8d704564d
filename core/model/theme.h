#ifndef CORE_MODEL_THEME_H
#define CORE_MODEL_THEME_H

#include <stdbool.h>

/*
 * What a cell of the screen can mean, and how a theme shows each meaning.
 * Views draw roles; only a theme knows colours.
 */

enum look {
	LOOK_TEXT,
	LOOK_DIM,	/* less important: hints, counts, tactical items */
	LOOK_TITLE,	/* line 1, headings of blocks */
	LOOK_TAB,	/* names of the other screens */
	LOOK_TAB_ON,	/* name of this screen */
	LOOK_RULE,	/* lines and frames */
	LOOK_HEAD,	/* column heads */
	LOOK_FOCUS,	/* the row in hand */
	LOOK_CROSS,	/* row and column through the cell in hand */
	LOOK_CELL,	/* the cell in hand */
	LOOK_LEAD,	/* matrix: L */
	LOOK_JOINT,	/* matrix: J */
	LOOK_WORK,	/* matrix: C F K S T */
	LOOK_NONE,	/* matrix: . */
	LOOK_GOOD,	/* done, on time */
	LOOK_WARN,	/* due soon */
	LOOK_BAD,	/* late, a gap */
	LOOK_UNSET,	/* no state */
	LOOK_KEY,	/* a key in the hints */
	LOOK_MATCH,	/* what find found */
	LOOK_MESSAGE,	/* what was done */
	LOOK_ERROR,	/* what went wrong */
	LOOK_PROMPT,	/* where one types */
	LOOK_COUNT
};

enum { THEME_DEFAULT = -1 };	/* the terminal's own colour */

/* Foreground and background by how many colours there are, as palette
 * numbers (0-7, 0-15, 0-255) or THEME_DEFAULT. */
struct theme_style {
	short	fg8, bg8, fg16, bg16, fg256, bg256;
	bool	bold, dim, reverse, underline;
};

struct theme {
	char			name[32];
	bool			light;		/* made for a light background */
	struct theme_style	style[LOOK_COUNT];
};

extern const char *const theme_look_names[];	/* NULL-ended */

#endif
