/*
 * unpack.h - a PNG or JPEG file as dots, by libgd. For the painters that show pictures.
 */
#ifndef PAINT_UNPACK_H
#define PAINT_UNPACK_H

#include <gd.h>

struct diag;
struct image;

/* To be destroyed by the caller. NULL: the file is damaged, be it only at its end; reported. */
gdImagePtr unpack(const struct image *image, struct diag *d);

#endif
