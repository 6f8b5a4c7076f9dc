/*
 * html.h - the only code that writes '<'. Keeps a stack of open elements and escapes all text, so what comes out is well-formed HTML
 * (the HTML Living Standard, "The HTML syntax"), whatever goes in.
 */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "model/block.h"

struct buf;
struct colour;
struct icon;
struct language;
struct model;
struct number;
struct product;
struct theme;

struct html {
	struct buf *out;            /* borrowed */
	const char *open[64];       /* names of open elements; deeper nesting is a bug, checked by assert */
	size_t depth;
};

void html_init(struct html *h, struct buf *out);

/*
 * Open an element; attributes are name, value pairs that end with a NULL name; a NULL value leaves the attribute out,
 * an empty one writes the bare name. Void elements (br, img ...) are closed at once.
 */
void html_open(struct html *h, const char *element, ...) __attribute__((sentinel));
void html_close(struct html *h, const char *element);           /* must be the innermost open one */
void html_text(struct html *h, const char *text);
void html_end(const struct html *h);                            /* asserts that everything was closed */

/* Escape for text and for double-quoted attributes alike: & < > " ' */
void html_escape(struct buf *out, const char *text, size_t len);

/* What turning a text into HTML needs to know. */
struct html_context {
	const struct model *model;
	const struct language *language;
	const struct product *product;  /* whose contacts have a card to link to; NULL: all contacts have one */
	int heading_shift;          /* added to the level of headings: 1 makes "##" an <h3> */
	bool checklist;             /* bulleted list items are rows with a check box */
	const char *id_prefix;      /* for the ids of check boxes, unique in the document; NULL: none */
};

/*
 * A body. A contact link becomes <a href="#contact-ID"> with the author's words; words and number, if it has a phone, where the
 * product has no card of that contact. Other links stay links only within the document ("#..."): an address elsewhere is written out
 * behind its words, because a kiosk makes no request.
 */
void html_blocks(struct buf *out, const struct html_context *c, const struct block *first);
void html_spans(struct buf *out, const struct html_context *c, const struct span *first);

/* <a class="number" href="tel:..."><bdi dir="ltr">22 33 11 60</bdi></a>; `link` false: only the <bdi>. */
void html_number(struct buf *out, const struct number *n, bool international, bool link);

/* Inline SVG, aria-hidden: icons repeat what words say. It uses a symbol, "#icon-NAME", that the document must have. */
void html_icon(struct buf *out, const struct icon *icon);

/* The symbols of the icons that html_icon wrote into a body, not shown themselves. */
void html_icon_symbols(struct buf *out, const struct theme *t, const char *body);

/* An icon as a picture of its own (SVG), on a ground, for those who keep the kiosk on their start screen. */
void html_icon_file(struct buf *out, const struct icon *icon, const struct colour *line, const struct colour *ground);

/* Inline SVG of a QR code with its quiet zone, role=img and `label`. False: the payload is too long. */
bool html_qr(struct buf *out, const char *payload, const char *label);

/* The plain CommonMark rendering of blocks, as in the specification's examples; for tests. */
void html_commonmark(struct buf *out, const struct block *first);

#endif
