#ifndef CORE_CMD_HISTORY_H
#define CORE_CMD_HISTORY_H

#include "core/base/arena.h"
#include "core/store/store.h"

/*
 * The journal as people read it: changes, latest first, each with what it
 * did to which item, field by field.
 */
struct history_line {
	const char	*item, *field;		/* "1.1-2019", "Due" */
	const char	*old_value, *new_value;
};

struct history_change {
	int64_t			 id, at;
	const char		*author, *line, *kind;
	struct history_line	*lines;
	int			 n;
};

struct history {
	struct history_change	*v;
	int			 n;
};

enum history_detail {
	HISTORY_SHORT,	/* a change of many rows is told in one line a kind */
	HISTORY_ALL,
};

/* `row` 0: of the whole plan. */
const struct err	*history_read(struct arena *, const struct store *,
			    int64_t row, int limit, enum history_detail,
			    struct history *) CHECKED;

#endif
