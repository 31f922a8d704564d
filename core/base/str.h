#ifndef CORE_BASE_STR_H
#define CORE_BASE_STR_H

#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/err.h"

/*
 * A text that grows in an arena. Start it with the arena alone:
 * `struct str s = { .arena = a };`; `str_text` gives it NUL-terminated.
 */
struct str {
	struct arena	*arena;
	char		*v;
	size_t		 n, room;
};

void		 str_char(struct str *, char);
void		 str_add(struct str *, const char *);
void		 str_add_n(struct str *, const char *, size_t n);
void		 str_fmt(struct str *, const char *fmt, ...) PRINTF(2, 3);
const char	*str_text(struct str *);	/* "" when nothing was added */

/* A text as a JSON string, quotes included (RFC 8259). */
void		 str_json(struct str *, const char *);

#endif
