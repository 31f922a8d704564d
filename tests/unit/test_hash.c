#include "tests/unit/check.h"

#include "core/base/hash.h"

/* Vectors of the reference implementation: input bytes 00, 01, 02 ... */
static void
siphash_gives_the_reference_vectors(void **state)
{
	static const struct { size_t n; uint64_t sum; } cases[] = {
		{ 0, UINT64_C(0x726fdb47dd0e0e31) },
		{ 1, UINT64_C(0x74f839c593dc67fd) },
		{ 8, UINT64_C(0x93f5f5799a932462) },
		{ 15, UINT64_C(0xa129ca6149be45e5) },
	};
	unsigned char bytes[16];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)i;
	for (i = 0; i < COUNT(cases); i++)
		assert_true(hash_bytes(bytes, cases[i].n) == cases[i].sum);
}

static void
a_row_has_one_positive_identity(void **state)
{
	int64_t id = hash_row("partner", "nhsg", 0);

	(void)state;
	assert_true(id > 0);
	assert_true(id == hash_row("partner", "nhsg", 0));
	assert_false(id == hash_row("partner", "nhsg", 1));
	assert_false(id == hash_row("officer", "nhsg", 0));
	assert_false(id == hash_row("partner", "nhso", 0));
	assert_false(hash_row("ab", "c", 0) == hash_row("a", "bc", 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(siphash_gives_the_reference_vectors),
		cmocka_unit_test(a_row_has_one_positive_identity),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
