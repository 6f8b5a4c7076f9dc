/*
 * note.h - notes at the foot of the page on which a paragraph that asks for them ends.
 *
 * A note of the same words has the same number through the whole document, in the order of reading; it is printed again at the foot of
 * each page that asks for it.
 */
#ifndef PAGED_NOTE_H
#define PAGED_NOTE_H

#include "paged/collect_own.h"
#include "paged/place_own.h"

struct footnote;

/* The notes at the foot of one page, by number. All zero: none yet. */
struct notes {
	struct footnote *first;
	int height;                     /* [mp] of all, the rule above them included; 0: none */
};

/* Collecting: how many numbers a paragraph needs for the notes it asks for, and the numbers, behind its last word. */
size_t note_count(const struct note *first);
void   note_cite(const struct collecting *f, struct text_box *t, const struct note *first);

/* How high the notes of a page would be with those of some paragraphs; and to have them. The numbers lead to where they were added last. */
int  note_height_with(const struct notes *n, const struct text_box *const *t, size_t texts);
void note_add(const struct layout *l, struct notes *n, const struct text_box *t);

/* The notes of a page, up to the bottom of the area. Their elements are made now. */
void note_place(const struct placing *p, const struct notes *n, struct area area);

#endif
