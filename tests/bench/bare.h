#ifndef TESTS_BENCH_BARE_H
#define TESTS_BENCH_BARE_H

#include <sqlite3.h>

/*
 * SQLite with nothing round it, for the programs that accord is compared
 * with. What fails ends the program.
 */

sqlite3		*bare_open_to_read(const char *path);

/* As the plan wants to be written: rollback journal, synchronous EXTRA. */
sqlite3		*bare_open_to_write(const char *path);

void		 bare_run(sqlite3 *, const char *sql);
sqlite3_stmt	*bare_query(sqlite3 *, const char *sql);
void		 bare_step(sqlite3_stmt *);		/* no rows wanted */
const char	*bare_text(sqlite3_stmt *, int col);	/* "" for NULL */
sqlite3_int64	 bare_int(sqlite3 *, const char *sql);	/* 0: no row */

#endif
