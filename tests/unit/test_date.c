#include "tests/unit/check.h"

#include "core/base/date.h"

static void
an_iso_date_is_a_day_that_exists(void **state)
{
	static const struct { const char *iso; int32_t days; } cases[] = {
		{ "1970-01-01", 0 }, { "1970-01-02", 1 }, { "1969-12-31", -1 },
		{ "2000-02-29", 11016 }, { "2026-11-24", 20781 },
		{ "0001-01-01", -719162 }, { "9999-12-31", 2932896 },
		{ "2023-02-29", DATE_NONE }, { "1900-02-29", DATE_NONE },
		{ "2026-13-01", DATE_NONE }, { "2026-00-01", DATE_NONE },
		{ "2026-04-31", DATE_NONE }, { "0000-01-01", DATE_NONE },
		{ "2026-1-1", DATE_NONE }, { "2026-11-24 ", DATE_NONE },
		{ "+026-11-24", DATE_NONE }, { "", DATE_NONE },
		{ "2026/11/24", DATE_NONE },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		if (date_days(cases[i].iso) != cases[i].days)
			fail_msg("%s: %d", cases[i].iso,
			    (int)date_days(cases[i].iso));
}

static void
every_day_survives_being_written_and_read(void **state)
{
	char buf[DATE_TEXT];
	int32_t day, back;

	(void)state;
	for (day = -719162; day <= 2932896; day++)
		assert_int_equal(day, date_days(date_iso(buf, day)));
	for (day = 0; day < 40000; day += 7) {
		assert_ok(date_typed(date_shown(buf, day), 0, &back));
		assert_int_equal(day, back);
	}
}

static void
dates_are_understood_day_before_month(void **state)
{
	static const struct { const char *typed, *iso; } cases[] = {
		{ "2027-03-31", "2027-03-31" }, { "31 Mar 2027", "2027-03-31" },
		{ "31/3/27", "2027-03-31" }, { "31.03.2027", "2027-03-31" },
		{ "5 march 2027", "2027-03-05" }, { "5/3/2027", "2027-03-05" },
		{ "24 Nov", "2026-11-24" }, { "23 Nov", "2027-11-23" },
		{ "25/11", "2026-11-25" }, { "29 Feb", "2028-02-29" },
		{ "today", "2026-11-24" }, { "Tomorrow", "2026-11-25" },
		{ "+10d", "2026-12-04" }, { "+2w", "2026-12-08" },
		{ "+3m", "2027-02-24" }, { "+1y", "2027-11-24" },
		{ "  31 Mar 2027", "2027-03-31" },
	};
	int32_t today = date_days("2026-11-24"), day;
	char buf[DATE_TEXT];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_ok(date_typed(cases[i].typed, today, &day));
		assert_string_equal(cases[i].iso, date_iso(buf, day));
	}
	assert_ok(date_typed("+1m", date_days("2027-01-31"), &day));
	assert_string_equal("2027-02-28", date_iso(buf, day));
}

static void
what_is_no_date_is_refused(void **state)
{
	static const char *const cases[] = { "", "never", "31 Feb 2027", "3/31/27",
		"24", "24 Nov 123", "24 Foo 2026", "+2", "+w", "+-2d", "+2x",
		"2026-02-30", "24 Nov 2026 x", "99999999999999999999 Nov",
		"-1 Nov", "+9999y", "24//" };
	int32_t day;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_err(ERR_USAGE, date_typed(cases[i], 20000, &day));
}

static void
a_financial_year_ends_after_it_begins(void **state)
{
	static const char *const good[] = { "2019-20", "2022-25", "1999-00",
		"1998-01" };
	static const char *const bad[] = { "2019", "2019-19", "2022-21",
		"2019-2020", "19-20", "2019/20", "-019-20", "2019-20 ", "",
		"2019-2", "2019--1" };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(good); i++)
		assert_true(date_is_fy(good[i]));
	for (i = 0; i < COUNT(bad); i++)
		if (date_is_fy(bad[i]))
			fail_msg("%s is a year", bad[i]);
}

static void
moments_are_read_and_shown_in_utc(void **state)
{
	static const char *const bad[] = { "", "2026-11-24", "2026-11-24T",
		"2026-11-24T24:00", "2026-11-24T10:60", "2026-11-24T10:42Z",
		"2026-11-24 10:42", "x" };
	char buf[DATE_TEXT];
	int64_t ms;
	size_t i;

	(void)state;
	assert_ok(date_parse_moment("2026-11-24T10:42", &ms));
	assert_int_equal(INT64_C(1795516920000), ms);
	assert_string_equal("24 Nov 2026 10:42", date_moment(buf, ms));
	assert_int_equal(20781, date_of_moment(ms));
	assert_int_equal(-1, date_of_moment(-1));
	assert_string_equal("31 Dec 1969 23:59", date_moment(buf, -1));
	for (i = 0; i < COUNT(bad); i++)
		assert_err(ERR_USAGE, date_parse_moment(bad[i], &ms));
}

static void
the_weekday_is_right(void **state)
{
	char buf[DATE_TEXT];

	(void)state;
	assert_string_equal("Tue 24 Nov 2026",
	    date_shown_long(buf, date_days("2026-11-24")));
	assert_string_equal("Thu 1 Jan 1970", date_shown_long(buf, 0));
	assert_string_equal("Wed 31 Dec 1969", date_shown_long(buf, -1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_iso_date_is_a_day_that_exists),
		cmocka_unit_test(every_day_survives_being_written_and_read),
		cmocka_unit_test(dates_are_understood_day_before_month),
		cmocka_unit_test(what_is_no_date_is_refused),
		cmocka_unit_test(a_financial_year_ends_after_it_begins),
		cmocka_unit_test(moments_are_read_and_shown_in_utc),
		cmocka_unit_test(the_weekday_is_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
