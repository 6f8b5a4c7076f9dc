/*
 * measure.c - how high boxes are in a given width when styles are scaled by a given factor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/layout_private.h"

enum {
	PAGE_COLUMN = 2700,             /* [1/1000 em] for the page at the end of a line of the contents, and space in front of it */
	ENTRY_HANG = 1000               /* of a title's second line there */
};

/* One measurement of one room. */
struct measure {
	const struct layout *l;
	struct room *room;
	struct arena *lines;            /* where the lines found live */
	int factor;                     /* [1/1000] */
};

static int larger(int a, int b)
{
	return a > b ? a : b;
}

/* So that a text of a million lines is too high, not a negative height. */
static int capped(long long length)
{
	return length < 1000000000 ? (int)length : 1000000000;
}

static int scaled(int length, int permille)
{
	return capped((long long)length * permille / 1000);
}

/*
 * The factor as it applies to one paragraph: none to a fixed style, and nothing is set smaller than the theme allows, counting that a
 * script with large letters gets less than the style's size.
 */
static int text_factor(const struct measure *m, const struct text_box *t)
{
	const struct style *s = t->style;
	const int least = t->least > 0 ? t->least : 100, smallest = (m->l->env->theme->smallest * 100 + least - 1) / least;
	int factor = s->fixed ? 1000 : m->factor;

	if (s->size > 0 && scaled(s->size, factor) < smallest)
		factor = (int)(((long long)smallest * 1000 + s->size - 1) / s->size);
	return factor;
}

/* What the lines of a paragraph have for themselves. */
static void set_widths(struct box *b, struct wrap_options *o)
{
	struct text_box *t = &b->as.text;

	t->first_indent = 0;
	o->width = b->width - t->indent;
	if (!t->entry)
		return;
	t->indent += scaled(t->size, ENTRY_HANG);
	t->first_indent = -scaled(t->size, ENTRY_HANG);
	o->width = b->width - t->indent - scaled(t->size, PAGE_COLUMN);
	o->first_indent = t->first_indent;
}

static int measure_stack(struct measure *m, struct box *first, int width);

/* A frame begins with the capitals of its first line, so that a headline and small print side by side begin at one height. */
static int measure_text(struct measure *m, struct box *b, bool top)
{
	struct text_box *t = &b->as.text;
	const struct style *s = t->style;
	const int factor = text_factor(m, t);
	const bool heading = s->tag >= TAG_H1 && s->tag <= TAG_H3;
	struct wrap_options o = {
		.hyphenator = s->hyphenate && !heading ? m->l->env->hyphenator : NULL, .heading = heading, .justify = s->align == ALIGN_JUSTIFY
	};
	long long height;
	int cap;

	t->size = larger(1, scaled(s->size, factor));
	t->leading = capped((long long)scaled(s->leading, factor) * t->loose / 100);
	t->indent = s->indent + scaled(t->size, t->hang);
	cap = scaled(t->size, t->cap);
	t->ascent = (t->leading + cap) / 2;
	t->above = t->ascent - cap;
	t->trim = top ? t->above : 0;

	o.size = t->size;
	set_widths(b, &o);
	if (o.width <= 0) {
		b->too_wide = true;
		t->lines = (struct wrap_result){ 0 };
		return 0;
	}
	wrap_lines(m->lines, &t->para, &o, &t->lines);
	b->too_wide = t->lines.overfull;
	height = (long long)t->lines.n * t->leading;
	m->room->lines += (int)t->lines.n;
	m->room->text_height = capped(m->room->text_height + height);
	return capped(height - t->trim);
}

/* A coloured bar and the padding on both sides go off the width. */
static int measure_box(struct measure *m, struct box *b)
{
	int padding = b->piece->as.box.padding, inside = b->width - 2 * padding - b->piece->as.box.bar;

	b->too_wide = inside <= 0;
	return b->too_wide ? 0 : capped(measure_stack(m, b->as.first, inside) + 2LL * padding);
}

/* Stacks side by side. Widths are differences of rounded edges, so they add up to the whole. All are as high as the highest. */
static int measure_beside(struct measure *m, struct box *b, const int *share, size_t n, int gap)
{
	int room = b->width - gap * ((int)n - 1), height = 0, edge = 0;
	long long total = 0, sum = 0;
	size_t i = 0;

	for (i = 0; i < n; i++)
		total += share[i];
	i = 0;
	for (struct box *column = b->as.first; column; column = column->next, i++) {
		int next;

		sum += share[i];
		next = total > 0 ? (int)(room * sum / total) : 0;
		column->width = next - edge;
		edge = next;
		column->height = measure_box(m, column);
		height = larger(height, column->height);
	}
	for (struct box *column = b->as.first; column; column = column->next) {
		column->height = height;
		m->room->too_wide |= column->too_wide;
	}
	return height;
}

