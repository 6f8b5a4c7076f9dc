/*
 * pdf.c - a display list as a tagged PDF, on libharu's object layer.
 *
 * Pages first, which gives out codes of fonts and numbers of marked content; then the fonts, the structure tree and the
 * metadata that follow from them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "paged/dlist.h"
#include "paint/paint.h"
#include "paint/pdf_document.h"
#include "paint/pdf_font.h"
#include "paint/pdf_image.h"
#include "paint/pdf_meta.h"
#include "paint/pdf_nav.h"
#include "paint/pdf_object.h"
#include "paint/pdf_page.h"
#include "paint/pdf_profile.h"
#include "paint/pdf_tag.h"

/* Several copies to be cut apart have no trim box of their own: all of the paper goes to the knife. */
static void add_boxes(HPDF_Dict dict, const struct page *page)
{
	struct trim trim = { 0, 0, page->w, page->h };

	if (page->n_trims == 1)
		trim = page->trim[0];
	pdf_add_rect(dict, "MediaBox", 0, 0, page->w, page->h);
	pdf_add_rect(dict, "TrimBox", trim.x, page->h - trim.y - trim.h, trim.x + trim.w, page->h - trim.y);
}

/* By hand: libharu's own pages have boxes of floats, and resources each. */
static HPDF_Dict add_page(HPDF_Doc doc, const struct page *page, HPDF_Dict resources)
{
	HPDF_Dict dict = pdf_new_dict(doc, "Page");

	dict->header.obj_class |= HPDF_OSUBCLASS_PAGE;  /* to be counted */
	HPDF_Dict_Add(dict, "Parent", doc->root_pages);
	HPDF_Array_Add(HPDF_Dict_GetItem(doc->root_pages, "Kids", HPDF_OCLASS_ARRAY), dict);
	HPDF_Dict_Add(dict, "Resources", resources);
	HPDF_Dict_AddName(dict, "Tabs", "S");
	add_boxes(dict, page);
	return dict;
}

static void add_pages(struct arena *a, struct pdf_document *p, const struct dlist *l, HPDF_Dict resources)
{
	for (const struct page *page = l->first; page != NULL; page = page->next)
		p->n_pages++;
	p->page = ARENA_ARRAY(a, struct pdf_page, p->n_pages);
	p->n_pages = 0;
	for (const struct page *page = l->first; page != NULL; page = page->next)
		p->page[p->n_pages++] = (struct pdf_page){ page, add_page(p->doc, page, resources) };
}

static void report(HPDF_STATUS error, HPDF_STATUS detail, void *d)
{
	diag_error(d, (struct pos){ 0 }, "the PDF cannot be made: libharu error 0x%04lx, detail %lu", error, detail);
}

bool paint_pdf(const struct dlist *l, const struct profile *srgb, const char *producer, struct buf *out, struct diag *d)
{
	struct arena *arena = arena_new();
	struct pdf_document p = { .doc = pdf_new(report, d) };
	HPDF_Dict resources = pdf_new_dict(p.doc, NULL);
	bool ok;

	p.doc->pdf_version = HPDF_VER_17;
	p.fonts = pdf_fonts_new(arena);
	p.images = pdf_images_new(arena, p.doc, d);
	p.tags = pdf_tags_new(arena, l);
	add_pages(arena, &p, l, resources);
	for (size_t i = 0; i < p.n_pages; i++)
		pdf_page_paint(&p, &p.page[i]);
	ok = pdf_fonts_write(p.fonts, p.doc, resources, d);
	ok = pdf_images_write(p.images, resources) && ok;
	if (ok) {
		pdf_tags_write(p.tags, p.doc);
		pdf_nav_write(&p, l);
		pdf_profile_write(srgb, p.doc);
		pdf_meta_write(p.doc, l, producer);
		ok = HPDF_CheckError(&p.doc->error) == HPDF_OK && HPDF_SaveToStream(p.doc) == HPDF_OK;
	}
	if (ok)
		pdf_read_stream(p.doc->stream, out);
	HPDF_Free(p.doc);
	arena_free(arena);
	return ok;
}
