#include "tests/unit/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/str.h"
#include "core/model/contrast.h"
#include "core/yaml/theme_yaml.h"

static const int depths[] = { 8, 16, 256 };

/* A file that is gone after the test. */
struct scratch {
	struct arena	arena;
	char		path[64];
};

static int
set_up(void **state)
{
	struct scratch *s = calloc(1, sizeof *s);
	int fd;

	snprintf(s->path, sizeof s->path, "/tmp/accord-theme-XXXXXX.yaml");
	fd = mkstemps(s->path, 5);
	if (fd < 0)
		return -1;
	close(fd);
	*state = s;
	return 0;
}

static int
tear_down(void **state)
{
	struct scratch *s = *state;

	unlink(s->path);
	arena_close(&s->arena);
	free(s);
	return 0;
}

static const struct err *
load_n(struct scratch *s, const char *text, size_t n, struct problems *p,
    struct theme *theme)
{
	FILE *f = fopen(s->path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	*p = (struct problems){ .n = 0 };
	return theme_yaml_load(&s->arena, s->path, p, theme);
}

static const struct err *
load(struct scratch *s, const char *text, struct problems *p,
    struct theme *theme)
{
	return load_n(s, text, strlen(text), p, theme);
}

static struct theme
shipped(struct scratch *s, const char *name)
{
	struct problems p = { .n = 0 };
	struct theme theme = { .light = false };

	assert_ok(theme_yaml_load(&s->arena, name, &p, &theme));
	return theme;
}

static bool
same_attributes(const struct theme_style *a, const struct theme_style *b)
{
	return a->bold == b->bold && a->dim == b->dim &&
	    a->reverse == b->reverse && a->underline == b->underline;
}

static void
every_shipped_theme_loads_under_its_own_name(void **state)
{
	struct scratch *s = *state;
	const char *const *names = theme_yaml_names(&s->arena);
	struct theme theme;
	int n;

	for (n = 0; names[n] != NULL; n++) {
		theme = shipped(s, names[n]);
		assert_string_equal(theme.name, names[n]);
		assert_int_equal(theme.light, strcmp(names[n], "light") == 0);
	}
	assert_int_equal(n, 7);
}

static void
expect_none(const struct theme *theme, int colours, enum contrast_ground ground)
{
	struct contrast_report report;
	int i;

	if (contrast_check(theme, colours, ground, &report) == 0)
		return;
	for (i = 0; i < report.n; i++)
		if (!report.rows[i].enough)
			print_error("%s, %d colours: %s has %.2f\n",
			    theme->name, colours,
			    theme_look_names[report.rows[i].look],
			    report.rows[i].ratio);
	for (i = 0; i < CONTRAST_PAIRS; i++)
		if (report.pairs[i].confused)
			print_error("%s, %d colours: %s is like %s\n",
			    theme->name, colours,
			    theme_look_names[report.pairs[i].a],
			    theme_look_names[report.pairs[i].b]);
	fail();
}

/* Not classic, which is for those who want green all the same. */
static void
nothing_is_found_against_a_shipped_theme(void **state)
{
	struct scratch *s = *state;
	const char *const *names = theme_yaml_names(&s->arena);
	struct theme theme;
	size_t d;
	int i;

	for (i = 0; names[i] != NULL; i++) {
		if (strcmp(names[i], "classic") == 0)
			continue;
		theme = shipped(s, names[i]);
		for (d = 0; d < COUNT(depths); d++)
			expect_none(&theme, depths[d],
			    contrast_ground(&theme));
	}
}

static void
classic_confuses_amber_and_green_and_nothing_else(void **state)
{
	struct theme theme = shipped(*state, "classic");
	struct contrast_report report;

	expect_none(&theme, 256, CONTRAST_DARK);
	assert_int_equal(contrast_check(&theme, 8, CONTRAST_DARK, &report), 1);
	assert_true(report.pairs[0].confused);
	assert_int_equal(report.pairs[0].a, LOOK_GOOD);
	assert_int_equal(report.pairs[0].b, LOOK_WARN);
}

static void
four_themes_do_on_any_background(void **state)
{
	static const char *const names[] = {
		"auto", "contrast", "mono", "safe"
	};
	struct theme theme;
	size_t i, d;

	for (i = 0; i < COUNT(names); i++) {
		theme = shipped(*state, names[i]);
		for (d = 0; d < COUNT(depths); d++)
			expect_none(&theme, depths[d], CONTRAST_BOTH);
	}
}

static void
auto_never_sets_one_of_text_and_background_alone(void **state)
{
	struct theme theme = shipped(*state, "auto");
	const struct theme_style *style;
	int i;

	for (i = 0; i < LOOK_COUNT; i++) {
		style = &theme.style[i];
		assert_int_equal(style->fg8 < 0, style->bg8 < 0);
		assert_int_equal(style->fg16 < 0, style->bg16 < 0);
		assert_int_equal(style->fg256 < 0, style->bg256 < 0);
	}
}

static void
what_is_in_hand_shows_without_any_colour_in_every_theme(void **state)
{
	static const enum look looks[] = {
		LOOK_TEXT, LOOK_FOCUS, LOOK_CELL, LOOK_CROSS
	};
	struct scratch *s = *state;
	const char *const *names = theme_yaml_names(&s->arena);
	struct theme theme;
	size_t a, b;
	int i;

	for (i = 0; names[i] != NULL; i++) {
		theme = shipped(s, names[i]);
		for (a = 0; a < COUNT(looks); a++)
			for (b = 0; b < a; b++)
				assert_false(same_attributes(
				    &theme.style[looks[a]],
				    &theme.style[looks[b]]));
	}
}

static void
mono_tells_focus_cell_cross_and_error_apart(void **state)
{
	static const enum look looks[] = {
		LOOK_FOCUS, LOOK_CELL, LOOK_CROSS, LOOK_ERROR, LOOK_TEXT
	};
	struct theme theme = shipped(*state, "mono");
	struct contrast_report report;
	size_t a, b, d;

	for (d = 0; d < COUNT(depths); d++) {
		contrast_check(&theme, depths[d], CONTRAST_BOTH, &report);
		assert_int_equal(report.n, 0);
	}
	for (a = 0; a < COUNT(looks); a++)
		for (b = 0; b < a; b++)
			assert_false(same_attributes(&theme.style[looks[a]],
			    &theme.style[looks[b]]));
}

/* The least distance between two states for anybody. */
static double
least(const struct contrast_report *report)
{
	double least = 1000;
	int i, v;

	for (i = 0; i < 6; i++)
		for (v = 0; v < COLOUR_VISIONS; v++)
			if (report->pairs[i].deltas[v] < least)
				least = report->pairs[i].deltas[v];
	return least;
}

static void
safe_keeps_states_far_apart_for_everybody(void **state)
{
	struct theme theme = shipped(*state, "safe");
	struct contrast_report report;
	size_t d;
	int i;

	for (d = 0; d < COUNT(depths); d++) {
		contrast_check(&theme, depths[d], CONTRAST_BOTH, &report);
		assert_true(least(&report) > 25);
		for (i = 0; i < 6; i++)
			assert_true(report.pairs[i].attributes);
	}
	contrast_check(&theme, 256, CONTRAST_BOTH, &report);
	assert_true(least(&report) > 33);
}

/* Contrast with black says how light a colour is, whatever its hue. */
static void
safe_tells_states_apart_by_light_and_dark_alone(void **state)
{
	struct theme theme = shipped(*state, "safe");
	static const enum look looks[] = { LOOK_BAD, LOOK_GOOD, LOOK_WARN };
	double light[COUNT(looks)];
	size_t i;

	for (i = 0; i < COUNT(looks); i++)
		light[i] = colour_contrast(COLOUR_BLACK, colour_rgb(
		    COLOUR_XTERM, theme.style[looks[i]].bg256));
	assert_true(light[1] > light[0] * 1.5);
	assert_true(light[2] > light[1] * 1.5);
}

static void
names_of_looks_are_those_of_the_enum(void **state)
{
	struct scratch *s = *state;
	struct str text = { .arena = &s->arena };
	struct problems p;
	struct theme theme;
	int i;

	str_add(&text, "name: all\nlooks:\n");
	for (i = 0; theme_look_names[i] != NULL; i++)
		str_fmt(&text, "  %s: {fg: {256: %d}}\n", theme_look_names[i],
		    100 + i);
	assert_int_equal(i, LOOK_COUNT);
	assert_ok(load(s, str_text(&text), &p, &theme));
	for (i = 0; i < LOOK_COUNT; i++)
		assert_int_equal(theme.style[i].fg256, 100 + i);
	assert_string_equal(theme_look_names[LOOK_BAD], "bad");
	assert_string_equal(theme_look_names[LOOK_PROMPT], "prompt");
}

static void
a_colour_not_given_is_that_of_fewer_then_of_text(void **state)
{
	struct problems p;
	struct theme theme;
	const struct theme_style *style;

	assert_ok(load(*state,
	    "name: mine\n"
	    "looks:\n"
	    "  text: {fg: {8: white, 256: 231}, bold: yes}\n"
	    "  bad: {fg: {8: red}, bg: {16: 12}}\n"
	    "  good: {fg: {256: default}}\n", &p, &theme));
	style = &theme.style[LOOK_BAD];
	assert_int_equal(style->fg8, 1);
	assert_int_equal(style->fg16, 1);
	assert_int_equal(style->fg256, 1);
	assert_int_equal(style->bg8, THEME_DEFAULT);
	assert_int_equal(style->bg16, 12);
	assert_int_equal(style->bg256, 12);
	assert_false(style->bold);
	style = &theme.style[LOOK_GOOD];
	assert_int_equal(style->fg8, 7);
	assert_int_equal(style->fg16, 7);
	assert_int_equal(style->fg256, THEME_DEFAULT);
	style = &theme.style[LOOK_TAB];
	assert_int_equal(style->fg256, 231);
	assert_int_equal(style->bg256, THEME_DEFAULT);
}

static void
a_bad_theme_says_line_column_and_what_to_do(void **state)
{
	static const struct {
		const char	*text;
		int		 line, col, width;
		const char	*what, *hint;
	} rows[] = {
		{ "name: x\nlooks:\n  focsu: {bold: yes}\n", 3, 3, 5,
		    "unknown key 'focsu' in 'looks'",
		    "did you mean 'focus'?" },
		{ "name: x\nlooks:\n  bad:\n    bald: yes\n", 4, 5, 4,
		    "unknown key 'bald' in 'bad'", "did you mean 'bold'?" },
		{ "name: x\nlooks: {bad: {fg: {8: gren}}}\n", 2, 23, 4,
		    "'gren' is not a colour", "did you mean 'green'?" },
		{ "name: x\nlooks: {bad: {bg: {8: 9}}}\n", 2, 23, 1,
		    "'9' is not among 8 colours",
		    "write a number from 0 to 7, or a name without 'bright-'" },
		{ "name: x\nlooks: {bad: {bg: {256: 256}}}\n", 2, 25, 3,
		    "'256' is not among 256 colours",
		    "write a number from 0 to 255" },
		{ "name: x\nlooks: {bad: {bg: {16: '#ff0000'}}}\n", 2, 24, 9,
		    "'#ff0000' is not a colour",
		    "write a number from 0 to 15, or a name such as red, "
		    "bright-red or default" },
		{ "name: x\nlooks: {bad: {bold: maybe}}\n", 2, 21, 5,
		    "'bold' should be yes or no, but is 'maybe'",
		    "use one of: yes, no, true, false, on or off" },
		{ "name: x\nlooks: {bad: {bold: flase}}\n", 2, 21, 5,
		    "'bold' should be yes or no, but is 'flase'",
		    "did you mean 'false'?" },
		{ "name: x\nlooks: {bad: red}\n", 2, 14, 3,
		    "'bad' should be a group of 'key: value' lines, but is "
		    "a single value",
		    "write it as {key: value}, or as lines further in" },
		{ "name: x\nlooks: {bad: {fg: red}}\n", 2, 19, 3,
		    "'fg' should be a group of 'key: value' lines, but is a "
		    "single value",
		    "write it as {key: value}, or as lines further in" },
		{ "name: x\nlooks:\n  - bad\n", 3, 3, 1,
		    "'looks' should be a group of 'key: value' lines, but is "
		    "a list",
		    "write it as {key: value}, or as lines further in" },
		{ "name: x\nlooks:\n  bad:\n", 3, 7, 1,
		    "'bad' has no value",
		    "write one after the colon, or delete the line" },
		{ "looks: {}\n", 1, 1, 1, "'name' is missing",
		    "add a line 'name: ...'" },
		{ "name: 'a name that is longer than a name can be'\n"
		    "looks: {}\n", 1, 7, 42,
		    "'name' is too long: 40 bytes, at most 31", NULL },
		{ "- name: x\n", 1, 1, 1, "the file should be a group of "
		    "'key: value' lines, but is a list",
		    "write it as {key: value}, or as lines further in" },
	};
	struct problems p;
	struct theme theme;
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		assert_err(ERR_DATA, load(*state, rows[i].text, &p, &theme));
		assert_int_equal(p.n, 1);
		if (p.v[0].line != rows[i].line || p.v[0].col != rows[i].col ||
		    p.v[0].width != rows[i].width)
			fail_msg("%s%d:%d, width %d", rows[i].text,
			    p.v[0].line, p.v[0].col, p.v[0].width);
		assert_string_equal(p.v[0].what, rows[i].what);
		if (rows[i].hint == NULL)
			assert_null(p.v[0].hint);
		else
			assert_string_equal(p.v[0].hint, rows[i].hint);
	}
}

