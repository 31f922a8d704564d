#include <string.h>
#include <strings.h>

#include "core/base/hash.h"
#include "core/yaml/plan_index.h"
#include "core/yaml/plan_keys.h"

/* Codes that a misspelt one is compared with. */
enum { HINTS_MAX = 5000 };

void
plan_index_init(struct plan_index *x, int items, int rows)
{
	x->items = arena_array(x->arena, struct plan_item, items);
	idmap_init(x->arena, &x->names, items);
	idmap_init(x->arena, &x->ids, rows);
}

static const struct entity *
kind_at(const struct plan_index *x, int at)
{
	return x->rows->v[at].entity;
}

/* Place of the first row with a code, -1 when there is none. */
static int
find(const struct plan_index *x, const struct entity *e, const char *code,
    int64_t name)
{
	int at = idmap_at(&x->names, name);

	if (at >= 0 && kind_at(x, at) == e &&
	    strcmp(x->items[at].code, code) == 0)
		return at;
	return -1;
}

void
plan_index_add(struct plan_index *x, enum entity_id kind,
    const struct node *node, const char *code, int position)
{
	const struct entity *e = &entity_table[kind];
	int64_t name = hash_row(e->table, code, 0);
	struct plan_item *item = &x->items[x->n];
	struct record row = record_new(x->arena, e);
	int first = find(x, e, code, name);

	*item = (struct plan_item){ node, code, name, 0, 0 };
	if (first >= 0)
		item->nth = ++x->items[first].again;
	else
		idmap_put(&x->names, name, x->n);
	row.position = position;
	record_push(x->arena, x->rows, row);
	x->n++;
}

/* A map more than half full gives way to one of twice the size. */
static void
use_id(struct plan_index *x, int64_t id, int nth)
{
	struct idmap *m = &x->ids, larger;
	uint32_t i;

	if ((uint32_t)m->n * 2 > m->mask + 1) {
		idmap_init(x->arena, &larger, m->n * 2);
		for (i = 0; i <= m->mask; i++)
			if (m->slots[i].id != 0)
				idmap_put(&larger, m->slots[i].id,
				    m->slots[i].at);
		*m = larger;
	}
	idmap_put(m, id, nth);
}

/* Like names are told apart by a number, counted up with the first of them. */
static int64_t
new_id(struct plan_index *x, const char *table, const char *name, int64_t first)
{
	int nth = idmap_at(&x->ids, first);
	int64_t id = first;

	if (nth >= 0) {
		do
			id = hash_row(table, name, ++nth);
		while (idmap_at(&x->ids, id) >= 0);
		use_id(x, first, nth);
	}
	use_id(x, id, 0);
	return id;
}

int64_t
plan_index_new_id(struct plan_index *x, const char *table, const char *name)
{
	return new_id(x, table, name, hash_row(table, name, 0));
}

static int64_t
known(const struct plan_index *x, enum entity_id kind, const char *code)
{
	if (x->known == NULL)
		return 0;
	return x->known->id(x->known->ctx, kind, code);
}

/* Known rows keep their identity, so these are given out first. */
static void
settle_known(struct plan_index *x)
{
	int64_t id;
	int i;

	for (i = 0; i < x->n; i++) {
		if (x->items[i].nth > 0)
			continue;
		id = known(x, entity_id(kind_at(x, i)), x->items[i].code);
		if (id != 0 && idmap_at(&x->ids, id) < 0) {
			x->rows->v[i].id = id;
			use_id(x, id, 0);
		}
	}
}

/* What a known row would be called otherwise is taken too: it is the first of
 * its code, and the next is the second. */
void
plan_index_settle(struct plan_index *x)
{
	const struct plan_item *item;
	struct record *row;
	int i;

	settle_known(x);
	for (i = 0; i < x->n; i++) {
		item = &x->items[i];
		row = &x->rows->v[i];
		if (row->id == 0)
			row->id = new_id(x, row->entity->table, item->code,
			    item->name);
		else if (idmap_at(&x->ids, item->name) < 0)
			use_id(x, item->name, 0);
	}
}

int64_t
plan_index_id(struct plan_index *x, enum entity_id kind, const char *code)
{
	const struct entity *e = &entity_table[kind];
	int at = find(x, e, code, hash_row(e->table, code, 0));

	return at >= 0 ? x->rows->v[at].id : known(x, kind, code);
}

static const char *const *
codes_of(struct plan_index *x, enum entity_id kind)
{
	const char **codes;
	int i, n = 0;

	if (x->codes[kind] != NULL)
		return x->codes[kind];
	codes = arena_array(x->arena, const char *, x->n + 2);
	for (i = 0; i < x->n && n < HINTS_MAX; i++)
		if (kind_at(x, i) == &entity_table[kind] &&
		    x->items[i].nth == 0 && *x->items[i].code != '\0')
			codes[n++] = x->items[i].code;
	if (kind == ENTITY_SOURCE)
		codes[n] = "filled";
	x->codes[kind] = codes;
	return codes;
}

/* People write names where codes are wanted. */
static const char *
code_of_name(const struct plan_index *x, const struct entity *e,
    const char *name)
{
	const struct node *n;
	int i, title = entity_title(e);

	for (i = 0; i < x->n; i++) {
		if (kind_at(x, i) != e || title < 0 ||
		    x->items[i].node->kind != NODE_MAP)
			continue;
		for (n = x->items[i].node->first; n != NULL; n = n->next)
			if (strcmp(n->key->text, e->fields[title].key) == 0 &&
			    n->kind == NODE_SCALAR &&
			    strcasecmp(n->text, name) == 0)
				return x->items[i].code;
	}
	return NULL;
}

const char *
plan_index_hint(struct plan_index *x, enum entity_id kind, const char *code)
{
	const struct entity *e = &entity_table[kind];
	const char *const *codes = codes_of(x, kind);
	const char *named = code_of_name(x, e, code);

	if (named != NULL)
		return arena_fmt(x->arena, "write its code: %s", named);
	if (codes[0] == NULL)
		return arena_fmt(x->arena, "the file has no %s: add '%s:'",
		    e->plural, e->section);
	return plan_key_hint(x->arena, code, codes);
}
