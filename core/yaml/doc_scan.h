#ifndef CORE_YAML_DOC_SCAN_H
#define CORE_YAML_DOC_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "core/yaml/problem.h"

/*
 * The bytes of a file before YAML is made of them: whether they are UTF-8
 * text at all, free of what libyaml would refuse with an offset instead of a
 * place, and indented with spaces.
 */

struct doc_place {
	int	line, col;	/* from 1; col counts characters */
};

/* False when there is no point in reading on; the problems say why. */
bool	doc_scan(struct problems *, const char *text, size_t n);

/* Where a byte of the text stands. */
struct doc_place	doc_place(const char *text, const char *at);

#endif
