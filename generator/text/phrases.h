/*
 * phrases.h - which of the places where a line may end part what is read as one: where the writing has no spaces, or has them
 * within phrases that something else divides.
 */
#ifndef TEXT_PHRASES_H
#define TEXT_PHRASES_H

struct para;

/*
 * `kind` holds an enum break_kind for each unit of the paragraph: what a line is that ends before it. Of those that are BREAK_SPACE, some
 * become BREAK_WORD, BREAK_PHRASE or BREAK_SYLLABLE. No place is added, none taken away.
 */
void phrases_mark(const struct para *p, unsigned char *kind);

#endif
