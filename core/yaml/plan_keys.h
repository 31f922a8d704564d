#ifndef CORE_YAML_PLAN_KEYS_H
#define CORE_YAML_PLAN_KEYS_H

#include <stdbool.h>

#include "core/base/arena.h"
#include "core/model/entity.h"

/*
 * The names that an item of a plan file may use: those of its fields, of the
 * maps that some fields stand in, and of its lists.
 */

enum plan_key_kind {
	PLAN_KEY_NONE,
	PLAN_KEY_FIELD,
	PLAN_KEY_GROUP,
	PLAN_KEY_LIST,
};

struct plan_key {
	enum plan_key_kind	kind;
	int			at;	/* of the field or list */
};

/* `group` is the map one is in, or NULL. People write fields in the order of
 * the table, so the search goes on from *start, which it moves. */
struct plan_key		 plan_key_find(const struct entity *,
			    const char *group, const char *name, int *start);

/* All of them, NULL-ended. */
const char *const	*plan_key_all(struct arena *, const struct entity *,
			    const char *group);

/* The names of the blocks of a plan file, NULL-ended. */
const char *const	*plan_key_sections(struct arena *);

/* "did you mean 'x'?" for a word that is none of these, or all of them. */
const char		*plan_key_hint(struct arena *, const char *word,
			    const char *const *words);

/* Whether it says, in place of a lead, that there is not one: All, N/A. */
bool			 plan_key_wording(const char *);

#endif
