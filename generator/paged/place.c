/*
 * place.c - measured boxes become items on a page (lines of text: place_text.c). The only step that knows left from right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "paged/place_own.h"
#include "paged/table.h"

enum {
	ICON_GRID = 24,             /* [units] a pictogram's side */
	ICON_STROKE = 2,            /* [units] */
	ARC = 552                   /* [1/1000 of the radius] control points of the curve nearest to a quarter of a circle */
};

struct item *place_add_item(const struct placing *p, enum item_kind kind, const struct tag *tag, enum role colour)
{
	struct item *it = dlist_add_item(p->l->arena, p->page, kind, p->repeated ? NULL : tag);

	it->artifact = p->kind;
	it->colour = p->l->env->theme->colour[VARIANT_PLAIN][colour];
	return it;
}

int place_aligned(struct area area, int width, enum align align, bool rtl)
{
	int spare = area.w - width;     /* none for a justified line, but for a last one, which stands at the start */

	if (align == ALIGN_CENTRE)
		return area.x + spare / 2;
	return (align == ALIGN_END) != rtl ? area.x + spare : area.x;
}

void place_rect(const struct placing *p, struct area area, enum role colour)
{
	struct item *it = place_add_item(p, ITEM_RECTS, NULL, colour);
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

/* Clockwise from the top. */
void place_rounded(const struct placing *p, struct area r, int left, int right, int stroke, enum role colour)
{
	struct item *it = place_add_item(p, ITEM_PATH, NULL, colour);
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

/* The quiet zone is painted too: the code may stand on a dark ground. */
static void place_qr(const struct placing *p, const struct box *b, struct area area)
{
	const int whole = b->height, module = b->as.qr.side / b->as.qr.qr.size, quiet = b->as.qr.quiet;
	const int x = place_aligned(area, whole, b->piece->as.qr.align, p->l->sheet->rtl);
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
	it = place_add_item(p, ITEM_RECTS, b->as.qr.tag, ROLE_INK);
	it->as.rects.xywh = (const int (*)[4])xywh;
	it->as.rects.n = n;
}

static void place_image(const struct placing *p, const struct box *b, struct area area)
{
	const int width = b->piece->as.image.width;
	struct item *it = place_add_item(p, ITEM_IMAGE, b->as.figure, ROLE_INK);

	it->as.image.image = b->piece->as.image.image;
	it->as.image.x = place_aligned(area, width, b->piece->as.image.align, p->l->sheet->rtl);
	it->as.image.y = area.y;
	it->as.image.w = width;
	it->as.image.h = area.h;
}

/* What an icon leaves free of its grid, on the left and on the right [1/1000 of the grid's unit]. */
static void find_bearings(const struct icon *icon, int *left, int *right)
{
	static const int points[] = { [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0 };
	const int grid = ICON_GRID * 1000, half = ICON_STROKE * 1000 / 2;

	*left = *right = grid;
	for (size_t i = 0; i < icon->n_steps; i++)
		for (int k = 0; k < points[icon->step[i].verb]; k++) {
			const int across = icon->step[i].xy[2 * k];

			*left = across - half < *left ? across - half : *left;
			*right = grid - across - half < *right ? grid - across - half : *right;
		}
}

/* [mp] How far an icon has to go to the right for what is drawn to touch the side it stands at. */
static int flush_shift(const struct piece *piece, bool rtl, bool mirror)
{
	const bool at_right = (piece->as.icon.align == ALIGN_END) != rtl;
	int left, right;

	if (!piece->as.icon.flush || piece->as.icon.align == ALIGN_CENTRE)
		return 0;
	find_bearings(piece->as.icon.icon, &left, &right);
	return (int)((at_right ? 1LL : -1LL) * (at_right != mirror ? right : left) * piece->as.icon.size / (ICON_GRID * 1000));
}

/* Icons that have a direction turn with the reading. */
static void place_icon(const struct placing *p, const struct piece *piece, struct area area)
{
	const struct icon *icon = piece->as.icon.icon;
	const bool rtl = p->l->sheet->rtl, mirror = icon->mirrors && rtl;
	const int size = piece->as.icon.size, x = place_aligned(area, size, piece->as.icon.align, rtl) + flush_shift(piece, rtl, mirror);
	struct path_step *step = ARENA_ARRAY(p->l->arena, struct path_step, icon->n_steps);
	struct item *it = place_add_item(p, ITEM_PATH, NULL, piece->as.icon.colour);

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

/* Corners are round, but square where a bar goes along the side. */
static void place_box_ground(const struct placing *p, const struct piece *piece, struct area area)
{
	const bool rtl = p->l->sheet->rtl;
	const int bar = piece->as.box.bar;
	int radius = piece->as.box.radius;

	radius = radius > area.w / 2 ? area.w / 2 : radius;
	radius = radius > area.h / 2 ? area.h / 2 : radius;
	if (piece->as.box.has_ground)
		place_rounded(p, area, bar > 0 && !rtl ? 0 : radius, bar > 0 && rtl ? 0 : radius, 0, piece->as.box.ground);
	if (bar > 0)
		place_rect(p, (struct area){ place_aligned(area, bar, ALIGN_START, rtl), area.y, bar, area.h }, piece->as.box.bar_colour);
}

/* A column may be higher than its pieces ask for. */
static void place_stack(const struct placing *p, const struct box *b, struct area area, enum align valign)
{
	const int padding = b->piece->as.box.padding, bar = b->piece->as.box.bar;

	place_box_ground(p, b->piece, area);
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

void place_box(const struct placing *p, const struct box *b, struct area area)
{
	switch (b->kind) {
	case BOX_TEXT:    place_text(p, &b->as.text, area); break;
	case BOX_QR:      place_qr(p, b, area); break;
	case BOX_ICON:    place_icon(p, b->piece, area); break;
	case BOX_IMAGE:   place_image(p, b, area); break;
	case BOX_RULE:    place_rect(p, area, b->piece->as.rule.colour); break;
	case BOX_SPACE:
	case BOX_FILL:    break;
	case BOX_STACK:   place_stack(p, b, area, ALIGN_START); break;
	case BOX_COLUMNS: place_columns(p, b, area); break;
	case BOX_TABLE:   table_place(p, b, area); break;
	case BOX_ROW:     break;        /* its table places it */
	}
}

void place_boxes(const struct placing *p, const struct box *first, struct area area, enum align valign)
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

void place_ground(const struct layout *l, struct page *page, struct area area, enum role ground)
{
	place_rect(&(const struct placing){ .l = l, .page = page, .kind = ARTIFACT_BACKGROUND }, area, ground);
}

void place_room(const struct layout *l, const struct room *room, struct page *page, enum artifact kind)
{
	const struct placing p = { .l = l, .page = page, .repeated = kind != ARTIFACT_LAYOUT, .kind = kind };
	const struct frame *f = room->frame;

	if (f->has_ground)
		place_ground(l, page, (struct area){ room->x, f->y, f->w, f->h }, f->ground);
	place_boxes(&p, room->first, (struct area){ room->x + f->margin_side, f->y + f->margin_top, room->width, room->height }, f->valign);
}
