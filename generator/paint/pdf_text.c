/*
 * pdf_text.c - one line of glyphs, in logical order, each with the characters it stands for.
 *
 * A reader puts text together from where each code stands and what it reads as (ToUnicode), and each program has ways of
 * its own (docs/PAPER.md tells them). What all of them read whole:
 *
 *   - one character a glyph, in the order of the source, next to each other. Where a cluster's glyphs are not its characters one
 *     by one, the rest of its glyphs are silent, and its characters are read from blanks that end where the cluster ends;
 *   - left to right, a word that is not plain glyphs on the baseline has all its characters in an /ActualText too, for
 *     programs that sort what they find by place;
 *   - right to left, every character is an operator of its own, with a box of its own, left of the one before and on the
 *     baseline. Where the glyph's own box is no such (a letter raised in Nastaliq, an alef inside its lam), the glyph is silent
 *     and the character is read from a blank that is stretched to fit; marks and the rest of a ligature are read from blanks of a
 *     hair's width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_text.h"
#include "paged/dlist.h"
#include "paint/pdf_font.h"
#include "paint/pdf_line.h"

#include <stdlib.h>

/* The next glyphs on the page, or NULL. */
static const struct item *next_glyphs(const struct item *item)
{
	do {
		item = item->next;
	} while (item != NULL && item->kind != ITEM_GLYPHS);
	return item;
}

/* Does a line begin so near to where this one ends that pdf.js takes it for a part of this? */
static bool is_near(const struct pdf_line *l, const struct item *next)
{
	int right = l->item->as.glyphs.x + l->item->as.glyphs.width, size = l->pen.size;
	int from = next->as.glyphs.rtl ? next->as.glyphs.x + next->as.glyphs.width : next->as.glyphs.x;

	return from > right - (next->as.glyphs.rtl ? size : size / 4) && abs(next->as.glyphs.y - l->y) < size + pdf_line_slack(l);
}

/*
 * What stands between this item and the next, on the side where that one is: signs of direction before and behind what is read from left to
 * right among what is not, for poppler sorts by them, and MuPDF starts a new line where there is none; and a space.
 */
static void show_end(struct pdf_line *l)
{
	const struct item *item = l->item, *next = next_glyphs(item);
	int x = item->as.glyphs.x, right = x + item->as.glyphs.width;
	bool rtl = item->as.glyphs.rtl, last = next == NULL || abs(next->as.glyphs.y - l->y) > l->pen.size / 2;
	bool left = last ? rtl : next->as.glyphs.x < x;
	size_t len = item->as.glyphs.len;
	unsigned blank;

	if (!pdf_font_blank(l->pen.font, &blank))
		return;
	if (left && !rtl)
		pdf_line_show_sign(l, x - pdf_line_hair(l), pdf_line_rtl_mark);
	if (last && len > 0 && item->as.glyphs.text[len - 1] == '-')            /* poppler would take it for the line's */
		pdf_line_show_sign(l, right, pdf_line_nothing);
	if (item->as.glyphs.space_after && left)
		pdf_line_keep_space(l, blank, x - pdf_pen_blank(&l->pen), pdf_line_rtl_mark, " ", 1);
	else if (item->as.glyphs.space_after && last && next != NULL && is_near(l, next))
		pdf_line_keep_space(l, blank, right, pdf_line_nothing, " ", 1);
	else if (item->as.glyphs.space_after)
		pdf_pen_show(&l->pen, blank, right, l->y, " ", 1);
	if (left && !last && !next->as.glyphs.rtl && !item->as.glyphs.space_after)
		pdf_line_show_sign(l, next->as.glyphs.x - 2 * pdf_line_hair(l), pdf_line_rtl_mark);
}

void pdf_text_write(const struct item *item, struct pdf_font *font, int page_height, struct pdf_marks *marks)
{
	struct pdf_line l = { .item = item, .y = item->as.glyphs.y };

	l.end = item->as.glyphs.x + (item->as.glyphs.rtl ? item->as.glyphs.width : 0);
	pdf_pen_begin(&l.pen, item, font, page_height, marks);
	if (item->as.glyphs.rtl)
		pdf_line_show_rtl(&l);
	else
		pdf_line_show_ltr(&l);
	show_end(&l);
	pdf_pen_end(&l.pen);
}
