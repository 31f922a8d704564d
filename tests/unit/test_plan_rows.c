#include "tests/unit/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/idmap.h"
#include "core/yaml/doc_file.h"
#include "core/yaml/plan_yaml.h"

static const char *const plans[] = {
	"tests/fixture/odd.yaml",
	"tests/fixture/plans/aberdeen-city.yaml",
	"tests/fixture/plans/dundee-city.yaml",
	"tests/fixture/plans/edinburgh.yaml",
	"tests/fixture/plans/highland.yaml",
	"tests/fixture/plans/orkney-islands.yaml",
	"tests/fixture/plans/published-only/aberdeen-city.yaml",
	"tests/fixture/plans/published-only/dundee-city.yaml",
	"tests/fixture/plans/published-only/edinburgh.yaml",
	"tests/fixture/plans/published-only/highland.yaml",
	"tests/fixture/plans/published-only/orkney-islands.yaml",
};

/* Rows of a plan that are there already, by kind and code. */
struct known_row {
	enum entity_id	 kind;
	const char	*code;
	int64_t		 id;
};

static int64_t
known_id(void *ctx, enum entity_id kind, const char *code)
{
	const struct known_row *row;

	for (row = ctx; row->code != NULL; row++)
		if (row->kind == kind && strcmp(row->code, code) == 0)
			return row->id;
	return 0;
}

static int
set_up(void **state)
{
	*state = calloc(1, sizeof(struct arena));
	return *state == NULL;
}

static int
tear_down(void **state)
{
	arena_close(*state);
	free(*state);
	return 0;
}

static struct plan_file
parse_with(struct arena *a, const char *text, struct known_row *rows)
{
	struct plan_known known = { known_id, rows };
	struct problems p = { .path = "text" };
	struct plan_file file;

	plan_yaml_parse(a, text, strlen(text), rows != NULL ? &known : NULL,
	    &p, &file);
	if (p.n > 0)
		fail_msg("%d:%d: %s", p.v[0].line, p.v[0].col, p.v[0].what);
	return file;
}

static struct plan_file
parse(struct arena *a, const char *text)
{
	return parse_with(a, text, NULL);
}

static struct value
get(const struct record *row, const char *name)
{
	int at = entity_field(row->entity, name);

	if (at < 0)
		fail_msg("no %s in %s", name, row->entity->table);
	return row->v[at];
}

/* The nth row of a kind, from 0. */
static const struct record *
row_of(const struct plan_file *file, enum entity_id kind, int nth)
{
	int i;

	for (i = 0; i < file->rows.n; i++)
		if (file->rows.v[i].entity == &entity_table[kind] && nth-- == 0)
			return &file->rows.v[i];
	fail_msg("no such %s", entity_table[kind].noun);
	return NULL;
}

static void
identities_come_from_kind_and_code(void **state)
{
	struct plan_file file = parse(*state, "partners:\n"
	    "- {id: nhs, name: A}\n- {id: hc, name: B}\n"
	    "strands:\n- {id: nhs, title: T}\n");

	assert_true(row_of(&file, ENTITY_PARTNER, 0)->id ==
	    hash_row("partner", "nhs", 0));
	assert_true(row_of(&file, ENTITY_PARTNER, 1)->id ==
	    hash_row("partner", "hc", 0));
	assert_true(row_of(&file, ENTITY_STRAND, 0)->id ==
	    hash_row("strand", "nhs", 0));
}

static void
a_code_given_twice_means_the_first(void **state)
{
	struct plan_file file = parse(*state, "partners:\n"
	    "- {id: a, name: A}\n- {id: a, name: B}\n- {id: a, name: C}\n"
	    "commitments:\n- {id: c, title: T, lead: a}\n"
	    "- {id: c, title: U, lead: a}\n");
	int64_t first = hash_row("partner", "a", 0);
	int i;

	for (i = 0; i < 3; i++)
		assert_true(row_of(&file, ENTITY_PARTNER, i)->id ==
		    hash_row("partner", "a", i));
	for (i = 0; i < 2; i++) {
		assert_true(get(row_of(&file, ENTITY_ROLE, i), "partner").i ==
		    first);
		assert_true(get(row_of(&file, ENTITY_ROLE, i), "commitment").i
		    == hash_row("commitment", "c", i));
	}
	assert_true(row_of(&file, ENTITY_ROLE, 0)->id !=
	    row_of(&file, ENTITY_ROLE, 1)->id);
}

