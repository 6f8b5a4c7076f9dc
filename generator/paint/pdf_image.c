/*
 * pdf_image.c - image objects (ISO 32000-1, 8.9.5). A JPEG goes in as it is, a PNG as its dots, with what shows through
 * beside them as a mask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_image.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "model/theme.h"
#include "paint/pdf_object.h"
#include "paint/unpack.h"

#include <limits.h>
#include <string.h>

struct picture {
	const struct image *image;
	const char *name;               /* "I1" */
	HPDF_Dict object;               /* NULL: it could not be read */
	bool transparent;
	struct picture *next;
};

struct pdf_images {
	struct arena *arena;
	HPDF_Doc doc;
	struct diag *diag;
	struct picture *first, *last;
	int n;
	bool failed;
};

struct pdf_images *pdf_images_new(struct arena *a, HPDF_Doc doc, struct diag *d)
{
	struct pdf_images *images = ARENA_NEW(a, struct pdf_images);

	images->arena = a;
	images->doc = doc;
	images->diag = d;
	return images;
}

static HPDF_Dict add_object(HPDF_Dict stream, int w, int h, const char *colours)
{
	HPDF_Dict_AddName(stream, "Type", "XObject");
	HPDF_Dict_AddName(stream, "Subtype", "Image");
	HPDF_Dict_AddNumber(stream, "Width", w);
	HPDF_Dict_AddNumber(stream, "Height", h);
	HPDF_Dict_AddName(stream, "ColorSpace", colours);
	HPDF_Dict_AddNumber(stream, "BitsPerComponent", 8);
	return stream;
}

static void add_jpeg(struct pdf_images *images, struct picture *p)
{
	const struct image *image = p->image;
	gdImagePtr dots = unpack(image, images->diag);      /* only to see that nothing is missing */

	if (dots == NULL)
		return;
	gdImageDestroy(dots);
	p->object = pdf_new_plain_stream(images->doc, image->data, image->len);
	buf_adds(pdf_entries(p->object), "/Filter /DCTDecode\n");
	add_object(p->object, image->w, image->h, image->grey ? "DeviceGray" : "DeviceRGB");
}

/* gd's alpha runs from 0, opaque, to 127. */
static unsigned char opacity(int pixel)
{
	return (unsigned char)(UCHAR_MAX - (gdTrueColorGetAlpha(pixel) * UCHAR_MAX + gdAlphaMax / 2) / gdAlphaMax);
}

static void read_dots(gdImagePtr from, struct buf *colours, struct buf *mask, bool *transparent)
{
	for (int y = 0; y < gdImageSY(from); y++)
		for (int x = 0; x < gdImageSX(from); x++) {
			int pixel = gdImageGetTrueColorPixel(from, x, y);

			buf_addc(colours, (char)gdTrueColorGetRed(pixel));
			buf_addc(colours, (char)gdTrueColorGetGreen(pixel));
			buf_addc(colours, (char)gdTrueColorGetBlue(pixel));
			buf_addc(mask, (char)opacity(pixel));
			if (opacity(pixel) != UCHAR_MAX)
				*transparent = true;
		}
}

static void add_png(struct pdf_images *images, struct picture *p)
{
	const struct image *image = p->image;
	gdImagePtr dots = unpack(image, images->diag);
	struct buf colours, mask;

	if (dots == NULL)
		return;
	buf_init(&colours);
	buf_init(&mask);
	read_dots(dots, &colours, &mask, &p->transparent);
	p->object = add_object(pdf_new_stream(images->doc, colours.data, colours.len), image->w, image->h, "DeviceRGB");
	if (p->transparent)
		HPDF_Dict_Add(p->object, "SMask", add_object(pdf_new_stream(images->doc, mask.data, mask.len), image->w, image->h, "DeviceGray"));
	buf_release(&mask);
	buf_release(&colours);
	gdImageDestroy(dots);
}

static struct picture *add_picture(struct pdf_images *images, const struct image *image)
{
	struct picture *p = ARENA_NEW(images->arena, struct picture);

	p->image = image;
	p->name = arena_printf(images->arena, "I%d", ++images->n);
	if (images->last != NULL)
		images->last->next = p;
	else
		images->first = p;
	images->last = p;
	switch (image->kind) {
	case IMAGE_PNG:  add_png(images, p); break;
	case IMAGE_JPEG: add_jpeg(images, p); break;
	}
	if (p->object == NULL)
		images->failed = true;
	return p;
}

const char *pdf_images_use(struct pdf_images *images, const struct image *image, bool *transparent)
{
	struct picture *p = images->first;

	while (p != NULL && p->image != image)
		p = p->next;
	if (p == NULL)
		p = add_picture(images, image);
	if (p->transparent)
		*transparent = true;
	return p->name;
}

bool pdf_images_write(const struct pdf_images *images, HPDF_Dict resources)
{
	HPDF_Dict names;

	if (images->failed)
		return false;
	if (images->first == NULL)
		return true;
	names = pdf_add_dict(resources, "XObject");
	for (const struct picture *p = images->first; p != NULL; p = p->next)
		HPDF_Dict_Add(names, p->name, p->object);
	return true;
}
