/*
 * para_prepare.c - from words to runs: bidi levels, scripts, fonts.
 *
 * The text is divided into units, grapheme clusters cut where a span ends; each has one level, one script and one font,
 * so marks stay with their base. Neighbouring units that agree are a run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/para.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "text/address.h"
#include "text/font.h"
#include "text/icu.h"
#include "text/levels.h"
#include "text/missing.h"
#include "text/para_own.h"
#include "text/scripts.h"

#include <assert.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

enum {
	LONGEST = 100000,               /* [bytes] a paragraph: thirty pages of it are a mistake, and would take minutes */
	MOST_MARKS = 30                 /* on one letter (UAX #15, Stream-Safe Text Format) */
};

struct unit {
	size_t start, end;              /* bytes */
	const struct para_span *span;
	const struct font *font;        /* NULL: a character that takes its neighbour's */
	unsigned script;
	UBiDiLevel level;
};

struct preparation {
	const struct para *p;
	const struct fonts *fonts;
	struct arena *scratch;
	const UBiDiLevel *level;        /* of each UTF-16 unit, as is script */
	unsigned *script;
	struct unit *unit; size_t n;
	struct { const struct para_span *span; unsigned script; const struct font *font; } usual;       /* the font that nearly all have */
	struct missing *missing;        /* owned; NULL: none yet */
	struct pos at;
	struct diag *diag;
	bool ok;
};

static void to_utf16(struct para *p)
{
	struct para_own *own = p->own;
	int32_t n = 0;

	own->utf16 = ARENA_ARRAY(p->arena, UChar, p->len + 1);
	own->byte = ARENA_ARRAY(p->arena, uint32_t, p->len + 1);
	for (size_t at = 0; at < p->len;) {
		int32_t first = n;
		unsigned cp;
		size_t len = utf8_decode(p->text + at, p->len - at, &cp);

		U16_APPEND_UNSAFE(own->utf16, n, cp);
		while (first < n)
			own->byte[first++] = (uint32_t)at;
		at += len;
	}
	own->byte[n] = (uint32_t)p->len;
	own->n_units = n;
}

/* Latin, Greek and Cyrillic letters and common punctuation: a cluster each, wherever no mark, joiner or emoji is about. */
static bool is_always_one(UChar c)
{
	return c < 0x300 || (c >= 0x370 && c < 0x483) || (c >= 0x2010 && c < 0x2028);
}

static bool are_single(const struct para_own *own)
{
	for (int32_t i = 0; i < own->n_units; i++)
		if (!is_always_one(own->utf16[i]))
			return false;
	return true;
}

static void find_graphemes(struct para *p)
{
	struct para_own *own = p->own;
	UBreakIterator *it;

	own->grapheme = ARENA_ARRAY(p->arena, uint32_t, (size_t)own->n_units + 1);
	if (are_single(own)) {
		for (int32_t at = 0; at <= own->n_units; at++)
			own->grapheme[at] = (uint32_t)at;
		own->n_graphemes = (size_t)own->n_units;
		return;
	}
	it = icu_breaks(UBRK_CHARACTER, "", own->utf16, own->n_units);
	for (int32_t at = ubrk_first(it); at != UBRK_DONE && at < own->n_units; at = ubrk_next(it))
		own->grapheme[own->n_graphemes++] = (uint32_t)at;
	own->grapheme[own->n_graphemes] = (uint32_t)own->n_units;
	ubrk_close(it);
}

static int32_t unit_at(const struct para_own *own, int32_t from, size_t byte)
{
	while (own->byte[from] < byte)
		from++;
	return from;
}

static void add_address(struct para *p, size_t *cap, struct address a)
{
	struct para_own *own = p->own;

	if (own->n_addresses == *cap)
		own->address = para_grow(p->arena, own->address, own->n_addresses, cap, own->n_addresses + 1, sizeof(a));
	own->address[own->n_addresses++] = a;
}

/* In numbers and other isolates nothing is looked for: they are what they are. */
static void find_addresses(struct para *p)
{
	const struct para_own *own = p->own;
	size_t cap = 0;
	int32_t at = 0;

	for (size_t i = 0; i < p->n_spans; i++) {
		const struct para_span *span = &p->span[i];
		const int32_t end = unit_at(own, at, span->end);
		struct address found;

		if (span->address && !span->unbreakable)
			add_address(p, &cap, address_make(own->utf16, at, end));
		else if (!span->isolate && !span->unbreakable)
			for (; address_find(own->utf16, at, end, &found); at = found.end)
				add_address(p, &cap, found);
		at = end;
	}
}

