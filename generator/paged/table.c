/*
 * table.c - tables: collected with their elements, and placed row by row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/table.h"

#include "base/arena.h"

enum { RULE = 500 };            /* [mp] thickness of the line between rows */

static void collect_cell(struct collecting f, const struct piece *cell, enum tag_role role, enum scope scope)
{
	struct collecting inside = collect_turn_to(f, cell);

	inside.parent = inside.sect = dlist_add_tag(f.l->arena, f.parent, role);
	inside.parent->scope = scope;
	collect_inside(inside, collect_add_box(&inside, BOX_STACK), cell->as.box.first);
}

static void collect_row(struct collecting f, const struct table_row *row, bool head)
{
	const struct piece *table = f.piece;
	struct box *b = collect_add_box(&f, BOX_ROW), **end = &b->as.first;

	b->pos = row->pos;
	f.end = &end;
	f.parent = dlist_add_tag(f.l->arena, f.parent, TAG_TR);
	for (size_t i = 0; i < table->as.table.n; i++) {
		const bool title = head || (table->as.table.row_heads && i == 0);

		collect_cell(f, row->cell[i], title ? TAG_TH : TAG_TD, head ? SCOPE_COLUMN : title ? SCOPE_ROW : SCOPE_NONE);
	}
}

void table_collect(struct collecting f)
{
	const struct piece *p = f.piece;
	struct box *b = collect_add_box(&f, BOX_TABLE), **end = &b->as.first;

	f.end = &end;
	f.parent = collect_add_tag(&f, TAG_TABLE);
	f.depth = f.hang = 0;
	if (p->as.table.head)
		collect_row(f, p->as.table.head, true);
	for (const struct table_row *row = p->as.table.first; row; row = row->next)
		collect_row(f, row, false);
}

const struct box *table_head(const struct box *table)
{
	return table->piece->as.table.head ? table->as.first : NULL;
}

void table_place_rule(const struct placing *p, const struct box *table, struct area area)
{
	place_rect(p, (struct area){ area.x, area.y - RULE / 2, area.w, RULE }, table->piece->as.table.rule);
}

void table_place_row(const struct placing *p, const struct box *table, const struct box *row, struct area area, bool first)
{
	const struct piece *piece = table->piece;
	const bool rtl = p->l->sheet->rtl;
	int x = rtl ? area.x + area.w : area.x;

	if (!first)
		table_place_rule(p, table, area);
	for (const struct box *cell = row->as.first; cell; cell = cell->next) {
		x -= rtl ? cell->width : 0;
		place_boxes(p, cell->as.first, (struct area){ x, area.y + piece->as.table.padding, cell->width, cell->height }, ALIGN_START);
		x += rtl ? -piece->as.table.gap : cell->width + piece->as.table.gap;
	}
}

void table_place(const struct placing *p, const struct box *table, struct area area)
{
	for (const struct box *row = table->as.first; row; row = row->next) {
		area.h = row->height;
		table_place_row(p, table, row, area, row == table->as.first);
		area.y += row->height;
	}
}