static void
every_error_is_told_at_once_and_in_order(void **state)
{
	struct problems p;
	struct theme theme;
	int i;

	assert_err(ERR_DATA, load(*state,
	    "nam: x\n"
	    "looks:\n"
	    "  bad: {fg: {8: rde, 16: blue, 257: 1}}\n"
	    "  good: {bold: 7, bg: {256: 300}}\n"
	    "  bad: {dim: yes}\n"
	    "  wran: {dim: yes}\n", &p, &theme));
	assert_int_equal(p.n, 8);
	for (i = 1; i < p.n; i++)
		assert_true(p.v[i - 1].line <= p.v[i].line);
	assert_string_equal(p.v[0].what, "unknown key 'nam'");
	assert_string_equal(p.v[1].what, "'name' is missing");
	assert_string_equal(p.v[7].what, "unknown key 'wran' in 'looks'");
	assert_int_equal(p.v[6].line, 5);
}

static void
a_bad_theme_leaves_the_theme_alone(void **state)
{
	struct theme theme = shipped(*state, "mono"), before = theme;
	struct problems p;

	assert_err(ERR_DATA, load(*state, "name: x\n", &p, &theme));
	assert_memory_equal(&theme, &before, sizeof theme);
}

static void
a_theme_keeps_nothing_of_its_arena(void **state)
{
	struct arena arena = { .blocks = NULL };
	struct problems p = { .n = 0 };
	struct theme theme;

	(void)state;
	assert_ok(theme_yaml_load(&arena, "dark", &p, &theme));
	assert_true(arena_used(&arena) < 64 * 1024);
	arena_close(&arena);
	assert_string_equal(theme.name, "dark");
	assert_int_equal(theme.style[LOOK_BAD].fg256, 203);
}

