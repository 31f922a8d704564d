#include <string.h>

#include "core/yaml/plan_keys.h"
#include "core/yaml/plan_read.h"

enum { LISTS_MAX = 8 };

/* Fields that name a row of no code, by their keys. */
static const char *const natural[ENTITY_COUNT][4] = {
	[ENTITY_CHAIR] = { "from", "body" },
	[ENTITY_MEASUREMENT] = { "period", "date" },
	[ENTITY_ROLE] = { "role", "partner", "wording" },
	[ENTITY_MILESTONE] = { "title" },
	[ENTITY_CONTRIBUTION] = { "type", "budget", "partner", "fy" },
};

/* Inside braces the comma of 120,000 ends the value, and 000 is a name. */
static const char *
figure_meant(struct plan_reader *r, const struct node *key,
    const struct node *before)
{
	static const char digits[] = "0123456789";
	size_t n;

	if (before == NULL || before->kind != NODE_SCALAR ||
	    strspn(key->text, digits) != 3 || key->text[3] != '\0')
		return NULL;
	n = strspn(before->text, digits);
	if (n == 0 || n > 3 || before->text[n] != '\0')
		return NULL;
	return arena_fmt(r->arena, "write %s%s, without a comma", before->text,
	    key->text);
}

static void
say_unknown(struct plan_reader *r, const struct node *map,
    const struct node *n, const struct entity *e, const char *group)
{
	const struct node *key = n->key, *before = NULL, *p;
	const char *inside = "", *hint;

	if (key->bad)
		return;
	for (p = map->first; p != n; p = p->next)
		before = p;
	hint = figure_meant(r, key, before);
	if (hint == NULL)
		hint = plan_key_hint(r->arena, key->text,
		    plan_key_all(r->arena, e, group));
	if (group != NULL)
		inside = arena_fmt(r->arena, "'%s' of ", group);
	plan_say(r, key, hint, "unknown field %s in %s%s",
	    problem_quote(r->arena, key->text), inside, plan_say_place(r));
}

/* The fields of a row, and which of them the file speaks of. */
struct reading {
	struct record	 row;
	bool		 given[ENTITY_FIELDS_MAX];
	const struct node *lists[LISTS_MAX];
};

static void
read_field(struct plan_reader *r, struct reading *d, int at,
    const struct node *n)
{
	d->row.v[at] = plan_value(r, &d->row.entity->fields[at], n);
	d->given[at] = true;
}

static void
read_group(struct plan_reader *r, struct reading *d, const char *group,
    const struct node *map)
{
	const struct entity *e = d->row.entity;
	const struct node *n;
	struct plan_key key;
	int i, start = 0;

	if (doc_is_null(map)) {
		for (i = 0; i < e->count; i++)
			if (e->fields[i].group != NULL &&
			    strcmp(e->fields[i].group, group) == 0)
				d->row.v[i] = value_text(NULL);
		return;
	}
	if (map->kind != NODE_MAP) {
		if (!map->bad)
			plan_say(r, map, arena_fmt(r->arena,
			    "write it as %s: %s", group,
			    plan_say_model(r, e, group)),
			    "'%s' in %s should have fields of its own, but is "
			    "%s", group, plan_say_place(r),
			    plan_say_shown(r, map));
		return;
	}
	for (n = map->first; n != NULL; n = n->next) {
		key = plan_key_find(e, group, n->key->text, &start);
		if (key.kind == PLAN_KEY_FIELD)
			read_field(r, d, key.at, n);
		else
			say_unknown(r, map, n, e, group);
	}
}

static bool
is_given(struct value v)
{
	return v.kind == VALUE_INT || (v.kind == VALUE_TEXT && *v.s != '\0');
}

/* A value that is wrong has been told of; one that is not there has not. */
static void
check_needed(struct plan_reader *r, const struct node *map,
    const struct reading *d)
{
	const struct entity *e = d->row.entity;
	const struct field *f;
	int i;

	for (i = 0; i < e->count; i++) {
		f = &e->fields[i];
		if (!(f->flags & FIELD_NEEDED) || (f->flags & FIELD_PARENT) ||
		    is_given(d->row.v[i]) ||
		    (d->given[i] && d->row.v[i].kind == VALUE_ABSENT))
			continue;
		plan_say(r, map, arena_fmt(r->arena, "add %s: (%s)",
		    f->key, f->help), "%s has no '%s'", plan_say_place(r),
		    f->key);
	}
}

