#include "tests/unit/check.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/date.h"
#include "core/base/str.h"
#include "core/yaml/plan_yaml.h"

enum { ROUNDS = 200, ROWS = 6 };

/* Texts are put together of what means something in YAML. */
static const char *const pieces[] = { "a", "Zed", "\xC3\xA9", "\xE4\xB8\xAD",
    "\xC2\xA3", "\xE2\x80\x93", "'", "\"", ":", "#", "-", ",", "[", "]", "{",
    "}", "|", ">", "%", "@", "`", "&", "*", "!", "?", "~", "=", "<<", "\\",
    "\\n", "...", "---", "null", "true", "no", "12", "1.5", "0x1F", "1e3",
    "2026-01-01", "/", "$", ".", "+", "_" };
static const char *const spaces[] = { " ", "  ", ": ", " #", "- ", "? " };
static const char *const breaks[] = { "\n", "\n\n", "\n  ", " \n", "\n- " };
static const char *const codes[] = { "null", "~", "true", "no", "12",
    "1.1-2019", "All", "=", "<<", "-", "filled", "2026-01-01" };
static const char *const wordings[] = { "All", "all partners", "N/A", "none",
    "TBC", "Everyone", "12", "a, b" };
static const char *const figures[] = { "0", "-1.50", "12", "0.0", "99.95",
    "-0", "1234567890123456789012345" };
static const char *const years[] = { "2019-20", "2022-25", "1999-00" };

struct gen {
	struct arena	*arena;
	uint64_t	 seed;
	struct records	 rows[ENTITY_COUNT];
};

static uint64_t
draw(struct gen *g)
{
	g->seed ^= g->seed << 13;
	g->seed ^= g->seed >> 7;
	g->seed ^= g->seed << 17;
	return g->seed >> 1;
}

static int
below(struct gen *g, int n)
{
	return (int)(draw(g) % (uint64_t)n);
}

#define PICK(g, a)	((a)[below((g), (int)COUNT(a))])

/* At least one piece; with spaces, with breaks, or neither. */
static const char *
text(struct gen *g, int most, bool space, bool lines)
{
	struct str s = { .arena = g->arena };
	int n = 1 + below(g, most);

	while (n-- > 0) {
		if (lines && below(g, 4) == 0)
			str_add(&s, PICK(g, breaks));
		else if (space && below(g, 3) == 0)
			str_add(&s, PICK(g, spaces));
		else
			str_add(&s, PICK(g, pieces));
	}
	return str_text(&s);
}

static const char *
code_text(struct gen *g, int i)
{
	if (i < (int)COUNT(codes) && below(g, 2) == 0)
		return codes[i];
	return arena_fmt(g->arena, "%s_%d", text(g, 2, false, false), i);
}

static const char *
names_text(struct gen *g, const struct entity *e)
{
	struct str s = { .arena = g->arena };
	int n = below(g, 3);
	const struct field *f;

	while (n-- > 0) {
		f = &e->fields[below(g, e->count)];
		str_fmt(&s, "%s%s", s.n > 0 ? " " : "",
		    f->group != NULL ? f->group : f->key);
	}
	return str_text(&s);
}

static const struct record *
any(struct gen *g, enum entity_id kind)
{
	return &g->rows[kind].v[below(g, g->rows[kind].n)];
}

static const char *
code_of(const struct record *row)
{
	return value_string(row->v[entity_code(row->entity)]);
}

static const char *
one_word(struct gen *g, const char *const *words)
{
	int n = 0;

	while (words[n] != NULL)
		n++;
	return words[below(g, n)];
}

static struct value
random_value(struct gen *g, const struct entity *e, const struct field *f)
{
	char date[DATE_TEXT];

	switch (f->kind) {
	case FIELD_TEXT:
		return value_text(text(g, 6, true, false));
	case FIELD_LONG:
		return value_text(text(g, 8, true, true));
	case FIELD_CODE:
		return value_text(code_text(g, 0));
	case FIELD_DATE:
		return value_text(arena_dup(g->arena,
		    date_iso(date, below(g, 40000))));
	case FIELD_FY:
		return value_text(PICK(g, years));
	case FIELD_BOOL:
		return value_int(below(g, 2));
	case FIELD_WORD:
		return value_text(one_word(g, f->words));
	case FIELD_DECIMAL:
		return value_text(PICK(g, figures));
	case FIELD_MONEY:
		return value_int((int64_t)(draw(g) >> below(g, 60)) %
		    INT64_C(9000000000000000) * (below(g, 4) > 0 ? 1 : -1));
	case FIELD_REF:
		return value_int(any(g, f->target)->id);
	case FIELD_SOURCE:
		return value_text(below(g, 3) == 0 ? "filled" :
		    code_of(any(g, ENTITY_SOURCE)));
	case FIELD_NAMES:
		return value_text(names_text(g, e));
	}
	return value_text(NULL);
}

