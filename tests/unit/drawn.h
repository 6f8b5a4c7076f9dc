/*
 * drawn.h - small pictures drawn on the spot, as the files their authors would hand in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef UNIT_DRAWN_H
#define UNIT_DRAWN_H

#include "base/arena.h"
#include "model/theme.h"

#include <gd.h>

/* 4 dots wide, 2 high: red on the left; on the right blue, with `alpha` as gd has it, 0 opaque to 127. */
static inline const struct image *draw_image(struct arena *a, enum image_kind kind, int alpha)
{
	struct image *image = ARENA_NEW(a, struct image);
	gdImagePtr gd = gdImageCreateTrueColor(4, 2);
	void *data;
	int len;

	gdImageAlphaBlending(gd, 0);
	gdImageSaveAlpha(gd, 1);
	gdImageFilledRectangle(gd, 0, 0, 1, 1, gdTrueColor(255, 0, 0));
	gdImageFilledRectangle(gd, 2, 0, 3, 1, gdTrueColorAlpha(0, 0, 255, alpha));
	data = kind == IMAGE_PNG ? gdImagePngPtr(gd, &len) : gdImageJpegPtr(gd, &len, 95);
	*image = (struct image){
		.name = "map", .path = kind == IMAGE_PNG ? "map.png" : "map.jpg", .kind = kind, .w = 4, .h = 2,
		.data = arena_strndup(a, data, (size_t)len), .len = (size_t)len,
	};
	gdFree(data);
	gdImageDestroy(gd);
	return image;
}

#endif
