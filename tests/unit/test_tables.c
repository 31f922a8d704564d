#include <ctype.h>

#include "tests/unit/book.h"

#include "core/store/sql.h"
#include "tui/view.h"

/* What the app itself answers to, besides the motions of a view. */
static const char *const app_words[] = { "quit", "back", "find", "next",
    "previous", "+gap", "-gap", "filter", "edit", "editor", "reload", "redraw",
    "toggle gaps", "toggle priority", "toggle partner",
    ":", "%o", NULL };
static const char *const motions[] = { "+1", "-1", "+page", "-page", "first",
    "last", "left", "right", "panel", "-panel", NULL };

static bool
in(const char *const *list, const char *word)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, word) == 0)
			return true;
	return false;
}

static void
commands_are_sorted_and_each_has_one_name(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < cmd_count; i++) {
		assert_ptr_equal(cmd_table[i], cmd_find(cmd_table[i]->name));
		if (cmd_table[i]->alias[0] != '\0')
			assert_ptr_equal(cmd_table[i],
			    cmd_find(cmd_table[i]->alias));
		if (i > 0 && strcmp(cmd_table[i - 1]->name,
		    cmd_table[i]->name) >= 0)
			fail_msg("%s does not come after %s", cmd_table[i]->name,
			    cmd_table[i - 1]->name);
	}
	assert_null(cmd_find(""));
	assert_null(cmd_find("nothing"));
}

static bool
is_sentence(const char *s)
{
	size_t n = strlen(s);

	if (n < 4 || n > 72 || !isupper((unsigned char)s[0]))
		return false;
	return s[n - 1] != '.' || strcmp(s + n - 4, " ...") == 0;
}

static void
every_command_is_complete(void **state)
{
	const struct cmd *c;
	const struct cmd_option *o;
	size_t k;
	int i;

	(void)state;
	for (i = 0; i < cmd_count; i++) {
		c = cmd_table[i];
		if ((c->read != NULL) == (c->write != NULL))
			fail_msg("%s neither reads nor writes, or both", c->name);
		if (!is_sentence(c->summary))
			fail_msg("%s: '%s'", c->name, c->summary);
		for (k = 0; c->spec[k] != '\0'; k++)
			if (strchr("cpsflwFkCT?", c->spec[k]) == NULL)
				fail_msg("%s: spec %s", c->name, c->spec);
		if ((c->usage[0] != '\0') != (c->spec[0] != '\0' ||
		    c->options != NULL))
			fail_msg("%s: usage '%s', spec '%s'", c->name, c->usage,
			    c->spec);
		for (o = c->options; o != NULL && o->name != NULL; o++)
			if (o - c->options >= CMD_OPTIONS_MAX ||
			    o->help[0] == '\0')
				fail_msg("%s: option %s", c->name, o->name);
	}
}

static void
every_fixed_statement_prepares(void **state)
{
	static const struct sql_table *const tables[] = { &snapshot_sql,
	    &journal_sql, &journal_undo_sql };
	const struct err *err;
	struct query q;
	struct book b;
	size_t i;
	int k;

	(void)state;
	book_open(&b, NULL);
	for (i = 0; i < COUNT(tables); i++)
		for (k = 0; k < tables[i]->count; k++) {
			assert_non_null(tables[i]->statements[k]);
			q = query_begin(b.s.store, tables[i]->statements[k]);
			if ((err = query_end(&q)) != NULL)
				fail_msg("%s %d: %s", tables[i]->name, k,
				    err->text);
		}
	book_close(&b);
}

static const char *
columns_of(struct arena *a, const struct store *s, const char *table)
{
	struct str list = { .arena = a };
	struct query q = query_begin(s,
	    "SELECT name FROM pragma_table_info(:table) ORDER BY cid");

	query_text(&q, ":table", table);
	while (query_next(&q))
		str_fmt(&list, " %s", query_col_peek(&q, 0));
	assert_ok(query_end(&q));
	return str_text(&list);
}

static void
every_kind_has_the_columns_of_its_table(void **state)
{
	struct arena a = { 0 };
	const struct entity *e;
	struct book b;
	int i, k;

	(void)state;
	book_open(&b, NULL);
	for (i = 0; i < ENTITY_COUNT; i++) {
		struct str want = { .arena = &a };

		e = &entity_table[i];
		str_add(&want, " id position");
		for (k = 0; k < e->count; k++)
			str_fmt(&want, " %s", e->fields[k].column);
		assert_string_equal(str_text(&want),
		    columns_of(&a, b.s.store, e->table));
	}
	arena_close(&a);
	book_close(&b);
}

