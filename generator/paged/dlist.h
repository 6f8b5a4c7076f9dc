/*
 * dlist.h - the display list: what stands where on each page. Everything is decided; painters only draw.
 *
 * Lengths are whole millipoints [mp], origin at the top left corner of the trimmed page, y grows down. It lives in the
 * job's arena. Items are in painting order, which is also reading order within a tag.
 */
#ifndef PAGED_DLIST_H
#define PAGED_DLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "model/theme.h"
#include "paged/sheet.h"

struct font;

/* An element of the structure tree. Items point at their innermost element; NULL is an artifact (decoration). */
struct tag {
	enum tag_role role;
	const char *lang;               /* where it differs from the parent's; or NULL */
	const char *alt;                /* FIGURE: words instead of the picture; LINK: what it leads to */
	struct tag *parent;             /* NULL for the document */
	struct tag *child, *next;       /* in reading order */
	struct tag *last;               /* last child, for appending */
};

struct dglyph {
	unsigned id;
	int x, y;                       /* [mp] on the page, on the baseline */
	unsigned cluster;               /* byte in the item's text; == text length for a glyph that shows none of it (a break's hyphen) */
};

enum item_kind { ITEM_GLYPHS, ITEM_RECTS, ITEM_PATH, ITEM_LINK };

struct item {
	enum item_kind kind;
	const struct tag *tag;
	struct colour colour;           /* GLYPHS, RECTS, PATH */
	struct item *next;
	union {
		struct {                        /* glyphs of one font, size and direction, in visual order */
			const struct font *font;
			int size;                   /* [mp] */
			const char *lang;
			bool rtl;
			const char *text; size_t len;   /* the source, logical order */
			int x, y, width;            /* [mp] left end of the baseline, and how far it goes */
			bool space_after;           /* the source had white space or a line end behind this item */
			const struct dglyph *glyph; size_t n;
		} glyphs;
		struct { const int (*xywh)[4]; size_t n; } rects;       /* one fill, so a QR code has no seams */
		struct {                        /* strokes of a pictogram, or a filled shape */
			const struct path_step *step; size_t n;     /* coordinates [mp] on the page */
			int stroke;                 /* [mp] width, round caps and joins; 0: filled */
		} path;
		struct { const char *url; int x, y, w, h; } link;       /* tag is its TAG_LINK */
	} as;
};

struct page {
	const char *name;               /* "outside" */
	int w, h;                       /* [mp] */
	struct item *first, *last;
	struct page *next;
};

/* A whole document. */
struct dlist {
	const char *title, *lang;
	bool rtl;
	struct tag *root;               /* TAG_DOCUMENT */
	struct page *first;
};

struct arena;

struct tag  *dlist_add_tag(struct arena *a, struct tag *parent, enum tag_role role);    /* appended to its parent */
struct item *dlist_add_item(struct arena *a, struct page *p, enum item_kind kind, const struct tag *tag);
const char  *dlist_role_name(enum tag_role role);                       /* "H1", as in the structure tree */

#endif
