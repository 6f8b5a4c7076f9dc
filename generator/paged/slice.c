/*
 * slice.c - which lines and rows of a flow belong together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/slice.h"

#include "base/arena.h"
#include "paged/table.h"

enum { FEWEST = 2 };            /* lines of a divided paragraph on a page */

struct slicing {
	const struct layout *l;
	struct slice *slice; size_t n;
	bool kept;                      /* what was last belongs to what comes */
};

static size_t count_slices(const struct box *first)
{
	size_t n = 0;

	for (const struct box *b = first; b; b = b->next) {
		n += b->kind == BOX_TEXT ? b->as.text.lines.n : 1;
		if (b->kind == BOX_TABLE)
			for (const struct box *row = b->as.first; row; row = row->next)
				n++;
	}
	return n;
}

static bool has_inside(const struct box *b)
{
	return b->kind == BOX_STACK || b->kind == BOX_COLUMNS || b->kind == BOX_TABLE || b->kind == BOX_ROW;
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
	if (has_inside(b))
		for (const struct box *inner = b->as.first; inner; inner = inner->next)
			n += find_texts(inner, text ? text + n : NULL);
	return n;
}

static struct slice *add_slice(struct slicing *s, const struct box *b, int gap, int height, enum seam seam)
{
	struct slice *slice = &s->slice[s->n++];

	slice->box = b;
	slice->gap = gap;
	slice->height = height;
	slice->seam = seam;
	return slice;
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

static void slice_text(struct slicing *s, struct box *b, enum seam seam)
{
	struct text_box *t = &b->as.text;

	t->trim = 0;                    /* whether it begins a page is not known yet */
	for (size_t i = 0; i < t->lines.n; i++) {
		struct slice *line = add_slice(s, b, i == 0 ? b->gap : 0, t->leading, i == 0 ? seam : line_seam(t, i));

		line->line = i;
		line->top = -t->above;
		if (i + 1 == t->lines.n)
			add_texts(s, line, b);
	}
}

static void slice_table(struct slicing *s, struct box *b, enum seam seam)
{
	const struct box *head = table_head(b);

	for (struct box *row = b->as.first; row; row = row->next) {
		const bool first = row == b->as.first, after_head = head && head->next == row;
		struct slice *slice = add_slice(s, b, first ? b->gap : 0, row->height, first ? seam : after_head ? SEAM_KEPT : SEAM_GOOD);

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

static void slice_box(struct slicing *s, struct box *b)
{
	const enum seam seam = s->kept ? SEAM_KEPT : SEAM_GOOD;
	const size_t first = s->n;

	switch (b->kind) {
	case BOX_TEXT:
		slice_text(s, b, seam);
		s->kept = ends_kept(b) || begins_list(b);
		break;
	case BOX_TABLE:
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
		s->slice[first].turn = b->turn && first > 0;
}

struct slice *slice_room(const struct layout *l, struct room *room, size_t *n)
{
	struct slicing s = { .l = l };

	s.slice = ARENA_ARRAY(l->arena, struct slice, count_slices(room->first));
	for (struct box *b = room->first; b; b = b->next)
		slice_box(&s, b);
	*n = s.n;
	return s.slice;
}
