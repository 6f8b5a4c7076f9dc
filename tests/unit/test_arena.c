/*
 * test_arena.c - memory freed at once: zeroed, aligned, whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"

#include <string.h>

#include "unit.h"

static int setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

/* Objects of all sizes around the chunk sizes: none overlaps another, each is zeroed and aligned. */
static void test_objects(void **state)
{
	static const size_t size[] = { 1, 7, 16, 17, 1000, 1023, 1025, 4096, 5000, 70000, 3, 3000000, 1, 0 };
	enum { SIZES = sizeof(size) / sizeof(size[0]), ROUNDS = 40 };
	unsigned char *p[SIZES * ROUNDS];

	for (size_t i = 0; i < SIZES * ROUNDS; i++) {
		size_t n = i % SIZES == 11 && i > SIZES ? 9 : size[i % SIZES];

		p[i] = arena_alloc(*state, n);
		assert_int_equal((uintptr_t)p[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < n; k++)
			assert_int_equal(p[i][k], 0);
		memset(p[i], (int)(i % 251 + 1), n);
	}
	for (size_t i = 0; i < SIZES * ROUNDS; i++) {
		size_t n = i % SIZES == 11 && i > SIZES ? 9 : size[i % SIZES];

		for (size_t k = 0; k < n; k++)
			assert_int_equal(p[i][k], i % 251 + 1);
	}
}

static void test_strings(void **state)
{
	char *cut = arena_strndup(*state, "lantern", 4);
	char *long_one;

	assert_string_equal(arena_strdup(*state, "lykt"), "lykt");
	assert_string_equal(arena_strdup(*state, ""), "");
	assert_string_equal(cut, "lant");
	assert_string_equal(arena_strndup(*state, NULL, 0), "");
	assert_string_equal(arena_printf(*state, "%s-%d", "a4", 297), "a4-297");
	long_one = arena_printf(*state, "%*d", 100000, 5);
	assert_int_equal(strlen(long_one), 100000);
	assert_int_equal(long_one[99999], '5');
}

static void test_array(void **state)
{
	int *a = ARENA_ARRAY(*state, int, 1000);

	assert_int_equal(a[999], 0);
	assert_non_null(ARENA_ARRAY(*state, int, 0));
}

static void test_size_counts(void **state)
{
	size_t before = arena_size(*state);

	arena_alloc(*state, 1000000);
	assert_true(arena_size(*state) >= before + 1000000);
	assert_true(arena_size(*state) < before + 1100000);
}

/* A big object must not throw away the rest of the chunk being filled. */
static void test_big_objects_waste_nothing(void **state)
{
	arena_alloc(*state, 16);
	for (int i = 0; i < 100; i++) {
		arena_alloc(*state, 3000);
		arena_alloc(*state, 16);
	}
	assert_true(arena_size(*state) < 2 * 100 * 3016);
}

static void test_free_null(void **state)
{
	(void)state;
	arena_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_objects, setup, teardown),
		cmocka_unit_test_setup_teardown(test_strings, setup, teardown),
		cmocka_unit_test_setup_teardown(test_array, setup, teardown),
		cmocka_unit_test_setup_teardown(test_size_counts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_big_objects_waste_nothing, setup, teardown),
		cmocka_unit_test(test_free_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
