#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "core/base/str.h"
#include "core/store/journal.h"
#include "core/store/journal_private.h"
#include "core/store/query.h"
#include "core/store/store_private.h"

/* A row's own entries, and those of rows whose first fields name it. */
#define TOUCHES "c.id IN (SELECT change FROM entry WHERE row = :row" \
    " OR row IN (SELECT row FROM entry WHERE col = ''" \
    "  AND instr(value, ':' || :row) > 0))"

static struct journal_change
read_change(struct query *q, struct arena *a)
{
	return (struct journal_change){
		.id = query_col_int(q, 0),
		.at = query_col_int(q, 1),
		.author = query_col_text(q, a, 2),
		.line = query_col_text(q, a, 3),
		.kind = query_col_text(q, a, 4),
	};
}

const struct err *
journal_changes(struct arena *a, const struct store *s, int64_t row, int limit,
    struct journal_change **out, int *n)
{
	struct query q = query_begin(s, arena_fmt(a, "SELECT c.id, c.at,"
	    " c.author, c.line, c.kind FROM change c WHERE %s ORDER BY c.id DESC LIMIT :limit",
	    row != 0 ? TOUCHES : "1"));
	int room = 0;

	*out = NULL;
	if (row != 0)
		query_int(&q, ":row", row);
	query_int(&q, ":limit", limit);
	for (*n = 0; query_next(&q); (*n)++) {
		if (*n == room) {
			*out = arena_more(a, struct journal_change, *out, *n,
			    room * 2 + 16);
			room = room * 2 + 16;
		}
		(*out)[*n] = read_change(&q, a);
	}
	return query_end(&q);
}

/* The old value of a field is in the entry replaced, be it a field or the
 * birth of the row; of a row that goes away it is how the row was born. */
static const char entries_sql[] =
	"SELECT e.row, e.tbl, e.col, e.value, CASE WHEN e.col = '' AND o.col = ''"
	"  THEN o.value WHEN o.col = '' THEN json_extract(o.value, '$.' || e.col)"
	"  WHEN e.col <> '' THEN o.value END AS old"
	" FROM entry e LEFT JOIN replaces r ON r.entry = e.id"
	"  AND r.old = (SELECT CASE e.col WHEN '' THEN min(old) ELSE max(old) END"
	"   FROM replaces WHERE entry = e.id)"
	" LEFT JOIN entry o ON o.id = r.old"
	" WHERE e.change = :change ORDER BY e.id";

const struct err *
journal_entries(struct arena *a, const struct store *s, int64_t change,
    struct journal_entry **out, int *n)
{
	struct query q = query_begin(s, entries_sql);
	int room = 0;

	*out = NULL;
	query_int(&q, ":change", change);
	for (*n = 0; query_next(&q); (*n)++) {
		if (*n == room) {
			*out = arena_more(a, struct journal_entry, *out, *n,
			    room * 2 + 16);
			room = room * 2 + 16;
		}
		(*out)[*n] = (struct journal_entry){
			.change = change,
			.row = query_col_int(&q, 0),
			.table = query_col_text(&q, a, 1),
			.col = query_col_text(&q, a, 2),
			.new_value = query_col_text(&q, a, 3),
			.old_value = query_col_text(&q, a, 4),
		};
	}
	return query_end(&q);
}

static const char typed_sql[] =
	"SELECT ' ' || group_concat(DISTINCT e.col) || ',' FROM entry e"
	" JOIN change c ON c.id = e.change AND c.kind <> 'undo'"
	"  AND c.line NOT LIKE 'import %'"
	"  AND NOT EXISTS (SELECT 1 FROM change x WHERE x.takes_back = c.id)"
	" WHERE e.row = :row AND e.col NOT IN ('', 'position')";

const struct err *
journal_typed(struct arena *a, const struct store *s, int64_t row,
    const char **columns)
{
	struct query q = query_begin(s, typed_sql);
	char *p;

	*columns = "";
	query_int(&q, ":row", row);
	if (query_next(&q) && !query_col_is_null(&q, 0)) {
		p = arena_dup(a, query_col_peek(&q, 0));
		*columns = p;
		while ((p = strchr(p, ',')) != NULL)
			*p = ' ';
	}
	return query_end(&q);
}

/* Rebuilding */

