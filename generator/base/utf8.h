/* utf8.h - UTF-8 as bytes (RFC 3629), and the few questions about characters that need no library. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Decode the character at s (len > 0 bytes left) into *cp and return its length in bytes.
 * An invalid or cut sequence, a surrogate or an overlong form: returns 1 and *cp is U+FFFD.
 */
size_t utf8_decode(const char *s, size_t len, unsigned *cp);

/* Write cp (a scalar value) to out; returns the number of bytes, 1 to 4. No NUL is added. */
size_t utf8_encode(unsigned cp, char out[4]);

/* Byte offset of the first invalid sequence, or len if all is well. */
size_t utf8_invalid_at(const char *s, size_t len);

/* Characters in s. */
size_t utf8_length(const char *s, size_t len);

/*
 * Has no place in a text: controls other than tabs and line ends; embeddings and overrides, which turn round the order of what
 * follows them (UAX #9 itself advises isolates instead); and a byte order mark, which gets into texts by accident, and which no
 * character of a PDF may read as (ISO 19005-2, 6.2.11.7.2).
 */
bool utf8_is_unsafe(unsigned cp);

/* Decimal value of a digit in any living script (ASCII, Arabic-Indic, Persian, Devanagari ... full width), or -1. */
int utf8_digit(unsigned cp);

#endif
