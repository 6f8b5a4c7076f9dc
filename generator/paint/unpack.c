/*
 * unpack.c - libgd's readers, and their complaints heard instead of printed.
 *
 * gd takes half a JPEG for a whole one and only prints a warning. What it says goes to the thread that asked it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/unpack.h"
#include "base/diag.h"
#include "model/theme.h"

#include <limits.h>
#include <pthread.h>
#include <stdbool.h>

static _Thread_local bool complained;

static void listen(int priority, const char *format, va_list args)
{
	(void)priority;
	(void)format;
	(void)args;
	complained = true;
}

static void set_listener(void)
{
	gdSetErrorMethod(listen);       /* one for the whole process */
}

gdImagePtr unpack(const struct image *image, struct diag *d)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	gdImagePtr dots = NULL;

	pthread_once(&once, set_listener);
	complained = false;
	if (image->len <= INT_MAX && image->kind == IMAGE_PNG)
		dots = gdImageCreateFromPngPtr((int)image->len, (void *)image->data);
	else if (image->len <= INT_MAX)
		dots = gdImageCreateFromJpegPtrEx((int)image->len, (void *)image->data, 0);
	if (dots != NULL && !complained && gdImageSX(dots) == image->w && gdImageSY(dots) == image->h)
		return dots;
	diag_error(d, (struct pos){ .file = image->path }, "the picture is damaged");
	if (dots != NULL)
		gdImageDestroy(dots);
	return NULL;
}