const struct err *
journal_bear(struct arena *a, const struct store *into, const struct entity *e,
    int64_t row, const char *json)
{
	struct str names = { .arena = a }, values = { .arena = a };
	struct query q;
	int i;

	for (i = 0; i < e->count; i++) {
		str_fmt(&names, ", %s", e->fields[i].column);
		str_fmt(&values, ", json_extract(:json, '$.%s')",
		    e->fields[i].column);
	}
	q = query_begin(into, arena_fmt(a, "INSERT INTO %s(id, position%s)"
	    " VALUES (:row, json_extract(:json, '$.position')%s)", e->table,
	    str_text(&names), str_text(&values)));
	query_int(&q, ":row", row);
	query_text(&q, ":json", json);
	return query_run(&q);
}

static const struct err *
replay_field(struct store *into, struct arena *a, const struct entity *e,
    struct query *from)
{
	struct query q = query_begin(into, arena_fmt(a, "UPDATE %s SET %s ="
	    " :value WHERE id = :row", e->table, query_col_peek(from, 2)));

	if (query_col_is_int(from, 3))
		query_int(&q, ":value", query_col_int(from, 3));
	else if (!query_col_is_null(from, 3))
		query_text(&q, ":value", query_col_peek(from, 3));
	query_int(&q, ":row", query_col_int(from, 1));
	return query_run(&q);
}

static const struct err *
replay_death(struct store *into, struct arena *a, const struct entity *e,
    struct query *from)
{
	struct query q = query_begin(into,
	    arena_fmt(a, "DELETE FROM %s WHERE id = :row", e->table));

	query_int(&q, ":row", query_col_int(from, 1));
	return query_run(&q);
}

static const struct err *
replay(struct store *into, struct arena *a, struct query *from)
{
	const struct entity *e = entity_of_table(query_col_peek(from, 0));
	const char *col = query_col_peek(from, 2);

	if (e == NULL)
		return NULL;
	if (col[0] == '\0' && query_col_is_null(from, 3))
		return replay_death(into, a, e, from);
	if (col[0] == '\0')
		return journal_bear(a, into, e, query_col_int(from, 1),
		    query_col_peek(from, 3));
	if (entity_field_of_column(e, col) < 0 && strcmp(col, "position") != 0)
		return NULL;
	return replay_field(into, a, e, from);
}

const struct err *
journal_rebuild(const struct store *from, struct store *into)
{
	struct query q = query_begin(from,
	    "SELECT tbl, row, col, value FROM entry ORDER BY id");
	struct arena a = { 0 };
	const struct err *err, *end;

	err = store_exec(into, "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON");
	while (err == NULL && query_next(&q)) {
		err = replay(into, &a, &q);
		arena_reset(&a);
	}
	end = query_end(&q);
	arena_close(&a);
	if (err == NULL)
		err = end;
	if (err == NULL)
		return store_exec(into, "COMMIT");
	sqlite3_exec(into->db, "ROLLBACK", NULL, NULL, NULL);
	return err;
}

static bool
same_row(struct query *a, struct query *b, int columns)
{
	int i;

	for (i = 0; i < columns; i++)
		if (query_col_is_null(a, i) != query_col_is_null(b, i) ||
		    query_col_is_int(a, i) != query_col_is_int(b, i) ||
		    strcmp(query_col_peek(a, i), query_col_peek(b, i)) != 0)
			return false;
	return true;
}

static const struct err *
compare(const struct store *s, const struct store *t, const struct entity *e)
{
	char text[64];
	struct query a, b;
	const struct err *err;
	bool more_a, more_b, same = true;

	snprintf(text, sizeof text, "SELECT * FROM %s ORDER BY id", e->table);
	a = query_begin(s, text);
	b = query_begin(t, text);
	do {
		more_a = query_next(&a) != 0;
		more_b = query_next(&b) != 0;
		same = more_a == more_b && (!more_a ||
		    same_row(&a, &b, e->count + 2));
	} while (same && more_a);
	if ((err = query_end(&b)) != NULL || (err = query_end(&a)) != NULL)
		return err;
	return same ? NULL : err_new(ERR_DATA,
	    "the %s of this plan are not what its history says", e->plural);
}

const struct err *
journal_verify(const struct store *s)
{
	struct store *again = NULL;
	const struct err *err;
	int i;

	if ((err = store_open(&again, ":memory:", STORE_NEW)) != NULL)
		return err;
	err = journal_rebuild(s, again);
	for (i = 0; err == NULL && i < ENTITY_COUNT; i++)
		err = compare(s, again, &entity_table[i]);
	store_close(again);
	return err;
}
