#include <string.h>

#include "core/base/money.h"
#include "core/yaml/plan_keys.h"
#include "core/yaml/plan_order.h"
#include "core/yaml/plan_out.h"
#include "core/yaml/plan_yaml.h"

static const char head[] =
    "# accord plan file, format 1: accord-plan(5) says what it may contain.\n";

/* How the items of a section begin, what stands before their further lines,
 * and before the lines of a text that has several. */
struct layout {
	const char	*lead, *indent, *block;
};

static const struct layout layouts[] = {
	[SECTION_ONE]	= { "\n  ", "  ", "    " },
	[SECTION_LIST]	= { "- ", "  ", "    " },
	[SECTION_MAP]	= { "\n    ", "    ", "      " },
	[SECTION_TEXTS]	= { "- ", "  ", "  " },
};

struct writer {
	struct plan_out		 out;
	struct plan_order	 order;
	struct layout		 layout;
	const struct entity	*entity;	/* of the item at hand */
	int			 at;		/* its place among its kind */
	int			 title;		/* field of its kind */
	bool			 any;		/* it has a line already */
	int			 letter, partner, wording;	/* of a role */
	const struct record	**chosen;	/* rows of the list at hand */
};

static void
put(struct writer *w, const char *s)
{
	plan_out_put(&w->out, s);
}

/* The name at the head of a line of an item. */
static void
begin_line(struct writer *w, const char *key)
{
	put(w, w->any ? w->layout.indent : w->layout.lead);
	put(w, key);
	put(w, ":");
	w->any = true;
}

static void
put_names(struct writer *w, const char *names)
{
	char name[64];
	size_t n;

	put(w, "[");
	for (; *names != '\0'; names += n + strspn(names + n, " ")) {
		n = strcspn(names, " ");
		if (n < sizeof name) {
			memcpy(name, names, n);
			name[n] = '\0';
			plan_out_text(&w->out, name, true);
		}
		if (names[n] != '\0')
			put(w, ", ");
	}
	put(w, "]");
}

static void
put_money(struct writer *w, int64_t pence)
{
	char digits[MONEY_TEXT];

	put(w, money_digits(digits, pence));
}

/* Figures are kept as they were written; anything else would need quotes. */
static void
put_decimal(struct writer *w, const char *s, bool flow)
{
	if (*s != '\0' && s[strspn(s, "-.0123456789")] == '\0')
		put(w, s);
	else
		plan_out_text(&w->out, s, flow);
}

static void
put_value(struct writer *w, const struct field *f, struct value v, bool flow)
{
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_CODE:
	case FIELD_FY:
	case FIELD_WORD:
	case FIELD_SOURCE:
		plan_out_text(&w->out, value_string(v), flow);
		break;
	case FIELD_LONG:
		if (flow)
			plan_out_text(&w->out, value_string(v), true);
		else
			plan_out_long(&w->out, value_string(v),
			    w->layout.block);
		break;
	case FIELD_DATE:
		plan_out_quoted(&w->out, value_string(v));
		break;
	case FIELD_BOOL:
		put(w, v.i ? "true" : "false");
		break;
	case FIELD_DECIMAL:
		put_decimal(w, value_string(v), flow);
		break;
	case FIELD_MONEY:
		put_money(w, v.i);
		break;
	case FIELD_REF:
		plan_out_text(&w->out,
		    plan_order_code(&w->order, f->target, v.i), flow);
		break;
	case FIELD_NAMES:
		put_names(w, value_string(v));
		break;
	}
}

/* Whether there is something to write. */
static bool
is_given(const struct writer *w, const struct field *f, struct value v)
{
	if (f->flags & FIELD_PARENT)
		return false;
	if (f->kind == FIELD_REF)
		return v.kind == VALUE_INT &&
		    plan_order_code(&w->order, f->target, v.i) != NULL;
	if (f->kind == FIELD_BOOL || f->kind == FIELD_MONEY)
		return v.kind == VALUE_INT;
	return v.kind == VALUE_TEXT;
}

static bool
in_group(const struct field *f, const char *group)
{
	return f->group == group || (f->group != NULL && group != NULL &&
	    strcmp(f->group, group) == 0);
}

