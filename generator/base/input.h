/*
 * input.h - the bytes of an author's file, and whether they are text.
 */
#ifndef BASE_INPUT_H
#define BASE_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;

struct input {
	const char *file;       /* its path, as the author would name it */
	const char *text;       /* with a NUL behind it that `len` does not count; without a byte order mark */
	size_t len;             /* bytes */
};

/* The whole file into the arena. False: reported. */
bool input_read(struct arena *a, const char *file, struct input *in, struct diag *d);

/* Is text[0 .. len), which begins at line `first_line` of `file`, UTF-8 without NUL? What is not is reported at its byte. */
bool input_check(const char *file, int first_line, const char *text, size_t len, struct diag *d);

/* The place of text[at], when text begins at line `first_line` of `file`. */
struct pos input_pos(const char *file, int first_line, const char *text, size_t at);

#endif
