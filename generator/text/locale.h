/*
 * locale.h - what ICU knows of a language: its own name, its direction, dates, hours, and the order of letters. Strings go to the arena.
 */
#ifndef TEXT_LOCALE_H
#define TEXT_LOCALE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

bool        locale_is_rtl(const char *lang);
const char *locale_own_name(struct arena *a, const char *lang);                         /* "українська" as a title: "Українська" */
const char *locale_name(struct arena *a, const char *lang, const char *in);             /* "Ukrainian" in English */
const char *locale_script(const char *lang);                                            /* likely script, ISO 15924, one that characters have: "Hani" for Chinese and Japanese; static */
const char *locale_date(struct arena *a, const char *iso_date, const char *lang);       /* "31. desember 2024" in one piece (U+00A0); Western digits in every language */

/* "man.–fre. 10:00–15:00", or in words "mandag–fredag 10:00–15:00"; days 1 Monday .. 7, minutes after midnight; Western digits. */
const char *locale_hours_in_words(struct arena *a, int from_day, int to_day, int opens, int closes, const char *lang);
const char *locale_hours(struct arena *a, int from_day, int to_day, int opens, int closes, const char *lang);

/* The places of names in the order of letters that all languages agree on (CLDR's root collation): name[order[0]] comes first. */
void locale_sort(struct arena *a, const char *const *name, size_t n, size_t *order);

/* Names joined as the language lists things: "norsk, engelsk og ukrainsk". */
const char *locale_list(struct arena *a, const char *const *item, size_t n, const char *lang);

/* The quotation marks of a language (CLDR delimiters): "«" and "»". */
void locale_quotes(struct arena *a, const char *lang, const char **open, const char **close);

/*
 * The characters that somebody types who writes the language, in the order of Unicode: its letters and those of words it borrowed, its
 * punctuation (CLDR exemplars), its own digits, and the marks its letters are composed of (NFD). Lower case.
 */
const char *locale_characters(struct arena *a, const char *lang);

#endif
