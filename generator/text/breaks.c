/*
 * breaks.c - break opportunities: ICU's line breaks, without those that begin a line badly; soft hyphens, hyphenation, addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/breaks.h"
#include "base/arena.h"
#include "text/address.h"
#include "text/divide.h"
#include "text/font.h"
#include "text/icu.h"
#include "text/para_own.h"
#include "text/phrases.h"

#include <assert.h>
#include <string.h>

#include <unicode/uchar.h>

enum { SOFT_HYPHEN = 0xad };

/* Spaces that vanish at a line's end; a no-break space stays what it is. */
static bool is_space(UChar c)
{
	return u_isUWhiteSpace(c) && c != 0xa0 && c != 0x2007 && c != 0x202f;
}

/* CLDR's own Japanese rules let a line begin with a small kana or a prolonged sound mark; the strict ones do not (JIS X 4051). */
static const char *line_language(const char *lang)
{
	return strcmp(lang, "ja") == 0 || strncmp(lang, "ja-", 3) == 0 ? "ja-u-lb-strict" : lang;
}

/* Thai, Lao and Khmer repeat a word by a sign behind it, mostly with a space between: it does not begin a line. */
static bool is_repetition(UChar c)
{
	return c == 0xe46 || c == 0xec6 || c == 0x17d7;
}

static bool is_han(UChar c)
{
	return c >= 0x4e00 && c < 0xa000;
}

static bool is_hangul(UChar c)
{
	return (c >= 0xac00 && c <= 0xd7a3) || (c >= 0x1100 && c < 0x1200) || (c >= 0x3130 && c < 0x3190);
}

/* Korean has spaces between its words, and in them also particles stay with what they follow: "112번", "(무료)". */
static bool is_in_korean_word(UChar before, UChar behind)
{
	if (is_hangul(before))
		return u_isalnum(behind) || behind == '(';
	return is_hangul(behind) && (u_isalnum(before) || before == ')');
}

/* Set kind[i], what a line is that ends before unit i, for all i; BREAK_START, which is 0, says that none may. */
static void mark_lines(const struct para *p, unsigned char *kind)
{
	const struct para_own *own = p->own;
	UBreakIterator *it = icu_breaks(UBRK_LINE, line_language(p->lang), own->utf16, own->n_units);

	ubrk_first(it);
	for (int32_t at = ubrk_next(it); at != UBRK_DONE; at = ubrk_next(it)) {
		const UChar before = own->utf16[at - 1], behind = at < own->n_units ? own->utf16[at] : '\n';

		if (before == '\n')
			kind[at] = BREAK_FORCED;
		else if (before == SOFT_HYPHEN)
			kind[at] = BREAK_HYPHEN;
		else if (!is_repetition(behind))
			kind[at] = is_in_korean_word(before, behind) ? BREAK_SYLLABLE : BREAK_SPACE;
	}
	ubrk_close(it);
}

/*
 * Of two numbers and a dash between them, "09–15" is one piece: UAX #14 would end a line behind the dash. Nor is a number parted from what it
 * counts, where no space is between them: "24小时", "2024年12月31日".
 */
static bool is_in_number(const UChar *unit, int32_t at)
{
	if (!u_isdigit(unit[at]))
		return u_isdigit(unit[at - 1]) && is_han(unit[at]);
	return at >= 2 && u_isdigit(unit[at - 2]) && (unit[at - 1] == 0x2013 || unit[at - 1] == 0x5e74 || unit[at - 1] == 0x6708);
}

/* A no-break space holds what is on both sides; behind some punctuation UAX #14 (LB12a) lets a line begin with it. */
static bool is_no_break_space(UChar c)
{
	return c == 0xa0 || c == 0x202f;
}

/* A dot, or between spaces a dash, ends a line: it belongs to what was before it, and at the beginning it looks like a bullet. */
static bool is_separator(const struct para_own *own, int32_t at)
{
	const UChar c = own->utf16[at];

	if (c == 0xb7)
		return true;
	return (c == 0x2022 || c == 0x2013 || c == 0x2014) && own->utf16[at - 1] == ' '
		&& (at + 1 == own->n_units || is_space(own->utf16[at + 1]) || is_no_break_space(own->utf16[at + 1]));
}

static void unmark_bad_starts(const struct para *p, unsigned char *kind)
{
	const struct para_own *own = p->own;

	for (int32_t at = 1; at < own->n_units; at++)
		if (kind[at] != BREAK_START && kind[at] != BREAK_FORCED
			&& (is_in_number(own->utf16, at) || is_separator(own, at) || is_no_break_space(own->utf16[at])))
			kind[at] = BREAK_START;
}

/* May only a '\n' end a line before this byte of span `i`? Inside what is unbreakable; and where words begin to be raised. */
static bool is_held(const struct para *p, size_t i, size_t at)
{
	const struct para_span *span = &p->span[i];

	return at > span->start ? span->unbreakable : span->rise > 0 && i > 0 && span[-1].rise == 0;
}

static void unmark_unbreakable(const struct para *p, unsigned char *kind)
{
	const struct para_own *own = p->own;
	int32_t at = 0;

	for (size_t i = 0; i < p->n_spans; i++) {
		const struct para_span *span = &p->span[i];

		for (; at < own->n_units && own->byte[at] < span->end; at++)
			if (is_held(p, i, own->byte[at]) && kind[at] != BREAK_FORCED)
				kind[at] = BREAK_START;
	}
}

/* In an address lines end where such are divided, whatever UAX #14 says. */
static void mark_addresses(const struct para *p, unsigned char *kind)
{
	const struct para_own *own = p->own;

	for (size_t i = 0; i < own->n_addresses; i++) {
		const struct address *a = &own->address[i];

		for (int32_t at = a->start + 1; at < a->end; at++)
			if (kind[at] != BREAK_FORCED)
				kind[at] = address_may_break(own->utf16, a, at) ? BREAK_ADDRESS : BREAK_START;
	}
}

