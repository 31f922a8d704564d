#include "tests/unit/check.h"

#include <stdio.h>
#include <string.h>

#include "core/model/colour.h"
#include "core/model/contrast.h"

/* To the whole number or the tenth that a table of such figures gives. */
static void
near(const char *what, double got, double want, double within)
{
	if (got < want - within || got > want + within)
		fail_msg("%s: %.3f, want %.1f", what, got, want);
}

static uint32_t
rgb(int number)
{
	return colour_rgb(COLOUR_XTERM, number);
}

static void
distances_are_those_published_for_red_amber_and_green(void **state)
{
	static const struct {
		uint32_t	red, amber, green;
		double		want[3][2];	/* deutan, protan */
	} rows[] = {
		{ 0xcd0000, 0xcdcd00, 0x00cd00,
		    { { 39, 62 }, { 16, 6 }, { 24, 56 } } },
		{ 0xff5f5f, 0xffaf00, 0x5fd7af,
		    { { 42, 59 }, { 73, 60 }, { 34, 28 } } },
		{ 0xff5f5f, 0xffaf00, 0x5fafff,
		    { { 42, 59 }, { 130, 117 }, { 89, 65 } } },
		{ 0xd70000, 0xaf5f00, 0x005faf,
		    { { 1, 14 }, { 111, 97 }, { 110, 89 } } },
		{ 0xd70000, 0xffaf00, 0x005faf,
		    { { 37, 52 }, { 138, 125 }, { 110, 89 } } },
		{ 0xcd0000, 0xcdcd00, 0x0000ee,
		    { { 39, 62 }, { 183, 176 }, { 157, 134 } } },
		{ 0xd4351c, 0xf47738, 0x00703c,
		    { { 15, 21 }, { 49, 26 }, { 39, 13 } } },
	};
	uint32_t pairs[3][2];
	char what[64];
	size_t i, j;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		memcpy(pairs, (const uint32_t[3][2]){
		    { rows[i].red, rows[i].amber },
		    { rows[i].amber, rows[i].green },
		    { rows[i].red, rows[i].green } }, sizeof pairs);
		for (j = 0; j < 3; j++) {
			snprintf(what, sizeof what, "row %zu, pair %zu", i, j);
			near(what, colour_distance(pairs[j][0], pairs[j][1],
			    COLOUR_DEUTAN), rows[i].want[j][0], 0.56);
			near(what, colour_distance(pairs[j][0], pairs[j][1],
			    COLOUR_PROTAN), rows[i].want[j][1], 0.56);
		}
	}
}

static void
contrasts_are_those_of_wcag(void **state)
{
	static const struct {
		uint32_t	a, b;
		double		want;
	} rows[] = {
		{ 0x000000, 0xffffff, 21 }, { 0x123456, 0x123456, 1 },
		{ 0xff5f5f, 0x000000, 7.1 }, { 0xffaf00, 0x000000, 11.4 },
		{ 0x5fafff, 0x000000, 9.1 }, { 0xffffff, 0xd70000, 5.4 },
		{ 0x000000, 0xffaf00, 11.4 }, { 0xffffff, 0x005faf, 6.4 },
		{ 0xffffff, 0xcd0000, 5.8 }, { 0x000000, 0xcdcd00, 12.3 },
		{ 0xffffff, 0x0000ee, 9.4 }, { 0x767676, 0xffffff, 4.5 },
	};
	char what[64];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		snprintf(what, sizeof what, "row %zu", i);
		near(what, colour_contrast(rows[i].a, rows[i].b), rows[i].want,
		    0.06);
		near(what, colour_contrast(rows[i].b, rows[i].a), rows[i].want,
		    0.06);
	}
}

static void
black_and_white_are_a_hundred_apart_for_everybody(void **state)
{
	int v;

	(void)state;
	for (v = 0; v < COLOUR_VISIONS; v++)
		near("black and white", colour_distance(COLOUR_BLACK,
		    COLOUR_WHITE, (enum colour_vision)v), 100, 0.01);
}

