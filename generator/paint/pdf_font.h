/*
 * pdf_font.h - the fonts of one PDF: a composite font (Type0) for each face used, with TrueType or CFF outlines.
 *
 * A code stands for a glyph *and* the text it is a picture of, so one glyph that shows different characters has
 * several codes, and what a reader copies is exactly what the author wrote.
 */
#ifndef PAINT_PDF_FONT_H
#define PAINT_PDF_FONT_H

#include <stdbool.h>
#include <stddef.h>

#include <hpdf.h>

struct arena;
struct diag;
struct font;
struct pdf_font;
struct pdf_fonts;

struct pdf_fonts *pdf_fonts_new(struct arena *a);

/* The face in this document, new or known, and its name as a resource: "F1". */
struct pdf_font *pdf_fonts_use(struct pdf_fonts *fonts, const struct font *face);
const char      *pdf_font_name(const struct pdf_font *f);

/* The code that shows `glyph` and reads as `text`. */
unsigned pdf_font_code(struct pdf_font *f, unsigned glyph, const char *text, size_t len);

/* The glyph of a space, for text that leaves no ink. False: the face has none. */
bool pdf_font_blank(const struct pdf_font *f, unsigned *glyph);

/* How far a glyph moves the pen, as the file says it [1/1000 of a thousandth of an em], so 600000 is 0.6 em. */
int pdf_font_width(const struct pdf_font *f, unsigned glyph);

/* Write all faces and name them in the resources. False: reported. */
bool pdf_fonts_write(struct pdf_fonts *fonts, HPDF_Doc doc, HPDF_Dict resources, struct diag *d);

#endif