static void
the_first_of_a_known_code_is_the_known_row(void **state)
{
	struct known_row rows[] = { { ENTITY_PARTNER, "a", 77 },
	    { ENTITY_PLAN, "", 78 }, { ENTITY_PARTNER, NULL, 0 } };
	struct plan_file file = parse_with(*state, "meta: {partnership: P}\n"
	    "partners:\n- {id: a, name: A}\n- {id: a, name: B}\n"
	    "officers:\n- {id: o, partner: a, post: P}\n", rows);

	assert_true(row_of(&file, ENTITY_PLAN, 0)->id == 78);
	assert_true(row_of(&file, ENTITY_PARTNER, 0)->id == 77);
	assert_true(row_of(&file, ENTITY_PARTNER, 1)->id ==
	    hash_row("partner", "a", 1));
	assert_true(get(row_of(&file, ENTITY_OFFICER, 0), "partner").i == 77);
}

/* A row keeps its identity when its code changes; then a new row of the old
 * code must not take it over. */
static void
a_new_row_does_not_take_the_identity_of_a_known_one(void **state)
{
	struct known_row rows[] = {
		{ ENTITY_PARTNER, "new", 0 }, { ENTITY_PARTNER, NULL, 0 } };
	struct plan_file file;

	rows[0].id = hash_row("partner", "old", 0);
	file = parse_with(*state, "partners:\n- {id: old, name: A}\n"
	    "- {id: new, name: B}\n", rows);
	assert_true(row_of(&file, ENTITY_PARTNER, 1)->id == rows[0].id);
	assert_true(row_of(&file, ENTITY_PARTNER, 0)->id ==
	    hash_row("partner", "old", 1));
}

static void
a_role_stays_the_same_row_when_it_says_more(void **state)
{
	static const char head[] = "partners:\n- {id: a, name: A}\n"
	    "commitments:\n- id: c\n  title: T\n";
	struct plan_file one = parse(*state, arena_fmt(*state, "%s  lead: a\n",
	    head));
	struct plan_file two = parse(*state, arena_fmt(*state, "%s  roles:\n"
	    "  - {role: L, partner: a, from: '2026-01-01'}\n", head));

	assert_true(row_of(&one, ENTITY_ROLE, 0)->id ==
	    row_of(&two, ENTITY_ROLE, 0)->id);
}

static void
sections_may_come_in_any_order(void **state)
{
	struct plan_file file = parse(*state, "commitments:\n"
	    "- {id: c, title: T, outcome: o, lead: a,\n"
	    "   resources: [{type: cash, budget: b}]}\n"
	    "budgets:\n- {id: b, title: B, outcome: o}\n"
	    "outcomes:\n- {id: o, title: O, strand: s}\n"
	    "strands:\n- {id: s, title: S}\n"
	    "partners:\n- {id: a, name: A}\n");

	assert_true(get(row_of(&file, ENTITY_CONTRIBUTION, 0), "budget").i ==
	    hash_row("budget", "b", 0));
	assert_true(get(row_of(&file, ENTITY_SERVES, 0), "outcome").i ==
	    hash_row("outcome", "o", 0));
}

/* The rows of a list belong to its owner, one after another. */
static void
check_lists(const struct plan_file *file, int sections)
{
	const struct record_list *l;
	const struct record *row;
	int i, k, next = sections;

	for (i = 0; i < file->nlists; i++) {
		l = &file->lists[i];
		assert_int_equal(l->first, next);
		next += l->n;
		for (k = 0; k < l->n; k++) {
			row = &file->rows.v[l->first + k];
			assert_ptr_equal(row->entity,
			    &entity_table[l->list->child]);
			assert_int_equal(row->position, k);
			assert_true(row->v[entity_parent(row->entity,
			    l->owner)].i == l->owner_id);
		}
	}
	assert_int_equal(next, file->rows.n);
}

static void
check_refs(const struct record *row, const struct idmap *before)
{
	int i;

	for (i = 0; i < row->entity->count; i++)
		if (row->entity->fields[i].kind == FIELD_REF &&
		    row->v[i].kind == VALUE_INT &&
		    idmap_at(before, row->v[i].i) < 0)
			fail_msg("%s before its %s", row->entity->noun,
			    row->entity->fields[i].key);
}

