#ifndef CORE_STORE_CHANGE_H
#define CORE_STORE_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/store/store.h"

/*
 * A change is one step of the user: atomic, journalled, undoable. Whatever
 * writes takes a change; whatever reads takes a const store. So a view, which
 * never holds a change, cannot write, and no write escapes the journal.
 *
 * End a change with the error so far: NULL commits, anything else rolls back
 * and is handed back to you. A change that touched nothing leaves no trace.
 */
struct change {
	struct store	*store;
	int64_t		 id;
	bool		 drop;		/* roll back at the end: a dry run */
};

/* Who changes the plan, when, and with which words. */
struct act {
	int64_t		 now;		/* milliseconds since 1970, UTC */
	const char	*author;
	const char	*line;		/* as one would type it */
};

/* ERR_BUSY when somebody else is writing, ERR_WRITE when the file or the disk
 * does not allow it. */
const struct err	*change_begin(struct change *, struct store *,
			    const struct act *) CHECKED;
const struct err	*change_end(struct change *, const struct err *) CHECKED;

/* Whether it has touched anything so far. */
bool			 change_is_empty(const struct change *);

/* Entries it has in the journal so far. */
int			 change_entries(const struct change *);

/* A new row identity: random, 63 bits. */
int64_t			 change_new_id(void);

#endif
