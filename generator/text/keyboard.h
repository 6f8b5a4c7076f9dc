/*
 * keyboard.h - the keys of an on-screen keyboard in a language's own layout, for typing a word to search for.
 *
 * Layouts are those of /usr/share/X11/xkb (xkb-data), never changed by XKB's environment variables or a home folder. Where that has none
 * that fits, keys are the letters of the language in alphabetical order.
 */
#ifndef TEXT_KEYBOARD_H
#define TEXT_KEYBOARD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/*
 * One letter or mark on each level, UTF-8. A mark is bare: who draws it alone puts a dotted circle (U+25CC) before it. `shifted` is "" for most:
 * capitals are left out, because a search ignores case, and so is whatever a key types without shift.
 */
struct keyboard_key { const char *plain, *shifted; };

struct keyboard_row { const struct keyboard_key *key; size_t n; };      /* from left to right as on the desk, in right-to-left scripts too; n > 0 */

struct keyboard {
	const struct keyboard_row *row; size_t n_rows;  /* from the row of digits down to the space bar; a first row of one or two letters begins the next one */
	bool shifts;                                    /* some key has a shifted letter */
	const char *layout;                             /* XKB's name: "no", "ara", "rs(latin)"; NULL: letters in alphabetical order, 10 to 12 a row */
};

/*
 * The keyboard of a language (BCP 47); of "pt-BR-x-old" that of the longest beginning known. Rows and strings go to the arena. False: nothing
 * can type it (Chinese), and n_rows is 0.
 *
 * There are only letters and marks of the language's script: no digits, punctuation, dead keys, joiners, and nothing that takes AltGr. A layout
 * is taken if it types four fifths of the language's letters (CLDR's main exemplars) without accents and case; it may have letters that the
 * language has not. A search must therefore ignore accents, and find letters with a stroke or hook (Polish ł, Hausa ɓ) by the plain ones.
 * - Ethiopic: keys are consonants in their first form (ሀ). The other forms, labialized ones too, are for the page to offer.
 * - Korean: keys are compatibility jamo (ㄱ, U+3131), placed as in KS X 5002. The page joins them, also to ㄳ or ㅘ.
 * - Japanese: keys are katakana and the two marks of voiced sounds (U+3099, U+309A). A search must find hiragana by them.
 *
 * Takes some 6 ms, nearly all of it in XKB's compiler. Nothing is kept; safe to call from several threads.
 */
bool keyboard_find(struct arena *a, const char *lang, struct keyboard *k);

/* Is the letter on a key a mark, which stands on or beside another letter? */
bool keyboard_is_mark(const char *letter);

#endif
