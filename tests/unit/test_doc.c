#include "tests/unit/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/str.h"
#include "core/yaml/doc_yaml.h"

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

static struct node *
parse_n(struct arena *a, const char *text, size_t n, struct problems *p)
{
	struct node *root;

	*p = (struct problems){ .path = "plan.yaml" };
	doc_yaml_parse(a, text, n, p, &root);
	return root;
}

static struct node *
parse(struct arena *a, const char *text, struct problems *p)
{
	return parse_n(a, text, strlen(text), p);
}

/* A text that has nothing wrong. */
static struct node *
good(struct arena *a, const char *text)
{
	struct problems p;
	struct node *root = parse(a, text, &p);

	if (p.n > 0)
		fail_msg("%d:%d: %s", p.v[0].line, p.v[0].col, p.v[0].what);
	assert_non_null(root);
	return root;
}

static const struct node *
child(const struct node *map, const char *key)
{
	const struct node *n;

	for (n = map->first; n != NULL; n = n->next)
		if (strcmp(n->key->text, key) == 0)
			return n;
	fail_msg("no %s", key);
	return NULL;
}

/* So many copies of a text. */
static const char *
times(struct arena *a, int n, const char *text)
{
	struct str s = { .arena = a };

	while (n-- > 0)
		str_add(&s, text);
	return str_text(&s);
}

struct bad {
	const char	*text;
	size_t		 n;		/* 0: up to the NUL */
	int		 line, col;
	const char	*what;		/* part of it */
	const char	*hint;		/* part of it, or NULL */
};

static void
assert_bad(struct arena *a, const struct bad *bad)
{
	size_t n = bad->n > 0 ? bad->n : strlen(bad->text);
	struct problems p;
	const struct problem *v;

	parse_n(a, bad->text, n, &p);
	if (p.n == 0)
		fail_msg("nothing is wrong with: %s", bad->text);
	v = &p.v[0];
	if (v->line != bad->line || v->col != bad->col ||
	    strstr(v->what, bad->what) == NULL)
		fail_msg("%s\nsaid %d:%d: %s\nwant %d:%d: %s", bad->text,
		    v->line, v->col, v->what, bad->line, bad->col, bad->what);
	if (bad->hint != NULL &&
	    (v->hint == NULL || strstr(v->hint, bad->hint) == NULL))
		fail_msg("%s\nhint: %s\nwant: %s", bad->text,
		    v->hint != NULL ? v->hint : "none", bad->hint);
}

#define BYTES(s)	(s), sizeof (s) - 1

static const struct bad files[] = {
	{ BYTES("\xFF\xFE" "a\0:\0"), 1, 1, "UTF-16", "Save As" },
	{ BYTES("\xFE\xFF" "\0a\0:"), 1, 1, "UTF-16", "Save As" },
	{ BYTES("a\0:\0"), 1, 1, "UTF-16", "Save As" },
	{ BYTES("\0a\0:"), 1, 1, "UTF-16", "Save As" },
	{ BYTES("PK\3\4\0\0"), 1, 1, "Excel", ".yaml" },
	{ BYTES("%PDF-1.4\n"), 1, 1, "PDF", ".yaml" },
	{ BYTES("SQLite format 3\0x"), 1, 1, "database", ".yaml" },
	{ "a: b\nc: caf\xE9\n", 0, 2, 7, "byte 0xe9 is not UTF-8", "Save As" },
	{ "a: \xC0\x80\n", 0, 1, 4, "byte 0xc0", NULL },
	{ "a: \xED\xA0\x80\n", 0, 1, 4, "byte 0xed", NULL },
	{ "a: \xF4\x90\x80\x80\n", 0, 1, 4, "byte 0xf4", NULL },
	{ "a: \xE2\x82", 0, 1, 4, "byte 0xe2", NULL },
	{ BYTES("a: b\nc: d\0e\n"), 2, 5, "hidden character U+0000", "delete" },
	{ "a: b\033[31m\n", 0, 1, 5, "hidden character U+001B", "delete" },
	{ "a: \xC2\x9B" "31m\n", 0, 1, 4, "hidden character U+009B", NULL },
	{ "a: \xC3\xA9\x7F\n", 0, 1, 5, "hidden character U+007F", NULL },
	{ "a: b\xE2\x80\xA8" "c\n", 0, 1, 5, "U+2028", NULL },
	{ "a: b\xEF\xBB\xBF\n", 0, 1, 5, "U+FEFF", NULL },
	{ "a:\n\tb: c\n", 0, 2, 1, "indented with a tab", "spaces" },
	{ "a:\n  \tb: c\n", 0, 2, 3, "indented with a tab", "spaces" },
	{ "a:\n\tb: c\n\td: e\n\tf: g\n", 0, 2, 1, "and so are 2 more", NULL },
};

