/*
 * note.h - notes at the foot of the page on which a paragraph that asks for them ends.
 *
 * A note is numbered when its page is made. Who asks on the same page for a note of the same words gets the same number.
 */
#ifndef PAGED_NOTE_H
#define PAGED_NOTE_H

#include "paged/collect_own.h"
#include "paged/place_own.h"

struct footnote;

/* The notes at the foot of one page, in order. */
struct notes {
	const struct layout *l;
	int width;                      /* of the lines [mp] */
	struct footnote *first, **end;
	int height;                     /* of all, the rule above them included; 0: none */
};

/* Collecting: the paragraph asks for its piece's notes. */
void note_collect(const struct collecting *f, struct text_box *t);

/* How high the notes of a page would be with those of a paragraph; and to have them. */
int  note_height_with(const struct notes *n, const struct text_box *const *t, size_t texts);
bool note_add(struct notes *n, const struct text_box *t);       /* false: reported */

/* The numbers behind the last word of a paragraph, whose last line reaches from `left` to `right` and is `row`. */
void note_place_marks(const struct placing *p, const struct text_box *t, const struct row *row, int left, int right);

/* The notes of a page, up to the bottom of the area. */
void note_place(const struct placing *p, const struct notes *n, struct area area);

#endif
