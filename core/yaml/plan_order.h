#ifndef CORE_YAML_PLAN_ORDER_H
#define CORE_YAML_PLAN_ORDER_H

#include <stdbool.h>

#include "core/base/idmap.h"
#include "core/model/record.h"

/*
 * The rows of a plan as a file has them: each kind in the order of its
 * positions, the rows of a list below their owner, references as codes.
 */

/* A row by its place among the rows of its kind. */
struct plan_place {
	int64_t	position;
	int	at;
};

struct plan_places {
	const struct plan_place	*v;
	int			 n;
};

/* The rows of one kind below each row of another: those of owner i are from
 * first[i] to before first[i + 1]. */
struct plan_below {
	int			*first;
	struct plan_place	*v;
};

struct plan_order {
	struct arena		*arena;
	const struct records	*rows;			/* by kind */
	int			 code[ENTITY_COUNT];	/* its field, or -1 */
	struct idmap		 ids[ENTITY_COUNT];
	struct idmap		 codes;		/* of partners and boards */
	struct plan_below	 below[ENTITY_COUNT][ENTITY_COUNT];
};

void			 plan_order_init(struct plan_order *, struct arena *,
			    const struct records rows[ENTITY_COUNT]);

/* All rows of a kind. */
struct plan_places	 plan_order_all(const struct plan_order *,
			    enum entity_id);

/* The rows of a child kind below a row, given by its place. */
struct plan_places	 plan_order_below(const struct plan_order *,
			    enum entity_id owner, int at, enum entity_id child);

/* The code of a row, NULL when there is no such row. */
const char		*plan_order_code(const struct plan_order *,
			    enum entity_id, int64_t id);

/* Whether a partner or a board has the code. */
bool			 plan_order_has(const struct plan_order *,
			    enum entity_id, const char *code);

#endif
