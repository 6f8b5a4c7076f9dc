/*
 * buf.c - a growing string of bytes.
 *
 * An empty buf (cap == 0) points at one shared NUL, which is never written to: workers share it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/buf.h"
#include "base/xalloc.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char nothing[1];

void buf_init(struct buf *b)
{
	b->data = nothing;
	b->len = b->cap = 0;
}

void buf_release(struct buf *b)
{
	if (b == NULL)
		return;
	if (b->cap > 0)
		free(b->data);
	buf_init(b);
}

void buf_reset(struct buf *b)
{
	b->len = 0;
	if (b->cap > 0)
		b->data[0] = '\0';
}

char *buf_detach(struct buf *b)
{
	char *s = b->cap > 0 ? b->data : xalloc(1);

	buf_init(b);
	return s;
}

/* Room for `more` bytes and the NUL behind them. */
static void grow(struct buf *b, size_t more)
{
	size_t need, cap;

	if (b->cap > 0 && more < b->cap - b->len)
		return;
	need = more < SIZE_MAX - b->len - 1 ? b->len + more + 1 : SIZE_MAX;
	cap = b->cap < SIZE_MAX / 2 ? b->cap * 2 : SIZE_MAX;
	if (cap < need)
		cap = need;
	if (cap < 32)
		cap = 32;
	b->data = xrealloc(b->cap > 0 ? b->data : NULL, cap, 1);
	b->cap = cap;
}

void buf_add(struct buf *b, const void *data, size_t len)
{
	if (len == 0)
		return;
	grow(b, len);
	memcpy(b->data + b->len, data, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void buf_addc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_add_int(struct buf *b, int value)
{
	char digit[16];
	size_t at = sizeof(digit);
	unsigned rest = value < 0 ? -(unsigned)value : (unsigned)value;

	do
		digit[--at] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (value < 0)
		digit[--at] = '-';
	buf_add(b, digit + at, sizeof(digit) - at);
}

void buf_add_hex(struct buf *b, unsigned value, int digits)
{
	assert(digits > 0 && digits <= 8);
	grow(b, (size_t)digits);
	for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
		b->data[b->len++] = "0123456789ABCDEF"[value >> shift & 0xf];
	b->data[b->len] = '\0';
}

void buf_add_url(struct buf *b, const char *url)
{
	for (; *url != '\0'; url++) {
		unsigned char c = (unsigned char)*url;

		if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || strchr("-_.+!*'(),%#@?=;:/&$~", c) != NULL) {
			buf_addc(b, (char)c);
		} else {
			buf_addc(b, '%');
			buf_add_hex(b, c, 2);
		}
	}
}

/* Nearly always there is room already, and one call does. */
void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	size_t room;
	int len;

	grow(b, 64);
	room = b->cap - b->len;
	va_start(ap, fmt);
	len = vsnprintf(b->data + b->len, room, fmt, ap);
	va_end(ap);
	assert(len >= 0);
	if ((size_t)len >= room) {
		grow(b, (size_t)len);
		va_start(ap, fmt);
		vsnprintf(b->data + b->len, (size_t)len + 1, fmt, ap);
		va_end(ap);
	}
	b->len += (size_t)len;
}
