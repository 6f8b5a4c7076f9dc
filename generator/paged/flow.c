/*
 * flow.c - a flow over as many pages as it needs, each with its notes, running head and foot.
 *
 * A page takes what fits, back to the last place where it may well end (slice.h). What is too high for a page of its own is an error.
 * A chapter whose last page would be nearly empty is set with a little more or less space between its parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/array.h"
#include "paged/book.h"
#include "paged/note.h"
#include "paged/row.h"
#include "paged/slice.h"
#include "paged/table.h"

enum {
	LEAST_PART = 5                  /* a chapter does not end on a page with less than one such part of it, if air can help */
};

struct flowing {
	const struct layout *l;
	const struct side *side;
	const struct room *room;
	struct area area;               /* of the lines, on each page */
	struct slice *slice; size_t n;
	const struct text_box **text;   /* room for all that ask for notes */
	bool ok;
};

/* What stands on a page. Of its notes, first come those the page before it had no room for. */
struct leaf {
	size_t from, end;               /* slices */
	int air;                        /* [%] of the space that should be between them */
	struct notes notes;
};

static int part(int length, int percent)
{
	return (int)((long long)length * percent / 100);
}

/* What is between a slice and the one before it on its page. */
static int gap_above(const struct slice *s, int air, bool top)
{
	return top ? 0 : part(s->gap, air);
}

static int slice_height(const struct slice *s, int air, bool top)
{
	return (s->space ? part(s->height, air) : s->height) + (top ? s->top : 0);
}

/* Where a page ends: before the slice that is returned. Notes take their height from it. */
static size_t find_end(const struct flowing *f, const struct leaf *leaf)
{
	const struct notes *notes = &leaf->notes;
	const size_t from = leaf->from;
	int used = 0, foot = notes->height;
	enum seam best_seam = SEAMS;
	size_t best = from, n_texts = 0;

	for (size_t i = from; i < f->n; i++) {
		const struct slice *s = &f->slice[i];
		enum seam seam = i + 1 < f->n && !s[1].turn ? s[1].seam : SEAM_GOOD;

		used += gap_above(s, leaf->air, i == from) + slice_height(s, leaf->air, i == from);
		for (size_t k = 0; k < s->n_texts; k++)
			f->text[n_texts++] = s->text[k];
		if (s->n_texts > 0 && i > from)
			foot = note_height_with(notes, f->text, n_texts);
		if (used + foot > f->area.h && (i > from || notes->height > 0))
			return best;
		if (s->n_texts > 0 && i == from)
			foot = note_height_with(notes, f->text, n_texts);
		if (seam <= best_seam) {
			best = i + 1;
			best_seam = seam;
		}
		if (i + 1 < f->n && s[1].turn)
			break;
	}
	return best;
}

/* The page from a slice on, and what notes it has to leave to the next: its first slice may leave no room for its own. Returns how high it is. */
static int fill_leaf(const struct flowing *f, struct leaf *leaf, size_t from, int air, struct notes *carried)
{
	int used = 0;

	*leaf = (struct leaf){ .from = from, .air = air, .notes = *carried };
	*carried = (struct notes){ 0 };
	leaf->end = find_end(f, leaf);
	for (size_t i = from; i < leaf->end; i++) {
		const struct slice *s = &f->slice[i];

		used += gap_above(s, air, i == from) + slice_height(s, air, i == from);
		for (size_t k = 0; k < s->n_texts; k++) {
			bool room = used + note_height_with(&leaf->notes, &s->text[k], 1) <= f->area.h;

			note_add(f->l, room ? &leaf->notes : carried, s->text[k]);
		}
	}
	return used;
}

/* Space that a page would begin with is dropped, unless the template turned the page before it. */
static size_t skip_space(const struct flowing *f, size_t from)
{
	if (from == 0 || from == f->n || f->slice[from].turn)
		return from;
	while (from < f->n && f->slice[from].space && !f->slice[from].turn)
		from++;
	return from;
}

static bool begins_chapter(const struct flowing *f, size_t slice)
{
	return slice == 0 || slice == f->n || f->slice[slice].turn;
}

/* Does the chapter that begins here end on a page that is nearly empty? */
static bool ends_low(const struct flowing *f, size_t from, int air, struct notes carried)
{
	struct leaf leaf;
	int pages = 0, used;

	do {
		used = fill_leaf(f, &leaf, from, air, &carried);
		from = skip_space(f, leaf.end);
		pages++;
	} while (!begins_chapter(f, from));
	return pages > 1 && used < f->area.h / LEAST_PART;
}

/* The air that keeps a chapter from ending so: as near as can be to what the styles ask for, which it is if none does. */
static int find_air(const struct flowing *f, size_t from, const struct notes *carried)
{
	static const int air[] = { 100, 95, 105, 90, 110, 85, 115, 80, 120, 75, 125 };

	for (size_t i = 0; i < COUNT(air); i++)
		if (!ends_low(f, from, air[i], *carried))
			return air[i];
	return 100;
}

/* Where the row that is being placed began on this page. */
struct begun {
	size_t part;
	int y;                          /* [mp] of its content's top */
};

/* Above a row that begins a page stands a copy of its table's head. */
static void place_table_slice(const struct placing *p, const struct slice *s, struct area area, bool top, struct begun *begun)
{
	const struct box *head = table_head(s->box);
	const bool copied = top && head && s->row != head;
	const bool ruled = copied || (s->row != s->box->as.first && !top);

	if (copied) {
		struct placing copy = *p;

		copy.repeated = true;
		area.h = head->height;
		table_place_row(&copy, s->box, head, area, true);
		area.y += area.h;
	}
	area.h = s->row->height;
	if (!s->parts) {
		table_place_row(p, s->box, s->row, area, !ruled);
		return;
	}
	if (top || s->part == 0) {
		*begun = (struct begun){ s->part, area.y + s->box->piece->as.table.padding };
		if (ruled)
			table_place_rule(p, s->box, area);
	}
	area.y = begun->y;
	row_place(p, s->box, s->parts, s->part, begun->part, area);
}

