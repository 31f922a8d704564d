#ifndef CORE_MODEL_SETTINGS_H
#define CORE_MODEL_SETTINGS_H

#include <stdbool.h>

/* What a person has chosen once for every plan. */

enum settings_colour {
	SETTINGS_COLOUR_AUTO,	/* on a terminal that has them */
	SETTINGS_COLOUR_ALWAYS,	/* on a pipe too */
	SETTINGS_COLOUR_NEVER,
};

struct settings {
	const char		*name;	/* of who changes plans; may be NULL */
	const char		*theme;	/* a name, or the path of a file */
	enum settings_colour	 colour;
	bool			 mouse;
	bool			 ascii;	/* no lines and signs beyond ASCII */
};

#endif
