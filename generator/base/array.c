/*
 * array.c - sorting names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/array.h"

#include <stdlib.h>
#include <string.h>

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void array_sort_names(const char **names, size_t n)
{
	if (n > 0)
		qsort(names, n, sizeof(*names), compare_names);
}
