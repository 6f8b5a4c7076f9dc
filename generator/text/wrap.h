/*
 * wrap.h - where the lines of a shaped paragraph end.
 *
 * Break opportunities are ICU's (UAX #14, with its dictionaries for Thai, Khmer, Lao, Burmese) and, where asked for, the
 * points of hyphenation; of all ways to break, the one whose lines are filled most evenly is taken, so no paragraph ends in a lonely
 * short word if it can be helped. Where a script has no spaces between words, or a text has dots between its parts, a line rather ends where
 * readers pause (phrases.h). A word longer than the line is broken between grapheme clusters and the line marked overfull.
 */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include "text/para.h"

struct hyphenator;

struct wrap_options {
	int size;                           /* [mp] */
	int width;                          /* [mp] */
	int first_indent;                   /* [mp] less on the first line */
	const struct hyphenator *hyphenator;        /* NULL: no hyphenation */
	bool heading;                       /* a lonely word at its end is worse than a short line before it */
	bool justify;                       /* lines fill the width (line->stretch), but for last ones, and those that would have holes: where a space
	                                       would have to be more than two and a half times what it is */
};

struct wrap_result {
	struct line *line; size_t n;        /* at least one, even for an empty paragraph */
	bool overfull;                      /* some word had to be cut at an unnatural place, or an unbreakable one is wider than its line */
};

void wrap_lines(struct arena *a, const struct para *p, const struct wrap_options *o, struct wrap_result *result);

#endif
