/* The hook is compiled in on every distribution we know; its declarations
 * hide behind this. */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <assert.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/str.h"
#include "core/store/journal.h"
#include "core/store/journal_private.h"
#include "core/store/query.h"
#include "core/store/sql.h"
#include "core/store/store_private.h"

enum { COLUMNS_MAX = ENTITY_FIELDS_MAX + 4 };
#define DAY_MS INT64_C(86400000)

/* What SQLite told us about one row or one field of it. */
struct note {
	struct note	*next;
	const char	*table, *col;	/* col "": the row itself */
	int64_t		 row;
	bool		 is_null, is_int;
	int64_t		 i;
	const char	*s;
};

struct columns {
	const char	*table;
	const char	*name[COLUMNS_MAX];
	int		 n;
};

enum { SQL_CURRENT, SQL_ADD, SQL_AMEND, SQL_AMEND_BIRTH, SQL_REPLACE,
    SQL_REPLACE_ROW, SQL_UNBORN, SQL_COUNT };

struct journal {
	struct arena	 own;			/* as long as the store */
	struct arena	 arena;			/* notes of one statement */
	struct note	*first, **last;
	struct columns	 columns[ENTITY_COUNT];
	struct query	 query[SQL_COUNT];
	int64_t		 change;		/* 0: none is under way */
	int64_t		 entries;
};

static const char *const sql[] = {
	[SQL_CURRENT] = "SELECT id, change, col FROM entry"
	    " WHERE row = :row AND col IN (:col, '') ORDER BY id DESC LIMIT 1",
	[SQL_ADD] = "INSERT INTO entry(change, tbl, row, col, value)"
	    " VALUES (?1, ?2, ?3, ?4, ?5)",
	[SQL_AMEND] = "UPDATE entry SET value = :value WHERE id = :id",
	[SQL_AMEND_BIRTH] = "UPDATE entry"
	    " SET value = json_set(value, '$.' || :col, :value) WHERE id = :id",
	[SQL_REPLACE] = "INSERT INTO replaces(entry, old) VALUES (:entry, :old)",
	[SQL_REPLACE_ROW] = "INSERT INTO replaces(entry, old)"
	    " SELECT :entry, max(id) FROM entry WHERE row = :row AND id < :entry"
	    " AND id >= (SELECT max(id) FROM entry WHERE row = :row"
	    "  AND col = '' AND value IS NOT NULL) GROUP BY col",
	[SQL_UNBORN] = "DELETE FROM entry WHERE row = :row AND change = :change",
};

const struct sql_table journal_sql = { "journal", sql, SQL_COUNT };

/* Notes */

static void
push(struct journal *j, struct note note)
{
	struct note *n = arena_new(&j->arena, struct note);

	*n = note;
	n->next = NULL;
	*j->last = n;
	j->last = &n->next;
}

static const struct columns *
columns_of(const struct journal *j, const char *table)
{
	int i;

	for (i = 0; i < ENTITY_COUNT; i++)
		if (strcmp(j->columns[i].table, table) == 0)
			return &j->columns[i];
	return NULL;
}

static const char *
as_json(struct arena *a, sqlite3 *db, const struct columns *t)
{
	struct str s = { .arena = a };
	sqlite3_value *v;
	int i;

	str_char(&s, '{');
	for (i = 1; i < t->n; i++) {
		if (sqlite3_preupdate_new(db, i, &v) != SQLITE_OK ||
		    sqlite3_value_type(v) == SQLITE_NULL)
			continue;
		if (s.n > 1)
			str_char(&s, ',');
		str_json(&s, t->name[i]);
		str_char(&s, ':');
		if (sqlite3_value_type(v) == SQLITE_INTEGER)
			str_fmt(&s, "%" PRId64, (int64_t)sqlite3_value_int64(v));
		else
			str_json(&s, (const char *)sqlite3_value_text(v));
	}
	str_char(&s, '}');
	return str_text(&s);
}

static bool
same_value(sqlite3_value *a, sqlite3_value *b)
{
	int type = sqlite3_value_type(a);

	if (type != sqlite3_value_type(b))
		return false;
	if (type == SQLITE_NULL)
		return true;
	if (type == SQLITE_INTEGER)
		return sqlite3_value_int64(a) == sqlite3_value_int64(b);
	return sqlite3_value_bytes(a) == sqlite3_value_bytes(b) &&
	    memcmp(sqlite3_value_text(a), sqlite3_value_text(b),
	    (size_t)sqlite3_value_bytes(a)) == 0;
}

static void
note_update(struct journal *j, sqlite3 *db, const struct columns *t,
    int64_t row)
{
	sqlite3_value *old, *new;
	int i, type;

	for (i = 1; i < t->n; i++) {
		if (sqlite3_preupdate_old(db, i, &old) != SQLITE_OK ||
		    sqlite3_preupdate_new(db, i, &new) != SQLITE_OK ||
		    same_value(old, new))
			continue;
		type = sqlite3_value_type(new);
		push(j, (struct note){
			.table = t->table, .col = t->name[i], .row = row,
			.is_null = type == SQLITE_NULL,
			.is_int = type == SQLITE_INTEGER,
			.i = sqlite3_value_int64(new),
			.s = type == SQLITE_TEXT ? arena_dup(&j->arena,
			    (const char *)sqlite3_value_text(new)) : NULL,
		});
	}
}

