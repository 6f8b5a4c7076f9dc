/*
 * pdf_text.c - one line of glyphs, in logical order, each with the characters it stands for.
 *
 * A reader puts text together from where each code stands and what it reads as (ToUnicode), and each program has ways of
 * its own (docs/PAPER.md tells them). What all of them read whole:
 *
 *   - one character a glyph, in the order of the source, next to each other. Where a cluster's glyphs are not its characters one
 *     by one, the rest of its glyphs are silent, and its characters are read from blanks that end where the cluster ends;
 *   - left to right, a word that is not plain glyphs on the baseline has all its characters in the /ActualText of a /Span too, for
 *     programs that sort what they find by place;
 *   - right to left, every character is an operator of its own, with a box of its own, left of the one before and on the
 *     baseline. Where the glyph's own box is no such (a letter raised in Nastaliq, an alef inside its lam), the glyph is silent
 *     and the character is read from a blank that is stretched to fit; marks and the rest of a ligature are read from blanks of a
 *     hair's width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_text.h"
#include "base/utf8.h"
#include "paged/dlist.h"
#include "paint/pdf_font.h"
#include "paint/pdf_pen.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>

static const char soft_hyphen[] = "\xc2\xad";
static const char zero_width_space[] = "\xe2\x80\x8b";
static const char right_to_left_mark[] = "\xe2\x80\x8f";

struct line {
	struct pdf_pen pen;
	const struct item *item;
	int y;                          /* [mp] of the baseline */
	int end;                        /* [mp] where the box of the last character ended: at its right, or from right to left at its left */
};

/* Glyphs that together show some characters. */
struct cluster {
	size_t glyph, n;                /* in logical order */
	const char *text; size_t len;
};

/* [mp] wide enough to have an order, too narrow to see in a selection. */
static int hair(const struct line *l)
{
	return l->pen.size / 50;
}

/* [mp] readers take this much for no gap at all. */
static int slack(const struct line *l)
{
	return l->pen.size / 10;
}

static int width(const struct line *l, const struct dglyph *g)
{
	return (int)((int64_t)pdf_font_width(l->pen.font, g->id) * l->pen.size / 1000000);
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
	unsigned cp;

	return utf8_decode(c->text, c->len, &cp) == c->len && u_isUWhiteSpace((UChar32)cp);
}

/* One glyph that goes on along the baseline: nothing a reader could get wrong. */
static bool is_plain(const struct line *l, const struct cluster *c)
{
	const struct dglyph *g = glyph_at(l->item, c->glyph);

	return c->n == 1 && g->y == l->y && width(l, g) > 0 && (c->text == soft_hyphen || !pdf_pen_stays(c->text, c->len));
}

/* Does a glyph stand where the one before it ended? Readers split words at gaps and at steps back. */
static bool follows(const struct line *l, size_t i)
{
	const struct dglyph *before = glyph_at(l->item, i - 1);

	return abs(glyph_at(l->item, i)->x - before->x - width(l, before)) <= slack(l);
}

/* The clusters from the i-th glyph up to a space, as one; or that space. */
static struct cluster word_at(const struct line *l, size_t i, bool *plain)
{
	const struct item *item = l->item;
	struct cluster word = cluster_at(item, i);

	*plain = is_plain(l, &word);
	if (is_space(&word) || word.text == soft_hyphen)
		return word;
	for (i += word.n; i < item->as.glyphs.n; i = word.glyph + word.n) {
		struct cluster c = cluster_at(item, i);

		if (is_space(&c) || c.text == soft_hyphen)
			break;
		*plain = *plain && is_plain(l, &c) && follows(l, i);
		word.n += c.n;
		word.len += c.len;
	}
	return word;
}

static void show_glyph(struct line *l, const struct dglyph *g, const char *text, size_t len)
{
	pdf_pen_show(&l->pen, g->id, g->x, g->y, text, len);
	l->end = g->x + width(l, g);
}

static void show_blank(struct line *l, int left, int right, const char *text, size_t len)
{
	pdf_pen_show_blank(&l->pen, left, right, l->y, text, len);
	l->end = l->item->as.glyphs.rtl ? left : right;
}

/* How a cluster is split: glyphs that read as one character each, then the rest, which are silent. */
struct split {
	size_t glyphs, len;             /* of the first part */
	int x;                          /* [mp] where it ends */
};

