#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "core/base/arena.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_KEEPS_A_BLOCK 0	/* let the sanitizer see a stale pointer */
#else
#define ARENA_KEEPS_A_BLOCK 1
#endif

enum { BLOCK_MIN = 16 * 1024, BLOCK_MAX = 2 * 1024 * 1024 };

struct arena_block {
	struct arena_block	*next;
	size_t			 used, size;
	_Alignas(max_align_t) unsigned char data[];
};

/*
 * Large blocks ask for large pages: a plan of thousands of commitments is
 * read into fresh memory once, and small pages would cost a third of that.
 */
static void *
grab(size_t size)
{
	void *p = NULL;

	if (size < BLOCK_MAX)
		p = malloc(size);
	else if (posix_memalign(&p, BLOCK_MAX, size) != 0)
		p = NULL;
	if (p == NULL)
		abort();
#ifdef MADV_HUGEPAGE
	if (size >= BLOCK_MAX)
		madvise(p, size, MADV_HUGEPAGE);
#endif
	return p;
}

/* Blocks double up to two megabytes, so that a large plan needs few of them. */
static struct arena_block *
block_push(struct arena *a, size_t size)
{
	struct arena_block *b;
	size_t wish = BLOCK_MIN;

	if (a->blocks != NULL)
		wish = a->blocks->size * 2;
	if (wish > BLOCK_MAX - sizeof *b)
		wish = BLOCK_MAX - sizeof *b;
	if (size < wish)
		size = wish;
	if (size > SIZE_MAX - sizeof *b)
		abort();
	b = grab(sizeof *b + size);
	*b = (struct arena_block){ .next = a->blocks, .size = size };
	a->blocks = b;
	return b;
}

static void *
take(struct arena *a, size_t size, size_t align)
{
	struct arena_block *b = a->blocks;
	size_t at;

	at = b != NULL ? (b->used + align - 1) & ~(align - 1) : 0;
	if (b == NULL || at > b->size || size > b->size - at) {
		b = block_push(a, size);
		at = 0;
	}
	b->used = at + size;
	return b->data + at;
}

void *
arena_alloc(struct arena *a, size_t size, size_t align)
{
	return memset(take(a, size, align), 0, size);
}

void *
arena_grow(struct arena *a, const void *old, size_t old_size, size_t size,
    size_t align)
{
	unsigned char *p = take(a, size, align);

	if (old_size > 0)
		memcpy(p, old, old_size);
	return p;
}

char *
arena_dup_n(struct arena *a, const char *s, size_t n)
{
	char *copy = take(a, n + 1, 1);

	memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *
arena_dup(struct arena *a, const char *s)
{
	return arena_dup_n(a, s, strlen(s));
}

char *
arena_pair(struct arena *a, const char *s, const char *t)
{
	size_t n = strlen(s), m = strlen(t);
	char *pair = take(a, n + m + 2, 1);

	memcpy(pair, s, n);
	pair[n] = ' ';
	memcpy(pair + n + 1, t, m + 1);
	return pair;
}

char *
arena_fmt(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *s;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	s = take(a, (size_t)n + 1, 1);
	va_start(ap, fmt);
	vsnprintf(s, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return s;
}

static void
free_from(struct arena_block *b)
{
	struct arena_block *next;

	for (; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
}

void
arena_reset(struct arena *a)
{
	struct arena_block *keep = ARENA_KEEPS_A_BLOCK ? a->blocks : NULL;

	free_from(keep != NULL ? keep->next : a->blocks);
	if (keep != NULL) {
		keep->next = NULL;
		keep->used = 0;
	}
	a->blocks = keep;
}

void
arena_close(struct arena *a)
{
	free_from(a->blocks);
	a->blocks = NULL;
}

size_t
arena_used(const struct arena *a)
{
	const struct arena_block *b;
	size_t n = 0;

	for (b = a->blocks; b != NULL; b = b->next)
		n += b->used;
	return n;
}