/* All fields but the code and the rows above, which are there already. */
static void
fill(struct gen *g, struct record *row)
{
	const struct field *f;
	int i;

	for (i = 0; i < row->entity->count; i++) {
		f = &row->entity->fields[i];
		if (f->kind == FIELD_CODE || (f->flags & FIELD_PARENT))
			continue;
		if ((f->flags & FIELD_NEEDED) || below(g, 4) > 0)
			row->v[i] = random_value(g, row->entity, f);
		else if (below(g, 2) == 0)
			row->v[i] = value_text(NULL);
	}
}

/* Who: a partner, words, or both; words may look like a code. */
static void
fill_role(struct gen *g, struct record *row)
{
	struct value *partner = &row->v[entity_field(row->entity, "partner")];
	struct value *wording = &row->v[entity_field(row->entity, "wording")];
	static const char *const plain[] = { "officer", "from", "to",
	    "accepted" };
	int i;

	for (i = 0; i < 4 && below(g, 8) > 0; i++)
		row->v[entity_field(row->entity, plain[i])] = value_text(NULL);
	*wording = value_text(NULL);
	if (partner->kind == VALUE_INT && below(g, 8) > 0)
		return;
	*wording = value_text(below(g, 4) == 0 ?
	    code_of(any(g, ENTITY_PARTNER)) : below(g, 3) == 0 ?
	    code_of(any(g, ENTITY_BOARD)) : below(g, 2) == 0 ?
	    text(g, 4, true, false) : PICK(g, wordings));
}

static struct record
new_row(struct gen *g, enum entity_id kind, int position)
{
	struct record row = record_new(g->arena, &entity_table[kind]);

	row.id = (int64_t)(draw(g) | 1);
	row.position = position;
	return row;
}

static void
add_section(struct gen *g, enum entity_id kind)
{
	const struct entity *e = &entity_table[kind];
	int n = e->form == SECTION_ONE ? 1 : 1 + below(g, ROWS), i;
	struct record row;

	for (i = 0; i < n; i++) {
		row = new_row(g, kind, i);
		if (entity_code(e) >= 0)
			row.v[entity_code(e)] = value_text(code_text(g, i));
		record_push(g->arena, &g->rows[kind], row);
	}
}

static void
add_children(struct gen *g, const struct record *owner, enum entity_id kind)
{
	const struct entity *e = &entity_table[kind];
	int n = below(g, 5), i;
	struct record row;

	for (i = 0; i < n; i++) {
		row = new_row(g, kind, i);
		row.v[entity_parent(e, owner->entity)] = value_int(owner->id);
		fill(g, &row);
		if (kind == ENTITY_ROLE)
			fill_role(g, &row);
		record_push(g->arena, &g->rows[kind], row);
	}
}

static void
add_lists(struct gen *g, const struct record *owner)
{
	const struct entity *e = owner->entity;
	int i, k;

	for (i = 0; i < e->nlists; i++) {
		for (k = 0; k < i; k++)
			if (e->lists[k].child == e->lists[i].child)
				break;
		if (k == i)
			add_children(g, owner, e->lists[i].child);
	}
}

/* Positions say what is first, whatever comes first. */
static void
shuffle(struct gen *g, struct records *rows)
{
	struct record row;
	int i, k;

	for (i = rows->n - 1; i > 0; i--) {
		k = below(g, i + 1);
		row = rows->v[i];
		rows->v[i] = rows->v[k];
		rows->v[k] = row;
	}
}

static void
make_plan(struct gen *g)
{
	struct records *rows;
	int i, k;

	for (i = 0; i < entity_section_count; i++)
		add_section(g, entity_sections[i]);
	for (i = 0; i < entity_section_count; i++) {
		rows = &g->rows[entity_sections[i]];
		for (k = 0; k < rows->n; k++) {
			fill(g, &rows->v[k]);
			add_lists(g, &rows->v[k]);
		}
	}
	for (i = 0; i < ENTITY_COUNT; i++)
		shuffle(g, &g->rows[i]);
}

static const char *
written(struct arena *a, const struct records rows[ENTITY_COUNT])
{
	char *bytes = NULL;
	const char *copy;
	size_t n;
	FILE *f = open_memstream(&bytes, &n);

	assert_non_null(f);
	plan_yaml_write(f, rows);
	assert_int_equal(fclose(f), 0);
	copy = arena_dup(a, bytes);
	free(bytes);
	return copy;
}

static void
read_back(struct arena *a, const char *bytes, struct records rows[ENTITY_COUNT])
{
	struct problems p = { .path = "text" };
	struct plan_file file;
	int i;

	memset(rows, 0, ENTITY_COUNT * sizeof *rows);
	plan_yaml_parse(a, bytes, strlen(bytes), NULL, &p, &file);
	if (p.n > 0)
		fail_msg("%d:%d: %s\n%s", p.v[0].line, p.v[0].col, p.v[0].what,
		    bytes);
	for (i = 0; i < file.rows.n; i++)
		record_push(a, &rows[entity_id(file.rows.v[i].entity)],
		    file.rows.v[i]);
}

