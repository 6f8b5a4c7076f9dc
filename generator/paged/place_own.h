/* place_own.h - where items are being added, and lines of text. For the files that place: place.c, place_text.c, slice.c, row.c, table.c, flow.c,
 * book.c, note.c. */
#ifndef PAGED_PLACE_OWN_H
#define PAGED_PLACE_OWN_H

#include <stdbool.h>

#include "paged/layout_private.h"

struct placing {
	const struct layout *l;
	struct page *page;
	bool repeated;                  /* nothing of it is in the structure tree */
	enum artifact kind;             /* of what is not */
};

struct area { int x, y, w, h; };        /* [mp] on the page */

/* A line on its way to the page. */
struct row {
	const struct para *para;
	const struct look *look;        /* [mark of a span] */
	size_t n_looks;
	enum role colour;
	int size;                       /* [mp] */
	int x, top, baseline, height;   /* of the line's left end */
};

struct item *place_add_item(const struct placing *p, enum item_kind kind, const struct tag *tag, enum role colour);

/* Left end of something `width` wide; the start is on the right where `rtl`. */
int place_aligned(struct area area, int width, enum align align, bool rtl);

void place_rect(const struct placing *p, struct area area, enum role colour);

/* Corners of radius `left` and `right`. Filled, or a line of width `stroke`. */
void place_rounded(const struct placing *p, struct area r, int left, int right, int stroke, enum role colour);

/* The line `i` of a measured paragraph; its top is at `top`, indents are inside of the area. */
void place_text_line(const struct placing *p, const struct text_box *t, size_t i, struct area area, int top);
void place_text(const struct placing *p, const struct text_box *t, struct area area);
void place_row(const struct placing *p, const struct row *row, const struct line *line);

/* Words outside of any box: prepared, shaped and on one line, which is returned. NULL: reported. */
const struct line *place_prepare(const struct layout *l, struct para *para, int size);

/* The ground of a page, or of a frame: under everything. */
void place_ground(const struct layout *l, struct page *page, struct area area, enum role ground);

/* One below the other. What height is left goes to the fills; without any, to where `valign` says. */
void place_boxes(const struct placing *p, const struct box *first, struct area area, enum align valign);

void place_box(const struct placing *p, const struct box *b, struct area area);

#endif
