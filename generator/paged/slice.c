/*
 * slice.c - which lines and rows of a flow belong together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/slice.h"

#include "base/arena.h"
#include "paged/row.h"
#include "paged/table.h"

enum {
	FEWEST = 2,                     /* lines of a divided paragraph on a page */
	WHOLE_ROW = 3                   /* a row that is lower than one such part of the page stays whole */
};

struct slicing {
	const struct layout *l;
	struct slice *slice; size_t n, cap;
	bool in_row;
	int highest;                    /* [mp] row that is never divided */
	const struct box *before;       /* what was last */
	size_t items;                   /* of its list, up to it */
	bool kept;                      /* it belongs to what comes */
};

static struct slice *add_slice(struct slicing *s, const struct box *b, int gap, int height, enum seam seam)
{
	struct slice *slice;

	if (s->n == s->cap) {
		struct slice *more = ARENA_ARRAY(s->l->arena, struct slice, s->cap = s->cap > 0 ? 2 * s->cap : 16);

		for (size_t i = 0; i < s->n; i++)
			more[i] = s->slice[i];
		s->slice = more;
	}
	slice = &s->slice[s->n++];
	slice->box = b;
	slice->gap = gap;
	slice->height = height;
	slice->seam = seam;
	return slice;
}

/* The texts in a box that ask for notes; into `text`, if it is not NULL. */
static size_t find_texts(const struct box *b, const struct text_box **text)
{
	size_t n = 0;

	if (b->kind == BOX_TEXT && b->as.text.n_cites > 0) {
		if (text)
			*text = &b->as.text;
		return 1;
	}
	for (const struct box *inner = layout_inside(b); inner; inner = inner->next)
		n += find_texts(inner, text ? text + n : NULL);
	return n;
}

static void add_texts(const struct slicing *s, struct slice *slice, const struct box *inside)
{
	slice->n_texts = find_texts(inside, NULL);
	if (slice->n_texts == 0)
		return;
	slice->text = ARENA_ARRAY(s->l->arena, const struct text_box *, slice->n_texts);
	find_texts(inside, slice->text);
}

static bool is_kept(const struct style *s)
{
	return s->keep || (s->tag >= TAG_H1 && s->tag <= TAG_H3);
}

/* Does the box end in a heading? */
static bool ends_kept(const struct box *b)
{
	if (b->kind == BOX_TEXT)
		return is_kept(b->as.text.style) || b->as.text.heading;
	if (b->kind != BOX_STACK || !b->as.first)
		return false;
	for (b = b->as.first; b->next; b = b->next)
		;
	return ends_kept(b);
}

/* How a page would end before line `i`. */
static enum seam line_seam(const struct text_box *t, size_t i)
{
	if (t->heading)
		return SEAM_KEPT;
	if (t->lines.n < 2 * FEWEST || i < FEWEST || t->lines.n - i < FEWEST)
		return SEAM_TIGHT;
	return t->lines.line[i - 1].hyphen ? SEAM_HYPHEN : SEAM_GOOD;
}

static void slice_text(struct slicing *s, const struct box *b, enum seam seam)
{
	const struct text_box *t = &b->as.text;

	for (size_t i = 0; i < t->lines.n; i++) {
		struct slice *line = add_slice(s, b, i == 0 ? b->gap : 0, t->leading, i == 0 ? seam : line_seam(t, i));

		line->line = i;
		line->top = -t->above;
		if (i + 1 == t->lines.n)
			add_texts(s, line, b);
	}
}

/* The notes that a part of a row asks for are those of the lines in it. */
static void add_part_texts(const struct slicing *s, struct slice *slice)
{
	const struct row_parts *r = slice->parts;
	size_t n = 0;

	for (int counted = 0; counted < 2; counted++) {
		if (counted)
			slice->text = ARENA_ARRAY(s->l->arena, const struct text_box *, n);
		for (size_t i = 0; i < r->n_cells; i++)
			for (size_t k = r->cell[i].first[slice->part]; k < r->cell[i].first[slice->part + 1]; k++)
				for (size_t t = 0; t < r->cell[i].slice[k].n_texts; t++, n += !counted)
					if (counted)
						slice->text[slice->n_texts++] = r->cell[i].slice[k].text[t];
	}
}