static void
check_role(struct plan_reader *r, const struct node *map,
    const struct reading *d)
{
	if (is_given(d->row.v[r->partner]) || is_given(d->row.v[r->wording]) ||
	    (d->given[r->partner] &&
	    d->row.v[r->partner].kind == VALUE_ABSENT))
		return;
	plan_say(r, map, "add partner: with its code, or wording: for "
	    "what is not one partner", "%s has no 'partner'",
	    plan_say_place(r));
}

static void
read_map(struct plan_reader *r, const struct node *map, struct reading *d)
{
	const struct entity *e = d->row.entity;
	const struct node *n;
	struct plan_key key;
	int start = 0;

	for (n = map->first; n != NULL && !r->problems->more; n = n->next) {
		key = plan_key_find(e, NULL, n->key->text, &start);
		switch (key.kind) {
		case PLAN_KEY_NONE:
			say_unknown(r, map, n, e, NULL);
			break;
		case PLAN_KEY_FIELD:
			read_field(r, d, key.at, n);
			break;
		case PLAN_KEY_GROUP:
			read_group(r, d, n->key->text, n);
			break;
		case PLAN_KEY_LIST:
			d->lists[key.at] = n;
			break;
		}
	}
	check_needed(r, map, d);
	if (entity_id(e) == ENTITY_ROLE)
		check_role(r, map, d);
}

const struct node *
plan_row_child(const struct node *map, const char *key)
{
	const struct node *n;

	for (n = map->first; n != NULL; n = n->next)
		if (strcmp(n->key->text, key) == 0)
			return n;
	return NULL;
}

/* What stands for the code of a row that has none. */
void
plan_row_name(struct str *s, enum entity_id kind, const struct node *map)
{
	const struct node *n;
	int i;

	for (i = 0; i < 4 && natural[kind][i] != NULL; i++) {
		n = plan_row_child(map, natural[kind][i]);
		if (i > 0)
			str_char(s, '/');
		if (n != NULL && n->kind == NODE_SCALAR && !doc_is_null(n))
			str_add(s, n->text);
	}
}

static void
read_row(struct plan_reader *r, const struct entity_list *list,
    const struct node *n, struct reading *d)
{
	const struct entity *e = d->row.entity;

	if (n->kind != NODE_MAP) {
		r->list_number = 0;
		if (!n->bad)
			plan_say(r, n, arena_fmt(r->arena,
			    "write each as - %s", plan_say_model(r, e, NULL)),
			    "an item of '%s' in %s should have fields, but is "
			    "%s", list->key, plan_say_place(r),
			    plan_say_shown(r, n));
		return;
	}
	read_map(r, n, d);
	plan_row_name(&r->path, list->child, n);
}

static bool
is_wording(struct plan_reader *r, const struct entity_list *list,
    const char *text)
{
	return *list->letter == 'L' && (plan_key_wording(text) ||
	    plan_index_id(&r->index, ENTITY_BOARD, text) != 0);
}

/* A partner with the letter of the list; or, for a lead, words. */
static void
read_lead(struct plan_reader *r, const struct entity_list *list,
    const struct node *n, struct reading *d)
{
	int64_t partner = plan_index_id(&r->index, ENTITY_PARTNER, n->text);

	d->row.v[r->letter] = value_text(list->letter);
	if (partner != 0)
		d->row.v[r->partner] = value_int(partner);
	else if (is_wording(r, list, n->text))
		d->row.v[r->wording] = value_text(n->text);
	else
		read_field(r, d, r->partner, n);
	str_add(&r->path, list->letter);
	str_add(&r->path, partner != 0 ? "/" : "//");
	str_add(&r->path, n->text);
	if (partner != 0)
		str_char(&r->path, '/');
}

static void
read_bare(struct plan_reader *r, const struct entity_list *list,
    const struct node *n, struct reading *d)
{
	int bare = entity_bare(d->row.entity);
	bool is_text = n->kind == NODE_SCALAR && !n->bad && !doc_is_null(n);

	r->list_number = 0;
	if (is_text && list->letter != NULL) {
		read_lead(r, list, n, d);
		return;
	}
	read_field(r, d, bare, n);
	if (is_text)
		str_add(&r->path, n->text);
	if (d->row.v[bare].kind != VALUE_ABSENT && !is_given(d->row.v[bare]))
		plan_say(r, n, "take it out, or say what it should be",
		    "'%s' in %s has an empty item", list->key,
		    plan_say_place(r));
}

