/*
 * trim.c - no letter leaves the paper: the ink of every glyph is looked for outside of the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/diag.h"
#include "paged/layout_private.h"
#include "text/font.h"

/* How far from its origin a glyph's ink may be without anybody looking closer [sizes]. */
enum { AMPLE = 3 };

/* [mp] the longest way that the ink of a glyph reaches over an edge; not more than 0: it does not. */
static int over_edge(const struct page *page, const struct item *it, const struct dglyph *g)
{
	const int size = it->as.glyphs.size, ample = size * AMPLE;
	int box[4], over;

	if (g->x > ample && g->y > ample && g->x < page->w - ample && g->y < page->h - ample)
		return 0;
	if (!font_ink(it->as.glyphs.font, g->id, size, box))
		return 0;
	over = -(g->x + box[0]);
	over = over > g->x + box[2] - page->w ? over : g->x + box[2] - page->w;
	over = over > -(g->y - box[3]) ? over : -(g->y - box[3]);
	return over > g->y - box[1] - page->h ? over : g->y - box[1] - page->h;
}

bool trim_check(const struct layout *l, const struct page *page)
{
	bool ok = true;

	for (const struct item *it = page->first; it; it = it->next) {
		int over = 0;

		for (size_t i = 0; it->kind == ITEM_GLYPHS && i < it->as.glyphs.n; i++) {
			const int glyph = over_edge(page, it, &it->as.glyphs.glyph[i]);

			over = glyph > over ? glyph : over;
		}
		if (over <= 0)
			continue;
		ok = diag_error(l->diag, l->sheet->pos, "'%.*s' reaches %.1f mm over the edge of side '%s' in '%s'", (int)it->as.glyphs.len,
			it->as.glyphs.text, over / (double)MM(1), page->name, it->as.glyphs.lang);
		diag_note(l->diag, l->sheet->pos, "give its panel a larger margin");
	}
	return ok;
}
