/*
 * subset.h - a font cut down to what is used (harfbuzz-subset). The same request gives the same bytes.
 */
#ifndef TEXT_SUBSET_H
#define TEXT_SUBSET_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct font;

/* For a PDF, from a font with TrueType outlines: these glyph ids, which stay what they are; no layout tables, no names. Appends the file. False: HarfBuzz refused; not reported. */
bool subset_glyphs(const struct font *f, const unsigned *glyph, size_t n, struct buf *out);

/* What a PDF must know of a font with CFF outlines that was cut down (ISO 32000-1, 9.7.4.2 and 9.9). */
struct subset_cff {
	size_t at, len;             /* bytes of the table 'CFF ' in what was appended: a font program of subtype CIDFontType0C */
	bool cid_keyed;
	unsigned *glyph;            /* [n], as asked for: its number in the new font */
	unsigned *cid;              /* [n], as asked for: the CID that shows it in a CIDFontType0, by the charset if CID-keyed, else the new number */
};

/*
 * The same from a font with CFF outlines: glyphs are numbered anew without gaps, .notdef first (kept numbers would make empty glyphs
 * of all others: 440 kB for a page of Chinese). Appends an OpenType file. False: no CFF, or HarfBuzz refused; not reported.
 */
bool subset_cff(struct arena *a, const struct font *f, const unsigned *glyph, size_t n, struct buf *out, struct subset_cff *cff);

/* For the web: these characters with everything shaping needs (GSUB, GPOS, GDEF). cp sorted or not; those the font lacks are passed over. */
bool subset_characters(const struct font *f, const unsigned *cp, size_t n, struct buf *out);

#endif
