/*
 * levels.c - which way each character of a paragraph is read: UAX #9 through ICU, with isolates set around what must stay together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/levels.h"
#include "base/arena.h"
#include "text/address.h"
#include "text/icu.h"
#include "text/para_own.h"

#include <string.h>

#include <unicode/uchar.h>

enum { LRE = 0x202a, PDF = 0x202c, RLO = 0x202e, LRI = 0x2066, FSI = 0x2068, PDI = 0x2069 };
enum { ZWSP = 0x200b, LRM = 0x200e, RLM = 0x200f, ALM = 0x61c };

enum { DEEPEST = 30 };          /* authors' controls within each other; UAX #9 goes on to 125, and then isolates fail */

/* The text as ICU sees it: the paragraph's, and isolates of ours. */
struct ordering {
	const struct para *p;
	UChar *text; int32_t n;
	bool *ours;                     /* [n] a control that is not the author's */
	int32_t *place;                 /* [own->n_units] in text */
	bool controls;                  /* there are some of the author's */
};

static bool is_embedding(UChar c)
{
	return c >= LRE && c <= RLO && c != PDF;
}

static bool is_isolate(UChar c)
{
	return c >= LRI && c <= FSI;
}

static bool is_control(UChar c)
{
	return (c >= LRE && c <= RLO) || (c >= LRI && c <= PDI);
}

/* Also the marks that pull what is beside them to their side. */
static bool turns_digits(UChar c)
{
	return is_control(c) || c == LRM || c == RLM || c == ALM;
}

/* In Latin, Greek, Cyrillic, Thai, Chinese ... every letter is read from left to right, and there is nothing to order. */
static bool may_turn(UChar c)
{
	if (c < 0x590)
		return false;
	return c < 0x900 || (c >= 0x200e && c < 0x2070) || (c >= 0xd800 && c < 0xe000) || c >= 0xfb1d;
}

static bool is_plain(const struct para *p)
{
	if (p->rtl)
		return false;
	for (int32_t i = 0; i < p->own->n_units; i++)
		if (may_turn(p->own->utf16[i]))
			return false;
	return true;
}

static void add_ours(struct ordering *o, UChar c)
{
	o->ours[o->n] = true;
	o->text[o->n++] = c;
}

/* What isolate a span is in: 0, LRI or FSI. */
static UChar isolate_of(const struct para *p, const struct para_span *span)
{
	if (span->isolate)
		return LRI;
	return span->name || strcmp(span->lang, p->lang) != 0 ? FSI : 0;
}

/* A name whose words differ in weight is several spans and one isolate. */
static bool is_one_isolate(const struct para_span *a, const struct para_span *b)
{
	return a->mark == b->mark && a->name == b->name && strcmp(a->lang, b->lang) == 0;
}

/* Where the isolate ends that begins with this span and unit: spaces behind a name are not in it. */
static int32_t find_end(const struct para *p, const struct para_span *span, int32_t at)
{
	const struct para_own *own = p->own;
	const struct para_span *behind = p->span + p->n_spans;
	const int32_t start = at;

	if (!span->isolate)
		while (span + 1 < behind && isolate_of(p, span + 1) == FSI && is_one_isolate(span, span + 1))
			span++;
	while (own->byte[at] < span->end)
		at++;
	while (!span->isolate && at > start && u_isUWhiteSpace(own->utf16[at - 1]))
		at--;
	return at;
}

/* A unit. In an isolate of ours what could end it early or turn it round is taken out. */
static void add_unit(struct ordering *o, const struct para_span *span, int32_t at)
{
	const UChar c = o->p->own->utf16[at];

	o->place[at] = o->n;
	o->controls |= is_control(c);
	o->text[o->n++] = span->isolate && turns_digits(c) ? ZWSP : c;
}

static void add_all(struct ordering *o)
{
	const struct para *p = o->p;
	const struct para_own *own = p->own;
	const struct para_span *span = p->span;
	size_t n = 0;                   /* the next address */
	int32_t end = 0;                /* of the isolate, not before `at` if there is one */

	for (int32_t at = 0; at < own->n_units; at++) {
		const bool first = own->byte[at] == span->start;

		if (first && at >= end && isolate_of(p, span) != 0) {
			end = find_end(p, span, at);
			if (end > at)
				add_ours(o, isolate_of(p, span));
		}
		if (n < own->n_addresses && own->address[n].start == at && !span->isolate)
			add_ours(o, LRI);
		add_unit(o, span, at);
		if (n < own->n_addresses && own->address[n].end == at + 1) {
			if (!span->isolate)
				add_ours(o, PDI);
			n++;
		}
		if (at + 1 == end)
			add_ours(o, PDI);
		if (own->byte[at + 1] >= span->end)
			span++;
	}
}

