/*
 * para.c - collecting the words of a paragraph.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/para.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "text/para_own.h"

#include <assert.h>
#include <string.h>

void para_init(struct para *p, struct arena *a, const char *lang, bool rtl)
{
	*p = (struct para){ .arena = a, .text = "", .lang = lang, .rtl = rtl };
	p->own = ARENA_NEW(a, struct para_own);
}

void *para_grow(struct arena *a, const void *old, size_t n, size_t *cap, size_t need, size_t size)
{
	void *bigger;

	while (*cap < need)
		*cap = *cap > 0 ? *cap * 2 : 16;
	bigger = arena_array(a, *cap, size);
	if (n > 0)
		memcpy(bigger, old, n * size);
	return bigger;
}

static unsigned clean(unsigned cp)
{
	if (cp == 0x85 || cp == 0x2028 || cp == 0x2029)         /* next line, line and paragraph separator */
		return '\n';
	if ((cp < 0x20 && cp != '\n') || (cp >= 0x7f && cp < 0xa0))
		return ' ';
	return cp;
}

static void add_text(struct para *p, const char *text, size_t len)
{
	struct para_own *own = p->own;

	/* Three bytes of U+FFFD for one invalid byte is the most a text can grow. */
	if (own->cap < p->len + 3 * len + 1)
		own->text = para_grow(p->arena, own->text, p->len, &own->cap, p->len + 3 * len + 1, 1);
	for (size_t at = 0; at < len;) {
		unsigned cp;

		at += utf8_decode(text + at, len - at, &cp);
		p->len += utf8_encode(clean(cp), own->text + p->len);
	}
	own->text[p->len] = '\0';
	p->text = own->text;
	assert(p->len < INT32_MAX / 4);         /* HarfBuzz and ICU count in int */
}

static bool looks_same(const struct para_span *a, const struct para_span *b)
{
	return strcmp(a->lang, b->lang) == 0 && a->bold == b->bold && a->mark == b->mark && a->name == b->name
		&& a->size == b->size && a->rise == b->rise && !a->isolate && !b->isolate && !a->unbreakable && !b->unbreakable && !a->address && !b->address;
}

void para_add(struct para *p, const char *text, size_t len, const struct para_span *look)
{
	struct para_span span = look != NULL ? *look : (struct para_span){ 0 };

	assert(p->own->utf16 == NULL);          /* not prepared yet */
	if (len == 0)
		return;
	span.start = p->len;
	if (span.lang == NULL)
		span.lang = p->lang;
	add_text(p, text, len);
	span.end = p->len;

	if (p->n_spans > 0 && looks_same(&p->span[p->n_spans - 1], &span)) {
		p->span[p->n_spans - 1].end = span.end;
		return;
	}
	if (p->n_spans == p->own->cap_spans)
		p->span = para_grow(p->arena, p->span, p->n_spans, &p->own->cap_spans, p->n_spans + 1, sizeof(*p->span));
	p->span[p->n_spans++] = span;
}
