/*
 * test_model.c - small questions to the model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/model.h"

#include "unit.h"

static void test_placeholders(void **state)
{
	(void)state;
	assert_int_equal(model_placeholder("{seconds} igjen"), 9);
	assert_int_equal(model_placeholder("{a-1}"), 5);
	assert_int_equal(model_placeholder("{}"), 0);
	assert_int_equal(model_placeholder("{"), 0);
	assert_int_equal(model_placeholder("{seconds"), 0);
	assert_int_equal(model_placeholder("{Seconds}"), 0);
	assert_int_equal(model_placeholder("{a_b}"), 0);
	assert_int_equal(model_placeholder("seconds}"), 0);
	assert_int_equal(model_placeholder(""), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_placeholders) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
