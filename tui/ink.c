#include "tui/ink.h"

enum { BLACK = 0, WHITE = 7 };

bool
ink_is_coloured(const struct theme *theme)
{
	const struct theme_style *s;
	int i;

	for (i = 0; i < LOOK_COUNT; i++) {
		s = &theme->style[i];
		if (s->fg8 >= 0 || s->bg8 >= 0 || s->fg16 >= 0 ||
		    s->bg16 >= 0 || s->fg256 >= 0 || s->bg256 >= 0)
			return true;
	}
	return false;
}

/* Beyond 256 numbers are mixtures, but for the first eight. */
static short
pick(int colours, short by8, short by16, short by256, short otherwise)
{
	short n = colours == 256 ? by256 :
	    colours >= 16 && colours < 256 ? by16 : by8;

	return n >= 0 && n < colours ? n : otherwise;
}

static short
pair(const struct ink *inks, int n, short no_fg, short no_bg)
{
	int i;

	if (inks[n].fg == no_fg && inks[n].bg == no_bg)
		return 0;
	for (i = 0; i < n; i++)
		if (inks[i].fg == inks[n].fg && inks[i].bg == inks[n].bg)
			return inks[i].pair;
	return (short)(n + 1);
}

void
ink_mix(struct ink inks[LOOK_COUNT], const struct theme *theme, int colours,
    bool own)
{
	short no_fg = own ? THEME_DEFAULT : WHITE;
	short no_bg = own ? THEME_DEFAULT : BLACK;
	const struct theme_style *s;
	int i;

	for (i = 0; i < LOOK_COUNT; i++) {
		s = &theme->style[i];
		inks[i] = (struct ink){
			.fg = pick(colours, s->fg8, s->fg16, s->fg256, no_fg),
			.bg = pick(colours, s->bg8, s->bg16, s->bg256, no_bg),
			.bold = s->bold, .dim = s->dim,
			.reverse = s->reverse, .underline = s->underline,
		};
		if (colours == 0 && s->bg8 != theme->style[LOOK_TEXT].bg8)
			inks[i].reverse = true;
		inks[i].pair = pair(inks, i, no_fg, no_bg);
	}
}