bool para_is_blank(unsigned cp)
{
	return u_hasBinaryProperty((UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_isUWhiteSpace((UChar32)cp)
		|| u_charType((UChar32)cp) == U_CONTROL_CHAR;
}

static bool has_all(const struct font *f, const UChar *s, int32_t n)
{
	for (int32_t at = 0; at < n;) {
		UChar32 c;

		U16_NEXT(s, at, n, c);
		if (!font_has(f, (unsigned)c) && !para_is_blank((unsigned)c))
			return false;
	}
	return true;
}

/* HarfBuzz composes and decomposes as the font needs, so a font that has either form will do. */
static bool has_normalized(const struct font *f, const UChar *s, int32_t n, const UNormalizer2 *form)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar out[32];
	int32_t len = unorm2_normalize(form, s, n, out, sizeof(out) / sizeof(out[0]), &status);

	return U_SUCCESS(status) && has_all(f, out, len);
}

static bool has_selector(const UChar *s, int32_t n)
{
	for (int32_t at = 0; at < n;) {
		UChar32 c;

		U16_NEXT(s, at, n, c);
		if (u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR))
			return true;
	}
	return false;
}

static bool shows(const struct font *f, const UChar *s, int32_t n)
{
	UErrorCode status = U_ZERO_ERROR;

	if (has_all(f, s, n))
		return true;
	if (has_selector(s, n))         /* then HarfBuzz takes characters as they are */
		return false;
	return has_normalized(f, s, n, unorm2_getNFCInstance(&status))
		|| has_normalized(f, s, n, unorm2_getNFDInstance(&status));
}

struct cluster { const UChar *s; int32_t n; };

static bool shows_cluster(const struct font *f, const void *cluster)
{
	const struct cluster *c = cluster;

	return shows(f, c->s, c->n);
}

static bool shows_anything(const struct font *f, const void *nothing)
{
	(void)f;
	(void)nothing;
	return true;
}

/* The font that sets a cluster. That which comes first for the script is asked first, and found once. */
static const struct font *choose_font(struct preparation *prep, const struct para_span *span, unsigned script, const struct cluster *c)
{
	if (prep->usual.span != span || prep->usual.script != script) {
		prep->usual.span = span;
		prep->usual.script = script;
		prep->usual.font = fonts_choose(prep->fonts, script, span->lang, span->bold, shows_anything, NULL);
	}
	if (prep->usual.font != NULL && shows_cluster(prep->usual.font, c))
		return prep->usual.font;
	return fonts_choose(prep->fonts, script, span->lang, span->bold, shows_cluster, c);
}

static void report_missing(struct preparation *prep, unsigned script, const char *lang, unsigned cp)
{
	prep->ok = false;
	if (prep->missing == NULL)
		prep->missing = missing_open(prep->fonts, prep->diag);
	missing_report(prep->missing, prep->at, script, lang, cp);
}

static bool is_all_blank(const UChar *s, int32_t n)
{
	for (int32_t at = 0; at < n;) {
		UChar32 c;

		U16_NEXT(s, at, n, c);
		if (!para_is_blank((unsigned)c))
			return false;
	}
	return true;
}

static struct unit *add_unit(struct preparation *prep, const struct para_span *span, int32_t from, int32_t to)
{
	const struct para_own *own = prep->p->own;
	struct unit *u = &prep->unit[prep->n++];

	*u = (struct unit){
		.start = own->byte[from], .end = own->byte[to], .span = span,
		.script = prep->script[from], .level = prep->level[from],
	};
	return u;
}

/* A cluster of which no font has all: each character is a unit, with the level and script of the first. */
static void add_characters(struct preparation *prep, const struct para_span *span, int32_t from, int32_t to)
{
	const UBiDiLevel level = prep->level[from];
	const unsigned script = prep->script[from];

	for (int32_t at = from; at < to;) {
		const int32_t start = at;
		struct unit *u;
		UChar32 c;

		U16_NEXT(prep->p->own->utf16, at, to, c);
		u = add_unit(prep, span, start, at);
		u->level = level;
		u->script = script;
		u->font = fonts_for(prep->fonts, script, span->lang, span->bold, (unsigned)c);
		if (u->font == NULL && !para_is_blank((unsigned)c))
			report_missing(prep, script, span->lang, (unsigned)c);
	}
}