/* Controls that are open, innermost last; two of ours can stand within each other. */
struct open { int32_t at[DEEPEST + 2]; int n; };        /* places in ordering->text */

/* The innermost open control of the kind that `end` closes, or -1. An author's control and one of ours do not see each other. */
static int find_partner(const struct ordering *o, const struct open *open, int32_t end)
{
	for (int i = open->n - 1; i >= 0; i--) {
		const int32_t at = open->at[i];

		if (o->ours[at])
			return o->ours[end] ? i : -1;
		if (o->ours[end])
			continue;
		if (is_embedding(o->text[at]) == (o->text[end] == PDF))
			return i;
		if (o->text[end] == PDF)
			return -1;      /* an embedding around this isolate stays open */
	}
	return -1;
}

/* Controls without a partner, and those too deep, become spaces of no width. */
static void drop_unpaired(struct ordering *o, struct arena *scratch)
{
	bool *keep = ARENA_ARRAY(scratch, bool, (size_t)o->n);
	struct open open = { .n = 0 };

	for (int32_t i = 0; i < o->n; i++) {
		const UChar c = o->text[i];

		if (c == '\n') {
			open.n = 0;
		} else if (is_isolate(c) || is_embedding(c)) {
			if (o->ours[i] || open.n < DEEPEST)
				open.at[open.n++] = i;
		} else if (is_control(c)) {
			const int partner = find_partner(o, &open, i);

			if (partner >= 0) {
				keep[i] = keep[open.at[partner]] = true;
				open.n = partner;
			}
		}
	}
	for (int32_t i = 0; i < o->n; i++)
		if (is_control(o->text[i]) && !keep[i])
			o->text[i] = ZWSP;
}

/* Even letters that are read from the right do not turn a number round, as they would turn the digits behind them. */
static void straighten_numbers(const struct para *p, UBiDiLevel *level)
{
	const struct para_own *own = p->own;
	int32_t at = 0;

	for (size_t i = 0; i < p->n_spans; i++) {
		const struct para_span *span = &p->span[i];
		const bool number = span->isolate && span->unbreakable;
		UBiDiLevel lowest = UBIDI_MAX_EXPLICIT_LEVEL + 1;

		for (int32_t k = at; number && k < own->n_units && own->byte[k] < span->end; k++)
			lowest = level[k] < lowest ? level[k] : lowest;
		for (; at < own->n_units && own->byte[at] < span->end; at++)
			if (number)
				level[at] = (UBiDiLevel)((lowest + 1) & ~1);
	}
}

UBiDiLevel *levels_find(struct arena *a, const struct para *p)
{
	const struct para_own *own = p->own;
	const size_t max = (size_t)own->n_units + 2 * (p->n_spans + own->n_addresses);
	UBiDiLevel *level = ARENA_ARRAY(a, UBiDiLevel, (size_t)own->n_units);
	struct ordering o = { .p = p };
	UErrorCode status = U_ZERO_ERROR;
	const UBiDiLevel *found;
	UBiDi *bidi;

	if (own->n_units == 0 || is_plain(p))
		return level;
	o.text = ARENA_ARRAY(a, UChar, max);
	o.ours = ARENA_ARRAY(a, bool, max);
	o.place = ARENA_ARRAY(a, int32_t, (size_t)own->n_units);
	add_all(&o);
	if (o.controls)
		drop_unpaired(&o, a);
	bidi = ubidi_open();
	ubidi_setPara(bidi, o.text, o.n, p->rtl ? 1 : 0, NULL, &status);
	found = ubidi_getLevels(bidi, &status);
	icu_must(status, "order a paragraph");
	for (int32_t at = 0; at < own->n_units; at++)
		level[at] = found[o.place[at]];
	straighten_numbers(p, level);
	ubidi_close(bidi);
	return level;
}
