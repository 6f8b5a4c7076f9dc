/*
 * test_utf8.c - UTF-8 and the digits of all scripts, against ICU's tables where it has an opinion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "unit.h"

static void test_round_trip_of_every_character(void **state)
{
	(void)state;
	for (unsigned cp = 0; cp <= 0x10ffff; cp++) {
		char s[4];
		unsigned back;
		size_t n;

		if (cp >= 0xd800 && cp <= 0xdfff)
			continue;
		n = utf8_encode(cp, s);
		if (utf8_decode(s, n, &back) != n || back != cp || utf8_invalid_at(s, n) != n || n != (size_t)U8_LENGTH(cp))
			fail_msg("U+%04X", cp);
		/* One byte short is cut, and says so. */
		if (n > 1 && (utf8_decode(s, n - 1, &back) != 1 || back != 0xfffd || utf8_invalid_at(s, n - 1) != 0))
			fail_msg("U+%04X cut", cp);
	}
}

/* Every first and second byte, with two tails: lykt and ICU agree on which sequences are valid. */
static void test_agrees_with_icu(void **state)
{
	(void)state;
	for (unsigned first = 0; first < 0x100; first++)
		for (unsigned second = 0; second < 0x100; second++) {
			static const char tail[2][2] = { { '\x80', '\xbf' }, { '\x80', 'x' } };

			for (int t = 0; t < 2; t++) {
				char s[4] = { (char)first, (char)second, tail[t][0], tail[t][1] };
				int32_t end = 0;
				UChar32 icu;
				unsigned cp;
				size_t n;

				U8_NEXT(s, end, 4, icu);
				n = utf8_decode(s, 4, &cp);
				if (icu < 0)
					assert_true(n == 1 && cp == 0xfffd && utf8_invalid_at(s, 4) == 0);
				else
					assert_true(n == (size_t)end && cp == (unsigned)icu && utf8_invalid_at(s, 4) > 0);
			}
		}
}

static void test_invalid_at(void **state)
{
	static const struct { const char *s; size_t at; } wrong[] = {
		{ "\x80", 0 }, { "ab\xff" "c", 2 }, { "\xc3\xa5\xc3", 2 }, { "a\xc0\xaf", 1 }, { "\xe0\x80\xaf", 0 },
		{ "\xed\xa0\x80", 0 }, { "x\xf4\x90\x80\x80", 1 }, { "\xf8\x88\x80\x80\x80", 0 }, { "\xe2\x82" "a", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(utf8_invalid_at(wrong[i].s, strlen(wrong[i].s)), wrong[i].at);
	assert_int_equal(utf8_invalid_at("", 0), 0);
	assert_int_equal(utf8_invalid_at("a\0b", 3), 3);
	assert_int_equal(utf8_invalid_at("bl\xc3\xa5", 4), 4);
}

static void test_length(void **state)
{
	(void)state;
	assert_int_equal(utf8_length("", 0), 0);
	assert_int_equal(utf8_length("bl\xc3\xa5", 4), 3);
	assert_int_equal(utf8_length("\xf0\x9f\x93\x9e", 4), 1);
	assert_int_equal(utf8_length("\xff\xfe" "a", 3), 3);
}

static void test_digits(void **state)
{
	(void)state;
	for (unsigned cp = 0; cp <= 0x10ffff; cp++) {
		int icu = u_charDigitValue((UChar32)cp);
		bool decimal = u_charType((UChar32)cp) == U_DECIMAL_DIGIT_NUMBER;

		/* ICU may know scripts of a later Unicode than we do, but not the other way round. */
		if (utf8_digit(cp) >= 0 ? utf8_digit(cp) != icu || !decimal : decimal && cp < 0x10000)
			fail_msg("U+%04X is %d, not %d", cp, utf8_digit(cp), icu);
	}
	assert_int_equal(utf8_digit(0x0664), 4);        /* Arabic-Indic */
	assert_int_equal(utf8_digit(0x06f4), 4);        /* Persian */
	assert_int_equal(utf8_digit(0x1e954), 4);       /* Adlam */
	assert_int_equal(utf8_digit(0xb2), -1);         /* superscript two is not a digit of a number */
	assert_int_equal(utf8_digit(0x4e8c), -1);       /* nor is a word for one */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip_of_every_character),
		cmocka_unit_test(test_agrees_with_icu),
		cmocka_unit_test(test_invalid_at),
		cmocka_unit_test(test_length),
		cmocka_unit_test(test_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
