/*
 * levels.h - which way each character of a paragraph is read. For text/ only.
 */
#ifndef TEXT_LEVELS_H
#define TEXT_LEVELS_H

#include <unicode/ubidi.h>

struct arena;
struct para;

/*
 * The embedding level of each unit (UAX #9). Isolated are: numbers and addresses, from left to right; names and words of another
 * language, each by its first strong character. A control character of the author's counts only if its partner stands in the same line and the
 * same isolate, so none reaches further than it was meant to.
 */
UBiDiLevel *levels_find(struct arena *a, const struct para *p);

#endif
