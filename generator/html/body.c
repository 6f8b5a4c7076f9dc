/*
 * body.c - a text's blocks and spans as HTML: for the kiosk, and plainly for the tests of CommonMark.
 *
 * The two differ only where a kiosk needs something else: links that stay inside, check rows, headings one level deeper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/buf.h"
#include "html/html.h"
#include "model/contact.h"
#include "model/model.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Nesting that no author means; what is deeper keeps its words and loses its element. */
#define DEEP 48

struct body {
	struct html h;
	const struct html_context *c;           /* NULL: plain CommonMark */
};

static void write_spans(struct body *b, const struct span *first);
static void write_blocks(struct body *b, const struct block *first, bool tight);

static void wrap(struct body *b, const char *element, const struct span *child)
{
	bool room = b->h.depth < DEEP;

	if (room)
		html_open(&b->h, element, (char *)NULL);
	write_spans(b, child);
	if (room)
		html_close(&b->h, element);
}

static void link_or_image(struct body *b, const struct span *s, const char *scheme)
{
	struct buf target, alt;

	buf_init(&target);
	buf_init(&alt);
	buf_adds(&target, scheme);
	buf_add_url(&target, s->target);
	if (s->kind == SPAN_IMAGE) {
		block_add_plain(&alt, s->child);
		buf_adds(b->h.out, "<img src=\"");          /* src and alt are written even when empty */
		html_escape(b->h.out, target.data, target.len);
		buf_adds(b->h.out, "\" alt=\"");
		html_escape(b->h.out, alt.data, alt.len);
		if (s->title != NULL) {
			buf_adds(b->h.out, "\" title=\"");
			html_escape(b->h.out, s->title, strlen(s->title));
		}
		buf_adds(b->h.out, "\">");
	} else {
		buf_adds(b->h.out, "<a href=\"");
		html_escape(b->h.out, target.data, target.len);
		if (s->title != NULL) {
			buf_adds(b->h.out, "\" title=\"");
			html_escape(b->h.out, s->title, strlen(s->title));
		}
		buf_adds(b->h.out, "\">");
		write_spans(b, s->child);
		buf_adds(b->h.out, "</a>");
	}
	buf_release(&alt);
	buf_release(&target);
}

/* A link in a kiosk: inside the document it stays one, an address elsewhere is something to write down. */
static void kiosk_link(struct body *b, const struct span *s)
{
	static const char *const scheme[] = { "https://", "http://", "mailto:" };
	const char *address = s->target;
	struct buf words;

	if (address[0] == '#') {
		html_open(&b->h, "a", "href", address, (char *)NULL);
		write_spans(b, s->child);
		html_close(&b->h, "a");
		return;
	}
	for (size_t i = 0; i < sizeof(scheme) / sizeof(scheme[0]); i++)
		if (strncasecmp(address, scheme[i], strlen(scheme[i])) == 0) {
			address += strlen(scheme[i]);
			break;
		}
	buf_init(&words);
	block_add_plain(&words, s->child);
	if (strcmp(words.data, address) != 0 && strcmp(words.data, s->target) != 0) {
		write_spans(b, s->child);
		html_text(&b->h, " ");
	}
	html_open(&b->h, "bdi", "dir", "ltr", "class", "address", (char *)NULL);
	html_text(&b->h, address);
	html_close(&b->h, "bdi");
	buf_release(&words);
}

static bool has_card(const struct html_context *c, const struct contact *contact)
{
	if (c->product == NULL)
		return true;
	for (size_t i = 0; i < c->product->n_contacts; i++)
		if (c->product->contacts[i] == contact)
			return true;
	return false;
}

static void kiosk_contact(struct body *b, const struct span *s)
{
	const struct contact *contact = b->c->model != NULL ? model_find_contact(b->c->model, s->target) : NULL;
	struct buf fragment;

	if (contact == NULL || has_card(b->c, contact)) {
		buf_init(&fragment);
		buf_printf(&fragment, "#contact-%s", s->target);
		html_open(&b->h, "a", "href", fragment.data, (char *)NULL);
		write_spans(b, s->child);
		html_close(&b->h, "a");
		buf_release(&fragment);
		return;
	}
	write_spans(b, s->child);
	if (contact->phone != NULL) {           /* no other number: one for text messages must not be called */
		html_text(&b->h, " ");
		html_number(b->h.out, contact->phone, false, true);
	}
}

static void write_spans(struct body *b, const struct span *first)
{
	for (const struct span *s = first; s != NULL; s = s->next) {
		switch (s->kind) {
		case SPAN_TEXT:
			html_text(&b->h, s->text);
			break;
		case SPAN_CODE:
			html_open(&b->h, "code", (char *)NULL);
			html_text(&b->h, s->text);
			html_close(&b->h, "code");
			break;
		case SPAN_BREAK:
			html_open(&b->h, "br", (char *)NULL);
			buf_addc(b->h.out, '\n');
			break;
		case SPAN_EMPH:
			wrap(b, "em", s->child);
			break;
		case SPAN_STRONG:
			wrap(b, "strong", s->child);
			break;
		case SPAN_LINK:
			if (b->c == NULL)
				link_or_image(b, s, "");
			else
				kiosk_link(b, s);
			break;
		case SPAN_CONTACT:
			if (b->c == NULL)
				link_or_image(b, s, "contact:");
			else
				kiosk_contact(b, s);
			break;
		case SPAN_IMAGE:
			if (b->c == NULL)
				link_or_image(b, s, "");
			else
				write_spans(b, s->child);       /* its words: a kiosk has no pictures in texts */
			break;
		}
	}
}

