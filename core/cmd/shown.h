#ifndef CORE_CMD_SHOWN_H
#define CORE_CMD_SHOWN_H

#include "core/model/record.h"
#include "core/store/store.h"

/*
 * Values as people see them: "31 Mar 2027", "£847,000", "acc Aberdeen City
 * Council"; and as files and programs want them: ISO dates, pounds as digits,
 * the code alone.
 */
const char	*shown_value(struct arena *, const struct store *,
		    const struct field *, struct value);
const char	*shown_raw(struct arena *, const struct store *,
		    const struct field *, struct value);

/* What the journal keeps as text, for a column of an entity; "" for none. */
const char	*shown_entry(struct arena *, const struct store *,
		    const struct entity *, const char *column, const char *value);

/* A row inside another, in one line: "2017/18  74.87", "NHS Grampian". */
const char	*shown_row(struct arena *, const struct store *,
		    const struct record *);

#endif
