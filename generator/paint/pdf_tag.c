/*
 * pdf_tag.c - structure elements, and the parent tree that leads from marked content back to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_tag.h"
#include "base/arena.h"
#include "paged/dlist.h"
#include "paint/pdf_object.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NOTHING SIZE_MAX        /* order of an element without paint */

/* A stretch of marked content or an annotation. Lists of them run in painting order. */
struct paint {
	struct element *element;
	const char *lang;               /* of a stretch in another language than its element, which gets a Span; or NULL */
	HPDF_Dict dict;                 /* once written: what it belongs to, the element or that Span */
	const struct tag_page *page;
	size_t order;                   /* of painting, over all pages */
	int mcid;                       /* or -1: an annotation */
	HPDF_Dict annotation;
	struct paint *next_of_element;
	struct paint *next;             /* on the page; or the next annotation of the document */
};

struct tag_page {
	HPDF_Page page;
	struct paint *first, *last;     /* marked content: the n-th has MCID n */
	int n;
	struct tag_page *next;
};

struct element {
	const struct tag *tag;
	struct element *parent, *child, *next;
	struct paint *first, *last;     /* its own, not its children's */
	size_t order;                   /* of the first paint in it or below it; NOTHING */
	bool has_box;
	int box[4];                     /* [mp] left, bottom, right, top; y up */
	HPDF_Dict dict;
};

struct pdf_tags {
	struct arena *arena;
	const struct dlist *list;
	struct element *root;
	struct element **element; size_t n;     /* by address of the tag, to be found */
	struct tag_page *first_page, *last_page;
	struct paint *first_annotation, *last_annotation;
	size_t painted;
	int notes;
	HPDF_Array ids;                 /* of notes: what IDTree lists; NULL: none */
};

static size_t count_tags(const struct tag *tag)
{
	size_t n = 1;

	for (const struct tag *c = tag->child; c != NULL; c = c->next)
		n += count_tags(c);
	return n;
}

static struct element *add_element(struct pdf_tags *t, struct element *parent, const struct tag *tag)
{
	struct element *e = ARENA_NEW(t->arena, struct element);
	struct element **link = &e->child;

	e->tag = tag;
	e->parent = parent;
	e->order = NOTHING;
	t->element[t->n++] = e;
	for (const struct tag *c = tag->child; c != NULL; c = c->next) {
		*link = add_element(t, e, c);
		link = &(*link)->next;
	}
	return e;
}

