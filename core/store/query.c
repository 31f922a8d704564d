#include <sqlite3.h>

#include "core/store/journal_private.h"
#include "core/store/query.h"
#include "core/store/store_private.h"

struct query
query_begin(const struct store *s, const char *sql)
{
	struct query q = { .store = s };

	q.rc = sqlite3_prepare_v2(s->db, sql, -1, &q.stmt, NULL);
	return q;
}

static int
param(struct query *q, const char *name)
{
	int i = q->rc == SQLITE_OK ?
	    sqlite3_bind_parameter_index(q->stmt, name) : 0;

	if (i == 0 && q->rc == SQLITE_OK)
		q->rc = SQLITE_RANGE;
	return i;
}

void
query_bind_int(struct query *q, int at, int64_t v)
{
	if (q->rc == SQLITE_OK)
		q->rc = sqlite3_bind_int64(q->stmt, at, v);
}

/* The caller's text outlives the step, so it need not be copied. */
void
query_bind_text(struct query *q, int at, const char *v)
{
	if (q->rc == SQLITE_OK)
		q->rc = sqlite3_bind_text(q->stmt, at, v, -1, SQLITE_STATIC);
}

void
query_int(struct query *q, const char *name, int64_t v)
{
	int i = param(q, name);

	if (i > 0)
		query_bind_int(q, i, v);
}

void
query_text(struct query *q, const char *name, const char *v)
{
	int i = param(q, name);

	if (i > 0)
		q->rc = sqlite3_bind_text(q->stmt, i, v, -1, SQLITE_TRANSIENT);
}

int
query_next(struct query *q)
{
	if (q->rc != SQLITE_OK && q->rc != SQLITE_ROW)
		return 0;
	q->rc = sqlite3_step(q->stmt);
	return q->rc == SQLITE_ROW;
}

int64_t
query_col_int(struct query *q, int col)
{
	return sqlite3_column_int64(q->stmt, col);
}

int
query_col_is_null(struct query *q, int col)
{
	return sqlite3_column_type(q->stmt, col) == SQLITE_NULL;
}

int
query_col_is_int(struct query *q, int col)
{
	return sqlite3_column_type(q->stmt, col) == SQLITE_INTEGER;
}

const char *
query_col_text(struct query *q, struct arena *a, int col)
{
	const char *s = (const char *)sqlite3_column_text(q->stmt, col);

	if (s == NULL)
		return NULL;
	return arena_dup_n(a, s, (size_t)sqlite3_column_bytes(q->stmt, col));
}

const char *
query_col_peek(struct query *q, int col)
{
	const char *s = (const char *)sqlite3_column_text(q->stmt, col);

	return s != NULL ? s : "";
}

/* Rows the statement wrote are in the journal's hands; let it note them. */
static void
note(struct query *q)
{
	if (q->rc != SQLITE_DONE || sqlite3_stmt_readonly(q->stmt))
		return;
	q->changed = sqlite3_changes(q->store->db);
	q->rc = journal_note(q->store) ? SQLITE_OK : SQLITE_ERROR;
}

void
query_again(struct query *q)
{
	while (query_next(q))
		;
	note(q);
	if (q->rc != SQLITE_OK && q->rc != SQLITE_DONE)
		return;
	q->rc = sqlite3_reset(q->stmt);
	if (q->rc == SQLITE_OK)
		q->rc = sqlite3_clear_bindings(q->stmt);
}

const struct err *
query_end(struct query *q)
{
	const struct err *err = NULL;

	if (q->rc == SQLITE_RANGE)
		err = err_new(ERR_DATA, "the program asks for a parameter that "
		    "its statement has not");
	else if (q->rc != SQLITE_OK && q->rc != SQLITE_ROW &&
	    q->rc != SQLITE_DONE)
		err = store_error_of(q->store, q->rc);
	sqlite3_finalize(q->stmt);
	q->stmt = NULL;
	return err;
}

const struct err *
query_run(struct query *q)
{
	while (query_next(q))
		;
	note(q);
	return query_end(q);
}
