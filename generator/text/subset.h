/*
 * subset.h - a font cut down to what is used (harfbuzz-subset). The same request gives the same bytes.
 */
#ifndef TEXT_SUBSET_H
#define TEXT_SUBSET_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct font;

/* For a PDF: these glyph ids, which stay what they are; no layout tables, no names. Appends a TrueType (or CFF) file. False: HarfBuzz refused; not reported. */
bool subset_glyphs(const struct font *f, const unsigned *glyph, size_t n, struct buf *out);

/* For the web: these characters with everything shaping needs (GSUB, GPOS, GDEF). cp sorted or not; those the font lacks are passed over. */
bool subset_characters(const struct font *f, const unsigned *cp, size_t n, struct buf *out);

#endif