static void
a_colour_is_no_distance_from_itself(void **state)
{
	int n, v;

	(void)state;
	for (n = 0; n < 256; n++)
		for (v = 0; v < COLOUR_VISIONS; v++)
			near("itself", colour_distance(rgb(n), rgb(n),
			    (enum colour_vision)v), 0, 1e-9);
}

static void
the_palette_has_a_cube_and_a_ramp_of_greys(void **state)
{
	(void)state;
	assert_int_equal(rgb(16), 0x000000);
	assert_int_equal(rgb(25), 0x005faf);
	assert_int_equal(rgb(75), 0x5fafff);
	assert_int_equal(rgb(79), 0x5fd7af);
	assert_int_equal(rgb(160), 0xd70000);
	assert_int_equal(rgb(203), 0xff5f5f);
	assert_int_equal(rgb(214), 0xffaf00);
	assert_int_equal(rgb(231), 0xffffff);
	assert_int_equal(rgb(232), 0x080808);
	assert_int_equal(rgb(255), 0xeeeeee);
	assert_int_equal(colour_rgb(COLOUR_PUTTY, 1), 0xbb0000);
	assert_int_equal(colour_rgb(COLOUR_PUTTY, 203), rgb(203));
	assert_int_equal(rgb(-1), COLOUR_BLACK);
	assert_int_equal(rgb(256), COLOUR_BLACK);
}

static void
half_way_between_black_and_white_is_grey(void **state)
{
	(void)state;
	assert_int_equal(colour_mixed(COLOUR_BLACK, COLOUR_WHITE), 0x7f7f7f);
	assert_int_equal(colour_mixed(0xff0001, 0x01ff00), 0x7f7f00);
}

static void
only_names_and_numbers_the_terminal_has_are_colours(void **state)
{
	static const struct {
		const char		*text;
		int			 colours;
		enum colour_fault	 fault;
		int			 number;
	} rows[] = {
		{ "black", 8, COLOUR_FINE, 0 },
		{ "white", 8, COLOUR_FINE, 7 },
		{ "bright-white", 16, COLOUR_FINE, 15 },
		{ "bright-white", 8, COLOUR_BEYOND, -1 },
		{ "default", 8, COLOUR_FINE, -1 },
		{ "7", 8, COLOUR_FINE, 7 },
		{ "8", 8, COLOUR_BEYOND, -1 },
		{ "16", 16, COLOUR_BEYOND, -1 },
		{ "255", 256, COLOUR_FINE, 255 },
		{ "256", 256, COLOUR_BEYOND, -1 },
		{ "99999999999999999999", 256, COLOUR_UNKNOWN, -1 },
		{ "-1", 256, COLOUR_UNKNOWN, -1 },
		{ "0x10", 256, COLOUR_UNKNOWN, -1 },
		{ "1 ", 256, COLOUR_UNKNOWN, -1 },
		{ "", 256, COLOUR_UNKNOWN, -1 },
		{ "Red", 256, COLOUR_UNKNOWN, -1 },
		{ "puce", 256, COLOUR_UNKNOWN, -1 },
	};
	size_t i;
	int n;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		n = 99;
		if (colour_parse(rows[i].text, rows[i].colours, &n) !=
		    rows[i].fault || n != rows[i].number)
			fail_msg("'%s' in %d: %d", rows[i].text,
			    rows[i].colours, n);
	}
}

/* Every look in the terminal's own colours. */
static struct theme
plain(void)
{
	struct theme theme = { .name = "plain" };
	int i;

	for (i = 0; i < LOOK_COUNT; i++)
		theme.style[i] = (struct theme_style){ -1, -1, -1, -1, -1, -1,
		    false, false, false, false };
	return theme;
}

static const struct contrast_row *
row_of(const struct contrast_report *report, enum look look)
{
	int i;

	for (i = 0; i < report->n; i++)
		if (report->rows[i].look == look)
			return &report->rows[i];
	fail_msg("no row for %s", theme_look_names[look]);
	return NULL;
}

