#include <stdio.h>

#include "tests/unit/kit.h"

static void
a_letter_is_known_in_either_case(void **state)
{
	static const struct { const char *typed; enum role_letter letter; }
	    cases[] = {
		{ "L", LETTER_L }, { "j", LETTER_J }, { "C", LETTER_C },
		{ "f", LETTER_F }, { "K", LETTER_K }, { "s", LETTER_S },
		{ "T", LETTER_T }, { "", LETTER_COUNT }, { "LJ", LETTER_COUNT },
		{ "x", LETTER_COUNT }, { "-", LETTER_COUNT },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_int_equal(cases[i].letter, plan_letter(cases[i].typed));
	assert_int_equal(LETTER_COUNT, strlen(plan_letters));
	assert_null(plan_letter_names[LETTER_COUNT]);
}

static void
a_role_holds_from_its_first_to_its_last_day(void **state)
{
	static const struct { int32_t from, to; bool holds; } cases[] = {
		{ DATE_NONE, DATE_NONE, true }, { 10, DATE_NONE, true },
		{ 11, DATE_NONE, false }, { DATE_NONE, 10, true },
		{ DATE_NONE, 9, false }, { 10, 10, true }, { 5, 15, true },
	};
	struct role r = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		r.from = cases[i].from;
		r.to = cases[i].to;
		assert_int_equal(cases[i].holds, plan_role_holds(&r, 10));
	}
}

static void
a_lead_is_one_partner_or_none(void **state)
{
	struct role v[3] = { { .partner = 1, .letter = LETTER_L },
	    { .partner = 2, .letter = LETTER_C },
	    { .partner = -1, .letter = LETTER_L } };
	struct roles r = { v, 2 };
	int n;

	(void)state;
	assert_int_equal(1, plan_lead(&r, &n));
	assert_int_equal(1, n);
	r.n = 3;
	assert_int_equal(-1, plan_lead(&r, &n));
	assert_int_equal(2, n);
	r = (struct roles){ v + 1, 1 };
	assert_int_equal(-1, plan_lead(&r, &n));
	assert_int_equal(0, n);
}

static void
a_code_is_found_to_the_letter_before_either_case(void **state)
{
	struct kit k;

	(void)state;
	kit_make(&k);
	k.partners[0].code = "PS";
	k.partners[1].code = "ps";
	assert_int_equal(0, plan_partner(&k.plan, "PS"));
	assert_int_equal(1, plan_partner(&k.plan, "ps"));
	assert_int_equal(0, plan_partner(&k.plan, "Ps"));
	assert_int_equal(-1, plan_partner(&k.plan, "p"));
	assert_int_equal(0, plan_strand(&k.plan, "s"));
	assert_int_equal(0, plan_outcome(&k.plan, "O"));
	assert_int_equal(1, plan_commitment(&k.plan, "2"));
	assert_int_equal(-1, plan_commitment(&k.plan, "3"));
}

/* What many partners with few letters between them are called. */
static void
check_marks(int n, bool alike)
{
	static char codes[900][16];
	static struct partner partners[900];
	struct plan p = { .partners = { .v = partners, .n = n } };
	struct arena a = { 0 };
	int i, j;

	for (i = 0; i < n; i++) {
		snprintf(codes[i], sizeof codes[i], alike ? "p%d" : "%d",
		    alike ? i % 7 : i);
		partners[i] = (struct partner){ .code = codes[i],
		    .name = alike ? "Partner" : "Someone Else" };
	}
	plan_settle(&a, &p);
	for (i = 0; i < n; i++)
		for (j = 0; j < i; j++)
			if (strcmp(partners[i].mark, partners[j].mark) == 0)
				fail_msg("%d and %d of %d are both %s", j, i, n,
				    partners[i].mark);
	arena_close(&a);
}

static void
no_two_partners_share_a_matrix_code(void **state)
{
	(void)state;
	check_marks(40, false);
	check_marks(40, true);
	check_marks(800, false);
	check_marks(800, true);
}

static void
a_given_matrix_code_is_kept(void **state)
{
	struct kit k;

	(void)state;
	kit_make(&k);
	memcpy(k.partners[2].mark, "AA", 3);
	plan_settle(&k.arena, &k.plan);
	assert_string_equal("AA", k.partners[2].mark);
	assert_string_not_equal("AA", k.partners[0].mark);
	assert_int_equal('A', k.partners[0].mark[0]);
	arena_close(&k.arena);
}

static void
a_code_seen_before_is_counted(void **state)
{
	struct kit k;

	(void)state;
	kit_make(&k);
	k.partners[1].code = k.partners[2].code = "aa";
	plan_settle(&k.arena, &k.plan);
	assert_int_equal(0, k.partners[0].nth);
	assert_int_equal(1, k.partners[1].nth);
	assert_int_equal(2, k.partners[2].nth);
	assert_int_equal(0, k.commitments[1].nth);
	arena_close(&k.arena);
}

static void
a_commitment_belongs_to_the_strand_of_its_outcome(void **state)
{
	struct kit k;

	(void)state;
	kit_make(&k);
	k.commitments[1].noutcomes = 0;
	plan_settle(&k.arena, &k.plan);
	assert_int_equal(0, k.commitments[0].strand);
	assert_int_equal(-1, k.commitments[1].strand);
	assert_int_equal(1, k.strands[0].commitments);
	assert_int_equal(1, k.strands[0].outcomes);
	assert_int_equal(1, k.outcomes[0].commitments);
	assert_int_equal(1, k.outcomes[0].indicators);
	arena_close(&k.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letter_is_known_in_either_case),
		cmocka_unit_test(a_role_holds_from_its_first_to_its_last_day),
		cmocka_unit_test(a_lead_is_one_partner_or_none),
		cmocka_unit_test(a_code_is_found_to_the_letter_before_either_case),
		cmocka_unit_test(no_two_partners_share_a_matrix_code),
		cmocka_unit_test(a_given_matrix_code_is_kept),
		cmocka_unit_test(a_code_seen_before_is_counted),
		cmocka_unit_test(a_commitment_belongs_to_the_strand_of_its_outcome),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
