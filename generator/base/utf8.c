/*
 * utf8.c - UTF-8 by the table of RFC 3629, section 4, and decimal digits of all scripts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/utf8.h"

#include <assert.h>

static bool is_tail(const char *s, unsigned low, unsigned high)
{
	unsigned char c = (unsigned char)*s;

	return c >= low && c <= high;
}

/* Length of the well-formed sequence at s and its character, or 0. */
static size_t decode(const char *s, size_t len, unsigned *cp)
{
	unsigned c = (unsigned char)s[0];
	unsigned low = 0x80, high = 0xbf;       /* of the second byte */
	size_t n;

	if (c < 0x80) {
		*cp = c;
		return 1;
	}
	if (c < 0xc2 || c > 0xf4)
		return 0;
	n = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
	if (c == 0xe0)
		low = 0xa0;     /* overlong below */
	else if (c == 0xed)
		high = 0x9f;    /* surrogates above */
	else if (c == 0xf0)
		low = 0x90;     /* overlong below */
	else if (c == 0xf4)
		high = 0x8f;    /* over U+10FFFF above */
	if (len < n || !is_tail(s + 1, low, high))
		return 0;

	*cp = (c & (0x7fu >> n)) << 6 | ((unsigned char)s[1] & 0x3f);
	for (size_t i = 2; i < n; i++) {
		if (!is_tail(s + i, 0x80, 0xbf))
			return 0;
		*cp = *cp << 6 | ((unsigned char)s[i] & 0x3f);
	}
	return n;
}

size_t utf8_decode(const char *s, size_t len, unsigned *cp)
{
	size_t n = decode(s, len, cp);

	if (n > 0)
		return n;
	*cp = 0xfffd;
	return 1;
}

size_t utf8_encode(unsigned cp, char out[4])
{
	assert(cp < 0xd800 || (cp > 0xdfff && cp <= 0x10ffff));

	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

size_t utf8_invalid_at(const char *s, size_t len)
{
	size_t at = 0;
	unsigned cp;

	while (at < len) {
		size_t n = decode(s + at, len - at, &cp);

		if (n == 0)
			break;
		at += n;
	}
	return at;
}

size_t utf8_length(const char *s, size_t len)
{
	size_t count = 0;
	unsigned cp;

	for (size_t at = 0; at < len; count++)
		at += utf8_decode(s + at, len - at, &cp);
	return count;
}

bool utf8_is_unsafe(unsigned cp)
{
	if (cp < 0xa0)
		return (cp < ' ' && cp != '\t' && cp != '\n' && cp != '\r') || cp >= 0x7f;
	return (cp >= 0x202a && cp <= 0x202e) || cp == 0xfeff;
}

/*
 * The zeros of Unicode's decimal digits (general category Nd), ascending; the nine others follow each. Scripts nobody
 * writes today are left in: a test against Unicode's own table is then one line.
 */
static const unsigned zero[] = {
	0x0030, 0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6,
	0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0,
	0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620,
	0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066,
	0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0,
	0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2,
	0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
};

int utf8_digit(unsigned cp)
{
	size_t low = 0, high = sizeof(zero) / sizeof(zero[0]);

	if (cp < '0')
		return -1;
	while (high - low > 1) {        /* zero[low] <= cp, and zero[high] is above it */
		size_t mid = low + (high - low) / 2;

		if (zero[mid] <= cp)
			low = mid;
		else
			high = mid;
	}
	return cp - zero[low] < 10 ? (int)(cp - zero[low]) : -1;
}
