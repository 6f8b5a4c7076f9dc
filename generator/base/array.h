/* array.h - what arrays need everywhere. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>

/* Elements of an array, not of a pointer. */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Sort n strings by byte; names may be NULL when n is 0. */
void array_sort_names(const char **names, size_t n);

#endif
