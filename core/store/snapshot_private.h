#ifndef CORE_STORE_SNAPSHOT_PRIVATE_H
#define CORE_STORE_SNAPSHOT_PRIVATE_H

#include "core/store/query.h"
#include "core/store/snapshot.h"

/* The statements of the snapshot, in snapshot_sql. */
enum {
	SNAP_PLAN, SNAP_PARTNER, SNAP_OFFICER, SNAP_BOARD, SNAP_STRAND,
	SNAP_OUTCOME, SNAP_INDICATOR, SNAP_COMMITMENT, SNAP_SERVES, SNAP_ROLE,
	SNAP_ROLE_COUNT, SNAP_BUDGET, SNAP_CONTRIBUTION, SNAP_FACT, SNAP_COUNT
};

/* A column as the snapshot has it: "" for NULL, days, place of an id. */
const char	*snapshot_text(struct query *, struct arena *, int col);
int32_t		 snapshot_date(struct query *, int col);
int		 snapshot_ref(struct query *, int col, const struct idmap *);

/* The plan itself and the kinds that have codes. */
const struct err	*snapshot_lists(struct arena *, struct arena *scratch,
			    const struct store *, struct plan *) CHECKED;

#endif
