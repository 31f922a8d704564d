#ifndef CORE_YAML_PLAN_YAML_H
#define CORE_YAML_PLAN_YAML_H

#include <stdint.h>
#include <stdio.h>

#include "core/model/record.h"
#include "core/yaml/problem.h"

/*
 * Plan files, in and out. What they may say is the table in
 * core/model/entity.h and nothing else. The reader never guesses: every error
 * is a problem with its place, and a file with problems gives no rows.
 */

/* The identity of a row that is in the plan already, 0 when it is not. */
struct plan_known {
	int64_t	(*id)(void *ctx, enum entity_id, const char *code);
	void	*ctx;
};

/*
 * Read a plan file. References are resolved among the rows of the file, then
 * among those known (NULL for a new plan). Rows get the known identity of
 * their code, else one made from table and code.
 */
const struct err	*plan_yaml_read(struct arena *, const char *path,
			    const struct plan_known *, struct problems *,
			    struct plan_file *) CHECKED;

/* The same from memory. */
void	plan_yaml_parse(struct arena *, const char *text, size_t n,
	    const struct plan_known *, struct problems *, struct plan_file *);

/*
 * Write a plan: all rows of every kind, each list in the order of its
 * positions. Reading what was written gives the same rows back, and writing
 * those the same bytes.
 */
void	plan_yaml_write(FILE *, const struct records rows[ENTITY_COUNT]);

#endif