/* The fields of one group, or those of none, in braces. */
static void
put_map(struct writer *w, const struct record *row, const char *group)
{
	const struct entity *e = row->entity;
	const char *before = "";
	int i;

	put(w, "{");
	for (i = 0; i < e->count; i++) {
		if (!in_group(&e->fields[i], group) ||
		    !is_given(w, &e->fields[i], row->v[i]))
			continue;
		put(w, before);
		put(w, e->fields[i].key);
		put(w, ": ");
		put_value(w, &e->fields[i], row->v[i], true);
		before = ", ";
	}
	put(w, "}");
}

static void
write_field(struct writer *w, const struct record *row, int at)
{
	const struct field *f = &row->entity->fields[at];

	if (!is_given(w, f, row->v[at]))
		return;
	begin_line(w, f->key);
	put(w, " ");
	put_value(w, f, row->v[at], false);
	put(w, "\n");
}

/* A map of fields stands where the first of them is. */
static void
write_group(struct writer *w, const struct record *row, int at)
{
	const struct entity *e = row->entity;
	const char *group = e->fields[at].group;
	int i;

	if (at > 0 && in_group(&e->fields[at - 1], group))
		return;
	for (i = at; i < e->count && in_group(&e->fields[i], group); i++)
		if (is_given(w, &e->fields[i], row->v[i])) {
			begin_line(w, group);
			put(w, " ");
			put_map(w, row, group);
			put(w, "\n");
			return;
		}
}

/* Words in place of a lead that the reader takes from a short list. */
static bool
is_short_wording(const struct writer *w, const char *s)
{
	return !plan_order_has(&w->order, ENTITY_PARTNER, s) &&
	    (plan_key_wording(s) || plan_order_has(&w->order, ENTITY_BOARD, s));
}

/* Whether a list can carry the row. A short list of roles says who, and by
 * its name as what; where a role says more, the list of rows has it. */
static bool
carries(const struct writer *w, const struct entity_list *list,
    const struct record *row)
{
	bool has_partner, has_wording;

	if (list->letter == NULL)
		return true;
	if (strcmp(value_string(row->v[w->letter]), list->letter) != 0 ||
	    !record_is_plain_role(row))
		return false;
	has_partner = row->v[w->partner].kind == VALUE_INT;
	has_wording = row->v[w->wording].kind == VALUE_TEXT;
	if (has_partner || !has_wording)
		return has_partner && !has_wording;
	return *list->letter == 'L' &&
	    is_short_wording(w, row->v[w->wording].s);
}

/* The list of its owner that a row goes to: the first that can carry it. */
static bool
goes_to(const struct writer *w, const struct entity_list *list,
    const struct record *row)
{
	const struct entity_list *l;

	for (l = w->entity->lists; l != list; l++)
		if (l->child == list->child && carries(w, l, row))
			return false;
	return carries(w, list, row);
}

static void
put_bare(struct writer *w, const struct record *row)
{
	int bare = entity_bare(row->entity);

	if (row->entity == &entity_table[ENTITY_ROLE] &&
	    row->v[bare].kind != VALUE_INT)
		bare = w->wording;
	if (is_given(w, &row->entity->fields[bare], row->v[bare]))
		put_value(w, &row->entity->fields[bare], row->v[bare], true);
	else
		put(w, "~");
}

static int
choose(struct writer *w, const struct entity_list *list)
{
	struct plan_places below = plan_order_below(&w->order,
	    entity_id(w->entity), w->at, list->child);
	const struct record *rows = w->order.rows[list->child].v, *row;
	int i, n = 0;

	for (i = 0; i < below.n; i++) {
		row = &rows[below.v[i].at];
		if (goes_to(w, list, row))
			w->chosen[n++] = row;
	}
	return n;
}

static void
write_rows(struct writer *w, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		put(w, "\n");
		put(w, w->layout.indent);
		put(w, "- ");
		put_map(w, w->chosen[i], NULL);
	}
	put(w, "\n");
}

static void
write_bare(struct writer *w, int n, bool one)
{
	int i;

	put(w, one ? " " : " [");
	for (i = 0; i < n; i++) {
		if (i > 0)
			put(w, ", ");
		put_bare(w, w->chosen[i]);
	}
	put(w, one ? "\n" : "]\n");
}

