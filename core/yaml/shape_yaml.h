#ifndef CORE_YAML_SHAPE_YAML_H
#define CORE_YAML_SHAPE_YAML_H

#include "core/base/arena.h"
#include "core/yaml/doc_yaml.h"
#include "core/yaml/problem.h"

/*
 * Whether a file has the shape a libcyaml schema describes, with every
 * problem in one go. libcyaml stops at the first, gives the wrong line for a
 * key, and takes "maybe" for true and "0x10" for 16; so it is only shown what
 * has passed here, and its part is to put values into structs.
 */

struct cyaml_schema_value;

/* Unknown and missing keys, types, ranges and lengths. */
void	shape_check(struct problems *, const struct node *root,
	    const struct cyaml_schema_value *);

/* Load a text that has passed. The result lives in the arena; NULL, and one
 * more problem, when libcyaml does not agree. */
void	*shape_load(struct arena *, struct problems *, const char *text,
	    const struct cyaml_schema_value *);

/* "a, b or c" of a NULL-ended list. */
const char	*shape_words(struct arena *, const char *const *);

/* What to say of a word that is none of these: the nearest, or all. */
const char	*shape_advice(struct arena *, const char *word,
		    const char *const *words);

#endif
