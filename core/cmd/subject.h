#ifndef CORE_CMD_SUBJECT_H
#define CORE_CMD_SUBJECT_H

#include "core/cmd/session.h"
#include "core/model/entity.h"

/*
 * What a person means by a code: "1.1-2019", "nhsg", "partner:ps" where a
 * code names things of several kinds, "ps#2" for the second with the code,
 * "plan" for the plan itself.
 */
struct subject {
	const struct entity	*entity;
	int64_t			 id;
};

/* ERR_MISSING, naming the nearest code there is; ERR_USAGE when the code could
 * be several things. */
const struct err	*subject_find(struct session *, const char *code,
			    struct subject *) CHECKED;

/* The same where only one kind will do. */
const struct err	*subject_of(struct session *, enum entity_id,
			    const char *code, int64_t *id) CHECKED;

/* All codes of a kind in order, NULL-ended. */
const struct err	*subject_codes(struct session *, const struct entity *,
			    const char ***) CHECKED;

#endif
