/*
 * para_own.h - what a paragraph knows of itself beyond para.h. For the files para*.c, breaks.c and wrap.c.
 */
#ifndef TEXT_PARA_OWN_H
#define TEXT_PARA_OWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unicode/utypes.h>

#include "text/para.h"

struct address;
struct breaks;
struct gaps;
struct hb_buffer_t;

struct para_own {
	char *text; size_t cap;             /* bytes */
	size_t cap_spans;

	/* After para_prepare: the text as ICU wants it. */
	UChar *utf16; int32_t n_units;
	uint32_t *byte;                     /* [n_units + 1] in para->text of each unit's character */
	uint32_t *grapheme; size_t n_graphemes;     /* units before which a grapheme cluster begins, then n_units */
	struct address *address; size_t n_addresses;        /* address.h; those of spans, and those in plain words */

	/* After para_shape: advances before each byte of the text [1e-6 of the size asked for], so a size is only a factor. */
	int64_t *advance;                   /* [len + 1]; inside a glyph's cluster evenly spread */

	struct breaks *breaks;              /* breaks.h; NULL: not asked for yet */
	struct gaps *gaps;                  /* gaps.h; the same */
};

/* An array of the arena, `cap` elements long, to hold `need` of them; it doubles, and what it leaves behind is less than what it holds. */
void *para_grow(struct arena *a, const void *old, size_t n, size_t *cap, size_t need, size_t size);

/* value * size / per, half away from zero: lengths come out the same on every machine. */
int64_t para_scale(int64_t value, int64_t size, int64_t per);

/* What a run takes of the size asked for [1e-5]: its span's part of it, and of that its font's percentage. */
int para_run_part(const struct run *run);

/* Shape text[start, end) of a run, in sight of its neighbours in the paragraph. */
void para_shape_part(struct arena *a, struct hb_buffer_t *buffer, const struct para *p, const struct run *run, size_t start,
	size_t end, struct glyph **glyph, size_t *n);

/* Is a character shown by no glyph of its own (spaces, joiners, selectors, controls)? Then it never asks for a font. */
bool para_is_blank(unsigned cp);

/* The glyph that marks a divided word: U+2010, or '-' in a font without it. */
unsigned para_hyphen(const struct font *f);

/* The part of a run that is on a line. */
struct piece {
	const struct run *run;
	size_t start, end;                  /* bytes in para->text */
	const struct glyph *glyph; size_t n;        /* as in a run; borrowed from it unless a break made new ones */
	int size, rise;                     /* [mp] */
	int width;                          /* [mp] */
};

/* The pieces of a line in logical order; returns the sum of their widths [mp]. A hyphen is a glyph with cluster == line->end. */
int para_cut(struct arena *a, const struct para *p, const struct line *line, int size, struct piece **piece, size_t *n);

#endif
