/*
 * sheet.h - what a paged template asks for, as plain data: paper, frames, the pieces that flow in them, and styles.
 *
 * template/ makes it from the template's Lua tables (docs/TEMPLATES.md), layout.c turns it into pages. Lengths are
 * whole millipoints [mp], 1/1000 pt; templates write millimetres and points.
 * Everything is described left to right; for a right-to-left language layout mirrors frames, columns and alignment.
 */
#ifndef PAGED_SHEET_H
#define PAGED_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/block.h"
#include "model/contact.h"
#include "model/theme.h"

#define MP_PER_PT 1000
#define MP_PER_INCH 72000
/* [mm] to [mp], rounded to the nearest: 1 mm is 72000 / 25.4 mp. */
#define MM(mm) ((int)((mm) * (72000.0 / 25.4) + ((mm) < 0 ? -0.5 : 0.5)))

/* Start: left, or right in a right-to-left language. Justified: both edges, the last line at the start. */
enum align { ALIGN_START, ALIGN_CENTRE, ALIGN_END, ALIGN_JUSTIFY };

/* What a paragraph is, for the structure tree (ISO 32000-1, 14.8.4). */
enum tag_role {
	TAG_DOCUMENT, TAG_SECT, TAG_H1, TAG_H2, TAG_H3, TAG_P, TAG_L, TAG_LI, TAG_LBL, TAG_LBODY, TAG_QUOTE, TAG_FIGURE, TAG_LINK, TAG_SPAN,
	TAG_TABLE, TAG_TR, TAG_TH, TAG_TD, TAG_TOC, TAG_TOCI, TAG_REFERENCE, TAG_NOTE
};

struct style {
	const char *name;
	struct pos pos;                 /* in the template */
	int size, leading;              /* [mp] */
	int before, after;              /* [mp] space; the larger of two that meet counts, none at a frame's top */
	int indent;                     /* [mp] of all lines at the start side */
	bool bold;
	enum role colour;
	enum align align;
	enum tag_role tag;              /* TAG_P, TAG_H1 ... TAG_H3 */
	bool hyphenate;
	bool fixed;                     /* fitting leaves this size alone */
	bool keep;                      /* in a flow: on the page where what follows it begins; headings always are */
	bool turn;                      /* in a flow: begins on a new page */
};

enum marker { MARKER_NONE, MARKER_BULLET, MARKER_CHECK, MARKER_NUMBER };

enum piece_kind {
	PIECE_TEXT,         /* a paragraph of plain words */
	PIECE_SPANS,        /* a paragraph of inline Markdown (a summary) */
	PIECE_BLOCKS,       /* a text's body: styles by block kind */
	PIECE_NUMBER,       /* a contact's number: one unbreakable left-to-right run that links to tel: */
	PIECE_WEB,          /* a web address: one left-to-right run that links to it */
	PIECE_QR,           /* a code of a payload, dark modules in ink on ground */
	PIECE_ICON,         /* a pictogram */
	PIECE_RULE,         /* a line across */
	PIECE_SPACE,        /* height [mp] */
	PIECE_FILL,         /* takes what height is left in the frame, shared between several */
	PIECE_BOX,          /* pieces on a ground */
	PIECE_COLUMNS,      /* boxes side by side */
	PIECE_IMAGE,        /* a picture from a file */

	PIECE_TABLE,        /* rows of cells; the head is repeated on each page */

	/* Only where pieces flow over pages (struct side, flow): */
	PIECE_CONTENTS,     /* the document's headings with their pages */
	PIECE_MENTIONS,     /* the pages on which what is before it refers to a contact */
	PIECE_TURN,         /* what follows begins on a new page */

	/* Only in running heads and feet: */
	PIECE_RUNNING       /* what differs from page to page */
};

enum { TABLE_COLUMNS = 6, CONTENTS_LEVELS = 3 };

/* A row of a table: a box a column. */
struct table_row {
	struct pos pos;
	const struct piece *cell[TABLE_COLUMNS];        /* PIECE_BOX each */
	const struct table_row *next;
};

enum running {
	RUNNING_PAGE,       /* "12" */
	RUNNING_HEADING     /* the words of the H1 that goes on where the page begins, if none begins there */
};

