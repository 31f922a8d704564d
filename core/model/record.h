#ifndef CORE_MODEL_RECORD_H
#define CORE_MODEL_RECORD_H

#include <stdint.h>

#include "core/base/arena.h"
#include "core/model/entity.h"
#include "core/model/value.h"

/*
 * One row of a plan, of any kind, field by field: what plan files are read
 * into and written from, and what forms show and `set` changes.
 */

struct record {
	const struct entity	*entity;
	int64_t			 id;
	int64_t			 position;
	struct value		*v;	/* by index of the entity's fields */
};

struct records {
	struct record	*v;
	int		 n, room;
};

/*
 * A list that a plan file gives for a row: it replaces what the plan has
 * there. Its rows are those from `first` in the records.
 */
struct record_list {
	const struct entity_list	*list;
	const struct entity		*owner;
	int64_t				 owner_id;
	int				 first, n;
};

/* A plan file as read: rows, parents before children, and the lists given. */
struct plan_file {
	struct records		 rows;
	struct record_list	*lists;
	int			 nlists, lists_room;
};

/* A record with every value absent. */
struct record	record_new(struct arena *, const struct entity *);

/* Append a copy; the list grows in the arena. */
struct record	*record_push(struct arena *, struct records *, struct record);

/* Whether a role says no more than its letter and who has it, so that the
 * short lists of a plan file (lead, contributors, accountable) can carry it. */
bool		record_is_plain_role(const struct record *);

#endif
