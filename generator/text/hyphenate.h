/*
 * hyphenate.h - hyphenation patterns (libhyphen), one dictionary a language, opened when first needed, shared by workers.
 */
#ifndef TEXT_HYPHENATE_H
#define TEXT_HYPHENATE_H

#include <stdbool.h>
#include <stddef.h>

struct hyphenator;

/* Dictionaries are looked for in `dir` (Debian: /usr/share/hyphen) as hyph_LANG*.dic. Never NULL: a language without patterns is simply not hyphenated. */
struct hyphenator *hyphenator_open(const char *dir);
void               hyphenator_close(struct hyphenator *h);

/* Are there patterns for a language? Its dictionary is read when this, or a word, first asks for it. Safe to call from several threads. */
bool hyphenator_has(const struct hyphenator *h, const char *lang);

/*
 * Mark in may_break[0 .. len) the bytes of a word (UTF-8; letters, their marks, and apostrophes) before which it may be divided; at least 2 letters
 * stand before and 3 after. False: no patterns, or nowhere. Safe to call from several threads.
 */
bool hyphenate_word(const struct hyphenator *h, const char *lang, const char *word, size_t len, bool *may_break);

#endif
