#ifndef CORE_STORE_JOURNAL_H
#define CORE_STORE_JOURNAL_H

#include <stdint.h>

#include "core/base/arena.h"
#include "core/store/change.h"

/*
 * The journal keeps every change and what it did, field by field, with the
 * entries each one replaced. SQLite tells us of each row before it changes
 * (the preupdate hook), with all columns of the table as it is, so no column
 * can be forgotten and no command holds a line of undo code. History only
 * grows: undo and redo are changes too.
 */

struct journal_change {
	int64_t		 id, at;
	const char	*author, *line, *kind;
};

struct journal_entry {
	int64_t		 change, row;
	const char	*table, *col;		/* col "": the row itself */
	const char	*old_value, *new_value;	/* NULL: none */
};

/*
 * Inside a change that does nothing else: take back the author's latest
 * change, or bring back what the author's latest undo took back. *line is the
 * command it was, in the arena. ERR_MISSING when there is none; ERR_REFUSED,
 * saying whose, when a later change stands in the way.
 */
const struct err	*journal_undo(struct arena *, struct change *,
			    const char **line) CHECKED;
const struct err	*journal_redo(struct arena *, struct change *,
			    const char **line) CHECKED;

/* Changes, latest first; `row` not 0: those that touched that row or a row
 * that belongs to it. */
const struct err	*journal_changes(struct arena *, const struct store *,
			    int64_t row, int limit, struct journal_change **,
			    int *n) CHECKED;

/* What one change did, in order. */
const struct err	*journal_entries(struct arena *, const struct store *,
			    int64_t change, struct journal_entry **,
			    int *n) CHECKED;

/* Columns of a row that somebody typed into since it came from its file, with
 * a blank round each: " due notes ". What was taken back does not count. */
const struct err	*journal_typed(struct arena *, const struct store *,
			    int64_t row, const char **columns) CHECKED;

/* Build the plan again from the journal alone, in an empty plan. */
const struct err	*journal_rebuild(const struct store *from,
			    struct store *into) CHECKED;

/* ERR_DATA, naming the table, when the plan is not what its journal says. */
const struct err	*journal_verify(const struct store *) CHECKED;

#endif
