#include "tests/unit/kit.h"

#include "core/model/standing.h"

static void
the_status_wins_over_the_date(void **state)
{
	enum { NONE = 1000000 };
	static const struct {
		const char	*status;
		int		 days;		/* from the day to the due date */
		enum standing	 standing;
		const char	*words;
	} cases[] = {
		{ "", -1, STANDING_LATE, "1 day late" },
		{ "", -34, STANDING_LATE, "34 days late" },
		{ "", -99, STANDING_LATE, "99 days late" },
		{ "", -100, STANDING_LATE, "3 months late" },
		{ "", -729, STANDING_LATE, "23 months late" },
		{ "", -800, STANDING_LATE, "2 years late" },
		{ "in progress", -1, STANDING_LATE, "1 day late" },
		{ "", 0, STANDING_SOON, "due today" },
		{ "", 1, STANDING_SOON, "due in 1 day" },
		{ "", 60, STANDING_SOON, "due in 60 days" },
		{ "", 61, STANDING_OPEN, "due 24 Jan 2027" },
		{ "", NONE, STANDING_UNDATED, "no due date" },
		{ "complete", -34, STANDING_DONE, "complete" },
		{ "complete", NONE, STANDING_DONE, "complete" },
		{ "paused", -34, STANDING_PARKED, "paused" },
		{ "not tracked", 5, STANDING_PARKED, "not tracked" },
		{ "dropped", NONE, STANDING_PARKED, "dropped" },
	};
	struct commitment c = { .due_text = "" };
	struct arena a = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		c.status = cases[i].status;
		c.due = cases[i].days == NONE ? DATE_NONE :
		    KIT_DAY + cases[i].days;
		assert_int_equal(cases[i].standing, standing_of(&c, KIT_DAY));
		assert_string_equal(cases[i].words,
		    standing_words(&a, &c, KIT_DAY));
	}
	c = (struct commitment){ .status = "", .due = DATE_NONE,
	    .due_text = "Ongoing" };
	assert_string_equal("Ongoing", standing_words(&a, &c, KIT_DAY));
	assert_null(standing_names[STANDING_COUNT]);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_status_wins_over_the_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
