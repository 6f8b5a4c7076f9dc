/*
 * xalloc.c - memory from the heap, or the end of the program.
 *
 * lykt runs for seconds on a machine with a swap file; there is nothing sensible to do without memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/xalloc.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static _Noreturn void out_of_memory(void)
{
	fputs("lykt: error: out of memory\n", stderr);
	exit(2);
}

void *xalloc(size_t size)
{
	void *p = calloc(1, size > 0 ? size : 1);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *xrealloc(void *p, size_t n, size_t size)
{
	void *grown;

	if (size != 0 && n > SIZE_MAX / size)
		out_of_memory();
	if (n * size == 0) {
		free(p);
		return NULL;
	}
	grown = realloc(p, n * size);
	if (grown == NULL)
		out_of_memory();
	return grown;
}
