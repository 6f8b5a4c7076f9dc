/*
 * slice.h - a flow in the smallest parts that may stand on different pages: lines, rows of tables, whole boxes; and how well a page would
 * end before each of them.
 */
#ifndef PAGED_SLICE_H
#define PAGED_SLICE_H

#include "paged/layout_private.h"
#include "paged/place_own.h"

struct row_parts;

/* From good to bad. */
enum seam {
	SEAM_GOOD,
	SEAM_HYPHEN,                    /* in a word */
	SEAM_TIGHT,                     /* a single line on one of the pages, or a short paragraph divided */
	SEAM_KEPT,                      /* behind a heading, or inside it */
	SEAMS
};

struct slice {
	const struct box *box;
	const struct box *row;          /* of box, a TABLE; or NULL */
	const struct row_parts *parts;  /* of a row that is divided, of which it is `part`; or NULL */
	size_t part;
	size_t line;                    /* of box, a TEXT */
	int gap;                        /* [mp] above it; not at a page's top */
	int height;
	int top;                        /* at a page's top so much higher; a line is lower, for pages begin with its capitals */
	enum seam seam;                 /* of a page that ends before it */
	bool turn;                      /* a page must */
	bool space;                     /* nothing is lost where a page begins with it */
	const struct text_box **text; size_t n_texts;   /* that end here and ask for notes */
};

/* Of boxes one below the other that were measured; `in_row`: of a table, where another table stays whole. */
struct slice *slice_list(const struct layout *l, struct box *first, bool in_row, size_t *n);

/* Paint a line or a box at the area's top; no row of a table. */
void slice_place(const struct placing *p, const struct slice *s, struct area area);

#endif
