/*
 * collect_own.h - where boxes and elements are being added. For the files that make boxes of pieces: collect.c, book.c, note.c, table.c.
 */
#ifndef PAGED_COLLECT_OWN_H
#define PAGED_COLLECT_OWN_H

#include <stdbool.h>
#include <stddef.h>

#include "paged/layout_private.h"

/* A copy of it descends into lists, quotations, boxes and cells. */
struct collecting {
	const struct layout *l;
	const struct room *room;
	struct box ***end;          /* where the next box is hung; shared by all copies */
	bool *ok;                   /* false once something was reported; shared by all copies */
	bool *turn;                 /* the next box begins a page; shared by all copies */
	const struct piece *piece;
	const char *lang;
	bool rtl;
	struct tag *sect, *parent;
	int depth, hang;            /* lists and quotations around, and the indent they add up to [1/1000 em] */
	const struct label **labels;        /* of items that have begun, for the first line to come; shared by all copies */
};

struct box *collect_add_box(const struct collecting *f, enum box_kind kind);

/* The outermost element of a piece says its language, if it is not the sheet's. */
struct tag *collect_add_tag(const struct collecting *f, enum tag_role role);

/* A paragraph without words yet. `links`: how many there will be in it, notes among them. */
struct text_box *collect_open_text(const struct collecting *f, const struct style *style, enum tag_role role, struct pos pos, size_t links);

/* The look of words in a style. */
struct para_span collect_look(const struct collecting *f, const struct style *style);

/* The paragraph has all its words: shape it. */
void collect_close_text(const struct collecting *f, struct text_box *t, struct pos pos);

/* Boxes inside of `b` come from these pieces. */
void collect_inside(struct collecting f, struct box *b, const struct piece *first);

/* A piece may say which language its words are in, and thereby where their lines begin. */
struct collecting collect_turn_to(struct collecting f, const struct piece *p);

#endif
