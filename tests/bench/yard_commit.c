/*
 * What it costs at least to save an edit: the new value and the three rows of
 * the journal that the format wants, one transaction each, in the plan's own
 * mode. yard_commit PLAN < LINES, each `set CODE status WORD`.
 */
#include <stdio.h>
#include <stdlib.h>

#include "tests/bench/bare.h"

enum { ROW, CURRENT, CHANGE, UPDATE, ENTRY, REPLACES, STATEMENTS };

static const char *const sql[STATEMENTS] = {
	[ROW] = "SELECT id FROM commitment WHERE code = ? ORDER BY position LIMIT 1",
	[CURRENT] = "SELECT id FROM entry WHERE row = ? AND col IN ('status', '')"
	    " ORDER BY id DESC LIMIT 1",
	[CHANGE] = "INSERT INTO change(device, seq, at, author, line, kind)"
	    " SELECT max(device), max(seq) + 1, 1764000000000, 'bench', ?, 'do'"
	    " FROM change WHERE id = (SELECT max(id) FROM change)",
	[UPDATE] = "UPDATE commitment SET status = ? WHERE id = ?",
	[ENTRY] = "INSERT INTO entry(change, tbl, row, col, value)"
	    " VALUES (?, 'commitment', ?, 'status', ?)",
	[REPLACES] = "INSERT INTO replaces(entry, old) VALUES (?, ?)",
};

struct yard {
	sqlite3		*db;
	sqlite3_stmt	*q[STATEMENTS];
};

static void
text(struct yard *y, int which, int at, const char *v)
{
	sqlite3_bind_text(y->q[which], at, v, -1, SQLITE_STATIC);
}

static void
number(struct yard *y, int which, int at, sqlite3_int64 v)
{
	sqlite3_bind_int64(y->q[which], at, v);
}

static sqlite3_int64
answer(struct yard *y, int which)
{
	sqlite3_int64 v = 0;

	if (sqlite3_step(y->q[which]) == SQLITE_ROW)
		v = sqlite3_column_int64(y->q[which], 0);
	sqlite3_reset(y->q[which]);
	return v;
}

static sqlite3_int64
insert(struct yard *y, int which)
{
	bare_step(y->q[which]);
	return sqlite3_last_insert_rowid(y->db);
}

static int
edit(struct yard *y, const char *line)
{
	char code[64], word[64];
	sqlite3_int64 row, old, change;

	if (sscanf(line, "set %63s status %63s", code, word) != 2)
		return -1;
	bare_run(y->db, "BEGIN IMMEDIATE");
	text(y, ROW, 1, code);
	if ((row = answer(y, ROW)) == 0)
		return -1;
	number(y, CURRENT, 1, row);
	old = answer(y, CURRENT);
	text(y, CHANGE, 1, line);
	change = insert(y, CHANGE);
	text(y, UPDATE, 1, word);
	number(y, UPDATE, 2, row);
	bare_step(y->q[UPDATE]);
	number(y, ENTRY, 1, change);
	number(y, ENTRY, 2, row);
	text(y, ENTRY, 3, word);
	number(y, REPLACES, 1, insert(y, ENTRY));
	number(y, REPLACES, 2, old);
	bare_step(y->q[REPLACES]);
	bare_run(y->db, "COMMIT");
	return 0;
}

int
main(int argc, char **argv)
{
	struct yard y = { 0 };
	char line[256];
	int i, status = 0;

	if (argc != 2) {
		fprintf(stderr, "usage: yard_commit PLAN < LINES\n");
		return 2;
	}
	y.db = bare_open_to_write(argv[1]);
	for (i = 0; i < STATEMENTS; i++)
		y.q[i] = bare_query(y.db, sql[i]);
	while (status == 0 && fgets(line, sizeof line, stdin) != NULL)
		status = edit(&y, line);
	if (status != 0)
		fprintf(stderr, "not done: %s", line);
	for (i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(y.q[i]);
	sqlite3_close(y.db);
	return status != 0;
}
