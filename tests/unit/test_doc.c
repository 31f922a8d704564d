#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/check.h"

#include "core/base/text.h"
#include "core/yaml/doc_yaml.h"

/* One wrong thing in a text: where, and a part of what is said. */
struct wrong {
	const char	*text;
	size_t		 n;
	int		 line, col;
	const char	*what, *hint;
};

#define TEXT(s)	(s), sizeof (s) - 1

static const struct wrong wrongs[] = {
	/* Not a text file, or not this kind. */
	{ TEXT(""), 1, 1, "the file is empty", NULL },
	{ TEXT("\n  \n"), 1, 1, "the file is empty", NULL },
	{ TEXT("# a\n# b\n"), 1, 1, "nothing but comments", NULL },
	{ TEXT("---\n"), 1, 1, "nothing but comments", NULL },
	{ TEXT("\xFF\xFE" "a\0:\0"), 1, 1, "UTF-16", "Encoding UTF-8" },
	{ TEXT("\xFE\xFF\0a\0:"), 1, 1, "UTF-16", "Encoding UTF-8" },
	{ TEXT("a\0:\0 \0b\0"), 1, 1, "UTF-16", "Encoding UTF-8" },
	{ TEXT("\0a\0:\0 \0b"), 1, 1, "UTF-16", "Encoding UTF-8" },
	{ TEXT("PK\3\4\24\0"), 1, 1, "Excel", ".yaml" },
	{ TEXT("SQLite format 3\0xyz"), 1, 1, "database", ".yaml" },
	/* Bytes. */
	{ TEXT("a: b\nc: caf\xE9\n"), 2, 7, "byte 0xe9 is not UTF-8",
	    "Encoding UTF-8" },
	{ TEXT("a: \xC3\xA9\xA3\n"), 1, 5, "byte 0xa3 is not UTF-8",
	    "Encoding UTF-8" },
	{ TEXT("a: \xC0\x80\n"), 1, 4, "byte 0xc0", NULL },
	{ TEXT("a: \xED\xA0\x80\n"), 1, 4, "byte 0xed", NULL },
	{ TEXT("a: \xF5\x80\x80\x80\n"), 1, 4, "byte 0xf5", NULL },
	{ TEXT("a: \xE2\x82"), 1, 4, "byte 0xe2", NULL },
	{ TEXT("a: b\n# c\x07\n"), 2, 4, "hidden character U+0007", "delete" },
	{ TEXT("a: b\xC2\x85" "c: d\n"), 1, 5, "hidden character U+0085", NULL },
	{ TEXT("a: b\xE2\x80\xA8" "c\n"), 1, 5, "hidden character U+2028", NULL },
	{ TEXT("a: b\nc: \0d\n"), 2, 4, "hidden character U+0000", NULL },
	{ TEXT("\xEF\xBB\xBF\xEF\xBB\xBF" "a: b\n"), 1, 1,
	    "hidden character U+FEFF", NULL },
	/* Tabs. */
	{ TEXT("a:\n\tb: c\n"), 2, 1, "indented with a tab", "spaces" },
	{ TEXT("a:\n  \tb: c\n"), 2, 3, "indented with a tab", "spaces" },
	{ TEXT("a:\r\tb: c\r"), 2, 1, "indented with a tab", "spaces" },
	{ TEXT("a:\n\tb: c\n\td: e\n\tf: g\n"), 2, 1, "so are 2 more", NULL },
	{ TEXT("a:\n  b: c\td\n"), 2, 7, "a tab inside a text", "spaces" },
	/* Characters that do not show. */
	{ TEXT("a: x\xE2\x80\x8By\n"), 1, 5, "hidden character U+200B",
	    "delete" },
	{ TEXT("a: \xC3\xA9 x\xE2\x80\xAEy\n"), 1, 7, "U+202E", NULL },
	{ TEXT("a: |\n  one\n  t\xE2\x80\x8Bwo\n"), 3, 4, "U+200B", NULL },
	{ TEXT("a\xC2\xAD" "b: c\n"), 1, 2, "U+00AD", NULL },
	{ TEXT("a: \"x\\u200by\"\n"), 1, 4, "U+200B", NULL },
	{ TEXT("a: \"\\e[31m\"\n"), 1, 4, "U+001B", NULL },
	{ TEXT("a: \"x\\0y\"\n"), 1, 4, "NUL", NULL },
	{ TEXT("a: e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\n"), 1, 4,
	    "too many accents", NULL },
	/* What libyaml says, in plain words. */
	{ TEXT("a:\n  b: Plan: the next step\n"), 2, 10,
	    "a colon and a space inside this text", "quotes" },
	{ TEXT("a:\n  b: x\n   c: y\n"), 3, 5, "cannot stand here", "indent" },
	{ TEXT("a:\n  b x\n  c: y\n"), 3, 4, "cannot stand here",
	    "the line above has a colon" },
	{ TEXT("a:\n  b: x\n c: y\n"), 3, 2, "does not line up",
	    "same indent" },
	{ TEXT("a: x\n- b\n"), 2, 1, "does not line up", NULL },
	{ TEXT("- a\nb: c\n"), 2, 1, "not part of the list", "- " },
	{ TEXT("a: 1\nb: \"x\nc: y\n"), 2, 4, "never closed",
	    "at the end of the text" },
	{ TEXT("a: 'x\n---\n"), 1, 4, "never closed", NULL },
	{ TEXT("a: 'it's'\n"), 1, 8, "after the closing quote", "''" },
	{ TEXT("a: \"Q\" rest\n"), 1, 8, "after the closing quote", NULL },
	{ TEXT("a: [draft] plan\n"), 1, 12, "after the closing bracket",
	    "'[draft] plan'" },
	{ TEXT("a: [x, y\nb: c\n"), 1, 4, "list is not closed", "[one, two]" },
	{ TEXT("a: {x: 1]\n"), 1, 4, "map is not closed", NULL },
	{ TEXT("a: @x\n"), 1, 4, "cannot begin with this", "quotes" },
	{ TEXT("a: `x\n"), 1, 4, "cannot begin with this", "quotes" },
	{ TEXT("a: 1\nb: %x\n"), 2, 4, "cannot begin with this", NULL },
	{ TEXT("a: ]\n"), 1, 4, "cannot begin with this", "quotes" },
	{ TEXT("a: - b\n"), 1, 4, "list item cannot begin here", NULL },
	{ TEXT("a: ? b\n"), 1, 4, "question mark", "quotes" },
	{ TEXT("- id: 1\n  lead acc\n  due: 2\n"), 2, 3, "no colon",
	    "name: text" },
	{ TEXT("a: \"x\\q\"\n"), 1, 6, "backslash", "single quotes" },
	{ TEXT("a: \"\\xg\"\n"), 1, 7, "should be a number", NULL },
	{ TEXT("a: \"\\ud800\"\n"), 1, 7, "no character", NULL },
	{ TEXT("a: | text\n"), 1, 6, "next line", "quotes" },
	{ TEXT("a: |0\n b\n"), 1, 5, "next line", NULL },
	{ TEXT("%FOO x\n---\na: b\n"), 1, 1, "begin with %", NULL },
	{ TEXT("%YAML 3.0\n---\na: b\n"), 1, 1, "another kind", "delete" },
	{ TEXT("a: b\n...\nc: d\n"), 3, 1, "end of the file's content", NULL },
	{ TEXT("a: [a:?b]\n"), 1, 5, "a colon inside", "quotes" },
	/* What YAML allows and we do not. */
	{ TEXT("a: &x y\n"), 1, 4, "begin with &", "quotes" },
	{ TEXT("a: &x [y]\n"), 1, 4, "begin with &", NULL },
	{ TEXT("a: & b\n"), 1, 4, "begin with & or *", "quotes" },
	{ TEXT("a: *x\n"), 1, 4, "begin with *", "quotes" },
	{ TEXT("a: *x*\n"), 1, 4, "begin with & or *", NULL },
	{ TEXT("a: !x y\n"), 1, 4, "begin with !", "quotes" },
	{ TEXT("a: !!str y\n"), 1, 4, "begin with !", NULL },
	{ TEXT("? [a]\n: b\n"), 1, 3, "single word", "quotes" },
	{ TEXT("{a: b}: c\n"), 1, 1, "single word", NULL },
	{ TEXT("? *x\n: b\n"), 1, 3, "single word", NULL },
	{ TEXT("a: b\n---\nc: d\n"), 2, 1, "second document", "of its own" },
	{ TEXT("a: 1\nb: 2\na: 3\n"), 3, 1, "'a' is given twice", "line 1" },
	{ TEXT("m: {a: 1, a: 2}\n"), 1, 11, "'a' is given twice", "line 1" },
};