static void place_slices(const struct flowing *f, const struct leaf *leaf, struct page *page)
{
	const struct placing p = { .l = f->l, .page = page };
	struct area area = f->area;
	struct begun begun = { 0 };

	for (size_t i = leaf->from; i < leaf->end; i++) {
		const struct slice *s = &f->slice[i];
		const bool top = i == leaf->from;

		area.y += top ? s->row ? 0 : s->top : gap_above(s, leaf->air, false);
		if (s->row)
			place_table_slice(&p, s, area, top, &begun);
		else
			slice_place(&p, s, area);
		area.y += slice_height(s, leaf->air, top && s->row);
	}
	note_place(&p, &leaf->notes, f->area);
}

/* The heading that a box begins with, or NULL. */
static const struct heading *first_heading(const struct box *b)
{
	while (b && b->kind != BOX_TEXT)
		b = layout_inside(b);
	return b ? b->as.text.heading : NULL;
}

/* The H1 that goes on where the page begins; none if the page begins with one or with a chapter, for there it is to be read already. */
static const struct heading *find_running(const struct flowing *f, const struct leaf *leaf, const struct page *page)
{
	const struct heading *begun = leaf->from < leaf->end ? first_heading(f->slice[leaf->from].box) : NULL, *last = NULL;

	for (const struct heading *h = f->l->book->heading; h; h = h->next) {
		if (h->level > 1 || !h->place.page)
			continue;
		if (h->place.page != page)
			last = h;
		else if (h == begun || begins_chapter(f, leaf->from))
			return NULL;
	}
	return last;
}

static bool place_frame(const struct layout *l, const struct frame *frame, struct page *page, enum artifact kind)
{
	struct room room;

	if (!layout_make_room(l, frame, NULL, false, &room) || !fit_fixed(l, &room))
		return false;
	place_room(l, &room, page, kind);
	return true;
}

/* What was placed on the page comes behind its head, as it is read. */
static void place_leaf(struct flowing *f, const struct leaf *leaf, struct page *page)
{
	const struct layout *l = f->l;
	const struct frame *flow = f->side->flow;
	struct page paper = *page, body;

	page->first = page->last = NULL;
	place_slices(f, leaf, page);
	body = *page;
	page->first = paper.first;
	page->last = paper.last;
	l->book->running = find_running(f, leaf, page);
	if (flow->has_ground)
		place_ground(l, page, (struct area){ f->room->x, flow->y, flow->w, flow->h }, flow->ground);
	for (const struct frame *frame = f->side->frames; frame < flow; frame++)
		f->ok &= place_frame(l, frame, page, ARTIFACT_HEADER);
	if (body.first) {
		page->last->next = body.first;
		page->last = body.last;
	}
	for (const struct frame *frame = flow + 1; frame < f->side->frames + f->side->n_frames; frame++)
		f->ok &= place_frame(l, frame, page, ARTIFACT_FOOTER);
	f->ok &= layout_close_page(l, page);
}

static void check_height(struct flowing *f, const struct slice *s)
{
	const char *what = s->row ? "a row" : s->box->kind == BOX_TEXT ? "a line" : "a box";
	const struct pos at = s->row ? s->row->pos : s->box->pos;
	const int over = s->height + s->top - f->area.h, notes = note_height_with(&(const struct notes){ 0 }, s->text, s->n_texts) - f->area.h;

	if (over > 0) {
		f->ok = diag_error(f->l->diag, at, "%s in panel '%s' in '%s' is %.1f mm higher than a page", what, f->room->frame->name,
			f->l->sheet->lang, over / (double)MM(1));
		diag_note(f->l->diag, s->box->pos, "text that stands in a box, in columns or in a row is not divided: take it out, or shorten it");
		report_origins(f->l, layout_inside(s->row ? s->row : s->box));
	}
	if (notes > 0)
		f->ok = diag_error(f->l->diag, at, "the notes of %s in panel '%s' in '%s' are %.1f mm higher than a page", what, f->room->frame->name,
			f->l->sheet->lang, notes / (double)MM(1));
}

static size_t drop_space_at_end(const struct slice *slice, size_t n)
{
	while (n > 0 && slice[n - 1].space)
		n--;
	return n;
}

bool flow_side(const struct layout *l, const struct side *side, struct room *room)
{
	struct flowing f = { .l = l, .side = side, .room = room, .ok = true };
	const struct frame *frame = room->frame;
	struct notes carried = { 0 };
	size_t texts = 0;
	int air = 100;

	if (!fit_fixed(l, room))
		return false;
	f.area = (struct area){ room->x + frame->margin_side, frame->y + frame->margin_top, room->width, room->height };
	f.slice = slice_list(l, room->first, false, &f.n);
	f.n = drop_space_at_end(f.slice, f.n);
	for (size_t i = 0; i < f.n; i++) {
		texts += f.slice[i].n_texts;
		check_height(&f, &f.slice[i]);
	}
	f.text = ARENA_ARRAY(l->arena, const struct text_box *, texts);
	for (size_t from = 0; f.ok && (from < f.n || carried.first);) {
		struct leaf leaf;

		from = skip_space(&f, from);
		if (begins_chapter(&f, from))
			air = find_air(&f, from, &carried);
		fill_leaf(&f, &leaf, from, air, &carried);
		place_leaf(&f, &leaf, layout_open_page(l, side->name));
		from = leaf.end;
	}
	return f.ok;
}
