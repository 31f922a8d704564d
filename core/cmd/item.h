#ifndef CORE_CMD_ITEM_H
#define CORE_CMD_ITEM_H

#include "core/model/record.h"
#include "core/store/store.h"

/*
 * Everything about one item, line by line, as `show` prints it and the form
 * on the screen edits it: its fields in order, then the rows of its lists.
 */
struct item_line {
	const char		*key;		/* "due", "target.value", "actuals" */
	const char		*label;
	const char		*shown, *raw;
	const char		*source;	/* "s2", "filled in", "" */
	const struct field	*field;		/* NULL for a row of a list */
	int64_t			 row;		/* that row, 0 for a field */
	const struct entity	*entity;	/* of that row */
};

struct item {
	const struct entity	*entity;
	int64_t			 id;
	const char		*code, *title;
	struct item_line	*v;
	int			 n, room;
};

const struct err	*item_read(struct arena *, const struct store *,
			    const struct entity *, int64_t id, struct item *) CHECKED;

#endif
