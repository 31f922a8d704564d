#include <assert.h>

#include "core/base/idmap.h"

void
idmap_init(struct arena *a, struct idmap *m, int n)
{
	uint32_t size = 8;

	while (size < (uint32_t)n * 2)
		size *= 2;
	*m = (struct idmap){
		.slots = arena_array(a, struct idmap_slot, size),
		.mask = size - 1,
	};
}

static struct idmap_slot *
slot(const struct idmap *m, int64_t id)
{
	uint32_t i = (uint32_t)(uint64_t)id & m->mask;

	while (m->slots[i].id != 0 && m->slots[i].id != id)
		i = (i + 1) & m->mask;
	return &m->slots[i];
}

void
idmap_put(struct idmap *m, int64_t id, int at)
{
	struct idmap_slot *s = slot(m, id);

	assert(id != 0 && (uint32_t)m->n < m->mask);
	m->n += s->id == 0;
	*s = (struct idmap_slot){ id, at };
}

int
idmap_at(const struct idmap *m, int64_t id)
{
	const struct idmap_slot *s;

	if (m->slots == NULL || id == 0)
		return -1;
	s = slot(m, id);
	return s->id == id ? s->at : -1;
}
