/*
 * pdf_line.c - what both directions need: glyphs and clusters in the order of the text, and how they are shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_line.h"
#include "base/utf8.h"
#include "paged/dlist.h"
#include "paint/pdf_font.h"

#include <assert.h>
#include <string.h>

#include <unicode/uchar.h>

static const char hyphen[] = "\xc2\xad";       /* SOFT HYPHEN */
const char pdf_line_nothing[] = "\xe2\x80\x8b";
const char pdf_line_rtl_mark[] = "\xe2\x80\x8f";

int pdf_line_hair(const struct pdf_line *l)
{
	return l->pen.size / 50;
}

int pdf_line_slack(const struct pdf_line *l)
{
	return l->pen.size / 10;
}

int pdf_line_width(const struct pdf_line *l, const struct dglyph *g)
{
	return (int)((int64_t)pdf_font_width(l->pen.font, g->id) * l->pen.size / 1000000);
}

const struct dglyph *pdf_line_glyph(const struct item *item, size_t i)
{
	return &item->as.glyphs.glyph[item->as.glyphs.rtl ? item->as.glyphs.n - 1 - i : i];
}

struct pdf_cluster pdf_line_cluster(const struct item *item, size_t i)
{
	size_t start = pdf_line_glyph(item, i)->cluster, end = item->as.glyphs.len;
	struct pdf_cluster c = { .glyph = i };

	while (i < item->as.glyphs.n && pdf_line_glyph(item, i)->cluster == start)
		i++;
	if (i < item->as.glyphs.n)
		end = pdf_line_glyph(item, i)->cluster;
	assert(end >= start);           /* shaping keeps glyphs in the order of the text */
	c.n = i - c.glyph;
	c.text = item->as.glyphs.text + start;
	c.len = end - start;
	if (c.len == 0) {               /* not in the source: the hyphen of a line's end */
		c.text = hyphen;
		c.len = strlen(hyphen);
		c.hyphen = true;
	}
	return c;
}

bool pdf_line_is_space(const struct pdf_cluster *c)
{
	unsigned cp;

	return utf8_decode(c->text, c->len, &cp) == c->len && u_isUWhiteSpace((UChar32)cp);
}

void pdf_line_show_glyph(struct pdf_line *l, const struct dglyph *g, const char *text, size_t len)
{
	pdf_pen_show(&l->pen, g->id, g->x, g->y, text, len);
	l->end = g->x + pdf_line_width(l, g);
}

void pdf_line_show_anyhow(struct pdf_line *l, const struct pdf_cluster *c)
{
	size_t at = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct dglyph *g = pdf_line_glyph(l->item, c->glyph + i);
		size_t len = c->len - at;
		unsigned cp;

		if (len == 0) {
			pdf_pen_show_silent(&l->pen, g);
			continue;
		}
		if (i + 1 < c->n)
			len = utf8_decode(c->text + at, len, &cp);
		pdf_line_show_glyph(l, g, c->text + at, len);
		at += len;
	}
}

void pdf_line_show_blank(struct pdf_line *l, int left, int right, const char *text, size_t len)
{
	pdf_pen_show_blank(&l->pen, left, right, l->y, text, len);
	l->end = l->item->as.glyphs.rtl ? left : right;
}

void pdf_line_keep_space(struct pdf_line *l, unsigned glyph, int x, const char *sign, const char *text, size_t len)
{
	char kept[8];
	size_t n = strlen(sign);

	assert(n + len <= sizeof(kept));
	memcpy(kept, sign, n);
	memcpy(kept + n, text, len);
	pdf_pen_lift(&l->pen);
	pdf_pen_show(&l->pen, glyph, x, l->y, kept, n + len);
	pdf_pen_lift(&l->pen);
	l->end = x;
}

void pdf_line_show_sign(struct pdf_line *l, int x, const char *text)
{
	pdf_line_show_blank(l, x, x + pdf_line_hair(l), text, strlen(text));
}
