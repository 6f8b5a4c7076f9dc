/*
 * pdf_page.c - a page's content stream.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_page.h"
#include "base/buf.h"
#include "paged/dlist.h"
#include "paint/pdf_document.h"
#include "paint/pdf_font.h"
#include "paint/pdf_image.h"
#include "paint/pdf_mark.h"
#include "paint/pdf_nav.h"
#include "paint/pdf_object.h"
#include "paint/pdf_tag.h"
#include "paint/pdf_text.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

/* A colour operator is written only when the colour changes. */
struct ink {
	bool set;
	struct colour colour;
};

struct content {
	const struct pdf_page *page;
	struct buf out;
	int height;                     /* [mp] */
	struct ink fill, stroke;
	int stroke_width;               /* [mp]; 0: none set yet */
	struct pdf_marks marks;
	bool transparent;               /* something shows through */
};

static void set_colour(struct buf *out, struct ink *ink, struct colour colour, const char *operator)
{
	if (ink->set && memcmp(ink->colour.rgb, colour.rgb, sizeof(colour.rgb)) == 0)
		return;
	ink->set = true;
	ink->colour = colour;
	for (int i = 0; i < 3; i++)
		pdf_write_mp(out, (colour.rgb[i] * 1000 + 127) / 255);
	buf_printf(out, "%s\n", operator);
}

static void set_stroke(struct content *c, struct colour colour, int width)
{
	set_colour(&c->out, &c->stroke, colour, "RG");
	if (c->stroke_width == 0)
		buf_adds(&c->out, "1 J 1 j\n");
	if (c->stroke_width == width)
		return;
	pdf_write_mp(&c->out, width);
	buf_adds(&c->out, "w\n");
	c->stroke_width = width;
}

/* How many points each verb has, and its operator. */
static const struct { int points; const char *operator; } path_verb[] = {
	[PATH_MOVE] = { 1, "m\n" }, [PATH_LINE] = { 1, "l\n" }, [PATH_CURVE] = { 3, "c\n" }, [PATH_CLOSE] = { 0, "h\n" },
};

static void paint_glyphs(struct pdf_document *p, struct content *c, const struct item *it)
{
	set_colour(&c->out, &c->fill, it->colour, "rg");
	pdf_text_write(it, pdf_fonts_use(p->fonts, it->as.glyphs.font), c->height, &c->marks);
}

static void paint_rects(struct content *c, const struct item *it)
{
	set_colour(&c->out, &c->fill, it->colour, "rg");
	for (size_t i = 0; i < it->as.rects.n; i++) {
		const int *r = it->as.rects.xywh[i];

		pdf_write_mp(&c->out, r[0]);
		pdf_write_mp(&c->out, c->height - r[1] - r[3]);
		pdf_write_mp(&c->out, r[2]);
		pdf_write_mp(&c->out, r[3]);
		buf_adds(&c->out, "re\n");
	}
	buf_adds(&c->out, "f\n");
}

static void paint_path(struct content *c, const struct item *it)
{
	if (it->as.path.stroke > 0)
		set_stroke(c, it->colour, it->as.path.stroke);
	else
		set_colour(&c->out, &c->fill, it->colour, "rg");
	for (size_t i = 0; i < it->as.path.n; i++) {
		const struct path_step *step = &it->as.path.step[i];

		for (int k = 0; k < path_verb[step->verb].points; k++) {
			pdf_write_mp(&c->out, step->xy[2 * k]);
			pdf_write_mp(&c->out, c->height - step->xy[2 * k + 1]);
		}
		buf_adds(&c->out, path_verb[step->verb].operator);
	}
	buf_adds(&c->out, it->as.path.stroke > 0 ? "S\n" : "f\n");
}

/* An image fills the unit square. */
static void paint_image(struct pdf_document *p, struct content *c, const struct item *it)
{
	const char *name = pdf_images_use(p->images, it->as.image.image, &c->transparent);

	buf_adds(&c->out, "q ");
	pdf_write_mp(&c->out, it->as.image.w);
	buf_adds(&c->out, "0 0 ");
	pdf_write_mp(&c->out, it->as.image.h);
	pdf_write_mp(&c->out, it->as.image.x);
	pdf_write_mp(&c->out, c->height - it->as.image.y - it->as.image.h);
	buf_printf(&c->out, "cm/%s Do Q\n", name);
}

