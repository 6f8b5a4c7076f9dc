/*
 * sfnt.c - the checksums of a font's tables.
 *
 * HarfBuzz takes a broken table for an empty one and goes on: a font without its GSUB sets Arabic in loose letters, one without
 * its loca sets nothing at all, and nobody is told. The sums are of 32-bit numbers, so a megabyte takes 0.1 ms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/sfnt.h"

#include <stdint.h>
#include <string.h>

enum { HEADER = 12, ENTRY = 16, ADJUSTMENT = 8 };       /* [bytes]; where the sum of the whole file stands in 'head' */

struct file {
	const unsigned char *data; size_t len;
};

static uint32_t u32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool is_inside(const struct file *f, size_t at, size_t len)
{
	return at <= f->len && len <= f->len - at;
}

static uint32_t sum_table(const unsigned char *table, size_t len)
{
	unsigned char rest[4] = { 0 };
	uint32_t sum = 0;
	size_t at = 0;

	for (; len - at >= 4; at += 4)
		sum += u32(table + at);
	memcpy(rest, table + at, len - at);     /* the last number is filled up with zeros */
	return sum + u32(rest);
}

/* What an entry of the directory says: tag, checksum, offset, length. */
static bool is_table_whole(const struct file *f, const unsigned char *entry)
{
	const size_t at = u32(entry + 8), len = u32(entry + 12);
	uint32_t sum;

	if (!is_inside(f, at, len))
		return false;
	sum = sum_table(f->data + at, len);
	if (memcmp(entry, "head", 4) == 0 && len >= ADJUSTMENT + 4)
		sum -= u32(f->data + at + ADJUSTMENT);
	return sum == u32(entry + 4);
}

/* Where the directory of a face begins, or the end of the file. */
static size_t find_directory(const struct file *f, unsigned index)
{
	const size_t entry = HEADER + 4 * (size_t)index;

	if (!is_inside(f, 0, HEADER) || memcmp(f->data, "ttcf", 4) != 0)
		return 0;
	return index < u32(f->data + 8) && is_inside(f, entry, 4) ? u32(f->data + entry) : f->len;
}

bool sfnt_is_whole(const void *data, size_t len, unsigned index)
{
	const struct file f = { data, len };
	const size_t at = find_directory(&f, index);
	size_t n;

	if (!is_inside(&f, at, HEADER))
		return false;
	n = (size_t)f.data[at + 4] << 8 | f.data[at + 5];
	if (!is_inside(&f, at + HEADER, n * ENTRY))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!is_table_whole(&f, f.data + at + HEADER + i * ENTRY))
			return false;
	return true;
}
