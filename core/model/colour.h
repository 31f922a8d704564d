#ifndef CORE_MODEL_COLOUR_H
#define CORE_MODEL_COLOUR_H

#include <stdint.h>

/*
 * What colours look like: how a palette number looks on the terminals in
 * use, how much two colours contrast, and how far apart they are to people
 * who see red and green alike. Colours are 0xRRGGBB in sRGB.
 */

enum { COLOUR_BLACK = 0x000000, COLOUR_WHITE = 0xffffff };

/* The first 16 colours are each terminal's own; from 16 on all agree. */
enum colour_palette {
	COLOUR_XTERM,
	COLOUR_PUTTY,
	COLOUR_WINDOWS,		/* Windows Terminal, scheme Campbell */
	COLOUR_PALETTES
};

enum colour_vision {
	COLOUR_NORMAL,
	COLOUR_DEUTAN,		/* sees without green cones */
	COLOUR_PROTAN,		/* sees without red cones */
	COLOUR_VISIONS
};

enum colour_fault {
	COLOUR_FINE,
	COLOUR_UNKNOWN,		/* neither a name nor a number */
	COLOUR_BEYOND		/* a terminal with so few colours has it not */
};

/* NULL-ended: "black" to "white", "bright-black" to "bright-white", by
 * palette number; then "default". */
extern const char *const colour_names[];
extern const char *const colour_palette_names[COLOUR_PALETTES];

/* What a theme file says, a name or a decimal number, for a terminal with so
 * many colours; "default" is THEME_DEFAULT. */
enum colour_fault	colour_parse(const char *, int colours, int *number);

/* A palette number, 0 to 255. */
uint32_t	colour_rgb(enum colour_palette, int number);

/* Half way from one colour to the other. */
uint32_t	colour_mixed(uint32_t, uint32_t);

/* Contrast ratio of WCAG 2, from 1 to 21. */
double		colour_contrast(uint32_t, uint32_t);

/* Distance in CIE Lab (1976) as that person sees it; black and white are 100
 * apart, and under 20 small marks are easily taken for each other. */
double		colour_distance(uint32_t, uint32_t, enum colour_vision);

#endif
