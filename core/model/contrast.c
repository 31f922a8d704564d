#include <string.h>

#include "core/model/contrast.h"

/* WCAG 2: 4.5 for text (1.4.3), 3 for what is not read as text (1.4.11). */
static const double need_text = 4.5, need_mark = 3;

/* Closer than this, two marks a cell wide are taken for each other. */
static const double distinct = 20;

/* States first; then what is in hand, here, found or wrong against what is
 * not. */
static const enum look pairs[CONTRAST_PAIRS][2] = {
	{ LOOK_GOOD, LOOK_WARN },
	{ LOOK_GOOD, LOOK_BAD },
	{ LOOK_GOOD, LOOK_UNSET },
	{ LOOK_WARN, LOOK_BAD },
	{ LOOK_WARN, LOOK_UNSET },
	{ LOOK_BAD, LOOK_UNSET },
	{ LOOK_TAB, LOOK_TAB_ON },
	{ LOOK_TEXT, LOOK_FOCUS },
	{ LOOK_TEXT, LOOK_CELL },
	{ LOOK_CROSS, LOOK_CELL },
	{ LOOK_TEXT, LOOK_MATCH },
	{ LOOK_MESSAGE, LOOK_ERROR },
};

/* One way in which a theme may come to be seen. */
struct sight {
	int			colours;
	enum colour_palette	palette;
	bool			light;	/* the terminal's background */
	bool			bright;	/* bold text is drawn in 8 to 15 */
};

enum { SIGHTS = COLOUR_PALETTES * 4 };

struct ink {
	uint32_t	fg, bg;
	bool		badge;	/* the background is what one sees first */
};

static struct sight
sight_at(int i, int colours)
{
	return (struct sight){
		.colours = colours,
		.palette = (enum colour_palette)(i / 4),
		.light = (i & 2) != 0,
		.bright = (i & 1) != 0,
	};
}

/* Bold is bright in 8 colours only: always in PuTTY and Windows Terminal as
 * they come, in xterm and what descends from it now and then. */
static bool
possible(const struct sight *s, enum contrast_ground ground)
{
	if ((ground & (s->light ? CONTRAST_LIGHT : CONTRAST_DARK)) == 0)
		return false;
	if (s->colours != 8)
		return !s->bright;
	return s->bright || s->palette == COLOUR_XTERM;
}

static void
numbers(const struct theme_style *style, int colours, int *fg, int *bg)
{
	*fg = *bg = THEME_DEFAULT;
	if (colours >= 256) {
		*fg = style->fg256;
		*bg = style->bg256;
	} else if (colours >= 16) {
		*fg = style->fg16;
		*bg = style->bg16;
	} else if (colours >= 8) {
		*fg = style->fg8;
		*bg = style->bg8;
	}
}

static bool
coloured(const struct theme_style *style, int colours)
{
	int fg, bg;

	numbers(style, colours, &fg, &bg);
	return fg != THEME_DEFAULT || bg != THEME_DEFAULT;
}

/* Terminals draw dim text at about half strength. */
static struct ink
ink_of(const struct theme_style *style, const struct sight *s)
{
	uint32_t ground = s->light ? COLOUR_WHITE : COLOUR_BLACK;
	struct ink ink = { .fg = ~ground & COLOUR_WHITE, .bg = ground };
	int fg, bg;

	numbers(style, s->colours, &fg, &bg);
	if (s->bright && style->bold && fg >= 0 && fg < 8)
		fg += 8;
	if (fg != THEME_DEFAULT)
		ink.fg = colour_rgb(s->palette, fg);
	if (bg != THEME_DEFAULT)
		ink.bg = colour_rgb(s->palette, bg);
	if (style->dim)
		ink.fg = colour_mixed(ink.fg, ink.bg);
	ink.badge = bg != THEME_DEFAULT || style->reverse;
	if (style->reverse)
		ink = (struct ink){ .fg = ink.bg, .bg = ink.fg, .badge = true };
	return ink;
}

static double
need(enum look look)
{
	if (look == LOOK_DIM || look == LOOK_RULE || look == LOOK_NONE)
		return need_mark;
	return need_text;
}

static struct contrast_row
measure(const struct theme *theme, enum look look, int colours,
    enum contrast_ground ground)
{
	struct contrast_row row = { .look = look, .ratio = 21 };
	struct sight s;
	struct ink ink;
	double ratio;
	int i;

	for (i = 0; i < SIGHTS; i++) {
		s = sight_at(i, colours);
		if (!possible(&s, ground))
			continue;
		ink = ink_of(&theme->style[look], &s);
		ratio = colour_contrast(ink.fg, ink.bg);
		if (ratio > row.ratio)
			continue;
		row.ratio = ratio;
		row.fg = ink.fg;
		row.bg = ink.bg;
		row.palette = s.palette;
	}
	row.need = need(look);
	row.enough = row.ratio >= row.need;
	return row;
}

static void
lessen(double deltas[COLOUR_VISIONS], const struct ink *a, const struct ink *b)
{
	bool badge = a->badge || b->badge;
	uint32_t one = badge ? a->bg : a->fg, other = badge ? b->bg : b->fg;
	double d;
	int v;

	for (v = 0; v < COLOUR_VISIONS; v++) {
		d = colour_distance(one, other, (enum colour_vision)v);
		if (d < deltas[v])
			deltas[v] = d;
	}
}

static bool
differ(const struct theme_style *a, const struct theme_style *b)
{
	return a->bold != b->bold || a->dim != b->dim ||
	    a->reverse != b->reverse || a->underline != b->underline;
}

static struct contrast_pair
compare(const struct theme *theme, const enum look looks[2], int colours,
    enum contrast_ground ground)
{
	const struct theme_style *a = &theme->style[looks[0]];
	const struct theme_style *b = &theme->style[looks[1]];
	struct contrast_pair pair = { .a = looks[0], .b = looks[1],
	    .deltas = { 1000, 1000, 1000 }, .attributes = differ(a, b) };
	struct ink one, other;
	struct sight s;
	int i;

	for (i = 0; i < SIGHTS; i++) {
		s = sight_at(i, colours);
		if (!possible(&s, ground))
			continue;
		one = ink_of(a, &s);
		other = ink_of(b, &s);
		lessen(pair.deltas, &one, &other);
	}
	for (i = 0; i < COLOUR_VISIONS; i++)
		if (pair.deltas[i] < distinct && !pair.attributes)
			pair.confused = true;
	return pair;
}

enum contrast_ground
contrast_ground(const struct theme *theme)
{
	if (strcmp(theme->name, "auto") == 0)
		return CONTRAST_BOTH;
	return theme->light ? CONTRAST_LIGHT : CONTRAST_DARK;
}

int
contrast_check(const struct theme *theme, int colours,
    enum contrast_ground ground, struct contrast_report *report)
{
	int i;

	*report = (struct contrast_report){ .n = 0 };
	for (i = 0; i < LOOK_COUNT; i++)
		if (coloured(&theme->style[i], colours))
			report->rows[report->n++] = measure(theme,
			    (enum look)i, colours, ground);
	for (i = 0; i < CONTRAST_PAIRS; i++)
		report->pairs[i] = compare(theme, pairs[i], colours, ground);
	for (i = 0; i < report->n; i++)
		report->findings += !report->rows[i].enough;
	for (i = 0; i < CONTRAST_PAIRS; i++)
		report->findings += report->pairs[i].confused;
	return report->findings;
}
