#include <sqlite3.h>
#include <stdio.h>

#include "core/base/date.h"
#include "core/store/journal.h"
#include "core/store/journal_private.h"
#include "core/store/query.h"
#include "core/store/sql.h"
#include "core/store/store_private.h"

/* A change that no other takes back. */
#define STANDS "NOT EXISTS (SELECT 1 FROM change x WHERE x.takes_back = c.id)"

enum { UNDO_TARGET, REDO_TARGET, UNDO_MARK, UNDO_WAY, UNDO_ENTRIES, UNDO_ROOT,
    UNDO_REPLACED, UNDO_HURT, UNDO_COUNT };

static const char *const sql[UNDO_COUNT] = {
	/* The making of a plan is no act to take back: it would empty it. */
	[UNDO_TARGET] = "SELECT c.id FROM change c WHERE c.author = :author"
	    " AND NOT (c.id = 1 AND c.line = 'new')"
	    " AND c.kind <> 'undo' AND c.id < :me AND " STANDS
	    " ORDER BY c.id DESC LIMIT 1",
	/* What was undone can come back until the author does something new. */
	[REDO_TARGET] = "SELECT c.id FROM change c WHERE c.author = :author"
	    " AND c.kind = 'undo' AND c.id < :me AND " STANDS
	    " AND NOT EXISTS (SELECT 1 FROM change d WHERE d.author = :author"
	    "  AND d.kind = 'do' AND d.id > c.id AND d.id < :me)"
	    " ORDER BY c.id DESC LIMIT 1",
	[UNDO_MARK] = "UPDATE change SET kind = :kind, takes_back = :target"
	    " WHERE id = :me",
	/* Later changes of the same field or row that make it other than the
	 * target left it. What a command did is off or on; each undo and redo
	 * of it turns that. In the way is what is not now as it was then. */
	[UNDO_WAY] = "SELECT c.author, c.at, c.line FROM entry e"
	    " JOIN entry l ON l.row = e.row AND l.id > e.id"
	    "  AND l.change NOT IN (e.change, :me)"
	    "  AND (l.col = e.col OR l.col = '' OR e.col = '')"
	    " JOIN change c ON c.id = l.change AND " STANDS
	    " WHERE e.change = :target AND (c.kind = 'undo') = coalesce("
	    "  (WITH RECURSIVE back(id) AS (VALUES (c.takes_back) UNION ALL"
	    "   SELECT x.takes_back FROM back JOIN change x ON x.id = back.id"
	    "   WHERE back.id > :target)"
	    "  SELECT x.kind <> 'undo' FROM back JOIN change x ON x.id = back.id"
	    "   WHERE x.id < :target), 0)"
	    " ORDER BY l.id DESC LIMIT 1",
	[UNDO_ENTRIES] = "SELECT id, tbl, row, col, col = '' AND value IS NULL"
	    " FROM entry WHERE change = :target ORDER BY id DESC",
	[UNDO_ROOT] = "SELECT kind, takes_back, line FROM change WHERE id = :id",
	/* A birth first, then fields. */
	[UNDO_REPLACED] = "SELECT o.id, o.col, o.value FROM replaces r"
	    " JOIN entry o ON o.id = r.old WHERE r.entry = :entry ORDER BY o.id",
	/* Who gave what would go along with a row, or be left pointing at it. */
	[UNDO_HURT] = "SELECT c.author, c.at, c.line FROM (SELECT row FROM entry d"
	    "  WHERE change = :me AND col = '' AND value IS NULL AND NOT EXISTS"
	    "   (SELECT 1 FROM entry t WHERE t.row = d.row AND t.col = ''"
	    "    AND t.change = :target)"
	    "  UNION ALL SELECT rowid FROM pragma_foreign_key_check"
	    "  WHERE :broken) h"
	    " JOIN entry l ON l.row = h.row AND l.change <> :me"
	    "  AND l.change > :target"
	    " JOIN change c ON c.id = l.change ORDER BY l.id DESC LIMIT 1",
};

const struct sql_table journal_undo_sql = { "undo", sql, UNDO_COUNT };

static const struct err *
find(struct change *c, const char *which, const char *author, int64_t *target)
{
	struct query q = query_begin(c->store, which);

	query_text(&q, ":author", author);
	query_int(&q, ":me", c->id);
	*target = query_next(&q) ? query_col_int(&q, 0) : 0;
	return query_end(&q);
}