static void
every_table_of_the_plan_is_a_kind(void **state)
{
	struct query q;
	struct book b;
	int n = 0;

	(void)state;
	book_open(&b, NULL);
	q = query_begin(b.s.store, "SELECT name FROM sqlite_schema"
	    " WHERE type = 'table' AND name NOT IN"
	    " ('device', 'change', 'entry', 'replaces')");
	for (; query_next(&q); n++)
		if (entity_of_table(query_col_peek(&q, 0)) == NULL)
			fail_msg("%s is no kind", query_col_peek(&q, 0));
	assert_ok(query_end(&q));
	assert_int_equal(ENTITY_COUNT, n);
	book_close(&b);
}

static void
every_field_is_complete(void **state)
{
	const struct entity *e;
	const struct field *f;
	int i, k;

	(void)state;
	for (i = 0; i < ENTITY_COUNT; i++) {
		e = &entity_table[i];
		assert_true(e->count <= ENTITY_FIELDS_MAX);
		assert_ptr_equal(e, entity_named(e->noun));
		assert_ptr_equal(e, entity_named(e->plural));
		for (k = 0; k < e->count; k++) {
			f = &e->fields[k];
			if ((f->kind == FIELD_WORD) != (f->words != NULL))
				fail_msg("%s.%s: words", e->table, f->column);
			if (f->label[0] == '\0' || f->help == NULL ||
			    f->help[0] == '\0' || f->help[strlen(f->help) - 1] == '.')
				fail_msg("%s.%s: help", e->table, f->column);
			assert_int_equal(k, entity_field(e, f->column));
		}
	}
}

static bool
is_command(const char *line)
{
	char name[32];
	const struct cmd *c;

	snprintf(name, sizeof name, "%.*s", (int)strcspn(line, " "), line);
	c = cmd_find(name);
	return c != NULL && !c->hidden;
}

static void
check_keys(const char *view, const struct view_key *k)
{
	const char *line;

	for (; k->keys != NULL; k++) {
		line = k->line;
		if (in(motions, line) || in(app_words, line))
			assert_true(k->help[0] != '\0');
		else if (strcmp(line, ":%s ") != 0 &&
		    !is_command(line + (line[0] == ':')))
			fail_msg("%s, %s: '%s' is nothing", view, k->keys, line);
	}
}

static void
every_key_does_something(void **state)
{
	int i;

	(void)state;
	check_keys("common", view_common_keys);
	for (i = 0; view_table[i] != NULL; i++)
		check_keys(view_table[i]->name, view_table[i]->keys);
	assert_true(i <= VIEW_MAX);
}

static const struct view_key *
key_of(const struct view_key *k, const char *key)
{
	for (; k->keys != NULL; k++)
		if (view_names_key(k->keys, key))
			return k;
	return NULL;
}

static void
no_key_of_a_screen_is_taken_twice(void **state)
{
	const struct view_key *k;
	char keys[64], *key, *rest;
	int i;

	(void)state;
	for (i = 0; view_table[i] != NULL; i++)
		for (k = view_table[i]->keys; k->keys != NULL; k++) {
			snprintf(keys, sizeof keys, "%s", k->keys);
			for (key = strtok_r(keys, " ", &rest); key != NULL;
			    key = strtok_r(NULL, " ", &rest))
				if (key_of(view_table[i]->keys, key) != k)
					fail_msg("%s: %s twice",
					    view_table[i]->name, key);
		}
}

static void
every_screen_that_a_command_names_is_there(void **state)
{
	int i, k;

	(void)state;
	for (i = 0; i < cmd_count; i++) {
		if (cmd_table[i]->view == NULL)
			continue;
		for (k = 0; view_table[k] != NULL; k++)
			if (strcmp(view_table[k]->name, cmd_table[i]->view) == 0)
				break;
		if (view_table[k] == NULL)
			fail_msg("%s: no view %s", cmd_table[i]->name,
			    cmd_table[i]->view);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commands_are_sorted_and_each_has_one_name),
		cmocka_unit_test(every_command_is_complete),
		cmocka_unit_test(every_fixed_statement_prepares),
		cmocka_unit_test(every_kind_has_the_columns_of_its_table),
		cmocka_unit_test(every_table_of_the_plan_is_a_kind),
		cmocka_unit_test(every_field_is_complete),
		cmocka_unit_test(every_key_does_something),
		cmocka_unit_test(no_key_of_a_screen_is_taken_twice),
		cmocka_unit_test(every_screen_that_a_command_names_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
