/*
 * pdf_nav.c - link annotations (ISO 32000-1, 12.5.6.5), the outline (12.3.3) and page labels (12.4.2).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_nav.h"
#include "base/buf.h"
#include "paged/dlist.h"
#include "paint/pdf_document.h"
#include "paint/pdf_object.h"
#include "paint/pdf_tag.h"

#include <assert.h>

static const struct pdf_page *find_page(const struct pdf_document *p, const struct page *page)
{
	const struct pdf_page *found = p->page;

	while (found->from != page) {
		found++;
		assert(found < p->page + p->n_pages);   /* a place is on a page of the list */
	}
	return found;
}

/* The place at the top of the window, at the size the reader has. */
static void add_place(const struct pdf_document *p, HPDF_Dict in, const struct place *to)
{
	const struct pdf_page *page = find_page(p, to->page);
	struct buf *out = pdf_entries(in);

	buf_adds(out, "/Dest [ ");
	pdf_write_reference(out, page->dict);
	buf_adds(out, "/XYZ null ");
	pdf_write_mp(out, page->from->h - to->y);
	buf_adds(out, "null ]\n");
}

/* What the link is, in words: its element's, or else where it leads. */
static void add_words(const struct pdf_document *p, HPDF_Dict annotation, const struct item *link)
{
	struct buf number;

	if (link->tag->alt != NULL) {
		pdf_add_text(annotation, "Contents", link->tag->alt);
	} else if (link->as.link.to == NULL) {
		pdf_add_text(annotation, "Contents", link->as.link.url);
	} else {
		buf_init(&number);
		buf_printf(&number, "%td", find_page(p, link->as.link.to->page) - p->page + 1);
		pdf_add_text(annotation, "Contents", number.data);
		buf_release(&number);
	}
}

/* An address is ASCII (12.6.4.7). */
static void add_address(HPDF_Dict annotation, const char *url)
{
	HPDF_Dict action = pdf_add_dict(annotation, "A");
	struct buf ascii;

	buf_init(&ascii);
	buf_add_url(&ascii, url);
	HPDF_Dict_AddName(action, "S", "URI");
	pdf_add_ascii(action, "URI", ascii.data);
	buf_release(&ascii);
}

void pdf_nav_add_link(struct pdf_document *p, const struct pdf_page *page, const struct item *link)
{
	enum { PRINT = 4 };
	HPDF_Dict annotation = pdf_new_dict(p->doc, "Annot");
	HPDF_Array border, annotations;
	int left = link->as.link.x, top = page->from->h - link->as.link.y;

	HPDF_Dict_AddName(annotation, "Subtype", "Link");
	pdf_add_rect(annotation, "Rect", left, top - link->as.link.h, left + link->as.link.w, top);
	border = pdf_add_array(annotation, "Border");
	for (int i = 0; i < 3; i++)
		HPDF_Array_AddNumber(border, 0);
	HPDF_Dict_AddNumber(annotation, "F", PRINT);
	add_words(p, annotation, link);
	if (link->as.link.to != NULL)
		add_place(p, annotation, link->as.link.to);
	else
		add_address(annotation, link->as.link.url);

	annotations = HPDF_Dict_GetItem(page->dict, "Annots", HPDF_OCLASS_ARRAY);
	if (annotations == NULL)
		annotations = pdf_add_array(page->dict, "Annots");
	HPDF_Array_Add(annotations, annotation);
	pdf_tags_add_annotation(p->tags, link->tag, annotation);
}

/* The bookmark behind this one and what belongs to it, on the same level; or NULL. */
static const struct bookmark *next_sibling(const struct bookmark *b)
{
	int level = b->level;

	do
		b = b->next;
	while (b != NULL && b->level > level);
	return b != NULL && b->level == level ? b : NULL;
}

/* `first` and its siblings below `parent`. All are closed: `Count` is what would be seen of an open one, below zero. */
static int add_bookmarks(const struct pdf_document *p, const struct bookmark *first, HPDF_Dict parent)
{
	HPDF_Dict last = NULL;
	int n = 0;

	for (const struct bookmark *b = first; b != NULL; b = next_sibling(b), n++) {
		HPDF_Dict item = pdf_new_dict(p->doc, NULL);

		pdf_add_text(item, "Title", b->title);
		HPDF_Dict_Add(item, "Parent", parent);
		add_place(p, item, b->to);
		if (last != NULL) {
			HPDF_Dict_Add(item, "Prev", last);
			HPDF_Dict_Add(last, "Next", item);
		} else {
			HPDF_Dict_Add(parent, "First", item);
		}
		last = item;
		if (b->next != NULL && b->next->level > b->level) {
			assert(b->next->level == b->level + 1);
			HPDF_Dict_AddNumber(item, "Count", -add_bookmarks(p, b->next, item));
		}
	}
	HPDF_Dict_Add(parent, "Last", last);
	return n;
}

/* What a page would have on it if the range of the page before went on. 0: no number. */
static int next_number(const struct page *before)
{
	return before->number > 0 ? before->number + 1 : 0;
}

static void write_labels(const struct pdf_document *p)
{
	HPDF_Array ranges = pdf_add_array(pdf_add_dict(p->doc->catalog, "PageLabels"), "Nums");

	for (size_t i = 0; i < p->n_pages; i++) {
		int number = p->page[i].from->number;
		HPDF_Dict range;

		if (i > 0 && number == next_number(p->page[i - 1].from))
			continue;
		range = HPDF_Dict_New(ranges->mmgr);
		HPDF_Array_AddNumber(ranges, (HPDF_INT32)i);
		HPDF_Array_Add(ranges, range);
		if (number > 0) {
			HPDF_Dict_AddName(range, "S", "D");
			HPDF_Dict_AddNumber(range, "St", number);
		}
	}
}

void pdf_nav_write(const struct pdf_document *p, const struct dlist *l)
{
	HPDF_Dict outline;

	if (l->bookmarks == NULL)
		return;
	outline = pdf_new_dict(p->doc, "Outlines");
	HPDF_Dict_AddNumber(outline, "Count", add_bookmarks(p, l->bookmarks, outline));
	HPDF_Dict_Add(p->doc->catalog, "Outlines", outline);
	HPDF_Dict_AddName(p->doc->catalog, "PageMode", "UseOutlines");
	write_labels(p);
}
