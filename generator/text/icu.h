/*
 * icu.h - ICU's conventions, met in one place: UTF-16, locale names, errors, and break iterators that are slow to open.
 * For text/ only.
 */
#ifndef TEXT_ICU_H
#define TEXT_ICU_H

#include <stddef.h>
#include <stdint.h>

#include <unicode/ubrk.h>
#include <unicode/utypes.h>

struct arena;

enum { ICU_LOCALE_SIZE = ULOC_FULLNAME_CAPACITY };

/* A failure that no input can cause (no memory, ICU's data not installed): says so and exits, like xalloc. */
void icu_must(UErrorCode status, const char *what);

/* "nb", "uk-Cyrl", "ar-u-nu-latn" as ICU writes it. What is no BCP 47 becomes the root locale. */
void icu_locale(const char *lang, char out[ICU_LOCALE_SIZE]);

char  *icu_to_utf8(struct arena *a, const UChar *s, int32_t n);                 /* NUL-terminated */
UChar *icu_from_utf8(struct arena *a, const char *s, int32_t *n);

/*
 * A break iterator over text[0 .. n), which must outlive it; close it with ubrk_close. Each language's is built once a process and
 * then copied, which takes a hundredth of the time. Safe to call from several threads.
 */
UBreakIterator *icu_breaks(UBreakIteratorType type, const char *lang, const UChar *text, int32_t n);

#endif
