/*
 * test_map.c - string to pointer; the first value stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/map.h"
#include "base/arena.h"

#include "unit.h"

static void test_first_value_stays(void **state)
{
	struct arena *a = arena_new();
	struct map *m = map_new(a);
	int one, two;

	(void)state;
	assert_null(map_find(m, "rosa"));
	assert_null(map_add(m, "rosa", &one));
	assert_ptr_equal(map_add(m, "rosa", &two), &one);
	assert_ptr_equal(map_find(m, "rosa"), &one);
	assert_null(map_find(m, "ros"));
	assert_null(map_find(m, "rosa "));
	assert_null(map_find(m, ""));
	assert_null(map_add(m, "", &two));
	assert_ptr_equal(map_find(m, ""), &two);
	arena_free(a);
}

/* Keys are compared by their letters, not by where they are. */
static void test_equal_keys(void **state)
{
	struct arena *a = arena_new();
	struct map *m = map_new(a);
	char key[] = "abc", same[] = "abc";

	(void)state;
	map_add(m, key, key);
	assert_ptr_equal(map_find(m, same), key);
	arena_free(a);
}

static void test_many(void **state)
{
	struct arena *a = arena_new();
	struct map *m = map_new(a);
	enum { N = 20000 };
	char **key = ARENA_ARRAY(a, char *, N);

	(void)state;
	for (int i = 0; i < N; i++) {
		key[i] = arena_printf(a, "content/topics/%d.md", i);
		assert_null(map_add(m, key[i], key[i]));
	}
	for (int i = 0; i < N; i++)
		assert_ptr_equal(map_find(m, arena_printf(a, "content/topics/%d.md", i)), key[i]);
	assert_null(map_find(m, "content/topics/20000.md"));
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first_value_stays),
		cmocka_unit_test(test_equal_keys),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
