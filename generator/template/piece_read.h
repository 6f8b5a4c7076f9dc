/* piece_read.h - tables of pieces to struct piece. */
#ifndef TEMPLATE_PIECE_READ_H
#define TEMPLATE_PIECE_READ_H

#include "paged/sheet.h"
#include "template/fields.h"

struct piece_list { const struct piece *first, **tail; };

/* The table is a piece, or a list of them; on a ground, which its words must stand out from. */
void piece_read(struct fields *r, int table, enum role ground, struct piece_list *list);

/* A list among the pieces, as each() makes it, stands for its pieces; false and nil stand for nothing. */
void piece_read_list(struct fields *r, int table, enum role ground, struct piece_list *list);

void piece_check_contrast(struct fields *r, struct pos at, const struct style *s, enum role ground);

/* The value of 'shares', a number for each of n columns; 1 each if there is none. */
void piece_read_shares(struct fields *r, int table, int *share, size_t n);

/* piece_read_long.c: what is not in the keys of these pieces. */
void piece_read_table(struct fields *r, int table, enum role ground, struct piece *p);
void piece_read_contents(struct fields *r, int table, enum role ground, struct piece *p);
void piece_read_notes(struct fields *r, int table, enum role ground, struct piece *p);

#endif
