#include "core/model/record.h"

struct record
record_new(struct arena *a, const struct entity *e)
{
	return (struct record){
		.entity = e, .v = arena_array(a, struct value, e->count),
	};
}

struct record *
record_push(struct arena *a, struct records *list, struct record r)
{
	int room;

	if (list->n == list->room) {
		room = list->room > 0 ? list->room * 2 : 16;
		list->v = arena_more(a, struct record, list->v, list->n, room);
		list->room = room;
	}
	list->v[list->n] = r;
	return &list->v[list->n++];
}

bool
record_is_plain_role(const struct record *r)
{
	static const char *const more[] = { "officer", "valid_from", "valid_to",
	    "accepted_on" };
	size_t i;
	int at;

	for (i = 0; i < sizeof more / sizeof more[0]; i++) {
		at = entity_field_of_column(r->entity, more[i]);
		if (r->v[at].kind != VALUE_ABSENT && r->v[at].kind != VALUE_NULL)
			return false;
	}
	return true;
}