static struct node *
parse(struct arena *a, const char *text, size_t n, struct problems *p)
{
	struct node *root;

	*p = (struct problems){ .path = "x.yaml" };
	doc_yaml_parse(a, text, n, p, &root);
	return root;
}

static const char *
printed(const struct problems *p)
{
	char *text = NULL;
	const char *copy;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	problem_print(p, f);
	fclose(f);
	copy = arena_dup(p->arena, text);
	free(text);
	return copy;
}

static void
assert_one(const struct wrong *w)
{
	struct arena a = { 0 };
	struct problems p;
	const struct problem *first;
	const char *said;

	parse(&a, w->text, w->n, &p);
	said = printed(&p);
	if (p.n != 1)
		fail_msg("%d problems in \"%s\":\n%s", p.n, w->text, said);
	first = &p.v[0];
	if (first->line != w->line || first->col != w->col ||
	    strstr(first->what, w->what) == NULL)
		fail_msg("want %d:%d %s\n%s", w->line, w->col, w->what, said);
	if (w->hint != NULL && (first->hint == NULL ||
	    strstr(first->hint, w->hint) == NULL))
		fail_msg("want the hint %s\n%s", w->hint, said);
	arena_close(&a);
}

static void
what_is_wrong_is_said_in_plain_words_with_its_place(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(wrongs); i++)
		assert_one(&wrongs[i]);
}

