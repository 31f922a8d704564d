#include "tests/unit/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/str.h"
#include "core/yaml/doc_yaml.h"
#include "core/yaml/plan_yaml.h"

static const char *const plans[] = {
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

static void
fail_on(const struct problems *p, const char *text)
{
	if (p->n > 0)
		fail_msg("%s:%d:%d: %s\n%s", p->path, p->v[0].line,
		    p->v[0].col, p->v[0].what, text);
}

static struct plan_file
parsed(struct arena *a, const char *text)
{
	struct problems p = { .path = "text" };
	struct plan_file file;

	plan_yaml_parse(a, text, strlen(text), NULL, &p, &file);
	fail_on(&p, text);
	return file;
}

static struct plan_file
read_plan(struct arena *a, const char *path)
{
	struct problems p = { 0 };
	struct plan_file file;

	assert_ok(plan_yaml_read(a, path, NULL, &p, &file));
	fail_on(&p, "");
	return file;
}

static const char *
written_rows(struct arena *a, const struct records rows[ENTITY_COUNT])
{
	char *text = NULL;
	const char *copy;
	size_t n;
	FILE *f = open_memstream(&text, &n);

	assert_non_null(f);
	plan_yaml_write(f, rows);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(strlen(text), n);
	copy = arena_dup(a, text);
	free(text);
	return copy;
}

static void
by_kind(struct arena *a, const struct plan_file *file,
    struct records rows[ENTITY_COUNT])
{
	int i;

	for (i = 0; i < file->rows.n; i++)
		record_push(a, &rows[entity_id(file->rows.v[i].entity)],
		    file->rows.v[i]);
}

static const char *
written(struct arena *a, const struct plan_file *file)
{
	struct records rows[ENTITY_COUNT] = { { 0 } };

	by_kind(a, file, rows);
	return written_rows(a, rows);
}

/* What a text becomes when it is read and written. */
static const char *
again(struct arena *a, const char *text)
{
	struct plan_file file = parsed(a, text);

	return written(a, &file);
}

/* Lines of text that can be compared whatever their order. */
struct lines {
	struct arena	*arena;
	const char	**v;
	int		 n, room;
};

static void
add_line(struct lines *l, const char *line)
{
	int room = l->room > 0 ? l->room * 2 : 64;

	if (l->n == l->room) {
		l->v = arena_more(l->arena, const char *, l->v, l->n, room);
		l->room = room;
	}
	l->v[l->n++] = line;
}

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
assert_same_lines(struct lines *a, struct lines *b, const char *context)
{
	int i, d;

	qsort(a->v, (size_t)a->n, sizeof *a->v, compare_lines);
	qsort(b->v, (size_t)b->n, sizeof *b->v, compare_lines);
	for (i = 0; i < a->n && i < b->n; i++)
		if ((d = strcmp(a->v[i], b->v[i])) != 0)
			fail_msg("%s: %s: %s", context, d < 0 ? "lost" : "new",
			    d < 0 ? a->v[i] : b->v[i]);
	if (a->n != b->n)
		fail_msg("%s: %s: %s", context, a->n > b->n ? "lost" : "new",
		    a->n > b->n ? a->v[i] : b->v[i]);
}

/* "plan/commitments/3/lead=nhs" for everything a file says. A list of one text
 * is that text, as it is for the reader of plans; a section of none is none. */
static void
flatten(struct lines *l, const struct node *n, const char *path)
{
	const struct node *item;
	int i = 0;

	if (n->kind == NODE_SCALAR) {
		add_line(l, arena_fmt(l->arena, "%s=%s", path, n->text));
		return;
	}
	if (n->n == 0 && strchr(path, '/') != strrchr(path, '/'))
		add_line(l, arena_fmt(l->arena, "%s is empty", path));
	for (item = n->first; item != NULL; item = item->next) {
		if (n->kind == NODE_MAP)
			flatten(l, item, arena_fmt(l->arena, "%s/%s", path,
			    item->key->text));
		else if (item->kind == NODE_SCALAR)
			flatten(l, item, path);
		else
			flatten(l, item, arena_fmt(l->arena, "%s/%d", path, i));
		i++;
	}
}

static struct lines
flat(struct arena *a, const struct node *root)
{
	struct lines l = { .arena = a };

	assert_non_null(root);
	flatten(&l, root, "plan");
	return l;
}

static struct lines
flat_text(struct arena *a, const char *text)
{
	struct problems p = { .path = "text" };
	struct node *root;

	doc_yaml_parse(a, text, strlen(text), &p, &root);
	fail_on(&p, text);
	return flat(a, root);
}

static struct lines
flat_file(struct arena *a, const char *path)
{
	struct problems p = { 0 };
	struct node *root;

	assert_ok(doc_yaml_read(a, path, &p, &root));
	fail_on(&p, "");
	return flat(a, root);
}

static void
every_real_plan_is_written_without_loss(void **state)
{
	struct arena *a = *state;
	struct plan_file file;
	struct lines before, after;
	size_t i;

	for (i = 0; i < COUNT(plans); i++) {
		file = read_plan(a, plans[i]);
		assert_true(file.rows.n > 100);
		before = flat_file(a, plans[i]);
		after = flat_text(a, written(a, &file));
		assert_same_lines(&before, &after, plans[i]);
	}
}

static void
a_second_writing_gives_the_same_bytes(void **state)
{
	struct arena *a = *state;
	struct plan_file file;
	const char *once;
	size_t i;

	for (i = 0; i < COUNT(plans); i++) {
		file = read_plan(a, plans[i]);
		once = written(a, &file);
		assert_string_equal(again(a, once), once);
	}
}

static void
a_plan_has_the_same_identities_whenever_it_is_read(void **state)
{
	struct plan_file one = read_plan(*state, plans[0]);
	struct plan_file two = read_plan(*state, plans[0]);
	int i;

	assert_int_equal(one.rows.n, two.rows.n);
	for (i = 0; i < one.rows.n; i++) {
		assert_true(one.rows.v[i].id > 0);
		assert_true(one.rows.v[i].id == two.rows.v[i].id);
	}
}

/* Every bad line is the last field of this commitment, unless it begins a
 * text of its own. */
static const char head[] =
    "sources:\n  s1: {title: S}\n"
    "partners:\n- {id: nhs, name: NHS Board}\n- {id: hc, name: Council}\n"
    "commitments:\n- id: c1\n  title: T\n";
enum { AT = 9 };	/* the line after these */

struct bad {
	const char	*text;
	int		 line, col;
	const char	*what, *hint;	/* part of each, or no hint */
};

static const struct bad fields[] = {
	{ "leed: nhs", AT, 3, "unknown field 'leed' in commitment c1",
	    "did you mean 'lead'?" },
	{ "title2: x", AT, 3, "unknown field 'title2'", "'title'" },
	{ "zzzzzz: x", AT, 3, "unknown field 'zzzzzz'", "one of: id, strand" },
	{ "title: U", AT, 3, "'title' is given twice", "line 8" },
	{ "status: complet", AT, 11, "'status' in commitment c1",
	    "did you mean 'complete'?" },
	{ "status: Complete", AT, 11, "is 'Complete'", "'complete'" },
	{ "status: amber", AT, 11, "a known word", "one of: proposed" },
	{ "status: [complete]", AT, 11, "is a list", "without brackets" },
	{ "title: x\n  status: {a: b}", AT, 3, "twice", NULL },
	{ "notes: {a: b}", AT, 10, "should be a text, but is a map", NULL },
	{ "notes: [a, b]", AT, 10, "should be a text, but is a list", NULL },
	{ "recipient: |\n    a\n    b", AT, 14, "should be one line", NULL },
	{ "due: 31/12/2026", AT, 8, "should be a date", "write 2026-12-31" },
	{ "due: 31 December 2026", AT, 8, "a date", "write 2026-12-31" },
	{ "due: '2026-02-30'", AT, 8, "a date", "no such day" },
	{ "due: soon", AT, 8, "a date", "write it as 2026-12-31" },
	{ "target_value: 120,000", AT, 17, "a figure, but is '120,000'",
	    "write 120000" },
	{ "target_value: 120k", AT, 17, "a figure", "write digits" },
	{ "target_value: 1_000", AT, 17, "a figure", "write 1000" },
	{ "target_value: 12%", AT, 17, "a figure", "write 12" },
	{ "target_value: 1.5.2", AT, 17, "a figure", "write digits" },
	{ "target_value: 1,5", AT, 17, "a figure", "write digits" },
	{ "target_value: nan", AT, 17, "a figure", "write digits" },
	{ "target_value: 1e999", AT, 17, "a figure", "write digits" },
	{ "target_value: 0100", AT, 17, "a figure", NULL },
	{ "target_value: 0x10", AT, 17, "a figure", NULL },
	{ "lead: nhsx", AT, 9, "no partner 'nhsx' for 'lead' in commitment c1",
	    "did you mean 'nhs'?" },
	{ "lead: NHS Board", AT, 9, "no partner 'NHS Board'",
	    "write its code: nhs" },
	{ "lead: {nhs: x}", AT, 9, "should be a list, but is a map", NULL },
	{ "lead: [nhs, hcc]", AT, 15, "no partner 'hcc'", "'hc'" },
	{ "contributors: [nhs, ~]", AT, 23, "has an empty item",
	    "take it out" },
	{ "contributors: [[nhs]]", AT, 18, "a code, but is a list", "nhs" },
	{ "contributors: All", AT, 17, "no partner 'All'", NULL },
	{ "board: b", AT, 10, "no board 'b'", "has no boards" },
	{ "outcome: o1", AT, 12, "no outcome 'o1'", "has no outcomes" },
	{ "src: s2", AT, 8, "no source 's2'", "'s1'" },
	{ "filled: titel", AT, 11, "a list of field names", "[titel]" },
	{ "filled: [titel]", AT, 12, "should name a field", "'title'" },
	{ "roles: nhs", AT, 10, "'roles' in commitment c1 should be a list",
	    NULL },
	{ "roles: [nhs]", AT, 11, "should have fields", "{role: ..." },
	{ "roles: [{role: X, partner: nhs}]", AT, 18, "item 1 of 'roles'",
	    "one of: L, J" },
	{ "roles: [{role: L}]", AT, 11, "has no 'partner'", "wording" },
	{ "roles: [{partner: nhs}]", AT, 11, "has no 'role'", NULL },
	{ "milestones: [{due: '2026-01-01'}]", AT, 16, "has no 'title'", NULL },
	{ "milestones: [{title: m, dun: x}]", AT, 27, "unknown field 'dun'",
	    "'due'" },
	{ "resources: [{type: cash, gbp: 120,000}]", AT, 37, "'000'",
	    "write 120000, without a comma" },
	{ "resources: [{type: gold}]", AT, 22, "a known word", "cash" },
	{ "\tdue: x", AT, 1, "indented with a tab", "spaces" },
	{ "notes: a\tb", AT, 11, "a tab inside a text", "spaces" },
	{ "notes: caf\xE9", AT, 13, "byte 0xe9", "UTF-8" },
	{ "notes: a\033[31m", AT, 11, "hidden character U+001B", NULL },
	{ "notes: \"a\\e[31m\"", AT, 10, "hidden character U+001B", NULL },
	{ "notes: \"a\\0b\"", AT, 10, "NUL", NULL },
	{ "notes: *x", AT, 10, "cannot begin with *", "quotes" },
	{ "notes: &x y", AT, 10, "cannot begin with &", "quotes" },
	{ "notes: Plan: the next", AT, 14, "a colon and a space", "quotes" },
	{ "<<: nhs", AT, 3, "unknown field '<<'", NULL },
	{ "? [a]\n  : b", AT, 5, "a single word", NULL },
};

static const struct bad wholes[] = {
	{ "", 1, 1, "the file is empty", NULL },
	{ "# nothing\n", 1, 1, "nothing but comments", NULL },
	{ "hello\n", 1, 1, "begins with the name of a section",
	    "one of: meta" },
	{ "- a\n", 1, 1, "begins with the name of a section", "one of: meta" },
	{ "meta: {partnership: x}\n---\nmeta: {partnership: y}\n", 2, 1,
	    "second document", NULL },
	{ "partnrs: []\n", 1, 1, "unknown section 'partnrs'", "'partners'" },
	{ "odd_facts: []\nodd_facts: []\n", 2, 1, "'odd_facts' is given twice",
	    "line 1" },
	{ "meta: [a]\n", 1, 7, "'meta' should be a map", "partnership" },
	{ "meta:\n  plan: x\n", 2, 3, "meta has no 'partnership'", "add" },
	{ "partners: nhs\n", 1, 11, "'partners' should be a list", "'- '" },
	{ "partners:\n- nhs\n", 2, 3, "partner number 1 should have fields",
	    "{id: ..." },
	{ "partners:\n- id: nhs\n", 2, 3, "partner nhs has no 'name'", "add" },
	{ "partners:\n- {name: x}\n", 2, 3, "partner number 1 has no 'id'",
	    "add" },
	{ "partners:\n- {id: 'a b', name: x}\n", 2, 8, "should be a code",
	    "without spaces" },
	{ "partners:\n- {id: a, name: x, statutory: flase}\n", 2, 31,
	    "true or false, but is 'flase'", "did you mean false?" },
	{ "partners:\n- {id: a, name: x, statutory: maybe}\n", 2, 31,
	    "true or false", "write true or false" },
	{ "partners:\n- {id: a, name: x, statutory: N}\n", 2, 31,
	    "true or false", "write false" },
	{ "partners:\n- {id: a, name: x, statutory: 'yes'}\n", 2, 31,
	    "true or false", "write true" },
	{ "sources: [a]\n", 1, 10, "'sources' should be a map", "the code" },
	{ "sources:\n  s1: {id: x}\n", 2, 8, "unknown field 'id'", NULL },
	{ "sources:\n  a b: {title: x}\n", 2, 3, "should be a code", NULL },
	{ "budgets:\n- {id: b, title: T, gbp: 120,000}\n", 2, 30, "'000'",
	    "write 120000, without a comma" },
	{ "budgets:\n- id: b\n  title: T\n  gbp: 120,000\n", 4, 8,
	    "an amount in pounds, but is '120,000'", "write 120000" },
	{ "budgets:\n- id: b\n  title: T\n  gbp: 120k\n", 4, 8,
	    "an amount", "120,000? write 120000" },
	{ "budgets:\n- id: b\n  title: T\n  gbp: \xC2\xA3""1.2m\n", 4, 8,
	    "an amount", "write 1200000" },
	{ "budgets:\n- id: b\n  title: T\n  gbp: 120 thousand\n", 4, 8,
	    "an amount", "write 120000" },
	{ "budgets:\n- id: b\n  title: T\n  gbp: 1e3\n", 4, 8, "an amount",
	    "write digits" },
	{ "budgets:\n- id: b\n  title: T\n  gbp: 1.005\n", 4, 8, "an amount",
	    "write digits" },
	{ "budgets:\n- id: b\n  title: T\n  gbp: 99999999999999999999\n", 4, 8,
	    "an amount", NULL },
	{ "budgets:\n- id: b\n  title: T\n  fy: 2026/27\n", 4, 7,
	    "a financial year", "write 2026-27" },
	{ "budgets:\n- id: b\n  title: T\n  fy: 2026-28x\n", 4, 7,
	    "a financial year", "write it as" },
	{ "indicators:\n- {id: i, title: t, target: 5}\n", 2, 29,
	    "'target' in indicator i", "{value: ..., date: ...}" },
	{ "indicators:\n- {id: i, title: t, target: {valu: 5}}\n", 2, 30,
	    "unknown field 'valu' in 'target'", "'value'" },
	{ "odd_facts:\n- {a: b}\n", 2, 3, "should be a text", NULL },
	{ "odd_facts:\n- ''\n", 2, 3, "is empty", NULL },
	{ "meta: {partnership: [[[[[[[[[[x]]]]]]]]]]}\n", 1, 21, "is a list",
	    NULL },
};

static void
assert_bad(struct arena *a, const char *text, const struct bad *bad)
{
	struct problems p = { .path = "text" };
	struct plan_file file;
	const struct problem *v;

	plan_yaml_parse(a, text, strlen(text), NULL, &p, &file);
	if (p.n == 0)
		fail_msg("nothing is wrong with: %s", text);
	assert_int_equal(file.rows.n, 0);
	v = &p.v[0];
	if (v->line != bad->line || v->col != bad->col ||
	    strstr(v->what, bad->what) == NULL)
		fail_msg("%s\nsaid %d:%d: %s\nwant %d:%d: %s", text, v->line,
		    v->col, v->what, bad->line, bad->col, bad->what);
	if (bad->hint != NULL &&
	    (v->hint == NULL || strstr(v->hint, bad->hint) == NULL))
		fail_msg("%s\nhint: %s\nwant: %s", text,
		    v->hint != NULL ? v->hint : "none", bad->hint);
}

static void
what_is_wrong_with_a_field_is_said_where_it_is(void **state)
{
	struct arena *a = *state;
	size_t i;

	for (i = 0; i < COUNT(fields); i++)
		assert_bad(a, arena_fmt(a, "%s%s%s\n", head,
		    fields[i].text[0] == '\t' ? "" : "  ", fields[i].text),
		    &fields[i]);
}

static void
what_is_wrong_with_a_file_is_said_where_it_is(void **state)
{
	size_t i;

	for (i = 0; i < COUNT(wholes); i++)
		assert_bad(*state, wholes[i].text, &wholes[i]);
}

static void
what_is_not_text_gives_no_rows(void **state)
{
	static const char utf16[] = "\xFF\xFEm\0e\0t\0a\0";
	struct arena *a = *state;
	struct problems p = { .path = "text" };
	struct plan_file file;
	char *large = arena_alloc(a, (size_t)DOC_BYTES_MAX + 1, 1);

	plan_yaml_parse(a, utf16, sizeof utf16 - 1, NULL, &p, &file);
	assert_int_equal(p.n, 1);
	assert_non_null(strstr(p.v[0].what, "UTF-16"));
	memset(large, '#', (size_t)DOC_BYTES_MAX + 1);
	plan_yaml_parse(a, large, (size_t)DOC_BYTES_MAX + 1, NULL, &p, &file);
	assert_int_equal(p.n, 2);
	assert_non_null(strstr(p.v[1].what, "larger than"));
	assert_int_equal(file.rows.n, 0);
}

static void
deep_nesting_under_an_unknown_name_is_refused(void **state)
{
	struct arena *a = *state;
	struct str s = { .arena = a };
	struct problems p = { .path = "text" };
	struct plan_file file;
	int i;

	str_add(&s, "other: ");
	for (i = 0; i < 100000; i++)
		str_char(&s, '[');
	plan_yaml_parse(a, str_text(&s), s.n, NULL, &p, &file);
	assert_int_equal(p.n, 1);
	assert_non_null(strstr(p.v[0].what, "too deep"));
}

static void
all_that_is_wrong_is_said_in_one_go(void **state)
{
	static const int lines[] = { 2, 4, 5, 6, 6, 7 };
	struct problems p = { .path = "plan.yaml" };
	struct plan_file file;
	const char *text =
	    "partners:\n- {id: nhs, nam: NHS}\n"
	    "commitments:\n- title: T\n  status: done\n"
	    "  lead: [nsh, hc]\n  due: 2026-13-01\n";
	int i;

	plan_yaml_parse(*state, text, strlen(text), NULL, &p, &file);
	/* The partner has no name, and the commitment no code, besides. */
	assert_int_equal(p.n, 7);
	for (i = 0; i < 6; i++)
		assert_int_equal(p.v[i + 1].line, lines[i]);
	assert_err(ERR_DATA, problem_verdict(&p));
}

static const char *const kept[] = {
	/* Leads as they are published. */
	"partners:\n- {id: a, name: A}\n- {id: b, name: B}\ncommitments:\n"
	"- {id: c1, title: T, lead: All}\n- {id: c2, title: T, lead: N/A}\n"
	"- {id: c3, title: T, lead: [a, b]}\n- {id: c4, title: T, lead: a}\n"
	"- {id: c5, title: T, lead: [a, All], contributors: [b, a, b]}\n",
	/* A board as a lead; other roles. */
	"partners:\n- {id: a, name: A}\nofficers:\n- {id: o, post: P}\n"
	"governance:\n- {id: g, name: G, members: [a]}\ncommitments:\n"
	"- id: c\n  title: T\n  lead: g\n  roles:\n"
	"  - {role: L, partner: a, officer: o, from: '2026-01-01'}\n"
	"  - {role: F, partner: a}\n  - {role: T, wording: Everyone}\n",
	/* Codes used twice: what refers to them means the first. */
	"partners:\n- {id: a, name: A}\n- {id: a, name: Other}\n"
	"commitments:\n- {id: c, title: T, lead: a}\n"
	"- {id: c, title: U, lead: a}\n",
	"indicators:\n- {id: i, title: T, target: {date: '2026-01-01'}}\n"
	"- {id: j, title: T, target_text: halve it}\n"
	"- {id: k, title: T, baseline: {value: 1.50, period: 2019-20}}\n",
	"commitments:\n- {id: c, title: T, due_text: by the end of 2026}\n",
	"commitments:\n- {id: c, title: T, filled: []}\n"
	"- {id: d, title: T, filled: [title, due]}\n",
	"budgets:\n- {id: b, title: T, gbp: 134464.52, fy: 2022-25}\n"
	"- {id: c, title: T, gbp: 0}\n",
	"sources:\n  '1': {title: x}\n  'no': {title: 'null'}\n  s: {}\n",
	"meta: {partnership: x, vision: '  y  '}\nodd_facts:\n- 'a: b'\n"
	"- '# c'\n- \"d\\n\\ne\\n\\n\"\n",
};

static void
what_plans_really_say_is_kept(void **state)
{
	struct arena *a = *state;
	struct lines before, after;
	const char *once;
	size_t i;

	for (i = 0; i < COUNT(kept); i++) {
		once = again(a, kept[i]);
		before = flat_text(a, kept[i]);
		after = flat_text(a, once);
		assert_same_lines(&before, &after, kept[i]);
		assert_string_equal(again(a, once), once);
	}
}

static void
words_that_other_programs_take_for_values_are_quoted(void **state)
{
	static const char *const words[] = { "no", "yes", "on", "off", "y", "n",
	    "true", "False", "null", "~", "12", "1.5", "-3", "1e3", "0x1F",
	    "2026-01-01", "1:30", ".5", "1_000", "" };
	struct arena *a = *state;
	size_t i;

	for (i = 0; i < COUNT(words); i++)
		assert_non_null(strstr(again(a, arena_fmt(a, "commitments:\n"
		    "- {id: c, title: T, recipient: '%s'}\n", words[i])),
		    arena_fmt(a, "recipient: '%s'\n", words[i])));
}

static int64_t
known_id(void *ctx, enum entity_id kind, const char *code)
{
	const char *one = ctx;

	return kind == ENTITY_PARTNER && strcmp(code, one) == 0 ? 77 : 0;
}

static void
a_known_row_keeps_its_identity(void **state)
{
	char one[] = "nhs";
	struct plan_known known = { known_id, one };
	struct problems p = { .path = "text" };
	struct plan_file file;
	const char *text =
	    "partners:\n- {id: nhs, name: N}\n- {id: b, name: B}\n";

	plan_yaml_parse(*state, text, strlen(text), &known, &p, &file);
	fail_on(&p, text);
	assert_true(file.rows.v[0].id == 77);
	assert_true(file.rows.v[1].id != 77 && file.rows.v[1].id > 0);
}

static void
a_code_may_name_a_row_that_only_the_plan_has(void **state)
{
	char one[] = "nhs";
	struct plan_known known = { known_id, one };
	struct problems p = { .path = "text" };
	struct plan_file file;
	const char *text = "commitments:\n- {id: c, title: T, lead: nhs}\n";
	int partner = entity_field(&entity_table[ENTITY_ROLE], "partner");

	plan_yaml_parse(*state, text, strlen(text), &known, &p, &file);
	fail_on(&p, text);
	assert_int_equal(file.rows.n, 2);
	assert_true(file.rows.v[1].v[partner].i == 77);
}

static void
a_given_list_is_told_from_one_that_is_not(void **state)
{
	struct plan_file file = parsed(*state, "partners:\n"
	    "- {id: a, name: A}\ncommitments:\n- {id: c, title: T, lead: []}\n"
	    "- {id: d, title: T}\n"
	    "- {id: e, title: T, lead: a, milestones: ~}\n");

	assert_int_equal(file.nlists, 3);
	assert_string_equal(file.lists[0].list->key, "lead");
	assert_int_equal(file.lists[0].n, 0);
	assert_int_equal(file.lists[1].n, 1);
	assert_string_equal(file.lists[2].list->key, "milestones");
	assert_true(file.lists[1].owner_id == file.lists[2].owner_id);
}

static void
an_empty_plan_is_a_file_that_can_be_read(void **state)
{
	struct records none[ENTITY_COUNT] = { { 0 } };

	assert_int_equal(parsed(*state, written_rows(*state, none)).rows.n, 0);
}

#define TEST(f)	cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_real_plan_is_written_without_loss),
		TEST(a_second_writing_gives_the_same_bytes),
		TEST(a_plan_has_the_same_identities_whenever_it_is_read),
		TEST(what_is_wrong_with_a_field_is_said_where_it_is),
		TEST(what_is_wrong_with_a_file_is_said_where_it_is),
		TEST(what_is_not_text_gives_no_rows),
		TEST(deep_nesting_under_an_unknown_name_is_refused),
		TEST(all_that_is_wrong_is_said_in_one_go),
		TEST(what_plans_really_say_is_kept),
		TEST(words_that_other_programs_take_for_values_are_quoted),
		TEST(a_known_row_keeps_its_identity),
		TEST(a_code_may_name_a_row_that_only_the_plan_has),
		TEST(a_given_list_is_told_from_one_that_is_not),
		TEST(an_empty_plan_is_a_file_that_can_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
