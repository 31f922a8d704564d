#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/check.h"

#include "core/base/text.h"

static void
width_counts_columns_not_bytes(void **state)
{
	static const struct { const char *s; int width; } cases[] = {
		{ "", 0 }, { "abc", 3 }, { "é", 1 }, { "e\xCC\x81", 1 },
		{ "Gàidhlig", 8 }, { "日本", 4 }, { "👍", 2 }, { "👍🏽", 2 },
		{ "👩‍👩‍👧", 2 }, { "🇬🇧", 2 }, { "❤\xEF\xB8\x8F", 2 }, { "\t", 1 },
		{ "\xFF", 1 }, { "a\xE2\x80\x8B" "b", 3 }, { "…", 1 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		if (text_width(cases[i].s) != cases[i].width)
			fail_msg("'%s' is %d wide, not %d", cases[i].s,
			    text_width(cases[i].s), cases[i].width);
}

/* What acts on a terminal or reads other than it is, by code point. */
static void
hidden_characters_are_found(void **state)
{
	static const struct { const char *s; int32_t code; size_t at; } cases[] = {
		{ "a\tb", 0x09, 1 }, { "\033[31m", 0x1B, 0 }, { "a\x7F", 0x7F, 1 },
		{ "\xC2\x9B", 0x9B, 0 }, { "a\xC2\xAD", 0xAD, 1 },
		{ "a\xE2\x80\x8B" "b", 0x200B, 1 }, { "\xE2\x80\xAE", 0x202E, 0 },
		{ "x\xE2\x81\xA6", 0x2066, 1 }, { "\xEF\xBB\xBFx", 0xFEFF, 0 },
		{ "\xF3\xA0\x80\xA1", 0xE0021, 0 }, { "ab\xFF", -1, 2 },
		{ "\xC0\x80", -1, 0 }, { "\xED\xA0\x80", -1, 0 },
		{ "\xE3\x85\xA4", 0x3164, 0 }, { "a\r", 0x0D, 1 },
	};
	static const char *const fine[] = { "", "plain", "Gàidhlig", "👩‍👩‍👧",
	    "❤\xEF\xB8\x8F", "日本", "a\xCC\x81\xCC\x82\xCC\x83" };
	const char *p;
	int32_t code;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		p = text_hidden(cases[i].s, 0, &code);
		if (p != cases[i].s + cases[i].at || code != cases[i].code)
			fail_msg("case %d: U+%04X at %d", (int)i, (unsigned)code,
			    p != NULL ? (int)(p - cases[i].s) : -1);
	}
	for (i = 0; i < COUNT(fine); i++)
		assert_null(text_hidden(fine[i], 0, &code));
	assert_non_null(text_hidden("a\xCC\x81\xCC\x81\xCC\x81\xCC\x81", 0, &code));
	assert_null(text_hidden("a\nb", 1, &code));
	assert_non_null(text_hidden("a\nb", 0, &code));
}

static void
nothing_hidden_is_ever_printed(void **state)
{
	static const struct { const char *s, *shown; } cases[] = {
		{ "plain é", "plain é" }, { "a\033[2Jb", "a\uFFFD[2Jb" },
		{ "a\xE2\x80\xAE" "b", "a\uFFFDb" }, { "\xFF\xFE", "\uFFFD\uFFFD" },
		{ "a\nb", "a\uFFFDb" },
	};
	struct arena a = { 0 };
	char *out = NULL;
	size_t i, n;
	FILE *f;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		f = open_memstream(&out, &n);
		text_put(f, cases[i].s);
		fclose(f);
		assert_string_equal(cases[i].shown, out);
		assert_string_equal(cases[i].shown, text_clean(&a, cases[i].s));
		free(out);
	}
	assert_ptr_equal(cases[0].s, text_clean(&a, cases[0].s));
	arena_close(&a);
}

static void
a_cut_fits_and_splits_no_cluster(void **state)
{
	static const struct { const char *s; int columns; const char *cut; } cases[] = {
		{ "abc", 3, "abc" }, { "abcd", 3, "ab…" }, { "日本語", 5, "日本…" },
		{ "日本語", 4, "日…" }, { "abc", 1, "…" }, { "", 0, "" },
		{ "e\xCC\x81" "fgh", 2, "e\xCC\x81…" }, { "👩‍👩‍👧ab", 3, "👩‍👩‍👧…" },
	};
	struct arena a = { 0 };
	const char *cut;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		cut = text_cut(&a, cases[i].s, cases[i].columns);
		assert_string_equal(cases[i].cut, cut);
		assert_true(text_width(cut) <= cases[i].columns);
	}
	assert_int_equal(0, text_fit("👩‍👩‍👧", 1));
	assert_string_equal("a b", text_line(&a, "a\nb"));
	arena_close(&a);
}

static void
folding_finds_what_people_mean(void **state)
{
	static const struct { const char *s, *folded; } cases[] = {
		{ "Gàidhlig", "gaidhlig" }, { "NHS", "nhs" }, { "ﬁrst", "first" },
		{ "Ångström", "angstrom" }, { "straße", "strasse" }, { "", "" },
		{ "e\xCC\x81", "e" },
	};
	struct arena a = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_string_equal(cases[i].folded, text_fold(&a, cases[i].s));
	assert_string_equal("é", text_nfc(&a, "e\xCC\x81"));
	assert_string_equal("\xFFx", text_nfc(&a, "\xFFx"));
	assert_int_equal('e', text_ascii("é"));
	assert_int_equal('?', text_ascii("日"));
	arena_close(&a);
}

/* Whatever the bytes are, stepping ends and stays inside the text. */
static void
any_bytes_are_stepped_over_to_their_end(void **state)
{
	struct text_cluster k;
	char bytes[24];
	unsigned dice = 5;
	size_t at;
	int i, j;

	(void)state;
	for (i = 0; i < 20000; i++) {
		for (j = 0; j < (int)sizeof bytes - 1; j++) {
			dice = dice * 1103515245 + 12345;
			bytes[j] = (char)((dice >> 16) % 255 + 1);
		}
		bytes[j] = '\0';
		for (at = 0; (k = text_next(bytes + at)).skip > 0; at += k.skip)
			assert_true(k.width >= 1 && k.width <= 2);
		assert_int_equal(sizeof bytes - 1, at);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(width_counts_columns_not_bytes),
		cmocka_unit_test(hidden_characters_are_found),
		cmocka_unit_test(nothing_hidden_is_ever_printed),
		cmocka_unit_test(a_cut_fits_and_splits_no_cluster),
		cmocka_unit_test(folding_finds_what_people_mean),
		cmocka_unit_test(any_bytes_are_stepped_over_to_their_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
