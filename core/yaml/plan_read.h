#ifndef CORE_YAML_PLAN_READ_H
#define CORE_YAML_PLAN_READ_H

#include "core/base/str.h"
#include "core/yaml/plan_index.h"
#include "core/yaml/problem.h"

/*
 * What the parts of the reader of plan files share: where it is, and how it
 * says what is wrong there.
 */

struct plan_reader {
	struct arena			*arena;
	struct problems			*problems;
	struct plan_file		*file;
	struct plan_index		 index;
	struct str			 path;	/* of a row of a list */
	int				 letter, partner, wording;

	/* Where it is: an item, and in it perhaps an item of a list. */
	const struct entity		*owner;
	const struct plan_item		*item;
	int				 number;	/* from 1 */
	const struct entity_list	*list;
	int				 list_number;	/* from 1; 0 for none */
};

/* "commitment 1.1-2019"; "item 2 of 'resources' in commitment 1.1-2019". */
const char	*plan_say_place(struct plan_reader *);

/* Say what is wrong with a node; the hint may be NULL. */
void		 plan_say(struct plan_reader *, const struct node *,
		    const char *hint, const char *fmt, ...) PRINTF(4, 5);

/* "a list", "a map of several fields", or the text in quotes. */
const char	*plan_say_shown(struct plan_reader *, const struct node *);

/* "{value: ..., date: ...}": how an item is written, or a map in one. */
const char	*plan_say_model(struct plan_reader *, const struct entity *,
		    const char *group);

/* The value of a field. VALUE_ABSENT when it is wrong, and that is said. */
struct value	 plan_value(struct plan_reader *, const struct field *,
		    const struct node *);

/* Read the values of a row of a section, and the rows of its lists. */
void		 plan_row_read(struct plan_reader *, struct record,
		    const struct node *);

/* Add what stands for the code of a row that has none. */
void		 plan_row_name(struct str *, enum entity_id,
		    const struct node *map);

/* NULL when the map has no such key. */
const struct node *plan_row_child(const struct node *map, const char *key);

#endif
