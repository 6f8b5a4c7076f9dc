/*
 * row.c - rows divided between lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/row.h"

#include <limits.h>

#include "base/arena.h"

static int bottom(const struct row_cell *c, size_t slice)
{
	return c->y[slice] + c->slice[slice].height;
}

static int cell_height(const struct row_cell *c)
{
	return c->n > 0 ? bottom(c, c->n - 1) : 0;
}

static bool is_good(const struct row_cell *c, size_t before)
{
	return before == 0 || before == c->n || c->slice[before].seam <= SEAM_HYPHEN;
}

/* A cell begins with the capitals of its first line, as it was measured. */
static void slice_cell(const struct layout *l, const struct box *cell, struct row_cell *c)
{
	int y = 0;

	c->box = cell;
	c->slice = slice_list(l, cell->as.first, true, &c->n);
	c->y = ARENA_ARRAY(l->arena, int, c->n);
	for (size_t i = 0; i < c->n; i++) {
		y += i == 0 ? c->slice[i].top : c->slice[i].gap;
		c->y[i] = y;
		y += c->slice[i].height;
	}
}

/* As far as a cell may go and end above the cut. */
static size_t find_cut(const struct row_cell *c, size_t from, int cut)
{
	size_t to = from;

	for (size_t i = from + 1; i <= c->n && bottom(c, i - 1) <= cut; i++)
		if (is_good(c, i))
			to = i;
	return to;
}

static void cut_cell(const struct layout *l, const struct row_parts *r, struct row_cell *c)
{
	c->first = ARENA_ARRAY(l->arena, size_t, r->n + 1);
	for (size_t part = 1; part < r->n; part++)
		c->first[part] = find_cut(c, c->first[part - 1], r->edge[part]);
	c->first[r->n] = c->n;
}

/* Every cell has begun above the cut: a row does not begin with a cell that seems to be empty. */
static bool all_begin(const struct row_parts *r, int cut)
{
	for (size_t i = 0; i < r->n_cells; i++)
		if (r->cell[i].n > 0 && find_cut(&r->cell[i], 0, cut) == 0)
			return false;
	return true;
}

struct row_parts *row_divide(const struct layout *l, const struct box *row)
{
	struct row_parts *r = ARENA_NEW(l->arena, struct row_parts);
	const struct row_cell *highest;

	for (const struct box *cell = row->as.first; cell; cell = cell->next)
		slice_cell(l, cell, &r->cell[r->n_cells++]);
	highest = &r->cell[0];
	for (size_t i = 1; i < r->n_cells; i++)
		if (cell_height(&r->cell[i]) > cell_height(highest))
			highest = &r->cell[i];
	r->edge = ARENA_ARRAY(l->arena, int, highest->n + 1);
	r->n = 1;
	for (size_t i = 1; i < highest->n; i++)
		if (is_good(highest, i) && all_begin(r, bottom(highest, i - 1)))
			r->edge[r->n++] = bottom(highest, i - 1);
	r->edge[r->n] = cell_height(highest);
	for (size_t i = 0; i < r->n_cells; i++)
		cut_cell(l, r, &r->cell[i]);
	return r->n > 1 ? r : NULL;
}

int row_top(const struct row_parts *r, size_t part)
{
	int most = INT_MIN;

	for (size_t i = 0; i < r->n_cells; i++) {
		const struct row_cell *c = &r->cell[i];
		const size_t first = c->first[part];

		if (first < c->n && r->edge[part] - c->y[first] + c->slice[first].top > most)
			most = r->edge[part] - c->y[first] + c->slice[first].top;
	}
	return most > INT_MIN ? most : 0;
}

static void place_cell(const struct placing *p, const struct row_cell *c, size_t part, size_t start, struct area area)
{
	const size_t first = c->first[start];

	for (size_t i = c->first[part]; i < c->first[part + 1]; i++) {
		struct area at = area;

		at.y += c->slice[first].top + c->y[i] - c->y[first];
		slice_place(p, &c->slice[i], at);
	}
}

void row_place(const struct placing *p, const struct box *table, const struct row_parts *r, size_t part, size_t start, struct area area)
{
	const int gap = table->piece->as.table.gap;
	const bool rtl = p->l->sheet->rtl;
	int x = rtl ? area.x + area.w : area.x;

	for (size_t i = 0; i < r->n_cells; i++) {
		const int width = r->cell[i].box->width;

		x -= rtl ? width : 0;
		place_cell(p, &r->cell[i], part, start, (struct area){ x, area.y, width, area.h });
		x += rtl ? -gap : width + gap;
	}
}
