/*
 * What it costs at least to write a plan as a plan file: rows straight into
 * text, no thought of quotes or of order beyond what SQL gives.
 * yard_export PLAN > FILE
 */
#include <stdio.h>

#include "tests/bench/bare.h"

/* A field of a row: a line with its key, unless it is NULL. */
static void
field(sqlite3_stmt *q, int col, const char *key)
{
	if (sqlite3_column_type(q, col) != SQLITE_NULL)
		printf("  %s: %s\n", key, bare_text(q, col));
}

static void
date(sqlite3_stmt *q, int col, const char *key)
{
	if (sqlite3_column_type(q, col) != SQLITE_NULL)
		printf("  %s: '%s'\n", key, bare_text(q, col));
}

static void
money(sqlite3_stmt *q, int col, const char *before)
{
	long long pence = sqlite3_column_int64(q, col);

	if (pence % 100 == 0)
		printf("%s: %lld", before, pence / 100);
	else
		printf("%s: %lld.%02lld", before, pence / 100, pence % 100);
}

/* Codes that belong to a row, as `key: one` or `key: [one, two]`. */
static void
codes(sqlite3_stmt *q, sqlite3_int64 row, const char *key, int always_list)
{
	char first[64];
	int n = 0;

	sqlite3_bind_int64(q, 1, row);
	while (sqlite3_step(q) == SQLITE_ROW) {
		if (n == 0)
			snprintf(first, sizeof first, "%s", bare_text(q, 0));
		else if (n == 1)
			printf("  %s: [%s, %s", key, first, bare_text(q, 0));
		else
			printf(", %s", bare_text(q, 0));
		n++;
	}
	sqlite3_reset(q);
	if (n == 1)
		printf(always_list ? "  %s: [%s]\n" : "  %s: %s\n", key, first);
	else if (n > 1)
		printf("]\n");
}

/* The same where no index leads from the row to its codes: `q` gives all of
 * them, row by row in the order of the rows, and is read along. */
static void
codes_along(sqlite3_stmt *q, sqlite3_int64 row, const char *key)
{
	const char *before = "";

	if (sqlite3_stmt_busy(q) == 0)
		sqlite3_step(q);
	if (sqlite3_data_count(q) == 0 || sqlite3_column_int64(q, 1) != row)
		return;
	printf("  %s: ", key);
	do {
		printf("%s%s", before, bare_text(q, 0));
		before = ", ";
	} while (sqlite3_step(q) == SQLITE_ROW &&
	    sqlite3_column_int64(q, 1) == row);
	printf("\n");
}

static void
meta(sqlite3 *db)
{
	sqlite3_stmt *q = bare_query(db, "SELECT partnership, council_area, title,"
	    " kind, starts, ends, src FROM plan");

	printf("meta:\n");
	while (sqlite3_step(q) == SQLITE_ROW) {
		field(q, 0, "partnership");
		field(q, 1, "council_area");
		field(q, 2, "plan");
		field(q, 3, "plan_type");
		date(q, 4, "start");
		date(q, 5, "end");
		field(q, 6, "src");
	}
	sqlite3_finalize(q);
	q = bare_query(db, "SELECT code, title, url FROM source ORDER BY position");
	printf("\nsources:\n");
	while (sqlite3_step(q) == SQLITE_ROW) {
		printf("  %s:\n  ", bare_text(q, 0));
		field(q, 1, "title");
		field(q, 2, "url");
	}
	sqlite3_finalize(q);
}

static void
partners(sqlite3 *db)
{
	sqlite3_stmt *q = bare_query(db, "SELECT code, name, kind, duty,"
	    " statutory, src FROM partner ORDER BY position");

	printf("\npartners:\n");
	while (sqlite3_step(q) == SQLITE_ROW) {
		printf("- id: %s\n", bare_text(q, 0));
		field(q, 1, "name");
		field(q, 2, "kind");
		field(q, 3, "duty");
		printf("  statutory: %s\n",
		    sqlite3_column_int(q, 4) ? "true" : "false");
		field(q, 5, "src");
	}
	sqlite3_finalize(q);
}

