/*
 * fuzz_utf8.c - any bytes: each is read once, what is said to be valid comes back the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/utf8.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const char *s = (const char *)data;
	size_t invalid = utf8_invalid_at(s, len), count = 0, n;

	for (size_t at = 0; at < len; at += n, count++) {
		char back[4];
		unsigned cp;

		n = utf8_decode(s + at, len - at, &cp);
		assert(n >= 1 && n <= len - at);
		if (at < invalid)
			assert(utf8_encode(cp, back) == n && memcmp(back, s + at, n) == 0);
		else if (at == invalid)
			assert(n == 1 && cp == 0xfffd);
		assert(utf8_digit(cp) >= -1 && utf8_digit(cp) <= 9);
	}
	assert(utf8_length(s, len) == count);
	return 0;
}
