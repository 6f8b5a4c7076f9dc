/*
 * twins.h - paragraphs that are set more than once: names, numbers, notes, headings in a table of contents. The second one takes over
 * what was found out about the first: runs, glyphs, and where its lines may end.
 */
#ifndef TEXT_TWINS_H
#define TEXT_TWINS_H

struct arena;
struct para;
struct twins;

struct twins *twins_new(struct arena *a);

/* A paragraph of the same words and looks that was added before; NULL: none. Copied, it stands for this one. */
const struct para *twins_find(const struct twins *t, const struct para *p);

/* Shaped, and in the same fonts as all others. What it points at must live as long as the arena. */
void twins_add(struct twins *t, const struct para *p);

#endif
