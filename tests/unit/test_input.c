#include <stdio.h>
#include <string.h>

#include "tests/unit/check.h"

#include "tui/input.h"

/* Keys, what the line is then, with | for the cursor, and its column. */
static void
keys_edit_whole_characters(void **state)
{
	static const struct { const char *keys, *line; int column; } cases[] = {
		{ "", "|", 0 }, { "a b Space c", "ab c|", 4 },
		{ "a b Left c", "ac|b", 2 }, { "a Backspace Backspace", "|", 0 },
		{ "a b Home Del", "|b", 0 }, { "a b C-a x End y", "xaby|", 4 },
		{ "a Right Right b", "ab|", 2 }, { "a b c Left C-k", "ab|", 2 },
		{ "a b c Left C-u", "|c", 0 }, { "o n Space t w C-w", "on |", 3 },
		{ "o n Space C-w", "|", 0 }, { "日 本 Left", "日|本", 2 },
		{ "e\xCC\x81 Backspace", "|", 0 }, { "👩‍👩‍👧 a Left Backspace", "|a", 0 },
		{ "a C-b é C-e !", "éa!|", 3 }, { "a Del", "a|", 1 },
	};
	char keys[64], line[64], *key, *rest;
	struct input in;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		input_set(&in, "");
		snprintf(keys, sizeof keys, "%s", cases[i].keys);
		for (key = strtok_r(keys, " ", &rest); key != NULL;
		    key = strtok_r(NULL, " ", &rest))
			assert_true(input_key(&in, key));
		snprintf(line, sizeof line, "%.*s|%s", (int)in.at, in.text,
		    in.text + in.at);
		assert_string_equal(cases[i].line, line);
		assert_int_equal(cases[i].column, input_column(&in));
		assert_int_equal(strlen(in.text), in.n);
	}
}

static void
other_keys_and_hidden_characters_are_not_taken(void **state)
{
	static const char *const keys[] = { "Enter", "Esc", "F1", "C-x", "PgUp",
	    "Tab", "" };
	struct input in;
	size_t i;

	(void)state;
	input_set(&in, "abc");
	for (i = 0; i < COUNT(keys); i++)
		assert_false(input_key(&in, keys[i]));
	input_insert(&in, "\033[2J");
	input_insert(&in, "\xE2\x80\xAE");
	input_insert(&in, "\xFF");
	assert_string_equal("abc", in.text);
}

static void
a_line_that_is_full_takes_no_more(void **state)
{
	static char many[INPUT_BYTES * 2];
	struct input in;
	int i;

	(void)state;
	memset(many, 'x', sizeof many - 1);
	input_set(&in, many);
	assert_int_equal(0, in.n);
	for (i = 0; i < INPUT_BYTES * 2; i++)
		input_insert(&in, "é");
	assert_true(in.n < INPUT_BYTES);
	assert_int_equal(in.n, strlen(in.text));
	assert_int_equal(in.n / 2, input_column(&in));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_edit_whole_characters),
		cmocka_unit_test(other_keys_and_hidden_characters_are_not_taken),
		cmocka_unit_test(a_line_that_is_full_takes_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