static const char *
code_of_id(const struct records rows[ENTITY_COUNT], enum entity_id kind,
    int64_t id)
{
	int i;

	for (i = 0; i < rows[kind].n; i++)
		if (rows[kind].v[i].id == id)
			return code_of(&rows[kind].v[i]);
	fail_msg("no %s %" PRId64, entity_table[kind].noun, id);
	return NULL;
}

/* What a row says, identities apart. Short lists of roles come before the
 * long one, so their places say nothing. */
static const char *
spelled(struct arena *a, const struct records rows[ENTITY_COUNT],
    const struct record *row)
{
	const struct entity *e = row->entity;
	struct str s = { .arena = a };
	int i;

	str_add(&s, e->table);
	if (entity_id(e) != ENTITY_ROLE)
		str_fmt(&s, " %" PRId64, row->position);
	for (i = 0; i < e->count; i++) {
		if (row->v[i].kind == VALUE_TEXT)
			str_fmt(&s, "|%s=%s", e->fields[i].column,
			    row->v[i].s);
		else if (row->v[i].kind == VALUE_INT &&
		    e->fields[i].kind == FIELD_REF)
			str_fmt(&s, "|%s=%s", e->fields[i].column, code_of_id(
			    rows, e->fields[i].target, row->v[i].i));
		else if (row->v[i].kind == VALUE_INT)
			str_fmt(&s, "|%s=%" PRId64, e->fields[i].column,
			    row->v[i].i);
	}
	return str_text(&s);
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **
sorted(struct arena *a, const struct records rows[ENTITY_COUNT],
    enum entity_id kind)
{
	const char **v = arena_array(a, const char *, rows[kind].n);
	int i;

	for (i = 0; i < rows[kind].n; i++)
		v[i] = spelled(a, rows, &rows[kind].v[i]);
	qsort(v, (size_t)rows[kind].n, sizeof *v, compare_texts);
	return v;
}

static void
assert_same(struct arena *a, const struct records x[ENTITY_COUNT],
    const struct records y[ENTITY_COUNT], const char *bytes)
{
	const char **one, **two;
	int kind, i;

	for (kind = 0; kind < ENTITY_COUNT; kind++) {
		if (x[kind].n != y[kind].n)
			fail_msg("%d %s, not %d\n%s", y[kind].n,
			    entity_table[kind].plural, x[kind].n, bytes);
		one = sorted(a, x, (enum entity_id)kind);
		two = sorted(a, y, (enum entity_id)kind);
		for (i = 0; i < x[kind].n; i++)
			if (strcmp(one[i], two[i]) != 0)
				fail_msg("was:  %s\nread: %s\n%s", one[i],
				    two[i], bytes);
	}
}

static void
what_is_written_is_read_as_it_was(void **state)
{
	struct records back[ENTITY_COUNT];
	struct arena a = { 0 };
	struct gen g;
	const char *bytes;
	int i;

	(void)state;
	for (i = 0; i < ROUNDS; i++) {
		g = (struct gen){ .arena = &a, .seed = (uint64_t)i + 1 };
		make_plan(&g);
		bytes = written(&a, g.rows);
		read_back(&a, bytes, back);
		assert_same(&a, g.rows, back, bytes);
		assert_string_equal(written(&a, back), bytes);
		arena_reset(&a);
	}
	arena_close(&a);
}

static void
a_row_that_nothing_owns_is_not_written(void **state)
{
	struct arena a = { 0 };
	struct records rows[ENTITY_COUNT] = { { 0 } };
	struct record row = record_new(&a, &entity_table[ENTITY_MILESTONE]);

	(void)state;
	row.id = 1;
	row.v[entity_field(row.entity, "title")] = value_text("lost");
	record_push(&a, &rows[ENTITY_MILESTONE], row);
	assert_null(strstr(written(&a, rows), "lost"));
	arena_close(&a);
}

static void
a_hidden_character_is_written_where_the_reader_tells_of_it(void **state)
{
	struct arena a = { 0 };
	struct records rows[ENTITY_COUNT] = { { 0 } };
	struct record row = record_new(&a, &entity_table[ENTITY_FACT]);
	struct problems p = { .path = "text" };
	struct plan_file file;
	const char *bytes;

	(void)state;
	row.id = 1;
	row.v[0] = value_text("a\033[31m");
	record_push(&a, &rows[ENTITY_FACT], row);
	bytes = written(&a, rows);
	assert_null(strchr(bytes, '\033'));
	plan_yaml_parse(&a, bytes, strlen(bytes), NULL, &p, &file);
	assert_int_equal(p.n, 1);
	assert_non_null(strstr(p.v[0].what, "U+001B"));
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_as_it_was),
		cmocka_unit_test(a_row_that_nothing_owns_is_not_written),
		cmocka_unit_test(
		    a_hidden_character_is_written_where_the_reader_tells_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
