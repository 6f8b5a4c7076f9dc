/*
 * layout.c - a sheet to a display list: each side's frames are collected, fitted together and placed.
 *
 * The steps are in collect.c (with words.c), measure.c, fit.c and place.c; layout_private.h says what they hand on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/layout.h"

#include "base/arena.h"
#include "paged/layout_private.h"

static int larger(int a, int b)
{
	return a > b ? a : b;
}

/* Inside the margins. A frame with nothing in it needs no room. False: reported. */
static bool make_room(const struct layout *l, const struct frame *f, struct tag *root, struct room *room)
{
	*room = (struct room){ .frame = f };
	room->x = l->sheet->rtl ? l->sheet->w - f->x - f->w : f->x;
	room->width = larger(0, f->w - 2 * f->margin_side);
	room->height = larger(0, f->h - f->margin_top - f->margin_bottom);
	if (!f->first)
		return true;
	if (room->width == 0 || room->height == 0)
		return diag_error(l->diag, f->pos, "panel '%s' has no room inside its margins", f->name);
	room->tag = dlist_add_tag(l->arena, root, TAG_SECT);
	return collect_room(l, room);
}

/* The ground of the whole page comes first; on paper it goes under everything. */
static void place_paper(const struct layout *l, struct page *page)
{
	struct item *it = dlist_add_item(l->arena, page, ITEM_RECTS, NULL);
	int (*xywh)[4] = arena_alloc(l->arena, sizeof *xywh);

	(*xywh)[2] = page->w;
	(*xywh)[3] = page->h;
	it->colour = l->env->theme->colour[VARIANT_PLAIN][l->sheet->ground];
	it->as.rects.xywh = (const int (*)[4])xywh;
	it->as.rects.n = 1;
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

/* A frame that cannot be collected does not keep the others from being fitted, so that all that is wrong with a side is reported. */
static bool lay_side(const struct layout *l, const struct side *side, struct tag *root, struct page *page)
{
	struct room *room = ARENA_ARRAY(l->arena, struct room, side->n_frames);
	size_t n = 0;

	for (size_t i = 0; i < side->n_frames; i++)
		n += make_room(l, &side->frames[i], root, &room[n]);
	if (!fit_rooms(l, room, n) || n < side->n_frames)
		return false;
	page->name = side->name;
	page->w = l->sheet->w;
	page->h = l->sheet->h;
	place_paper(l, page);
	for (size_t i = 0; i < n; i++)
		place_room(l, &room[i], page);
	if (!trim_check(l, page))
		return false;
	if (l->sheet->gang)
		gang_impose(l, page);
	else
		add_trim(l, page);
	return true;
}

struct dlist *layout_sheet(struct arena *a, const struct sheet *s, const struct layout_env *env, struct diag *d)
{
	const struct layout l = { a, s, env, d };
	struct dlist *list = ARENA_NEW(a, struct dlist);
	struct page **end = &list->first;
	bool ok = true;

	list->title = s->title;
	list->lang = s->lang;
	list->rtl = s->rtl;
	list->root = dlist_add_tag(a, NULL, TAG_DOCUMENT);
	for (size_t i = 0; i < s->n_sides; i++, end = &(*end)->next) {
		*end = ARENA_NEW(a, struct page);
		ok &= lay_side(&l, &s->sides[i], list->root, *end);
	}
	return ok ? list : NULL;
}
