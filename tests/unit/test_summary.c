#include "tests/unit/kit.h"

#include "core/model/summary.h"

static void
commitments_are_counted_by_strand_and_standing(void **state)
{
	struct summary s;
	struct kit k;

	(void)state;
	kit_make(&k);
	k.commitments[1].noutcomes = 0;
	k.commitments[1].due = KIT_DAY - 1;
	plan_settle(&k.arena, &k.plan);
	summary_make(&k.arena, &k.plan, KIT_DAY, &s);
	assert_int_equal(2, s.nrows);
	assert_int_equal(0, s.rows[0].strand);
	assert_int_equal(1, s.rows[0].by[STANDING_OPEN]);
	assert_int_equal(-1, s.rows[1].strand);
	assert_int_equal(1, s.rows[1].by[STANDING_LATE]);
	assert_int_equal(2, s.total.all);
	arena_close(&k.arena);

	/* Without any that has no strand there is no such row. */
	kit_make(&k);
	plan_settle(&k.arena, &k.plan);
	summary_make(&k.arena, &k.plan, KIT_DAY, &s);
	assert_int_equal(1, s.nrows);
	arena_close(&k.arena);
}

static void
what_is_due_comes_in_the_order_of_dates(void **state)
{
	struct summary s;
	struct kit k;

	(void)state;
	kit_make(&k);
	k.commitments[1].due = KIT_DAY;
	plan_settle(&k.arena, &k.plan);
	summary_make(&k.arena, &k.plan, KIT_DAY, &s);
	assert_int_equal(2, s.ndue);
	assert_int_equal(1, s.due[0]);
	assert_int_equal(0, s.due[1]);
	k.commitments[1].status = "complete";
	summary_make(&k.arena, &k.plan, KIT_DAY, &s);
	assert_int_equal(1, s.ndue);
	arena_close(&k.arena);
}

static void
money_is_summed_or_said_to_be_too_much(void **state)
{
	struct summary s;
	struct kit k;

	(void)state;
	kit_make(&k);
	k.commitments[0].cash = 50000;
	k.commitments[0].contributions = 1;
	plan_settle(&k.arena, &k.plan);
	summary_make(&k.arena, &k.plan, KIT_DAY, &s);
	assert_string_equal("£1,000 in 1 budget; £500 cash to commitments; "
	    "1 with nothing", summary_money(&k.arena, &k.plan, &s));
	k.commitments[0].cash = k.commitments[1].cash = INT64_C(8000000000000000);
	summary_make(&k.arena, &k.plan, KIT_DAY, &s);
	assert_true(s.overflow);
	assert_string_equal("the sums of this plan are too large to add up",
	    summary_money(&k.arena, &k.plan, &s));
	k.commitments[0].cash = k.commitments[1].cash = 0;
	k.plan.budgets.n = 0;
	summary_make(&k.arena, &k.plan, KIT_DAY, &s);
	assert_string_equal("no money in this plan",
	    summary_money(&k.arena, &k.plan, &s));
	arena_close(&k.arena);
}

static void
a_partner_is_counted_for_what_it_has_a_part_in(void **state)
{
	struct summary_part *parts;
	struct kit k;

	(void)state;
	kit_make(&k);
	k.commitments[1].due = KIT_DAY - 1;
	kit_role(&k.commitments[0].roles, LETTER_C, 1);
	kit_role(&k.commitments[1].roles, LETTER_C, 1);
	k.commitments[1].roles.v[1].from = KIT_DAY + 1;
	plan_settle(&k.arena, &k.plan);
	summary_partners(&k.arena, &k.plan, KIT_DAY, &parts);
	assert_int_equal(2, parts[0].by[LETTER_L]);
	assert_int_equal(1, parts[0].late);
	assert_int_equal(1, parts[0].strands);
	assert_int_equal(1, parts[1].by[LETTER_C]);
	assert_int_equal(0, parts[1].late);
	assert_int_equal(1, parts[1].outcomes);
	arena_close(&k.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commitments_are_counted_by_strand_and_standing),
		cmocka_unit_test(what_is_due_comes_in_the_order_of_dates),
		cmocka_unit_test(money_is_summed_or_said_to_be_too_much),
		cmocka_unit_test(a_partner_is_counted_for_what_it_has_a_part_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