static int measure_table(struct measure *m, struct box *b)
{
	const struct piece *p = b->piece;
	int height = 0;

	for (struct box *row = b->as.first; row; row = row->next) {
		row->width = b->width;
		row->gap = 0;
		row->height = measure_beside(m, row, p->as.table.share, p->as.table.n, p->as.table.gap) + 2 * p->as.table.padding;
		height = capped((long long)height + row->height);
	}
	return height;
}

static int image_height(const struct piece *p)
{
	return capped((long long)p->as.image.width * p->as.image.image->h / p->as.image.image->w);
}

static int measure_one(struct measure *m, struct box *b, bool top)
{
	int height = 0;

	b->too_wide = false;
	switch (b->kind) {
	case BOX_TEXT:    height = measure_text(m, b, top); break;
	case BOX_QR:
		height = b->as.qr.side + 2 * b->as.qr.quiet;
		b->too_wide = height > b->width;
		break;
	case BOX_ICON:
		height = b->piece->as.icon.size;
		b->too_wide = height > b->width;
		break;
	case BOX_IMAGE:
		height = image_height(b->piece);
		b->too_wide = b->piece->as.image.width > b->width;
		break;
	case BOX_RULE:    height = b->piece->as.rule.thickness; break;
	case BOX_SPACE:   height = b->piece->as.height; break;
	case BOX_FILL:    break;
	case BOX_STACK:   height = measure_box(m, b); break;
	case BOX_COLUMNS:
		height = measure_beside(m, b, b->piece->as.columns.share, b->piece->as.columns.n, b->piece->as.columns.gap);
		break;
	case BOX_TABLE:   height = measure_table(m, b); break;
	case BOX_ROW:     break;        /* its table has measured it */
	}
	m->room->too_wide |= b->too_wide;
	return height;
}

/* Space at the ends of what stands in a box goes through it, unless a ground or padding keeps it in. */
static bool is_open(const struct box *b)
{
	return b->kind == BOX_COLUMNS || (b->kind == BOX_STACK && !b->piece->as.box.has_ground && b->piece->as.box.padding == 0);
}

static int space_before(const struct measure *m, const struct box *b)
{
	int before = 0;

	if (b->kind == BOX_TEXT)
		return scaled(b->as.text.style->before, text_factor(m, &b->as.text));
	if (!is_open(b))
		return 0;
	for (const struct box *inner = b->as.first; inner; inner = inner->next)
		if (b->kind == BOX_COLUMNS || inner == b->as.first)
			before = larger(before, space_before(m, inner));
	return before;
}

static int space_after(const struct measure *m, const struct box *b)
{
	int after = b->kind == BOX_STACK ? b->piece->as.box.after : 0;

	if (b->kind == BOX_TEXT)
		return scaled(b->as.text.style->after, text_factor(m, &b->as.text));
	if (!is_open(b))
		return after;
	for (const struct box *inner = b->as.first; inner; inner = inner->next)
		if (b->kind == BOX_COLUMNS || !inner->next)
			after = larger(after, space_after(m, inner));
	return after;
}

/* Boxes one below the other. Space above the first and below the last is not theirs: margin or padding is there already. */
static int measure_stack(struct measure *m, struct box *first, int width)
{
	int height = 0, after = 0;

	for (struct box *b = first; b; b = b->next) {
		b->width = width;
		b->gap = b == first ? 0 : larger(after, space_before(m, b));
		b->height = measure_one(m, b, b == first);
		height = capped((long long)height + b->gap + b->height);
		after = space_after(m, b);
	}
	return height;
}

bool measure_room(const struct layout *l, struct room *room, int factor, struct arena *lines)
{
	struct measure m = { .l = l, .room = room, .lines = lines, .factor = factor };

	room->lines = room->text_height = 0;
	room->too_wide = false;
	room->used = measure_stack(&m, room->first, room->width);
	return !room->too_wide && room->used <= room->height;
}

void measure_alone(const struct layout *l, struct box *b, int width)
{
	struct room nowhere = { 0 };
	struct measure m = { .l = l, .room = &nowhere, .lines = l->arena, .factor = 1000 };

	b->width = width;
	b->gap = 0;
	b->height = measure_one(&m, b, false);
}
