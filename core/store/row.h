#ifndef CORE_STORE_ROW_H
#define CORE_STORE_ROW_H

#include "core/model/record.h"
#include "core/store/change.h"
#include "core/store/query.h"

/*
 * Rows of any kind, by the table of fields: the one place whose statements
 * write a plan. Values are checked by the schema alone; what a person typed
 * is understood in core/cmd, what a file says in core/yaml.
 */

/* Add a row; absent values stay empty. The id and position must be set. */
const struct err	*row_insert(struct change *, const struct record *) CHECKED;

/*
 * Adding many: zeroed to begin with; the statement of the first row's kind is
 * prepared once and serves that kind only. Ask for errors at the end.
 */
struct row_writer {
	struct query	query;
	struct arena	arena;
};

void			 row_write(struct row_writer *, struct change *,
			    const struct record *);
const struct err	*row_write_end(struct row_writer *) CHECKED;

/* Add it, or set those values of a row that are given here and differ. */
const struct err	*row_put(struct change *, const struct record *) CHECKED;

/* Set one field. ERR_MISSING when there is no such row. */
const struct err	*row_set(struct change *, const struct entity *,
			    int64_t id, int field, struct value) CHECKED;

/* ERR_REFUSED when others still refer to it. */
const struct err	*row_delete(struct change *, const struct entity *,
			    int64_t id) CHECKED;

/* Read one row; ERR_MISSING when there is none. */
const struct err	*row_read(struct arena *, const struct store *,
			    const struct entity *, int64_t id,
			    struct record *) CHECKED;

/* All rows of a kind in the order of their positions. */
const struct err	*row_all(struct arena *, const struct store *,
			    const struct entity *, struct records *) CHECKED;

/* Those whose field holds that id, likewise. */
const struct err	*row_where(struct arena *, const struct store *,
			    const struct entity *, int field, int64_t id,
			    struct records *) CHECKED;

/* The row of a code, the first of several; *id is 0 when there is none. */
const struct err	*row_of_code(const struct store *, const struct entity *,
			    const char *code, int64_t *id) CHECKED;

/* The first row of a code in every kind at once: ids by kind, 0 for none. */
const struct err	*row_ids_of_code(const struct store *, const char *code,
			    int64_t ids[ENTITY_COUNT]) CHECKED;

/* How people call a row: its code, else "role of 1.1 for nhsg" and the like.
 * Works for rows that are gone, from the journal. */
const char		*row_name(struct arena *, const struct store *,
			    const struct entity *, int64_t id);

/* One past the last position of a kind. */
const struct err	*row_next_position(const struct store *,
			    const struct entity *, int64_t *) CHECKED;

#endif
