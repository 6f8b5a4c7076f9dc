/*
 * dlist.c - appending to the display list: elements to the structure tree, items to a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/dlist.h"

#include "base/arena.h"

struct tag *dlist_add_tag(struct arena *a, struct tag *parent, enum tag_role role)
{
	struct tag *t = ARENA_NEW(a, struct tag);

	t->role = role;
	t->parent = parent;
	if (!parent)
		return t;
	if (parent->last)
		parent->last->next = t;
	else
		parent->child = t;
	parent->last = t;
	return t;
}

struct tag *dlist_insert_tag(struct arena *a, struct tag *before, enum tag_role role)
{
	struct tag *t = ARENA_NEW(a, struct tag);

	t->role = role;
	t->parent = before->parent;
	t->next = before->next;
	before->next = t;
	if (t->parent->last == before)
		t->parent->last = t;
	return t;
}

struct item *dlist_add_item(struct arena *a, struct page *p, enum item_kind kind, const struct tag *tag)
{
	struct item *it = ARENA_NEW(a, struct item);

	it->kind = kind;
	it->tag = tag;
	if (p->last)
		p->last->next = it;
	else
		p->first = it;
	p->last = it;
	return it;
}

const char *dlist_role_name(enum tag_role role)
{
	static const char *const name[] = {
		[TAG_DOCUMENT] = "Document",
		[TAG_SECT]     = "Sect",
		[TAG_H1]       = "H1",
		[TAG_H2]       = "H2",
		[TAG_H3]       = "H3",
		[TAG_P]        = "P",
		[TAG_L]        = "L",
		[TAG_LI]       = "LI",
		[TAG_LBL]      = "Lbl",
		[TAG_LBODY]    = "LBody",
		[TAG_QUOTE]    = "BlockQuote",
		[TAG_FIGURE]   = "Figure",
		[TAG_LINK]     = "Link",
		[TAG_SPAN]     = "Span",
		[TAG_TABLE]    = "Table",
		[TAG_TR]       = "TR",
		[TAG_TH]       = "TH",
		[TAG_TD]       = "TD",
		[TAG_TOC]      = "TOC",
		[TAG_TOCI]     = "TOCI",
		[TAG_REFERENCE] = "Reference",
		[TAG_NOTE]     = "Note",
	};

	return name[role];
}
