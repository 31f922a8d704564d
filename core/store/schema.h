#ifndef CORE_STORE_SCHEMA_H
#define CORE_STORE_SCHEMA_H

#include <stdint.h>

#include "core/store/store.h"

/*
 * The schema and its migrations, one numbered file each; old ones are never
 * edited. A file is ours only when every row of its sqlite_schema is: a plan
 * from elsewhere could carry triggers and views.
 */

enum { SCHEMA_APPLICATION = 0x41434F52 };	/* "ACOR" */

/* The version this program writes. */
int			 schema_version(void);

/* Run the migrations from the version of the file up to ours. */
const struct err	*schema_migrate(struct store *, int from) CHECKED;

/* ERR_DATA, naming what is foreign, when the schema is not that of a version. */
const struct err	*schema_compare(const struct store *, int version) CHECKED;

/* Hash over all rows of sqlite_schema, in a fixed order. */
const struct err	*schema_hash(const struct store *, uint64_t *) CHECKED;

#endif