/* How wide a hyphen is that ends a line behind byte `end` [1e-6 of the size]. */
static int64_t hyphen_width(const struct para *p, size_t *hint, size_t end)
{
	const struct run *run;

	while (*hint < p->n_runs && p->run[*hint].end < end)
		(*hint)++;
	if (*hint == p->n_runs)
		return 0;
	run = &p->run[*hint];
	return para_scale((int64_t)font_advance(run->font, para_hyphen(run->font)) * para_run_part(run), 10, font_units(run->font));
}

static struct breakpoint make_breakpoint(const struct para *p, size_t *hint, enum break_kind kind, int32_t at)
{
	const struct para_own *own = p->own;
	const int64_t *advance = own->advance;
	struct breakpoint b = { .kind = kind, .next = own->byte[at] };

	if (at > 0 && (own->utf16[at - 1] == '\n' || (kind == BREAK_HYPHEN && own->utf16[at - 1] == SOFT_HYPHEN)))
		at--;                   /* the hyphen that is set is the soft one */
	while (at > 0 && own->utf16[at - 1] != '\n' && is_space(own->utf16[at - 1]))
		at--;
	b.end = own->byte[at];
	b.begun = advance[b.next];
	b.ended = advance[b.end] + (kind == BREAK_HYPHEN ? hyphen_width(p, hint, b.end) : 0);
	return b;
}

const struct breaks *breaks_find(const struct para *p, const struct hyphenator *h)
{
	struct para_own *own = p->own;
	struct arena *scratch;
	struct breaks *all;
	unsigned char *kind;
	size_t n = 1, hint = 0;

	assert(own->advance != NULL);           /* shaped */
	if (own->breaks != NULL && own->breaks->hyphenator == h)
		return own->breaks;

	scratch = arena_new();
	kind = ARENA_ARRAY(scratch, unsigned char, (size_t)own->n_units + 1);
	mark_lines(p, kind);
	phrases_mark(p, kind);
	if (h != NULL)
		divide_words(p, h, kind);
	mark_addresses(p, kind);
	unmark_bad_starts(p, kind);
	unmark_unbreakable(p, kind);
	kind[own->n_units] = BREAK_FORCED;

	for (int32_t at = 1; at <= own->n_units; at++)
		n += kind[at] != BREAK_START;
	all = ARENA_NEW(p->arena, struct breaks);
	all->hyphenator = h;
	all->at = ARENA_ARRAY(p->arena, struct breakpoint, n + 1);
	all->at[all->n++] = (struct breakpoint){ .kind = BREAK_START };
	for (int32_t at = own->n_units > 0 ? 1 : 0; at <= own->n_units; at++)
		if (kind[at] != BREAK_START)
			all->at[all->n++] = make_breakpoint(p, &hint, kind[at], at);
	arena_free(scratch);
	return own->breaks = all;
}

/* The unit that begins at this byte, or the next one. */
static int32_t unit_at(const struct para_own *own, size_t byte)
{
	int32_t low = 0, high = own->n_units;

	while (low < high) {
		int32_t mid = low + (high - low) / 2;

		if (own->byte[mid] < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool is_unbreakable(const struct para *p, size_t *hint, size_t at)
{
	while (*hint < p->n_spans && p->span[*hint].end <= at)
		(*hint)++;
	return *hint < p->n_spans && is_held(p, *hint, at);
}

/* A line that is cut before this unit ends without the spaces there, of which a separator may have some that no line ends at. */
static int32_t without_spaces(const struct para_own *own, int32_t at)
{
	while (at > 0 && own->utf16[at - 1] == ' ')
		at--;
	return at;
}

/* Append a cut before each grapheme cluster between two breakpoints; *g is the first cluster that may be there. */
static void add_cuts(const struct para *p, struct breaks *to, const struct breakpoint *from, const struct breakpoint *next, size_t *g,
	size_t *hint)
{
	const struct para_own *own = p->own;
	const uint32_t begin = (uint32_t)unit_at(own, from->next);

	while (*g < own->n_graphemes && own->grapheme[*g] <= begin)
		(*g)++;
	for (; *g < own->n_graphemes && own->byte[own->grapheme[*g]] < next->end; (*g)++) {
		const int32_t unit = (int32_t)own->grapheme[*g];
		const size_t at = own->byte[unit], end = own->byte[without_spaces(own, unit)];

		if (own->utf16[unit] != ' ' && end > from->next && !is_unbreakable(p, hint, at))
			to->at[to->n++] = (struct breakpoint){
				.kind = BREAK_CUT, .end = end, .next = at, .ended = own->advance[end], .begun = own->advance[at],
			};
	}
}

const struct breaks *breaks_with_cuts(struct arena *a, const struct para *p, const struct breaks *all, int64_t width)
{
	struct breaks *more;
	size_t i = 1, g = 0, hint = 0;

	while (i < all->n && all->at[i].ended - all->at[i - 1].begun <= width)
		i++;
	if (i == all->n)
		return all;

	more = ARENA_NEW(a, struct breaks);
	more->hyphenator = all->hyphenator;
	more->at = ARENA_ARRAY(a, struct breakpoint, all->n + p->own->n_graphemes);
	memcpy(more->at, all->at, i * sizeof(*more->at));
	more->n = i;
	for (; i < all->n; i++) {
		if (all->at[i].ended - all->at[i - 1].begun > width)
			add_cuts(p, more, &all->at[i - 1], &all->at[i], &g, &hint);
		more->at[more->n++] = all->at[i];
	}
	return more;
}
