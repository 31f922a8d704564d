#ifndef CORE_MODEL_ENTITY_H
#define CORE_MODEL_ENTITY_H

#include <stdbool.h>

/*
 * What a plan is made of, as one table: the kinds of rows, their fields in
 * the order of the database's columns, and how plan files write them. The
 * reader and writer of plan files, `set`, `show`, the screens' forms, the
 * history and the manual of the file format are all made from it.
 */

enum entity_id {
	ENTITY_PLAN,
	ENTITY_SOURCE,
	ENTITY_PARTNER,
	ENTITY_OFFICER,
	ENTITY_BOARD,
	ENTITY_MEMBER,
	ENTITY_STRAND,
	ENTITY_OUTCOME,
	ENTITY_NATIONAL,
	ENTITY_CHAIR,
	ENTITY_INDICATOR,
	ENTITY_MEASUREMENT,
	ENTITY_COMMITMENT,
	ENTITY_SERVES,
	ENTITY_ROLE,
	ENTITY_MILESTONE,
	ENTITY_BUDGET,
	ENTITY_CONTRIBUTION,
	ENTITY_FACT,
	ENTITY_COUNT
};

enum field_kind {
	FIELD_TEXT,	/* one line */
	FIELD_LONG,	/* may have several lines */
	FIELD_CODE,	/* the short name people refer to it by */
	FIELD_DATE,	/* ISO date */
	FIELD_FY,	/* financial year or run of years: 2022-23, 2022-25 */
	FIELD_BOOL,	/* true, false; 1, 0 in the store */
	FIELD_WORD,	/* one of `words` */
	FIELD_DECIMAL,	/* a figure, kept as decimal text */
	FIELD_MONEY,	/* pounds in files, pence in the store */
	FIELD_REF,	/* the code of a row of `target`; its id in the store */
	FIELD_SOURCE,	/* the code of a source, or "filled" */
	FIELD_NAMES,	/* names of fields; space between them in the store */
};

enum {
	FIELD_NEEDED = 1,	/* a file must give it */
	FIELD_PARENT = 2,	/* the row above; where it stands in a file says so */
	FIELD_BARE = 4,		/* the one a bare list item stands for */
};

struct field {
	const char		*key;		/* in plan files and for `set` */
	const char		*group;		/* the map it stands in, or NULL */
	const char		*column;
	const char		*label;		/* on screens */
	enum field_kind		 kind;
	unsigned		 flags;
	enum entity_id		 target;	/* of FIELD_REF */
	const char *const	*words;		/* of FIELD_WORD, NULL-ended */
	const char		*help;		/* one line for the manual */
};

enum list_form {
	LIST_ROWS,	/* maps */
	LIST_BARE,	/* codes or words */
	LIST_ONE,	/* the same; a single one may stand without a list */
};

/* A list inside a row: rows of another kind, or roles of one letter. */
struct entity_list {
	const char	*key;
	enum entity_id	 child;
	enum list_form	 form;
	const char	*letter;	/* of roles in a bare list, else NULL */
	const char	*label;
	const char	*help;
};

enum section_form {
	SECTION_NONE,	/* only inside other rows */
	SECTION_ONE,	/* one map */
	SECTION_LIST,	/* a list of maps */
	SECTION_MAP,	/* maps by code */
	SECTION_TEXTS,	/* a list of texts */
};

struct entity {
	const char			*table;
	const char			*noun, *plural;	/* on screens */
	const char			*section;	/* key in plan files */
	enum section_form		 form;
	const struct field		*fields;
	int				 count;
	const struct entity_list	*lists;
	int				 nlists;
	const char			*heading;	/* above the block in files */
};

enum { ENTITY_FIELDS_MAX = 24 };

extern const struct entity entity_table[ENTITY_COUNT];

/* The order of the blocks of a plan file. */
extern const enum entity_id entity_sections[];
extern const int entity_section_count;

/* The kind a table holds, or NULL. */
const struct entity	*entity_of_table(const char *table);

/* The kind a person means: "commitment", "commitments", "c"; or NULL. */
const struct entity	*entity_named(const char *);

enum entity_id		 entity_id(const struct entity *);

/* Index of a field, -1 when there is none. A field in a group is named
 * "group.key" or "group_key"; its column will do too. */
int	entity_field(const struct entity *, const char *name);
int	entity_field_of_column(const struct entity *, const char *column);

/* Index of the code, of the field that names a row to people, and of the
 * field that a bare list item stands for; -1 when there is none. */
int	entity_code(const struct entity *);
int	entity_title(const struct entity *);
int	entity_bare(const struct entity *);

/* The field of a kind that names the row of another it belongs to, or -1. */
int	entity_parent(const struct entity *, const struct entity *owner);

#endif
