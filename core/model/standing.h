#ifndef CORE_MODEL_STANDING_H
#define CORE_MODEL_STANDING_H

#include "core/model/plan.h"

/*
 * Where a commitment stands on a day, from its status and its due date: the
 * status word wins where it says that the work has ended or rests.
 */

enum standing {
	STANDING_LATE,		/* due before the day and not complete */
	STANDING_SOON,		/* due within STANDING_SOON_DAYS */
	STANDING_OPEN,		/* due later */
	STANDING_UNDATED,	/* no due date */
	STANDING_DONE,		/* status complete */
	STANDING_PARKED,	/* paused, not tracked or dropped */
	STANDING_COUNT
};

enum { STANDING_SOON_DAYS = 60 };

extern const char *const standing_names[];	/* "late" ..., NULL-ended */

enum standing	standing_of(const struct commitment *, int32_t day);

/* "34 days late", "due in 8 days", "due 31 Mar 2027", "no due date". */
const char	*standing_words(struct arena *, const struct commitment *,
		    int32_t day);

#endif
