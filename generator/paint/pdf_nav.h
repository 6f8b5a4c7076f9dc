/*
 * pdf_nav.h - ways through a document: links, bookmarks, the numbers of its pages.
 */
#ifndef PAINT_PDF_NAV_H
#define PAINT_PDF_NAV_H

struct dlist;
struct item;
struct pdf_document;
struct pdf_page;

/* An ITEM_LINK as an annotation of the page and of its structure element. */
void pdf_nav_add_link(struct pdf_document *p, const struct pdf_page *page, const struct item *link);

/* Bookmarks and page labels into the catalogue, if the list has any. */
void pdf_nav_write(const struct pdf_document *p, const struct dlist *l);

#endif
