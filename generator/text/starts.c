/*
 * starts.c - the beginnings of words by ICU, and those that a short word is written together with.
 *
 * No dictionary tells an article from the same letters of a word, so words get places that mean nothing (و is no "and" in ولد). They cost
 * a match nobody asked for, a missing place costs an answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/starts.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/utf8.h"
#include "text/icu.h"

#include <stdbool.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

enum { LETTERS_MIN = 3 };               /* that are left of a word cut in front */

/* A text as ICU has it. */
struct units {
	const UChar *unit;
	const size_t *byte;             /* [n] where each begins in UTF-8 */
	bool *start;                    /* [n] */
	int32_t n;
};

static bool is_letter(UChar32 c)
{
	return (U_MASK(u_charType(c)) & U_GC_L_MASK) != 0 && c != 0x640;
}

/* Stands between letters and is none: vowel points, tatweel, joiners. */
static bool is_passed_over(UChar32 c)
{
	return (U_MASK(u_charType(c)) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0 || c == 0x640;
}

/* Are there enough letters in unit[from .. to)? */
static bool has_letters(const UChar *unit, int32_t from, int32_t to)
{
	int letters = 0;
	UChar32 c;

	while (from < to && letters < LETTERS_MIN) {
		U16_NEXT(unit, from, to, c);
		letters += is_letter(c);
	}
	return letters == LETTERS_MIN;
}

/* The place behind `clitic` in a word that goes on from there to `to`; or -1. Both scripts have one unit a letter. */
static int32_t behind(const UChar *unit, int32_t at, int32_t to, const UChar *clitic)
{
	for (; *clitic != 0; clitic++) {
		if (at == to || unit[at] != *clitic)
			return -1;
		at++;
		while (at < to && is_passed_over(unit[at]))
			at++;
	}
	return has_letters(unit, at, to) ? at : -1;
}

/* What can be written together with a word, in the order in which it comes: of each line one or none. The longer first. */
struct clitics { const UChar *list[5]; };

static const struct clitics arabic[] = { { { u"و", u"ف" } }, { { u"لل", u"ب", u"ك", u"ل" } }, { { u"ال", u"ٱل" } } };
static const struct clitics arabic_article[] = { { { u"ال", u"ٱل" } } };
static const struct clitics hebrew[] = { { { u"ו" } }, { { u"ש" } }, { { u"כ", u"ל", u"מ", u"ב" } }, { { u"ה" } } };

static void mark_behind(const struct units *u, int32_t from, int32_t to, const struct clitics *clitics, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (const UChar *const *clitic = clitics[i].list; *clitic != NULL; clitic++) {
			const int32_t at = behind(u->unit, from, to, *clitic);

			if (at < 0)
				continue;
			u->start[at] = true;
			from = at;
			break;
		}
}

static bool is_arabic(const char *lang)
{
	return strncmp(lang, "ar", 2) == 0 && (lang[2] == '\0' || lang[2] == '-');
}

static void mark_clitics(const struct units *u, int32_t from, int32_t to, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	const UScriptCode script = uscript_getScript(u->unit[from], &status);

	if (script == USCRIPT_HEBREW)
		mark_behind(u, from, to, hebrew, COUNT(hebrew));
	else if (script == USCRIPT_ARABIC && is_arabic(lang))
		mark_behind(u, from, to, arabic, COUNT(arabic));
	else if (script == USCRIPT_ARABIC)
		mark_behind(u, from, to, arabic_article, COUNT(arabic_article));
}

/* Letters behind an apostrophe, a colon or the like. */
static void mark_parts(const struct units *u, int32_t from, int32_t to)
{
	bool behind_sign = false;

	for (int32_t at = from; at < to; ) {
		const int32_t here = at;
		UChar32 c;

		U16_NEXT(u->unit, at, to, c);
		if (behind_sign && is_letter(c) && has_letters(u->unit, here, to))
			u->start[here] = true;
		if (!is_passed_over(c))
			behind_sign = !u_isalnum(c);
	}
}

static void find_words(const struct units *u, const char *lang)
{
	UBreakIterator *words = icu_breaks(UBRK_WORD, lang, u->unit, u->n);
	int32_t from = ubrk_first(words);

	for (int32_t to = ubrk_next(words); to != UBRK_DONE; from = to, to = ubrk_next(words)) {
		if (ubrk_getRuleStatus(words) < UBRK_WORD_NONE_LIMIT)
			continue;               /* spaces and signs */
		u->start[from] = true;
		mark_clitics(u, from, to, lang);
		mark_parts(u, from, to);
	}
	ubrk_close(words);
}

/* Not by icu_from_utf8: it does not tell which unit is which byte. */
static struct units to_units(struct arena *a, const char *text)
{
	const size_t len = strlen(text);
	UChar *unit = ARENA_ARRAY(a, UChar, len + 1);
	size_t *byte = ARENA_ARRAY(a, size_t, len + 1);
	struct units u = { .unit = unit, .byte = byte, .start = ARENA_ARRAY(a, bool, len + 1) };
	unsigned cp;

	for (size_t at = 0; at < len; ) {
		byte[u.n] = at;
		at += utf8_decode(text + at, len - at, &cp);
		U16_APPEND_UNSAFE(unit, u.n, (UChar32)cp);
	}
	return u;
}

const size_t *starts_find(struct arena *a, const char *text, const char *lang, size_t *n)
{
	const struct units u = to_units(a, text);
	size_t *found = ARENA_ARRAY(a, size_t, (size_t)u.n);

	find_words(&u, lang);
	*n = 0;
	for (int32_t i = 0; i < u.n; i++)
		if (u.start[i])
			found[(*n)++] = u.byte[i];
	return found;
}
