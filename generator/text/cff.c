/*
 * cff.c - the little of a CFF table that a PDF must know: whether it is keyed by CID, and its charset.
 *
 * Header, Name INDEX, Top DICT INDEX; the top dictionary has the operator ROS if the font is CID-keyed, and the offset
 * of the charset: for each glyph but .notdef its CID, one by one or in ranges.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/cff.h"

#include <stdint.h>

enum { CHARSET = 15, ESCAPE = 12, ROS = 12 << 8 | 30, PREDEFINED = 3 };        /* charsets 0 to 2 stand in no font */

struct reader {
	const unsigned char *data; size_t len;
	size_t at;
	bool ok;                /* false: read beyond the end */
};

static unsigned read_number(struct reader *r, unsigned bytes)
{
	unsigned value = 0;

	if (bytes > r->len || r->at > r->len - bytes) {
		r->ok = false;
		return 0;
	}
	while (bytes-- > 0)
		value = value << 8 | r->data[r->at++];
	return value;
}

/* The first object of an INDEX, which may be NULL; goes on behind the INDEX. */
static struct reader read_index(struct reader *r)
{
	unsigned count = read_number(r, 2), size, offset[2] = { 1, 1 };
	size_t offsets = r->at + 1, end;
	struct reader object = { .ok = false };

	if (count == 0)
		return object;
	size = read_number(r, 1);
	if (size < 1 || size > 4) {
		r->ok = false;
		return object;
	}
	for (int i = 0; i < 2; i++)
		offset[i] = read_number(r, size);
	r->at = offsets + (size_t)count * size;
	end = read_number(r, size);
	end += r->at - 1;               /* offsets count from the byte before the objects */
	if (r->ok && end <= r->len && offset[0] >= 1 && offset[0] <= offset[1] && offset[1] - 1 <= r->len - r->at)
		object = (struct reader){ .data = r->data + r->at + offset[0] - 1, .len = offset[1] - offset[0], .ok = true };
	r->at = end;
	return object;
}

/* An operand whose first byte is b; a real number counts as 0. */
static int read_operand(struct reader *r, unsigned b)
{
	if (b >= 32 && b <= 246)
		return (int)b - 139;
	if (b >= 247 && b <= 250)
		return (int)((b - 247) * 256 + read_number(r, 1) + 108);
	if (b >= 251 && b <= 254)
		return -(int)((b - 251) * 256 + read_number(r, 1) + 108);
	if (b == 28)
		return (int16_t)read_number(r, 2);
	if (b == 29)
		return (int32_t)read_number(r, 4);
	while (r->ok && b == 30 && (read_number(r, 1) & 0xf) != 0xf)
		;
	return 0;
}

static void read_top(struct reader *top, bool *cid_keyed, size_t *charset)
{
	int operand = 0;

	while (top->ok && top->at < top->len) {
		unsigned b = read_number(top, 1);

		if (b > 21) {
			operand = read_operand(top, b);
			continue;
		}
		if (b == ESCAPE)
			b = b << 8 | read_number(top, 1);
		if (b == ROS)
			*cid_keyed = true;
		else if (b == CHARSET)
			*charset = operand > 0 ? (size_t)operand : 0;
	}
}

static void read_charset(struct reader *r, unsigned *cid, size_t n)
{
	unsigned format = read_number(r, 1);
	size_t glyph = 1;

	r->ok = r->ok && format <= 2;
	while (r->ok && glyph < n) {
		unsigned first = read_number(r, 2);
		unsigned left = format > 0 ? read_number(r, format) : 0;

		for (unsigned i = 0; i <= left && glyph < n; i++)
			cid[glyph++] = first + i;
	}
}

bool cff_cids(const void *table, size_t len, unsigned *cid, size_t n, bool *cid_keyed)
{
	struct reader r = { .data = table, .len = len, .at = 2, .ok = true };
	struct reader top;
	size_t charset = 0;

	*cid_keyed = false;
	for (size_t i = 0; i < n; i++)
		cid[i] = (unsigned)i;
	r.at = read_number(&r, 1);      /* the header's own length */
	read_index(&r);
	top = read_index(&r);
	read_top(&top, cid_keyed, &charset);
	if (r.ok && top.ok && *cid_keyed && charset >= PREDEFINED) {
		r.at = charset;
		read_charset(&r, cid, n);
	}
	return r.ok && top.ok;
}
