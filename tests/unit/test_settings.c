#include "tests/unit/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/yaml/settings_yaml.h"

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

	snprintf(s->path, sizeof s->path, "/tmp/accord-settings-XXXXXX");
	fd = mkstemp(s->path);
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
    struct settings *settings)
{
	FILE *f = fopen(s->path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	*p = (struct problems){ .n = 0 };
	return settings_yaml_load(&s->arena, s->path, p, settings);
}

static const struct err *
load(struct scratch *s, const char *text, struct problems *p,
    struct settings *settings)
{
	return load_n(s, text, strlen(text), p, settings);
}

static void
expect_defaults(const struct settings *settings)
{
	assert_null(settings->name);
	assert_string_equal(settings->theme, "auto");
	assert_int_equal(settings->colour, SETTINGS_COLOUR_AUTO);
	assert_true(settings->mouse);
	assert_false(settings->ascii);
}

static void
no_file_means_defaults(void **state)
{
	struct scratch *s = *state;
	struct problems p = { .n = 0 };
	struct settings settings;

	unlink(s->path);
	assert_ok(settings_yaml_load(&s->arena, s->path, &p, &settings));
	expect_defaults(&settings);
	assert_int_equal(p.n, 0);
}

static void
a_file_that_says_nothing_means_defaults(void **state)
{
	static const char *const rows[] = {
		"", "\n", " \t\n", "# theme: dark\n", "  # a\r\n\n# b",
		"\xef\xbb\xbf# a\n",
	};
	struct problems p;
	struct settings settings;
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		assert_ok(load(*state, rows[i], &p, &settings));
		expect_defaults(&settings);
		assert_int_equal(p.n, 0);
	}
}

static void
every_setting_is_read(void **state)
{
	struct problems p;
	struct settings settings;

	assert_ok(load(*state,
	    "name: Mairi Stiùbhart\n"
	    "theme: dark\n"
	    "colour: never\n"
	    "mouse: no\n"
	    "ascii: yes\n", &p, &settings));
	assert_string_equal(settings.name, "Mairi Stiùbhart");
	assert_string_equal(settings.theme, "dark");
	assert_int_equal(settings.colour, SETTINGS_COLOUR_NEVER);
	assert_false(settings.mouse);
	assert_true(settings.ascii);
}

static void
what_is_not_said_is_as_by_default(void **state)
{
	struct problems p;
	struct settings settings;

	assert_ok(load(*state, "ascii: on\n", &p, &settings));
	assert_true(settings.ascii);
	settings.ascii = false;
	expect_defaults(&settings);
}

static void
a_name_is_kept_in_normal_form(void **state)
{
	struct problems p;
	struct settings settings;

	assert_ok(load(*state, "name: Stiu\xcc\x80""bhart\n", &p, &settings));
	assert_string_equal(settings.name, "Stiùbhart");
}

static void
a_theme_may_be_a_file_of_ones_own(void **state)
{
	struct problems p;
	struct settings settings;

	assert_ok(load(*state, "theme: ~/mine.yaml\n", &p, &settings));
	assert_string_equal(settings.theme, "~/mine.yaml");
}

static void
a_bad_setting_says_line_column_and_what_to_do(void **state)
{
	static const struct {
		const char	*text;
		int		 line, col;
		const char	*what, *hint;
	} rows[] = {
		{ "color: auto\n", 1, 1, "unknown key 'color'",
		    "did you mean 'colour'?" },
		{ "\ncolour: sometimes\n", 2, 9,
		    "'sometimes' is not known in 'colour'",
		    "use one of: auto, always or never" },
		{ "colour: Never\n", 1, 9, "'Never' is not known in 'colour'",
		    "did you mean 'never'?" },
		{ "colour: 1\n", 1, 9, "'1' is not known in 'colour'",
		    "use one of: auto, always or never" },
		{ "mouse: flase\n", 1, 8,
		    "'mouse' should be yes or no, but is 'flase'",
		    "did you mean 'false'?" },
		{ "name: ~\n", 1, 7, "'name' has no value",
		    "write one after the colon, or delete the line" },
		{ "mouse:\n", 1, 7, "'mouse' has no value",
		    "write one after the colon, or delete the line" },
		{ "theme: drak\n", 1, 8, "no theme 'drak'",
		    "did you mean 'dark'?" },
		{ "theme: [dark]\n", 1, 8, "'theme' should be a single value, "
		    "but is a list", "write it on the same line" },
		{ "name: ''\n", 1, 7, "'name' is too short", NULL },
	};
	struct problems p;
	struct settings settings;
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		assert_err(ERR_DATA, load(*state, rows[i].text, &p, &settings));
		assert_int_equal(p.n, 1);
		assert_string_equal(p.v[0].what, rows[i].what);
		if (p.v[0].line != rows[i].line || p.v[0].col != rows[i].col)
			fail_msg("%s%d:%d", rows[i].text, p.v[0].line,
			    p.v[0].col);
		if (rows[i].hint == NULL)
			assert_null(p.v[0].hint);
		else
			assert_string_equal(p.v[0].hint, rows[i].hint);
		expect_defaults(&settings);
	}
}

static void
every_error_is_told_at_once(void **state)
{
	struct problems p;
	struct settings settings;

	assert_err(ERR_DATA, load(*state, "themes: x\nmouse: 2\nascii: \"\"\n"
	    "colour: {}\nname: [a]\n", &p, &settings));
	assert_int_equal(p.n, 5);
}

static void
hostile_files_are_refused(void **state)
{
	static const char *const rows[] = {
		"- name\n", "name\n", "name: &a x\ntheme: *a\n",
		"name: \"\\e[31m\"\n", "name: \"a\\nb\"\n", "name: a\n---\n",
		"name: a\nname: b\n", "mouse: 0\n",
	};
	struct problems p;
	struct settings settings;
	size_t i;

	for (i = 0; i < COUNT(rows); i++)
		if (load(*state, rows[i], &p, &settings) == NULL)
			fail_msg("row %zu was taken: %s", i, rows[i]);
	assert_err(ERR_DATA, load_n(*state, "# a\n\0mouse: no\n", 15, &p,
	    &settings));
	assert_err(ERR_DATA, load_n(*state, "\0mouse: no\n", 11, &p,
	    &settings));
}

static void
a_folder_is_an_error_and_not_a_missing_file(void **state)
{
	struct scratch *s = *state;
	struct problems p = { .n = 0 };
	struct settings settings;

	assert_err(ERR_READ, settings_yaml_load(&s->arena, "/tmp", &p,
	    &settings));
	expect_defaults(&settings);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_file_means_defaults),
		TEST(a_file_that_says_nothing_means_defaults),
		TEST(every_setting_is_read),
		TEST(what_is_not_said_is_as_by_default),
		TEST(a_name_is_kept_in_normal_form),
		TEST(a_theme_may_be_a_file_of_ones_own),
		TEST(a_bad_setting_says_line_column_and_what_to_do),
		TEST(every_error_is_told_at_once),
		TEST(hostile_files_are_refused),
		TEST(a_folder_is_an_error_and_not_a_missing_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
