#include "tests/unit/check.h"

#include <cyaml/cyaml.h>
#include <stdio.h>
#include <string.h>

#include "core/yaml/shape_yaml.h"

/* One field of every type that a schema can have. */
struct thing {
	int8_t		 whole;
	uint32_t	 count;
	int64_t		 large;
	double		 share;
	char		*word;
	int		 state;
	unsigned	 marks;
	int		*list;
	unsigned	 list_count;
};

static const cyaml_strval_t states[] = { { "red", 1 }, { "green", 2 } };
static const cyaml_strval_t marks[] = { { "lead", 1 }, { "support", 2 } };

static const cyaml_schema_value_t entry = {
	CYAML_VALUE_INT(CYAML_FLAG_DEFAULT, int)
};

static const cyaml_schema_field_t fields[] = {
	CYAML_FIELD_INT("whole", CYAML_FLAG_OPTIONAL, struct thing, whole),
	CYAML_FIELD_UINT("count", CYAML_FLAG_OPTIONAL, struct thing, count),
	CYAML_FIELD_INT("large", CYAML_FLAG_OPTIONAL, struct thing, large),
	CYAML_FIELD_FLOAT("share", CYAML_FLAG_OPTIONAL, struct thing, share),
	CYAML_FIELD_STRING_PTR("word", CYAML_FLAG_POINTER_NULL_STR |
	    CYAML_FLAG_OPTIONAL, struct thing, word, 2, 5),
	CYAML_FIELD_ENUM("state", CYAML_FLAG_OPTIONAL |
	    CYAML_FLAG_CASE_INSENSITIVE, struct thing, state, states, 2),
	CYAML_FIELD_FLAGS("marks", CYAML_FLAG_OPTIONAL, struct thing, marks,
	    marks, 2),
	CYAML_FIELD_SEQUENCE("list", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL,
	    struct thing, list, &entry, 1, 3),
	CYAML_FIELD_IGNORE("other", CYAML_FLAG_OPTIONAL),
	CYAML_FIELD_END
};

static const cyaml_schema_value_t schema = {
	CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct thing, fields)
};

static int
set_up(void **state)
{
	static const struct arena none;
	struct arena *a = test_malloc(sizeof *a);

	*a = none;
	*state = a;
	return 0;
}

static int
tear_down(void **state)
{
	arena_close(*state);
	test_free(*state);
	return 0;
}

static struct problems
check(struct arena *a, const char *text)
{
	struct problems p = { .arena = a, .path = "thing.yaml" };
	struct node *root;

	doc_yaml_parse(a, text, strlen(text), &p, &root);
	assert_non_null(root);
	shape_check(&p, root, &schema);
	return p;
}

static void
what_has_the_shape_is_loaded_as_it_stands(void **state)
{
	static const char text[] =
	    "whole: -128\ncount: 4294967295\nlarge: -9223372036854775808\n"
	    "share: -1.25\nword: abc\nstate: GREEN\nmarks: [lead, support]\n"
	    "list: [1, -2, 0]\nother: {a: [b]}\n";
	struct problems p = check(*state, text);
	const struct thing *thing;

	assert_int_equal(p.n, 0);
	thing = shape_load(*state, &p, text, &schema);
	assert_non_null(thing);
	assert_int_equal(thing->whole, -128);
	assert_int_equal(thing->count, UINT32_MAX);
	assert_true(thing->large == INT64_MIN);
	assert_true(thing->share < -1.2 && thing->share > -1.3);
	assert_string_equal(thing->word, "abc");
	assert_int_equal(thing->state, 2);
	assert_int_equal(thing->marks, 3);
	assert_int_equal(thing->list_count, 3);
	assert_int_equal(thing->list[1], -2);
}

static void
an_empty_value_is_taken_only_where_the_struct_can_say_so(void **state)
{
	assert_int_equal(check(*state, "word:\n").n, 0);
	assert_int_equal(check(*state, "word: ~\n").n, 0);
	assert_int_equal(check(*state, "state: ~\n").n, 1);
	assert_int_equal(check(*state, "whole:\n").n, 1);
	assert_int_equal(check(*state, "other:\n").n, 0);
}

static void
what_libcyaml_would_bend_is_refused(void **state)
{
	static const char *const rows[] = {
		"whole: 128", "whole: -129", "whole: 0x10", "whole: 010",
		"whole: 1e3", "whole: 120k", "whole: 1_0", "whole: +1",
		"whole: ''", "whole: '1 '", "count: -5",
		"count: 4294967296", "count: 99999999999999999999",
		"large: 9223372036854775808", "share: 1.5.2", "share: 12%",
		"share: 1,5", "share: nan", "share: 1e999", "share: .5",
		"share: 5.", "share: inf", "word: a", "word: abcdef",
		"state: 1", "state: amber", "marks: [1]", "marks: lead",
		"marks: [[lead]]", "list: []", "list: [1, 2, 3, 4]",
		"list: [x]", "list: 1", "whole: [1]", "word: {}",
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		if (check(*state, rows[i]).n != 1)
			fail_msg("taken: %s", rows[i]);
}

static void
an_item_of_a_list_is_named_by_its_number(void **state)
{
	struct problems p = check(*state, "list: [1, x, 3]\n");

	assert_int_equal(p.n, 1);
	assert_string_equal(p.v[0].what,
	    "'list[2]' should be a whole number, but is 'x'");
	assert_int_equal(p.v[0].col, 11);
}

static void
advice_is_the_nearest_word_or_all_of_them(void **state)
{
	static const char *const words[] = { "auto", "always", "never", NULL };

	assert_string_equal(shape_advice(*state, "alwys", words),
	    "did you mean 'always'?");
	assert_string_equal(shape_advice(*state, "sometimes", words),
	    "use one of: auto, always or never");
	assert_string_equal(shape_words(*state, words + 2), "never");
	assert_string_equal(shape_words(*state, words + 3), "");
}

static void
what_libcyaml_alone_refuses_is_a_problem_and_no_crash(void **state)
{
	struct problems p = { .arena = *state, .path = "thing.yaml" };

	assert_null(shape_load(*state, &p, "", &schema));
	assert_null(shape_load(*state, &p, "whole: &a 1\ncount: *a\n",
	    &schema));
	assert_null(shape_load(*state, &p, "hole: 1\n", &schema));
	assert_int_equal(p.n, 3);
}

static void
a_list_of_problems_that_is_full_ends_the_check(void **state)
{
	static char text[64 * 1024];
	struct problems p;
	size_t n = 0;
	int i;

	for (i = 0; i < 4000; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "key%d: 1\n",
		    i);
	p = check(*state, text);
	assert_int_equal(p.n, PROBLEMS_MAX);
	assert_true(p.more);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_has_the_shape_is_loaded_as_it_stands),
		TEST(an_empty_value_is_taken_only_where_the_struct_can_say_so),
		TEST(what_libcyaml_would_bend_is_refused),
		TEST(an_item_of_a_list_is_named_by_its_number),
		TEST(advice_is_the_nearest_word_or_all_of_them),
		TEST(what_libcyaml_alone_refuses_is_a_problem_and_no_crash),
		TEST(a_list_of_problems_that_is_full_ends_the_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
