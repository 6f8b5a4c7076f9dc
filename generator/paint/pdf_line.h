/*
 * pdf_line.h - the glyphs of an item, on their way into one text object. For pdf_text.c and pdf_line*.c.
 *
 * Readers are particular about gaps and order; pdf_text.c says how. Lengths are millipoints [mp], y down.
 */
#ifndef PAINT_PDF_LINE_H
#define PAINT_PDF_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "paint/pdf_pen.h"

struct dglyph;
struct item;

struct pdf_line {
	struct pdf_pen pen;
	const struct item *item;
	int y;                          /* [mp] of the baseline */
	int end;                        /* [mp] where the box of the last character ended: at its right, or from right to left at its left */
};

/* Glyphs that together show some characters. */
struct pdf_cluster {
	size_t glyph, n;                /* in logical order */
	const char *text; size_t len;
	bool hyphen;                    /* of the line's end: not in the source */
};

extern const char pdf_line_nothing[];   /* ZERO WIDTH SPACE */
extern const char pdf_line_rtl_mark[];  /* RIGHT-TO-LEFT MARK */

/* In logical order: the i-th glyph, the cluster that begins with it. */
const struct dglyph *pdf_line_glyph(const struct item *item, size_t i);
struct pdf_cluster   pdf_line_cluster(const struct item *item, size_t i);
bool                 pdf_line_is_space(const struct pdf_cluster *c);

int pdf_line_width(const struct pdf_line *l, const struct dglyph *g);   /* [mp] how far it moves the pen */
int pdf_line_hair(const struct pdf_line *l);    /* [mp] wide enough to have an order, too narrow to see in a selection */
int pdf_line_slack(const struct pdf_line *l);   /* [mp] readers take this much for no gap at all */

/* Show, and note where the box ends. */
void pdf_line_show_glyph(struct pdf_line *l, const struct dglyph *g, const char *text, size_t len);
void pdf_line_show_blank(struct pdf_line *l, int left, int right, const char *text, size_t len);
void pdf_line_show_sign(struct pdf_line *l, int x, const char *text);  /* a hair that steers readers, without a place in the text */

/* A character a glyph, and the last glyph reads as all that are left: in a font without a space, and so without blanks. */
void pdf_line_show_anyhow(struct pdf_line *l, const struct pdf_cluster *c);

/* A space that pdf.js does not drop. It guesses from gaps where spaces were, and sees none going left. What begins with a sign it keeps. */
void pdf_line_keep_space(struct pdf_line *l, unsigned glyph, int x, const char *sign, const char *text, size_t len);

/* All glyphs of the item. */
void pdf_line_show_ltr(struct pdf_line *l);
void pdf_line_show_rtl(struct pdf_line *l);

#endif
