#include <stddef.h>

#include "core/model/value.h"

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
