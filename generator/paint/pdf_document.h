/*
 * pdf_document.h - a PDF in the making, as the files that make it share it.
 */
#ifndef PAINT_PDF_DOCUMENT_H
#define PAINT_PDF_DOCUMENT_H

#include <stddef.h>

#include <hpdf.h>

struct page;
struct pdf_fonts;
struct pdf_images;
struct pdf_tags;

/* All pages are there before the first is painted: a link may lead to a later one. */
struct pdf_page {
	const struct page *from;
	HPDF_Dict dict;
};

struct pdf_document {
	HPDF_Doc doc;                   /* owned */
	struct pdf_page *page; size_t n_pages;
	struct pdf_fonts *fonts;
	struct pdf_images *images;
	struct pdf_tags *tags;
};

#endif
