/*
 * digits.h - digits in running text that a reader could dial.
 */
#ifndef MODEL_DIGITS_H
#define MODEL_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

struct contact;
struct model;

/*
 * Does this text hold what a reader could take for a phone number? True with its place (byte offset, length) for: digits (of any
 * script; between them what nobody sees, spaces of any kind, a hyphen, dot or slash, parentheses) that equal a number of the
 * register, start with + or 00 (and are five or more), or are six or more and not a number grouped in thousands; and for a
 * number of the register of five digits or more, whatever signs separate them (22–33–11–60). Years, dates, ranges (2021–2023),
 * percentages, amounts and § 257 pass. *whose is the contact, NULL if nobody's in the register.
 */
bool digits_find_number(const struct model *m, const char *text, size_t *at, size_t *len, const struct contact **whose);

/*
 * The same for what is no prose, as an address or a template: only a number of the register, of five digits or
 * more.
 */
bool digits_find_registered(const struct model *m, const char *text, size_t *at, size_t *len, const struct contact **whose);

#endif
