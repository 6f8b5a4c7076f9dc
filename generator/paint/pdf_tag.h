/*
 * pdf_tag.h - the structure tree of a PDF (ISO 32000-1, 14.7): which paint belongs to which heading, paragraph, link.
 *
 * The tree is that of the display list's tags, in its order; an element's own paint and its children stand in the order of painting.
 * Elements that nothing was painted for are left out, but for the cells of a table.
 */
#ifndef PAINT_PDF_TAG_H
#define PAINT_PDF_TAG_H

#include <hpdf.h>

struct arena;
struct dlist;
struct pdf_tags;
struct tag;

struct pdf_tags *pdf_tags_new(struct arena *a, const struct dlist *l);

/* BCP 47, the tag's own or its nearest ancestor's. */
const char *pdf_tags_lang(const struct pdf_tags *t, const struct tag *tag);

/* Pages come one after the other; what is added belongs to the last one. */
void pdf_tags_add_page(struct pdf_tags *t, HPDF_Page page);

/* A stretch of marked content, in `lang` if its element is in another language, else NULL; returns its number (MCID) on the page. */
int pdf_tags_add_content(struct pdf_tags *t, const struct tag *tag, const char *lang);

/* Paint of a picture: left, bottom, right, top [mp] on the page, y up. */
void pdf_tags_add_extent(struct pdf_tags *t, const struct tag *tag, const int box[4]);

void pdf_tags_add_annotation(struct pdf_tags *t, const struct tag *tag, HPDF_Dict annotation);

/* Once all is painted: the elements, the way back from paint to element, and both into the catalogue. */
void pdf_tags_write(struct pdf_tags *t, HPDF_Doc doc);

#endif