static void
read_list_item(struct plan_reader *r, struct record owner,
    const struct entity_list *list, const struct node *n, int position)
{
	const struct entity *child = &entity_table[list->child];
	struct reading d = { .row = record_new(r->arena, child) };
	int parent = entity_parent(child, owner.entity);

	r->path.n = 0;
	str_add(&r->path, owner.entity->table);
	str_char(&r->path, '/');
	str_add(&r->path, r->item->code);
	str_fmt(&r->path, "#%d/", r->item->nth);
	r->list_number = position + 1;
	if (list->form == LIST_ROWS)
		read_row(r, list, n, &d);
	else
		read_bare(r, list, n, &d);
	r->list_number = 0;
	d.row.position = position;
	d.row.v[parent] = value_int(owner.id);
	d.row.id = plan_index_new_id(&r->index, child->table,
	    str_text(&r->path));
	record_push(r->arena, &r->file->rows, d.row);
}

static void
say_not_list(struct plan_reader *r, const struct entity_list *list,
    const struct node *n)
{
	const char *how = "write each item on a line of its own, after '- '";

	if (n->bad)
		return;
	if (list->form != LIST_ROWS && n->kind == NODE_SCALAR)
		how = arena_fmt(r->arena, "write it as a list: %s: [%s]",
		    list->key, n->text);
	plan_say(r, n, how, "'%s' in %s should be a list, but is %s",
	    list->key, plan_say_place(r), plan_say_shown(r, n));
}

static void
push_list(struct plan_reader *r, struct record_list list)
{
	struct plan_file *f = r->file;
	int room;

	if (f->nlists == f->lists_room) {
		room = f->lists_room > 0 ? f->lists_room * 2 : 16;
		f->lists = arena_more(r->arena, struct record_list, f->lists,
		    f->nlists, room);
		f->lists_room = room;
	}
	f->lists[f->nlists++] = list;
}

static void
read_list(struct plan_reader *r, struct record owner,
    const struct entity_list *list, const struct node *n)
{
	int first = r->file->rows.n, position = 0;
	const struct node *item;

	r->list = list;
	if (n->kind == NODE_LIST)
		for (item = n->first; item != NULL && !r->problems->more;
		    item = item->next)
			read_list_item(r, owner, list, item, position++);
	else if (n->kind == NODE_SCALAR && !doc_is_null(n) && !n->bad &&
	    list->form == LIST_ONE)
		read_list_item(r, owner, list, n, 0);
	else if (!doc_is_null(n))
		say_not_list(r, list, n);
	r->list = NULL;
	push_list(r, (struct record_list){
		.list = list, .owner = owner.entity, .owner_id = owner.id,
		.first = first, .n = r->file->rows.n - first,
	});
}

static void
read_text(struct plan_reader *r, const struct node *n, struct reading *d)
{
	int bare = entity_bare(d->row.entity);

	read_field(r, d, bare, n);
	if (d->row.v[bare].kind != VALUE_ABSENT && !is_given(d->row.v[bare]))
		plan_say(r, n, "take it out, or write a text",
		    "%s is empty", plan_say_place(r));
}

/* The row of a section: its fields, then its lists in the table's order. */
void
plan_row_read(struct plan_reader *r, struct record row, const struct node *n)
{
	const struct entity *e = row.entity;
	struct reading d = { .row = row };
	int i;

	if (e->form == SECTION_TEXTS) {
		read_text(r, n, &d);
		return;
	}
	if (n->kind != NODE_MAP) {
		if (!n->bad)
			plan_say(r, n, arena_fmt(r->arena, "write %s",
			    plan_say_model(r, e, NULL)),
			    "%s should have fields, but is %s",
			    plan_say_place(r), plan_say_shown(r, n));
		return;
	}
	if (e->form == SECTION_MAP)
		read_field(r, &d, entity_code(e), n->key);
	read_map(r, n, &d);
	for (i = 0; i < e->nlists; i++)
		if (d.lists[i] != NULL)
			read_list(r, row, &e->lists[i], d.lists[i]);
}
