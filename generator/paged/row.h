/*
 * row.h - a row of a table that is too high to stand whole on whatever page comes: divided between the lines of its cells.
 *
 * It is cut where its highest cell has a good seam. What a cut would go through in another cell goes with what is below.
 */
#ifndef PAGED_ROW_H
#define PAGED_ROW_H

#include "paged/place_own.h"
#include "paged/slice.h"

struct row_cell {
	const struct box *box;
	struct slice *slice; size_t n;
	int *y;                         /* [n] [mp] of each slice from the top of the row's content */
	size_t *first;                  /* [parts + 1] slice that a part begins with */
};

struct row_parts {
	struct row_cell cell[TABLE_COLUMNS]; size_t n_cells;
	int *edge;                      /* [parts + 1] [mp] where a part begins if nothing is moved */
	size_t n;
};

/* NULL: it has no good seam. */
struct row_parts *row_divide(const struct layout *l, const struct box *row);

/* How much higher a part is where a page begins with it: what the cut went through has come along. */
int row_top(const struct row_parts *r, size_t part);

/* A part, when `start` was the first on its page and its content began at the top of the area. */
void row_place(const struct placing *p, const struct box *table, const struct row_parts *r, size_t part, size_t start, struct area area);

#endif