static void
rows_come_after_those_they_name_and_are_told_apart(void **state)
{
	struct problems p;
	struct plan_file file;
	struct idmap ids;
	size_t i;
	int k, sections;

	for (i = 0; i < COUNT(plans); i++) {
		p = (struct problems){ 0 };
		assert_ok(plan_yaml_read(*state, plans[i], NULL, &p, &file));
		assert_ok(problem_verdict(&p));
		idmap_init(*state, &ids, file.rows.n);
		for (k = sections = 0; k < file.rows.n; k++) {
			check_refs(&file.rows.v[k], &ids);
			assert_int_equal(idmap_at(&ids, file.rows.v[k].id), -1);
			idmap_put(&ids, file.rows.v[k].id, k);
			sections += file.rows.v[k].entity->form != SECTION_NONE;
		}
		check_lists(&file, sections);
	}
}

static void
a_field_given_as_nothing_is_told_from_one_not_given(void **state)
{
	struct plan_file file = parse(*state, "indicators:\n"
	    "- {id: i, title: T, unit: ~, target: ~}\n");
	const struct record *row = row_of(&file, ENTITY_INDICATOR, 0);

	assert_int_equal(get(row, "unit").kind, VALUE_NULL);
	assert_int_equal(get(row, "target.value").kind, VALUE_NULL);
	assert_int_equal(get(row, "target.date").kind, VALUE_NULL);
	assert_int_equal(get(row, "baseline.value").kind, VALUE_ABSENT);
	assert_int_equal(get(row, "src").kind, VALUE_ABSENT);
}

static void
values_are_kept_as_the_store_has_them(void **state)
{
	struct plan_file file = parse(*state, "partners:\n"
	    "- {id: a, name: A, statutory: false, filled: [name, id]}\n"
	    "- {id: b, name: B, filled: []}\n"
	    "budgets:\n- {id: b, title: T, gbp: 134464.52}\n"
	    "commitments:\n- {id: 1.10, title: T, target_value: 95.0}\n");
	const struct record *a = row_of(&file, ENTITY_PARTNER, 0);

	assert_int_equal(get(a, "statutory").kind, VALUE_INT);
	assert_int_equal(get(a, "statutory").i, 0);
	assert_string_equal(get(a, "filled").s, "name id");
	assert_string_equal(get(row_of(&file, ENTITY_PARTNER, 1), "filled").s,
	    "");
	assert_int_equal(get(row_of(&file, ENTITY_BUDGET, 0), "gbp").i,
	    13446452);
	assert_string_equal(get(row_of(&file, ENTITY_COMMITMENT, 0), "id").s,
	    "1.10");
	assert_string_equal(get(row_of(&file, ENTITY_COMMITMENT, 0),
	    "target_value").s, "95.0");
}

/* Read the diff of this file as an officer would read it. */
static void
a_plan_full_of_errors_is_told_of_as_it_should_be(void **state)
{
	struct problems p = { 0 };
	struct plan_file file;
	char *said = NULL;
	const char *want;
	size_t n = 0;
	FILE *f;

	assert_ok(plan_yaml_read(*state, "tests/fixture/bad/many.yaml", NULL,
	    &p, &file));
	assert_int_equal(file.rows.n, 0);
	assert_ok(doc_file_read(*state, "tests/fixture/bad/many.txt", 1 << 20,
	    &want, &n));
	f = open_memstream(&said, &n);
	problem_print(&p, f);
	fclose(f);
	assert_string_equal(said, want);
	free(said);
}

#define TEST(f)	cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(identities_come_from_kind_and_code),
		TEST(a_code_given_twice_means_the_first),
		TEST(the_first_of_a_known_code_is_the_known_row),
		TEST(a_new_row_does_not_take_the_identity_of_a_known_one),
		TEST(a_role_stays_the_same_row_when_it_says_more),
		TEST(sections_may_come_in_any_order),
		TEST(rows_come_after_those_they_name_and_are_told_apart),
		TEST(a_field_given_as_nothing_is_told_from_one_not_given),
		TEST(values_are_kept_as_the_store_has_them),
		TEST(a_plan_full_of_errors_is_told_of_as_it_should_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
