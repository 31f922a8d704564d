#include <string.h>

#include "tests/unit/check.h"

#include "core/base/word.h"

static void
the_distance_counts_letters_changed_added_left_and_swapped(void **state)
{
	static const struct { const char *a, *b; int d; } cases[] = {
		{ "", "", 0 }, { "lead", "lead", 0 }, { "lead", "LEAD", 0 },
		{ "lead", "leads", 1 }, { "lead", "led", 1 }, { "lead", "lend", 1 },
		{ "lead", "laed", 1 }, { "abc", "", 3 }, { "partner", "strand", 5 },
		{ "kitten", "sitting", 3 },
	};
	char longest[42];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_int_equal(cases[i].d,
		    word_distance(cases[i].a, cases[i].b));
		assert_int_equal(cases[i].d,
		    word_distance(cases[i].b, cases[i].a));
	}
	memset(longest, 'a', sizeof longest);
	longest[41] = '\0';
	assert_int_equal(99, word_distance(longest, longest));
	longest[40] = '\0';
	assert_int_equal(0, word_distance(longest, longest));
}

static void
the_nearest_word_is_near_or_none(void **state)
{
	static const char *const words[] = { "matrix", "milestone", "history",
	    "set", NULL };
	static const struct { const char *typed, *near; } cases[] = {
		{ "matrx", "matrix" }, { "histroy", "history" },
		{ "MATRIX", "matrix" }, { "sit", "set" }, { "banana", NULL },
		{ "x", NULL },
	};
	const char *near;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		near = word_nearest(cases[i].typed, words);
		if (cases[i].near == NULL)
			assert_null(near);
		else
			assert_string_equal(cases[i].near, near);
	}
	assert_true(word_known("set", words));
	assert_false(word_known("Set", words));
	assert_int_equal(1, word_reach(""));
	assert_int_equal(3, word_reach("matrix"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    the_distance_counts_letters_changed_added_left_and_swapped),
		cmocka_unit_test(the_nearest_word_is_near_or_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
