/*
 * words.c - inline Markdown and numbers into the spans of a paragraph, as paper needs them: nobody can touch a printed link,
 * so the number or the address it leads to stands behind its words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "base/arena.h"
#include "model/model.h"
#include "paged/layout_private.h"

#define NBSP "\302\240"

size_t words_count_links(const struct span *s)
{
	size_t n = 0;

	for (; s; s = s->next)
		n += (s->kind == SPAN_LINK || s->kind == SPAN_CONTACT) + words_count_links(s->child);
	return n;
}

void words_add(struct text_box *t, const char *words, struct para_span look)
{
	para_add(&t->para, words, strlen(words), &look);
}

int words_add_link(struct arena *a, struct text_box *t, const char *url, const char *alt)
{
	struct look *look = &t->look[t->n_looks];

	look->tag = dlist_add_tag(a, t->look[0].tag, TAG_LINK);
	look->tag->alt = alt;
	look->url = url;
	return (int)t->n_looks++;
}

int words_add_reference(struct arena *a, struct text_box *t, const struct place *to, const char *alt)
{
	struct look *look = &t->look[t->n_looks];

	look->tag = dlist_add_tag(a, dlist_add_tag(a, t->look[0].tag, TAG_REFERENCE), TAG_LINK);
	look->tag->alt = alt;
	look->to = to;
	return (int)t->n_looks++;
}

/* A number is one left-to-right piece in every script, and never divided. */
void words_add_number(struct text_box *t, const char *number, struct para_span look)
{
	look.isolate = look.unbreakable = true;
	words_add(t, number, look);
}

/* The same look, but known as a mention of `c`. */
static int add_mention(struct text_box *t, int mark, const struct contact *c)
{
	t->look[t->n_looks] = t->look[mark];
	t->look[t->n_looks].contact = c;
	return (int)t->n_looks++;
}

/* "ROSA 22 33 11 60", all of it a link; the words alone if the contact has no phone, the number alone if there are none. */
static void add_contact(const struct layout *l, struct text_box *t, const struct span *s, struct para_span look)
{
	const struct contact *c = model_find_contact(l->env->model, s->target);
	struct para_span name = look;
	const char *number, *words;

	name.name = true;
	if (!c || !c->phone) {
		name.mark = add_mention(t, look.mark, c);
		words_add_spans(l, t, s->child, name);
		return;
	}
	number = c->phone->national;
	look.mark = words_add_link(l->arena, t, qr_tel(l->arena, c->phone->dial), number);
	t->look[look.mark].contact = c;
	words = block_plain(l->arena, s->child);
	if (*words && strcmp(words, number)) {
		name.mark = look.mark;
		words_add_spans(l, t, s->child, name);
		words_add(t, NBSP, name);
	}
	look.bold = true;
	words_add_number(t, number, look);
}

/* "https://example.org/" as people write it: "example.org". */
static const char *bare_url(struct arena *a, const char *url)
{
	static const char *const scheme[] = { "https://", "http://", "mailto:", "tel:" };
	size_t len;

	for (size_t i = 0; i < sizeof(scheme) / sizeof *scheme; i++)
		if (!strncmp(url, scheme[i], strlen(scheme[i]))) {
			url += strlen(scheme[i]);
			break;
		}
	len = strlen(url);
	if (len > 0 && url[len - 1] == '/')
		len--;
	return arena_strndup(a, url, len);
}

/* "the register (example.org)", all of it a link; the address alone if it is its own words, or has none. */
static void add_url(const struct layout *l, struct text_box *t, const struct span *s, struct para_span look)
{
	const char *words = block_plain(l->arena, s->child), *url = bare_url(l->arena, s->target);
	struct para_span address;

	look.mark = words_add_link(l->arena, t, s->target, url);
	address = look;
	address.isolate = address.address = true;
	if (!*words || !strcmp(words, url) || !strcmp(words, s->target)) {
		words_add(t, url, address);
		return;
	}
	words_add_spans(l, t, s->child, look);
	words_add(t, " (", look);
	words_add(t, url, address);
	words_add(t, ")", look);
}

void words_add_spans(const struct layout *l, struct text_box *t, const struct span *s, struct para_span look)
{
	struct para_span bold = look;

	bold.bold = true;
	for (; s; s = s->next)
		switch (s->kind) {
		case SPAN_TEXT:
		case SPAN_CODE:    words_add(t, s->text, look); break;
		case SPAN_BREAK:   words_add(t, "\n", look); break;
		case SPAN_EMPH:
		case SPAN_STRONG:  words_add_spans(l, t, s->child, bold); break;
		case SPAN_LINK:    add_url(l, t, s, look); break;
		case SPAN_CONTACT: add_contact(l, t, s, look); break;
		case SPAN_IMAGE:   words_add_spans(l, t, s->child, look); break;      /* paper has no room for it */
		}
}
