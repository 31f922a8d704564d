#ifndef CORE_STORE_IMPORT_H
#define CORE_STORE_IMPORT_H

#include "core/model/record.h"
#include "core/store/change.h"

/*
 * Taking a plan file in: what the file names is set, what it does not name
 * stays. A list it gives for a row (contributors, actuals ...) replaces the
 * one that is there; rows that say the same are kept, so that reading the
 * same file twice changes nothing.
 */

struct import_counts {
	int	rows;		/* rows the file has */
	int	removed;	/* rows of lists that the file does not have */
};

const struct err	*import_rows(struct change *, const struct plan_file *,
			    struct import_counts *) CHECKED;

#endif
