#include "core/base/str.h"
#include "core/base/text.h"
#include "core/cmd/cmd_entries.h"
#include "core/cmd/item.h"
#include "core/cmd/subject.h"

static const struct err *
show(struct session *s, const struct args *args)
{
	static const struct table_column columns[] = {
		{ .key = "field", .label = "Field" },
		{ .key = "value", .label = "Value" },
		{ .key = "source", .label = "Source" },
		{ 0 }
	};
	const struct err *err;
	struct subject it;
	struct item item;
	struct table *t;
	int i;

	if ((err = subject_find(s, args->v[0], &it)) != NULL ||
	    (err = item_read(s->arena, s->store, it.entity, it.id, &item)) != NULL)
		return err;
	t = session_table(s, "fields", columns);
	for (i = 0; i < item.n; i++) {
		if (item.v[i].raw[0] == '\0')
			continue;
		table_add_raw(t, item.v[i].label, item.v[i].key);
		table_add_raw(t, item.v[i].shown, item.v[i].raw);
		table_add(t, item.v[i].source);
	}
	return NULL;
}

const struct cmd cmd_show = {
	.name = "show", .alias = "", .spec = "s", .usage = "ITEM",
	.summary = "Show everything about one item",
	.view = "item", .read = show,
};
