/*
 * divide.c - which words may be divided.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/divide.h"
#include "text/breaks.h"
#include "text/hyphenate.h"
#include "text/icu.h"
#include "text/para_own.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/utf16.h>

enum { ABBREVIATION = 3 };      /* letters: a full stop behind so few does not end a sentence */

/* Part of something longer rather than of a sentence if this stands beside a word. */
static bool is_joiner(UChar c)
{
	return (c < 0x80 && c != 0 && strchr("@/\\_#&=", c) != NULL) || u_isdigit(c);
}

static bool is_capital(UChar32 c)
{
	const int8_t type = u_charType(c);

	return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}

/* Every noun has a capital there. */
static bool capitalises_nouns(const char *lang)
{
	static const char *const german[] = { "de", "gsw", "lb", "nds" };
	const size_t n = strcspn(lang, "-");

	for (size_t i = 0; i < sizeof(german) / sizeof(german[0]); i++)
		if (strlen(german[i]) == n && strncmp(lang, german[i], n) == 0)
			return true;
	return false;
}

/* A bracket or quotation mark that may stand before a sentence, or a space. */
static bool is_opening(UChar32 c)
{
	const int8_t type = u_charType(c);

	return u_isUWhiteSpace(c) || u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK) || type == U_START_PUNCTUATION;
}

/* Does the word that begins here begin a sentence too? If in doubt it does not, and its capital is that of a name. */
static bool begins_sentence(const struct para_own *own, int32_t at)
{
	int32_t letters = 0;
	UChar32 c = '\n';

	while (at > 0) {
		U16_PREV(own->utf16, 0, at, c);
		if (c == '\n' || !is_opening(c))
			break;
		c = '\n';               /* nothing before it */
	}
	if (c != '.')
		return c == '\n' || u_hasBinaryProperty(c, UCHAR_S_TERM);
	while (at > 0) {
		U16_PREV(own->utf16, 0, at, c);
		if (!u_isalpha(c))
			break;
		letters++;
	}
	return letters > ABBREVIATION;
}

/*
 * A word that may be hyphenated: letters only, with apostrophes and marks between them, none of them a capital (names and
 * abbreviations stay whole) but one that begins a sentence or a German noun.
 */
static bool is_plain_word(const struct para_own *own, const char *lang, int32_t from, int32_t to)
{
	if ((from > 0 && is_joiner(own->utf16[from - 1])) || (to < own->n_units && is_joiner(own->utf16[to])))
		return false;
	for (int32_t at = from; at < to;) {
		const bool first = at == from;
		UChar32 c;

		U16_NEXT(own->utf16, at, to, c);
		if (is_capital(c) && (!first || !(capitalises_nouns(lang) || begins_sentence(own, from))))
			return false;
		if (!u_isalpha(c) && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0 && c != '\'' && c != 0x2019)
			return false;
	}
	return true;
}

static void divide(const struct para *p, const struct hyphenator *h, const char *lang, int32_t from, int32_t to, unsigned char *kind)
{
	const struct para_own *own = p->own;
	const size_t start = own->byte[from], len = own->byte[to] - start;
	bool may_break[512];

	if (len > sizeof(may_break) / sizeof(may_break[0]) || !hyphenate_word(h, lang, p->text + start, len, may_break))
		return;
	for (int32_t at = from + 1; at < to; at++)
		if (may_break[own->byte[at] - start] && kind[at] == BREAK_START)
			kind[at] = BREAK_HYPHEN;
}

/* The span a whole word is in, or NULL: words that change their look in the middle are left alone. */
static const struct para_span *span_of_word(const struct para *p, size_t *hint, size_t start, size_t end)
{
	while (p->span[*hint].end <= start)
		(*hint)++;
	return p->span[*hint].end >= end ? &p->span[*hint] : NULL;
}

static bool wants_hyphens(const struct para_span *span, const struct hyphenator *h)
{
	return !span->unbreakable && !span->isolate && !span->name && !span->address && hyphenator_has(h, span->lang);
}

void divide_words(const struct para *p, const struct hyphenator *h, unsigned char *kind)
{
	const struct para_own *own = p->own;
	UBreakIterator *it;
	bool any = false;
	size_t hint = 0;
	int32_t from = 0;

	for (size_t i = 0; i < p->n_spans && !any; i++)
		any = wants_hyphens(&p->span[i], h);
	if (!any)
		return;
	it = icu_breaks(UBRK_WORD, p->lang, own->utf16, own->n_units);
	ubrk_first(it);
	for (int32_t to = ubrk_next(it); to != UBRK_DONE; from = to, to = ubrk_next(it)) {
		int32_t status = ubrk_getRuleStatus(it);
		const struct para_span *span;

		if (status < UBRK_WORD_LETTER || status >= UBRK_WORD_LETTER_LIMIT)
			continue;
		span = span_of_word(p, &hint, own->byte[from], own->byte[to]);
		if (span != NULL && wants_hyphens(span, h) && is_plain_word(own, span->lang, from, to))
			divide(p, h, span->lang, from, to, kind);
	}
	ubrk_close(it);
}
