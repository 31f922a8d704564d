#ifndef CORE_STORE_SQL_H
#define CORE_STORE_SQL_H

/*
 * Fixed statements by module, so that a test can prepare each one against the
 * real schema: a bad statement fails there even when no code path reaches it.
 */

struct sql_table {
	const char		*name;
	const char *const	*statements;
	int			 count;
};

extern const struct sql_table snapshot_sql, journal_sql, journal_undo_sql;

#endif
