#include <string.h>

#include "core/base/str.h"
#include "core/cmd/item.h"
#include "core/cmd/shown.h"
#include "core/store/journal.h"
#include "core/store/row.h"

static void
add(struct arena *a, struct item *item, struct item_line line)
{
	int room = item->room * 2 + 32;

	if (item->n == item->room) {
		item->v = arena_more(a, struct item_line, item->v, item->n, room);
		item->room = room;
	}
	item->v[item->n++] = line;
}

/* Whether a space-separated list of names has one. */
static bool
has_name(const char *names, const char *name)
{
	size_t n = strlen(name);
	const char *p;

	for (p = names; (p = strstr(p, name)) != NULL; p += n)
		if ((p == names || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	return false;
}

/* Where a value comes from: the row names the fields that were filled in. */
static const char *
source_of(const struct record *r, const char *key)
{
	int src = entity_field_of_column(r->entity, "src");
	int filled = entity_field_of_column(r->entity, "filled");

	if (src < 0)
		return "";
	if (filled >= 0 && has_name(value_string(r->v[filled]), key))
		return "filled in";
	if (strcmp(value_string(r->v[src]), "filled") == 0)
		return "filled in";
	return value_string(r->v[src]);
}

static void
add_field(struct arena *a, const struct store *s, struct item *item,
    const struct record *r, int at, const char *typed)
{
	const struct field *f = &r->entity->fields[at];
	const char *raw = shown_raw(a, s, f, r->v[at]);
	const char *name = f->group != NULL ? f->group : f->key;

	if (f->flags & FIELD_PARENT)
		return;
	add(a, item, (struct item_line){
		.key = f->group != NULL ? arena_fmt(a, "%s.%s", f->group, f->key) :
		    f->key,
		.label = f->label, .raw = raw,
		.shown = shown_value(a, s, f, r->v[at]),
		.source = raw[0] == '\0' || f->kind == FIELD_SOURCE ||
		    f->kind == FIELD_NAMES ? "" : has_name(typed, f->column) ?
		    "typed here" : source_of(r, name),
		.field = f,
	});
}

/* The plain roles of a short list go under its name, the rest under `roles`. */
static bool
belongs(const struct entity_list *list, const struct record *row)
{
	const char *letter;

	if (list->child != ENTITY_ROLE)
		return true;
	letter = value_string(row->v[entity_field_of_column(row->entity, "letter")]);
	if (list->letter != NULL)
		return strcmp(letter, list->letter) == 0;
	return strcmp(letter, "L") != 0 && strcmp(letter, "C") != 0;
}

static const char *
row_text(struct arena *a, const struct store *s, const struct record *row)
{
	int letter = entity_field_of_column(row->entity, "letter");
	const char *text = shown_row(a, s, row);

	/* "L  acc  Aberdeen City Council": the list says the letter already. */
	if (letter >= 0 && strncmp(text, value_string(row->v[letter]), 1) == 0 &&
	    strchr("LC", text[0]) != NULL && strncmp(text + 1, "  ", 2) == 0)
		return text + 3;
	return text;
}

static const struct err *
add_list(struct arena *a, const struct store *s, struct item *item,
    const struct record *r, const struct entity_list *list)
{
	const struct entity *child = &entity_table[list->child];
	struct records rows;
	const struct err *err;
	const char *text;
	int i;

	err = row_where(a, s, child, entity_parent(child, r->entity), r->id, &rows);
	for (i = 0; err == NULL && i < rows.n; i++) {
		if (!belongs(list, &rows.v[i]))
			continue;
		text = row_text(a, s, &rows.v[i]);
		add(a, item, (struct item_line){
			.key = list->key, .label = list->label,
			.shown = text, .raw = text,
			.source = source_of(r, list->key),
			.row = rows.v[i].id, .entity = child,
		});
	}
	return err;
}

const struct err *
item_read(struct arena *a, const struct store *s, const struct entity *e,
    int64_t id, struct item *out)
{
	int title = entity_title(e), i;
	const struct err *err;
	const char *typed;
	struct record r;

	*out = (struct item){ .entity = e, .id = id };
	if ((err = row_read(a, s, e, id, &r)) != NULL)
		return err;
	out->code = row_name(a, s, e, id);
	out->title = title >= 0 ? value_string(r.v[title]) : "";
	err = journal_typed(a, s, id, &typed);
	for (i = 0; err == NULL && i < e->count; i++)
		add_field(a, s, out, &r, i, typed);
	for (i = 0; err == NULL && i < e->nlists; i++)
		err = add_list(a, s, out, &r, &e->lists[i]);
	return err;
}
