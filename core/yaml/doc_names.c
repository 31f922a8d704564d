#include <stdlib.h>
#include <string.h>

#include "core/yaml/doc_names.h"

enum { FEW = 24 };	/* names compared one with another */

static void
say_twice(struct problems *p, const struct node *key, const struct node *first)
{
	problem_add(p, key->line, key->col, key->width,
	    arena_fmt(p->arena, "%s is given twice",
	    problem_quote(p->arena, key->text)),
	    arena_fmt(p->arena, "the first is on line %d: delete one of them",
	    first->line));
}

static int
compare_keys(const void *a, const void *b)
{
	const struct node *x = *(struct node *const *)a;
	const struct node *y = *(struct node *const *)b;
	int d = strcmp(x->text, y->text);

	if (d != 0)
		return d;
	return x->line != y->line ? (x->line < y->line ? -1 : 1) :
	    (x->col > y->col) - (x->col < y->col);
}

static void
check_many(struct problems *p, const struct node *map)
{
	const struct node **keys = arena_array(p->arena, const struct node *,
	    map->n), *n;
	int i = 0, first = 0;

	for (n = map->first; n != NULL; n = n->next)
		keys[i++] = n->key;
	qsort(keys, (size_t)map->n, sizeof *keys, compare_keys);
	for (i = 1; i < map->n; i++) {
		if (strcmp(keys[i]->text, keys[first]->text) == 0)
			say_twice(p, keys[i], keys[first]);
		else
			first = i;
	}
}

void
doc_names_check(struct problems *p, const struct node *map)
{
	const struct node *n, *before;

	if (map->n > FEW) {
		check_many(p, map);
		return;
	}
	for (n = map->first; n != NULL; n = n->next)
		for (before = map->first; before != n; before = before->next)
			if (strcmp(before->key->text, n->key->text) == 0) {
				say_twice(p, n->key, before->key);
				break;
			}
}