static void
write_list(struct writer *w, const struct entity_list *list)
{
	int n = choose(w, list);

	if (n == 0)
		return;
	begin_line(w, list->key);
	if (list->form == LIST_ROWS)
		write_rows(w, n);
	else
		write_bare(w, n, list->form == LIST_ONE && n == 1);
}

/* Short lists, or those of rows. */
static void
write_lists(struct writer *w, bool rows)
{
	int i;

	for (i = 0; i < w->entity->nlists; i++)
		if ((w->entity->lists[i].form == LIST_ROWS) == rows)
			write_list(w, &w->entity->lists[i]);
}

static bool
is_provenance(const struct field *f)
{
	return f->kind == FIELD_SOURCE || f->kind == FIELD_NAMES;
}

static void
write_fields(struct writer *w, const struct record *row, bool provenance)
{
	const struct entity *e = row->entity;
	int before = e->form == SECTION_MAP ? entity_code(e) : -1, i;

	for (i = 0; i < e->count; i++) {
		if (is_provenance(&e->fields[i]) != provenance || i == before)
			continue;
		if (e->fields[i].group != NULL)
			write_group(w, row, i);
		else
			write_field(w, row, i);
		if (i == w->title)
			write_lists(w, false);
	}
}

/* Short lists follow the title, since they say most; where it was read comes
 * last. */
static void
write_item(struct writer *w, const struct record *row, int at)
{
	w->at = at;
	w->any = false;
	if (row->entity->form == SECTION_MAP) {
		put(w, "  ");
		plan_out_text(&w->out, value_string(
		    row->v[w->order.code[entity_id(row->entity)]]), false);
		put(w, ":");
	}
	write_fields(w, row, false);
	write_lists(w, true);
	write_fields(w, row, true);
	if (!w->any)
		put(w, row->entity->form == SECTION_LIST ? "- {}\n" : " {}\n");
}

static void
write_text(struct writer *w, const struct record *row)
{
	int bare = entity_bare(row->entity);

	put(w, w->layout.lead);
	put_value(w, &row->entity->fields[bare], row->v[bare], false);
	put(w, "\n");
}

static void
write_section(struct writer *w, enum entity_id kind)
{
	const struct entity *e = &entity_table[kind];
	struct plan_places all = plan_order_all(&w->order, kind);
	const struct record *rows = w->order.rows[kind].v;
	int i;

	w->entity = e;
	w->layout = layouts[e->form];
	w->title = entity_title(e);
	put(w, "\n# ---- ");
	put(w, e->heading);
	put(w, " ----\n");
	put(w, e->section);
	put(w, e->form == SECTION_ONE ? ":" : ":\n");
	for (i = 0; i < all.n; i++) {
		if (e->form == SECTION_TEXTS)
			write_text(w, &rows[all.v[i].at]);
		else
			write_item(w, &rows[all.v[i].at], all.v[i].at);
	}
}

static void
prepare(struct writer *w, struct arena *a, const struct records *rows)
{
	const struct entity *role = &entity_table[ENTITY_ROLE];
	int i, most = 0;

	for (i = 0; i < ENTITY_COUNT; i++)
		if (rows[i].n > most)
			most = rows[i].n;
	w->chosen = arena_array(a, const struct record *, most);
	w->letter = entity_field_of_column(role, "letter");
	w->partner = entity_field_of_column(role, "partner");
	w->wording = entity_field_of_column(role, "wording");
	plan_order_init(&w->order, a, rows);
}

void
plan_yaml_write(FILE *f, const struct records rows[ENTITY_COUNT])
{
	struct arena a = { 0 };
	struct writer *w = arena_new(&a, struct writer);
	bool any = false;
	int i;

	w->out.file = f;
	prepare(w, &a, rows);
	put(w, head);
	for (i = 0; i < entity_section_count; i++)
		if (rows[entity_sections[i]].n > 0) {
			write_section(w, entity_sections[i]);
			any = true;
		}
	if (!any)
		put(w, "{}\n");
	plan_out_flush(&w->out);
	arena_close(&a);
}
