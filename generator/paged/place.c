/*
 * place.c - measured boxes become items on a page. The only step that knows left from right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <limits.h>

#include "base/arena.h"
#include "paged/layout_private.h"

enum {
	CHECK_SIDE = 800,           /* [1/1000 em] of an empty check box */
	CHECK_RADIUS = 150,
	CHECK_STROKE = 70,
	ICON_GRID = 24,             /* [units] a pictogram's side */
	ICON_STROKE = 2,            /* [units] */
	ARC = 552                   /* [1/1000 of the radius] control points of the curve nearest to a quarter of a circle */
};

/* Where items are being added. */
struct placing {
	const struct layout *l;
	struct page *page;
};

struct area { int x, y, w, h; };        /* [mp] on the page */

static struct item *add_item(const struct placing *p, enum item_kind kind, const struct tag *tag, enum role colour)
{
	struct item *it = dlist_add_item(p->l->arena, p->page, kind, tag);

	it->colour = p->l->env->theme->colour[VARIANT_PLAIN][colour];
	return it;
}

/* Left end of something `width` wide; the start is on the right where `rtl`. */
static int aligned(struct area area, int width, enum align align, bool rtl)
{
	int spare = area.w - width;     /* none for a justified line, but for a last one, which stands at the start */

	if (align == ALIGN_CENTRE)
		return area.x + spare / 2;
	return (align == ALIGN_END) != rtl ? area.x + spare : area.x;
}

static int em(const struct text_box *t, int thousandths)
{
	return (int)((long long)t->size * thousandths / 1000);
}

static void place_rect(const struct placing *p, struct area area, enum role colour)
{
	struct item *it = add_item(p, ITEM_RECTS, NULL, colour);
	int (*xywh)[4] = arena_alloc(p->l->arena, sizeof *xywh);

	(*xywh)[0] = area.x;
	(*xywh)[1] = area.y;
	(*xywh)[2] = area.w;
	(*xywh)[3] = area.h;
	it->as.rects.xywh = (const int (*)[4])xywh;
	it->as.rects.n = 1;
}

static void add_step(struct path_step **step, enum path_verb verb, int x, int y)
{
	*(*step)++ = (struct path_step){ verb, { x, y } };
}

/* A quarter of a circle from (x, y) to (x + dx, y + dy); it leaves along x where `flat`, else along y. */
static void add_corner(struct path_step **step, int x, int y, int dx, int dy, bool flat)
{
	int near_x = flat ? dx * ARC / 1000 : 0, near_y = flat ? 0 : dy * ARC / 1000;
	int far_x = flat ? dx : dx - dx * ARC / 1000, far_y = flat ? dy - dy * ARC / 1000 : dy;

	*(*step)++ = (struct path_step){ PATH_CURVE, { x + near_x, y + near_y, x + far_x, y + far_y, x + dx, y + dy } };
}

/* Clockwise from the top; corners of radius `left` and `right`. Filled, or a line of width `stroke`. */
static void place_rounded(const struct placing *p, struct area r, int left, int right, int stroke, enum role colour)
{
	struct item *it = add_item(p, ITEM_PATH, NULL, colour);
	struct path_step *first = ARENA_ARRAY(p->l->arena, struct path_step, 9), *step = first;
	const int x = r.x, y = r.y, far_x = r.x + r.w, far_y = r.y + r.h;

	add_step(&step, PATH_MOVE, x + left, y);
	add_step(&step, PATH_LINE, far_x - right, y);
	if (right > 0)
		add_corner(&step, far_x - right, y, right, right, true);
	add_step(&step, PATH_LINE, far_x, far_y - right);
	if (right > 0)
		add_corner(&step, far_x, far_y - right, -right, right, false);
	add_step(&step, PATH_LINE, x + left, far_y);
	if (left > 0)
		add_corner(&step, x + left, far_y, -left, -left, true);
	add_step(&step, PATH_LINE, x, y + left);
	if (left > 0)
		add_corner(&step, x, y + left, left, -left, false);
	add_step(&step, PATH_CLOSE, 0, 0);
	it->as.path.step = first;
	it->as.path.n = (size_t)(step - first);
	it->as.path.stroke = stroke;
}

/* White space, or nothing: the word before it is over. */
static bool ends_word(const char *behind, const struct para *para)
{
	return behind == para->text + para->len || *behind == ' ' || *behind == '\n' || *behind == '\t';
}

/* A line on its way to the page. */
struct row {
	const struct para *para;
	const struct look *look;        /* [mark of a span] */
	size_t n_looks;
	const struct style *style;
	int size;                       /* [mp] */
	int x, top, baseline, height;   /* of the line's left end */
};

