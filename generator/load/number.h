/*
 * number.h - a telephone number as an author writes it, to the forms in which it is dialled and printed.
 */
#ifndef LOAD_NUMBER_H
#define LOAD_NUMBER_H

#include <stdbool.h>

#include "base/diag.h"

struct arena;
struct number;

/*
 * "+47 22 33 11 60", a number of `country` (ISO 3166; ITU-T E.164). NULL: reported at `at`. One of another country is printed with
 * its country code everywhere: without it, "20 50 50 50" would be somebody in Norway, and most countries put a 0 before it.
 */
struct number *number_phone(struct arena *a, struct pos at, const char *written, const char *country, struct diag *d);

/* "112", "116 117": a code that works inside its country only. NULL: reported at `at`. */
struct number *number_short(struct arena *a, struct pos at, const char *written, struct diag *d);

#endif
