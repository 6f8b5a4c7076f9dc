/*
 * pdf_text.c - one line of glyphs, in logical order, each with the characters it stands for.
 *
 * Readers put a page's text together from where each code stands and what it reads as (ToUnicode), and each has its
 * own weaknesses. What comes back whole from poppler and MuPDF:
 *   - clusters in logical order, also in right-to-left text; the first glyph of a cluster reads as the cluster's
 *     characters, a surplus one as ZERO WIDTH SPACE, never as a repeated letter;
 *   - left to right: a word whose glyphs are not simply its characters one after the other has them said once more, as
 *     /ActualText of a /Span;
 *   - right to left: one character a code, for poppler would reverse several; what a ligature has more is read from blank
 *     glyphs beside it. No /ActualText, which poppler reverses as well.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_text.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "paged/dlist.h"
#include "paint/pdf_font.h"
#include "paint/pdf_object.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"
#define SOFT_HYPHEN "\xc2\xad"

/* Where the next glyph would fall, and what of the operators is still open. */
struct pen {
	struct buf *out;
	struct pdf_font *font;
	int size, page_height;          /* [mp] */
	int64_t x;                      /* [mp / 1000000] */
	int y;                          /* [mp] baseline, of the page as the list has it */
	int line_x, line_y;             /* [mp] where the last Td went, in PDF's coordinates */
	bool open;                      /* inside [<...>]TJ */
};

/* Glyphs that together show some characters. */
struct cluster {
	size_t glyph, n_glyphs;         /* in logical order */
	const char *text; size_t len;
};

static void finish(struct pen *pen)
{
	if (pen->open)
		buf_adds(pen->out, ">]TJ\n");
	pen->open = false;
}

static void move(struct pen *pen, int x, int y)
{
	int pdf_y = pen->page_height - y;

	finish(pen);
	pdf_write_mp(pen->out, x - pen->line_x);
	pdf_write_mp(pen->out, pdf_y - pen->line_y);
	buf_adds(pen->out, "Td[<");
	pen->open = true;
	pen->line_x = x;
	pen->line_y = pdf_y;
	pen->x = x * INT64_C(1000000);
	pen->y = y;
}

/* Take the pen to x on the same baseline: a number between strings moves it by thousandths of the font size, which is finer than any printer. */
static void adjust(struct pen *pen, int x)
{
	int64_t unit = pen->size * INT64_C(1000);
	int64_t gap = x * INT64_C(1000000) - pen->x;
	int64_t units = (gap + (gap < 0 ? -unit : unit) / 2) / unit;

	if (units == 0)
		return;
	buf_printf(pen->out, ">%d<", (int)-units);
	pen->x += units * unit;
}

/* Show a glyph that reads as text. */
static void show(struct pen *pen, unsigned glyph, int x, int y, const char *text, size_t len)
{
	if (!pen->open || y != pen->y)
		move(pen, x, y);
	else
		adjust(pen, x);
	buf_printf(pen->out, "%04X", pdf_font_code(pen->font, glyph, text, len));
	pen->x += (int64_t)pdf_font_width(pen->font, glyph) * pen->size;
}

/* [mp] */
static int advance(const struct pen *pen, unsigned glyph)
{
	return (int)((int64_t)pdf_font_width(pen->font, glyph) * pen->size / 1000000);
}

static const struct dglyph *glyph_at(const struct item *item, size_t i)
{
	return &item->as.glyphs.glyph[item->as.glyphs.rtl ? item->as.glyphs.n - 1 - i : i];
}

/* The cluster that begins with the i-th glyph in logical order. */
static struct cluster cluster_at(const struct item *item, size_t i)
{
	size_t start = glyph_at(item, i)->cluster, end = item->as.glyphs.len;
	struct cluster c = { .glyph = i };

	while (i < item->as.glyphs.n && glyph_at(item, i)->cluster == start)
		i++;
	if (i < item->as.glyphs.n)
		end = glyph_at(item, i)->cluster;
	c.n_glyphs = i - c.glyph;
	c.text = item->as.glyphs.text + start;
	c.len = end - start;
	if (c.len == 0) {               /* not in the source: the hyphen of a line's end */
		c.text = SOFT_HYPHEN;
		c.len = strlen(SOFT_HYPHEN);
	}
	return c;
}

static bool is_space(const struct cluster *c)
{
	return c->len == 1 && c->text[0] == ' ';
}

