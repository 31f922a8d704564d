#include <string.h>

#include "core/base/text.h"
#include "core/cmd/cmd_entries.h"
#include "core/cmd/shown.h"
#include "core/store/row.h"

enum { TEXT_COLUMNS = 60 };

static bool
is_text(const struct field *f)
{
	return f->kind == FIELD_TEXT || f->kind == FIELD_LONG ||
	    f->kind == FIELD_CODE;
}

static void
look(struct session *s, struct table *t, const struct record *r,
    const char *folded)
{
	const struct entity *e = r->entity;
	const char *text;
	int i;

	for (i = 0; i < e->count; i++) {
		text = value_string(r->v[i]);
		if (!is_text(&e->fields[i]) ||
		    strstr(text_fold(s->arena, text), folded) == NULL)
			continue;
		table_add(t, e->noun);
		table_add(t, row_name(s->arena, s->store, e, r->id));
		table_add(t, e->fields[i].label);
		table_add_raw(t, text_cut(s->arena, text, TEXT_COLUMNS), text);
		return;
	}
}

static const struct err *
find(struct session *s, const struct args *args)
{
	static const struct table_column columns[] = {
		{ .key = "kind", .label = "Kind" },
		{ .key = "code", .label = "Item" },
		{ .key = "field", .label = "Field" },
		{ .key = "text", .label = "Text" },
		{ 0 }
	};
	struct table *t = session_table(s, "found", columns);
	const char *folded = text_fold(s->arena, args->v[0]);
	const struct err *err;
	struct records all;
	int i, k;

	t->empty = "nothing has that in it";
	for (i = 0; i < ENTITY_COUNT; i++) {
		err = row_all(s->arena, s->store, &entity_table[i], &all);
		if (err != NULL)
			return err;
		for (k = 0; k < all.n; k++)
			look(s, t, &all.v[k], folded);
	}
	return NULL;
}

const struct cmd cmd_find_text = {
	.name = "find", .alias = "f", .spec = "T", .usage = "TEXT",
	.summary = "Find a text in all codes, titles, names and notes",
	.detail = "Case and accents do not matter: gaidhlig finds Gàidhlig.",
	.read = find,
};
