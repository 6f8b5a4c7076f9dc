/*
 * pdf_line_rtl.c - from right to left: each character an operator of its own, to the left of the one before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/utf8.h"
#include "paged/dlist.h"
#include "paint/pdf_line.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>

/* ZERO WIDTH NON-JOINER and its like, which the shaper shows as a blank without width. */
static bool is_invisible(unsigned cp)
{
	return cp >= 0x200b && cp <= 0x200f;
}

/* Its own box stands where a reader looks for the next character from right to left. */
static bool is_in_line(const struct pdf_line *l, const struct dglyph *g, const char *text, size_t len)
{
	int gap = l->end - g->x - pdf_line_width(l, g);

	return g->x < l->end && gap < pdf_line_hair(l) && abs(g->y - l->y) < l->pen.size / 8 && !pdf_pen_stays(text, len);
}

/*
 * The next character from right to left, read from a blank that reaches to `left`, or as far as a hair. So small a step does not tell
 * pdf.js that the next piece has come, and within a piece it turns the order round: a span does.
 */
static void read_blank(struct pdf_line *l, int left, const char *text, size_t len)
{
	if (left > l->end - pdf_line_hair(l))
		left = l->end - pdf_line_hair(l);
	pdf_pen_open_span(&l->pen, NULL, 0);
	pdf_line_show_blank(l, left, l->end, text, len);
	pdf_pen_close_span(&l->pen);
}

/* Blanks on the way from one height to another: what is more than 0.8 em above is a new line for MuPDF. Returns where it went. */
static int climb(struct pdf_line *l, int from, int to, int x)
{
	int most = l->pen.size * 7 / 10;

	while (abs(to - from) > most) {
		from += to > from ? most : -most;
		pdf_pen_show_blank(&l->pen, x, x + pdf_pen_blank(&l->pen), from, pdf_line_nothing, strlen(pdf_line_nothing));
	}
	return from;
}

/* Glyphs from the i-th on that read as nothing, then back to the baseline. */
static void show_silent(struct pdf_line *l, const struct pdf_cluster *c, size_t i)
{
	int y = l->y, x = l->end;

	pdf_pen_open_span(&l->pen, "", 0);
	for (; i < c->n; i++) {
		const struct dglyph *g = pdf_line_glyph(l->item, c->glyph + i);

		climb(l, y, g->y, g->x);
		pdf_pen_show_silent(&l->pen, g);
		y = g->y;
	}
	y = climb(l, y, l->y, x);
	if (abs(l->y - y) > pdf_line_slack(l))
		pdf_pen_show_blank(&l->pen, x, x + pdf_pen_blank(&l->pen), l->y, pdf_line_nothing, strlen(pdf_line_nothing));
	pdf_pen_close_span(&l->pen);
}

static void show_cluster(struct pdf_line *l, const struct pdf_cluster *c)
{
	const struct dglyph *first = pdf_line_glyph(l->item, c->glyph);
	size_t silent = 1, at;          /* first silent glyph; next character */
	unsigned cp;

	if (pdf_pen_blank(&l->pen) == 0) {
		pdf_line_show_anyhow(l, c);
		return;
	}
	if (pdf_line_is_space(c)) {
		pdf_line_keep_space(l, first->id, first->x, pdf_line_rtl_mark, c->text, c->len);
		return;
	}
	at = utf8_decode(c->text, c->len, &cp);
	if (is_invisible(cp)) {
		read_blank(l, l->end, c->text, at);
	} else if (is_in_line(l, first, c->text, at)) {
		pdf_line_show_glyph(l, first, c->text, at);
		pdf_pen_lift(&l->pen);
		l->end = first->x;
	} else {
		read_blank(l, first->x, c->text, at);
		silent = 0;
	}
	while (at < c->len) {
		size_t len = utf8_decode(c->text + at, c->len - at, &cp);

		read_blank(l, l->end, c->text + at, len);
		at += len;
	}
	if (silent < c->n)
		show_silent(l, c, silent);
}

/*
 * Its direction follows from what stands around it: a full stop, a quotation mark, a space. Poppler reads several of them from left to right,
 * unless a sign of direction comes between.
 */
static bool is_weak(const struct pdf_cluster *c)
{
	unsigned cp;
	UCharDirection d;

	utf8_decode(c->text, c->len, &cp);
	d = u_charDirection((UChar32)cp);
	return d != U_RIGHT_TO_LEFT && d != U_RIGHT_TO_LEFT_ARABIC && d != U_DIR_NON_SPACING_MARK;
}

void pdf_line_show_rtl(struct pdf_line *l)
{
	const struct item *item = l->item;
	size_t n = item->as.glyphs.n;

	for (size_t i = 0; i < n; ) {
		struct pdf_cluster c = pdf_line_cluster(item, i), next;

		show_cluster(l, &c);
		i += c.n;
		if (i < n)
			next = pdf_line_cluster(item, i);
		if (pdf_pen_blank(&l->pen) == 0 || !is_weak(&c) || pdf_line_is_space(&c))
			continue;
		if (i < n ? is_weak(&next) : item->as.glyphs.space_after)
			read_blank(l, l->end, pdf_line_rtl_mark, strlen(pdf_line_rtl_mark));
	}
}
