/*
 * gaps.c - where a justified line may be stretched or shrunk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/gaps.h"
#include "base/arena.h"
#include "text/breaks.h"
#include "text/para_own.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

enum { ZWSP = 0x200b };

enum {
	SPACE_STRETCH = 50, SPACE_SHRINK = 20,  /* [%] of the space */
	LETTER_STRETCH = 30000          /* [1e-6 of the size] between letters of a script without spaces */
};

/* Spaces with a width of their own (EN SPACE, THIN SPACE) keep it. */
static bool is_word_space(UChar c)
{
	return c == ' ' || c == 0xa0 || c == 0x1361;    /* ETHIOPIC WORDSPACE */
}

static int line_class(UChar32 c)
{
	return c < 0xe00 ? U_LB_ALPHABETIC : u_getIntPropertyValue(c, UCHAR_LINE_BREAK);        /* below are no such scripts */
}

/* Of a script that writes no spaces between words: Thai and its neighbours, ideographs, kana. */
static bool is_unspaced(UChar32 c)
{
	const int class = line_class(c);

	return class == U_LB_COMPLEX_CONTEXT || class == U_LB_IDEOGRAPHIC || class == U_LB_CONDITIONAL_JAPANESE_STARTER;
}

/* What stands behind belongs to it: a vowel written before its consonant, a consonant with another one below. */
static bool leads(UChar32 c)
{
	return u_hasBinaryProperty(c, UCHAR_LOGICAL_ORDER_EXCEPTION)
		|| u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY) == U_INSC_INVISIBLE_STACKER;
}

static bool is_mark(UChar32 c)
{
	return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

struct finding {
	const struct para_own *own;
	const struct breaks *breaks;
	size_t b;               /* the first breakpoint whose next line begins at the unit looked at, or later */
	size_t g;               /* the same for the graphemes */
	bool words;             /* something other than spaces stands between the last forced end and here */
};

/* What is fair for a gap before unit `at`: 0 if there may be none. */
static int64_t fair_stretch(struct finding *f, int32_t at)
{
	const struct para_own *own = f->own;
	const size_t byte = own->byte[at];
	const struct breakpoint *b;
	UChar32 before, after;
	int32_t i = at;

	while (f->g < own->n_graphemes && own->grapheme[f->g] < (uint32_t)at)
		f->g++;
	while (f->b < f->breaks->n && f->breaks->at[f->b].next < byte)
		f->b++;
	if (is_word_space(own->utf16[at - 1]))
		return f->words ? (own->advance[byte] - own->advance[own->byte[at - 1]]) * SPACE_STRETCH / 100 : 0;
	if (own->utf16[at] < 0xe00 && own->utf16[at - 1] < 0xe00)       /* nearly always */
		return 0;
	if (own->grapheme[f->g] != (uint32_t)at)
		return 0;
	U16_PREV(own->utf16, 0, i, before);
	if (before == ZWSP && i > 0)
		U16_PREV(own->utf16, 0, i, before);
	U16_GET(own->utf16, 0, at, own->n_units, after);
	if (is_unspaced(before) && is_unspaced(after))
		return is_mark(after) || leads(before) ? 0 : LETTER_STRETCH;
	b = &f->breaks->at[f->b];
	if (b->kind != BREAK_SPACE && b->kind != BREAK_WORD && b->kind != BREAK_PHRASE)
		return 0;
	return (is_unspaced(before) || is_unspaced(after)) && b->next == byte && b->end == byte ? LETTER_STRETCH : 0;
}

const struct gaps *gaps_find(const struct para *p, const struct breaks *breaks)
{
	struct para_own *own = p->own;
	struct finding f = { .own = own, .breaks = breaks };
	const struct para_span *span = p->span;
	int64_t stretch = 0, shrink = 0;
	struct gaps *g;

	if (own->gaps != NULL)
		return own->gaps;
	g = ARENA_NEW(p->arena, struct gaps);
	g->gap = ARENA_ARRAY(p->arena, struct gap, (size_t)own->n_units + 1);
	for (int32_t at = 1; at < own->n_units; at++) {
		const UChar before = own->utf16[at - 1];
		int64_t fair;

		while (span->end <= own->byte[at - 1])
			span++;
		f.words = before != '\n' && (f.words || !is_word_space(before));
		if ((span->isolate || span->unbreakable) && own->byte[at] < span->end)
			continue;
		fair = fair_stretch(&f, at);
		if (fair <= 0)
			continue;
		g->gap[g->n++] = (struct gap){ .at = own->byte[at], .stretch = stretch, .shrink = shrink };
		stretch += fair;
		if (is_word_space(before))
			shrink += fair * SPACE_SHRINK / SPACE_STRETCH;
	}
	g->gap[g->n] = (struct gap){ .at = p->len + 1, .stretch = stretch, .shrink = shrink };
	return own->gaps = g;
}

size_t gaps_count(const struct gaps *g, size_t byte)
{
	size_t low = 0, high = g->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (g->gap[mid].at <= byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
