#include <stdio.h>
#include <stdlib.h>

#include "tests/bench/bare.h"

static void
give_up(sqlite3 *db)
{
	fprintf(stderr, "%s\n", sqlite3_errmsg(db));
	exit(1);
}

static sqlite3 *
open_as(const char *path, int flags)
{
	sqlite3 *db;

	if (sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL) !=
	    SQLITE_OK)
		give_up(db);
	return db;
}

sqlite3 *
bare_open_to_read(const char *path)
{
	return open_as(path, SQLITE_OPEN_READONLY);
}

sqlite3 *
bare_open_to_write(const char *path)
{
	sqlite3 *db = open_as(path, SQLITE_OPEN_READWRITE);

	bare_run(db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;"
	    "PRAGMA secure_delete = OFF; PRAGMA cache_size = -65536");
	return db;
}

void
bare_run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		give_up(db);
}

sqlite3_stmt *
bare_query(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *q;

	if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK)
		give_up(db);
	return q;
}

void
bare_step(sqlite3_stmt *q)
{
	if (sqlite3_step(q) != SQLITE_DONE)
		give_up(sqlite3_db_handle(q));
	sqlite3_reset(q);
}

const char *
bare_text(sqlite3_stmt *q, int col)
{
	const char *s = (const char *)sqlite3_column_text(q, col);

	return s != NULL ? s : "";
}

sqlite3_int64
bare_int(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *q = bare_query(db, sql);
	sqlite3_int64 v = 0;

	if (sqlite3_step(q) == SQLITE_ROW)
		v = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return v;
}