/* What no table says would be libyaml's own words; these must not occur. */
static void
no_message_is_libyamls_own(void **state)
{
	static const char *const own[] = { "did not find", "found ",
	    "could not find", "not allowed in this context" };
	struct arena a = { 0 };
	struct problems p;
	size_t i, k;

	(void)state;
	for (i = 0; i < COUNT(wrongs); i++) {
		parse(&a, wrongs[i].text, wrongs[i].n, &p);
		for (k = 0; k < COUNT(own); k++)
			assert_null(strstr(p.v[0].what, own[k]));
	}
	arena_close(&a);
}

static void
a_tree_has_places_in_characters(void **state)
{
	struct arena a = { 0 };
	struct problems p;
	const struct node *root, *n;

	(void)state;
	root = parse(&a, TEXT("\xEF\xBB\xBF# \xC3\xA9\r\n"
	    "\xC3\xA9\xC3\xA9: 'caf\xC3\xA9'\r\nl: [a, bc]\r\n"), &p);
	assert_int_equal(p.n, 0);
	assert_int_equal(root->kind, NODE_MAP);
	assert_int_equal(root->n, 2);
	n = root->first;
	assert_string_equal(n->key->text, "\xC3\xA9\xC3\xA9");
	assert_int_equal(n->line, 2);
	assert_int_equal(n->col, 5);
	assert_int_equal(n->width, 6);
	assert_false(n->plain);
	n = n->next->first->next;
	assert_string_equal(n->text, "bc");
	assert_int_equal(n->line, 3);
	assert_int_equal(n->col, 8);
	assert_true(n->plain);
	arena_close(&a);
}

static void
text_comes_in_normal_form(void **state)
{
	struct arena a = { 0 };
	struct problems p;
	const struct node *root = parse(&a, TEXT("a: cafe\xCC\x81\n"), &p);

	(void)state;
	assert_string_equal(root->first->text, "caf\xC3\xA9");
	arena_close(&a);
}

static void
only_plain_words_for_nothing_are_nothing(void **state)
{
	static const struct { const char *text; bool null; } cases[] = {
		{ "a: ~", true }, { "a:", true }, { "a: null", true },
		{ "a: Null", true }, { "a: NULL", true }, { "a: ''", false },
		{ "a: '~'", false }, { "a: nUll", false }, { "a: []", false },
	};
	struct arena a = { 0 };
	struct problems p;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_int_equal(doc_is_null(parse(&a, cases[i].text,
		    strlen(cases[i].text), &p)->first), cases[i].null);
	arena_close(&a);
}

static void
a_tree_is_given_beside_problems_that_leave_it_whole(void **state)
{
	struct arena a = { 0 };
	struct problems p;

	(void)state;
	assert_non_null(parse(&a, TEXT("a: 1\na: 2\nb: *x\n"), &p));
	assert_int_equal(p.n, 2);
	assert_null(parse(&a, TEXT("a: 1\na: 2\nb: [\n"), &p));
	assert_int_equal(p.n, 1);
	arena_close(&a);
}

static void
a_name_twice_among_many_is_found_with_the_first(void **state)
{
	struct arena a = { 0 };
	struct problems p;
	char text[4000] = "";
	size_t n = 0;
	int i;

	(void)state;
	for (i = 0; i < 100; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "k%d: x\n", i);
	n += (size_t)snprintf(text + n, sizeof text - n, "k7: x\nk7: y\n");
	parse(&a, text, n, &p);
	assert_int_equal(p.n, 2);
	assert_int_equal(p.v[0].line, 101);
	assert_int_equal(p.v[1].line, 102);
	assert_non_null(strstr(p.v[1].hint, "line 8"));
	arena_close(&a);
}

