/*
 * model.c - finding things in the model, and the names of what is counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/model.h"
#include "base/map.h"

#include <string.h>

static const char *const kind_name[KINDS] = {
	[KIND_MYTH] = "myth", [KIND_INDICATOR] = "indicator", [KIND_RIGHT] = "right", [KIND_ADVICE] = "advice",
	[KIND_TOPIC] = "topic", [KIND_DECOY] = "decoy",
};

static const char *const product_name[PRODUCT_KINDS] = {
	[PRODUCT_KIOSK] = "kiosk", [PRODUCT_LEAFLET] = "leaflet", [PRODUCT_FLYER] = "flyer", [PRODUCT_CARD] = "card", [PRODUCT_POSTER] = "poster",
	[PRODUCT_HANDBOOK] = "handbook", [PRODUCT_SCREEN] = "screen",
};

static const char *const button_name[KIOSK_BUTTONS] = {
	[BUTTON_LANGUAGES] = "languages", [BUTTON_SEARCH] = "search", [BUTTON_TEXT_SIZE] = "text-size", [BUTTON_CONTRAST] = "contrast",
	[BUTTON_TAKE_ALONG] = "take-along",
};

static const char *const edition_word_name[EDITION_WORDS] = {
	[WORD_TITLE] = "title", [WORD_QUESTION] = "question", [WORD_ANSWER] = "answer", [WORD_HEADLINE] = "headline",
	[WORD_LINE] = "line",
};

const struct document *model_find_document(const struct model *m, const char *id)
{
	return m->by_id != NULL ? map_find(m->by_id, id) : NULL;
}

const struct contact *model_find_contact(const struct model *m, const char *id)
{
	for (size_t i = 0; i < m->n_contacts; i++)
		if (strcmp(m->contacts[i]->id, id) == 0)
			return m->contacts[i];
	return NULL;
}

const struct language *model_find_language(const struct model *m, const char *tag)
{
	for (size_t i = 0; i < m->n_languages; i++)
		if (strcmp(m->languages[i].tag, tag) == 0)
			return &m->languages[i];
	return NULL;
}

const struct edition *model_find_edition(const struct model *m, const char *id)
{
	for (size_t i = 0; i < m->n_editions; i++)
		if (strcmp(m->editions[i]->id, id) == 0)
			return m->editions[i];
	return NULL;
}

const struct source *model_find_source(const struct model *m, const char *id)
{
	for (size_t i = 0; i < m->n_sources; i++)
		if (strcmp(m->sources[i].id, id) == 0)
			return &m->sources[i];
	return NULL;
}

const struct words *model_find_words(const struct model *m, const char *name)
{
	for (size_t i = 0; i < m->n_interface; i++)
		if (strcmp(m->interface[i].name, name) == 0)
			return &m->interface[i];
	return NULL;
}

const char *model_kind_name(enum kind k)
{
	return kind_name[k];
}

bool model_find_kind(const char *name, enum kind *k)
{
	for (int i = 0; i < KINDS; i++)
		if (strcmp(kind_name[i], name) == 0) {
			*k = (enum kind)i;
			return true;
		}
	return false;
}

const char *model_product_name(enum product_kind p)
{
	return product_name[p];
}

bool model_find_product(const char *name, enum product_kind *p)
{
	for (int i = 0; i < PRODUCT_KINDS; i++)
		if (strcmp(product_name[i], name) == 0) {
			*p = (enum product_kind)i;
			return true;
		}
	return false;
}

const char *model_button_name(enum kiosk_button b)
{
	return button_name[b];
}

const char *model_edition_word_name(enum edition_word w)
{
	return edition_word_name[w];
}

size_t model_placeholder(const char *s)
{
	size_t len = *s == '{' ? strspn(s + 1, "abcdefghijklmnopqrstuvwxyz0123456789-") : 0;

	return len > 0 && s[len + 1] == '}' ? len + 2 : 0;
}
