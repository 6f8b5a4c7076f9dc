/*
 * layout.c - a sheet to a display list: each side's frames are collected, fitted together and placed.
 *
 * The steps are in collect.c (with words.c), measure.c, fit.c and place.c; layout_private.h says what they hand on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/layout.h"

#include "base/arena.h"
#include "paged/book.h"
#include "paged/place_own.h"
#include "text/twins.h"

static int larger(int a, int b)
{
	return a > b ? a : b;
}

bool layout_make_room(const struct layout *l, const struct frame *f, struct tag *parent, bool flows, struct room *room)
{
	*room = (struct room){ .frame = f, .flows = flows };
	room->x = l->sheet->rtl ? l->sheet->w - f->x - f->w : f->x;
	room->width = larger(0, f->w - 2 * f->margin_side);
	room->height = larger(0, f->h - f->margin_top - f->margin_bottom);
	if (!f->first)
		return true;
	if (room->width == 0 || room->height == 0)
		return diag_error(l->diag, f->pos, "panel '%s' has no room inside its margins", f->name);
	room->tag = dlist_add_tag(l->arena, parent, TAG_SECT);
	return collect_room(l, room);
}

const struct box *layout_inside(const struct box *b)
{
	return b->kind == BOX_STACK || b->kind == BOX_COLUMNS || b->kind == BOX_TABLE || b->kind == BOX_ROW ? b->as.first : NULL;
}

struct page *layout_open_page(const struct layout *l, const char *name)
{
	struct page *page = ARENA_NEW(l->arena, struct page);
	struct book *book = l->book;

	page->name = name;
	page->w = l->sheet->w;
	page->h = l->sheet->h;
	page->number = ++book->pages;
	*book->page_end = page;
	book->page_end = &page->next;
	place_ground(l, page, (struct area){ 0, 0, page->w, page->h }, l->sheet->ground);
	return page;
}

/* The knife leaves the whole paper. */
static void add_trim(const struct layout *l, struct page *page)
{
	struct trim *trim = ARENA_NEW(l->arena, struct trim);

	trim->w = page->w;
	trim->h = page->h;
	page->trim = trim;
	page->n_trims = 1;
}

bool layout_close_page(const struct layout *l, struct page *page)
{
	if (!trim_check(l, page))
		return false;
	if (l->sheet->gang)
		gang_impose(l, page);
	else
		add_trim(l, page);
	return true;
}

/* The rooms of a side: all its frames, or the flow alone. */
struct spread {
	const struct side *side;
	struct room *room; size_t n;
	bool ok;                        /* all could be collected */
};

/* A frame that cannot be collected does not keep the others from being fitted, so that all that is wrong with a side is reported. */
static void collect_side(const struct layout *l, const struct side *side, struct tag *root, struct spread *s)
{
	*s = (struct spread){ .side = side, .room = ARENA_ARRAY(l->arena, struct room, side->n_frames), .ok = true };
	if (side->flow) {
		s->ok = layout_make_room(l, side->flow, root, true, &s->room[s->n++]);
		return;
	}
	for (size_t i = 0; i < side->n_frames; i++)
		if (layout_make_room(l, &side->frames[i], root, false, &s->room[s->n]))
			s->n++;
		else
			s->ok = false;
}

static bool lay_side(const struct layout *l, struct spread *s)
{
	struct page *page;
	bool ok = s->ok;

	for (size_t i = 0; i < s->n; i++)
		ok &= book_fill_mentions(l, &s->room[i]);
	if (s->side->flow)
		return ok && flow_side(l, s->side, &s->room[0]);
	if (!fit_rooms(l, s->room, s->n) || !ok)
		return false;
	page = layout_open_page(l, s->side->name);
	for (size_t i = 0; i < s->n; i++)
		place_room(l, &s->room[i], page, ARTIFACT_LAYOUT);
	return layout_close_page(l, page);
}

/* No level of headings is skipped, whatever texts and styles say. */
static void close_levels(struct tag *t, int *level)
{
	if (t->role >= TAG_H1 && t->role <= TAG_H3) {
		if ((int)t->role - TAG_H1 > *level)
			t->role = (enum tag_role)(TAG_H1 + *level);
		*level = (int)t->role - TAG_H1 + 1;
	}
	for (struct tag *child = t->child; child; child = child->next)
		close_levels(child, level);
}

struct dlist *layout_sheet(struct arena *a, const struct sheet *s, const struct layout_env *env, struct diag *d)
{
	struct dlist *list = ARENA_NEW(a, struct dlist);
	const struct layout l = { .arena = a, .sheet = s, .env = env, .diag = d, .book = book_new(a, &list->first), .twins = twins_new(a) };
	struct spread *spread = ARENA_ARRAY(a, struct spread, s->n_sides);
	bool ok = true;

	list->title = s->title;
	list->lang = s->lang;
	list->rtl = s->rtl;
	list->root = dlist_add_tag(a, NULL, TAG_DOCUMENT);
	for (size_t i = 0; i < s->n_sides; i++)
		collect_side(&l, &s->sides[i], list->root, &spread[i]);
	if (!book_fill_contents(&l))
		return NULL;
	for (size_t i = 0; i < s->n_sides; i++)
		ok &= lay_side(&l, &spread[i]);
	ok = ok && book_fill_entries(&l);
	close_levels(list->root, &(int){ 0 });
	if (s->bookmarks)
		list->bookmarks = book_bookmarks(&l);
	return ok ? list : NULL;
}
