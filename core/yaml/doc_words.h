#ifndef CORE_YAML_DOC_WORDS_H
#define CORE_YAML_DOC_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What libyaml says is wrong, in an officer's words. Where its words have
 * several usual causes, the line tells which it is.
 */
struct doc_words {
	const char	*says;		/* libyaml */
	const char	*what, *hint;
	bool		 at_context;	/* where the thing begins, not breaks */
};

/* `line` is the line of the problem, `n` the bytes of it before the place.
 * NULL for what is not in the table. */
const struct doc_words	*doc_words_for(const char *says, const char *line,
			    size_t n);

#endif
