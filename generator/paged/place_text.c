/*
 * place_text.c - lines of text: glyphs, links, what stands at the start of a list item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <limits.h>

#include "base/arena.h"
#include "paged/book.h"
#include "paged/place_own.h"

enum {
	CHECK_SIDE = 800,           /* [1/1000 em] of an empty check box */
	CHECK_RADIUS = 150,
	CHECK_STROKE = 70
};

static int em(const struct text_box *t, int thousandths)
{
	return (int)((long long)t->size * thousandths / 1000);
}

/* White space, nothing, or the first raised number: the word before it is over. */
static bool ends_word(const struct para *para, const struct placed *run)
{
	const char *behind = run->text + run->len;
	const size_t at = (size_t)(behind - para->text);

	return at == para->len || *behind == ' ' || *behind == '\n' || *behind == '\t'
		|| (at == run->span->end && run->rise == 0 && run->span[1].rise > 0);
}

/* The glyphs of one font and direction. */
static void place_glyphs(const struct placing *p, const struct row *row, const struct placed *run)
{
	struct item *it = place_add_item(p, ITEM_GLYPHS, row->look[run->span->mark].tag, row->colour);
	struct dglyph *glyph = ARENA_ARRAY(p->l->arena, struct dglyph, run->n);
	const int x = row->x + run->x, baseline = row->baseline - run->rise;

	for (size_t i = 0; i < run->n; i++) {
		const struct placed_glyph *g = &run->glyph[i];

		glyph[i] = (struct dglyph){ g->id, x + g->x, baseline + g->y, g->cluster };
	}
	it->as.glyphs.font = run->font;
	it->as.glyphs.size = run->size;
	it->as.glyphs.lang = run->span->lang;
	it->as.glyphs.rtl = run->rtl;
	it->as.glyphs.text = run->text;
	it->as.glyphs.len = run->len;
	it->as.glyphs.x = x;
	it->as.glyphs.y = baseline;
	it->as.glyphs.width = run->width;
	it->as.glyphs.space_after = ends_word(row->para, run);
	it->as.glyphs.glyph = glyph;
	it->as.glyphs.n = run->n;
}

/* From left to right into the order of reading. Few runs, nearly sorted. */
static void sort_by_text(struct placed *run, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct placed moved = run[i];
		size_t at = i;

		for (; at > 0 && run[at - 1].text > moved.text; at--)
			run[at] = run[at - 1];
		run[at] = moved;
	}
}

/* One rectangle around what this line has of a link. */
static void place_link(const struct placing *p, const struct row *row, int left, int right, const struct look *look)
{
	struct item *it;

	if (p->repeated || (!look->url && !look->to))
		return;
	it = place_add_item(p, ITEM_LINK, look->tag, row->colour);
	it->as.link.url = look->url;
	it->as.link.to = look->to;
	it->as.link.x = row->x + left;
	it->as.link.y = row->top;
	it->as.link.w = right - left;
	it->as.link.h = row->height;
}

/* What this line has of the words of one look: where they lead, whom they mention. */
static void place_look(const struct placing *p, const struct row *row, const struct placed *run, size_t n, int mark)
{
	const struct look *look = &row->look[mark];
	int left = INT_MAX, right = INT_MIN;

	for (size_t i = 0; i < n; i++)
		if (run[i].span->mark == mark) {
			left = run[i].x < left ? run[i].x : left;
			right = run[i].x + run[i].width > right ? run[i].x + run[i].width : right;
		}
	if (left >= right)
		return;
	place_link(p, row, left, right, look);
	if (look->contact && !p->repeated)
		book_add_mention(p->l, look->contact, (struct place){ p->page, row->top });
}

void place_row(const struct placing *p, const struct row *row, const struct line *line)
{
	struct placed *run;
	size_t n;

	para_place(p->l->arena, row->para, line, row->size, &run, &n);
	sort_by_text(run, n);
	for (size_t i = 0; i < n; i++)
		place_glyphs(p, row, &run[i]);
	for (size_t i = 0; i < row->n_looks; i++)
		place_look(p, row, run, n, (int)i);
}

