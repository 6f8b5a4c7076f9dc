/*
 * pdf_pen.h - text operators (ISO 32000-1, 9.4): glyphs at their places, and blanks that only readers see.
 *
 * A pen writes one item, in one text object for each stretch of marked content (pdf_mark.h). Lengths are millipoints [mp], y down, as in the display list.
 */
#ifndef PAINT_PDF_PEN_H
#define PAINT_PDF_PEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct dglyph;
struct item;
struct pdf_font;
struct pdf_marks;

struct pdf_pen {
	struct buf *out;
	struct pdf_marks *marks;
	const struct item *item;
	struct pdf_font *font;
	int size, page_height;          /* [mp] */
	int64_t x;                      /* [mp / 1000000] where the next glyph would fall on the page */
	int y;                          /* [mp] baseline */
	int line_x, line_y;             /* [mp] where the last Td went, y up */
	int stretch;                    /* [1/1000 %] Tz in force */
	bool inside;                    /* of a text object, BT ... ET */
	bool open;                      /* inside [<...>]TJ */
	bool lost;                      /* some reader believes the pen to be elsewhere: go to the next place, not on to it */
	bool turned;                    /* a span began or ended: what is shown next is in another stretch */
	bool span;                      /* inside one ... */
	const char *reads; size_t len;  /* ... which reads as this, or NULL */
};

void pdf_pen_begin(struct pdf_pen *p, const struct item *item, struct pdf_font *font, int page_height, struct pdf_marks *marks);
void pdf_pen_end(struct pdf_pen *p);

/* Show a glyph that reads as `text`. */
void pdf_pen_show(struct pdf_pen *p, unsigned glyph, int x, int y, const char *text, size_t len);

/* Show a glyph that reads as nothing: ZERO WIDTH SPACE. */
void pdf_pen_show_silent(struct pdf_pen *p, const struct dglyph *g);

/* How wide a space is [mp]; 0: the font has none, and so no blanks. */
int pdf_pen_blank(const struct pdf_pen *p);

/* A blank from left to right, stretched to fit, that reads as `text`. */
void pdf_pen_show_blank(struct pdf_pen *p, int left, int right, int y, const char *text, size_t len);

/* pdf.js does not move on over it, however wide its glyph: a combining mark (Mn), a format character (Cf) at the end. */
bool pdf_pen_stays(const char *text, size_t len);

/* What is shown next is an operator of its own. */
void pdf_pen_lift(struct pdf_pen *p);

/* A stretch of marked content for what is shown up to the end of the span (pdf_marks_open_alone). The text is borrowed until then. */
void pdf_pen_open_span(struct pdf_pen *p, const char *text, size_t len);
void pdf_pen_close_span(struct pdf_pen *p);

#endif
