#include "core/cmd/cmd_entries.h"
#include "core/store/journal.h"
#include "core/store/schema.h"

static const struct err *
version(struct session *s, const struct args *args)
{
	(void)args;
	session_say(s, "accord %s", ACCORD_VERSION);
	session_say(s, "plan format %d, SQLite %s", schema_version(),
	    store_library());
	return NULL;
}

const struct cmd cmd_version = {
	.name = "version", .alias = "", .spec = "", .usage = "",
	.summary = "Say which accord this is", .alone = true, .plain = true,
	.read = version,
};

static const struct err *
info(struct session *s, const struct args *args)
{
	static const struct table_column columns[] = {
		{ .key = "what", .label = "What" },
		{ .key = "value", .label = "Value" },
		{ 0 }
	};
	struct journal_change *last;
	const struct plan *p;
	const struct err *err;
	struct table *t;
	int n;

	(void)args;
	if ((err = session_plan(s, &p)) != NULL ||
	    (err = journal_changes(s->arena, s->store, 0, 1, &last, &n)) != NULL)
		return err;
	t = session_table(s, "info", columns);
	table_add(t, "file");
	table_add(t, store_path(s->store));
	table_add(t, "writable");
	table_add(t, store_is_read_only(s->store) ? "no" : "yes");
	table_add(t, "author");
	table_add(t, s->author);
	table_add(t, "theme");
	table_add(t, s->settings.theme);
	table_add(t, "changes");
	table_int(t, n > 0 ? (long long)last[0].id : 0);
	table_add(t, "partners");
	table_int(t, p->partners.n);
	table_add(t, "commitments");
	table_int(t, p->commitments.n);
	table_add(t, "memory of the snapshot, bytes");
	table_int(t, (long long)arena_used(&s->plan_arena));
	return NULL;
}

const struct cmd cmd_info = {
	.name = "info", .alias = "", .spec = "", .usage = "",
	.summary = "Show where the plan lies, who you are and how large it is",
	.read = info,
};
