/*
 * picture.h - a theme's pictures (logos, maps): PNG or JPEG files, known by their names and measured without unpacking them.
 */
#ifndef LOAD_PICTURE_H
#define LOAD_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/theme.h"

struct arena;
struct diag;

/* More dots than a page of A3 has at 300 an inch only make every PDF large and slow. */
enum { PICTURE_MOST_DOTS = 20 * 1000 * 1000 };

/* The pictures in a folder (.png, .jpg, .jpeg), sorted by name; none if there is no folder. False: a file that cannot be used was reported. */
bool pictures_load(struct arena *a, const char *dir, const struct image **images, size_t *n, struct diag *d);

#endif