/* A note at the foot of the page on which the paragraph that asks for it ends; those of the same words have the same number. */
struct note {
	const char *text;
	const char *lang;                       /* of its words where it differs from the sheet's, or NULL */
	const struct style *style;
	struct pos pos;
	const struct note *next;
};

struct piece {
	enum piece_kind kind;
	struct pos pos;                         /* in the template; TEXT: where its words were written, if that is a document */
	const struct piece *next;
	const char *lang;                       /* of its words where it differs from the sheet's, or NULL */
	const struct style *style;              /* TEXT, SPANS, NUMBER, WEB, MENTIONS, RUNNING; BLOCKS: paragraphs */
	const struct note *notes;               /* TEXT, SPANS in a flow: their numbers stand raised behind the last word */
	union {
		const char *text;                   /* TEXT; '\n' ends a line. WEB: without scheme */
		const struct span *spans;           /* SPANS */
		struct {
			const struct block *first;
			const struct style *heading;    /* of level 2 and deeper */
			const struct style *item;
			enum marker marker;             /* of bulleted lists */
			int most_items;                 /* list items shown at most; 0: all */
		} blocks;
		struct { const struct number *number; bool international; const char *before; } number;    /* before: words set in front, or NULL */
		struct { const char *payload; const char *alt; int side; enum align align; } qr;                      /* side [mp] at least, quiet zone not counted */
		struct { const struct icon *icon; int size; enum role colour; enum align align; bool flush; } icon;       /* flush: what is drawn touches the side, not its grid */
		struct { enum role colour; int thickness; } rule;
		int height;                         /* SPACE */
		struct {
			const struct piece *first;
			enum role ground; bool has_ground;
			int padding, radius;            /* [mp] */
			int bar;                        /* [mp] width of a coloured bar at the start side, 0: none */
			enum role bar_colour;
			int after;                      /* [mp] space below */
		} box;
		struct { const struct piece *box[4]; int share[4]; size_t n; int gap; bool centred; } columns;    /* PIECE_BOX each; share: of the width; centred: vertically */
		struct { const struct image *image; const char *alt; int width; enum align align; } image;    /* its height follows */
		struct {
			const struct table_row *head, *first; /* head: one row, or NULL */
			int share[TABLE_COLUMNS]; size_t n;             /* columns; share: of the width */
			int gap, padding;               /* [mp] between columns; above and below each row */
			enum role rule;                 /* colour of the lines between rows */
			bool row_heads;                 /* the first cell of each row is its heading */
		} table;
		struct { const struct style *style[CONTENTS_LEVELS]; int levels; } contents;        /* H1 and deeper, as many as levels */
		const struct contact *mentions;
		enum running running;
	} as;
};

struct frame {
	const char *name;                       /* "cover", "flap": for messages */
	struct pos pos;
	int x, y, w, h;                         /* [mp] on the page, left to right */
	int margin_top, margin_side, margin_bottom;
	enum role ground; bool has_ground;      /* painted over the whole frame, to the trim */
	enum align valign;                      /* ALIGN_START: top */
	const struct piece *first;
};

/*
 * One face of the sheet of paper, which is one page of the PDF; or a chain of pages.
 *
 * A side with a flow is as many pages as its pieces need, each with that frame; the other frames then are running heads and feet, the
 * same on all of these pages but for their PIECE_RUNNING, and no part of the structure tree.
 */
struct side {
	const char *name;                       /* "outside" */
	const struct frame *frames; size_t n_frames;    /* in reading order, which is the order of the structure tree */
	const struct frame *flow;               /* or NULL: fixed */
};

/* Several copies on one sheet of paper, to be cut apart: the same place on front and back, so that both are in register. */
struct gang {
	int paper_w, paper_h;                   /* [mp] */
	int across, down;                       /* copies, edge to edge */
};

struct sheet {
	const char *name;                       /* "trifold-a4" */
	const char *title;                      /* of the document */
	const char *lang;
	bool rtl;
	struct pos pos;
	int w, h;                               /* [mp] trim size */
	const struct gang *gang;                /* or NULL: the paper is the trim size */
	bool bookmarks;                         /* a long document: outline and page labels */
	enum role ground;
	const struct style *styles; size_t n_styles;
	const struct side *sides; size_t n_sides;
};

#endif
