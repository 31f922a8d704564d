#ifndef CORE_MODEL_VALUE_H
#define CORE_MODEL_VALUE_H

#include <stdint.h>

/* One value of a row: text, a whole number, nothing, or not given at all. */

enum value_kind {
	VALUE_ABSENT,	/* not given: leave what is there */
	VALUE_NULL,	/* given as nothing */
	VALUE_INT,
	VALUE_TEXT,
};

struct value {
	enum value_kind	 kind;
	int64_t		 i;
	const char	*s;
};

struct value	value_int(int64_t);
struct value	value_text(const char *);	/* NULL gives VALUE_NULL */

/* "" for anything that is not text. */
const char	*value_string(struct value);

#endif