/* The glyphs of one font and direction. */
static void place_glyphs(const struct placing *p, const struct row *row, const struct placed *run)
{
	struct item *it = add_item(p, ITEM_GLYPHS, row->look[run->span->mark].tag, row->style->colour);
	struct dglyph *glyph = ARENA_ARRAY(p->l->arena, struct dglyph, run->n);
	const int x = row->x + run->x;

	for (size_t i = 0; i < run->n; i++) {
		const struct placed_glyph *g = &run->glyph[i];

		glyph[i] = (struct dglyph){ g->id, x + g->x, row->baseline + g->y, g->cluster };
	}
	it->as.glyphs.font = run->font;
	it->as.glyphs.size = run->size;
	it->as.glyphs.lang = run->span->lang;
	it->as.glyphs.rtl = run->rtl;
	it->as.glyphs.text = run->text;
	it->as.glyphs.len = run->len;
	it->as.glyphs.x = x;
	it->as.glyphs.y = row->baseline;
	it->as.glyphs.width = run->width;
	it->as.glyphs.space_after = ends_word(run->text + run->len, row->para);
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
static void place_link(const struct placing *p, const struct row *row, const struct placed *run, size_t n, int mark)
{
	const struct look *look = &row->look[mark];
	int left = INT_MAX, right = INT_MIN;
	struct item *it;

	for (size_t i = 0; i < n; i++)
		if (run[i].span->mark == mark) {
			left = run[i].x < left ? run[i].x : left;
			right = run[i].x + run[i].width > right ? run[i].x + run[i].width : right;
		}
	if (left >= right)
		return;
	it = add_item(p, ITEM_LINK, look->tag, row->style->colour);
	it->as.link.url = look->url;
	it->as.link.x = row->x + left;
	it->as.link.y = row->top;
	it->as.link.w = right - left;
	it->as.link.h = row->height;
}

static void place_row(const struct placing *p, const struct row *row, const struct line *line)
{
	struct placed *run;
	size_t n;

	para_place(p->l->arena, row->para, line, row->size, &run, &n);
	sort_by_text(run, n);
	for (size_t i = 0; i < n; i++)
		place_glyphs(p, row, &run[i]);
	for (size_t i = 0; i < row->n_looks; i++)
		if (row->look[i].url)
			place_link(p, row, run, n, (int)i);
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
		place_check(p, t, aligned(area, em(t, CHECK_SIDE), ALIGN_START, t->para.rtl), row.baseline);
		return;
	}
	wrap_lines(p->l->arena, &label->para, &wide, &words);
	row.para = &label->para;
	row.look = &label->look;
	row.n_looks = 1;
	row.x = aligned(area, words.line[0].width, ALIGN_START, t->para.rtl);
	place_row(p, &row, &words.line[0]);
}

static void place_text(const struct placing *p, const struct text_box *t, struct area area)
{
	struct area inside = { t->para.rtl ? area.x : area.x + t->indent, area.y, area.w - t->indent, area.h };
	struct row row = {
		.para = &t->para, .look = t->look, .n_looks = t->n_looks, .style = t->style, .size = t->size, .height = t->leading
	};

	for (size_t i = 0; i < t->lines.n; i++) {
		const struct line *line = &t->lines.line[i];

		row.top = area.y - t->trim + (int)i * t->leading;
		row.baseline = row.top + t->ascent;
		row.x = aligned(inside, line->width, t->style->align, t->para.rtl);
		if (i == 0 && t->labels)
			place_labels(p, t, t->labels, area, row);
		place_row(p, &row, line);
	}
}

/* The quiet zone is painted too: the code may stand on a dark ground. */
static void place_qr(const struct placing *p, const struct box *b, struct area area)
{
	const int whole = b->height, module = b->as.qr.side / b->as.qr.qr.size, quiet = b->as.qr.quiet;
	const int x = aligned(area, whole, b->piece->as.qr.align, p->l->sheet->rtl);
	int (*run)[3], (*xywh)[4];
	struct item *it;
	size_t n;

	place_rect(p, (struct area){ x, area.y, whole, whole }, ROLE_GROUND);
	qr_runs(p->l->arena, &b->as.qr.qr, &run, &n);
	xywh = arena_array(p->l->arena, n, sizeof *xywh);
	for (size_t i = 0; i < n; i++) {
		xywh[i][0] = x + quiet + run[i][0] * module;
		xywh[i][1] = area.y + quiet + run[i][1] * module;
		xywh[i][2] = run[i][2] * module;
		xywh[i][3] = module;
	}
	it = add_item(p, ITEM_RECTS, b->as.qr.tag, ROLE_INK);
	it->as.rects.xywh = (const int (*)[4])xywh;
	it->as.rects.n = n;
}

