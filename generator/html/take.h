/*
 * take.h - a text to take along: the words themselves as plain text, and in a QR code that needs no network.
 */
#ifndef HTML_TAKE_H
#define HTML_TAKE_H

#include <stdbool.h>

#include "qr/qr.h"

struct arena;
struct buf;
struct document;
struct edition;
struct language;
struct model;

struct take {
	const char *text;           /* title, text with the numbers of the contacts it names, and the helpline */
	bool brief;                 /* too long for a code that a phone reads from a screen: only title, summary and helpline */
	bool fits;                  /* there is a code at all */
	struct qr code;             /* if so */
};

/* Of a document in a language that it has words in. Numbers are isolated (UAX #9) where the words run from right to left. */
struct take take_along(struct arena *a, const struct model *m, const struct edition *e, const struct document *doc,
                       const struct language *l);

/* The code as a value in JavaScript: [side in modules, "its modules row by row, a bit each, in base64", brief]; null: nothing fits. */
void take_write_code(struct buf *out, const struct take *t);

#endif
