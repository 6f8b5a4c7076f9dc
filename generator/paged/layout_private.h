/*
 * layout_private.h - boxes, and the steps of layout that work on them.
 *
 *   collect   pieces to boxes: paragraphs shaped, the structure tree made; once, all sides before the next step
 *   measure   how high boxes are in a width, with styles scaled by a factor; as often as fitting needs, once for a flow
 *   fit       a fixed side: the largest factor at which all its frames hold their boxes
 *   flow      a flow: which boxes, lines and rows stand on which page (slice.c: what may be divided where)
 *   place     boxes to items of the display list; once, after the last measurement
 *   trim      does any letter reach over the edge?
 *   gang      several copies on one sheet of paper
 *
 * What sides know of each other (headings and their pages, notes, who is mentioned where) is in book.h.
 *
 * For the files of layout only. Lengths are [mp]; "start" is the left of a left-to-right text and the right of the other.
 */
#ifndef PAGED_LAYOUT_PRIVATE_H
#define PAGED_LAYOUT_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "paged/dlist.h"
#include "paged/layout.h"
#include "paged/sheet.h"
#include "qr/qr.h"
#include "text/para.h"
#include "text/wrap.h"

struct arena;
struct twins;

/* What every step needs. */
struct layout {
	struct arena *arena;            /* the job's */
	const struct sheet *sheet;
	const struct layout_env *env;
	struct diag *diag;
	struct book *book;
	struct twins *twins;            /* paragraphs shaped so far */
};

/* A heading of a flow: contents, running heads and bookmarks lead to it. */
struct heading {
	const char *words, *lang;
	int level;                      /* 1: H1 */
	struct place place;             /* page NULL until it is placed */
	struct heading *next;
};

/* What the mark of a para_span stands for: an element of the structure tree, and perhaps where a touch on it leads. */
struct look {
	struct tag *tag;
	const char *url;                /* NULL: no link, or one inside the document: */
	const struct place *to;         /* or NULL */
	const struct contact *contact;  /* whom these words mention, or NULL */
};

/* A note, as one paragraph asks for it. */
struct cite {
	const struct note_words *words; /* shaped */
	struct look *look;              /* of its number; leads to the note on the page where the paragraph ends, when that is known */
};

/* What stands at the start of a list item's first line. */
struct label {
	enum marker marker;             /* BULLET and NUMBER are set as text, CHECK is drawn */
	int at;                         /* [1/1000 em] from where the text of the outermost list would stand */
	struct para para;               /* BULLET, NUMBER: "•", "3." */
	struct look look;
	const struct label *next;       /* of the list around it that begins on the same line, further out */
};

/* A paragraph: shaped once, wrapped at each size that is tried. */
struct text_box {
	const struct style *style;
	struct para para;
	struct look *look;              /* [mark of a para_span]; 0 is the paragraph itself */
	size_t n_looks;
	int cap;                        /* [1/1000 em] height of capitals, or of the tall letters of a script without */
	int loose;                      /* [%] of the style's leading that its fonts need */
	int least;                      /* [%] of the size asked for that the smallest of its fonts is set in, at most 100 */
	int hang;                       /* [1/1000 em] indent by the lists and quotations it stands in */
	const struct label *labels;
	struct heading *heading;        /* that it is, or NULL */
	const struct heading *entry;    /* of the contents: leads there, and ends in its page; or NULL */
	struct cite *cite; size_t n_cites;      /* their numbers are the end of the paragraph, */
	size_t cites_at;                        /* from this byte on */

	/* Found by measure. */
	int size, leading, indent;
	int ascent;                     /* from a line's top to its baseline; capitals stand in the middle of the leading */
	int above;                      /* from a line's top to its capitals */
	int trim;                       /* `above`, where the first line begins a frame: its capitals do; else 0 */
	int first_indent;               /* what the first line has more than `indent`, or less */
	struct wrap_result lines;
};

enum box_kind { BOX_TEXT, BOX_QR, BOX_ICON, BOX_IMAGE, BOX_RULE, BOX_SPACE, BOX_FILL, BOX_STACK, BOX_COLUMNS, BOX_TABLE, BOX_ROW };