static const struct err *
author_of(struct arena *a, struct change *c, const char **author)
{
	struct query q = query_begin(c->store,
	    "SELECT author FROM change WHERE id = :me");

	query_int(&q, ":me", c->id);
	*author = query_next(&q) ? query_col_text(&q, a, 0) : "";
	return query_end(&q);
}

/* The command at the root of a chain of undo and redo. */
static const struct err *
root_line(struct arena *a, struct change *c, int64_t id, const char **line)
{
	const struct err *err = NULL;
	struct query q;

	*line = "";
	while (err == NULL && id != 0) {
		q = query_begin(c->store, sql[UNDO_ROOT]);
		query_int(&q, ":id", id);
		id = 0;
		if (query_next(&q)) {
			*line = query_col_text(&q, a, 2);
			id = query_col_int(&q, 1);
		}
		err = query_end(&q);
	}
	return err;
}

/* Refuse, saying who changed what when, if a query finds somebody. */
static const struct err *
refuse(struct query *q, const char *verb, const char *line)
{
	char when[DATE_TEXT], who[80], what[120];
	const struct err *err;
	bool found;

	if ((found = query_next(q) != 0)) {
		snprintf(who, sizeof who, "%s", query_col_peek(q, 0));
		date_moment(when, query_col_int(q, 1));
		snprintf(what, sizeof what, "%s", query_col_peek(q, 2));
	}
	if ((err = query_end(q)) != NULL || !found)
		return err;
	return err_new(ERR_REFUSED, "cannot %s '%.100s': %s changed the same "
	    "since (%s: %s)", verb, line, who, when, what);
}

static const struct err *
look_out(struct change *c, int64_t target, const char *verb, const char *line)
{
	struct query q = query_begin(c->store, sql[UNDO_WAY]);

	query_int(&q, ":target", target);
	query_int(&q, ":me", c->id);
	return refuse(&q, verb, line);
}

/* A row that goes takes others with it, or leaves some without what they
 * name: those of somebody else must not be lost. */
static const struct err *
look_back(struct change *c, int64_t target, const char *verb, const char *line)
{
	struct query q = query_begin(c->store, sql[UNDO_HURT]);
	int broken = 0, most;
	const struct err *err;

	sqlite3_db_status(c->store->db, SQLITE_DBSTATUS_DEFERRED_FKS, &broken,
	    &most, 0);
	query_int(&q, ":target", target);
	query_int(&q, ":me", c->id);
	query_int(&q, ":broken", broken);
	if ((err = refuse(&q, verb, line)) != NULL || broken == 0)
		return err;
	return err_new(ERR_REFUSED, "cannot %s '%.100s': something it needs was "
	    "deleted since", verb, line);
}

static const struct err *
remove_row(struct change *c, struct arena *a, const char *table, int64_t row)
{
	struct query q = query_begin(c->store,
	    arena_fmt(a, "DELETE FROM %s WHERE id = :row", table));

	query_int(&q, ":row", row);
	return query_run(&q);
}

/* Put a field to what an old entry says: its value, or that of a birth. */
static const struct err *
put_field(struct change *c, struct arena *a, const char *table, int64_t row,
    const char *col, int64_t old)
{
	struct query q = query_begin(c->store, arena_fmt(a, "UPDATE %s SET %s ="
	    " (SELECT CASE WHEN col = '' THEN json_extract(value, '$.' || :col)"
	    " ELSE value END FROM entry WHERE id = :old) WHERE id = :row",
	    table, col));

	query_text(&q, ":col", col);
	query_int(&q, ":old", old);
	query_int(&q, ":row", row);
	return query_run(&q);
}

struct taken {
	int64_t		 entry, row;
	const char	*table, *col;
	bool		 death;
};

struct replaced {
	int64_t		 id;
	const char	*col, *value;
};

static const struct err *
read_replaced(struct arena *a, struct change *c, int64_t entry,
    struct replaced out[ENTITY_FIELDS_MAX + 4], int *n)
{
	struct query q = query_begin(c->store, sql[UNDO_REPLACED]);

	query_int(&q, ":entry", entry);
	for (*n = 0; *n < ENTITY_FIELDS_MAX + 4 && query_next(&q); (*n)++)
		out[*n] = (struct replaced){
			.id = query_col_int(&q, 0),
			.col = query_col_text(&q, a, 1),
			.value = query_col_text(&q, a, 2),
		};
	return query_end(&q);
}