/* Left, bottom, right, top [mp], y up. */
static void extend(int box[4], const struct content *c, int x, int y, int w, int h)
{
	const int more[4] = { x, c->height - y - h, x + w, c->height - y };

	for (int i = 0; i < 4; i++)
		if (i < 2 ? more[i] < box[i] : more[i] > box[i])
			box[i] = more[i];
}

static void extend_by_path(int box[4], const struct content *c, const struct item *it)
{
	int pen = it->as.path.stroke;

	for (size_t i = 0; i < it->as.path.n; i++) {
		const struct path_step *step = &it->as.path.step[i];

		for (int k = 0; k < path_verb[step->verb].points; k++)
			extend(box, c, step->xy[2 * k] - pen / 2, step->xy[2 * k + 1] - pen / 2, pen, pen);
	}
}

/* Which part of the page an item takes. Curves stay within their control points. */
static void find_extent(int box[4], const struct content *c, const struct item *it)
{
	memcpy(box, (const int[]){ INT_MAX, INT_MAX, INT_MIN, INT_MIN }, 4 * sizeof(*box));
	switch (it->kind) {
	case ITEM_GLYPHS:
		extend(box, c, it->as.glyphs.x, it->as.glyphs.y - it->as.glyphs.size, it->as.glyphs.width, it->as.glyphs.size);
		break;
	case ITEM_RECTS:
		for (size_t i = 0; i < it->as.rects.n; i++)
			extend(box, c, it->as.rects.xywh[i][0], it->as.rects.xywh[i][1], it->as.rects.xywh[i][2], it->as.rects.xywh[i][3]);
		break;
	case ITEM_PATH:
		extend_by_path(box, c, it);
		break;
	case ITEM_IMAGE:
		extend(box, c, it->as.image.x, it->as.image.y, it->as.image.w, it->as.image.h);
		break;
	case ITEM_LINK:
		break;
	}
}

/* Words open their marked content themselves, for some are read in another way than they are shown. */
static void paint_item(struct pdf_document *p, struct content *c, const struct item *it)
{
	int box[4];

	if (it->kind == ITEM_LINK) {
		pdf_nav_add_link(p, c->page, it);
		return;
	}
	find_extent(box, c, it);
	if (it->kind != ITEM_GLYPHS)
		pdf_marks_open(&c->marks, it, box);
	if (it->tag != NULL && it->tag->role == TAG_FIGURE)
		pdf_tags_add_extent(p->tags, it->tag, box);
	switch (it->kind) {
	case ITEM_GLYPHS: paint_glyphs(p, c, it); break;
	case ITEM_RECTS:  paint_rects(c, it); break;
	case ITEM_PATH:   paint_path(c, it); break;
	case ITEM_IMAGE:  paint_image(p, c, it); break;
	case ITEM_LINK:   break;
	}
}

/* What shows through is mixed in the colours of the page (ISO 19005-2, 6.2.10). */
static void add_group(HPDF_Dict page)
{
	HPDF_Dict group = pdf_add_dict(page, "Group");

	HPDF_Dict_AddName(group, "S", "Transparency");
	HPDF_Dict_AddName(group, "CS", "DeviceRGB");
}

void pdf_page_paint(struct pdf_document *p, const struct pdf_page *page)
{
	struct content c = { .page = page, .height = page->from->h };

	pdf_tags_add_page(p->tags, page->dict);
	buf_init(&c.out);
	c.marks = (struct pdf_marks){ .out = &c.out, .tags = p->tags };
	for (const struct item *it = page->from->first; it != NULL; it = it->next)
		paint_item(p, &c, it);
	pdf_marks_close(&c.marks);
	HPDF_Dict_Add(page->dict, "Contents", pdf_new_stream(p->doc, c.out.data, c.out.len));
	if (c.transparent)
		add_group(page->dict);
	buf_release(&c.out);
}
