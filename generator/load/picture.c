/*
 * picture.c - the first bytes of PNG (ISO/IEC 15948, 11.2.2) and JPEG (ITU-T T.81, B.2.2): what kind, how many dots. Whether the
 * rest is whole is found when it is painted, by the library that unpacks it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/picture.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/input.h"

#include <string.h>

static unsigned u16(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static unsigned long u32(const unsigned char *p)
{
	return (unsigned long)u16(p) << 16 | u16(p + 2);
}

static bool read_png(struct image *image, unsigned long *w, unsigned long *h)
{
	static const char signature[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
	const unsigned char *byte = image->data;

	if (image->len < 33 || memcmp(byte, signature, 16) != 0)
		return false;
	image->kind = IMAGE_PNG;
	*w = u32(byte + 16);
	*h = u32(byte + 20);
	return true;
}

/* Where the frame header is, of the markers C0 to CF any but DHT, JPG and DAC; 0: nowhere. */
static size_t find_frame(const unsigned char *byte, size_t len)
{
	for (size_t at = 2; at + 10 <= len && byte[at] == 0xff; ) {
		const unsigned marker = byte[at + 1];

		if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
			return at;
		at += marker == 0xff ? 1 : 2 + u16(byte + at + 2);
	}
	return 0;
}

static bool read_jpeg(struct image *image, unsigned long *w, unsigned long *h, unsigned *colours, unsigned *bits)
{
	const unsigned char *byte = image->data;
	size_t frame;

	if (image->len < 4 || memcmp(byte, "\xff\xd8\xff", 3) != 0 || (frame = find_frame(byte, image->len)) == 0)
		return false;
	image->kind = IMAGE_JPEG;
	*h = u16(byte + frame + 5);
	*w = u16(byte + frame + 7);
	*bits = byte[frame + 4];
	*colours = byte[frame + 9];
	image->grey = *colours == 1;
	return true;
}

static bool read_picture(struct image *image, struct diag *d)
{
	const struct pos at = { .file = image->path };
	unsigned long w = 0, h = 0;
	unsigned colours = 3, bits = 8;         /* a PNG may have any; it is unpacked */

	if (!read_png(image, &w, &h) && !read_jpeg(image, &w, &h, &colours, &bits))
		return diag_error(d, at, "neither a PNG nor a JPEG picture, or a damaged one");
	if (w == 0 || h == 0)
		return diag_error(d, at, "a picture without dots");
	if (colours != 1 && colours != 3)
		return diag_error(d, at, "a JPEG of %u colours; save it in RGB or grey", colours);
	if (bits != 8)
		return diag_error(d, at, "a JPEG of %u bits a colour; save it with 8", bits);
	if (w > PICTURE_MOST_DOTS || h > PICTURE_MOST_DOTS / w) {
		diag_error(d, at, "%lu x %lu dots are more than paper can show", w, h);
		diag_note(d, at, "save it smaller: 300 dots an inch are enough, and %d million dots the most", PICTURE_MOST_DOTS / 1000000);
		return false;
	}
	image->w = (int)w;
	image->h = (int)h;
	return true;
}

static bool is_picture(const char *name)
{
	static const char *const suffix[] = { ".png", ".jpg", ".jpeg" };
	const size_t len = strlen(name);

	for (size_t i = 0; i < sizeof(suffix) / sizeof(suffix[0]); i++)
		if (len > strlen(suffix[i]) && strcmp(name + len - strlen(suffix[i]), suffix[i]) == 0)
			return true;
	return false;
}

bool pictures_load(struct arena *a, const char *dir, const struct image **images, size_t *n, struct diag *d)
{
	const char **names;
	struct image *image;
	size_t files;
	bool ok = true;

	*n = 0;
	if (!file_list(a, dir, "", &names, &files, d))
		return false;
	*images = image = ARENA_ARRAY(a, struct image, files);
	for (size_t i = 0; i < files; i++) {
		struct image *to = &image[*n];
		struct input in;

		if (!is_picture(names[i]))
			continue;
		to->name = names[i];
		to->path = file_join(a, dir, names[i]);
		if (!input_read(a, to->path, &in, d)) {
			ok = false;
			continue;
		}
		to->data = in.text;
		to->len = in.len;
		if (read_picture(to, d))
			++*n;
		else
			ok = false;
	}
	return ok;
}
