#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "tests/unit/check.h"

#include "core/store/schema.h"

/* A new version of the schema needs its hash in core/store/schema.c: this
 * says which. */
static void
a_new_plan_has_the_schema_we_know(void **state)
{
	const struct err *err;
	struct store *s;
	uint64_t sum;

	(void)state;
	assert_ok(store_open(&s, ":memory:", STORE_NEW));
	assert_ok(schema_hash(s, &sum));
	err = schema_compare(s, schema_version());
	if (err != NULL)
		print_message("version %d has hash 0x%016" PRIx64 "\n",
		    schema_version(), sum);
	assert_ok(err);
	store_close(s);
}

static void
another_version_is_not_taken_for_ours(void **state)
{
	struct store *s;

	(void)state;
	assert_ok(store_open(&s, ":memory:", STORE_NEW));
	assert_err(ERR_DATA, schema_compare(s, 0));
	assert_err(ERR_DATA, schema_compare(s, schema_version() + 1));
	store_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_plan_has_the_schema_we_know),
		cmocka_unit_test(another_version_is_not_taken_for_ours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
