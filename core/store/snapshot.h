#ifndef CORE_STORE_SNAPSHOT_H
#define CORE_STORE_SNAPSHOT_H

#include "core/model/plan.h"
#include "core/store/store.h"

/*
 * Reading a whole plan into the structs of core/model/plan.h, one pass a
 * table. Everything in it lives as long as the arena.
 */
const struct err	*snapshot_load(struct arena *, const struct store *,
			    struct plan **) CHECKED;

#endif