static const struct err *
revive(struct arena *a, struct change *c, const struct taken *t)
{
	struct replaced old[ENTITY_FIELDS_MAX + 4];
	const struct entity *e = entity_of_table(t->table);
	const struct err *err;
	int i, n;

	if ((err = read_replaced(a, c, t->entry, old, &n)) != NULL)
		return err;
	if (e == NULL || n == 0 || old[0].value == NULL)
		return err_new(ERR_DATA, "the journal of this plan has a hole");
	err = journal_bear(a, c->store, e, t->row, old[0].value);
	for (i = 1; err == NULL && i < n; i++)
		err = put_field(c, a, t->table, t->row, old[i].col, old[i].id);
	return err;
}

static const struct err *
restore(struct arena *a, struct change *c, const struct taken *t)
{
	struct replaced old[ENTITY_FIELDS_MAX + 4];
	const struct err *err;
	int n;

	if (entity_of_table(t->table) == NULL)
		return NULL;	/* of a newer accord: nothing of ours to restore */
	if (t->death)
		return revive(a, c, t);
	if (t->col[0] == '\0')
		return remove_row(c, a, t->table, t->row);
	if ((err = read_replaced(a, c, t->entry, old, &n)) != NULL)
		return err;
	if (n == 0)
		return err_new(ERR_DATA, "the journal of this plan has a hole");
	return put_field(c, a, t->table, t->row, t->col, old[n - 1].id);
}

static const struct err *
read_taken(struct arena *a, struct change *c, int64_t target,
    struct taken **out, int *n)
{
	struct query q = query_begin(c->store, sql[UNDO_ENTRIES]);
	int room = 0;

	*out = NULL;
	query_int(&q, ":target", target);
	for (*n = 0; query_next(&q); (*n)++) {
		if (*n == room) {
			*out = arena_more(a, struct taken, *out, *n, room * 2 + 16);
			room = room * 2 + 16;
		}
		(*out)[*n] = (struct taken){
			.entry = query_col_int(&q, 0),
			.table = query_col_text(&q, a, 1),
			.row = query_col_int(&q, 2),
			.col = query_col_text(&q, a, 3),
			.death = query_col_int(&q, 4) != 0,
		};
	}
	return query_end(&q);
}

static const struct err *
mark(struct change *c, const char *kind, int64_t target)
{
	struct query q = query_begin(c->store, sql[UNDO_MARK]);

	query_text(&q, ":kind", kind);
	query_int(&q, ":target", target);
	query_int(&q, ":me", c->id);
	return query_run(&q);
}

/* Rows come and go in any order; the sum of it must satisfy the keys. */
static const struct err *
take_back(struct arena *a, struct change *c, int64_t target, const char *kind)
{
	struct taken *taken;
	const struct err *err;
	int i, n;

	if ((err = store_exec(c->store, "PRAGMA defer_foreign_keys = ON")) != NULL)
		return err;
	if ((err = read_taken(a, c, target, &taken, &n)) != NULL)
		return err;
	for (i = 0; err == NULL && i < n; i++)
		err = restore(a, c, &taken[i]);
	return err != NULL ? err : mark(c, kind, target);
}

static const struct err *
travel(struct arena *a, struct change *c, const char *which, const char *kind,
    const char **line)
{
	const char *author;
	const struct err *err;
	int64_t target;

	if ((err = author_of(a, c, &author)) != NULL)
		return err;
	if ((err = find(c, which, author, &target)) != NULL)
		return err;
	if (target == 0)
		return err_new(ERR_MISSING, "nothing of yours (%s) to %s",
		    author, kind);
	if ((err = root_line(a, c, target, line)) != NULL)
		return err;
	if ((err = look_out(c, target, kind, *line)) != NULL)
		return err;
	if ((err = take_back(a, c, target, kind)) != NULL)
		return err;
	return look_back(c, target, kind, *line);
}

const struct err *
journal_undo(struct arena *a, struct change *c, const char **line)
{
	return travel(a, c, sql[UNDO_TARGET], "undo", line);
}

const struct err *
journal_redo(struct arena *a, struct change *c, const char **line)
{
	return travel(a, c, sql[REDO_TARGET], "redo", line);
}
