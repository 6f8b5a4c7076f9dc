/*
 * take.c - a document as plain text, as a message on a phone would have it, and its code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "html/take.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "model/model.h"
#include "text/locale.h"

#include <string.h>

/*
 * The largest code, in versions (ISO/IEC 18004, table 1): 137 modules a side. On the smallest kiosk screen, 768 dots high, a module is
 * then four dots or 1 mm, which phones read at arm's length.
 */
enum { VERSION_MOST = 30 };

struct writer {
	struct buf *out;
	const struct model *model;
	bool rtl;
};

static void add_number(struct writer *w, const struct number *n)
{
	if (w->rtl)
		buf_adds(w->out, "\u2066");
	for (const char *s = n->national; *s != '\0'; s++)
		if (s[0] == '\xc2' && s[1] == '\xa0') {         /* phones know a number by its plain spaces */
			buf_addc(w->out, ' ');
			s++;
		} else {
			buf_addc(w->out, *s);
		}
	if (w->rtl)
		buf_adds(w->out, "\u2069");
}

/* Words for a contact, then how to reach it: here they stand without its card. */
static void add_contact(struct writer *w, const struct span *s)
{
	const struct contact *c = model_find_contact(w->model, s->target);

	block_add_plain(w->out, s->child);
	if (c != NULL && c->phone != NULL) {
		buf_addc(w->out, ' ');
		add_number(w, c->phone);
	} else if (c != NULL && c->n_web > 0) {
		buf_printf(w->out, " (%s)", c->web[0]);
	}
}

static void add_spans(struct writer *w, const struct span *s)
{
	for (; s != NULL; s = s->next) {
		if (s->kind == SPAN_CONTACT)
			add_contact(w, s);
		else if (s->kind == SPAN_BREAK)
			buf_addc(w->out, '\n');
		else if (s->text != NULL)
			buf_adds(w->out, s->text);
		else
			add_spans(w, s->child);
	}
}

static void add_blocks(struct writer *w, const struct block *b);

static void add_list(struct writer *w, const struct block *list)
{
	int number = list->start;

	for (const struct block *item = list->child; item != NULL; item = item->next) {
		if (list->ordered)
			buf_printf(w->out, "%d. ", number++);
		else
			buf_adds(w->out, "– ");
		add_blocks(w, item->child);
	}
}

static void add_blocks(struct writer *w, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		switch (b->kind) {
		case BLOCK_PARAGRAPH:
		case BLOCK_HEADING:
			if (b->kind == BLOCK_HEADING)
				buf_addc(w->out, '\n');
			add_spans(w, b->spans);
			buf_addc(w->out, '\n');
			break;
		case BLOCK_LIST:
			add_list(w, b);
			break;
		case BLOCK_ITEM:
		case BLOCK_QUOTE:
			add_blocks(w, b->child);
			break;
		case BLOCK_CODE:
			buf_adds(w->out, b->text);
			break;
		case BLOCK_RULE:
			break;
		}
	}
}

/* A myth is what somebody claims: it must not look like what is true. */
static void add_title(struct arena *a, struct writer *w, const struct document *doc, const struct text *t)
{
	const char *open = "", *close = "";

	if (doc->kind == KIND_MYTH)
		locale_quotes(a, t->lang, &open, &close);
	buf_printf(w->out, "%s%s%s\n", open, t->title, close);
}

static void add_helpline(struct writer *w, const struct edition *e, const struct language *l)
{
	const struct contact_text *t = e->helpline->text[l->index];

	if (e->helpline->phone == NULL)
		return;
	buf_printf(w->out, "\n%s: ", (t != NULL ? t : e->helpline->text[0])->name);
	add_number(w, e->helpline->phone);
}

/* Set text and code to what was written. False: too long for a code. */
static bool finish(struct arena *a, struct take *t, const struct buf *text)
{
	t->text = arena_strdup(a, text->data);
	t->fits = qr_encode(a, t->text, &t->code) && t->code.version <= VERSION_MOST;
	return t->fits;
}

struct take take_along(struct arena *a, const struct model *m, const struct edition *e, const struct document *doc,
                       const struct language *l)
{
	const struct text *t = doc->text[l->index];
	struct take take = { .brief = false };
	struct buf text;
	struct writer w = { &text, m, locale_is_rtl(l->tag) };

	buf_init(&text);
	add_title(a, &w, doc, t);
	buf_addc(&text, '\n');
	add_blocks(&w, t->body);
	add_helpline(&w, e, l);
	if (!finish(a, &take, &text)) {
		buf_reset(&text);
		add_title(a, &w, doc, t);
		if (t->summary != NULL) {
			buf_addc(&text, '\n');
			add_spans(&w, t->summary);
			buf_addc(&text, '\n');
		}
		add_helpline(&w, e, l);
		finish(a, &take, &text);
		take.brief = true;
	}
	buf_release(&text);
	return take;
}

void take_write_code(struct buf *out, const struct take *t)
{
	const struct qr *qr = &t->code;
	size_t modules = (size_t)qr->size * (size_t)qr->size, bytes = (modules + 7) / 8;
	unsigned char *bits;
	struct arena *a;
	char *base64;

	if (!t->fits) {
		buf_adds(out, "null");
		return;
	}
	a = arena_new();
	bits = arena_alloc(a, bytes);
	for (size_t i = 0; i < modules; i++)
		if (qr->dark[i])
			bits[i / 8] |= (unsigned char)(0x80 >> i % 8);
	base64 = arena_alloc(a, 4 * ((bytes + 2) / 3) + 1);
	hash_base64(bits, bytes, base64);
	buf_printf(out, "[%d, \"%s\", %s]", qr->size, base64, t->brief ? "true" : "false");
	arena_free(a);
}
