/*
 * fold.h - the geometry of paper formats and folds, in millimetres as printers know them.
 *
 * trifold-a4 is a letter fold of A4 landscape: the flap is 97 mm so that it goes in between two panels of 100 mm.
 *
 *   outside  | flap 97 | back 100 | cover 100 |        inside  | inside-1 100 | inside-2 100 | inside-3 97 |
 *
 * For right-to-left languages both sides are mirrored, so that cover, opening and order turn with the reading.
 *
 * card-85x55 is a card as large as those of a bank, ten on A4. They stand edge to edge in the middle of the paper, so front and back are
 * in register however the paper is turned over, and six cuts through the whole sheet part them.
 */
#ifndef PAGED_FOLD_H
#define PAGED_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "paged/sheet.h"

enum panel_kind {
	PANEL_FIXED,
	PANEL_FLOW,             /* the text of as many pages as it needs; alone on its side */
	PANEL_HEAD, PANEL_FOOT  /* the same on every page of every flow; in no side of its own */
};

struct panel { const char *name; int side; int x, y, w, h; enum panel_kind kind; };       /* [mp]; side 0 outside, 1 inside */

struct fold {
	const char *name;                       /* "trifold-a4", "poster-a3" */
	int w, h;                               /* [mp] trim */
	struct gang gang;                       /* of several on one sheet of paper; one where across is 0 */
	int sides;
	const char *const *side_names;
	const struct panel *panels; size_t n_panels;    /* left-to-right geometry, in order of reading */
};

/* Formats: trifold-a4, flyer-a5, card-85x55, poster-a3 (one panel "page"), handbook-a4. NULL: unknown. */
const struct fold *fold_find(const char *name);
const struct panel *fold_find_panel(const struct fold *f, const char *name);

/* Names of all formats, for messages. */
const char *const *fold_names(size_t *n);

#endif
