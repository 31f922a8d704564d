#ifndef CORE_CMD_FILTER_H
#define CORE_CMD_FILTER_H

#include "core/cmd/cmd.h"
#include "core/model/matrix.h"
#include "core/model/standing.h"

/*
 * The options with which the matrix and the list of commitments are narrowed,
 * in the shell and on their screens alike.
 */

enum { FILTER_STRAND, FILTER_PARTNER, FILTER_STATE, FILTER_GAPS,
    FILTER_PRIORITY, FILTER_FIND };

extern const struct cmd_option filter_options[];

struct filter {
	struct matrix_filter	 matrix;
	enum standing		 state;		/* STANDING_COUNT: all */
	const char		*words;		/* the filter in words, "" for none */
};

/* No filter: everything. */
struct filter		 filter_none(void);

/* ERR_MISSING for a strand or partner there is not. */
const struct err	*filter_read(struct session *, const struct args *,
			    struct filter *) CHECKED;

/* Commitments that pass, by strand; *rows is in the arena. */
int			 filter_rows(struct arena *, const struct plan *,
			    const struct gaps *, const struct filter *,
			    int32_t day, int **rows);

#endif
