#ifndef CORE_STORE_JOURNAL_PRIVATE_H
#define CORE_STORE_JOURNAL_PRIVATE_H

#include "core/model/entity.h"
#include "core/store/change.h"

/*
 * How changes and statements reach the journal. Rows are noted while SQLite
 * runs a statement and written as entries right after it.
 */

const struct err	*journal_begin(struct change *,
			    const struct act *) CHECKED;
const struct err	*journal_end(struct change *) CHECKED;

/* Forget what was noted; after a roll-back. */
void			 journal_drop(struct store *);

/* Write as entries what the last statement did. False when that failed. */
bool			 journal_note(const struct store *);

bool			 journal_is_empty(const struct store *);
int			 journal_count(const struct store *);
void			 journal_detach(struct store *);

/* Add a row as the entry of its birth had it: a JSON object by column. What
 * the object does not name stays empty. */
const struct err	*journal_bear(struct arena *, const struct store *,
			    const struct entity *, int64_t row,
			    const char *json) CHECKED;

#endif
