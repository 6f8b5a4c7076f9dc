/*
 * folding.h - what two spellings share that are to find each other: case, accents, the points of Arabic and Hebrew and the like fall away.
 *
 * A character is folded alone, whatever stands beside it, so a page can do the same from a table of characters. It is enough for finding
 * and too little for reading: what is folded is compared, never shown. Not folded are vowel signs and tone marks of Thai, Lao, Khmer, Burmese
 * and the scripts of India, without which a word is another word.
 *
 * Where a letter with a mark is a letter of its own, finding too much was chosen before finding nothing: й is и, å is a, ø is o. Nobody
 * types on a strange keyboard what it has no key for. Letters that no one takes for another stay: æ, є, ٹ.
 *
 * Safe to call from several threads.
 */
#ifndef TEXT_FOLDING_H
#define TEXT_FOLDING_H

#include <stddef.h>

struct arena;

/* "a" for Å, "ss" for ß, "" for a soft hyphen; UTF-8, borrowed until the program ends. A scalar value other than 0. */
const char *folding_character(unsigned cp);

/* All characters of a text, each by itself. */
const char *folding_text(struct arena *a, const char *text);

enum { FOLDING_LOWER_SIZE = 5 };        /* bytes */

/*
 * What JavaScript's toLowerCase() makes of a character by itself, with a NUL behind: one character in all languages, and "i̇" for İ.
 * It folds to the same.
 */
void folding_lower(unsigned cp, char out[FOLDING_LOWER_SIZE]);

/* The text in Normalization Form C (UAX #15): marks in the order, and joined with their letters, as JavaScript's normalize() has them. */
const char *folding_compose(struct arena *a, const char *text);

#endif