/* Up to the next space, or a space: its clusters as one. *plain: each is one glyph on the baseline. */
static struct cluster word_at(const struct item *item, size_t i, bool *plain)
{
	struct cluster word = cluster_at(item, i);

	*plain = word.n_glyphs == 1 && glyph_at(item, i)->y == item->as.glyphs.y;
	if (is_space(&word))
		return word;
	for (i += word.n_glyphs; i < item->as.glyphs.n; ) {
		struct cluster c = cluster_at(item, i);

		if (is_space(&c) || glyph_at(item, i)->cluster == item->as.glyphs.len)
			break;
		if (c.n_glyphs > 1 || glyph_at(item, i)->y != item->as.glyphs.y)
			*plain = false;
		word.n_glyphs += c.n_glyphs;
		word.len += c.len;
		i += c.n_glyphs;
	}
	return word;
}

static void show_clusters_ltr(struct pen *pen, const struct item *item, size_t from, size_t to)
{
	while (from < to) {
		struct cluster c = cluster_at(item, from);

		for (size_t i = 0; i < c.n_glyphs; i++) {
			const struct dglyph *g = glyph_at(item, from + i);

			if (i == 0)
				show(pen, g->id, g->x, g->y, c.text, c.len);
			else
				show(pen, g->id, g->x, g->y, ZERO_WIDTH_SPACE, strlen(ZERO_WIDTH_SPACE));
		}
		from += c.n_glyphs;
	}
}

static void show_ltr(struct pen *pen, const struct item *item)
{
	for (size_t i = 0; i < item->as.glyphs.n; ) {
		bool plain;
		struct cluster word = word_at(item, i, &plain);

		if (!plain) {
			finish(pen);
			buf_adds(pen->out, "/Span<</ActualText<FEFF");
			pdf_write_utf16(pen->out, word.text, word.len);
			buf_adds(pen->out, ">>>BDC\n");
		}
		show_clusters_ltr(pen, item, i, i + word.n_glyphs);
		if (!plain) {
			finish(pen);
			buf_adds(pen->out, "EMC\n");
		}
		i += word.n_glyphs;
	}
}

/* A character a glyph; glyphs left over read as nothing, characters left over are read from blanks. */
static void show_cluster_rtl(struct pen *pen, const struct item *item, const struct cluster *c)
{
	const struct dglyph *g = NULL;
	unsigned blank, cp;
	size_t at = 0;

	for (size_t i = 0; i < c->n_glyphs; i++) {
		size_t len = at < c->len ? utf8_decode(c->text + at, c->len - at, &cp) : 0;

		g = glyph_at(item, c->glyph + i);
		if (len > 0)
			show(pen, g->id, g->x, g->y, c->text + at, len);
		else
			show(pen, g->id, g->x, g->y, ZERO_WIDTH_SPACE, strlen(ZERO_WIDTH_SPACE));
		at += len;
	}
	if (!pdf_font_blank(pen->font, &blank))
		return;
	while (at < c->len) {
		size_t len = utf8_decode(c->text + at, c->len - at, &cp);

		show(pen, blank, g->x, g->y, c->text + at, len);
		at += len;
	}
}

static void show_rtl(struct pen *pen, const struct item *item)
{
	for (size_t i = 0; i < item->as.glyphs.n; ) {
		struct cluster c = cluster_at(item, i);

		show_cluster_rtl(pen, item, &c);
		i += c.n_glyphs;
	}
}

/* White space behind the item, which has no glyph in it. */
static void show_space(struct pen *pen, const struct item *item)
{
	int x = item->as.glyphs.x;
	unsigned blank;

	if (!pdf_font_blank(pen->font, &blank))
		return;
	x += item->as.glyphs.rtl ? -advance(pen, blank) : item->as.glyphs.width;
	show(pen, blank, x, item->as.glyphs.y, " ", 1);
}

void pdf_text_write(const struct item *item, struct pdf_font *font, int page_height, struct buf *out)
{
	struct pen pen = { .out = out, .font = font, .size = item->as.glyphs.size, .page_height = page_height };

	buf_printf(out, "BT/%s ", pdf_font_name(font));
	pdf_write_mp(out, pen.size);
	buf_adds(out, "Tf\n");
	if (item->as.glyphs.rtl)
		show_rtl(&pen, item);
	else
		show_ltr(&pen, item);
	if (item->as.glyphs.space_after)
		show_space(&pen, item);
	finish(&pen);
	buf_adds(out, "ET\n");
}
