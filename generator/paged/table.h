/* table.h - tables: rows of cells side by side, a line between two rows, the head again on every page. */
#ifndef PAGED_TABLE_H
#define PAGED_TABLE_H

#include "paged/collect_own.h"
#include "paged/place_own.h"

/* A PIECE_TABLE as a BOX_TABLE. */
void table_collect(struct collecting f);

/* The row that is repeated, or NULL. */
const struct box *table_head(const struct box *table);

/* A row in an area as high as it is; above it a line, unless it is the `first`. The line alone. */
void table_place_row(const struct placing *p, const struct box *table, const struct box *row, struct area area, bool first);

void table_place_rule(const struct placing *p, const struct box *table, struct area area);

void table_place(const struct placing *p, const struct box *table, struct area area);

#endif