static void
boards(sqlite3 *db)
{
	sqlite3_stmt *members = bare_query(db, "SELECT p.code FROM board_member m"
	    " JOIN partner p ON p.id = m.partner WHERE m.board = ?"
	    " ORDER BY m.position");
	sqlite3_stmt *q = bare_query(db, "SELECT b.code, b.name, b.kind, p.code,"
	    " b.src, b.id FROM board b LEFT JOIN partner p ON p.id = b.chair"
	    " ORDER BY b.position");

	printf("\ngovernance:\n");
	while (sqlite3_step(q) == SQLITE_ROW) {
		printf("- id: %s\n", bare_text(q, 0));
		field(q, 1, "name");
		field(q, 2, "kind");
		codes(members, sqlite3_column_int64(q, 5), "members", 1);
		field(q, 3, "chair");
		field(q, 4, "src");
	}
	sqlite3_finalize(q);
	sqlite3_finalize(members);
}

static void
strands(sqlite3 *db)
{
	sqlite3_stmt *lead = bare_query(db, "SELECT p.code, s.id FROM role r"
	    " JOIN strand s ON s.id = r.strand JOIN partner p ON p.id = r.partner"
	    " ORDER BY s.position, r.position");
	sqlite3_stmt *q = bare_query(db, "SELECT s.code, s.title, b.code, s.src,"
	    " s.id FROM strand s LEFT JOIN board b ON b.id = s.board"
	    " ORDER BY s.position");

	printf("\nstrands:\n");
	while (sqlite3_step(q) == SQLITE_ROW) {
		printf("- id: %s\n", bare_text(q, 0));
		field(q, 1, "title");
		codes_along(lead, sqlite3_column_int64(q, 4), "lead");
		field(q, 2, "group");
		field(q, 3, "src");
	}
	sqlite3_finalize(q);
	sqlite3_finalize(lead);
}

static void
outcomes(sqlite3 *db)
{
	sqlite3_stmt *lead = bare_query(db, "SELECT p.code, o.id FROM role r"
	    " JOIN outcome o ON o.id = r.outcome"
	    " JOIN partner p ON p.id = r.partner"
	    " ORDER BY o.position, r.position");
	sqlite3_stmt *national = bare_query(db, "SELECT n.national, o.id"
	    " FROM outcome_national n JOIN outcome o ON o.id = n.outcome"
	    " ORDER BY o.position, n.position");
	sqlite3_stmt *q = bare_query(db, "SELECT o.code, s.code, o.title, o.src,"
	    " o.id FROM outcome o LEFT JOIN strand s ON s.id = o.strand"
	    " ORDER BY o.position");

	printf("\noutcomes:\n");
	while (sqlite3_step(q) == SQLITE_ROW) {
		printf("- id: %s\n", bare_text(q, 0));
		field(q, 1, "strand");
		field(q, 2, "title");
		codes_along(lead, sqlite3_column_int64(q, 4), "accountable");
		codes_along(national, sqlite3_column_int64(q, 4), "national");
		field(q, 3, "src");
	}
	sqlite3_finalize(q);
	sqlite3_finalize(national);
	sqlite3_finalize(lead);
}

static void
actuals(sqlite3_stmt *q, sqlite3_int64 row)
{
	sqlite3_bind_int64(q, 1, row);
	printf("  actuals:\n");
	while (sqlite3_step(q) == SQLITE_ROW)
		printf("  - {period: %s, date: '%s', value: %s}\n",
		    bare_text(q, 0), bare_text(q, 1), bare_text(q, 2));
	sqlite3_reset(q);
}

static void
indicators(sqlite3 *db)
{
	sqlite3_stmt *values = bare_query(db, "SELECT period, date, value"
	    " FROM measurement WHERE indicator = ? ORDER BY position");
	sqlite3_stmt *q = bare_query(db, "SELECT i.code, o.code, i.title, unit,"
	    " better, baseline_value, baseline_period, baseline_date,"
	    " target_value, target_date, i.src, i.id FROM indicator i"
	    " LEFT JOIN outcome o ON o.id = i.outcome ORDER BY i.position");

	printf("\nindicators:\n");
	while (sqlite3_step(q) == SQLITE_ROW) {
		printf("- id: %s\n", bare_text(q, 0));
		field(q, 1, "outcome");
		field(q, 2, "title");
		field(q, 3, "unit");
		field(q, 4, "better");
		printf("  baseline: {value: %s, period: %s, date: '%s'}\n"
		    "  target: {value: %s, date: '%s'}\n", bare_text(q, 5),
		    bare_text(q, 6), bare_text(q, 7), bare_text(q, 8),
		    bare_text(q, 9));
		actuals(values, sqlite3_column_int64(q, 11));
		field(q, 10, "src");
	}
	sqlite3_finalize(q);
	sqlite3_finalize(values);
}

