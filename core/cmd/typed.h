#ifndef CORE_CMD_TYPED_H
#define CORE_CMD_TYPED_H

#include "core/cmd/session.h"
#include "core/model/record.h"

/*
 * What a person types into a field: "31 Mar 2027", "£120k", "yes", a code.
 * "" and "none" clear it. ERR_USAGE says what would be understood.
 */
const struct err	*typed_value(struct session *, const struct field *,
			    const char *text, struct value *) CHECKED;

#endif
