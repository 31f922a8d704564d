#include <stdlib.h>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/cmd/cmd_entries.h"
#include "core/cmd/history.h"
#include "core/cmd/subject.h"

enum { OPTION_LIMIT, OPTION_ALL };

static const struct cmd_option options[] = {
	[OPTION_LIMIT] = { "limit", "N", "how many changes, latest first; 20" },
	[OPTION_ALL] = { "all", NULL, "every row of large changes too" },
	{ 0 }
};

enum { LIMIT = 20, VALUE_COLUMNS = 40 };

static void
add_line(struct session *s, struct table *t, const struct history_change *c,
    const struct history_line *l, bool first)
{
	struct arena *a = s->arena;
	char *when = arena_array(a, char, DATE_TEXT);

	date_moment(when, c->at);
	table_add_raw(t, first ? when : "", when);
	table_add_raw(t, first ? c->author : "", c->author);
	table_add_raw(t, first ? text_cut(a, c->line, 48) : "", c->line);
	table_add(t, l->item);
	table_add(t, l->field);
	table_add_raw(t, text_cut(a, l->old_value, VALUE_COLUMNS), l->old_value);
	table_add_raw(t, text_cut(a, l->new_value, VALUE_COLUMNS), l->new_value);
}

static const struct err *
read_limit(const char *text, int *limit)
{
	char *end;
	long n;

	if (text == NULL)
		return NULL;
	n = strtol(text, &end, 10);
	if (*end != '\0' || n < 1 || n > 1000000)
		return err_new(ERR_USAGE, "'%.40s' is not a number of changes", text);
	*limit = (int)n;
	return NULL;
}

static const struct err *
history(struct session *s, const struct args *args)
{
	static const struct table_column columns[] = {
		{ .key = "at", .label = "When" },
		{ .key = "author", .label = "Who" },
		{ .key = "command", .label = "Command" },
		{ .key = "item", .label = "Item" },
		{ .key = "field", .label = "Field" },
		{ .key = "old", .label = "Was" },
		{ .key = "new", .label = "Is" },
		{ 0 }
	};
	struct subject it = { 0 };
	const struct err *err;
	struct history h;
	struct table *t;
	int limit = LIMIT, i, k;

	if ((err = read_limit(args->option[OPTION_LIMIT], &limit)) != NULL)
		return err;
	if (args->n > 0 && (err = subject_find(s, args->v[0], &it)) != NULL)
		return err;
	err = history_read(s->arena, s->store, it.id, limit,
	    args->option[OPTION_ALL] != NULL ? HISTORY_ALL : HISTORY_SHORT, &h);
	if (err != NULL)
		return err;
	t = session_table(s, "history", columns);
	t->empty = "nothing was changed yet";
	for (i = 0; i < h.n; i++)
		for (k = 0; k < h.v[i].n; k++)
			add_line(s, t, &h.v[i], &h.v[i].lines[k], k == 0);
	return NULL;
}

const struct cmd cmd_history = {
	.name = "history", .alias = "", .spec = "s?", .usage = "[ITEM]",
	.summary = "Show who changed what, when, and with which command",
	.detail = "Of one item, or of the whole plan. Field by field: what it was, "
	    "what it is.",
	.options = options, .view = "history", .read = history,
};