static const struct contrast_pair *
pair_of(const struct contrast_report *report, enum look a, enum look b)
{
	int i;

	for (i = 0; i < CONTRAST_PAIRS; i++)
		if (report->pairs[i].a == a && report->pairs[i].b == b)
			return &report->pairs[i];
	fail_msg("no such pair");
	return NULL;
}

static void
only_looks_with_colours_are_measured(void **state)
{
	struct theme theme = plain();
	struct contrast_report report;

	(void)state;
	theme.style[LOOK_KEY].fg256 = 75;
	contrast_check(&theme, 256, CONTRAST_DARK, &report);
	assert_int_equal(report.n, 1);
	near("key", row_of(&report, LOOK_KEY)->ratio, 9.1, 0.06);
	contrast_check(&theme, 16, CONTRAST_DARK, &report);
	assert_int_equal(report.n, 0);
}

static void
a_light_background_makes_pale_letters_a_finding(void **state)
{
	struct theme theme = plain();
	struct contrast_report report;

	(void)state;
	theme.style[LOOK_KEY].fg256 = 75;
	contrast_check(&theme, 256, CONTRAST_DARK, &report);
	assert_true(row_of(&report, LOOK_KEY)->enough);
	contrast_check(&theme, 256, CONTRAST_LIGHT, &report);
	assert_false(row_of(&report, LOOK_KEY)->enough);
	contrast_check(&theme, 256, CONTRAST_BOTH, &report);
	assert_false(row_of(&report, LOOK_KEY)->enough);
}

static void
lines_may_be_fainter_than_letters(void **state)
{
	struct theme theme = plain();
	struct contrast_report report;

	(void)state;
	theme.style[LOOK_RULE].fg256 = 241;	/* 3.4 on black */
	theme.style[LOOK_TAB].fg256 = 241;
	contrast_check(&theme, 256, CONTRAST_DARK, &report);
	assert_true(row_of(&report, LOOK_RULE)->enough);
	assert_false(row_of(&report, LOOK_TAB)->enough);
}

static void
reverse_puts_the_background_in_front(void **state)
{
	struct theme theme = plain();
	struct contrast_report report;

	(void)state;
	theme.style[LOOK_FOCUS].fg256 = 110;
	theme.style[LOOK_FOCUS].reverse = true;
	contrast_check(&theme, 256, CONTRAST_DARK, &report);
	assert_int_equal(row_of(&report, LOOK_FOCUS)->fg, COLOUR_BLACK);
	assert_int_equal(row_of(&report, LOOK_FOCUS)->bg, 0x87afd7);
}

static void
dim_colours_are_measured_at_half_strength(void **state)
{
	struct theme theme = plain();
	struct contrast_report report;

	(void)state;
	theme.style[LOOK_TAB].fg256 = 231;
	theme.style[LOOK_TAB].dim = true;
	contrast_check(&theme, 256, CONTRAST_DARK, &report);
	assert_int_equal(row_of(&report, LOOK_TAB)->fg, 0x7f7f7f);
}

/* Black letters on yellow read well until a terminal draws them in grey. */
static void
bold_black_in_eight_colours_is_measured_as_grey(void **state)
{
	struct theme theme = plain();
	struct contrast_report report;

	(void)state;
	theme.style[LOOK_WARN].fg8 = 0;
	theme.style[LOOK_WARN].bg8 = 3;
	contrast_check(&theme, 8, CONTRAST_DARK, &report);
	assert_true(row_of(&report, LOOK_WARN)->enough);
	theme.style[LOOK_WARN].bold = true;
	contrast_check(&theme, 8, CONTRAST_DARK, &report);
	assert_false(row_of(&report, LOOK_WARN)->enough);
	assert_int_equal(row_of(&report, LOOK_WARN)->palette, COLOUR_WINDOWS);
}

