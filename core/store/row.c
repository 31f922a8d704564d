#include <inttypes.h>

#include "core/base/str.h"
#include "core/store/query.h"
#include "core/store/row.h"
#include "core/store/store_private.h"

/* Column order is the table of fields: id, position, then its columns. */
enum { COL_ID, COL_POSITION, COL_FIELDS };

static const char *
columns(struct arena *a, const struct entity *e)
{
	struct str s = { .arena = a };
	int i;

	str_add(&s, "id, position");
	for (i = 0; i < e->count; i++)
		str_fmt(&s, ", %s", e->fields[i].column);
	return str_text(&s);
}

static void
bind(struct query *q, int at, struct value v)
{
	switch (v.kind) {
	case VALUE_ABSENT:
	case VALUE_NULL:
		break;
	case VALUE_INT:
		query_bind_int(q, at, v.i);
		break;
	case VALUE_TEXT:
		query_bind_text(q, at, v.s);
		break;
	}
}

static void
bind_record(struct query *q, const struct record *r)
{
	int i;

	query_bind_int(q, COL_ID + 1, r->id);
	query_bind_int(q, COL_POSITION + 1, r->position);
	for (i = 0; i < r->entity->count; i++)
		bind(q, COL_FIELDS + 1 + i, r->v[i]);
}

static const char *
insert_sql(struct arena *a, const struct entity *e)
{
	struct str s = { .arena = a };
	int i;

	str_fmt(&s, "INSERT INTO %s(%s) VALUES (?", e->table, columns(a, e));
	for (i = 0; i <= e->count; i++)
		str_add(&s, ", ?");
	str_char(&s, ')');
	return str_text(&s);
}

void
row_write(struct row_writer *w, struct change *c, const struct record *r)
{
	if (w->query.store == NULL)
		w->query = query_begin(c->store, insert_sql(&w->arena, r->entity));
	bind_record(&w->query, r);
	query_again(&w->query);
}

const struct err *
row_write_end(struct row_writer *w)
{
	const struct err *err = NULL;

	if (w->query.store != NULL)
		err = query_end(&w->query);
	arena_close(&w->arena);
	return err;
}

const struct err *
row_insert(struct change *c, const struct record *r)
{
	struct row_writer w = { 0 };

	row_write(&w, c, r);
	return row_write_end(&w);
}

/* Only what is given is set, and only where it differs: what stays the same
 * must leave no trace in the journal. */
static const char *
put_sql(struct arena *a, const struct record *r)
{
	const struct entity *e = r->entity;
	struct str s = { .arena = a };
	int i;

	str_fmt(&s, "%s ON CONFLICT(id) DO UPDATE SET position ="
	    " excluded.position", insert_sql(a, e));
	for (i = 0; i < e->count; i++)
		if (r->v[i].kind != VALUE_ABSENT)
			str_fmt(&s, ", %s = excluded.%s", e->fields[i].column,
			    e->fields[i].column);
	return str_text(&s);
}

const struct err *
row_put(struct change *c, const struct record *r)
{
	struct arena a = { 0 };
	struct query q = query_begin(c->store, put_sql(&a, r));
	const struct err *err;

	bind_record(&q, r);
	err = query_run(&q);
	arena_close(&a);
	return err;
}

static const struct err *
missing(const struct entity *e)
{
	return err_new(ERR_MISSING, "that %s is gone", e->noun);
}

const struct err *
row_set(struct change *c, const struct entity *e, int64_t id, int field,
    struct value v)
{
	struct arena a = { 0 };
	struct query q = query_begin(c->store, arena_fmt(&a, "UPDATE %s SET %s ="
	    " ?1 WHERE id = ?2", e->table, e->fields[field].column));
	const struct err *err;

	bind(&q, 1, v);
	query_bind_int(&q, 2, id);
	err = query_run(&q);
	arena_close(&a);
	return err == NULL && q.changed == 0 ? missing(e) : err;
}

const struct err *
row_delete(struct change *c, const struct entity *e, int64_t id)
{
	struct arena a = { 0 };
	struct query q = query_begin(c->store, arena_fmt(&a,
	    "DELETE FROM %s WHERE id = :id", e->table));
	const struct err *err;

	query_int(&q, ":id", id);
	err = query_run(&q);
	arena_close(&a);
	if (err != NULL && err->code == ERR_REFUSED)
		return err_new(ERR_REFUSED, "other parts of the plan still refer "
		    "to this %s", e->noun);
	return err;
}

static struct value
column(struct query *q, struct arena *a, int col)
{
	if (query_col_is_null(q, col))
		return value_text(NULL);
	if (query_col_is_int(q, col))
		return value_int(query_col_int(q, col));
	return value_text(query_col_text(q, a, col));
}

static struct record
read_row(struct query *q, struct arena *a, const struct entity *e)
{
	struct record r = record_new(a, e);
	int i;

	r.id = query_col_int(q, COL_ID);
	r.position = query_col_int(q, COL_POSITION);
	for (i = 0; i < e->count; i++)
		r.v[i] = column(q, a, COL_FIELDS + i);
	return r;
}

const struct err *
row_read(struct arena *a, const struct store *s, const struct entity *e,
    int64_t id, struct record *out)
{
	struct query q = query_begin(s, arena_fmt(a,
	    "SELECT %s FROM %s WHERE id = :id", columns(a, e), e->table));
	const struct err *err;
	bool found;

	query_int(&q, ":id", id);
	if ((found = query_next(&q) != 0))
		*out = read_row(&q, a, e);
	if ((err = query_end(&q)) != NULL)
		return err;
	return found ? NULL : missing(e);
}

