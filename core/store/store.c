#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/hash.h"
#include "core/store/disk.h"
#include "core/store/journal_private.h"
#include "core/store/query.h"
#include "core/store/schema.h"
#include "core/store/store_private.h"

enum {
	BUSY_MS = 2000,
	LENGTH_MAX = 16 * 1024 * 1024,
	CHECK_AT_ONCE = 4 * 1024 * 1024,	/* bytes */
	STOP_EVERY = 20000,			/* steps of SQLite's machine */
};

const struct err *
store_error_of(const struct store *s, int rc)
{
	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_new(ERR_BUSY, "somebody else is writing to this plan; "
		    "try again in a moment");
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return err_new(ERR_DATA, "the file is damaged; go back to a copy "
		    "of it (%s)", sqlite3_errmsg(s->db));
	case SQLITE_FULL:
		return err_new(ERR_WRITE, "the disk is full; nothing was changed");
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return err_new(ERR_WRITE, "the file cannot be written to; nothing "
		    "was changed");
	case SQLITE_IOERR:
		return err_new(ERR_WRITE, "the disk reports a fault; nothing was "
		    "changed (%s)", sqlite3_errmsg(s->db));
	case SQLITE_CANTOPEN:
		return err_new(ERR_READ, "the file cannot be opened");
	case SQLITE_CONSTRAINT:
		return err_new(ERR_REFUSED, "the plan does not allow it: %s",
		    sqlite3_errmsg(s->db));
	default:
		return err_new(ERR_DATA, "%s", sqlite3_errmsg(s->db));
	}
}

const struct err *
store_error(const struct store *s)
{
	return store_error_of(s, sqlite3_errcode(s->db));
}

const struct err *
store_exec(const struct store *s, const char *sql)
{
	if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return store_error(s);
	return NULL;
}

static void
harden(sqlite3 *db)
{
	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_timeout(db, BUSY_MS);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LENGTH_MAX);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
}

static const struct err *
connect(struct store *s, enum store_mode mode)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

	flags |= mode == STORE_NEW ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE :
	    s->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	if (sqlite3_open_v2(s->path, &s->db, flags, NULL) != SQLITE_OK)
		return store_error(s);
	harden(s->db);
	return store_exec(s, "PRAGMA cell_size_check = ON;"
	    "PRAGMA mmap_size = 0; PRAGMA synchronous = EXTRA;"
	    "PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY");
}

/* The reads of opening see one state of the file, and one lock is enough. */
static const struct err *
prove(struct store *s, int version)
{
	const struct err *err = store_exec(s, "BEGIN");

	if (err == NULL)
		err = schema_compare(s, version);
	sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL);
	return err;
}

static const struct err *
open_existing(struct store *s, const char *path, enum store_mode mode)
{
	struct disk_header head;
	const struct err *err;

	if ((err = disk_header(path, &head)) != NULL)
		return err;
	if (head.version > schema_version())
		return err_new(ERR_NEED, "this plan was made by a newer accord "
		    "(its format is %d, this one knows up to %d); use that one",
		    head.version, schema_version());
	s->small = head.size <= CHECK_AT_ONCE;
	s->read_only = mode == STORE_READ_ONLY || access(path, W_OK) != 0;
	if ((err = connect(s, mode)) != NULL)
		return err;
	if ((err = prove(s, head.version)) != NULL)
		return err;
	if (head.version < schema_version() && !s->read_only)
		return schema_migrate(s, head.version);
	return NULL;
}

static const struct err *
open_new(struct store *s, const char *path)
{
	const struct err *err;

	if (strcmp(path, ":memory:") != 0 && (err = disk_create(path)) != NULL)
		return err;
	s->checked = true;
	if ((err = connect(s, STORE_NEW)) != NULL)
		return err;
	return schema_migrate(s, 0);
}

const struct err *
store_open(struct store **out, const char *path, enum store_mode mode)
{
	struct store *s = calloc(1, sizeof *s);
	const struct err *err;

	*out = NULL;
	if (s == NULL || (s->path = strdup(path)) == NULL)
		abort();
	err = mode == STORE_NEW ? open_new(s, path) :
	    open_existing(s, path, mode);
	if (err == NULL)
		s->binding = disk_binding(path);
	if (err != NULL) {
		err = err_at(err, "%s", path);
		store_close(s);
		return err;
	}
	*out = s;
	return NULL;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	journal_detach(s);
	sqlite3_close_v2(s->db);
	free(s->path);
	free(s);
}

const char *
store_library(void)
{
	return sqlite3_libversion();
}

const char *
store_path(const struct store *s)
{
	return s->path;
}

bool
store_is_read_only(const struct store *s)
{
	return s->read_only;
}

struct stopper {
	bool	(*stop)(void *);
	void	*ctx;
};

static int
should_stop(void *ctx)
{
	struct stopper *s = ctx;

	return s->stop(s->ctx);
}

const struct err *
store_check(struct store *s, bool (*stop)(void *), void *ctx)
{
	struct stopper stopper = { stop, ctx };
	struct query q;
	const struct err *err;
	char verdict[160] = "ok";

	if (s->checked)
		return NULL;
	if (stop != NULL)
		sqlite3_progress_handler(s->db, STOP_EVERY, should_stop, &stopper);
	q = query_begin(s, "PRAGMA quick_check(1)");
	if (query_next(&q))
		snprintf(verdict, sizeof verdict, "%s", query_col_peek(&q, 0));
	if (stop != NULL)
		sqlite3_progress_handler(s->db, 0, NULL, NULL);
	if ((q.rc & 0xff) == SQLITE_INTERRUPT) {
		q.rc = SQLITE_OK;
		return query_end(&q);
	}
	if ((err = query_end(&q)) != NULL)
		return err;
	if (strcmp(verdict, "ok") != 0)
		return err_new(ERR_DATA, "the file is damaged; go back to a copy "
		    "of it (%s)", verdict);
	s->checked = true;
	return NULL;
}

const struct err *
store_check_small(struct store *s)
{
	return s->small ? store_check(s, NULL, NULL) : NULL;
}

int64_t
store_version(const struct store *s)
{
	struct query q = query_begin(s, "PRAGMA data_version");
	int64_t v = query_next(&q) ? query_col_int(&q, 0) : 0;

	return query_end(&q) == NULL ? v : 0;
}

/* Beside the target first, so that a copy is whole or not there. */
const struct err *
store_copy(struct store *s, const char *path)
{
	char beside[PATH_MAX];
	struct query q;
	const struct err *err;

	if ((err = store_check(s, NULL, NULL)) != NULL)
		return err;
	if ((err = disk_beside(path, beside)) != NULL)
		return err;
	q = query_begin(s, "VACUUM INTO :path");
	query_text(&q, ":path", beside);
	if ((err = query_run(&q)) == NULL)
		err = disk_settle(beside, path);
	if (err != NULL)
		unlink(beside);
	return err;
}
