/*
 * Plan files of any bytes. What is wrong is said in print; what is read
 * without a problem is written, and that read back: the same rows, and the
 * same bytes when they are written again.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/yaml/plan_yaml.h"
#include "tests/fuzz/replay.h"


struct bytes {
	char	*v;
	size_t	 n;
};

static void
fail(const char *what, const struct bytes *b)
{
	fprintf(stderr, "%s\n%.*s\n", what, (int)b->n, b->v);
	abort();
}

static void
write_rows(struct arena *a, const struct plan_file *file, struct bytes *b)
{
	struct records rows[ENTITY_COUNT] = { { 0 } };
	FILE *f = open_memstream(&b->v, &b->n);
	int i;

	if (f == NULL)
		abort();
	for (i = 0; i < file->rows.n; i++)
		record_push(a, &rows[entity_id(file->rows.v[i].entity)],
		    file->rows.v[i]);
	plan_yaml_write(f, rows);
	fclose(f);
}

static uint64_t
hash_of(const struct record *row)
{
	uint64_t sum = hash_bytes(&row->entity, sizeof row->entity), part[2];
	int i;

	for (i = 0; i < row->entity->count; i++) {
		if (row->v[i].kind != VALUE_INT && row->v[i].kind != VALUE_TEXT)
			continue;
		part[0] = sum + (uint64_t)i;
		part[1] = row->v[i].kind == VALUE_INT ? (uint64_t)row->v[i].i :
		    hash_bytes(row->v[i].s, strlen(row->v[i].s));
		sum = hash_bytes(part, sizeof part);
	}
	return sum;
}

/* Whatever their order: short lists of roles are written before long ones. */
static uint64_t
sum_of(const struct plan_file *file)
{
	uint64_t sum = 0;
	int i;

	for (i = 0; i < file->rows.n; i++)
		sum += hash_of(&file->rows.v[i]);
	return sum;
}

static void
check_rows(struct arena *a, const struct plan_file *file)
{
	struct problems p = { .path = "written" };
	struct plan_file back;
	struct bytes one = { 0 }, two = { 0 };

	write_rows(a, file, &one);
	plan_yaml_parse(a, one.v, one.n, NULL, &p, &back);
	problem_print(&p, stderr);
	if (p.n > 0)
		fail("what was written cannot be read", &one);
	if (back.rows.n != file->rows.n || sum_of(&back) != sum_of(file))
		fail("what was written says something else", &one);
	write_rows(a, &back, &two);
	if (one.n != two.n || memcmp(one.v, two.v, one.n) != 0)
		fail("what was written is written otherwise", &one);
	free(one.v);
	free(two.v);
}

/* As people and scripts are told. */
static void
print_problems(const struct problems *p)
{
	struct bytes b = { 0 };
	FILE *f = open_memstream(&b.v, &b.n);

	if (f == NULL)
		abort();
	problem_print(p, f);
	problem_json(p, f);
	fclose(f);
	if (memchr(b.v, '\033', b.n) != NULL)
		fail("an escape is printed", &b);
	free(b.v);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena a = { 0 };
	struct problems p = { .path = "plan.yaml" };
	struct plan_file file;

	plan_yaml_parse(&a, (const char *)data, n, NULL, &p, &file);
	if (p.n > 0)
		print_problems(&p);
	else
		check_rows(&a, &file);
	arena_close(&a);
	return 0;
}
