#ifndef CORE_STORE_STORE_H
#define CORE_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/err.h"

/*
 * The plan file: one SQLite database, opened as if a stranger had sent it.
 * Nothing outside core/store includes sqlite3.h.
 */

struct store;

enum store_mode {
	STORE_READ_WRITE,	/* read only when the file is */
	STORE_READ_ONLY,
	STORE_NEW,		/* made here, mode 0600; must not exist */
};

/* The path ":memory:" with STORE_NEW gives a plan that is not on disk. ERR_READ
 * no such file or not readable; ERR_DATA not a plan, damaged, or tampered with;
 * ERR_NEED made by a newer accord; ERR_WRITE cannot be made. */
const struct err	*store_open(struct store **, const char *path,
			    enum store_mode) CHECKED;
void			 store_close(struct store *);

/* Version of SQLite, for `version`. */
const char		*store_library(void);

const char		*store_path(const struct store *);
bool			 store_is_read_only(const struct store *);

/*
 * SQLite's own check of the whole file (quick_check), which takes time that
 * grows with the file; it is done once. A change is never begun without it. A
 * command checks a file of up to 4 MB before it reads; the screen checks any
 * file after its first paint. `stop`, when not NULL, is asked now and then
 * and ends the check early without a verdict.
 */
const struct err	*store_check(struct store *, bool (*stop)(void *),
			    void *ctx) CHECKED;
const struct err	*store_check_small(struct store *) CHECKED;

/* Differs from the last answer after somebody else wrote to the file. */
int64_t			 store_version(const struct store *);

/* Write a whole, checked copy of the plan to a path that does not exist. */
const struct err	*store_copy(struct store *, const char *path) CHECKED;

#endif
