#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/book.h"

struct page {
	char	 name[120];
	double	*v;
	int	 n, room;
};

static void *
grown(void *p, size_t size)
{
	p = realloc(p, size);
	if (p == NULL)
		abort();
	return p;
}

static struct page *
page(struct book *b, const char *name)
{
	struct page *p;
	int i;

	for (i = 0; i < b->n; i++)
		if (strcmp(b->pages[i].name, name) == 0)
			return &b->pages[i];
	b->pages = grown(b->pages, sizeof *b->pages * (size_t)(b->n + 1));
	p = &b->pages[b->n++];
	*p = (struct page){ .n = 0 };
	snprintf(p->name, sizeof p->name, "%s", name);
	return p;
}

void
book_add(struct book *b, const char *program, const char *step,
    const char *measure, double v)
{
	char name[120];
	struct page *p;

	snprintf(name, sizeof name, "%s\t%s\t%s", program, step, measure);
	p = page(b, name);
	if (p->n == p->room) {
		p->room = p->room > 0 ? p->room * 2 : 64;
		p->v = grown(p->v, sizeof *p->v * (size_t)p->room);
	}
	p->v[p->n++] = v;
}

static int
by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
at(const struct page *p, double share)
{
	int i = (int)(share * p->n);

	return p->v[i < p->n ? i : p->n - 1];
}

void
book_print(const struct book *b)
{
	const struct page *p;
	int i;

	for (i = 0; i < b->n; i++) {
		p = &b->pages[i];
		qsort(p->v, (size_t)p->n, sizeof *p->v, by_value);
		printf("%s\t%d\t%.4f\t%.4f\t%.4f\t%.4f\t%.4f\n", p->name,
		    p->n, at(p, 0.5), at(p, 0.95), at(p, 0.99), at(p, 1),
		    at(p, 0));
	}
}

void
book_close(struct book *b)
{
	int i;

	for (i = 0; i < b->n; i++)
		free(b->pages[i].v);
	free(b->pages);
	*b = (struct book){ 0 };
}
