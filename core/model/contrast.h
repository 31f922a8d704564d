#ifndef CORE_MODEL_CONTRAST_H
#define CORE_MODEL_CONTRAST_H

#include <stdbool.h>
#include <stdint.h>

#include "core/model/colour.h"
#include "core/model/theme.h"

/*
 * Whether people can read a theme: the contrast of each look that has a
 * colour, and whether looks that mean different things can be told apart,
 * also by people who see red and green alike. Every figure is the worst over
 * the palettes of the terminals in use, and in 8 colours over terminals that
 * draw bold in a brighter colour and those that do not.
 */

/* What the terminal's own background is taken to be; they combine. */
enum contrast_ground {
	CONTRAST_DARK = 1,
	CONTRAST_LIGHT = 2,
	CONTRAST_BOTH = CONTRAST_DARK | CONTRAST_LIGHT
};

struct contrast_row {		/* a look with a colour of its own */
	enum look		look;
	double			ratio, need;
	bool			enough;
	uint32_t		fg, bg;		/* as seen where it is worst */
	enum colour_palette	palette;
};

struct contrast_pair {		/* two looks that must not look alike */
	enum look	a, b;
	double		deltas[COLOUR_VISIONS];
	bool		attributes;	/* bold and the like differ */
	bool		confused;
};

enum { CONTRAST_PAIRS = 12 };

struct contrast_report {
	struct contrast_row	rows[LOOK_COUNT];
	int			n;
	struct contrast_pair	pairs[CONTRAST_PAIRS];
	int			findings;	/* not enough, or confused */
};

/* The background a theme is made for: light or dark as it says; "auto" must
 * do on both. */
enum contrast_ground	contrast_ground(const struct theme *);

/* Measure a theme on a terminal of 8, 16 or 256 colours, or 0 for none. The
 * number of findings. */
int	contrast_check(const struct theme *, int colours,
	    enum contrast_ground, struct contrast_report *);

#endif