static void
amber_and_green_are_confused_unless_an_attribute_differs(void **state)
{
	struct theme theme = plain();
	struct contrast_report report;
	const struct contrast_pair *pair;

	(void)state;
	theme.style[LOOK_GOOD].fg16 = 2;
	theme.style[LOOK_WARN].fg16 = 3;
	contrast_check(&theme, 16, CONTRAST_DARK, &report);
	pair = pair_of(&report, LOOK_GOOD, LOOK_WARN);
	assert_true(pair->deltas[COLOUR_NORMAL] > 20);
	assert_true(pair->deltas[COLOUR_PROTAN] < 20);
	assert_true(pair->confused);
	theme.style[LOOK_WARN].underline = true;
	contrast_check(&theme, 16, CONTRAST_DARK, &report);
	pair = pair_of(&report, LOOK_GOOD, LOOK_WARN);
	assert_true(pair->attributes);
	assert_false(pair->confused);
}

static void
badges_are_compared_by_their_backgrounds(void **state)
{
	struct theme theme = plain();
	struct contrast_report report;
	const struct contrast_pair *pair;

	(void)state;
	theme.style[LOOK_WARN].fg256 = 16;
	theme.style[LOOK_WARN].bg256 = 214;
	theme.style[LOOK_BAD].fg256 = 231;
	theme.style[LOOK_BAD].bg256 = 160;
	contrast_check(&theme, 256, CONTRAST_DARK, &report);
	pair = pair_of(&report, LOOK_WARN, LOOK_BAD);
	near("deutan", pair->deltas[COLOUR_DEUTAN], 37, 0.56);
	near("protan", pair->deltas[COLOUR_PROTAN], 52, 0.56);
}

static void
a_row_in_hand_that_looks_like_any_other_is_a_finding(void **state)
{
	struct theme theme = plain();
	struct contrast_report report;

	(void)state;
	contrast_check(&theme, 0, CONTRAST_DARK, &report);
	assert_true(pair_of(&report, LOOK_TEXT, LOOK_FOCUS)->confused);
	assert_int_equal(report.findings, CONTRAST_PAIRS);
	theme.style[LOOK_FOCUS].reverse = true;
	contrast_check(&theme, 0, CONTRAST_DARK, &report);
	assert_false(pair_of(&report, LOOK_TEXT, LOOK_FOCUS)->confused);
	assert_int_equal(report.findings, CONTRAST_PAIRS - 1);
}

static void
auto_must_do_on_both_backgrounds(void **state)
{
	struct theme theme = plain();

	(void)state;
	assert_int_equal(contrast_ground(&theme), CONTRAST_DARK);
	theme.light = true;
	assert_int_equal(contrast_ground(&theme), CONTRAST_LIGHT);
	snprintf(theme.name, sizeof theme.name, "auto");
	assert_int_equal(contrast_ground(&theme), CONTRAST_BOTH);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    distances_are_those_published_for_red_amber_and_green),
		cmocka_unit_test(contrasts_are_those_of_wcag),
		cmocka_unit_test(
		    black_and_white_are_a_hundred_apart_for_everybody),
		cmocka_unit_test(a_colour_is_no_distance_from_itself),
		cmocka_unit_test(the_palette_has_a_cube_and_a_ramp_of_greys),
		cmocka_unit_test(half_way_between_black_and_white_is_grey),
		cmocka_unit_test(
		    only_names_and_numbers_the_terminal_has_are_colours),
		cmocka_unit_test(only_looks_with_colours_are_measured),
		cmocka_unit_test(
		    a_light_background_makes_pale_letters_a_finding),
		cmocka_unit_test(lines_may_be_fainter_than_letters),
		cmocka_unit_test(reverse_puts_the_background_in_front),
		cmocka_unit_test(dim_colours_are_measured_at_half_strength),
		cmocka_unit_test(
		    bold_black_in_eight_colours_is_measured_as_grey),
		cmocka_unit_test(
		    amber_and_green_are_confused_unless_an_attribute_differs),
		cmocka_unit_test(badges_are_compared_by_their_backgrounds),
		cmocka_unit_test(
		    a_row_in_hand_that_looks_like_any_other_is_a_finding),
		cmocka_unit_test(auto_must_do_on_both_backgrounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
