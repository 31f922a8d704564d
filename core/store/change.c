#include <sqlite3.h>
#include <sys/random.h>

#include "core/store/change.h"
#include "core/store/journal_private.h"
#include "core/store/query.h"
#include "core/store/store_private.h"

const struct err *
change_begin(struct change *c, struct store *s, const struct act *act)
{
	const struct err *err;

	*c = (struct change){ .store = s };
	if (s->read_only)
		return err_new(ERR_WRITE, "this plan is open for reading only");
	if ((err = store_check(s, NULL, NULL)) != NULL)
		return err;
	if ((err = store_exec(s, "BEGIN IMMEDIATE")) != NULL)
		return err;
	if ((err = journal_begin(c, act)) != NULL)
		return change_end(c, err);
	return NULL;
}

/*
 * SQLite may have rolled back by itself after a full disk or a fault; then no
 * statement may run any more, or it would be committed alone.
 */
static const struct err *
commit(struct change *c)
{
	struct store *s = c->store;
	const struct err *err;

	if (sqlite3_get_autocommit(s->db))
		return err_new(ERR_WRITE, "the change was rolled back; nothing "
		    "was changed");
	if (c->drop || journal_is_empty(s)) {
		journal_drop(s);
		return store_exec(s, "ROLLBACK");
	}
	if ((err = journal_end(c)) != NULL)
		return err;
	return store_exec(s, "COMMIT");
}

const struct err *
change_end(struct change *c, const struct err *err)
{
	struct store *s = c->store;

	if (err == NULL)
		err = commit(c);
	if (err != NULL) {
		journal_drop(s);
		if (!sqlite3_get_autocommit(s->db))
			sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	}
	return err;
}

bool
change_is_empty(const struct change *c)
{
	return journal_is_empty(c->store);
}

int
change_entries(const struct change *c)
{
	return journal_count(c->store);
}

int64_t
change_new_id(void)
{
	int64_t id = 0;

	while (id <= 0) {
		if (getrandom(&id, sizeof id, 0) != (ssize_t)sizeof id)
			sqlite3_randomness((int)sizeof id, &id);
		id = (int64_t)((uint64_t)id >> 1);
	}
	return id;
}
