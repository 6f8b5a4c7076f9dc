/*
 * pdf_line_ltr.c - from left to right: plain words as they are, others in a span with all their characters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/utf8.h"
#include "paged/dlist.h"
#include "paint/pdf_line.h"

#include <stdlib.h>
#include <string.h>

/* One glyph that goes on along the baseline: nothing a reader could get wrong. */
static bool is_plain(const struct pdf_line *l, const struct pdf_cluster *c)
{
	const struct dglyph *g = pdf_line_glyph(l->item, c->glyph);

	return c->n == 1 && g->y == l->y && pdf_line_width(l, g) > 0 && (c->hyphen || !pdf_pen_stays(c->text, c->len));
}

/* Does a glyph stand where the one before it ended? Readers split words at gaps and at steps back. */
static bool follows(const struct pdf_line *l, size_t i)
{
	const struct dglyph *before = pdf_line_glyph(l->item, i - 1);

	return abs(pdf_line_glyph(l->item, i)->x - before->x - pdf_line_width(l, before)) <= pdf_line_slack(l);
}

/* The clusters from the i-th glyph up to a space, as one; or that space. */
static struct pdf_cluster word_at(const struct pdf_line *l, size_t i, bool *plain)
{
	const struct item *item = l->item;
	struct pdf_cluster word = pdf_line_cluster(item, i);

	*plain = is_plain(l, &word);
	if (pdf_line_is_space(&word) || word.hyphen)
		return word;
	for (i += word.n; i < item->as.glyphs.n; i = word.glyph + word.n) {
		struct pdf_cluster c = pdf_line_cluster(item, i);

		if (pdf_line_is_space(&c) || c.hyphen)
			break;
		*plain = *plain && is_plain(l, &c) && follows(l, i);
		word.n += c.n;
		word.len += c.len;
	}
	return word;
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
static struct split split(const struct pdf_line *l, const struct pdf_cluster *c)
{
	struct split s = { .x = l->end }, last = s;
	bool wide = false, stays = true;

	while (s.glyphs < c->n && s.len < c->len) {
		const struct dglyph *g = pdf_line_glyph(l->item, c->glyph + s.glyphs);
		unsigned cp;
		size_t len = utf8_decode(c->text + s.len, c->len - s.len, &cp);

		stays = pdf_pen_stays(c->text + s.len, len);
		if (stays != (pdf_line_width(l, g) == 0) || g->x - s.x > pdf_line_slack(l))
			break;
		if ((stays || s.glyphs > 0) && s.x - g->x > pdf_line_slack(l))
			break;
		if (!stays)
			last = s;
		s.x = g->x + pdf_line_width(l, g);
		s.glyphs++;
		s.len += len;
	}
	for (size_t i = s.glyphs; i < c->n; i++)
		wide = wide || pdf_line_width(l, pdf_line_glyph(l->item, c->glyph + i)) > 0;
	return wide && (s.len == c->len || stays) ? last : s;
}

/* A glyph that reads as nothing. MuPDF finds a space in the gap before it, too, so a blank bridges that. */
static void show_silent(struct pdf_line *l, const struct dglyph *g)
{
	if (g->x > l->end + pdf_line_slack(l))
		pdf_line_show_blank(l, l->end, g->x, pdf_line_nothing, strlen(pdf_line_nothing));
	pdf_pen_show_silent(&l->pen, g);
	l->end = g->x + pdf_line_width(l, g);
}

/* The second part: silent glyphs, then blanks that end where these end. The first is wide, the others are hairs. */
static void show_rest(struct pdf_line *l, const struct pdf_cluster *c, const struct split *s)
{
	const char *text = s->len < c->len ? c->text + s->len : pdf_line_nothing;
	size_t len = s->len < c->len ? c->len - s->len : strlen(pdf_line_nothing);
	int left, right = s->x, hairs = ((int)utf8_length(text, len) - 1) * pdf_line_hair(l);

	for (size_t i = s->glyphs; i < c->n; i++) {
		const struct dglyph *g = pdf_line_glyph(l->item, c->glyph + i);

		if (pdf_line_width(l, g) > 0 && g->x + pdf_line_width(l, g) > right)
			right = g->x + pdf_line_width(l, g);
	}
	left = right - hairs - pdf_pen_blank(&l->pen);
	if (s->x < left)
		left = s->x;
	for (size_t i = s->glyphs; i < c->n; i++) {
		const struct dglyph *g = pdf_line_glyph(l->item, c->glyph + i);

		show_silent(l, g);
		if (g->x < left)
			left = g->x;
	}
	for (size_t at = 0; at < len; hairs -= pdf_line_hair(l)) {
		unsigned cp;
		size_t next = utf8_decode(text + at, len - at, &cp);

		pdf_line_show_blank(l, left, right - hairs, text + at, next);
		left = right - hairs;
		at += next;
	}
}

static void show_cluster(struct pdf_line *l, const struct pdf_cluster *c)
{
	const struct dglyph *first = pdf_line_glyph(l->item, c->glyph);
	struct split s;
	size_t at = 0;

	if (pdf_pen_blank(&l->pen) == 0) {
		pdf_line_show_anyhow(l, c);
		return;
	}
	if (is_plain(l, c) && first->x - l->end <= pdf_line_slack(l)) {
		pdf_line_show_glyph(l, first, c->text, c->len);
		return;
	}
	s = split(l, c);
	for (size_t i = 0; i < s.glyphs; i++) {
		unsigned cp;
		size_t len = utf8_decode(c->text + at, c->len - at, &cp);

		pdf_line_show_glyph(l, pdf_line_glyph(l->item, c->glyph + i), c->text + at, len);
		at += len;
	}
	if (s.glyphs < c->n || s.len < c->len)
		show_rest(l, c, &s);
}

/* A mark, of which some readers believe that it does not move the pen. */
static bool begins_with_mark(const struct pdf_cluster *c)
{
	unsigned cp;

	return pdf_pen_stays(c->text, utf8_decode(c->text, c->len, &cp));
}

static bool moves(const struct pdf_line *l, const struct pdf_cluster *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (pdf_line_width(l, pdf_line_glyph(l->item, c->glyph + i)) > 0)
			return true;
	return false;
}

/* The cluster with those behind it, up to the last of its marks that moves the pen: they need a blank of the character before them. */
static struct pdf_cluster with_marks(const struct pdf_line *l, size_t i, size_t end)
{
	struct pdf_cluster c = pdf_line_cluster(l->item, i), all = c;

	for (i += c.n; i < end; i += c.n) {
		c = pdf_line_cluster(l->item, i);
		if (!begins_with_mark(&c))
			break;
		if (!moves(l, &c))
			continue;
		all.n = i + c.n - all.glyph;
		all.len = (size_t)(c.text + c.len - all.text);
	}
	return all;
}

static void show_word(struct pdf_line *l, const struct pdf_cluster *word)
{
	size_t end = word->glyph + word->n;

	l->end = pdf_line_glyph(l->item, word->glyph)->x;   /* a space may be wider than its glyph */
	for (size_t i = word->glyph; i < end; ) {
		struct pdf_cluster c = with_marks(l, i, end);

		show_cluster(l, &c);
		i += c.n;
	}
}

void pdf_line_show_ltr(struct pdf_line *l)
{
	for (size_t i = 0; i < l->item->as.glyphs.n; ) {
		bool plain;
		struct pdf_cluster word = word_at(l, i, &plain);

		if (!plain)
			pdf_pen_open_span(&l->pen, word.text, word.len);
		show_word(l, &word);
		i += word.n;
		if (!plain)
			pdf_pen_close_span(&l->pen);
	}
}
