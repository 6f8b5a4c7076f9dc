/*
 * para.h - a paragraph on its way to lines: collect, prepare, shape, wrap, place.
 *
 *   para_init, para_add ...     collect: words with their language and weight
 *   para_prepare                bidi levels (levels.h), scripts, a font for each run
 *   para_shape                  glyphs in font units; size does not matter yet
 *   wrap_lines   (wrap.h)       where lines end at a size and width (UAX #14, hyphenation)
 *   para_place                  the glyphs of one line from left to right
 *
 * Shaping is done once; fitting a text to its panel calls only the last two again, and what these find out about the text on the
 * way stays with the paragraph: it belongs to one thread at a time. All memory is the arena's.
 */
#ifndef TEXT_PARA_H
#define TEXT_PARA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct font;
struct fonts;
struct para_own;

/* Words of one look, in logical order. */
struct para_span {
	size_t start, end;          /* bytes in para->text */
	const char *lang;           /* BCP 47 */
	bool bold;
	bool isolate;               /* a number, an address: one left-to-right isolate (UAX #9, LRI ... PDI) */
	bool unbreakable;           /* no line ends inside, even if it is wider than the line */
	bool address;               /* of the web or e-mail: lines end inside only where such are divided (address.h) */
	int size;                   /* [1/1000] of the paragraph's size; 0: all of it */
	int rise;                   /* [1/1000 of the paragraph's size] above the line; no line ends where raised words begin */
	bool name;                  /* its words are never hyphenated, and it is an isolate with a direction of its own (FSI ... PDI) */
	int mark;                   /* the caller's own: comes back with the glyphs (which link, which colour ...) */
};

struct glyph {
	unsigned id;
	int advance, dx, dy;        /* [font units], y up */
	size_t cluster;             /* byte in para->text where the characters of this glyph begin */
	bool unsafe;                /* a line that breaks before it must shape again (HB_GLYPH_FLAG_UNSAFE_TO_BREAK) */
};

/* Characters of one font, script, level and span, shaped together. A '\n' is in no run. */
struct run {
	const struct font *font;
	unsigned script;            /* ISO 15924 as in HarfBuzz */
	unsigned char level;        /* bidi embedding level: odd is right to left */
	size_t start, end;          /* bytes in para->text */
	const struct para_span *span;
	struct glyph *glyph; size_t n;      /* in visual order, left to right */
};

struct para {
	struct arena *arena;
	const char *text; size_t len;       /* UTF-8, logical order */
	bool rtl;                           /* base direction */
	const char *lang;
	struct para_span *span; size_t n_spans;
	struct run *run; size_t n_runs;     /* in logical order, after para_prepare */
	struct para_own *own;               /* what only text/ needs to know */
};

void para_init(struct para *p, struct arena *a, const char *lang, bool rtl);

/*
 * Append words with the look of *look (NULL: plain words in the paragraph's language); its start and end are not read. A '\n' is a forced
 * line end; other control characters become spaces, and invalid UTF-8 U+FFFD. The text is copied, the language borrowed. Words of
 * one look added in a row are one span, but an isolate, an unbreakable one or an address stays alone.
 */
void para_add(struct para *p, const char *text, size_t len, const struct para_span *look);

/*
 * A letter and its marks are set in one font, the first that has them all in one of their canonical forms; where none has, each character in
 * the first that has it, so that a mark may stand beside its letter.
 *
 * False: reported. A character that no font has ("no font has 'x' (U+1234)"), each once a paragraph; a damaged font; a paragraph too long
 * for any page, or a letter with too many marks. At `at`, but for the font.
 */
bool para_prepare(struct para *p, const struct fonts *fonts, struct pos at, struct diag *d);

void para_shape(struct para *p);

/* A line as wrap_lines found it. */
struct line {
	size_t start, end;          /* bytes in para->text; spaces at the end are not counted, nor a soft hyphen set as one */
	bool hyphen;                /* set with a hyphen behind the last character */
	bool last;                  /* of the paragraph, or before a forced end */
	int width;                  /* [mp] at the size it was wrapped for, hyphen and stretch included */
	int stretch;                /* [mp] of that what para_place adds between its words, less than 0: takes away */
};

/* Glyphs of a run that fall in one line, ready to paint. */
struct placed {
	const struct font *font;
	const struct para_span *span;
	bool rtl;
	int size;                   /* [mp] the size asked for times what the span and the font take of it */
	int x;                      /* [mp] from the left end of the line to the left end of these glyphs */
	int rise;                   /* [mp] of their baseline above that of the line */
	int width;                  /* [mp] */
	const char *text; size_t len;       /* what these glyphs show, logical order; a hyphen added by the break is not in it */
	struct placed_glyph { unsigned id; int x, y; unsigned cluster; } *glyph;
	                            /* x, y [mp] from this run's left end on the baseline, y down; cluster: byte in `text`; a glyph that shows no character
	                               of the text (the break's hyphen) has cluster == len. Visual order, left to right */
	size_t n;
};

/* Cut, reorder by level (UAX #9, L1-L2) and shape again where a break asks for it. *placed is [n], left to right. */
void para_place(struct arena *a, const struct para *p, const struct line *line, int size, struct placed **placed, size_t *n);

#endif
