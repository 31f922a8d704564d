#include "tests/unit/check.h"

#include "core/base/money.h"

#define MOST INT64_C(9000000000000000)

static void
amounts_are_understood_as_people_type_them(void **state)
{
	static const struct { const char *typed; int64_t pence; } cases[] = {
		{ "120000", 12000000 }, { "£120k", 12000000 },
		{ "1.2m", 120000000 }, { "120,000.50", 12000050 },
		{ " £ 5 ", 500 }, { "GBP 7", 700 }, { "0", 0 }, { "0.5", 50 },
		{ "-£3.20", -320 }, { "1,200,000", 120000000 },
		{ "1.25 million", 125000000 }, { "2bn", INT64_C(200000000000) },
		{ "3 thousand", 300000 }, { "0.001k", 100 },
		{ "90000000000000", MOST },
	};
	int64_t pence;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_ok(money_typed(cases[i].typed, &pence));
		assert_int_equal(cases[i].pence, pence);
	}
}

static void
what_is_no_amount_is_refused(void **state)
{
	static const char *const cases[] = { "", "£", "x", "12x", "1.2.3", "1,2",
		"1,2000", "12,00", ".5", "5.", "1.234", "--5", "5k5", "1e3",
		"90000000000000.01", "99999999999999999999", "1 2", "5%" };
	int64_t pence;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_err(ERR_USAGE, money_typed(cases[i], &pence));
}

static void
a_plan_file_gives_digits_and_a_hint_for_the_rest(void **state)
{
	static const struct { const char *s; int64_t pence, hint; } cases[] = {
		{ "120000", 12000000, 0 }, { "0", 0, 0 }, { "0.50", 50, 0 },
		{ "-5", -500, 0 }, { "134464.52", 13446452, 0 },
		{ "£120k", -1, 12000000 }, { "1,200", -1, 120000 },
		{ "1.2m", -1, 120000000 }, { "012", -1, 1200 },
		{ "abc", -1, -1 }, { "", -1, -1 }, { "1.234", -1, -1 },
		{ "-£5", -1, -1 },
	};
	int64_t pence, hint;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		if (cases[i].pence == -1) {
			assert_err(ERR_DATA,
			    money_plain(cases[i].s, &pence, &hint));
			assert_int_equal(cases[i].hint, hint);
			continue;
		}
		assert_ok(money_plain(cases[i].s, &pence, &hint));
		assert_int_equal(cases[i].pence, pence);
	}
}

static void
amounts_are_written_with_pence_only_where_there_are_some(void **state)
{
	static const struct { int64_t pence; const char *text, *digits; } cases[] = {
		{ 0, "£0", "0" }, { 5, "£0.05", "0.05" }, { 100, "£1", "1" },
		{ 12000000, "£120,000", "120000" }, { -320, "-£3.20", "-3.20" },
		{ 13446452, "£134,464.52", "134464.52" },
		{ 99999, "£999.99", "999.99" }, { 100000, "£1,000", "1000" },
		{ MOST, "£90,000,000,000,000", "90000000000000" },
	};
	char buf[MONEY_TEXT];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_string_equal(cases[i].text, money_text(buf, cases[i].pence));
		assert_string_equal(cases[i].digits,
		    money_digits(buf, cases[i].pence));
	}
}

/* Reading what was written gives the same, over the whole range. */
static void
every_amount_survives_being_written_and_read(void **state)
{
	int64_t pence = 1, back, hint;
	char buf[MONEY_TEXT];
	uint64_t dice = 9;
	int i;

	(void)state;
	for (i = 0; i < 100000; i++) {
		dice = dice * UINT64_C(6364136223846793005) + 1442695040888963407u;
		pence = (int64_t)(dice >> (i % 50 + 10)) % (MOST + 1);
		pence = i % 3 == 0 ? -pence : pence;
		assert_ok(money_typed(money_text(buf, pence), &back));
		assert_int_equal(pence, back);
		assert_ok(money_plain(money_digits(buf, pence), &back, &hint));
		assert_int_equal(pence, back);
	}
}

static void
a_sum_never_leaves_the_range(void **state)
{
	int64_t sum = MOST - 1;

	(void)state;
	assert_true(money_add(&sum, 1));
	assert_false(money_add(&sum, 1));
	assert_int_equal(MOST, sum);
	assert_false(money_add(&sum, INT64_MAX));
	assert_int_equal(MOST, sum);
	sum = -MOST;
	assert_false(money_add(&sum, -1));
	assert_false(money_add(&sum, INT64_MIN));
	assert_int_equal(-MOST, sum);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_understood_as_people_type_them),
		cmocka_unit_test(what_is_no_amount_is_refused),
		cmocka_unit_test(a_plan_file_gives_digits_and_a_hint_for_the_rest),
		cmocka_unit_test(
		    amounts_are_written_with_pence_only_where_there_are_some),
		cmocka_unit_test(every_amount_survives_being_written_and_read),
		cmocka_unit_test(a_sum_never_leaves_the_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