static int compare_tags(const struct tag *a, const struct tag *b)
{
	return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

static int compare_elements(const void *a, const void *b)
{
	return compare_tags((*(struct element *const *)a)->tag, (*(struct element *const *)b)->tag);
}

static int compare_key(const void *tag, const void *element)
{
	return compare_tags(tag, (*(struct element *const *)element)->tag);
}

struct pdf_tags *pdf_tags_new(struct arena *a, const struct dlist *l)
{
	struct pdf_tags *t = ARENA_NEW(a, struct pdf_tags);

	t->arena = a;
	t->list = l;
	t->element = ARENA_ARRAY(a, struct element *, count_tags(l->root));
	t->root = add_element(t, NULL, l->root);
	qsort(t->element, t->n, sizeof(struct element *), compare_elements);
	return t;
}

static struct element *find_element(const struct pdf_tags *t, const struct tag *tag)
{
	struct element **e = bsearch(tag, t->element, t->n, sizeof(struct element *), compare_key);

	assert(e != NULL);      /* an item's tag stands in the list's tree */
	return *e;
}

const char *pdf_tags_lang(const struct pdf_tags *t, const struct tag *tag)
{
	while (tag != NULL && tag->lang == NULL)
		tag = tag->parent;
	return tag != NULL ? tag->lang : t->list->lang;
}

void pdf_tags_add_page(struct pdf_tags *t, HPDF_Page page)
{
	struct tag_page *p = ARENA_NEW(t->arena, struct tag_page);

	p->page = page;
	if (t->last_page != NULL)
		t->last_page->next = p;
	else
		t->first_page = p;
	t->last_page = p;
}

static struct paint *add_paint(struct pdf_tags *t, const struct tag *tag)
{
	struct paint *p = ARENA_NEW(t->arena, struct paint);
	struct element *e = find_element(t, tag);

	p->element = e;
	p->page = t->last_page;
	p->order = t->painted++;
	if (e->last != NULL)
		e->last->next_of_element = p;
	else
		e->first = p;
	e->last = p;
	for (; e != NULL && e->order == NOTHING; e = e->parent)
		e->order = p->order;
	return p;
}

int pdf_tags_add_content(struct pdf_tags *t, const struct tag *tag, const char *lang)
{
	struct paint *p = add_paint(t, tag);
	struct tag_page *page = t->last_page;

	p->lang = lang;
	p->mcid = page->n++;
	if (page->last != NULL)
		page->last->next = p;
	else
		page->first = p;
	page->last = p;
	return p->mcid;
}

void pdf_tags_add_extent(struct pdf_tags *t, const struct tag *tag, const int box[4])
{
	struct element *e = find_element(t, tag);

	for (int i = 0; i < 4; i++)
		if (!e->has_box || (i < 2 ? box[i] < e->box[i] : box[i] > e->box[i]))
			e->box[i] = box[i];
	e->has_box = true;
}

void pdf_tags_add_annotation(struct pdf_tags *t, const struct tag *tag, HPDF_Dict annotation)
{
	struct paint *p = add_paint(t, tag);

	p->mcid = -1;
	p->annotation = annotation;
	if (t->last_annotation != NULL)
		t->last_annotation->next = p;
	else
		t->first_annotation = p;
	t->last_annotation = p;
}

static HPDF_Dict new_element(HPDF_Doc doc, const char *role, HPDF_Dict parent, const char *lang)
{
	HPDF_Dict dict = pdf_new_dict(doc, "StructElem");

	HPDF_Dict_AddName(dict, "S", role);
	HPDF_Dict_Add(dict, "P", parent);
	if (lang != NULL)
		pdf_add_text(dict, "Lang", lang);
	return dict;
}

/* Words of another language: a Span of the element, which takes in all of them up to others. */
static void add_to_span(HPDF_Doc doc, HPDF_Array kids, const struct paint *before, struct paint *p)
{
	if (before != NULL && before->lang != NULL && before->page == p->page && strcmp(before->lang, p->lang) == 0) {
		p->dict = before->dict;
	} else {
		p->dict = new_element(doc, dlist_role_name(TAG_SPAN), p->element->dict, p->lang);
		HPDF_Dict_Add(p->dict, "Pg", p->page->page);
		pdf_add_array(p->dict, "K");
		HPDF_Array_Add(kids, p->dict);
	}
	HPDF_Array_AddNumber(HPDF_Dict_GetItem(p->dict, "K", HPDF_OCLASS_ARRAY), p->mcid);
}

/* A number alone is marked content on the element's own page (14.7.4.2). */
static void add_kid(HPDF_Doc doc, HPDF_Array kids, const struct element *e, const struct paint *before, struct paint *p)
{
	HPDF_Dict kid;

	p->dict = e->dict;
	if (p->lang != NULL) {
		add_to_span(doc, kids, before, p);
		return;
	}
	if (p->mcid >= 0 && p->page == e->first->page) {
		HPDF_Array_AddNumber(kids, p->mcid);
		return;
	}
	kid = HPDF_Dict_New(kids->mmgr);
	HPDF_Dict_AddName(kid, "Type", p->mcid >= 0 ? "MCR" : "OBJR");
	HPDF_Dict_Add(kid, "Pg", p->page->page);
	if (p->mcid >= 0)
		HPDF_Dict_AddNumber(kid, "MCID", p->mcid);
	else
		HPDF_Dict_Add(kid, "Obj", p->annotation);
	HPDF_Array_Add(kids, kid);
}

/* The element's own paint up to that of a child, which is returned. */
static struct paint *add_kids(HPDF_Doc doc, HPDF_Array kids, const struct element *e, struct paint *own, size_t end)
{
	const struct paint *before = NULL;

	for (; own != NULL && own->order < end; before = own, own = own->next_of_element)
		add_kid(doc, kids, e, before, own);
	return own;
}

static HPDF_Dict add_attributes(const struct element *e, const char *owner)
{
	HPDF_Dict attributes = pdf_add_dict(e->dict, "A");

	HPDF_Dict_AddName(attributes, "O", owner);
	return attributes;
}

/* What a role does not tell (14.8.5). */
static void write_attributes(const struct element *e)
{
	static const char *const scope[] = { [SCOPE_COLUMN] = "Column", [SCOPE_ROW] = "Row" };
	static const char *const numbering[] = { [NUMBERING_BULLET] = "Disc", [NUMBERING_DECIMAL] = "Decimal" };
	const struct tag *tag = e->tag;

	if (tag->role == TAG_L && tag->numbering != NUMBERING_NONE)
		HPDF_Dict_AddName(add_attributes(e, "List"), "ListNumbering", numbering[tag->numbering]);
	if (tag->role == TAG_TH && tag->scope != SCOPE_NONE)
		HPDF_Dict_AddName(add_attributes(e, "Table"), "Scope", scope[tag->scope]);
	if (e->has_box)         /* where a picture stands, for a program that sets the page anew */
		pdf_add_rect(add_attributes(e, "Layout"), "BBox", e->box[0], e->box[1], e->box[2], e->box[3]);
}

/* Every note can be told from the others (ISO 14289-1, 7.9). */
static void add_id(struct pdf_tags *t, const struct element *e)
{
	const char *id = arena_printf(t->arena, "note-%06d", ++t->notes);       /* in the order of their bytes, as a tree wants them */

	if (t->ids == NULL)
		t->ids = HPDF_Array_New(e->dict->mmgr);
	pdf_add_ascii(e->dict, "ID", id);
	HPDF_Array_Add(t->ids, HPDF_String_New(t->ids->mmgr, id, NULL));
	HPDF_Array_Add(t->ids, e->dict);
}

/* ISO 32000-1, 14.8.4.3: lists, tables and contents hold nothing but their parts, and parts stand nowhere else. */
static bool may_hold(enum tag_role role, enum tag_role part)
{
	switch (part) {
	case TAG_LI:    return role == TAG_L;
	case TAG_LBODY: return role == TAG_LI;
	case TAG_LBL:   return role == TAG_LI || role == TAG_TOCI || role == TAG_NOTE || role == TAG_REFERENCE;
	case TAG_TR:    return role == TAG_TABLE;
	case TAG_TH:
	case TAG_TD:    return role == TAG_TR;
	case TAG_TOCI:  return role == TAG_TOC;
	default:        return role != TAG_L && role != TAG_LI && role != TAG_TABLE && role != TAG_TR
	                       && (role != TAG_TOC || part == TAG_TOC);
	}
}

/* Nothing was painted for it. An empty cell stays: without it, those behind it would stand in the wrong column. */
static bool is_left_out(const struct element *e)
{
	return e->order == NOTHING && e->tag->role != TAG_TH && e->tag->role != TAG_TD;
}

static void write_element(struct pdf_tags *t, struct element *e, HPDF_Doc doc, HPDF_Dict parent)
{
	struct paint *own = e->first;
	HPDF_Array kids;

	assert(e->parent == NULL || may_hold(e->parent->tag->role, e->tag->role));
	e->dict = new_element(doc, dlist_role_name(e->tag->role), parent, e->tag->lang);
	if (e->tag->alt != NULL)
		pdf_add_text(e->dict, "Alt", e->tag->alt);
	if (e->tag->role == TAG_NOTE)
		add_id(t, e);
	write_attributes(e);
	if (own != NULL)
		HPDF_Dict_Add(e->dict, "Pg", own->page->page);
	if (e->order == NOTHING)
		return;

	kids = pdf_add_array(e->dict, "K");
	for (struct element *c = e->child; c != NULL; c = c->next) {
		if (is_left_out(c))
			continue;
		own = add_kids(doc, kids, e, own, c->order);
		write_element(t, c, doc, e->dict);
		HPDF_Array_Add(kids, c->dict);
	}
	add_kids(doc, kids, e, own, NOTHING);
}

/* Key n leads from the page with StructParents n to an array by MCID, or from the annotation with StructParent n to its element. */
static HPDF_Dict write_parents(const struct pdf_tags *t, HPDF_Doc doc, HPDF_INT32 *next_key)
{
	HPDF_Dict tree = pdf_new_dict(doc, NULL);
	HPDF_Array nums = pdf_add_array(tree, "Nums");
	HPDF_INT32 key = 0;

	for (const struct tag_page *page = t->first_page; page != NULL; page = page->next) {
		HPDF_Array elements;

		if (page->first == NULL)        /* an empty page, or artifacts only */
			continue;
		elements = HPDF_Array_New(doc->mmgr);
		for (const struct paint *p = page->first; p != NULL; p = p->next)
			HPDF_Array_Add(elements, p->dict);
		HPDF_Array_AddNumber(nums, key);
		HPDF_Array_Add(nums, elements);
		HPDF_Dict_AddNumber(page->page, "StructParents", key++);
	}
	for (const struct paint *p = t->first_annotation; p != NULL; p = p->next, key++) {
		HPDF_Array_AddNumber(nums, key);
		HPDF_Array_Add(nums, p->dict);
		HPDF_Dict_AddNumber(p->annotation, "StructParent", key);
	}
	*next_key = key;
	return tree;
}

void pdf_tags_write(struct pdf_tags *t, HPDF_Doc doc)
{
	HPDF_Dict root = pdf_new_dict(doc, "StructTreeRoot");
	HPDF_INT32 next_key;

	write_element(t, t->root, doc, root);
	HPDF_Dict_Add(root, "K", t->root->dict);
	HPDF_Dict_Add(root, "ParentTree", write_parents(t, doc, &next_key));
	HPDF_Dict_AddNumber(root, "ParentTreeNextKey", next_key);
	if (t->ids != NULL)
		HPDF_Dict_Add(pdf_add_dict(root, "IDTree"), "Names", t->ids);
	HPDF_Dict_Add(doc->catalog, "StructTreeRoot", root);
	HPDF_Dict_AddBoolean(pdf_add_dict(doc->catalog, "MarkInfo"), "Marked", HPDF_TRUE);
}
