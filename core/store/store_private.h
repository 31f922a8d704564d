#ifndef CORE_STORE_STORE_PRIVATE_H
#define CORE_STORE_STORE_PRIVATE_H

#include "core/model/entity.h"
#include "core/store/store.h"

struct sqlite3;
struct journal;

struct store {
	struct sqlite3	*db;
	char		*path;
	bool		 read_only, checked, small;
	int64_t		 binding;	/* hash of machine, user and file */
	struct journal	*journal;	/* made with the first change */
};

const struct err	*store_exec(const struct store *, const char *sql) CHECKED;

/* The last failure of SQLite in plain words, with the code for it. */
const struct err	*store_error(const struct store *) CHECKED;
const struct err	*store_error_of(const struct store *, int rc) CHECKED;

#endif
