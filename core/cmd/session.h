#ifndef CORE_CMD_SESSION_H
#define CORE_CMD_SESSION_H

#include <stdio.h>

#include "core/model/gap.h"
#include "core/model/plan.h"
#include "core/model/settings.h"
#include "core/report/table.h"
#include "core/store/change.h"
#include "core/store/store.h"

/*
 * What a command may know: the plan file, a snapshot of it, who is asking and
 * when, and where to print. Nothing in the core reads the environment, the
 * clock or the terminal.
 */

struct session {
	struct store		*store;		/* NULL where there is no plan */
	struct arena		*arena;		/* emptied after each command */
	FILE			*out, *err;
	int64_t			 now;		/* ms since 1970, the only clock */
	const char		*author;
	enum table_format	 format;
	struct settings		 settings;
	int			 status;	/* exit status of a good command */
	struct table		*tables;	/* what a command answers with */
	/* The snapshot, shared by commands and views. */
	struct arena		 plan_arena;
	struct plan		*plan;
	bool			 stale;		/* read it again when asked */
	struct gaps		 gaps;
	int64_t			 version;	/* of the store, when it was read */
	int			 reads;		/* counts snapshots taken */
};

/* The plan as it is now, read again only when it changed. When that fails the
 * one read before stays as it was. */
const struct err	*session_plan(struct session *, const struct plan **) CHECKED;

/* The next session_plan reads again: after a write. */
void			 session_stale(struct session *);

/* The day of the session's clock. */
int32_t			 session_day(const struct session *);

/* Answer with a table; printed in the order added. */
struct table		*session_table(struct session *, const char *name,
			    const struct table_column *);

/* Print the tables added so far, in the session's format. */
void			 session_flush(struct session *);

/* One line that says what was done. */
void			 session_say(struct session *, const char *fmt, ...)
    PRINTF(2, 3);

/* Give the snapshot back. */
void			 session_close(struct session *);

#endif
