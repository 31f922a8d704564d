#ifndef CORE_STORE_QUERY_H
#define CORE_STORE_QUERY_H

#include <stdint.h>

#include "core/base/arena.h"
#include "core/store/store.h"

/*
 * A query holds the first error it met, so that a caller binds, runs and
 * reads in a straight line and asks once, at query_end.
 */
struct query {
	const struct store	*store;
	struct sqlite3_stmt	*stmt;
	int			 rc;
	int			 changed;	/* rows the last run wrote */
};

struct query		 query_begin(const struct store *, const char *sql);
void			 query_int(struct query *, const char *name, int64_t);
void			 query_text(struct query *, const char *name, const char *);

/* The same by number, from 1, for statements made from the table of fields. */
void			 query_bind_int(struct query *, int at, int64_t);
void			 query_bind_text(struct query *, int at, const char *);

int			 query_next(struct query *);	/* 1: a row is ready */
int64_t			 query_col_int(struct query *, int col);
int			 query_col_is_null(struct query *, int col);
int			 query_col_is_int(struct query *, int col);

/* In the arena; NULL for NULL. */
const char		*query_col_text(struct query *, struct arena *, int col);

/* Borrowed until the next row; "" for NULL. */
const char		*query_col_peek(struct query *, int col);

/* Run what is bound, wanting no rows, and make ready to bind again. */
void			 query_again(struct query *);

const struct err	*query_end(struct query *) CHECKED;
const struct err	*query_run(struct query *) CHECKED; /* no rows wanted */

#endif
