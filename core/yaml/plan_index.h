#ifndef CORE_YAML_PLAN_INDEX_H
#define CORE_YAML_PLAN_INDEX_H

#include "core/base/idmap.h"
#include "core/yaml/doc_yaml.h"
#include "core/yaml/plan_yaml.h"

/*
 * Which code belongs to which row, while a plan file is read: references
 * point forward as well as back, so all rows of the sections are entered
 * before any field is read. Hands out the identities.
 */

/* A row of a section and what it was read from. */
struct plan_item {
	const struct node	*node;
	const char		*code;	/* its code, or what stands for one */
	int64_t			 name;	/* hash of its kind and code */
	int			 nth;	/* how many before it have that code */
	int			 again;	/* how many after it do */
};

struct plan_index {
	struct arena		*arena;
	const struct plan_known	*known;		/* NULL when nothing is */
	struct records		*rows;		/* those of the sections */
	struct plan_item	*items;		/* one for each of them */
	int			 n;
	struct idmap		 names;		/* of codes: the first row */
	struct idmap		 ids;		/* in use: the last nth tried */
	const char *const	*codes[ENTITY_COUNT];	/* for hints */
};

/* For so many rows of sections, and so many rows in all. */
void		 plan_index_init(struct plan_index *, int items, int rows);

/* Enter the next row; its code may be "". */
void		 plan_index_add(struct plan_index *, enum entity_id,
		    const struct node *, const char *code, int position);

/* When all are entered: give every row its identity. */
void		 plan_index_settle(struct plan_index *);

/* The row a code means, 0 when there is none. */
int64_t		 plan_index_id(struct plan_index *, enum entity_id,
		    const char *code);

/* What to say of a code that means no row. */
const char	*plan_index_hint(struct plan_index *, enum entity_id,
		    const char *code);

/* An identity that no row of the file has yet. */
int64_t		 plan_index_new_id(struct plan_index *, const char *table,
		    const char *name);

#endif