/* Add what stands in [from, to) of the UTF-16 text: a grapheme cluster, or the part of one that is in a span. */
static void add_cluster(struct preparation *prep, const struct para_span *span, int32_t from, int32_t to)
{
	const struct cluster c = { prep->p->own->utf16 + from, to - from };
	const struct font *font = NULL;

	if (!is_all_blank(c.s, c.n)) {
		font = choose_font(prep, span, prep->script[from], &c);
		if (font == NULL) {
			add_characters(prep, span, from, to);
			return;
		}
	}
	add_unit(prep, span, from, to)->font = font;
}

/* Shaping takes the square of the marks on a letter, and what is shown is a blot. */
static void check_marks(struct preparation *prep, int32_t from, int32_t to)
{
	const struct para_own *own = prep->p->own;
	int marks = 0;

	for (int32_t at = from; at < to && marks <= MOST_MARKS;) {
		UChar32 c;

		U16_NEXT(own->utf16, at, to, c);
		marks += (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
	}
	if (marks > MOST_MARKS && prep->ok)
		prep->ok = diag_error(prep->diag, prep->at, "a letter with more than %d marks", MOST_MARKS);
}

static void find_units(struct preparation *prep)
{
	const struct para *p = prep->p;
	const struct para_own *own = p->own;
	const struct para_span *span = p->span;

	prep->unit = ARENA_ARRAY(prep->scratch, struct unit, (size_t)own->n_units);
	for (size_t i = 0; i < own->n_graphemes; i++) {
		int32_t from = (int32_t)own->grapheme[i], end = (int32_t)own->grapheme[i + 1];

		if (own->utf16[from] == '\n')
			continue;
		if (end - from > MOST_MARKS)
			check_marks(prep, from, end);
		while (from < end) {
			int32_t to = from;

			while (span->end <= own->byte[from])
				span++;
			while (to < end && own->byte[to] < span->end)
				to++;
			add_cluster(prep, span, from, to);
			from = to;
		}
	}
}

/* Spaces and the like are set in the font before them in the span, else in the one behind, else in that of their script. */
static void fill_neutrals(struct preparation *prep)
{
	struct unit *unit = prep->unit;

	for (size_t i = 1; i < prep->n; i++)
		if (unit[i].font == NULL && unit[i - 1].span == unit[i].span)
			unit[i].font = unit[i - 1].font;
	for (size_t i = prep->n; i-- > 1;)
		if (unit[i - 1].font == NULL && unit[i - 1].span == unit[i].span)
			unit[i - 1].font = unit[i].font;
	for (size_t i = 0; i < prep->n; i++) {
		if (unit[i].font == NULL)
			unit[i].font = fonts_for(prep->fonts, unit[i].script, unit[i].span->lang, unit[i].span->bold, ' ');
		if (unit[i].font == NULL)
			unit[i].font = fonts_at(prep->fonts, 0);
	}
}

static bool is_same_run(const struct unit *a, const struct unit *b)
{
	return a->end == b->start && a->span == b->span && a->font == b->font && a->script == b->script && a->level == b->level;
}

static void make_runs(struct para *p, struct preparation *prep)
{
	const struct unit *unit = prep->unit;
	size_t n = 0;

	for (size_t i = 0; i < prep->n; i++)
		if (i == 0 || !is_same_run(&unit[i - 1], &unit[i]))
			n++;
	p->run = ARENA_ARRAY(p->arena, struct run, n);
	p->n_runs = n;
	n = 0;
	for (size_t i = 0; i < prep->n; i++) {
		if (i == 0 || !is_same_run(&unit[i - 1], &unit[i]))
			p->run[n++] = (struct run){
				.font = unit[i].font, .script = unit[i].script, .level = unit[i].level,
				.start = unit[i].start, .span = unit[i].span,
			};
		p->run[n - 1].end = unit[i].end;
	}
	for (size_t i = 0; i < p->n_runs; i++)
		if (!font_check(p->run[i].font, prep->diag))
			prep->ok = false;
}

bool para_prepare(struct para *p, const struct fonts *fonts, struct pos at, struct diag *d)
{
	struct preparation prep = { .p = p, .fonts = fonts, .scratch = arena_new(), .at = at, .diag = d, .ok = true };

	assert(p->own->utf16 == NULL);          /* once only */
	if (p->len > LONGEST) {
		arena_free(prep.scratch);
		return diag_error(d, at, "a paragraph of %zu bytes; the most is %d", p->len, LONGEST);
	}
	to_utf16(p);
	find_graphemes(p);
	find_addresses(p);
	prep.level = levels_find(prep.scratch, p);
	prep.script = scripts_find(prep.scratch, p);
	find_units(&prep);
	fill_neutrals(&prep);
	make_runs(p, &prep);
	missing_close(prep.missing);
	arena_free(prep.scratch);
	return prep.ok;
}
