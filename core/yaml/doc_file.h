#ifndef CORE_YAML_DOC_FILE_H
#define CORE_YAML_DOC_FILE_H

#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/err.h"

/*
 * The bytes of a file, a NUL after them. Reading stops soon after `most`
 * bytes: *n then says more than that. The path "-" is standard input. ERR_READ
 * for what is no file or cannot be read.
 */
const struct err	*doc_file_read(struct arena *, const char *path,
			    size_t most, const char **text, size_t *n) CHECKED;

/* What to call the file in a message. */
const char		*doc_file_name(const char *path);

#endif
