/*
 * Whatever the bytes, reading them ends with problems or with rows; problems
 * can be printed; and rows, once written, read back as the same rows, which
 * are written as the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/yaml/plan_yaml.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

struct text {
	char	*v;
	size_t	 n;
};

static void
print_problems(const struct problems *p)
{
	struct text t = { 0 };
	FILE *f = open_memstream(&t.v, &t.n);

	if (f == NULL)
		abort();
	problem_print(p, f);
	problem_json(p, f);
	fclose(f);
	free(t.v);
}

static void
sort_rows(struct arena *a, const struct plan_file *file,
    struct records rows[ENTITY_COUNT])
{
	const struct record *r;
	int i;

	memset(rows, 0, sizeof *rows * ENTITY_COUNT);
	for (i = 0; i < file->rows.n; i++) {
		r = &file->rows.v[i];
		record_push(a, &rows[entity_id(r->entity)], *r);
	}
}

static struct text
written(struct arena *a, const struct plan_file *file)
{
	struct records rows[ENTITY_COUNT];
	struct text t = { 0 };
	FILE *f = open_memstream(&t.v, &t.n);

	if (f == NULL)
		abort();
	sort_rows(a, file, rows);
	plan_yaml_write(f, rows);
	fclose(f);
	return t;
}

/* Reads what was written, which must be without problems. */
static void
read_again(struct arena *a, struct text t, struct plan_file *file)
{
	struct problems p = { .path = "written" };

	plan_yaml_parse(a, t.v, t.n, NULL, &p, file);
	if (p.n == 0)
		return;
	fwrite(t.v, 1, t.n, stderr);
	problem_print(&p, stderr);
	abort();
}

static void
write_and_compare(struct arena *a, const struct plan_file *file)
{
	struct text first = written(a, file), second;
	struct plan_file again;

	read_again(a, first, &again);
	second = written(a, &again);
	if (again.rows.n != file->rows.n || first.n != second.n ||
	    memcmp(first.v, second.v, first.n) != 0) {
		fwrite(first.v, 1, first.n, stderr);
		fwrite(second.v, 1, second.n, stderr);
		abort();
	}
	free(first.v);
	free(second.v);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena a = { 0 };
	struct problems p = { .path = "given" };
	struct plan_file file;

	plan_yaml_parse(&a, (const char *)data, n, NULL, &p, &file);
	print_problems(&p);
	if (p.n == 0)
		write_and_compare(&a, &file);
	arena_close(&a);
	return 0;
}

#ifdef ACCORD_FUZZ_REPLAY
static void
replay(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct text t = { 0 };
	int c;
	FILE *copy = open_memstream(&t.v, &t.n);

	if (f == NULL || copy == NULL) {
		perror(path);
		abort();
	}
	while ((c = getc(f)) != EOF)
		putc(c, copy);
	fclose(f);
	fclose(copy);
	LLVMFuzzerTestOneInput((const uint8_t *)t.v, t.n);
	free(t.v);
}

int
main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		replay(argv[i]);
	printf("fuzz_plan_yaml: %d inputs\n", argc - 1);
	return 0;
}
#endif