static const struct err *
read_rows(struct arena *a, struct query *q, const struct entity *e,
    struct records *out)
{
	*out = (struct records){ 0 };
	while (query_next(q))
		record_push(a, out, read_row(q, a, e));
	return query_end(q);
}

const struct err *
row_all(struct arena *a, const struct store *s, const struct entity *e,
    struct records *out)
{
	struct query q = query_begin(s, arena_fmt(a,
	    "SELECT %s FROM %s ORDER BY position, id", columns(a, e), e->table));

	return read_rows(a, &q, e, out);
}

const struct err *
row_where(struct arena *a, const struct store *s, const struct entity *e,
    int field, int64_t id, struct records *out)
{
	struct query q = query_begin(s, arena_fmt(a, "SELECT %s FROM %s"
	    " WHERE %s = :id ORDER BY position, id", columns(a, e), e->table,
	    e->fields[field].column));

	query_int(&q, ":id", id);
	return read_rows(a, &q, e, out);
}

const struct err *
row_of_code(const struct store *s, const struct entity *e, const char *code,
    int64_t *id)
{
	struct arena a = { 0 };
	struct query q;
	const struct err *err;

	*id = 0;
	if (entity_code(e) < 0)
		return NULL;
	q = query_begin(s, arena_fmt(&a, "SELECT id FROM %s WHERE code = :code"
	    " ORDER BY position, id LIMIT 1", e->table));
	query_text(&q, ":code", code);
	if (query_next(&q))
		*id = query_col_int(&q, 0);
	err = query_end(&q);
	arena_close(&a);
	return err;
}

/* Made here once from the kinds that have codes. */
static const char *
ids_sql(struct arena *a)
{
	struct str s = { .arena = a };
	int i;

	for (i = 0; i < ENTITY_COUNT; i++)
		if (entity_code(&entity_table[i]) >= 0)
			str_fmt(&s, "%sSELECT %d, id, position FROM %s"
			    " WHERE code = :code", s.n > 0 ? " UNION ALL " : "", i,
			    entity_table[i].table);
	str_add(&s, " ORDER BY 3 DESC, 2 DESC");
	return str_text(&s);
}

const struct err *
row_ids_of_code(const struct store *s, const char *code,
    int64_t ids[ENTITY_COUNT])
{
	struct arena a = { 0 };
	struct query q = query_begin(s, ids_sql(&a));
	const struct err *err;
	int i;

	for (i = 0; i < ENTITY_COUNT; i++)
		ids[i] = 0;
	query_text(&q, ":code", code);
	while (query_next(&q))
		ids[query_col_int(&q, 0)] = query_col_int(&q, 1);
	err = query_end(&q);
	arena_close(&a);
	return err;
}

const struct err *
row_next_position(const struct store *s, const struct entity *e, int64_t *out)
{
	struct arena a = { 0 };
	struct query q = query_begin(s, arena_fmt(&a,
	    "SELECT coalesce(max(position), -1) + 1 FROM %s", e->table));
	const struct err *err;

	*out = query_next(&q) ? query_col_int(&q, 0) : 0;
	err = query_end(&q);
	arena_close(&a);
	return err;
}

/* Names */

/* One field of a row: from the table, or from the journal where it is gone. */
static struct value
field_of(struct arena *a, const struct store *s, const struct entity *e,
    int64_t id, int field)
{
	struct value v = value_text(NULL);
	struct query q = query_begin(s, arena_fmt(a, "SELECT %s FROM %s"
	    " WHERE id = :id UNION ALL SELECT json_extract(value, '$.%s')"
	    " FROM entry WHERE row = :id AND col = '' AND value IS NOT NULL"
	    " LIMIT 1", e->fields[field].column, e->table,
	    e->fields[field].column));

	query_int(&q, ":id", id);
	if (query_next(&q))
		v = column(&q, a, 0);
	return query_end(&q) == NULL ? v : value_text(NULL);
}

/* A row without a code is known by what it belongs to and what it names. */
static const char *
described(struct arena *a, const struct store *s, const struct entity *e,
    int64_t id)
{
	struct str text = { .arena = a };
	struct value v;
	int i, title = entity_title(e);

	str_add(&text, e->noun);
	if (entity_id(e) == ENTITY_ROLE)
		str_fmt(&text, " %s", value_string(field_of(a, s, e, id,
		    entity_field_of_column(e, "letter"))));
	if (title >= 0) {
		v = field_of(a, s, e, id, title);
		str_fmt(&text, " \"%.60s\"", value_string(v));
	}
	for (i = 0; i < e->count; i++) {
		if (e->fields[i].kind != FIELD_REF ||
		    !(e->fields[i].flags & (FIELD_PARENT | FIELD_BARE)))
			continue;
		v = field_of(a, s, e, id, i);
		if (v.kind == VALUE_INT)
			str_fmt(&text, " %s %s",
			    e->fields[i].flags & FIELD_PARENT ? "of" : "for",
			    row_name(a, s, &entity_table[e->fields[i].target], v.i));
	}
	return str_text(&text);
}

const char *
row_name(struct arena *a, const struct store *s, const struct entity *e,
    int64_t id)
{
	int code = entity_code(e);
	struct value v;

	if (entity_id(e) == ENTITY_PLAN)
		return "plan";
	if (code < 0)
		return described(a, s, e, id);
	v = field_of(a, s, e, id, code);
	return v.kind == VALUE_TEXT ? v.s : "?";
}