static void
assert_refused(const char *text, size_t n, const char *what)
{
	struct arena a = { 0 };
	struct problems p;

	assert_null(parse(&a, text, n, &p));
	assert_int_equal(p.n, 1);
	assert_non_null(strstr(p.v[0].what, what));
	arena_close(&a);
}

static void
depth_size_and_number_of_parts_have_limits(void **state)
{
	size_t n = DOC_BYTES_MAX + 1, i;
	char *text = malloc(n);

	(void)state;
	memset(text, '[', n);
	assert_refused(text, 100000, "too deep");
	assert_refused(text, n, "larger than 16 MB");
	for (i = 1; i < n; i++)
		text[i] = i % 2 ? 'a' : ',';
	assert_refused(text, (size_t)DOC_NODES_MAX * 2 + 2, "more parts");
	free(text);
}

static void
depth_up_to_the_limit_is_read(void **state)
{
	char text[2 * DOC_DEPTH_MAX + 3];
	struct arena a = { 0 };
	struct problems p;

	(void)state;
	memset(text, '[', sizeof text);
	memset(text + DOC_DEPTH_MAX, ']', DOC_DEPTH_MAX);
	assert_non_null(parse(&a, text, 2 * DOC_DEPTH_MAX, &p));
	memset(text, '[', DOC_DEPTH_MAX + 1);
	memset(text + DOC_DEPTH_MAX + 1, ']', DOC_DEPTH_MAX + 1);
	assert_null(parse(&a, text, 2 * DOC_DEPTH_MAX + 2, &p));
	arena_close(&a);
}

static void
a_folder_or_no_file_is_an_error_not_a_problem(void **state)
{
	struct arena a = { 0 };
	struct problems p = { 0 };
	struct node *root;

	(void)state;
	assert_err(ERR_READ, doc_yaml_read(&a, "tests/unit", &p, &root));
	assert_err(ERR_READ, doc_yaml_read(&a, "tests/none.yaml", &p, &root));
	assert_int_equal(p.n, 0);
	assert_null(root);
	assert_ok(doc_yaml_read(&a, "tests/fixture/plans/highland.yaml", &p,
	    &root));
	assert_non_null(root);
	arena_close(&a);
}

static void
reading_stops_when_the_list_is_full(void **state)
{
	struct arena a = { 0 };
	struct problems p;
	char text[8000];
	size_t n = 0;
	int i;

	(void)state;
	for (i = 0; i < 300; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "- *x\n");
	assert_null(parse(&a, text, n, &p));
	assert_int_equal(p.n, PROBLEMS_MAX);
	assert_true(p.more);
	arena_close(&a);
}

/* Problems as they are shown. */
static void
assert_printed(const char *text, int line, int col, int width,
    const char *want)
{
	struct arena a = { 0 };
	struct problems p = { .arena = &a, .path = "x.yaml", .text = text };
	const char *said;

	problem_add(&p, line, col, width, "what", NULL);
	said = printed(&p);
	assert_string_equal(said, want);
	arena_close(&a);
}

static void
the_caret_stands_under_what_is_wrong(void **state)
{
	(void)state;
	assert_printed("one\ntwo: x\n", 2, 6, 1, "x.yaml:2:6: what\n"
	    "    2 | two: x\n"
	    "      |      ^\n");
	assert_printed("leed: acc\n", 1, 1, 4, "x.yaml:1:1: what\n"
	    "    1 | leed: acc\n"
	    "      | ^~~~\n");
	/* Two columns a character, and one for a letter of two characters. */
	assert_printed("\xE6\x97\xA5\xE6\x9C\xAC: e\xCC\x81: x\r\n", 1, 8, 1,
	    "x.yaml:1:8: what\n"
	    "    1 | \xE6\x97\xA5\xE6\x9C\xAC: e\xCC\x81: x\n"
	    "      |         ^\n");
	assert_printed("a\tb: \x1B[31m\n", 1, 3, 1, "x.yaml:1:3: what\n"
	    "    1 | a\xEF\xBF\xBD" "b: \xEF\xBF\xBD[31m\n"
	    "      |   ^\n");
	/* Lines that end in a return alone, and a place beyond the end. */
	assert_printed("a\rb\rc", 3, 1, 9, "x.yaml:3:1: what\n"
	    "    3 | c\n"
	    "      | ^\n");
	assert_printed("a\n", 7, 1, 1, "x.yaml:7:1: what\n");
	assert_printed("a\n\n", 2, 1, 1, "x.yaml:2:1: what\n");
}

