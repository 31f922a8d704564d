#ifndef CORE_REPORT_TABLE_H
#define CORE_REPORT_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "core/base/arena.h"

/*
 * What reading commands answer with: rows of cells, printed as aligned text
 * for people, as CSV (RFC 4180) or as JSON. A cell has what people see and
 * what programs want (an ISO date for "31 Mar 2027"). Data is cleaned for
 * people; CSV and JSON keep it to the letter.
 */

enum table_format { TABLE_TEXT, TABLE_CSV, TABLE_JSON };

struct table_column {
	const char	*key;		/* in CSV and JSON */
	const char	*label;		/* above the column */
	bool		 right;		/* aligned right: figures */
	bool		 number;	/* a number in JSON, null when empty */
};

struct table_cell {
	const char	*shown, *raw;
};

struct table {
	struct arena			*arena;
	const char			*name;	/* key in JSON, and heading */
	const struct table_column	*columns;
	int				 n;	/* columns */
	struct table_cell		*cells;
	int				 ncells, room;
	const char			*empty;	/* said when there are no rows */
	struct table			*next;
};

/* The columns are borrowed and end with a NULL key. */
struct table	*table_new(struct arena *, const char *name,
		    const struct table_column *);

/* Fill the next cell, left to right, row by row; texts are borrowed. NULL is
 * the same as "". */
void	table_add(struct table *, const char *);
void	table_add_raw(struct table *, const char *shown, const char *raw);
void	table_int(struct table *, long long);

int	table_rows(const struct table *);

/* Print a chain of tables; several in text get headings. */
void	table_print(const struct table *, enum table_format, FILE *);

/* One field of a CSV line, quoted where RFC 4180 asks for it. */
void	table_csv_field(FILE *, const char *);

#endif