static void
hostile_files_are_refused(void **state)
{
	static const char *const rows[] = {
		"", "\n\n", "# nothing\n", "---\n", "~\n", "name\n", "\t\n",
		"name: &a x\nlooks: {bad: {fg: {8: *a}}}\n",
		"a: &a [x]\nb: [*a, *a]\n",
		"name: x\nlooks: {<<: {bad: {}}}\n",
		"name: !!binary eHg=\nlooks: {}\n",
		"name: x\nlooks: {}\n---\nname: y\nlooks: {}\n",
		"name: \"a\\0b\"\nlooks: {}\n",
		"name: \"\\e[31m\"\nlooks: {}\n",
		"name: \"a\\nb\"\nlooks: {}\n",
		"name: \xff\nlooks: {}\n",
		"? {name: x}\n: y\n",
		"name: x\nlooks: {\n",
	};
	struct problems p;
	struct theme theme;
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		if (load(*state, rows[i], &p, &theme) == NULL)
			fail_msg("row %zu was taken: %s", i, rows[i]);
	assert_err(ERR_DATA, load_n(*state, "name: x\nlooks: {}\n\0", 19, &p,
	    &theme));
}

static void
deep_nesting_is_refused_at_once(void **state)
{
	struct scratch *s = *state;
	struct str text = { .arena = &s->arena };
	struct problems p;
	struct theme theme;
	int i;

	str_add(&text, "name: x\nlooks: ");
	for (i = 0; i < 100000; i++)
		str_char(&text, '[');
	assert_err(ERR_DATA, load(s, str_text(&text), &p, &theme));
}

