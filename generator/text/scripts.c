/*
 * scripts.c - script runs (UAX #24).
 *
 * A character of no script takes that of the text before it, at the start that of the text behind it; a closing
 * bracket takes that of its opening one. Western digits are Latin wherever they stand: fonts of other scripts have some of
 * their own, and those of Nastaliq are too small to read. An isolate is read by itself, and what is of no script in it is
 * Latin, so that all of a phone number comes from one font, the same in every language; the text around digits and isolates goes
 * on as if they were not there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/scripts.h"
#include "base/arena.h"
#include "text/locale.h"
#include "text/para_own.h"

#include <stdbool.h>

#include <hb.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

enum { DEPTH_MAX = 32 };        /* brackets open at once; deeper ones are like any other character */

/* Text read from left to right: the paragraph, or an isolate in it. */
struct reading {
	unsigned last;          /* 0: none yet */
	int32_t begin;          /* units from here on may still wait for a script */
	struct { UChar32 closing; unsigned script; } bracket[DEPTH_MAX];
	int depth;
};

static unsigned iso_code(UScriptCode script)
{
	return script == USCRIPT_LATIN ? HB_SCRIPT_LATIN : hb_script_from_string(uscript_getShortName(script), -1);
}

unsigned scripts_own(unsigned cp)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)cp, &status);

	if (U_FAILURE(status) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN)
		return 0;
	return iso_code(script);
}

static unsigned bracket_script(struct reading *r, UChar32 c)
{
	switch (u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE)) {
	case U_BPT_OPEN:
		if (r->depth < DEPTH_MAX) {
			r->bracket[r->depth].closing = u_getBidiPairedBracket(c);
			r->bracket[r->depth++].script = r->last;
		}
		return 0;
	case U_BPT_CLOSE:
		for (int i = r->depth - 1; i >= 0; i--)
			if (r->bracket[i].closing == c) {
				r->depth = i;
				return r->bracket[i].script;
			}
		return 0;
	default:
		return 0;
	}
}

static void fill_waiting(unsigned *script, int32_t from, int32_t to, unsigned with)
{
	for (int32_t i = from; i < to; i++)
		if (script[i] == 0)
			script[i] = with;
}

static bool is_digit(UChar32 c)
{
	return c >= '0' && c <= '9';
}

static void read_character(struct reading *r, unsigned *script, UChar32 c, int32_t from, int32_t to)
{
	unsigned own = scripts_own((unsigned)c);

	if (is_digit(c)) {
		fill_waiting(script, from, to, HB_SCRIPT_LATIN);
		return;
	}
	if (own == 0)
		own = bracket_script(r, c);
	if (own != 0) {
		if (r->last == 0)
			fill_waiting(script, r->begin, from, own);
		r->last = own;
	}
	for (int32_t i = from; i < to; i++)
		script[i] = r->last;
}

/* "09:00–15:30" is one number as far as fonts go. */
static void join_digits(unsigned *script, const UChar *text, int32_t n)
{
	for (int32_t i = 1; i + 1 < n; i++)
		if (is_digit(text[i - 1]) && is_digit(text[i + 1]) && scripts_own(text[i]) == 0)
			script[i] = HB_SCRIPT_LATIN;
}

unsigned *scripts_find(struct arena *a, const struct para *p)
{
	const struct para_own *own = p->own;
	unsigned *script = ARENA_ARRAY(a, unsigned, (size_t)own->n_units);
	struct reading outer = { 0 };
	int32_t at = 0;

	for (size_t i = 0; i < p->n_spans; i++) {
		const struct para_span *span = &p->span[i];
		struct reading inner = { .begin = at };
		struct reading *r = span->isolate ? &inner : &outer;

		while (at < own->n_units && own->byte[at] < span->end) {
			int32_t from = at;
			UChar32 c;

			U16_NEXT(own->utf16, at, own->n_units, c);
			read_character(r, script, c, from, at);
		}
		if (span->isolate)
			fill_waiting(script, inner.begin, at, HB_SCRIPT_LATIN);
	}
	if (outer.last == 0)
		fill_waiting(script, 0, own->n_units, hb_script_from_string(locale_script(p->lang), -1));
	join_digits(script, own->utf16, own->n_units);
	return script;
}