/*
 * A glyph may read as a character if it moves the pen like one, for readers that do not move on over a mark, and stands where the one
 * before it ended, for those that find a space in every gap. Glyphs that are left over and move the pen need a blank over them,
 * so they get the last character that moves it too.
 */
static struct split split(const struct line *l, const struct cluster *c)
{
	struct split s = { .x = l->end }, last = s;
	bool wide = false, stays = true;

	while (s.glyphs < c->n && s.len < c->len) {
		const struct dglyph *g = glyph_at(l->item, c->glyph + s.glyphs);
		unsigned cp;
		size_t len = utf8_decode(c->text + s.len, c->len - s.len, &cp);

		stays = pdf_pen_stays(c->text + s.len, len);
		if (stays != (width(l, g) == 0) || g->x - s.x > slack(l) || ((stays || s.glyphs > 0) && s.x - g->x > slack(l)))
			break;
		if (!stays)
			last = s;
		s.x = g->x + width(l, g);
		s.glyphs++;
		s.len += len;
	}
	for (size_t i = s.glyphs; i < c->n; i++)
		wide = wide || width(l, glyph_at(l->item, c->glyph + i)) > 0;
	return wide && (s.len == c->len || stays) ? last : s;
}

/* A glyph that reads as nothing. MuPDF finds a space in the gap before it, too, so a blank bridges that. */
static void show_silent(struct line *l, const struct dglyph *g)
{
	if (g->x > l->end + slack(l))
		show_blank(l, l->end, g->x, zero_width_space, strlen(zero_width_space));
	pdf_pen_show_silent(&l->pen, g);
	l->end = g->x + width(l, g);
}

/* The second part: silent glyphs, then blanks that end where these end. The first is wide, the others are hairs. */
static void show_rest(struct line *l, const struct cluster *c, const struct split *s)
{
	const char *text = s->len < c->len ? c->text + s->len : zero_width_space;
	size_t len = s->len < c->len ? c->len - s->len : strlen(zero_width_space);
	int left, right = s->x, hairs = ((int)utf8_length(text, len) - 1) * hair(l);

	for (size_t i = s->glyphs; i < c->n; i++) {
		const struct dglyph *g = glyph_at(l->item, c->glyph + i);

		if (width(l, g) > 0 && g->x + width(l, g) > right)
			right = g->x + width(l, g);
	}
	left = right - hairs - pdf_pen_blank(&l->pen);
	if (s->x < left)
		left = s->x;
	for (size_t i = s->glyphs; i < c->n; i++) {
		const struct dglyph *g = glyph_at(l->item, c->glyph + i);

		show_silent(l, g);
		if (g->x < left)
			left = g->x;
	}
	for (size_t at = 0; at < len; hairs -= hair(l)) {
		unsigned cp;
		size_t next = utf8_decode(text + at, len - at, &cp);

		show_blank(l, left, right - hairs, text + at, next);
		left = right - hairs;
		at += next;
	}
}

static void show_cluster(struct line *l, const struct cluster *c)
{
	const struct dglyph *first = glyph_at(l->item, c->glyph);
	struct split s;
	size_t at = 0;

	if ((is_plain(l, c) && first->x - l->end <= slack(l)) || pdf_pen_blank(&l->pen) == 0) {
		show_glyph(l, first, c->text, c->len);
		return;
	}
	s = split(l, c);
	for (size_t i = 0; i < s.glyphs; i++) {
		unsigned cp;
		size_t len = utf8_decode(c->text + at, c->len - at, &cp);

		show_glyph(l, glyph_at(l->item, c->glyph + i), c->text + at, len);
		at += len;
	}
	if (s.glyphs < c->n || s.len < c->len)
		show_rest(l, c, &s);
}

/* A mark, of which some readers believe that it does not move the pen. */
static bool begins_with_mark(const struct cluster *c)
{
	unsigned cp;

	return pdf_pen_stays(c->text, utf8_decode(c->text, c->len, &cp));
}

static bool moves(const struct line *l, const struct cluster *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (width(l, glyph_at(l->item, c->glyph + i)) > 0)
			return true;
	return false;
}

/* The cluster with those behind it, up to the last of its marks that moves the pen: they need a blank of the character before them. */
static struct cluster with_marks(const struct line *l, size_t i, size_t end)
{
	struct cluster c = cluster_at(l->item, i), all = c;