static const struct bad texts[] = {
	{ "", 0, 1, 1, "the file is empty", NULL },
	{ " \n\n", 0, 1, 1, "the file is empty", NULL },
	{ "# only this\n", 0, 1, 1, "nothing but comments", NULL },
	{ "---\n", 0, 1, 1, "nothing but comments", NULL },
	{ "a: b\n---\nc: d\n", 0, 2, 1, "second document", "one" },
	{ "a: b\n...\n---\nc: d\n", 0, 3, 1, "second document", "one" },
	{ "a: &x b\n", 0, 1, 4, "cannot begin with &", "quotes" },
	{ "a: *x\n", 0, 1, 4, "cannot begin with *", "quotes" },
	{ "a: [b, *x]\n", 0, 1, 8, "cannot begin with *", "quotes" },
	{ "<<: *x\n", 0, 1, 5, "cannot begin with *", "quotes" },
	{ "a: !x b\n", 0, 1, 4, "cannot begin with !", "quotes" },
	{ "a: !!int 3\n", 0, 1, 4, "cannot begin with !", "quotes" },
	{ "a: b\n? [c]\n: d\n", 0, 2, 3, "a single word", "quotes" },
	{ "{a: b}: c\n", 0, 1, 1, "a single word", "quotes" },
	{ "a: b\nc: d\na: e\n", 0, 3, 1, "'a' is given twice", "line 1" },
	{ "{a: b, c: d, a: e}\n", 0, 1, 14, "'a' is given twice", "line 1" },
	{ "a: Plan: the next\n", 0, 1, 8, "a colon and a space", "quotes" },
	{ "a: b\n  c: d\n", 0, 2, 4, "cannot stand here", "indent" },
	{ "a: 'b\nc: d\n", 0, 1, 4, "never closed", "same quote" },
	{ "a: \"b\n", 0, 1, 4, "never closed", "same quote" },
	{ "a: 'b' c\n", 0, 1, 8, "after the closing quote", "''" },
	{ "a: [b] c\n", 0, 1, 8, "after the closing bracket", "quotes" },
	{ "a: [b, c\nd: e\n", 0, 1, 4, "list is not closed", "[one, two]" },
	{ "a: {b: c\nd: e\n", 0, 1, 4, "map is not closed", "{name:" },
	{ "a: @b\n", 0, 1, 4, "cannot begin with this", "quotes" },
	{ "a: b\n%c: d\n", 0, 2, 1, "cannot begin with %", "quotes" },
	{ "%x y\na: b\n", 0, 1, 1, "cannot begin with %", "quotes" },
	{ "%YAML x\n---\na: b\n", 0, 1, 1, "another kind of YAML", NULL },
	{ "%YAML 3.1\n---\na: b\n", 0, 1, 1, "another kind of YAML", NULL },
	{ "a: !<b\n", 0, 1, 4, "cannot begin with !", "quotes" },
	{ "a: !%zz b\n", 0, 1, 4, "cannot begin with !", "quotes" },
	{ "a: !b!c d\n", 0, 1, 4, "cannot begin with !", "quotes" },
	{ "a: b\nc\n", 0, 2, 1, "no colon after this name", "name: text" },
	{ "- a\nb: c\n", 0, 2, 1, "not part of the list", "'- '" },
	{ "a: - b\n", 0, 1, 4, "list item cannot begin here", NULL },
	{ "a: | b\n", 0, 1, 6, "on the next line", "quotes" },
	{ "a: \"b\\qc\"\n", 0, 1, 6, "backslash", "single quotes" },
	{ "a: \"b\\xZZ\"\n", 0, 1, 8, "should be a number", NULL },
	{ "a: \"b\\uD800\"\n", 0, 1, 8, "no character with this number", NULL },
	{ "a: \"b\\0c\"\n", 0, 1, 4, "NUL", "delete" },
	{ "a: \"b\\e[31m\"\n", 0, 1, 4, "U+001B in a text", "delete" },
	{ "a: \"b\\u202Ec\"\n", 0, 1, 4, "U+202E in a text", "delete" },
	{ "a: \xC3\xA9\xE2\x80\x8B\n", 0, 1, 5, "U+200B in a text", "delete" },
	{ "a: b\tc\n", 0, 1, 5, "a tab inside a text", "spaces" },
	{ "a: |\n  b\n  c\xE2\x80\xAE\n", 0, 3, 4, "U+202E", "delete" },
	{ "a: e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86\n", 0, 1, 4,
	    "too many accents", NULL },
	{ "\xC3\xA9: \xC3\xA9: b\n", 0, 1, 5, "a colon and a space", NULL },
};

