#include <string.h>

#include "core/yaml/builtin.h"

#include "builtin.inc"

const struct builtin *
builtin_at(int i)
{
	if (i < 0 || (size_t)i >= sizeof builtins / sizeof builtins[0])
		return NULL;
	return &builtins[i];
}

const struct builtin *
builtin_find(const char *path)
{
	const struct builtin *b;
	int i;

	for (i = 0; (b = builtin_at(i)) != NULL; i++)
		if (strcmp(b->path, path) == 0)
			return b;
	return NULL;
}