/* What a commitment needs beside its own row. */
enum { SERVES, LEAD, CONTRIBUTORS, RESOURCES, ABOUT };

static void
resources(sqlite3_stmt *q, sqlite3_int64 row)
{
	int n = 0;

	sqlite3_bind_int64(q, 1, row);
	for (; sqlite3_step(q) == SQLITE_ROW; n++) {
		if (n == 0)
			printf("  resources:\n");
		printf("  - {type: %s, budget: %s", bare_text(q, 0),
		    bare_text(q, 1));
		money(q, 2, ", gbp");
		printf("}\n");
	}
	sqlite3_reset(q);
}

static void
commitment(sqlite3_stmt *q, sqlite3_stmt *const *about)
{
	sqlite3_int64 row = sqlite3_column_int64(q, 8);

	printf("- id: %s\n", bare_text(q, 0));
	codes(about[SERVES], row, "outcome", 0);
	field(q, 1, "title");
	codes(about[LEAD], row, "lead", 0);
	codes(about[CONTRIBUTORS], row, "contributors", 1);
	field(q, 2, "status");
	date(q, 3, "due");
	field(q, 4, "target_value");
	field(q, 5, "target_unit");
	field(q, 6, "notes");
	resources(about[RESOURCES], row);
	field(q, 7, "src");
}

static void
commitments(sqlite3 *db)
{
	static const char *const sql[ABOUT] = {
		[SERVES] = "SELECT o.code FROM commitment_outcome s JOIN outcome o"
		    " ON o.id = s.outcome WHERE s.commitment = ?"
		    " ORDER BY s.position",
		[LEAD] = "SELECT p.code FROM role r JOIN partner p"
		    " ON p.id = r.partner WHERE r.commitment = ?"
		    " AND r.letter = 'L' ORDER BY r.position",
		[CONTRIBUTORS] = "SELECT p.code FROM role r JOIN partner p"
		    " ON p.id = r.partner WHERE r.commitment = ?"
		    " AND r.letter = 'C' ORDER BY r.position",
		[RESOURCES] = "SELECT c.kind, b.code, c.pence FROM contribution c"
		    " JOIN budget b ON b.id = c.budget WHERE c.commitment = ?"
		    " ORDER BY c.position",
	};
	sqlite3_stmt *about[ABOUT], *q;
	int i;

	for (i = 0; i < ABOUT; i++)
		about[i] = bare_query(db, sql[i]);
	q = bare_query(db, "SELECT code, title, status, due, target_value,"
	    " target_unit, notes, src, id FROM commitment ORDER BY position");
	printf("\ncommitments:\n");
	while (sqlite3_step(q) == SQLITE_ROW)
		commitment(q, about);
	sqlite3_finalize(q);
	for (i = 0; i < ABOUT; i++)
		sqlite3_finalize(about[i]);
}

static void
budgets(sqlite3 *db)
{
	sqlite3_stmt *q = bare_query(db, "SELECT b.code, title, b.kind, p.code,"
	    " fy, pence, b.src FROM budget b LEFT JOIN partner p"
	    " ON p.id = b.holder ORDER BY b.position");

	printf("\nbudgets:\n");
	while (sqlite3_step(q) == SQLITE_ROW) {
		printf("- id: %s\n", bare_text(q, 0));
		field(q, 1, "title");
		field(q, 2, "kind");
		field(q, 3, "holder");
		field(q, 4, "fy");
		money(q, 5, "  gbp");
		printf("\n");
		field(q, 6, "src");
	}
	sqlite3_finalize(q);
}

int
main(int argc, char **argv)
{
	sqlite3 *db;

	if (argc != 2) {
		fprintf(stderr, "usage: yard_export PLAN\n");
		return 2;
	}
	db = bare_open_to_read(argv[1]);
	bare_run(db, "PRAGMA cache_size = -65536");
	meta(db);
	partners(db);
	boards(db);
	strands(db);
	outcomes(db);
	indicators(db);
	commitments(db);
	budgets(db);
	sqlite3_close(db);
	return fflush(stdout) == 0 ? 0 : 1;
}