struct box {
	enum box_kind kind;
	struct pos pos;                 /* where its words were written, or its piece */
	const struct piece *piece;      /* where the measures of all kinds but TEXT are */
	struct box *next;
	union {
		struct text_box text;
		struct { struct qr qr; int side, quiet; struct tag *tag; } qr;
		struct tag *figure;         /* IMAGE; NULL: decoration */
		struct box *first;          /* STACK (a PIECE_BOX), COLUMNS (stacks), TABLE (rows, the head first), ROW (stacks) */
	} as;
	bool turn;                      /* begins on a new page */

	/* Found by measure. */
	int gap;                        /* space above it, where the larger of two that meet has won */
	int width, height;
	bool too_wide;                  /* for the room it was given */
};

/* A frame with what stands in it. */
struct room {
	const struct frame *frame;
	struct tag *tag;
	bool flows;                     /* over pages */
	int x;                          /* of the frame, mirrored where reading is right to left */
	int width, height;              /* inside the margins */
	struct box *first;

	/* Found by measure. */
	int used;                       /* height of the boxes, no more than `height` if they fit */
	int lines, text_height;         /* of all paragraphs, for saying how many lines are too many */
	bool too_wide;                  /* some box is */
};

/* words.c: what goes into the paragraph of a text. t->look has room for words_count_links() links. */
size_t words_count_links(const struct span *s);
void   words_add(struct text_box *t, const char *words, struct para_span look);
void   words_add_spans(const struct layout *l, struct text_box *t, const struct span *s, struct para_span look);
void   words_add_number(struct text_box *t, const char *number, struct para_span look);
int    words_add_link(struct arena *a, struct text_box *t, const char *url, const char *alt);    /* the mark of its spans */
int    words_add_reference(struct arena *a, struct text_box *t, const struct place *to, const char *alt);        /* the same, inside the document */

/* The pieces of room->frame as boxes in room->first, elements below room->tag. False: reported; there may be boxes missing. */
bool collect_room(const struct layout *l, struct room *room);

/* Measure at `factor` [1/1000]; the lines found live in `lines`. True: everything fits. */
bool measure_room(const struct layout *l, struct room *room, int factor, struct arena *lines);

/* A paragraph outside of any room, at its own size. */
void measure_alone(const struct layout *l, struct box *b, int width);

/* Measure the rooms of a side at the largest factor that suits them all. False: what does not fit was reported. */
bool fit_rooms(const struct layout *l, struct room *room, size_t n);

/* Measure a room at the styles' own sizes. False: what is too wide was reported; and what is too high, unless it flows. */
bool fit_fixed(const struct layout *l, struct room *room);

/* Say what is wrong with a room that does not fit at `factor`. */
void report_room(const struct layout *l, struct room *room, int factor);

/* Whose texts stand in these boxes: notes, of the longest first. */
void report_origins(const struct layout *l, const struct box *first);

/* Paint a measured room: ground, then boxes in reading order. As artifacts of a kind where `page` is one of many that show it. */
void place_room(const struct layout *l, const struct room *room, struct page *page, enum artifact kind);

/* A collected flow as pages, behind those that are there. False: reported. */
bool flow_side(const struct layout *l, const struct side *side, struct room *room);

/* A page with its paper, behind those that are there; and what is done to every page when all is on it. False: reported. */
struct page *layout_open_page(const struct layout *l, const char *name);
bool layout_close_page(const struct layout *l, struct page *page);

/* False: the frame has no room inside its margins, or something in it cannot be, which was reported. A frame that is empty needs no room. */
bool layout_make_room(const struct layout *l, const struct frame *f, struct tag *parent, bool flows, struct room *room);

/* The first of the boxes in a box; NULL: there are none. */
const struct box *layout_inside(const struct box *b);

/* False: ink of some letters is outside of the page, which was reported. For pages as they are before they are ganged. */
bool trim_check(const struct layout *l, const struct page *page);

/* The page as often as it goes on the paper, with marks for the knife. The first copy is the one that is read; the others are artifacts. */
void gang_impose(const struct layout *l, struct page *page);

#endif
