/*
 * gang.c - a finished page, several times on a sheet of paper: copies edge to edge, and marks in the margin where the knife goes.
 *
 * Who reads the file aloud, or searches it, wants one card, not ten: only the first copy keeps its elements and links.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "base/arena.h"
#include "paged/layout_private.h"

enum {
	MARK_LENGTH = 5,            /* [mm] */
	MARK_DISTANCE = 2,          /* [mm] from the cards, so that a knife a hair off leaves none of it */
	MARK_STROKE = 250           /* [mp] */
};

static void move_glyphs(struct arena *a, struct item *it, int dx, int dy)
{
	struct dglyph *glyph = ARENA_ARRAY(a, struct dglyph, it->as.glyphs.n);

	for (size_t i = 0; i < it->as.glyphs.n; i++) {
		glyph[i] = it->as.glyphs.glyph[i];
		glyph[i].x += dx;
		glyph[i].y += dy;
	}
	it->as.glyphs.glyph = glyph;
	it->as.glyphs.x += dx;
	it->as.glyphs.y += dy;
}

static void move_rects(struct arena *a, struct item *it, int dx, int dy)
{
	int (*xywh)[4] = arena_array(a, it->as.rects.n, sizeof *xywh);

	memcpy(xywh, it->as.rects.xywh, it->as.rects.n * sizeof *xywh);
	for (size_t i = 0; i < it->as.rects.n; i++) {
		xywh[i][0] += dx;
		xywh[i][1] += dy;
	}
	it->as.rects.xywh = (const int (*)[4])xywh;
}

static void move_path(struct arena *a, struct item *it, int dx, int dy)
{
	struct path_step *step = ARENA_ARRAY(a, struct path_step, it->as.path.n);

	for (size_t i = 0; i < it->as.path.n; i++) {
		step[i] = it->as.path.step[i];
		for (int k = 0; k < 6; k += 2) {
			step[i].xy[k] += dx;
			step[i].xy[k + 1] += dy;
		}
	}
	it->as.path.step = step;
}

static void move_item(struct arena *a, struct item *it, int dx, int dy)
{
	switch (it->kind) {
	case ITEM_GLYPHS: move_glyphs(a, it, dx, dy); break;
	case ITEM_RECTS:  move_rects(a, it, dx, dy); break;
	case ITEM_PATH:   move_path(a, it, dx, dy); break;
	case ITEM_IMAGE:
		it->as.image.x += dx;
		it->as.image.y += dy;
		break;
	case ITEM_LINK:
		it->as.link.x += dx;
		it->as.link.y += dy;
		break;
	}
}

/* The items from `first` on, moved; as artifacts if they are not the copy that is read. */
static void add_copy(const struct layout *l, struct page *page, const struct item *first, int dx, int dy, bool read)
{
	for (const struct item *from = first; from; from = from->next) {
		struct item *it;

		if (from->kind == ITEM_LINK && !read)
			continue;
		it = dlist_add_item(l->arena, page, from->kind, read ? from->tag : NULL);
		it->artifact = from->artifact;
		it->colour = from->colour;
		it->as = from->as;
		move_item(l->arena, it, dx, dy);
	}
}

static void add_mark(const struct layout *l, struct page *page, int x, int y, int to_x, int to_y)
{
	struct item *it = dlist_add_item(l->arena, page, ITEM_PATH, NULL);
	struct path_step *step = ARENA_ARRAY(l->arena, struct path_step, 2);

	step[0] = (struct path_step){ PATH_MOVE, { x, y } };
	step[1] = (struct path_step){ PATH_LINE, { to_x, to_y } };
	it->artifact = ARTIFACT_MARKS;
	it->colour = l->env->theme->colour[VARIANT_PLAIN][ROLE_INK];
	it->as.path.step = step;
	it->as.path.n = 2;
	it->as.path.stroke = MARK_STROKE;
}

/* Each cut goes through the whole sheet, so it needs a mark at both its ends and none in between. */
static void add_marks(const struct layout *l, struct page *page, const struct trim *all)
{
	const struct gang *g = l->sheet->gang;
	const int near = MM(MARK_DISTANCE), far = MM(MARK_DISTANCE + MARK_LENGTH);

	for (int i = 0; i <= g->across; i++) {
		const int x = all->x + i * l->sheet->w;

		add_mark(l, page, x, all->y - far, x, all->y - near);
		add_mark(l, page, x, all->y + all->h + near, x, all->y + all->h + far);
	}
	for (int i = 0; i <= g->down; i++) {
		const int y = all->y + i * l->sheet->h;

		add_mark(l, page, all->x - far, y, all->x - near, y);
		add_mark(l, page, all->x + all->w + near, y, all->x + all->w + far, y);
	}
}

void gang_impose(const struct layout *l, struct page *page)
{
	const struct gang *g = l->sheet->gang;
	const int w = page->w, h = page->h;
	const struct trim all = { (g->paper_w - g->across * w) / 2, (g->paper_h - g->down * h) / 2, g->across * w, g->down * h };
	const struct item *first = page->first;
	struct trim *trim = ARENA_ARRAY(l->arena, struct trim, (size_t)(g->across * g->down));

	page->first = page->last = NULL;
	page->w = g->paper_w;
	page->h = g->paper_h;
	page->trim = trim;
	for (int row = 0; row < g->down; row++)
		for (int column = 0; column < g->across; column++) {
			const struct trim *t = &trim[page->n_trims];

			trim[page->n_trims++] = (struct trim){ all.x + column * w, all.y + row * h, w, h };
			add_copy(l, page, first, t->x, t->y, row == 0 && column == 0);
		}
	add_marks(l, page, &all);
}
