#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/yaml/plan_order.h"

static int
compare(const void *a, const void *b)
{
	const struct plan_place *x = a, *y = b;

	if (x->position != y->position)
		return x->position < y->position ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* Rows mostly come in order. */
static void
sort(struct plan_place *v, int n)
{
	int i;

	for (i = 1; i < n; i++)
		if (compare(&v[i - 1], &v[i]) > 0) {
			qsort(v, (size_t)n, sizeof *v, compare);
			return;
		}
}

static void
enter_rows(struct plan_order *o, enum entity_id kind)
{
	const struct records *rows = &o->rows[kind];
	int i;

	o->code[kind] = entity_code(&entity_table[kind]);
	idmap_init(o->arena, &o->ids[kind], rows->n);
	for (i = 0; i < rows->n; i++)
		if (rows->v[i].id != 0)
			idmap_put(&o->ids[kind], rows->v[i].id, i);
}

static void
enter_codes(struct plan_order *o, enum entity_id kind)
{
	const struct records *rows = &o->rows[kind];
	const char *table = entity_table[kind].table;
	int i;

	for (i = 0; i < rows->n; i++)
		idmap_put(&o->codes, hash_row(table,
		    value_string(rows->v[i].v[o->code[kind]]), 0), i);
}

static int
owner_of(const struct plan_order *o, enum entity_id owner,
    const struct record *row, int parent)
{
	return row->v[parent].kind == VALUE_INT ?
	    idmap_at(&o->ids[owner], row->v[parent].i) : -1;
}

/* By counting: how many each owner has, then where its rows begin. */
static void
enter_below(struct plan_order *o, enum entity_id owner, enum entity_id child)
{
	const struct records *rows = &o->rows[child];
	int parent = entity_parent(&entity_table[child], &entity_table[owner]);
	int owners = o->rows[owner].n, i, at;
	int *first = arena_array(o->arena, int, owners + 2);
	struct plan_place *v;

	v = arena_array(o->arena, struct plan_place, rows->n);
	for (i = 0; i < rows->n; i++)
		if ((at = owner_of(o, owner, &rows->v[i], parent)) >= 0)
			first[at + 2]++;
	for (i = 2; i < owners + 2; i++)
		first[i] += first[i - 1];
	for (i = 0; i < rows->n; i++)
		if ((at = owner_of(o, owner, &rows->v[i], parent)) >= 0)
			v[first[at + 1]++] = (struct plan_place){
				rows->v[i].position, i };
	for (i = 0; i < owners; i++)
		sort(v + first[i], first[i + 1] - first[i]);
	o->below[owner][child] = (struct plan_below){ first, v };
}

void
plan_order_init(struct plan_order *o, struct arena *a,
    const struct records rows[ENTITY_COUNT])
{
	int kind, i;
	enum entity_id child;

	*o = (struct plan_order){ .arena = a, .rows = rows };
	for (kind = 0; kind < ENTITY_COUNT; kind++)
		enter_rows(o, (enum entity_id)kind);
	idmap_init(a, &o->codes,
	    rows[ENTITY_PARTNER].n + rows[ENTITY_BOARD].n);
	enter_codes(o, ENTITY_PARTNER);
	enter_codes(o, ENTITY_BOARD);
	for (kind = 0; kind < ENTITY_COUNT; kind++)
		for (i = 0; i < entity_table[kind].nlists; i++) {
			child = entity_table[kind].lists[i].child;
			if (o->below[kind][child].first == NULL)
				enter_below(o, (enum entity_id)kind, child);
		}
}

struct plan_places
plan_order_all(const struct plan_order *o, enum entity_id kind)
{
	const struct records *rows = &o->rows[kind];
	struct plan_place *v;
	int i;

	v = arena_array(o->arena, struct plan_place, rows->n);
	for (i = 0; i < rows->n; i++)
		v[i] = (struct plan_place){ rows->v[i].position, i };
	sort(v, rows->n);
	return (struct plan_places){ v, rows->n };
}

struct plan_places
plan_order_below(const struct plan_order *o, enum entity_id owner, int at,
    enum entity_id child)
{
	const struct plan_below *b = &o->below[owner][child];

	return (struct plan_places){ b->v + b->first[at],
	    b->first[at + 1] - b->first[at] };
}

const char *
plan_order_code(const struct plan_order *o, enum entity_id kind, int64_t id)
{
	int at = idmap_at(&o->ids[kind], id);

	if (at < 0 || o->code[kind] < 0)
		return NULL;
	return value_string(o->rows[kind].v[at].v[o->code[kind]]);
}

bool
plan_order_has(const struct plan_order *o, enum entity_id kind,
    const char *code)
{
	return idmap_at(&o->codes,
	    hash_row(entity_table[kind].table, code, 0)) >= 0;
}
