#include <stdlib.h>

#include "tests/unit/check.h"

#include "core/report/table.h"

static const struct table_column columns[] = {
	{ "code", "Code", false, false }, { "sum", "Sum", true, true },
	{ "title", "Title", false, false }, { 0 }
};

static struct table *
sample(struct arena *a)
{
	struct table *t = table_new(a, "things", columns);

	table_add(t, "a,b");
	table_add_raw(t, "£1,200", "1200");
	table_add(t, "say \"x\"");
	table_add(t, "日本");
	table_add(t, NULL);
	table_add(t, "two\nlines \033[2J");
	return t;
}

static void
prints(const char *want, const struct table *t, enum table_format format)
{
	char *got = NULL;
	size_t n;
	FILE *f = open_memstream(&got, &n);

	table_print(t, format, f);
	fclose(f);
	assert_string_equal(want, got);
	free(got);
}

static void
text_is_aligned_and_cleaned_for_people(void **state)
{
	struct arena a = { 0 };

	(void)state;
	prints("Code     Sum  Title\n"
	    "a,b   £1,200  say \"x\"\n"
	    "日本          two lines \uFFFD[2J\n", sample(&a), TABLE_TEXT);
	arena_close(&a);
}

static void
csv_quotes_as_rfc_4180_asks_and_keeps_every_byte(void **state)
{
	struct arena a = { 0 };

	(void)state;
	prints("code,sum,title\r\n"
	    "\"a,b\",1200,\"say \"\"x\"\"\"\r\n"
	    "日本,,\"two\nlines \033[2J\"\r\n", sample(&a), TABLE_CSV);
	arena_close(&a);
}

static void
json_has_numbers_null_and_escapes(void **state)
{
	struct arena a = { 0 };

	(void)state;
	prints("{\"schema\": 1,\n \"things\": [\n"
	    "  {\"code\": \"a,b\", \"sum\": 1200, \"title\": \"say \\\"x\\\"\"},\n"
	    "  {\"code\": \"日本\", \"sum\": null, \"title\": "
	    "\"two\\nlines \\u001b[2J\"}\n ]\n}\n", sample(&a), TABLE_JSON);
	arena_close(&a);
}

static void
a_table_without_rows_says_so(void **state)
{
	struct arena a = { 0 };
	struct table *t = table_new(&a, "things", columns);

	(void)state;
	prints("nothing\n", t, TABLE_TEXT);
	prints("code,sum,title\r\n", t, TABLE_CSV);
	prints("{\"schema\": 1,\n \"things\": []\n}\n", t, TABLE_JSON);
	arena_close(&a);
}

static void
several_tables_have_headings(void **state)
{
	struct arena a = { 0 };
	struct table *t = table_new(&a, "one", columns);

	(void)state;
	t->next = table_new(&a, "two", columns);
	prints("one\nnothing\n\ntwo\nnothing\n", t, TABLE_TEXT);
	prints("{\"schema\": 1,\n \"one\": [],\n \"two\": []\n}\n", t, TABLE_JSON);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_aligned_and_cleaned_for_people),
		cmocka_unit_test(csv_quotes_as_rfc_4180_asks_and_keeps_every_byte),
		cmocka_unit_test(json_has_numbers_null_and_escapes),
		cmocka_unit_test(a_table_without_rows_says_so),
		cmocka_unit_test(several_tables_have_headings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