static void heading(struct body *b, const struct block *block)
{
	static const char *const name[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
	int level = block->level + (b->c != NULL ? b->c->heading_shift : 0);
	const char *element = name[level < 1 ? 0 : level > 6 ? 5 : level - 1];

	html_open(&b->h, element, (char *)NULL);
	write_spans(b, block->spans);
	html_close(&b->h, element);
}

/* A row to tick: the first paragraph is the label, what follows stands below it. */
static void check_row(struct body *b, const struct block *item)
{
	const struct block *rest = item->child;
	struct buf id;

	buf_init(&id);
	if (b->c->id_prefix != NULL && item->place != NULL) {
		buf_printf(&id, "%s-%s", b->c->id_prefix, item->place);
		for (size_t i = 0; i < id.len; i++)
			if (id.data[i] == '.')
				id.data[i] = '-';
	}
	html_open(&b->h, "label", "class", "check", (char *)NULL);
	html_open(&b->h, "input", "type", "checkbox", "id", id.len > 0 ? id.data : NULL, (char *)NULL);
	buf_release(&id);
	html_open(&b->h, "span", (char *)NULL);
	if (rest != NULL && rest->kind == BLOCK_PARAGRAPH) {
		write_spans(b, rest->spans);
		rest = rest->next;
	}
	html_close(&b->h, "span");
	html_close(&b->h, "label");
	write_blocks(b, rest, true);
}

static void list(struct body *b, const struct block *block)
{
	const char *element = block->ordered ? "ol" : "ul";
	bool check = b->c != NULL && b->c->checklist && !block->ordered;
	bool room = b->h.depth < DEEP;
	char start[16];

	snprintf(start, sizeof(start), "%d", block->start);
	if (room)       /* role: Safari takes a list without bullets for no list */
		html_open(&b->h, element, "start", block->ordered && block->start != 1 ? start : NULL,
		          "class", check ? "checks" : NULL, "role", check ? "list" : NULL, (char *)NULL);
	for (const struct block *item = block->child; item != NULL; item = item->next) {
		if (room)
			html_open(&b->h, "li", (char *)NULL);
		if (check && room)
			check_row(b, item);
		else
			write_blocks(b, item->child, block->tight);
		if (room)
			html_close(&b->h, "li");
	}
	if (room)
		html_close(&b->h, element);
}

static void code(struct body *b, const struct block *block)
{
	size_t len = block->info != NULL ? strcspn(block->info, " \t") : 0;
	struct buf class;

	buf_init(&class);
	buf_adds(&class, "language-");
	buf_add(&class, block->info, len);
	html_open(&b->h, "pre", (char *)NULL);
	html_open(&b->h, "code", "class", len > 0 ? class.data : NULL, (char *)NULL);
	buf_release(&class);
	html_text(&b->h, block->text);
	html_close(&b->h, "code");
	html_close(&b->h, "pre");
}

/* `tight`: the children of an item of a tight list, whose paragraphs stand bare. */
static void write_blocks(struct body *b, const struct block *first, bool tight)
{
	for (const struct block *block = first; block != NULL; block = block->next) {
		switch (block->kind) {
		case BLOCK_PARAGRAPH:
			if (tight)
				write_spans(b, block->spans);
			else
				wrap(b, "p", block->spans);
			break;
		case BLOCK_HEADING:
			heading(b, block);
			break;
		case BLOCK_LIST:
			list(b, block);
			break;
		case BLOCK_ITEM:
			write_blocks(b, block->child, tight);
			break;
		case BLOCK_QUOTE:
			if (b->h.depth < DEEP) {
				html_open(&b->h, "blockquote", (char *)NULL);
				write_blocks(b, block->child, false);
				html_close(&b->h, "blockquote");
			} else {
				write_blocks(b, block->child, false);
			}
			break;
		case BLOCK_CODE:
			code(b, block);
			break;
		case BLOCK_RULE:
			html_open(&b->h, "hr", (char *)NULL);
			break;
		}
		buf_addc(b->h.out, '\n');
	}
}

void html_blocks(struct buf *out, const struct html_context *c, const struct block *first)
{
	struct body b = { .c = c };

	html_init(&b.h, out);
	write_blocks(&b, first, false);
	html_end(&b.h);
}

void html_spans(struct buf *out, const struct html_context *c, const struct span *first)
{
	struct body b = { .c = c };

	html_init(&b.h, out);
	write_spans(&b, first);
	html_end(&b.h);
}

void html_commonmark(struct buf *out, const struct block *first)
{
	struct body b = { .c = NULL };

	html_init(&b.h, out);
	write_blocks(&b, first, false);
	html_end(&b.h);
}

void html_number(struct buf *out, const struct number *n, bool international, bool link)
{
	const char *shown = international && n->international != NULL ? n->international : n->national;
	struct buf tel;
	struct html h;

	html_init(&h, out);
	buf_init(&tel);
	buf_printf(&tel, "tel:%s", n->dial);
	if (link)
		html_open(&h, "a", "class", "number", "href", tel.data, (char *)NULL);
	html_open(&h, "bdi", "dir", "ltr", (char *)NULL);
	html_text(&h, shown);
	html_close(&h, "bdi");
	if (link)
		html_close(&h, "a");
	html_end(&h);
	buf_release(&tel);
}
