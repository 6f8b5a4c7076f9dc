/*
 * test_qr.c - codes: level and version, runs, sizes in whole dots.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "qr/qr.h"

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

/* ISO/IEC 18004, table 7: version 1 holds 17 bytes at level L, 14 at M, 11 at Q, 7 at H. */
static void test_strongest_level_of_the_smallest_version(void **state)
{
	static const struct { size_t bytes; int version; char level; } want[] = {
		{ 7, 1, 'H' }, { 8, 1, 'Q' }, { 11, 1, 'Q' }, { 12, 1, 'M' }, { 15, 1, 'L' }, { 17, 1, 'L' }, { 18, 2, 'Q' },
	};

	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		char payload[32] = { 0 };
		struct qr qr;

		memset(payload, 'x', want[i].bytes);
		assert_true(qr_encode(*state, payload, &qr));
		assert_int_equal(qr.version, want[i].version);
		assert_int_equal(qr.level, want[i].level);
		assert_int_equal(qr.size, 17 + 4 * qr.version);
	}
}

/* The header that says "UTF-8" takes 12 bits of the 152 of version 1, level L: 17 bytes of ASCII fit there. */
static void test_letters_beyond_ascii_are_announced(void **state)
{
	struct qr qr;

	assert_true(qr_encode(*state, "ååååååååx", &qr));
	assert_int_equal(qr.version, 2);
	assert_true(qr_encode(*state, "ååååååå", &qr));
	assert_int_equal(qr.version, 1);
	assert_int_equal(qr.level, 'L');
}

static void test_empty_and_too_long_are_refused(void **state)
{
	static char payload[4000];
	struct qr qr;

	memset(payload, 'x', sizeof(payload) - 1);
	assert_false(qr_encode(*state, payload, &qr));
	assert_false(qr_encode(*state, "", &qr));
	payload[2953] = '\0';           /* all that version 40 holds at level L */
	assert_true(qr_encode(*state, payload, &qr));
	assert_int_equal(qr.version, 40);
	payload[2953] = 'x';
	payload[2954] = '\0';
	assert_false(qr_encode(*state, payload, &qr));
}

static void test_runs_cover_exactly_the_dark_modules(void **state)
{
	struct qr qr;
	int (*run)[3];
	size_t n, dark = 0, covered = 0;

	assert_true(qr_encode(*state, "tel:+4722331160", &qr));
	qr_runs(*state, &qr, &run, &n);
	for (int i = 0; i < qr.size * qr.size; i++)
		dark += qr.dark[i];
	for (size_t i = 0; i < n; i++) {
		for (int x = run[i][0]; x < run[i][0] + run[i][2]; x++)
			assert_int_equal(qr.dark[run[i][1] * qr.size + x], 1);
		covered += (size_t)run[i][2];
		/* A run is as long as it can be, so painting leaves no seam. */
		if (run[i][0] + run[i][2] < qr.size)
			assert_int_equal(qr.dark[run[i][1] * qr.size + run[i][0] + run[i][2]], 0);
	}
	assert_int_equal(covered, dark);
}

static void test_a_module_is_a_whole_number_of_dots(void **state)
{
	static const int least[] = { 0, 1, 70866, 141732, 850394 };

	(void)state;
	for (size_t i = 0; i < sizeof(least) / sizeof(least[0]); i++)
		for (int version = 1; version < 6; version++) {
			const struct qr qr = { .size = 17 + 4 * version };
			int side = qr_side(&qr, least[i], 600);

			assert_true(side >= least[i]);
			assert_int_equal(side * 600 / 72000 % qr.size, 0);
			assert_true(side - least[i] <= qr.size * 72000 / 600 + 1);
		}
}

static void test_tel(void **state)
{
	assert_string_equal(qr_tel(*state, "+4722331160"), "tel:+4722331160");
	assert_string_equal(qr_tel(*state, "112"), "tel:112");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_strongest_level_of_the_smallest_version, setup, teardown),
		cmocka_unit_test_setup_teardown(test_letters_beyond_ascii_are_announced, setup, teardown),
		cmocka_unit_test_setup_teardown(test_empty_and_too_long_are_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(test_runs_cover_exactly_the_dark_modules, setup, teardown),
		cmocka_unit_test_setup_teardown(test_a_module_is_a_whole_number_of_dots, setup, teardown),
		cmocka_unit_test_setup_teardown(test_tel, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