static void
a_wrong_name_is_answered_with_the_nearest(void **state)
{
	struct scratch *s = *state;
	struct problems p = { .n = 0 };
	struct theme theme;
	const struct err *err;

	err = theme_yaml_load(&s->arena, "drak", &p, &theme);
	assert_non_null(err);
	assert_int_equal(err->code, ERR_MISSING);
	assert_string_equal(err->text,
	    "no theme 'drak'; did you mean 'dark'?");
	err = theme_yaml_load(&s->arena, "solarized", &p, &theme);
	assert_non_null(err);
	assert_string_equal(err->text, "no theme 'solarized'; use one of: "
	    "auto, classic, contrast, dark, light, mono or safe");
}

static void
a_name_is_never_looked_for_on_disk(void **state)
{
	struct scratch *s = *state;
	struct problems p = { .n = 0 };
	struct theme theme;

	assert_false(theme_yaml_is_path("dark"));
	assert_true(theme_yaml_is_path("dark.yaml"));
	assert_true(theme_yaml_is_path("./dark"));
	assert_false(theme_yaml_is_path("yaml"));
	assert_err(ERR_READ, theme_yaml_load(&s->arena, "no/such.yaml", &p,
	    &theme));
	p = (struct problems){ .n = 0 };
	assert_err(ERR_READ, theme_yaml_load(&s->arena, "/tmp", &p, &theme));
	p = (struct problems){ .n = 0 };
	assert_err(ERR_MISSING, theme_yaml_load(&s->arena, "", &p, &theme));
}

