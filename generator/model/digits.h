/*
 * digits.h - digits in running text that a reader could dial.
 */
#ifndef MODEL_DIGITS_H
#define MODEL_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

struct contact;
struct model;

/* What check_find_number says, and whose number it is: *whose is NULL if nobody's in the register. */
bool digits_find_number(const struct model *m, const char *text, size_t *at, size_t *len, const struct contact **whose);

#endif
