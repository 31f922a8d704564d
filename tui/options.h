#ifndef TUI_OPTIONS_H
#define TUI_OPTIONS_H

#include <stdbool.h>

#include "core/base/err.h"

/* What stands before the plan on the command line. */
struct options {
	const char	*as, *now, *theme, *colour;
	bool		 ascii, csv, json, help, version, fresh;
};

/* Read them; *first is the place of the first word after them. */
const struct err	*options_read(int argc, char **argv, struct options *,
			    int *first) CHECKED;

#endif
