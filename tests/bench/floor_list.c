/*
 * The lazy floor: a list that reads one screen by LIMIT. floor_list PLAN
 * Keys: j k PgDn PgUp g G q
 */
#include <ncurses.h>
#include <stdio.h>

#include "tests/bench/bare.h"
#include "tests/bench/floor.h"

static void
draw(sqlite3_stmt *page, const struct floor_cursor *c)
{
	int y = 0, height = LINES - 2;

	floor_line(0, "Commitments %d/%d", c->at + 1, c->total);
	sqlite3_bind_int(page, 1, height);
	sqlite3_bind_int(page, 2, c->top);
	for (; sqlite3_step(page) == SQLITE_ROW; y++)
		floor_row(y + 1, c->top + y == c->at, bare_text(page, 0),
		    bare_text(page, 1), bare_text(page, 2),
		    bare_text(page, 3), bare_text(page, 4));
	sqlite3_reset(page);
	for (; y < height; y++)
		floor_line(y + 1, "%s", "");
	floor_line(LINES - 1, "READY j k PgDn PgUp q");
	refresh();
}

int
main(int argc, char **argv)
{
	struct floor_cursor c = { 0 };
	sqlite3_stmt *page;
	sqlite3 *db;
	int key = 0;

	if (argc != 2) {
		fprintf(stderr, "usage: floor_list PLAN\n");
		return 2;
	}
	db = bare_open_to_read(argv[1]);
	c.total = (int)bare_int(db, "SELECT count(*) FROM commitment");
	page = bare_query(db, "SELECT code, status, due, title, notes"
	    " FROM commitment"
	    " ORDER BY position LIMIT ? OFFSET ?");
	floor_begin();
	for (; key != 'q'; key = getch()) {
		floor_move(&c, key);
		draw(page, &c);
	}
	floor_end();
	sqlite3_finalize(page);
	sqlite3_close(db);
	return 0;
}