static void
a_long_line_is_cut_round_the_caret(void **state)
{
	char line[20001];
	struct arena a = { 0 };
	struct problems p = { .arena = &a, .path = "x", .text = line };
	const char *said, *source, *caret;
	int i, cols[] = { 1, 70, 72, 73, 400, 5000, 20000 };

	(void)state;
	memset(line, 'a', 20000);
	line[20000] = '\0';
	for (i = 0; i < 7; i++) {
		p.n = 0;
		line[cols[i] - 1] = 'X';
		problem_add(&p, 1, cols[i], 30, "what", NULL);
		said = printed(&p);
		line[cols[i] - 1] = 'a';
		source = strstr(said, "    1 | ");
		caret = strstr(said, "      | ");
		assert_non_null(strchr(source, 'X'));
		/* The caret stands in the column of the X. */
		assert_int_equal(text_width(arena_dup_n(&a, source,
		    (size_t)(strchr(source, 'X') - source))),
		    strchr(caret, '^') - caret);
		assert_true(strlen(caret) <= 81);
	}
	arena_close(&a);
}

static void
problems_come_in_the_order_of_the_file(void **state)
{
	struct arena a = { 0 };
	struct problems p = { .arena = &a, .path = "x" };

	(void)state;
	problem_add(&p, 3, 1, 1, "d", NULL);
	problem_add(&p, 1, 9, 1, "b", NULL);
	problem_add(&p, 1, 2, 1, "a", NULL);
	problem_add(&p, 1, 9, 1, "c", NULL);
	assert_string_equal(p.v[0].what, "a");
	assert_string_equal(p.v[1].what, "b");
	assert_string_equal(p.v[2].what, "c");
	assert_string_equal(p.v[3].what, "d");
	arena_close(&a);
}

static void
json_says_the_same_for_programs(void **state)
{
	struct arena a = { 0 };
	struct problems p = { .arena = &a, .path = "a\"b.yaml" };
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	(void)state;
	problem_add(&p, 2, 3, 4, "one", "hint");
	problem_add(&p, 4, 1, 1, "two\x1B", NULL);
	problem_json(&p, f);
	fclose(f);
	assert_string_equal(text, "{\"schema\":1,\"file\":\"a\\\"b.yaml\","
	    "\"problems\":[{\"line\":2,\"column\":3,\"what\":\"one\","
	    "\"hint\":\"hint\"},{\"line\":4,\"column\":1,"
	    "\"what\":\"two\xEF\xBF\xBD\",\"hint\":null}]}\n");
	free(text);
	arena_close(&a);
}

static void
the_verdict_counts(void **state)
{
	struct arena a = { 0 };
	struct problems p = { .arena = &a, .path = "x.yaml" };
	const struct err *err;
	int i;

	(void)state;
	assert_ok(problem_verdict(&p));
	problem_add(&p, 1, 1, 1, "a", NULL);
	err = problem_verdict(&p);
	assert_int_equal(err->code, ERR_DATA);
	assert_string_equal(err->text, "x.yaml has 1 error");
	problem_add(&p, 1, 1, 1, "a", NULL);
	assert_string_equal(problem_verdict(&p)->text, "x.yaml has 2 errors");
	for (i = 0; i < PROBLEMS_MAX; i++)
		problem_add(&p, 1, 1, 1, "a", NULL);
	assert_string_equal(problem_verdict(&p)->text,
	    "x.yaml has more than 200 errors");
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    what_is_wrong_is_said_in_plain_words_with_its_place),
		cmocka_unit_test(no_message_is_libyamls_own),
		cmocka_unit_test(a_tree_has_places_in_characters),
		cmocka_unit_test(text_comes_in_normal_form),
		cmocka_unit_test(only_plain_words_for_nothing_are_nothing),
		cmocka_unit_test(
		    a_tree_is_given_beside_problems_that_leave_it_whole),
		cmocka_unit_test(
		    a_name_twice_among_many_is_found_with_the_first),
		cmocka_unit_test(depth_size_and_number_of_parts_have_limits),
		cmocka_unit_test(depth_up_to_the_limit_is_read),
		cmocka_unit_test(a_folder_or_no_file_is_an_error_not_a_problem),
		cmocka_unit_test(reading_stops_when_the_list_is_full),
		cmocka_unit_test(the_caret_stands_under_what_is_wrong),
		cmocka_unit_test(a_long_line_is_cut_round_the_caret),
		cmocka_unit_test(problems_come_in_the_order_of_the_file),
		cmocka_unit_test(json_says_the_same_for_programs),
		cmocka_unit_test(the_verdict_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
