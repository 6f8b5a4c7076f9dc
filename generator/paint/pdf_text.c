/*
 * pdf_text.c - one line of glyphs, in logical order, each with the characters it stands for.
 *
 * A reader puts text together from where each code stands and what it reads as (ToUnicode), and each program has ways of
 * its own. Poppler sorts what is read from right to left by left edges, starts a new line where boxes overlap much, and
 * reverses a code or an /ActualText of several characters. What comes back whole from it and from MuPDF:
 *
 *   - one character a glyph, in the order of the source. A glyph left over is silent: it reads as ZERO WIDTH SPACE, never as
 *     a letter said twice, and where the program knows /ActualText, as nothing;
 *   - left to right, a word whose glyphs are not its characters one by one has them all in the /ActualText of a /Span;
 *   - right to left, every character has a box of its own, left of the one before and on the baseline. Where the glyph's own
 *     box is no such (a letter raised in Nastaliq, an alef inside its lam), the glyph is silent and the character is
 *     read from a blank that is stretched to fit; marks and the rest of a ligature are read from blanks of a hair's width;
 *   - poppler takes white space behind a number, or behind a comma, to stand before it if letters from right to left
 *     follow. A hair that reads as RIGHT-TO-LEFT MARK stops it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_text.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "paged/dlist.h"
#include "paint/pdf_font.h"
#include "paint/pdf_object.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MICRO INT64_C(1000000)

static const char soft_hyphen[] = "\xc2\xad";
static const char zero_width_space[] = "\xe2\x80\x8b";
static const char right_to_left_mark[] = "\xe2\x80\x8f";

/* Where the next glyph would fall, and what of the operators is still open. */
struct pen {
	struct buf *out;
	struct pdf_font *font;
	int size, page_height;          /* [mp] */
	int64_t x;                      /* [mp / 1000000] on the page */
	int y;                          /* [mp] baseline, as the list has it */
	int line_x, line_y;             /* [mp] where the last Td went, y up */
	bool open;                      /* inside [<...>]TJ */
	int edge;                       /* [mp] right to left: where the box of the last character ended, at its left */
};

/* Glyphs that together show some characters. */
struct cluster {
	size_t glyph, n;                /* in logical order */
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
	int up = pen->page_height - y;

	finish(pen);
	pdf_write_mp(pen->out, x - pen->line_x);
	pdf_write_mp(pen->out, up - pen->line_y);
	buf_adds(pen->out, "Td[<");
	pen->open = true;
	pen->line_x = x;
	pen->line_y = up;
	pen->x = x * MICRO;
	pen->y = y;
}

/* A number between strings moves the pen back by thousandths of the size. The rest, under 1/2000 em, is not carried along. */
static void adjust(struct pen *pen, int x)
{
	int64_t unit = pen->size * INT64_C(1000);
	int64_t gap = x * MICRO - pen->x;
	int64_t units = (gap + (gap < 0 ? -unit : unit) / 2) / unit;

	if (units == 0)
		return;
	buf_addc(pen->out, '>');
	buf_add_int(pen->out, (int)-units);
	buf_addc(pen->out, '<');
	pen->x += units * unit;
}

/* Show a glyph that reads as `text`. */
static void show(struct pen *pen, unsigned glyph, int x, int y, const char *text, size_t len)
{
	if (!pen->open || y != pen->y)
		move(pen, x, y);
	else
		adjust(pen, x);
	buf_add_hex(pen->out, pdf_font_code(pen->font, glyph, text, len), 4);
	pen->x += (int64_t)pdf_font_width(pen->font, glyph) * pen->size;
}

static void open_span(struct pen *pen, const char *text, size_t len)
{
	finish(pen);
	buf_adds(pen->out, "/Span<</ActualText<FEFF");
	pdf_write_utf16(pen->out, text, len);
	buf_adds(pen->out, ">>>BDC\n");
}

static void close_span(struct pen *pen)
{
	finish(pen);
	buf_adds(pen->out, "EMC\n");
}

static void show_silent(struct pen *pen, const struct dglyph *g)
{
	show(pen, g->id, g->x, g->y, zero_width_space, strlen(zero_width_space));
}

/* A blank from left to right that reads as `text`. */
static void show_blank(struct pen *pen, int left, int right, int y, const char *text, size_t len)
{
	unsigned blank;

	if (!pdf_font_blank(pen->font, &blank))
		return;
	finish(pen);
	pdf_write_mp(pen->out, (int)((right - left) * MICRO * 100000 / ((int64_t)pdf_font_width(pen->font, blank) * pen->size)));
	buf_adds(pen->out, "Tz ");
	show(pen, blank, left, y, text, len);
	finish(pen);
	buf_adds(pen->out, "100 Tz\n");
}

/* [mp] wide enough to have an order, too narrow to see in a selection. */
static int hair(const struct pen *pen)
{
	return pen->size / 50;
}

/* The next character from right to left, read from a blank that reaches to `left`, or as far as a hair. */
static void read_blank(struct pen *pen, int left, int y, const char *text, size_t len)
{
	if (left > pen->edge - hair(pen))
		left = pen->edge - hair(pen);
	show_blank(pen, left, pen->edge, y, text, len);
	pen->edge = left;
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
	assert(end >= start);           /* shaping keeps glyphs in the order of the text */
	c.n = i - c.glyph;
	c.text = item->as.glyphs.text + start;
	c.len = end - start;
	if (c.len == 0) {               /* not in the source: the hyphen of a line's end */
		c.text = soft_hyphen;
		c.len = strlen(soft_hyphen);
	}
	return c;
}

static bool is_space(const struct cluster *c)
{
	return c->len == 1 && c->text[0] == ' ';
}