static void
before(void *ctx, sqlite3 *db, int op, const char *base, const char *table,
    sqlite3_int64 old_row, sqlite3_int64 new_row)
{
	struct journal *j = ctx;
	const struct columns *t = columns_of(j, table);

	if (j->change == 0 || t == NULL || strcmp(base, "main") != 0)
		return;
	if (op == SQLITE_INSERT)
		push(j, (struct note){ .table = t->table, .col = "",
		    .row = new_row, .s = as_json(&j->arena, db, t) });
	else if (op == SQLITE_DELETE)
		push(j, (struct note){ .table = t->table, .col = "",
		    .row = old_row, .is_null = true });
	else
		note_update(j, db, t, old_row);
}

/* Entries */

static void
bind_value(struct query *q, int at, const struct note *n)
{
	if (n->is_int)
		query_bind_int(q, at, n->i);
	else if (!n->is_null)
		query_bind_text(q, at, n->s);
}

static int64_t
add_entry(const struct store *s, const struct note *n)
{
	struct journal *j = s->journal;
	struct query *q = &j->query[SQL_ADD];

	query_bind_int(q, 1, j->change);
	query_bind_text(q, 2, n->table);
	query_bind_int(q, 3, n->row);
	query_bind_text(q, 4, n->col);
	bind_value(q, 5, n);
	query_again(q);
	j->entries++;
	return sqlite3_last_insert_rowid(s->db);
}

static bool
amend(const struct store *s, const struct note *n, int64_t entry, bool birth)
{
	struct query *q = &s->journal->query[birth ? SQL_AMEND_BIRTH : SQL_AMEND];
	int at = sqlite3_bind_parameter_index(q->stmt, ":value");

	bind_value(q, at, n);
	query_int(q, ":id", entry);
	if (birth)
		query_text(q, ":col", n->col);
	query_again(q);
	return q->rc == SQLITE_OK;
}

/* The entry that holds for a field now; false when there is none. */
static bool
current(const struct store *s, const struct note *n, int64_t *entry, int64_t *change,
    bool *birth)
{
	struct query *q = &s->journal->query[SQL_CURRENT];
	bool found;

	query_int(q, ":row", n->row);
	query_text(q, ":col", n->col);
	if ((found = query_next(q) != 0)) {
		*entry = query_col_int(q, 0);
		*change = query_col_int(q, 1);
		*birth = query_col_peek(q, 2)[0] == '\0';
	}
	query_again(q);
	return found && q->rc == SQLITE_OK;
}

/* A change tells its net effect: a field changed twice has one entry, and a
 * row made and removed again has none. */
static bool
write_field(const struct store *s, const struct note *n)
{
	struct query *q = &s->journal->query[SQL_REPLACE];
	int64_t old, change, entry;
	bool birth;

	if (!current(s, n, &old, &change, &birth))
		return false;
	if (change == s->journal->change)
		return amend(s, n, old, birth);
	entry = add_entry(s, n);
	query_int(q, ":entry", entry);
	query_int(q, ":old", old);
	query_again(q);
	return q->rc == SQLITE_OK;
}

static bool
write_death(const struct store *s, const struct note *n)
{
	struct journal *j = s->journal;
	struct query *q;
	int64_t old, change, entry;
	bool birth;

	if (!current(s, n, &old, &change, &birth))
		return false;
	if (change == j->change) {
		q = &j->query[SQL_UNBORN];
		query_int(q, ":row", n->row);
		query_int(q, ":change", change);
		query_again(q);
		j->entries--;
		return q->rc == SQLITE_OK;
	}
	entry = add_entry(s, n);
	q = &j->query[SQL_REPLACE_ROW];
	query_int(q, ":entry", entry);
	query_int(q, ":row", n->row);
	query_again(q);
	return q->rc == SQLITE_OK;
}

static bool
write_note(const struct store *s, const struct note *n)
{
	if (n->col[0] != '\0')
		return write_field(s, n);
	if (n->is_null)
		return write_death(s, n);
	add_entry(s, n);
	return s->journal->query[SQL_ADD].rc == SQLITE_OK;
}

static void
forget_notes(struct journal *j)
{
	arena_reset(&j->arena);
	j->first = NULL;
	j->last = &j->first;
}

/* Writing entries runs statements, which come here again: with nothing. */
bool
journal_note(const struct store *store)
{
	struct journal *j = store->journal;
	struct note *n;
	bool ok = true;

	if (j == NULL || j->first == NULL)
		return true;
	n = j->first;
	j->first = NULL;
	for (; ok && n != NULL; n = n->next)
		ok = write_note(store, n);
	forget_notes(j);
	return ok;
}

/* Life */

