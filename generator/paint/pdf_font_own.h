/*
 * pdf_font_own.h - what pdf_font.c collects and pdf_embed.c writes. For these and pdf_cmap.c only.
 */
#ifndef PAINT_PDF_FONT_OWN_H
#define PAINT_PDF_FONT_OWN_H

#include <stddef.h>

#include "paint/pdf_font.h"

/* What a code stands for. Codes count from 1; 0 would be .notdef. */
struct code {
	unsigned number;
	unsigned glyph;
	unsigned cid;                   /* what shows it in the font as embedded: the code itself, or as the charset of CFF has it */
	const char *text; size_t len;
	struct code *next;
};

struct pdf_font {
	const struct font *face;
	const char *name;               /* "F1" */
	struct arena *arena;
	struct map *codes;              /* "GLYPH TEXT" to struct code */
	struct code *first, *last;
	unsigned n;                     /* codes */
	struct pdf_font *next;
};

/* The font's dictionary with all it refers to. NULL: reported. Fills in the CIDs. */
HPDF_Dict pdf_embed_font(struct pdf_font *f, HPDF_Doc doc, struct diag *d);

/* Code to text, for whoever copies or reads aloud. */
HPDF_Dict pdf_cmap_to_unicode(const struct pdf_font *f, HPDF_Doc doc);

/* Code to CID, where they are not the same. */
#define PDF_CMAP_NAME "lykt-H"
HPDF_Dict pdf_cmap_encoding(const struct pdf_font *f, HPDF_Doc doc);

/* Whose CIDs they are: nobody's collection of characters (ISO 32000-1, 9.7.3). */
void pdf_cmap_add_system(HPDF_Dict in);

#endif
