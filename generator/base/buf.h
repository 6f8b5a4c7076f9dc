/*
 * buf.h - a growing string of bytes. Writing to it cannot fail, so writers need no checks.
 *
 * `data` always ends in a NUL that `len` does not count, also when empty.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

struct buf {
	char  *data;        /* owned */
	size_t len, cap;    /* bytes */
};

void buf_init(struct buf *b);
void buf_release(struct buf *b);                            /* back to empty; NULL is fine */
void buf_reset(struct buf *b);                              /* len = 0, memory kept */
char *buf_detach(struct buf *b);                            /* the caller frees the string; b is empty again */

void buf_add(struct buf *b, const void *data, size_t len);
void buf_addc(struct buf *b, char c);
void buf_adds(struct buf *b, const char *s);
void buf_add_int(struct buf *b, int value);                 /* "-12" */
void buf_add_hex(struct buf *b, unsigned value, int digits);        /* "00FF"; the last digits of the value */
void buf_add_url(struct buf *b, const char *url);           /* what may not stand in one percent-encoded, as cmark does, so addresses compare equal */
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
