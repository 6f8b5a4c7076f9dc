/*
 * pdf.c - a display list as a tagged PDF, on libharu's object layer.
 *
 * Pages first, which gives out codes of fonts and numbers of marked content; then the fonts, the structure tree and the
 * metadata that follow from them. Everything painted is either marked content of a structure element or an artifact.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/xalloc.h"
#include "paged/dlist.h"
#include "paint/paint.h"
#include "paint/pdf_font.h"
#include "paint/pdf_meta.h"
#include "paint/pdf_object.h"
#include "paint/pdf_tag.h"
#include "paint/pdf_text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct document {
	HPDF_Doc doc;
	struct pdf_fonts *fonts;
	struct pdf_tags *tags;
};

/* A colour operator is written only when the colour changes. */
struct ink {
	bool set;
	struct colour colour;
};

/* A page and its content stream. */
struct content {
	HPDF_Page page;
	struct buf out;
	int height;                     /* [mp] */
	struct ink fill, stroke;
	int stroke_width;               /* [mp]; 0: none set yet */
	bool open;                      /* inside marked content ... */
	const struct tag *tag;          /* ... of this element; NULL: an artifact */
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

static void paint_glyphs(struct document *p, struct content *c, const struct item *it)
{
	const char *lang = it->as.glyphs.lang;
	bool foreign = it->tag != NULL && lang != NULL && strcmp(lang, pdf_tags_lang(p->tags, it->tag)) != 0;

	set_colour(&c->out, &c->fill, it->colour, "rg");
	if (foreign)
		buf_printf(&c->out, "/Span<</Lang(%s)>>BDC\n", lang);
	pdf_text_write(it, pdf_fonts_use(p->fonts, it->as.glyphs.font), c->height, &c->out);
	if (foreign)
		buf_adds(&c->out, "EMC\n");
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

static void add_extent(struct document *p, const struct content *c, const struct tag *figure, int x, int y, int w, int h)
{
	pdf_tags_add_extent(p->tags, figure, (const int[]){ x, y, x + w, y + h }, c->height);
}

/* Which part of the page a picture takes. Curves stay within their control points. */
static void add_extents(struct document *p, const struct content *c, const struct item *it)
{
	if (it->kind == ITEM_GLYPHS)
		add_extent(p, c, it->tag, it->as.glyphs.x, it->as.glyphs.y - it->as.glyphs.size, it->as.glyphs.width, it->as.glyphs.size);
	for (size_t i = 0; it->kind == ITEM_RECTS && i < it->as.rects.n; i++) {
		const int *r = it->as.rects.xywh[i];

		add_extent(p, c, it->tag, r[0], r[1], r[2], r[3]);
	}
	for (size_t i = 0; it->kind == ITEM_PATH && i < it->as.path.n; i++) {
		const struct path_step *step = &it->as.path.step[i];
		int pen = it->as.path.stroke;

		for (int k = 0; k < path_verb[step->verb].points; k++)
			add_extent(p, c, it->tag, step->xy[2 * k] - pen / 2, step->xy[2 * k + 1] - pen / 2, pen, pen);
	}
}

static void close_marked(struct content *c)
{
	if (c->open)
		buf_adds(&c->out, "EMC\n");
	c->open = false;
}

/* Neighbours of one element share a stretch of marked content. */
static void open_marked(struct document *p, struct content *c, const struct tag *tag)
{
	if (c->open && c->tag == tag)
		return;
	close_marked(c);
	if (tag != NULL)
		buf_printf(&c->out, "/%s<</MCID %d>>BDC\n", dlist_role_name(tag->role), pdf_tags_add_content(p->tags, tag));
	else
		buf_adds(&c->out, "/Artifact BMC\n");
	c->open = true;
	c->tag = tag;
}

static void add_link(struct document *p, const struct content *c, const struct item *it)
{
	enum { PRINT = 4 };
	HPDF_Dict annotation = pdf_new_dict(p->doc, "Annot"), action;
	HPDF_Array border, annotations;
	int left = it->as.link.x, top = c->height - it->as.link.y;

	HPDF_Dict_AddName(annotation, "Subtype", "Link");
	pdf_add_rect(annotation, "Rect", left, top - it->as.link.h, left + it->as.link.w, top);
	border = pdf_add_array(annotation, "Border");
	for (int i = 0; i < 3; i++)
		HPDF_Array_AddNumber(border, 0);
	HPDF_Dict_AddNumber(annotation, "F", PRINT);
	pdf_add_text(annotation, "Contents", it->tag->alt != NULL ? it->tag->alt : it->as.link.url);
	action = pdf_add_dict(annotation, "A");
	HPDF_Dict_AddName(action, "S", "URI");
	pdf_add_ascii(action, "URI", it->as.link.url);

	annotations = HPDF_Dict_GetItem(c->page, "Annots", HPDF_OCLASS_ARRAY);
	if (annotations == NULL)
		annotations = pdf_add_array(c->page, "Annots");
	HPDF_Array_Add(annotations, annotation);
	pdf_tags_add_annotation(p->tags, it->tag, annotation);
}

static void paint_item(struct document *p, struct content *c, const struct item *it)
{
	if (it->kind == ITEM_LINK) {
		add_link(p, c, it);
		return;
	}
	open_marked(p, c, it->tag);
	if (it->tag != NULL && it->tag->role == TAG_FIGURE)
		add_extents(p, c, it);
	switch (it->kind) {
	case ITEM_GLYPHS: paint_glyphs(p, c, it); break;
	case ITEM_RECTS:  paint_rects(c, it); break;
	case ITEM_PATH:   paint_path(c, it); break;
	case ITEM_IMAGE:
	case ITEM_LINK:   break;
	}
}

static void paint_page(struct document *p, const struct page *from)
{
	struct content c = { .page = HPDF_AddPage(p->doc), .height = from->h };
	HPDF_Dict contents = ((HPDF_PageAttr)c.page->attr)->contents;

	pdf_add_rect(c.page, "MediaBox", 0, 0, from->w, from->h);
	HPDF_Dict_AddName(c.page, "Tabs", "S");
	pdf_tags_add_page(p->tags, c.page);
	buf_init(&c.out);
	for (const struct item *it = from->first; it != NULL; it = it->next)
		paint_item(p, &c, it);
	close_marked(&c);
	HPDF_Stream_Write(contents->stream, (const HPDF_BYTE *)c.out.data, (HPDF_UINT)c.out.len);
	contents->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
	buf_release(&c.out);
}

static void share_fonts(HPDF_Doc doc, HPDF_Dict fonts)
{
	for (HPDF_UINT i = 0; i < doc->page_list->count; i++) {
		HPDF_Page page = HPDF_List_ItemAt(doc->page_list, i);

		HPDF_Dict_Add(HPDF_Dict_GetItem(page, "Resources", HPDF_OCLASS_DICT), "Font", fonts);
	}
}

static void add_bytes(HPDF_Stream file, struct buf *out)
{
	for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(file); i++) {
		HPDF_UINT len;
		const HPDF_BYTE *block = HPDF_MemStream_GetBufPtr(file, i, &len);

		buf_add(out, block, len);
	}
}

static void *allocate(HPDF_UINT size)
{
	return xalloc(size);
}

static void report(HPDF_STATUS error, HPDF_STATUS detail, void *d)
{
	diag_error(d, (struct pos){ 0 }, "the PDF cannot be made: libharu error 0x%04lx, detail %lu", error, detail);
}

bool paint_pdf(const struct dlist *l, const char *producer, struct buf *out, struct diag *d)
{
	struct arena *arena = arena_new();
	struct document p = { .fonts = pdf_fonts_new(arena), .tags = pdf_tags_new(arena, l) };
	HPDF_Dict fonts;
	bool ok = false;

	p.doc = HPDF_NewEx(report, allocate, free, 0, d);
	p.doc->pdf_version = HPDF_VER_17;
	for (const struct page *page = l->first; page != NULL; page = page->next)
		paint_page(&p, page);
	if (!pdf_fonts_write(p.fonts, p.doc, &fonts, d))
		goto out;
	share_fonts(p.doc, fonts);
	pdf_tags_write(p.tags, p.doc);
	pdf_meta_write(p.doc, l, producer);
	if (HPDF_CheckError(&p.doc->error) != HPDF_OK || HPDF_SaveToStream(p.doc) != HPDF_OK)
		goto out;
	add_bytes(p.doc->stream, out);
	ok = true;
out:
	HPDF_Free(p.doc);
	arena_free(arena);
	return ok;
}
