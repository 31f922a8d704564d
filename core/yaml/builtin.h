#ifndef CORE_YAML_BUILTIN_H
#define CORE_YAML_BUILTIN_H

#include <stddef.h>

/* Files the program carries inside it, so that it needs none beside it. */
struct builtin {
	const char		*path;		/* "themes/dark.yaml" */
	const unsigned char	*bytes;		/* a NUL follows them */
	size_t			 n;
};

/* NULL when there is none of that path. */
const struct builtin	*builtin_find(const char *path);

/* All of them, by number; NULL after the last. */
const struct builtin	*builtin_at(int i);

#endif
