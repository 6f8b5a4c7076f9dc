/*
 * pdf_mark.h - stretches of marked content (ISO 32000-1, 14.6): all paint of a page is in one, of a structure element or an artifact.
 *
 * None of an element stands within another one: there are programs that read a file by its structure and lose what follows the inner one
 * (poppler 22.12, pdfminer). So words that read otherwise than their codes are a stretch of their own. In an artifact, which has no place in
 * the structure, they stand within it.
 */
#ifndef PAINT_PDF_MARK_H
#define PAINT_PDF_MARK_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct item;
struct pdf_tags;
struct tag;

struct pdf_marks {
	struct buf *out;                /* the page's content */
	struct pdf_tags *tags;
	bool open;                      /* inside a stretch ... */
	const struct item *item;        /* ... which began with this */
	bool alone;                     /* ... and takes in nothing else */
	bool inner;                     /* ... of an artifact, and in another one within it */
};

/*
 * The item's own stretch, or the one that is open if it is of the same element. A background says how far it reaches, `box`: left, bottom,
 * right, top [mp], y up; not read for others.
 */
void pdf_marks_open(struct pdf_marks *m, const struct item *it, const int box[4]);

/* A new one for this part of the item alone, which reads as `text` where a program knows /ActualText. NULL: as its codes say. */
void pdf_marks_open_alone(struct pdf_marks *m, const struct item *it, const char *text, size_t len);

void pdf_marks_close(struct pdf_marks *m);

#endif
