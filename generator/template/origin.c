/*
 * origin.c - words of documents, found again by what they say: through Lua they came as plain strings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/origin.h"

#include <string.h>

#include "base/arena.h"
#include "model/contact.h"
#include "model/model.h"
#include "template/template.h"
#include "text/locale.h"

static bool is_from(const char *words, const char *source)
{
	return source != NULL && strcmp(words, source) == 0;
}

/* The words between the quotation marks that quote() put around them. */
static const char *without_quotes(struct arena *a, const char *words, const char *lang)
{
	const char *open, *close;
	size_t len = strlen(words), before, behind;

	locale_quotes(a, lang, &open, &close);
	before = strlen(open);
	behind = strlen(close);
	if (len < before + behind || memcmp(words, open, before) != 0 || strcmp(words + len - behind, close) != 0)
		return words;
	return arena_strndup(a, words + before, len - before - behind);
}

static bool find_words(const struct words *w, int language, const char *words, struct pos *at)
{
	if (w->words == NULL || !is_from(words, w->words[language]))
		return false;
	*at = w->at[language];
	return true;
}

static bool find_title(const struct product *p, int language, const char *words, struct pos *at)
{
	for (size_t s = 0; s < p->n_slots; s++)
		for (size_t i = 0; i < p->slots[s].n; i++) {
			const struct text *text = p->slots[s].doc[i]->text[language];

			if (text != NULL && is_from(words, text->title)) {
				*at = text->title_pos;
				return true;
			}
		}
	return false;
}

static bool find_name(const struct edition *e, int language, const char *words, struct pos *at)
{
	for (size_t i = 0; i < e->n_contacts; i++) {
		const struct contact_text *text = e->contacts[i]->text[language];

		if (text != NULL && is_from(words, text->name)) {
			*at = text->name_pos;
			return true;
		}
	}
	return false;
}

struct pos origin_find(struct arena *a, const struct template_scope *s, const char *words)
{
	const int language = s->language->index;
	struct pos at = { 0 };

	if (words == NULL)
		return at;
	words = without_quotes(a, words, s->language->tag);
	if (find_title(s->product, language, words, &at) || find_name(s->edition, language, words, &at))
		return at;
	for (int w = 0; w < EDITION_WORDS; w++)
		if (find_words(&s->edition->words[w], language, words, &at))
			return at;
	for (size_t i = 0; i < s->model->n_interface; i++)
		if (find_words(&s->model->interface[i], language, words, &at))
			return at;
	return at;
}