static void
what_is_no_yaml_text_is_told_from_it(void **state)
{
	size_t i;

	for (i = 0; i < COUNT(files); i++)
		assert_bad(*state, &files[i]);
}

static void
what_is_wrong_is_said_where_it_is(void **state)
{
	size_t i;

	for (i = 0; i < COUNT(texts); i++)
		assert_bad(*state, &texts[i]);
}

static void
a_tree_has_what_the_text_says(void **state)
{
	const struct node *root = good(*state,
	    "a: b\nc: [d, 'e']\nf:\n  g: |\n    h\n    i\nj:\nk: ~\nl: ''\n");

	assert_int_equal(root->kind, NODE_MAP);
	assert_int_equal(root->n, 6);
	assert_string_equal(child(root, "a")->text, "b");
	assert_int_equal(child(root, "c")->n, 2);
	assert_string_equal(child(root, "c")->first->next->text, "e");
	assert_false(child(root, "c")->first->next->plain);
	assert_string_equal(child(child(root, "f"), "g")->text, "h\ni\n");
	assert_true(doc_is_null(child(root, "j")));
	assert_true(doc_is_null(child(root, "k")));
	assert_false(doc_is_null(child(root, "l")));
}

static void
places_count_characters_from_1(void **state)
{
	const struct node *root = good(*state,
	    "\xC3\xA9\xC3\xA9: \xC3\xA9x\r\nb: {c: d, e: fgh}\r\n");
	const struct node *fgh = child(child(root, "b"), "e");

	assert_int_equal(root->first->line, 1);
	assert_int_equal(root->first->col, 5);
	assert_int_equal(root->first->width, 2);
	assert_int_equal(fgh->line, 2);
	assert_int_equal(fgh->col, 14);
	assert_int_equal(fgh->width, 3);
	assert_int_equal(fgh->key->col, 11);
}

static void
a_mark_at_the_head_of_the_file_is_no_part_of_it(void **state)
{
	const struct node *root = good(*state, "\xEF\xBB\xBF" "a: b\n");

	assert_string_equal(root->first->key->text, "a");
	assert_int_equal(root->first->key->col, 1);
}

static void
texts_are_in_normal_form(void **state)
{
	assert_string_equal(good(*state, "a: e\xCC\x81\n")->first->text,
	    "\xC3\xA9");
}

static void
all_that_is_wrong_is_said_in_order(void **state)
{
	struct problems p;
	int i;

	parse(*state, "a: \"\\0\"\nb: *x\nc: d\nc: e\nf: &g h\ni: 'j\n", &p);
	assert_int_equal(p.n, 4);
	for (i = 1; i < p.n; i++)
		assert_true(p.v[i - 1].line < p.v[i].line);
	assert_err(ERR_DATA, problem_verdict(&p));
	assert_string_equal(problem_verdict(&p)->text,
	    "plan.yaml has 4 errors");
}

