#include <stdio.h>
#include <string.h>

#include "core/store/import.h"
#include "core/store/query.h"
#include "core/store/row.h"
#include "core/store/store_private.h"

enum { IMPORT_CACHE = 64 * 1024 };	/* KiB of pages while rows go in */

/* Into an empty plan: each kind's statement is prepared once. */

static const struct err *
insert_all(struct change *c, const struct plan_file *f)
{
	struct row_writer w[ENTITY_COUNT] = { 0 };
	const struct err *err = NULL, *end;
	const struct record *r;
	int i;

	for (i = 0; i < f->rows.n; i++) {
		r = &f->rows.v[i];
		row_write(&w[entity_id(r->entity)], c, r);
	}
	for (i = 0; i < ENTITY_COUNT; i++) {
		end = row_write_end(&w[i]);
		if (err == NULL)
			err = end;
	}
	return err;
}

/* Into a plan with rows */

static bool
same_value(struct value a, struct value b)
{
	bool none_a = a.kind == VALUE_ABSENT || a.kind == VALUE_NULL;
	bool none_b = b.kind == VALUE_ABSENT || b.kind == VALUE_NULL;

	if (none_a || none_b)
		return none_a == none_b;
	if (a.kind != b.kind)
		return false;
	return a.kind == VALUE_INT ? a.i == b.i : strcmp(a.s, b.s) == 0;
}

static bool
same_row(const struct record *a, const struct record *b)
{
	int i;

	for (i = 0; i < a->entity->count; i++)
		if (!same_value(a->v[i], b->v[i]))
			return false;
	return true;
}

/* Whether a row that is there belongs to the list a file gives: the short
 * lists of roles hold the plain ones of their letter, `roles` the others. */
static bool
belongs(const struct entity_list *list, const struct record *r)
{
	const char *letter;

	if (list->child != ENTITY_ROLE)
		return true;
	letter = value_string(r->v[entity_field_of_column(r->entity, "letter")]);
	if (list->letter != NULL)
		return strcmp(letter, list->letter) == 0 && record_is_plain_role(r);
	return !record_is_plain_role(r) || strchr("LC", letter[0]) == NULL;
}

/* Rows that say the same keep their identity. */
static void
adopt(struct record *given, int n, struct records *there, bool *kept)
{
	int i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < there->n; k++)
			if (!kept[k] && same_row(&given[i], &there->v[k])) {
				given[i].id = there->v[k].id;
				kept[k] = true;
				break;
			}
	for (k = 0; k < there->n; k++)
		for (i = 0; i < n; i++)
			if (given[i].id == there->v[k].id)
				kept[k] = true;
}

static const struct err *
settle_list(struct arena *a, struct change *c, const struct plan_file *f,
    const struct record_list *l, struct import_counts *counts)
{
	const struct entity *child = &entity_table[l->list->child];
	struct records there;
	const struct err *err;
	bool *kept;
	int k;

	err = row_where(a, c->store, child, entity_parent(child, l->owner),
	    l->owner_id, &there);
	if (err != NULL || there.n == 0)
		return err;
	kept = arena_array(a, bool, there.n);
	adopt(&f->rows.v[l->first], l->n, &there, kept);
	for (k = 0; err == NULL && k < there.n; k++)
		if (!kept[k] && belongs(l->list, &there.v[k])) {
			err = row_delete(c, child, there.v[k].id);
			counts->removed++;
		}
	return err;
}

static const struct err *
merge_all(struct change *c, const struct plan_file *f,
    struct import_counts *counts)
{
	struct arena a = { 0 };
	const struct err *err = NULL;
	int i;

	for (i = 0; err == NULL && i < f->nlists; i++) {
		err = settle_list(&a, c, f, &f->lists[i], counts);
		arena_reset(&a);
	}
	for (i = 0; err == NULL && i < f->rows.n; i++)
		err = row_put(c, &f->rows.v[i]);
	arena_close(&a);
	return err;
}

static const struct err *
is_empty(const struct store *s, bool *empty)
{
	struct query q = query_begin(s, "SELECT EXISTS (SELECT 1 FROM change"
	    " LIMIT 1 OFFSET 1) OR EXISTS (SELECT 1 FROM plan)");

	*empty = query_next(&q) && query_col_int(&q, 0) == 0;
	return query_end(&q);
}

const struct err *
import_rows(struct change *c, const struct plan_file *f,
    struct import_counts *counts)
{
	char cache[64];
	const struct err *err;
	bool empty;

	*counts = (struct import_counts){ .rows = f->rows.n };
	snprintf(cache, sizeof cache, "PRAGMA cache_size = -%d", IMPORT_CACHE);
	if ((err = store_exec(c->store, cache)) != NULL ||
	    (err = is_empty(c->store, &empty)) != NULL)
		return err;
	return empty ? insert_all(c, f) : merge_all(c, f, counts);
}
