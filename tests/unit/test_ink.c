#include "tests/unit/check.h"

#include "tui/ink.h"

/* Everything in the terminal's own colours, but for what a test sets. */
static struct theme
plain(void)
{
	struct theme theme = { .name = "plain" };
	int i;

	for (i = 0; i < LOOK_COUNT; i++)
		theme.style[i] = (struct theme_style){
			-1, -1, -1, -1, -1, -1, false, false, false, false
		};
	return theme;
}

static void
a_plain_theme_needs_no_colours(void **state)
{
	struct theme theme = plain();
	struct ink inks[LOOK_COUNT];
	int i;

	(void)state;
	assert_false(ink_is_coloured(&theme));
	ink_mix(inks, &theme, 256, true);
	for (i = 0; i < LOOK_COUNT; i++)
		assert_int_equal(inks[i].pair, 0);
	theme.style[LOOK_BAD].fg256 = 203;
	assert_true(ink_is_coloured(&theme));
}

static void
colours_are_those_of_the_terminals_depth(void **state)
{
	static const struct {
		int	colours, fg;
	} table[] = {
		{ 8, 1 }, { 15, 1 }, { 16, 9 }, { 88, 9 }, { 256, 203 },
		{ 1 << 24, 1 },
	};
	struct theme theme = plain();
	struct ink inks[LOOK_COUNT];
	size_t i;

	(void)state;
	theme.style[LOOK_BAD] = (struct theme_style){
		1, -1, 9, -1, 203, -1, true, false, false, true
	};
	for (i = 0; i < COUNT(table); i++) {
		ink_mix(inks, &theme, table[i].colours, true);
		assert_int_equal(inks[LOOK_BAD].fg, table[i].fg);
		assert_int_equal(inks[LOOK_BAD].bg, THEME_DEFAULT);
		assert_int_equal(inks[LOOK_BAD].pair, LOOK_BAD + 1);
		assert_true(inks[LOOK_BAD].bold && inks[LOOK_BAD].underline);
		assert_false(inks[LOOK_BAD].reverse);
	}
}

static void
same_colours_share_a_pair(void **state)
{
	struct theme theme = plain();
	struct ink inks[LOOK_COUNT];

	(void)state;
	theme.style[LOOK_GOOD].fg8 = 4;
	theme.style[LOOK_KEY].fg8 = 4;
	theme.style[LOOK_KEY].bold = true;
	theme.style[LOOK_MATCH].bg8 = 4;
	ink_mix(inks, &theme, 8, true);
	assert_int_equal(inks[LOOK_KEY].pair, inks[LOOK_GOOD].pair);
	assert_int_not_equal(inks[LOOK_MATCH].pair, inks[LOOK_GOOD].pair);
}

static void
without_own_colours_it_is_white_on_black(void **state)
{
	struct theme theme = plain();
	struct ink inks[LOOK_COUNT];

	(void)state;
	theme.style[LOOK_GOOD].fg8 = 4;
	ink_mix(inks, &theme, 8, false);
	assert_int_equal(inks[LOOK_TEXT].pair, 0);
	assert_int_equal(inks[LOOK_GOOD].fg, 4);
	assert_int_equal(inks[LOOK_GOOD].bg, 0);
}

static void
without_colours_a_background_is_reverse(void **state)
{
	struct theme theme = plain();
	struct ink inks[LOOK_COUNT];
	int i;

	(void)state;
	for (i = 0; i < LOOK_COUNT; i++)
		theme.style[i].bg8 = 7;
	theme.style[LOOK_FOCUS].bg8 = 4;
	ink_mix(inks, &theme, 0, false);
	for (i = 0; i < LOOK_COUNT; i++) {
		assert_int_equal(inks[i].pair, 0);
		assert_int_equal(inks[i].reverse, i == LOOK_FOCUS);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_theme_needs_no_colours),
		cmocka_unit_test(colours_are_those_of_the_terminals_depth),
		cmocka_unit_test(same_colours_share_a_pair),
		cmocka_unit_test(without_own_colours_it_is_white_on_black),
		cmocka_unit_test(without_colours_a_background_is_reverse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
