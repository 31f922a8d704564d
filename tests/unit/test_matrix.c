#include "tests/unit/kit.h"

#include "core/model/matrix.h"

/* Roles of one partner in the order of the plan, and the cell they give. */
static void
a_cell_shows_the_strongest_letter_and_what_is_wrong(void **state)
{
	static const struct {
		const char *letters, *cell;
		int to;			/* last day of the first, from the day */
		const char *officer;	/* status of the first one's officer */
		int left;		/* the partner, from the day; 0: has not */
		bool accepted;
	} cases[] = {
		{ "", ". ", 9, NULL, 0, false }, { "L", "L ", 9, NULL, 0, false },
		{ "CL", "L+", 9, NULL, 0, false },
		{ "LC", "L+", 9, NULL, 0, false },
		{ "TSKFCJ", "J+", 9, NULL, 0, false },
		{ "L", "L!", -1, NULL, 0, false }, { "L", "L ", 0, NULL, 0, false },
		{ "L", "L?", 9, "active", 0, false },
		{ "L", "L ", 9, "active", 0, true },
		{ "L", "L!", 9, "left", 0, true },
		{ "C", "C!", 9, NULL, -1, false }, { "C", "C ", 9, NULL, 1, false },
	};
	struct matrix_cell cell, row[3];
	struct roles *r;
	struct kit k;
	const char *p;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		struct role v[8] = { { 0 } };

		kit_make(&k);
		r = &k.commitments[0].roles;
		*r = (struct roles){ .v = v };
		for (p = cases[i].letters; *p != '\0'; p++)
			kit_role(r, plan_letter((char[]){ *p, '\0' }), 1);
		v[0].to = KIT_DAY + cases[i].to;
		if (cases[i].officer != NULL) {
			v[0].officer = 0;
			k.officers[0].status = cases[i].officer;
		}
		v[0].accepted = cases[i].accepted ? KIT_DAY : DATE_NONE;
		if (cases[i].left != 0)
			k.partners[1].left_on = KIT_DAY + cases[i].left;
		cell = matrix_cell(&k.plan, &k.commitments[0], 1, KIT_DAY);
		if (cell.letter != cases[i].cell[0] ||
		    cell.mark != cases[i].cell[1])
			fail_msg("case %d: '%c%c', not '%s'", (int)i, cell.letter,
			    cell.mark, cases[i].cell);
		matrix_row(&k.plan, &k.commitments[0], KIT_DAY, row);
		assert_int_equal(cell.letter, row[1].letter);
		assert_int_equal(cell.mark, row[1].mark);
		assert_int_equal('.', row[2].letter);
		arena_close(&k.arena);
	}
}

static void
rows_pass_by_strand_partner_gap_class_and_words(void **state)
{
	static const struct {
		struct matrix_filter filter;
		const char *rows;
	} cases[] = {
		{ { -1, -1, false, false, NULL }, "12" },
		{ { -1, -1, false, false, "" }, "12" },
		{ { 0, -1, false, false, NULL }, "1" },
		{ { -1, 1, false, false, NULL }, "2" },
		{ { -1, 2, false, false, NULL }, "" },
		{ { -1, -1, true, false, NULL }, "2" },
		{ { -1, -1, false, true, NULL }, "1" },
		{ { -1, -1, false, false, "gaidhlig" }, "1" },
		{ { -1, -1, false, false, "2" }, "2" },
		{ { 0, 1, false, false, NULL }, "" },
	};
	int rows[2], n, j;
	struct gaps g;
	struct kit k;
	size_t i;

	(void)state;
	kit_make(&k);
	k.commitments[0].title = "More Gàidhlig";
	k.commitments[1].noutcomes = 0;
	k.commitments[1].tactical = true;
	kit_role(&k.commitments[1].roles, LETTER_C, 1);
	plan_settle(&k.arena, &k.plan);
	gap_find(&k.arena, &k.plan, KIT_DAY, &g);
	for (i = 0; i < COUNT(cases); i++) {
		n = matrix_rows(&k.arena, &k.plan, &g, &cases[i].filter, rows);
		assert_int_equal(strlen(cases[i].rows), n);
		for (j = 0; j < n; j++)
			assert_int_equal(cases[i].rows[j],
			    k.commitments[rows[j]].code[0]);
	}
	arena_close(&k.arena);
}

static void
those_without_a_strand_come_last(void **state)
{
	static const struct matrix_filter all = { .strand = -1, .partner = -1 };
	struct gaps g;
	struct kit k;
	int rows[2];

	(void)state;
	kit_make(&k);
	k.commitments[0].noutcomes = 0;
	plan_settle(&k.arena, &k.plan);
	gap_find(&k.arena, &k.plan, KIT_DAY, &g);
	assert_int_equal(2, matrix_rows(&k.arena, &k.plan, &g, &all, rows));
	assert_int_equal(1, rows[0]);
	assert_int_equal(0, rows[1]);
	arena_close(&k.arena);
}

static void
totals_count_only_roles_that_hold(void **state)
{
	struct matrix_total t[3];
	const int rows[] = { 0, 1 };
	struct kit k;

	(void)state;
	kit_make(&k);
	kit_role(&k.commitments[0].roles, LETTER_J, 1);
	kit_role(&k.commitments[0].roles, LETTER_S, 1);
	kit_role(&k.commitments[1].roles, LETTER_J, 1);
	k.commitments[1].roles.v[1].to = KIT_DAY - 1;
	matrix_totals(&k.plan, rows, 2, KIT_DAY, t);
	assert_int_equal(2, t[0].lead);
	assert_int_equal(1, t[1].joint);
	assert_int_equal(1, t[1].other);
	assert_int_equal(0, t[2].lead + t[2].joint + t[2].other);
	arena_close(&k.arena);
}

static void
a_sentence_says_what_a_cell_means(void **state)
{
	struct kit k;

	(void)state;
	kit_make(&k);
	kit_role(&k.commitments[0].roles, LETTER_C, 0);
	k.commitments[0].roles.v[1].officer = 0;
	k.partners[2].left_on = KIT_DAY;
	assert_string_equal("1 x Alpha Council: lead; contributes work (Chief "
	    "Executive, not accepted)", matrix_sentence(&k.arena, &k.plan, 0, 0,
	    KIT_DAY));
	assert_string_equal("1 x NHS Beta: no role",
	    matrix_sentence(&k.arena, &k.plan, 0, 1, KIT_DAY));
	assert_string_equal("1 x Gamma College: no role; has left the partnership",
	    matrix_sentence(&k.arena, &k.plan, 0, 2, KIT_DAY));
	arena_close(&k.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_shows_the_strongest_letter_and_what_is_wrong),
		cmocka_unit_test(rows_pass_by_strand_partner_gap_class_and_words),
		cmocka_unit_test(those_without_a_strand_come_last),
		cmocka_unit_test(totals_count_only_roles_that_hold),
		cmocka_unit_test(a_sentence_says_what_a_cell_means),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
