#ifndef CORE_BASE_IDMAP_H
#define CORE_BASE_IDMAP_H

#include <stdint.h>

#include "core/base/arena.h"

/*
 * From a row identity to its place in an array. Identities are random, so
 * their low bits serve as the hash.
 */
struct idmap {
	struct idmap_slot { int64_t id; int32_t at; } *slots;
	uint32_t	mask;
	int		n;
};

/* A map with room for n identities. */
void	idmap_init(struct arena *, struct idmap *, int n);
void	idmap_put(struct idmap *, int64_t id, int at);

/* -1 when the identity is not there. */
int	idmap_at(const struct idmap *, int64_t id);

#endif
