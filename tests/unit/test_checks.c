#include "tests/unit/book.h"

#include "core/model/gap.h"

/*
 * How many findings of each rule the plans of five partnerships have, as
 * somebody counted who read the rules and the files and not this program.
 */
static const char *const codes[] = { "ACC-02", "ACC-04", "ACC-05", "MEA-01", "DAT-07", "FIN-02" };

static const struct {
	const char	*file;
	int		 commitments, partners;
	int		 count[COUNT(codes)];
} plans[] = {
	{ "aberdeen-city.yaml",
	    35, 15, { 0, 0, 0, 1, 4, 0 } },
	{ "dundee-city.yaml",
	    48, 17, { 0, 0, 0, 6, 47, 0 } },
	{ "edinburgh.yaml",
	    17, 11, { 0, 0, 0, 0, 0, 0 } },
	{ "highland.yaml",
	    10, 12, { 0, 0, 0, 3, 0, 0 } },
	{ "orkney-islands.yaml",
	    12, 18, { 0, 0, 0, 1, 0, 0 } },
	{ "published-only/aberdeen-city.yaml",
	    35, 15, { 31, 0, 4, 3, 19, 0 } },
	{ "published-only/dundee-city.yaml",
	    48, 12, { 47, 0, 0, 16, 48, 0 } },
	{ "published-only/edinburgh.yaml",
	    17, 11, { 17, 0, 4, 4, 17, 0 } },
	{ "published-only/highland.yaml",
	    1, 12, { 1, 0, 3, 15, 0, 0 } },
	{ "published-only/orkney-islands.yaml",
	    0, 18, { 0, 0, 3, 7, 0, 0 } },
};

static int
count(const struct gaps *g, const char *code)
{
	int i, n = 0;

	for (i = 0; i < g->n; i++)
		n += strcmp(g->v[i].rule->code, code) == 0;
	return n;
}

static void
compare(size_t at)
{
	const struct plan *plan;
	struct book b;
	char path[128];
	size_t i;

	snprintf(path, sizeof path, "tests/fixture/plans/%s", plans[at].file);
	book_open(&b, path);
	assert_ok(session_plan(&b.s, &plan));
	assert_int_equal(plan->commitments.n, plans[at].commitments);
	assert_int_equal(plan->partners.n, plans[at].partners);
	for (i = 0; i < COUNT(codes); i++)
		if (count(&b.s.gaps, codes[i]) != plans[at].count[i])
			fail_msg("%s: %s: %d findings, want %d", path, codes[i],
			    count(&b.s.gaps, codes[i]), plans[at].count[i]);
	book_close(&b);
}

static void
rules_find_what_an_independent_reader_found(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(plans); i++)
		compare(i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_find_what_an_independent_reader_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