	for (i += c.n; i < end; i += c.n) {
		c = cluster_at(l->item, i);
		if (!begins_with_mark(&c))
			break;
		if (!moves(l, &c))
			continue;
		all.n = i + c.n - all.glyph;
		all.len = (size_t)(c.text + c.len - all.text);
	}
	return all;
}

static void show_word(struct line *l, const struct cluster *word)
{
	size_t end = word->glyph + word->n;

	l->end = glyph_at(l->item, word->glyph)->x;     /* a space may be wider than its glyph */
	for (size_t i = word->glyph; i < end; ) {
		struct cluster c = with_marks(l, i, end);

		show_cluster(l, &c);
		i += c.n;
	}
}

static void show_ltr(struct line *l)
{
	for (size_t i = 0; i < l->item->as.glyphs.n; ) {
		bool plain;
		struct cluster word = word_at(l, i, &plain);

		if (!plain)
			pdf_pen_open_span(&l->pen, word.text, word.len);
		show_word(l, &word);
		i += word.n;
		if (!plain)
			pdf_pen_close_span(&l->pen);
	}
}

/* ZERO WIDTH NON-JOINER and its like, which the shaper shows as a blank without width. */
static bool is_invisible(unsigned cp)
{
	return cp >= 0x200b && cp <= 0x200f;
}

/* Its own box stands where a reader looks for the next character from right to left. */
static bool is_in_line(const struct line *l, const struct dglyph *g, const char *text, size_t len)
{
	return g->x < l->end && l->end - g->x - width(l, g) < hair(l) && abs(g->y - l->y) < l->pen.size / 8 && !pdf_pen_stays(text, len);
}

/*
 * The next character from right to left, read from a blank that reaches to `left`, or as far as a hair. So small a step does not tell
 * pdf.js that the next piece has come, and within a piece it turns the order round: a span does.
 */
static void read_blank(struct line *l, int left, const char *text, size_t len)
{
	if (left > l->end - hair(l))
		left = l->end - hair(l);
	pdf_pen_open_span(&l->pen, NULL, 0);
	show_blank(l, left, l->end, text, len);
	pdf_pen_close_span(&l->pen);
}

/* A space that pdf.js does not drop. It guesses from gaps where spaces were, and sees none going left. What begins with a sign it keeps. */
static void keep_space(struct line *l, unsigned glyph, int x, const char *sign, const char *text, size_t len)
{
	char kept[8];
	size_t n = strlen(sign);

	assert(n + len <= sizeof(kept));
	memcpy(kept, sign, n);
	memcpy(kept + n, text, len);
	pdf_pen_open_span(&l->pen, text, len);
	pdf_pen_show(&l->pen, glyph, x, l->y, kept, n + len);
	pdf_pen_close_span(&l->pen);
	l->end = x;
}

/* Blanks on the way from one height to another: what is more than 0.8 em above is a new line for MuPDF. Returns where it went. */
static int climb(struct line *l, int from, int to, int x)
{
	int most = l->pen.size * 7 / 10;

	while (abs(to - from) > most) {
		from += to > from ? most : -most;
		pdf_pen_show_blank(&l->pen, x, x + pdf_pen_blank(&l->pen), from, zero_width_space, strlen(zero_width_space));
	}
	return from;
}

/* Glyphs from the i-th on that read as nothing, then back to the baseline. */
static void show_silent_rtl(struct line *l, const struct cluster *c, size_t i)
{
	int y = l->y, x = l->end;

	pdf_pen_open_span(&l->pen, "", 0);
	for (; i < c->n; i++) {
		const struct dglyph *g = glyph_at(l->item, c->glyph + i);

		climb(l, y, g->y, g->x);
		pdf_pen_show_silent(&l->pen, g);
		y = g->y;
	}
	y = climb(l, y, l->y, x);
	if (abs(l->y - y) > slack(l))
		pdf_pen_show_blank(&l->pen, x, x + pdf_pen_blank(&l->pen), l->y, zero_width_space, strlen(zero_width_space));
	pdf_pen_close_span(&l->pen);
}