const struct line *place_prepare(const struct layout *l, struct para *para, int size)
{
	const struct wrap_options wide = { .size = size, .width = MM(1000) };
	struct wrap_result lines;

	if (!para_prepare(para, l->env->fonts, l->sheet->pos, l->diag))
		return NULL;
	para_shape(para);
	wrap_lines(l->arena, para, &wide, &lines);
	return &lines.line[0];
}

/* An empty box to tick, as high as it takes to stand in the middle of the capitals. */
static void place_check(const struct placing *p, const struct text_box *t, int x, int baseline)
{
	int side = em(t, CHECK_SIDE), radius = em(t, CHECK_RADIUS), stroke = em(t, CHECK_STROKE);
	struct area box = { x + stroke / 2, baseline - (em(t, t->cap) + side) / 2 + stroke / 2, side - stroke, side - stroke };

	place_rounded(p, box, radius, radius, stroke, t->style->colour);
}

/* What stands at the start of an item's first line, which is `row`: the outermost label first. `area` is the text's, indents and all. */
static void place_labels(const struct placing *p, const struct text_box *t, const struct label *label, struct area area, struct row row)
{
	const struct wrap_options wide = { .size = t->size, .width = MM(1000) };
	const int indent = t->style->indent + em(t, label->at);
	struct wrap_result words;

	if (label->next)
		place_labels(p, t, label->next, area, row);
	area.w -= indent;
	if (!t->para.rtl)
		area.x += indent;
	if (label->marker == MARKER_CHECK) {
		place_check(p, t, place_aligned(area, em(t, CHECK_SIDE), ALIGN_START, t->para.rtl), row.baseline);
		return;
	}
	wrap_lines(p->l->arena, &label->para, &wide, &words);
	row.para = &label->para;
	row.look = &label->look;
	row.n_looks = 1;
	row.x = place_aligned(area, words.line[0].width, ALIGN_START, t->para.rtl);
	place_row(p, &row, &words.line[0]);
}

/* A line of the contents is a link from its title to its page; the page is not known yet. */
static void place_entry(const struct placing *p, const struct text_box *t, struct area area, const struct row *row)
{
	struct row whole = *row;
	const struct look look = { .tag = t->look[1].tag, .to = &t->entry->place };

	whole.x = 0;
	whole.height = (int)t->lines.n * t->leading;
	whole.top = row->top - whole.height + t->leading;
	place_link(p, &whole, area.x, area.x + area.w, &look);
	book_add_entry(p->l, t, p->page, area.x, area.w, row->baseline);
}

void place_text_line(const struct placing *p, const struct text_box *t, size_t i, struct area area, int top)
{
	const struct line *line = &t->lines.line[i];
	const int indent = t->indent + (i == 0 ? t->first_indent : 0);
	struct area inside = { t->para.rtl ? area.x : area.x + indent, area.y, area.w - indent, area.h };
	struct row row = {
		.para = &t->para, .look = t->look, .n_looks = t->n_looks, .colour = t->style->colour, .size = t->size, .height = t->leading,
		.top = top, .baseline = top + t->ascent
	};

	row.x = place_aligned(inside, line->width, t->style->align, t->para.rtl);
	if (i == 0 && t->labels)
		place_labels(p, t, t->labels, area, row);
	if (i == 0 && t->heading && !p->repeated)
		t->heading->place = (struct place){ p->page, top };
	place_row(p, &row, line);
	if (t->entry && i + 1 == t->lines.n)
		place_entry(p, t, area, &row);
}

void place_text(const struct placing *p, const struct text_box *t, struct area area)
{
	for (size_t i = 0; i < t->lines.n; i++)
		place_text_line(p, t, i, area, area.y - t->trim + (int)i * t->leading);
}
