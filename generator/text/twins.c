/*
 * twins.c - shaped paragraphs by their words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/twins.h"
#include "base/arena.h"
#include "base/map.h"
#include "text/para.h"

#include <string.h>

struct twin {
	struct para para;
	struct twin *next;              /* same words, other looks */
};

struct twins {
	struct arena *arena;
	struct map *by_text;            /* to struct twin */
};

struct twins *twins_new(struct arena *a)
{
	struct twins *t = ARENA_NEW(a, struct twins);

	t->arena = a;
	t->by_text = map_new(a);
	return t;
}

static bool same_span(const struct para_span *a, const struct para_span *b)
{
	return a->start == b->start && a->end == b->end && strcmp(a->lang, b->lang) == 0 && a->bold == b->bold
		&& a->isolate == b->isolate && a->unbreakable == b->unbreakable && a->address == b->address && a->name == b->name
		&& a->mark == b->mark && a->size == b->size && a->rise == b->rise;
}

static bool same_looks(const struct para *a, const struct para *b)
{
	if (a->rtl != b->rtl || strcmp(a->lang, b->lang) != 0 || a->n_spans != b->n_spans)
		return false;
	for (size_t i = 0; i < a->n_spans; i++)
		if (!same_span(&a->span[i], &b->span[i]))
			return false;
	return true;
}

const struct para *twins_find(const struct twins *t, const struct para *p)
{
	const struct twin *twin = map_find(t->by_text, p->text);

	while (twin != NULL && !same_looks(&twin->para, p))
		twin = twin->next;
	return twin != NULL ? &twin->para : NULL;
}

void twins_add(struct twins *t, const struct para *p)
{
	struct twin *twin = ARENA_NEW(t->arena, struct twin);
	struct twin *first;

	twin->para = *p;
	first = map_add(t->by_text, p->text, twin);
	if (first == NULL)
		return;
	twin->next = first->next;
	first->next = twin;
}