static void
a_map_of_many_names_tells_of_all_that_are_double(void **state)
{
	struct arena *a = *state;
	struct str s = { .arena = a };
	struct problems p;
	int i;

	for (i = 0; i < 100; i++)
		str_fmt(&s, "n%d: x\n", i % 97);
	parse(a, str_text(&s), &p);
	assert_int_equal(p.n, 3);
	assert_int_equal(p.v[0].line, 98);
	assert_non_null(strstr(p.v[0].hint, "line 1:"));
}

static void
nesting_ends_at_64(void **state)
{
	struct arena *a = *state;
	struct problems p;
	const char *open = times(a, DOC_DEPTH_MAX, "[");
	const char *shut = times(a, DOC_DEPTH_MAX, "]");

	good(a, arena_fmt(a, "%s%s", open, shut));
	assert_null(parse(a, arena_fmt(a, "[%s%s]", open, shut), &p));
	assert_int_equal(p.n, 1);
	assert_int_equal(p.v[0].col, DOC_DEPTH_MAX + 1);
	assert_non_null(strstr(p.v[0].what, "too deep"));
}

static void
a_hundred_thousand_brackets_are_no_bother(void **state)
{
	struct arena *a = *state;
	struct problems p;

	assert_null(parse(a, times(a, 100000, "["), &p));
	assert_null(parse(a, times(a, 100000, "{a: "), &p));
	assert_null(parse(a, times(a, 100000, "- "), &p));
	assert_int_equal(p.n, 1);
}

static void
a_hundred_thousand_accents_are_no_bother(void **state)
{
	struct arena *a = *state;
	const char *accents = times(a, 50000, "\xCC\x81\xCC\x96");
	struct problems p;

	parse(a, arena_fmt(a, "a: b\nc: e%s\n", accents), &p);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.v[0].line, 2);
	assert_non_null(strstr(p.v[0].what, "too many accents"));
	parse(a, arena_fmt(a, "a: \"\\u0301%s\"\n", accents), &p);
	assert_int_equal(p.n, 1);
}

static void
a_hundred_thousand_directives_are_no_bother(void **state)
{
	struct arena *a = *state;
	struct str s = { .arena = a };
	struct problems p;
	int i;

	for (i = 0; i < 100000; i++)
		str_fmt(&s, "%%TAG !a%d! b\n", i);
	str_add(&s, "---\na: b\n");
	assert_null(parse(a, str_text(&s), &p));
	assert_int_equal(p.n, 1);
	assert_non_null(strstr(p.v[0].what, "cannot begin with %"));
}

static void
a_file_over_16_mb_is_not_looked_at(void **state)
{
	struct arena *a = *state;
	size_t n = (size_t)DOC_BYTES_MAX + 1;
	char *text = arena_alloc(a, n, 1);
	struct problems p;

	memset(text, 'a', n);
	assert_null(parse_n(a, text, n, &p));
	assert_int_equal(p.n, 1);
	assert_non_null(strstr(p.v[0].what, "larger than 16 MB"));
}

static void
beyond_200_errors_a_file_is_not_read(void **state)
{
	struct arena *a = *state;
	struct problems p;

	assert_null(parse(a, times(a, 1000, "- *x\n"), &p));
	assert_int_equal(p.n, PROBLEMS_MAX);
	assert_true(p.more);
	assert_string_equal(problem_verdict(&p)->text,
	    "plan.yaml has more than 200 errors");
}

static void
what_is_no_file_is_an_error_and_not_a_problem(void **state)
{
	struct problems p = { 0 };
	struct node *root;

	assert_err(ERR_READ, doc_yaml_read(*state, "core", &p, &root));
	assert_err(ERR_READ, doc_yaml_read(*state, "no/such", &p, &root));
	assert_int_equal(p.n, 0);
	assert_null(root);
}

