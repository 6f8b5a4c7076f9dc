/*
 * test_buf.c - a growing string that always ends in NUL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/buf.h"

#include <stdlib.h>
#include <limits.h>
#include <string.h>

#include "unit.h"

static void test_empty_is_a_string(void **state)
{
	struct buf b, other;

	(void)state;
	buf_init(&b);
	buf_init(&other);
	assert_string_equal(b.data, "");
	buf_add(&b, NULL, 0);
	buf_adds(&b, "");
	buf_printf(&b, "%s", "");
	buf_reset(&b);
	assert_int_equal(b.len, 0);
	assert_string_equal(b.data, "");
	assert_string_equal(other.data, "");
	buf_release(&b);
	buf_release(&b);
	buf_release(&other);
	buf_release(NULL);
}

static void test_grows(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	for (int i = 0; i < 10000; i++) {
		buf_addc(&b, (char)('a' + i % 26));
		assert_int_equal(b.data[b.len], 0);
	}
	assert_int_equal(b.len, 10000);
	assert_true(b.cap < 40000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(b.data[i], 'a' + i % 26);
	buf_release(&b);
}

static void test_bytes_with_nul(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add(&b, "a\0b", 3);
	buf_addc(&b, '\0');
	buf_adds(&b, "c");
	assert_int_equal(b.len, 5);
	assert_memory_equal(b.data, "a\0b\0c", 6);
	buf_release(&b);
}

/* At each length around a change of capacity the text and its NUL fit. */
static void test_numbers(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add_int(&b, 0);
	buf_add_int(&b, -7);
	buf_add_int(&b, INT_MAX);
	buf_add_int(&b, INT_MIN);
	assert_string_equal(b.data, "0-72147483647-2147483648");
	buf_reset(&b);
	buf_add_hex(&b, 0x2f, 4);
	buf_add_hex(&b, 0xdeadbeef, 8);
	buf_add_hex(&b, 0x1234, 2);
	assert_string_equal(b.data, "002FDEADBEEF34");
	assert_int_equal(b.len, 14);
	buf_release(&b);
}

static void test_url(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add_url(&b, "https://exämple.org/a b/(c)?d=%20\"#\x7f");
	assert_string_equal(b.data, "https://ex%C3%A4mple.org/a%20b/(c)?d=%20%22#%7F");
	buf_release(&b);
}

static void test_printf_fits_exactly(void **state)
{
	(void)state;
	for (int len = 0; len < 300; len++) {
		struct buf b;

		buf_init(&b);
		buf_adds(&b, "x");
		buf_printf(&b, "%0*d", len + 1, 7);
		assert_int_equal(b.len, len + 2);
		assert_int_equal(strlen(b.data), len + 2);
		assert_int_equal(b.data[len + 1], '7');
		buf_release(&b);
	}
}

static void test_reset_keeps_memory(void **state)
{
	struct buf b;
	char *data;

	(void)state;
	buf_init(&b);
	buf_printf(&b, "%d", 12345);
	data = b.data;
	buf_reset(&b);
	assert_ptr_equal(b.data, data);
	assert_string_equal(b.data, "");
	buf_adds(&b, "67");
	assert_string_equal(b.data, "67");
	buf_release(&b);
}

static void test_detach(void **state)
{
	struct buf b;
	char *s, *empty;

	(void)state;
	buf_init(&b);
	buf_adds(&b, "mine");
	s = buf_detach(&b);
	assert_string_equal(b.data, "");
	empty = buf_detach(&b);
	buf_adds(&b, "another");
	assert_string_equal(s, "mine");
	assert_string_equal(empty, "");
	free(s);
	free(empty);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty_is_a_string),
		cmocka_unit_test(test_grows),
		cmocka_unit_test(test_bytes_with_nul),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_url),
		cmocka_unit_test(test_printf_fits_exactly),
		cmocka_unit_test(test_reset_keeps_memory),
		cmocka_unit_test(test_detach),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