/* Padding is above the first part and below the last, and above what a page begins with. */
static void slice_row(struct slicing *s, const struct box *table, const struct box *row, const struct row_parts *r, int gap, enum seam seam)
{
	const struct box *head = table_head(table);
	const int padding = table->piece->as.table.padding;

	for (size_t part = 0; part < r->n; part++) {
		const bool first = part == 0, last = part + 1 == r->n;
		const int height = r->edge[part + 1] - r->edge[part] + (first ? padding : 0) + (last ? padding : 0);
		struct slice *slice = add_slice(s, table, first ? gap : 0, height, first ? seam : SEAM_GOOD);

		slice->row = row;
		slice->parts = r;
		slice->part = part;
		slice->top = (head ? head->height : 0) + (first ? 0 : row_top(r, part) + padding);
		add_part_texts(s, slice);
	}
}

static void slice_table(struct slicing *s, struct box *b, enum seam seam)
{
	const struct box *head = table_head(b);

	for (struct box *row = b->as.first; row; row = row->next) {
		const bool first = row == b->as.first, after_head = head && head->next == row;
		const int gap = first ? b->gap : 0;
		const enum seam before = first ? seam : after_head ? SEAM_KEPT : SEAM_GOOD;
		const struct row_parts *parts = row != head && row->height > s->highest ? row_divide(s->l, row) : NULL;
		struct slice *slice;

		if (parts) {
			slice_row(s, b, row, parts, gap, before);
			continue;
		}
		slice = add_slice(s, b, gap, row->height, before);
		slice->row = row;
		slice->top = head && row != head ? head->height : 0;
		add_texts(s, slice, row);
	}
}

/* A line or two that say what the list below is of. */
static bool begins_list(const struct box *b)
{
	const struct box *next = b->next;

	return b->as.text.lines.n <= FEWEST && !b->as.text.labels && next && next->kind == BOX_TEXT && next->as.text.labels
		&& next->piece == b->piece;
}

/* Items of one list, one behind the other. */
static bool are_items(const struct box *a, const struct box *b)
{
	return a && b && a->kind == BOX_TEXT && b->kind == BOX_TEXT && a->as.text.labels && b->as.text.labels && a->piece == b->piece;
}

/* A short first or last item is a line alone, too. */
static bool is_alone(const struct slicing *s, const struct box *b)
{
	const bool second = s->items == 1 && s->before->as.text.lines.n < FEWEST;
	const bool last = !are_items(b, b->next) && b->as.text.lines.n < FEWEST;

	return are_items(s->before, b) && (second || last);
}

/* The template turned the page before it, or its first words have a style that does. */
static bool begins_page(const struct box *b)
{
	return b->turn || (b->kind == BOX_STACK && b->as.first && begins_page(b->as.first));
}

static void slice_box(struct slicing *s, struct box *b)
{
	const enum seam seam = s->kept ? SEAM_KEPT : is_alone(s, b) ? SEAM_TIGHT : SEAM_GOOD;
	const size_t first = s->n;

	switch (b->kind) {
	case BOX_TEXT:
		slice_text(s, b, seam);
		s->kept = ends_kept(b) || begins_list(b);
		break;
	case BOX_TABLE:
		if (s->in_row)
			add_texts(s, add_slice(s, b, b->gap, b->height, seam), b);
		else
			slice_table(s, b, seam);
		s->kept = false;
		break;
	case BOX_STACK:
	case BOX_COLUMNS:
	case BOX_QR:
	case BOX_ICON:
	case BOX_IMAGE:
	case BOX_ROW:
		add_texts(s, add_slice(s, b, b->gap, b->height, seam), b);
		s->kept = ends_kept(b);
		break;
	case BOX_RULE:
		add_slice(s, b, b->gap, b->height, seam);
		break;
	case BOX_SPACE:
	case BOX_FILL:
		add_slice(s, b, b->gap, b->height, seam)->space = true;
		break;
	}
	if (s->n > first)
		s->slice[first].turn = begins_page(b) && first > 0;
	s->items = are_items(s->before, b) ? s->items + 1 : 1;
	s->before = b;
}

struct slice *slice_list(const struct layout *l, struct box *first, bool in_row, size_t *n)
{
	struct slicing s = { .l = l, .in_row = in_row, .highest = l->sheet->h / WHOLE_ROW };

	for (struct box *b = first; b; b = b->next)
		slice_box(&s, b);
	*n = s.n;
	return s.slice;
}

void slice_place(const struct placing *p, const struct slice *s, struct area area)
{
	area.h = s->height;
	if (s->box->kind == BOX_TEXT)
		place_text_line(p, &s->box->as.text, s->line, area, area.y);
	else
		place_box(p, s->box, area);
}
