/*
 * texts.h - what a kiosk loads when a reader searches or takes a text along: a classic script, because a page on file:// can load
 * nothing else.
 *
 * It defines lyktTexts: what search.h writes; and codes, by the id of each text, what take_write_code() writes.
 */
#ifndef HTML_TEXTS_H
#define HTML_TEXTS_H

struct arena;
struct buf;
struct edition;
struct language;
struct model;
struct product;

/* All texts and contacts of a kiosk in a language. `typed`: the letters of its keyboard, which search must know. */
void texts_write(struct arena *a, struct buf *out, const struct model *m, const struct edition *e, const struct product *p,
                 const struct language *l, const char *typed);

#endif