/* One glyph on the baseline: nothing a reader could get wrong. */
static bool is_plain(const struct item *item, const struct cluster *c)
{
	return c->n == 1 && glyph_at(item, c->glyph)->y == item->as.glyphs.y;
}

/* The clusters from the i-th glyph up to a space, as one; or that space. */
static struct cluster word_at(const struct item *item, size_t i, bool *plain)
{
	struct cluster word = cluster_at(item, i);

	*plain = is_plain(item, &word);
	if (is_space(&word) || word.text == soft_hyphen)
		return word;
	for (i += word.n; i < item->as.glyphs.n; i = word.glyph + word.n) {
		struct cluster c = cluster_at(item, i);

		if (is_space(&c) || c.text == soft_hyphen)
			break;
		*plain = *plain && is_plain(item, &c);
		word.n += c.n;
		word.len += c.len;
	}
	return word;
}

/* A character a glyph; the last glyph reads as all that are left. */
static void show_cluster(struct pen *pen, const struct item *item, const struct cluster *c)
{
	size_t at = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct dglyph *g = glyph_at(item, c->glyph + i);
		size_t len = c->len - at;
		unsigned cp;

		if (len == 0) {
			show_silent(pen, g);
			continue;
		}
		if (i + 1 < c->n)
			len = utf8_decode(c->text + at, len, &cp);
		show(pen, g->id, g->x, g->y, c->text + at, len);
		at += len;
	}
}

static void show_ltr(struct pen *pen, const struct item *item)
{
	for (size_t i = 0; i < item->as.glyphs.n; ) {
		bool plain;
		struct cluster word = word_at(item, i, &plain);
		size_t end = i + word.n;

		if (!plain)
			open_span(pen, word.text, word.len);
		while (i < end) {
			struct cluster c = cluster_at(item, i);

			show_cluster(pen, item, &c);
			i += c.n;
		}
		if (!plain)
			close_span(pen);
	}
}

/* ZERO WIDTH NON-JOINER and its like, which the shaper shows as a blank without width. */
static bool is_invisible(unsigned cp)
{
	return cp >= 0x200b && cp <= 0x200f;
}

/* Its own box stands where a reader looks for the next character from right to left. */
static bool is_in_line(const struct pen *pen, const struct item *item, const struct dglyph *g)
{
	return g->x < pen->edge && abs(g->y - item->as.glyphs.y) < pen->size / 8;
}

static void show_cluster_rtl(struct pen *pen, const struct item *item, const struct cluster *c)
{
	const struct dglyph *first = glyph_at(item, c->glyph);
	int y = item->as.glyphs.y;
	size_t silent = 1, at;          /* first silent glyph; next character */
	unsigned cp, blank;

	if (!pdf_font_blank(pen->font, &blank)) {
		show_cluster(pen, item, c);
		return;
	}
	at = utf8_decode(c->text, c->len, &cp);
	if (is_invisible(cp)) {
		read_blank(pen, pen->edge, y, c->text, at);
	} else if (is_in_line(pen, item, first)) {
		show(pen, first->id, first->x, first->y, c->text, at);
		pen->edge = first->x;
	} else {
		read_blank(pen, first->x, y, c->text, at);
		silent = 0;
	}
	while (at < c->len) {
		size_t len = utf8_decode(c->text + at, c->len - at, &cp);

		read_blank(pen, pen->edge, y, c->text + at, len);
		at += len;
	}
	if (silent == c->n)
		return;
	open_span(pen, "", 0);
	for (size_t i = silent; i < c->n; i++)
		show_silent(pen, glyph_at(item, c->glyph + i));
	close_span(pen);
}

/* Its direction follows from what stands around it: a digit, a full stop, the Arabic comma. */
static bool is_weak(const struct cluster *c)
{
	unsigned cp;

	utf8_decode(c->text, c->len, &cp);
	return cp < 0x80 || cp == 0x60c;
}

static void show_rtl(struct pen *pen, const struct item *item)
{
	size_t n = item->as.glyphs.n;

	pen->edge = item->as.glyphs.x + item->as.glyphs.width;
	for (size_t i = 0; i < n; ) {
		struct cluster c = cluster_at(item, i), next;

		show_cluster_rtl(pen, item, &c);
		i += c.n;
		if (i < n)
			next = cluster_at(item, i);
		if (is_weak(&c) && !is_space(&c) && (i < n ? is_space(&next) : item->as.glyphs.space_after))
			read_blank(pen, pen->edge, item->as.glyphs.y, right_to_left_mark, strlen(right_to_left_mark));
	}
}

/* Does the line go on to the left of this item? */
static bool goes_left(const struct item *item)
{
	const struct item *next = item->next;

	while (next != NULL && next->kind != ITEM_GLYPHS)
		next = next->next;
	if (next == NULL || next->as.glyphs.y != item->as.glyphs.y)
		return item->as.glyphs.rtl;
	return next->as.glyphs.x < item->as.glyphs.x;
}

/* What stands between this item and the next, on the side where that one is. */
static void show_end(struct pen *pen, const struct item *item)
{
	int x = item->as.glyphs.x, y = item->as.glyphs.y;
	bool left = goes_left(item);
	unsigned blank;

	if (left && !item->as.glyphs.rtl)
		show_blank(pen, x - hair(pen), x, y, right_to_left_mark, strlen(right_to_left_mark));
	if (!item->as.glyphs.space_after || !pdf_font_blank(pen->font, &blank))
		return;
	x += left ? -(int)((int64_t)pdf_font_width(pen->font, blank) * pen->size / MICRO) : item->as.glyphs.width;
	show(pen, blank, x, y, " ", 1);
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
	show_end(&pen, item);
	finish(&pen);
	buf_adds(out, "ET\n");
}
