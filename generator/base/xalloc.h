/* xalloc.h - memory that is there or the program is over. No caller checks. */
#ifndef BASE_XALLOC_H
#define BASE_XALLOC_H

#include <stddef.h>

/* Zeroed memory from the heap; never NULL. free() it. */
void *xalloc(size_t size);

/* Like realloc, for n elements of size bytes each; the multiplication is checked. Never NULL unless n * size is 0. */
void *xrealloc(void *p, size_t n, size_t size);

#endif
