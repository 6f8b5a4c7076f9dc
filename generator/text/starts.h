/*
 * starts.h - where a word that somebody looks for may begin in a text.
 */
#ifndef TEXT_STARTS_H
#define TEXT_STARTS_H

#include <stddef.h>

struct arena;

/*
 * Byte offsets, ascending, into the arena. A place is
 * - the first letter or digit of a word (UAX #29): words by dictionary in Thai, Lao, Khmer, Burmese, Chinese and Japanese, and the parts
 *   of one with a hyphen;
 * - a letter behind another sign in a word: "aide" of "l'aide";
 * - in Arabic, what an article, a preposition or "and" is written together with: المساعدة and مساعدة in والمساعدة; in other languages of
 *   its script behind the article only, because ب and و begin words of theirs;
 * - the same in Hebrew behind ו ש כ ל מ ב ה, in this order.
 * In the last three, at least three letters are left.
 */
const size_t *starts_find(struct arena *a, const char *text, const char *lang, size_t *n);

#endif
