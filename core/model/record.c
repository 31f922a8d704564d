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

struct value
value_int(int64_t i)
{
	return (struct value){ .kind = VALUE_INT, .i = i };
}

struct value
value_text(const char *s)
{
	return (struct value){
		.kind = s != NULL ? VALUE_TEXT : VALUE_NULL, .s = s,
	};
}

const char *
value_string(struct value v)
{
	return v.kind == VALUE_TEXT ? v.s : "";
}
