#ifndef CORE_BASE_ARENA_H
#define CORE_BASE_ARENA_H

#include <stddef.h>

/*
 * An arena owns everything made in it and gives all of it back at once.
 *
 * The memory rule of the program: a function that returns memory takes an
 * arena as its first argument, and the result lives exactly as long as that
 * arena. No one frees a single object. Running out of memory aborts.
 */

struct arena {
	struct arena_block	*blocks;
};

/* Zeroed memory. */
void	*arena_alloc(struct arena *, size_t size, size_t align);

/* A longer copy of a block made before; the tail is not cleared. */
void	*arena_grow(struct arena *, const void *old, size_t old_size,
	    size_t size, size_t align);

char	*arena_dup(struct arena *, const char *);
char	*arena_dup_n(struct arena *, const char *, size_t n);
char	*arena_fmt(struct arena *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* Two texts with a blank between them. */
char	*arena_pair(struct arena *, const char *, const char *);

/* Forget everything made so far; keeps one block so that a frame drawn sixty
 * times a second does not ask the system for memory each time. */
void	 arena_reset(struct arena *);

/* Give everything back to the system; the arena can be used again. */
void	 arena_close(struct arena *);

/* Bytes in use, for limits and for the memory figures of `info`. */
size_t	 arena_used(const struct arena *);

#define arena_new(a, type) \
	((type *)arena_alloc((a), sizeof(type), _Alignof(type)))
#define arena_array(a, type, n) \
	((type *)arena_alloc((a), sizeof(type) * (size_t)(n), _Alignof(type)))
#define arena_more(a, type, old, n, m) \
	((type *)arena_grow((a), (old), sizeof(type) * (size_t)(n), \
	    sizeof(type) * (size_t)(m), _Alignof(type)))

#endif