static void
a_file_is_read_as_its_text_is(void **state)
{
	char path[] = "/tmp/accord-doc-XXXXXX";
	int fd = mkstemp(path);
	struct problems p = { 0 };
	struct node *root;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, "a: b\nc: *d\n", 11), 11);
	close(fd);
	assert_ok(doc_yaml_read(*state, path, &p, &root));
	unlink(path);
	assert_non_null(root);
	assert_string_equal(root->first->text, "b");
	assert_string_equal(p.path, path);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.v[0].line, 2);
}

static const char *
printed(struct arena *a, const struct problems *p,
    void (*print)(const struct problems *, FILE *))
{
	char *text = NULL;
	const char *copy;
	size_t n;
	FILE *f = open_memstream(&text, &n);

	assert_non_null(f);
	print(p, f);
	assert_int_equal(fclose(f), 0);
	copy = arena_dup(a, text);
	free(text);
	return copy;
}

static void
a_caret_stands_below_what_is_wrong(void **state)
{
	struct problems p;

	parse(*state, "a: b\n\xC3\xA9\xE4\xB8\xAD: *xyz\n", &p);
	assert_string_equal(printed(*state, &p, problem_print),
	    "plan.yaml:2:5: a text cannot begin with *\n"
	    "    2 | \xC3\xA9\xE4\xB8\xAD: *xyz\n"
	    "      |      ^~~~\n"
	    "      = put the text in quotes: 'like this'\n");
}

static void
a_long_line_is_shown_where_it_is_wrong(void **state)
{
	struct arena *a = *state;
	struct problems p;
	const char *text, *line;

	parse(a, arena_fmt(a, "a: [%s*x, %s]\n", times(a, 900, "\xC3\xA9, "),
	    times(a, 900, "b, ")), &p);
	text = printed(a, &p, problem_print);
	line = strchr(text, '\n') + 1;
	assert_non_null(strstr(line, "*x"));
	assert_true(strcspn(line, "\n") < 160);
	assert_non_null(strstr(line, "^~\n"));
}

static void
an_escape_in_a_file_does_not_reach_the_screen(void **state)
{
	struct problems p;

	parse(*state, "a: b\033[2J\n", &p);
	assert_null(strchr(printed(*state, &p, problem_print), '\033'));
	assert_null(strchr(printed(*state, &p, problem_json), '\033'));
}

static void
scripts_get_the_same_as_json(void **state)
{
	struct problems p;

	parse(*state, "a: *b\n", &p);
	assert_string_equal(printed(*state, &p, problem_json),
	    "{\"schema\":1,\"file\":\"plan.yaml\",\"problems\":[{\"line\":1,"
	    "\"column\":4,\"what\":\"a text cannot begin with *\",\"hint\":"
	    "\"put the text in quotes: 'like this'\"}]}\n");
}

#define TEST(f)	cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_no_yaml_text_is_told_from_it),
		TEST(what_is_wrong_is_said_where_it_is),
		TEST(a_tree_has_what_the_text_says),
		TEST(places_count_characters_from_1),
		TEST(a_mark_at_the_head_of_the_file_is_no_part_of_it),
		TEST(texts_are_in_normal_form),
		TEST(all_that_is_wrong_is_said_in_order),
		TEST(a_map_of_many_names_tells_of_all_that_are_double),
		TEST(nesting_ends_at_64),
		TEST(a_hundred_thousand_brackets_are_no_bother),
		TEST(a_hundred_thousand_accents_are_no_bother),
		TEST(a_hundred_thousand_directives_are_no_bother),
		TEST(a_file_over_16_mb_is_not_looked_at),
		TEST(beyond_200_errors_a_file_is_not_read),
		TEST(what_is_no_file_is_an_error_and_not_a_problem),
		TEST(a_file_is_read_as_its_text_is),
		TEST(a_caret_stands_below_what_is_wrong),
		TEST(a_long_line_is_shown_where_it_is_wrong),
		TEST(an_escape_in_a_file_does_not_reach_the_screen),
		TEST(scripts_get_the_same_as_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