static const struct err *
read_columns(struct store *s, struct journal *j)
{
	struct query q = query_begin(s, "SELECT m.name, c.name"
	    " FROM sqlite_schema m, pragma_table_info(m.name) c"
	    " WHERE m.type = 'table' ORDER BY m.name, c.cid");
	struct columns *t;
	const struct entity *e;

	while (query_next(&q)) {
		e = entity_of_table(query_col_peek(&q, 0));
		if (e == NULL)
			continue;
		t = &j->columns[entity_id(e)];
		assert(t->n < COLUMNS_MAX);
		t->name[t->n++] = query_col_text(&q, &j->own, 1);
	}
	return query_end(&q);
}

static const struct err *
attach(struct store *s)
{
	struct journal *j = calloc(1, sizeof *j);
	int i;

	if (j == NULL)
		abort();
	s->journal = j;
	j->last = &j->first;
	for (i = 0; i < ENTITY_COUNT; i++)
		j->columns[i].table = entity_table[i].table;
	for (i = 0; i < SQL_COUNT; i++)
		j->query[i] = query_begin(s, sql[i]);
	sqlite3_preupdate_hook(s->db, before, j);
	return read_columns(s, j);
}

void
journal_detach(struct store *s)
{
	struct journal *j = s->journal;
	int i;

	if (j == NULL)
		return;
	for (i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(j->query[i].stmt);
	sqlite3_preupdate_hook(s->db, NULL, NULL);
	arena_close(&j->arena);
	arena_close(&j->own);
	free(j);
	s->journal = NULL;
}

/* Where the journal stands: who we are in this file, our last change, and the
 * time of anybody's. */
struct stand {
	int64_t	device, seq, at;
};

static const struct err *
read_stand(struct store *s, const char *binding, struct stand *out)
{
	struct query q = query_begin(s, "SELECT d.id, (SELECT seq FROM change"
	    " WHERE device = d.id ORDER BY id DESC LIMIT 1),"
	    " (SELECT at FROM change ORDER BY id DESC LIMIT 1)"
	    " FROM (SELECT 1) LEFT JOIN device d ON d.binding = :binding");

	query_text(&q, ":binding", binding);
	*out = (struct stand){ 0 };
	if (query_next(&q))
		*out = (struct stand){ query_col_int(&q, 0),
		    query_col_int(&q, 1), query_col_int(&q, 2) };
	return query_end(&q);
}

static const struct err *
add_device(struct store *s, const char *binding, int64_t *id)
{
	struct query q = query_begin(s, "INSERT INTO device(id, binding)"
	    " VALUES (:id, :binding)");

	*id = change_new_id();
	query_int(&q, ":id", *id);
	query_text(&q, ":binding", binding);
	return query_run(&q);
}

/* A hybrid clock: never earlier than what was seen, but a clock more than a
 * day ahead is not believed. */
static int64_t
clock_after(int64_t now, int64_t last)
{
	return last > now && last - now <= DAY_MS ? last : now;
}

static const struct err *
add_change(struct store *s, const struct act *act, int64_t *id)
{
	const struct err *err;
	struct stand stand;
	char binding[24];
	struct query q;

	snprintf(binding, sizeof binding, "%016" PRIx64, (uint64_t)s->binding);
	if ((err = read_stand(s, binding, &stand)) != NULL)
		return err;
	if (stand.device == 0 &&
	    (err = add_device(s, binding, &stand.device)) != NULL)
		return err;
	q = query_begin(s, "INSERT INTO change(device, seq, at, author, line, kind)"
	    " VALUES (:device, :seq, :at, :author, :line, 'do')");
	query_int(&q, ":device", stand.device);
	query_int(&q, ":seq", stand.seq + 1);
	query_int(&q, ":at", clock_after(act->now, stand.at));
	query_text(&q, ":author", act->author);
	query_text(&q, ":line", act->line);
	err = query_run(&q);
	*id = sqlite3_last_insert_rowid(s->db);
	return err;
}

const struct err *
journal_begin(struct change *c, const struct act *act)
{
	struct store *s = c->store;
	const struct err *err;

	if (s->journal == NULL && (err = attach(s)) != NULL)
		return err;
	journal_drop(s);
	if ((err = add_change(s, act, &c->id)) != NULL)
		return err;
	s->journal->change = c->id;
	return NULL;
}

const struct err *
journal_end(struct change *c)
{
	c->store->journal->change = 0;
	return NULL;
}

void
journal_drop(struct store *s)
{
	struct journal *j = s->journal;
	int i;

	if (j == NULL)
		return;
	forget_notes(j);
	j->change = 0;
	j->entries = 0;
	for (i = 0; i < SQL_COUNT; i++) {
		sqlite3_reset(j->query[i].stmt);
		j->query[i].rc = SQLITE_OK;
	}
}

bool
journal_is_empty(const struct store *s)
{
	return s->journal == NULL || s->journal->entries == 0;
}

int
journal_count(const struct store *s)
{
	return s->journal != NULL ? (int)s->journal->entries : 0;
}
