#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/store/query.h"
#include "core/store/schema.h"
#include "core/store/store_private.h"

static const struct {
	int		 version;
	const char	*sql;
} statements[] = {
#include "schema.inc"
};

enum { STATEMENTS = sizeof statements / sizeof statements[0] };

/*
 * What sqlite_schema holds after each version, so that opening a plan costs
 * one pass over a page. A test builds every version and compares.
 */
static const uint64_t hashes[] = {
	0,
	UINT64_C(0xbb615f8fff442072),
};

int
schema_version(void)
{
	return statements[STATEMENTS - 1].version;
}

static const struct err *
run_version(struct store *s, int version)
{
	const struct err *err = NULL;
	char bump[48];
	int i;

	for (i = 0; err == NULL && i < STATEMENTS; i++)
		if (statements[i].version == version)
			err = store_exec(s, statements[i].sql);
	if (err != NULL)
		return err;
	snprintf(bump, sizeof bump, "PRAGMA user_version = %d", version);
	return store_exec(s, bump);
}

const struct err *
schema_migrate(struct store *s, int from)
{
	const struct err *err = store_exec(s, "BEGIN IMMEDIATE");
	char mark[48];
	int v;

	if (err != NULL)
		return err;
	snprintf(mark, sizeof mark, "PRAGMA application_id = %d",
	    SCHEMA_APPLICATION);
	err = store_exec(s, mark);
	for (v = from + 1; err == NULL && v <= schema_version(); v++)
		err = run_version(s, v);
	if (err == NULL)
		err = store_exec(s, "COMMIT");
	if (err != NULL)
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return err;
}

static uint64_t
fold(uint64_t sum, const char *text)
{
	struct { uint64_t sum, text; } pair = {
		sum, hash_bytes(text, strlen(text)),
	};

	return hash_bytes(&pair, sizeof pair);
}

const struct err *
schema_hash(const struct store *s, uint64_t *sum)
{
	struct query q = query_begin(s, "SELECT type, name, tbl_name, sql"
	    " FROM sqlite_schema ORDER BY type, name, tbl_name, sql");
	int i;

	*sum = 0;
	while (query_next(&q))
		for (i = 0; i < 4; i++)
			*sum = fold(*sum, query_col_peek(&q, i));
	return query_end(&q);
}

static bool
is_ours(const char *sql, int version)
{
	int i;

	if (*sql == '\0')
		return true;	/* an index SQLite made for a key of ours */
	for (i = 0; i < STATEMENTS; i++)
		if (statements[i].version <= version &&
		    strcmp(statements[i].sql, sql) == 0)
			return true;
	return false;
}

/* Only asked when something is wrong, so it may take its time. */
static const struct err *
explain(const struct store *s, int version)
{
	struct query q = query_begin(s, "SELECT type, name, sql"
	    " FROM sqlite_schema");
	char found[120] = "";
	const struct err *err;

	while (found[0] == '\0' && query_next(&q))
		if (!is_ours(query_col_peek(&q, 2), version))
			snprintf(found, sizeof found, "it has a %.20s '%.60s' that "
			    "is not ours", query_col_peek(&q, 0),
			    query_col_peek(&q, 1));
	if ((err = query_end(&q)) != NULL)
		return err;
	return err_new(ERR_DATA, "this plan is not as accord makes it: %s",
	    found[0] != '\0' ? found : "something is missing from it");
}

const struct err *
schema_compare(const struct store *s, int version)
{
	const struct err *err;
	uint64_t sum;

	if ((err = schema_hash(s, &sum)) != NULL)
		return err;
	if (version > 0 && version <= schema_version() && sum == hashes[version])
		return NULL;
	return explain(s, version);
}
