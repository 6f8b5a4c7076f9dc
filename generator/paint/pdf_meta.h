/*
 * pdf_meta.h - what a PDF says of itself: title, language, producer, identifier. No dates, so equal input gives equal bytes.
 */
#ifndef PAINT_PDF_META_H
#define PAINT_PDF_META_H

#include <hpdf.h>

struct dlist;

void pdf_meta_write(HPDF_Doc doc, const struct dlist *l, const char *producer);

#endif
