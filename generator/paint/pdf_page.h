/*
 * pdf_page.h - the items of a page as operators: marked content of a structure element or an artifact, all of them.
 */
#ifndef PAINT_PDF_PAGE_H
#define PAINT_PDF_PAGE_H

struct pdf_document;
struct pdf_page;

/* Pages are painted in their order. */
void pdf_page_paint(struct pdf_document *p, const struct pdf_page *page);

#endif