static void show_cluster_rtl(struct line *l, const struct cluster *c)
{
	const struct dglyph *first = glyph_at(l->item, c->glyph);
	size_t silent = 1, at;          /* first silent glyph; next character */
	unsigned cp;

	if (pdf_pen_blank(&l->pen) == 0) {
		show_cluster(l, c);
		return;
	}
	if (is_space(c)) {
		keep_space(l, first->id, first->x, right_to_left_mark, c->text, c->len);
		return;
	}
	at = utf8_decode(c->text, c->len, &cp);
	if (is_invisible(cp)) {
		read_blank(l, l->end, c->text, at);
	} else if (is_in_line(l, first, c->text, at)) {
		show_glyph(l, first, c->text, at);
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
	if (silent == c->n)
		return;
	show_silent_rtl(l, c, silent);
}

/*
 * Its direction follows from what stands around it: a full stop, a quotation mark, a space. Poppler reads several of them from left to right,
 * unless a sign of direction comes between.
 */
static bool is_weak(const struct cluster *c)
{
	unsigned cp;
	UCharDirection d;

	utf8_decode(c->text, c->len, &cp);
	d = u_charDirection((UChar32)cp);
	return d != U_RIGHT_TO_LEFT && d != U_RIGHT_TO_LEFT_ARABIC && d != U_DIR_NON_SPACING_MARK;
}

static void show_rtl(struct line *l)
{
	const struct item *item = l->item;
	size_t n = item->as.glyphs.n;

	for (size_t i = 0; i < n; ) {
		struct cluster c = cluster_at(item, i), next;

		show_cluster_rtl(l, &c);
		i += c.n;
		if (i < n)
			next = cluster_at(item, i);
		if (is_weak(&c) && !is_space(&c) && (i < n ? is_weak(&next) : item->as.glyphs.space_after) && pdf_pen_blank(&l->pen) > 0)
			read_blank(l, l->end, right_to_left_mark, strlen(right_to_left_mark));
	}
}

/* The next glyphs on the page, or NULL. */
static const struct item *next_glyphs(const struct item *item)
{
	do {
		item = item->next;
	} while (item != NULL && item->kind != ITEM_GLYPHS);
	return item;
}

/* A blank as wide as some hairs that steers readers, without a place in the text. */
static void show_sign(struct line *l, int x, const char *text)
{
	show_blank(l, x, x + hair(l), text, strlen(text));
}

/* Does a line begin so near to where this one ends that pdf.js takes it for a part of this? */
static bool is_near(const struct line *l, const struct item *next)
{
	int right = l->item->as.glyphs.x + l->item->as.glyphs.width, size = l->pen.size;
	int from = next->as.glyphs.rtl ? next->as.glyphs.x + next->as.glyphs.width : next->as.glyphs.x;

	return from > right - (next->as.glyphs.rtl ? size : size / 4) && abs(next->as.glyphs.y - l->y) < size + slack(l);
}

/*
 * What stands between this item and the next, on the side where that one is: signs of direction before and behind what is read from left to
 * right among what is not, for poppler sorts by them, and MuPDF starts a new line where there is none; and a space.
 */
static void show_end(struct line *l)
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
		show_sign(l, x - hair(l), right_to_left_mark);
	if (last && len > 0 && item->as.glyphs.text[len - 1] == '-')            /* poppler would take it for the line's */
		show_sign(l, right, zero_width_space);
	if (item->as.glyphs.space_after && left)
		keep_space(l, blank, x - pdf_pen_blank(&l->pen), right_to_left_mark, " ", 1);
	else if (item->as.glyphs.space_after && last && next != NULL && is_near(l, next))
		keep_space(l, blank, right, zero_width_space, " ", 1);
	else if (item->as.glyphs.space_after)
		pdf_pen_show(&l->pen, blank, right, l->y, " ", 1);
	if (left && !last && !next->as.glyphs.rtl && !item->as.glyphs.space_after)
		show_sign(l, next->as.glyphs.x - 2 * hair(l), right_to_left_mark);
}

void pdf_text_write(const struct item *item, struct pdf_font *font, int page_height, struct buf *out)
{
	struct line l = { .item = item, .y = item->as.glyphs.y };

	l.end = item->as.glyphs.x + (item->as.glyphs.rtl ? item->as.glyphs.width : 0);
	pdf_pen_begin(&l.pen, item, font, page_height, out);
	if (item->as.glyphs.rtl)
		show_rtl(&l);
	else
		show_ltr(&l);
	show_end(&l);
	pdf_pen_end(&l.pen);
}