static void
problems_name_the_file_as_it_was_given(void **state)
{
	struct scratch *s = *state;
	struct problems p;
	struct theme theme;
	const struct err *err = load(s, "name: x\n", &p, &theme);

	assert_non_null(err);
	assert_string_equal(p.path, s->path);
	assert_non_null(strstr(err->text, s->path));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_shipped_theme_loads_under_its_own_name),
		TEST(nothing_is_found_against_a_shipped_theme),
		TEST(classic_confuses_amber_and_green_and_nothing_else),
		TEST(four_themes_do_on_any_background),
		TEST(auto_never_sets_one_of_text_and_background_alone),
		TEST(what_is_in_hand_shows_without_any_colour_in_every_theme),
		TEST(mono_tells_focus_cell_cross_and_error_apart),
		TEST(safe_keeps_states_far_apart_for_everybody),
		TEST(safe_tells_states_apart_by_light_and_dark_alone),
		TEST(names_of_looks_are_those_of_the_enum),
		TEST(a_colour_not_given_is_that_of_fewer_then_of_text),
		TEST(a_bad_theme_says_line_column_and_what_to_do),
		TEST(every_error_is_told_at_once_and_in_order),
		TEST(a_bad_theme_leaves_the_theme_alone),
		TEST(a_theme_keeps_nothing_of_its_arena),
		TEST(hostile_files_are_refused),
		TEST(deep_nesting_is_refused_at_once),
		TEST(a_wrong_name_is_answered_with_the_nearest),
		TEST(a_name_is_never_looked_for_on_disk),
		TEST(problems_name_the_file_as_it_was_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
