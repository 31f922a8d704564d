#include <string.h>

#include "core/yaml/plan_keys.h"
#include "core/yaml/plan_read.h"

static const char *
code_of(struct plan_reader *r, enum entity_id kind, const struct node *n)
{
	const struct entity *e = &entity_table[kind];
	struct str s = { .arena = r->arena };
	int code = entity_code(e);

	if (e->form == SECTION_MAP)
		return n->key->text;
	if (n->kind == NODE_SCALAR)
		return e->form == SECTION_TEXTS ? n->text : "";
	if (n->kind != NODE_MAP)
		return "";
	if (code < 0) {
		plan_row_name(&s, kind, n);
		return str_text(&s);
	}
	n = plan_row_child(n, e->fields[code].key);
	return n != NULL && n->kind == NODE_SCALAR && !doc_is_null(n) ?
	    n->text : "";
}

static void
say_section(struct plan_reader *r, const struct entity *e,
    const struct node *n)
{
	const char *how = "write each on a line of its own, after '- '";

	if (e->form == SECTION_MAP || e->form == SECTION_ONE)
		how = arena_fmt(r->arena, "write %s%s below it",
		    e->form == SECTION_MAP ? "the code and a colon, then " : "",
		    plan_say_model(r, e, NULL));
	if (!n->bad)
		plan_say(r, n, how, "'%s' should be %s, but is %s",
		    e->section, e->form == SECTION_MAP ? "a map of codes" :
		    e->form == SECTION_ONE ? "a map of fields" : "a list",
		    plan_say_shown(r, n));
}

static const struct node *
section_of(const struct node *root, enum entity_id kind)
{
	const struct node *n = plan_row_child(root, entity_table[kind].section);

	return n == NULL || doc_is_null(n) ? NULL : n;
}

static enum node_kind
section_kind(const struct entity *e)
{
	return e->form == SECTION_ONE || e->form == SECTION_MAP ?
	    NODE_MAP : NODE_LIST;
}

/* How many rows there will be at most, so that nothing has to grow. */
struct size {
	int	items, rows, lists;
};

static void
count_lists(const struct entity *e, const struct node *item, struct size *size)
{
	const struct node *n;
	int i;

	if (item->kind != NODE_MAP)
		return;
	for (n = item->first; n != NULL; n = n->next)
		for (i = 0; i < e->nlists; i++)
			if (strcmp(e->lists[i].key, n->key->text) == 0) {
				size->rows += n->kind == NODE_LIST ? n->n : 1;
				size->lists++;
			}
}

static void
count_section(const struct entity *e, const struct node *section,
    struct size *size)
{
	const struct node *n;
	int items = e->form == SECTION_ONE ? 1 : section->n;

	size->items += items;
	size->rows += items;
	if (e->nlists > 0 && section->kind != NODE_SCALAR)
		for (n = section->first; n != NULL; n = n->next)
			count_lists(e, n, size);
}

static void
reserve(struct plan_reader *r, struct size size)
{
	struct plan_file *f = r->file;

	f->rows.v = arena_array(r->arena, struct record, size.rows);
	f->rows.room = size.rows;
	f->lists = arena_array(r->arena, struct record_list, size.lists);
	f->lists_room = size.lists;
	plan_index_init(&r->index, size.items, size.rows);
}

static void
enter_section(struct plan_reader *r, enum entity_id kind,
    const struct node *section)
{
	const struct entity *e = &entity_table[kind];
	const struct node *n;
	int position = 0;

	if (section->kind != section_kind(e)) {
		say_section(r, e, section);
		return;
	}
	if (e->form == SECTION_ONE) {
		plan_index_add(&r->index, kind, section, "", 0);
		return;
	}
	for (n = section->first; n != NULL; n = n->next)
		plan_index_add(&r->index, kind, n, code_of(r, kind, n),
		    position++);
}

static void
check_sections(struct plan_reader *r, const struct node *root)
{
	const char *const *all = plan_key_sections(r->arena);
	const struct node *n;
	int i;

	for (n = root->first; n != NULL; n = n->next) {
		for (i = 0; all[i] != NULL; i++)
			if (strcmp(all[i], n->key->text) == 0)
				break;
		if (all[i] == NULL && !n->key->bad)
			plan_say(r, n->key, plan_key_hint(r->arena,
			    n->key->text, all), "unknown section %s",
			    problem_quote(r->arena, n->key->text));
	}
}

static void
read_items(struct plan_reader *r)
{
	struct record row;
	int i;

	for (i = 0; i < r->index.n && !r->problems->more; i++) {
		row = r->file->rows.v[i];
		r->owner = row.entity;
		r->item = &r->index.items[i];
		r->number = (int)row.position + 1;
		plan_row_read(r, row, r->item->node);
	}
}

static void
say_no_map(struct plan_reader *r, const struct node *root)
{
	if (!root->bad)
		plan_say(r, root, plan_key_hint(r->arena, "",
		    plan_key_sections(r->arena)), "a plan file begins with the "
		    "name of a section and a colon, not with %s",
		    plan_say_shown(r, root));
}

static void
read_plan(struct plan_reader *r, const struct node *root)
{
	const struct node *section;
	struct size size = { 0 };
	int i;

	if (root->kind != NODE_MAP) {
		say_no_map(r, root);
		return;
	}
	check_sections(r, root);
	for (i = 0; i < entity_section_count; i++)
		if ((section = section_of(root, entity_sections[i])) != NULL)
			count_section(&entity_table[entity_sections[i]],
			    section, &size);
	reserve(r, size);
	for (i = 0; i < entity_section_count; i++)
		if ((section = section_of(root, entity_sections[i])) != NULL)
			enter_section(r, entity_sections[i], section);
	plan_index_settle(&r->index);
	read_items(r);
}

static void
read_root(struct arena *a, const struct node *root,
    const struct plan_known *known, struct problems *p, struct plan_file *file)
{
	const struct entity *role = &entity_table[ENTITY_ROLE];
	struct plan_reader r = {
		.arena = a, .problems = p, .file = file,
		.index = { .arena = a, .known = known, .rows = &file->rows },
		.path = { .arena = a },
		.letter = entity_field_of_column(role, "letter"),
		.partner = entity_field_of_column(role, "partner"),
		.wording = entity_field_of_column(role, "wording"),
	};

	*file = (struct plan_file){ 0 };
	if (root != NULL)
		read_plan(&r, root);
	if (p->n > 0)
		*file = (struct plan_file){ 0 };
}

const struct err *
plan_yaml_read(struct arena *a, const char *path,
    const struct plan_known *known, struct problems *p, struct plan_file *file)
{
	const struct err *err;
	struct node *root;

	*file = (struct plan_file){ 0 };
	if ((err = doc_yaml_read(a, path, p, &root)) != NULL)
		return err;
	read_root(a, root, known, p, file);
	return NULL;
}

void
plan_yaml_parse(struct arena *a, const char *text, size_t n,
    const struct plan_known *known, struct problems *p, struct plan_file *file)
{
	struct node *root;

	doc_yaml_parse(a, text, n, p, &root);
	read_root(a, root, known, p, file);
}
