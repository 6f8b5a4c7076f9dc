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
enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };
enum numbering { NUMBERING_NONE, NUMBERING_BULLET, NUMBERING_DECIMAL };

struct tag {
	enum tag_role role;
	const char *lang;               /* where it differs from the parent's; or NULL */
	const char *alt;                /* FIGURE: words instead of the picture; LINK: what it leads to */
	enum scope scope;               /* TH */
	enum numbering numbering;       /* L: what its Lbl are */
	struct tag *parent;             /* NULL for the document */
	struct tag *child, *next;       /* in reading order */
	struct tag *last;               /* last child, for appending */
};

struct dglyph {
	unsigned id;
	int x, y;                       /* [mp] on the page, on the baseline */
	unsigned cluster;               /* byte in the item's text; == text length for a glyph that shows none of it (a break's hyphen) */
};

enum item_kind { ITEM_GLYPHS, ITEM_RECTS, ITEM_PATH, ITEM_IMAGE, ITEM_LINK };

/* What an item without a tag is (ISO 32000-1, 14.8.2.2). */
enum artifact { ARTIFACT_LAYOUT, ARTIFACT_HEADER, ARTIFACT_FOOTER, ARTIFACT_BACKGROUND, ARTIFACT_MARKS };    /* MARKS: for cutting and folding */

/* Where a link inside the document leads: known once the page it is on is. */
struct place {
	const struct page *page;
	int y;                          /* [mp] */
};

struct item {
	enum item_kind kind;
	const struct tag *tag;
	enum artifact artifact;         /* where tag is NULL */
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
		struct { const struct image *image; int x, y, w, h; } image;
		struct { const char *url; const struct place *to; int x, y, w, h; } link;       /* a URL, or a place; tag is its TAG_LINK */
	} as;
};

/* What the knife leaves: a card, or the whole paper. */
struct trim { int x, y, w, h; };    /* [mp] */

struct page {
	const char *name;               /* "outside" */
	int w, h;                       /* [mp] of the paper */
	const struct trim *trim; size_t n_trims;
	int number;                     /* as printed on it, from 1 */
	struct item *first, *last;
	struct page *next;
};

/* A bookmark. Deeper ones follow the one they belong to. */
struct bookmark {
	const char *title;              /* UTF-8 */
	int level;                      /* 1: H1; no level is skipped */
	const struct place *to;
	const struct bookmark *next;
};

/* A whole document. */
struct dlist {
	const char *title, *lang;
	bool rtl;
	struct tag *root;               /* TAG_DOCUMENT */
	struct page *first;
	const struct bookmark *bookmarks;       /* and page labels; NULL: a document too short for them */
};

struct arena;

struct tag  *dlist_add_tag(struct arena *a, struct tag *parent, enum tag_role role);    /* appended to its parent */
struct tag  *dlist_insert_tag(struct arena *a, struct tag *before, enum tag_role role);  /* right behind `before`, which has a parent */
struct item *dlist_add_item(struct arena *a, struct page *p, enum item_kind kind, const struct tag *tag);
const char  *dlist_role_name(enum tag_role role);                       /* "H1", as in the structure tree */

#endif
