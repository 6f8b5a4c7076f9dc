/*
 * divide.h - which words may be divided by a hyphen, and where. For text/ only.
 */
#ifndef TEXT_DIVIDE_H
#define TEXT_DIVIDE_H

struct hyphenator;
struct para;

/*
 * Set kind[i] to BREAK_HYPHEN where it is BREAK_START, for all units i before which the patterns of the span's language divide a word.
 * Left whole: names, abbreviations, words with digits, words that change their look, words in which the author has put a soft hyphen.
 */
void divide_words(const struct para *p, const struct hyphenator *h, unsigned char *kind);

#endif