/* Icons that have a direction turn with the reading. */
static void place_icon(const struct placing *p, const struct piece *piece, struct area area)
{
	const struct icon *icon = piece->as.icon.icon;
	const int size = piece->as.icon.size, x = aligned(area, size, piece->as.icon.align, p->l->sheet->rtl);
	const bool mirror = icon->mirrors && p->l->sheet->rtl;
	struct path_step *step = ARENA_ARRAY(p->l->arena, struct path_step, icon->n_steps);
	struct item *it = add_item(p, ITEM_PATH, NULL, piece->as.icon.colour);

	for (size_t i = 0; i < icon->n_steps; i++) {
		step[i].verb = icon->step[i].verb;
		for (int k = 0; k < 6; k += 2) {
			int across = icon->step[i].xy[k], down = icon->step[i].xy[k + 1];

			if (mirror)
				across = ICON_GRID * 1000 - across;
			step[i].xy[k] = x + (int)((long long)across * size / (ICON_GRID * 1000));
			step[i].xy[k + 1] = area.y + (int)((long long)down * size / (ICON_GRID * 1000));
		}
	}
	it->as.path.step = step;
	it->as.path.n = icon->n_steps;
	it->as.path.stroke = size * ICON_STROKE / ICON_GRID;
}

static void place_boxes(const struct placing *p, const struct box *first, struct area area, enum align valign);

/* Corners are round, but square where a bar goes along the side. */
static void place_ground(const struct placing *p, const struct piece *piece, struct area area)
{
	const bool rtl = p->l->sheet->rtl;
	const int bar = piece->as.box.bar;
	int radius = piece->as.box.radius;

	radius = radius > area.w / 2 ? area.w / 2 : radius;
	radius = radius > area.h / 2 ? area.h / 2 : radius;
	if (piece->as.box.has_ground)
		place_rounded(p, area, bar > 0 && !rtl ? 0 : radius, bar > 0 && rtl ? 0 : radius, 0, piece->as.box.ground);
	if (bar > 0)
		place_rect(p, (struct area){ aligned(area, bar, ALIGN_START, rtl), area.y, bar, area.h }, piece->as.box.bar_colour);
}

/* A column may be higher than its pieces ask for. */
static void place_stack(const struct placing *p, const struct box *b, struct area area, enum align valign)
{
	const int padding = b->piece->as.box.padding, bar = b->piece->as.box.bar;

	place_ground(p, b->piece, area);
	area.x += padding + (p->l->sheet->rtl ? 0 : bar);
	area.y += padding;
	area.w -= 2 * padding + bar;
	area.h -= 2 * padding;
	place_boxes(p, b->as.first, area, valign);
}

static void place_columns(const struct placing *p, const struct box *b, struct area area)
{
	const int gap = b->piece->as.columns.gap;
	const bool rtl = p->l->sheet->rtl;
	int x = rtl ? area.x + area.w : area.x;

	for (const struct box *column = b->as.first; column; column = column->next) {
		x -= rtl ? column->width : 0;
		place_stack(p, column, (struct area){ x, area.y, column->width, area.h },
			b->piece->as.columns.centred ? ALIGN_CENTRE : ALIGN_START);
		x += rtl ? -gap : column->width + gap;
	}
}

static void place_box(const struct placing *p, const struct box *b, struct area area)
{
	switch (b->kind) {
	case BOX_TEXT:    place_text(p, &b->as.text, area); break;
	case BOX_QR:      place_qr(p, b, area); break;
	case BOX_ICON:    place_icon(p, b->piece, area); break;
	case BOX_RULE:    place_rect(p, area, b->piece->as.rule.colour); break;
	case BOX_SPACE:
	case BOX_FILL:    break;
	case BOX_STACK:   place_stack(p, b, area, ALIGN_START); break;
	case BOX_COLUMNS: place_columns(p, b, area); break;
	}
}

/* One below the other. What height is left goes to the fills; without any, to where `valign` says. */
static void place_boxes(const struct placing *p, const struct box *first, struct area area, enum align valign)
{
	int spare = area.h, fills = 0, y = area.y;

	for (const struct box *b = first; b; b = b->next) {
		spare -= b->gap + b->height;
		fills += b->kind == BOX_FILL;
	}
	if (fills == 0)
		y += valign == ALIGN_START ? 0 : valign == ALIGN_CENTRE ? spare / 2 : spare;
	for (const struct box *b = first; b; b = b->next) {
		y += b->gap;
		place_box(p, b, (struct area){ area.x, y, area.w, b->height });
		y += b->height;
		if (b->kind == BOX_FILL) {
			y += spare / fills;     /* exact for the last, which takes all that is left */
			spare -= spare / fills--;
		}
	}
}

void place_room(const struct layout *l, const struct room *room, struct page *page)
{
	const struct placing p = { l, page };
	const struct frame *f = room->frame;

	if (f->has_ground)
		place_rect(&p, (struct area){ room->x, f->y, f->w, f->h }, f->ground);
	place_boxes(&p, room->first, (struct area){ room->x + f->margin_side, f->y + f->margin_top, room->width, room->height }, f->valign);
}
