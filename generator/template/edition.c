/*
 * edition.c - the number of an edition: SHA-256 of all it says in one language, cut to six letters.
 *
 * What it looks like (template, theme, fonts) has no part in it: the number answers "does this pile say the same?".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/edition.h"
#include "base/arena.h"
#include "base/hash.h"
#include "model/model.h"

#include <string.h>

static void add_int(struct hash *h, int n)
{
	hash_add(h, &(unsigned char[4]){ (unsigned)n >> 24 & 255, (unsigned)n >> 16 & 255, (unsigned)n >> 8 & 255,
		(unsigned)n & 255 }, 4);
}

static void add_number(struct hash *h, const struct number *n)
{
	hash_add_string(h, n != NULL ? n->dial : NULL);
	hash_add_string(h, n != NULL ? n->national : NULL);
}

/* A link to a contact brings its number, also if the edition does not list the contact. */
static void add_spans(struct hash *h, const struct model *m, const struct span *s)
{
	for (; s != NULL; s = s->next) {
		const struct contact *c = s->kind == SPAN_CONTACT ? model_find_contact(m, s->target) : NULL;

		add_int(h, (int)s->kind);
		hash_add_string(h, s->text);
		hash_add_string(h, s->target);
		add_number(h, c != NULL ? c->phone : NULL);
		add_spans(h, m, s->child);
	}
	add_int(h, -1);
}

static void add_blocks(struct hash *h, const struct model *m, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		add_int(h, (int)b->kind);
		add_int(h, b->level);
		hash_add_string(h, b->text);
		add_spans(h, m, b->spans);
		add_blocks(h, m, b->child);
	}
	add_int(h, -1);
}

static void add_document(struct hash *h, const struct model *m, const struct document *doc, const struct language *l)
{
	const struct text *t = doc->text[l->index];

	hash_add_string(h, doc->id);
	hash_add_string(h, t != NULL ? t->title : NULL);
	add_spans(h, m, t != NULL ? t->summary : NULL);
	add_blocks(h, m, t != NULL ? t->body : NULL);
}

static void add_contact(struct hash *h, const struct model *m, const struct contact *c, const struct language *l)
{
	const struct contact_text *t = c->text[l->index];

	hash_add_string(h, c->id);
	hash_add_string(h, t != NULL ? t->name : NULL);
	add_blocks(h, m, t != NULL ? t->body : NULL);
	add_number(h, c->phone);
	add_number(h, c->sms);
	hash_add_string(h, c->email);
	for (size_t i = 0; i < c->n_web; i++)
		hash_add_string(h, c->web[i]);
	for (size_t i = 0; i < c->n_languages; i++)
		hash_add_string(h, c->languages[i]);
	for (size_t i = 0; i < c->n_hours; i++) {
		add_int(h, c->hours[i].from_day);
		add_int(h, c->hours[i].to_day);
		add_int(h, c->hours[i].opens);
		add_int(h, c->hours[i].closes);
	}
	add_int(h, c->always | c->free << 1 | c->anonymous << 2 | c->interpreter << 3 | c->chat << 4);
	hash_add_string(h, c->verified);
}

const char *edition_number(struct arena *a, const struct model *m, const struct edition *e, const struct language *l)
{
	static const char letters[] = "BCDFGHJKLMNPQRSTVWXZ";
	unsigned char digest[HASH_SIZE];
	char number[] = "xxx-xxx";
	struct hash h;

	hash_init(&h);
	hash_add_string(&h, e->id);
	hash_add_string(&h, l->tag);
	for (int w = 0; w < EDITION_WORDS; w++)
		hash_add_string(&h, e->words[w].words != NULL ? e->words[w].words[l->index] : NULL);
	for (size_t p = 0; p < e->n_products; p++)
		for (size_t s = 0; s < e->products[p].n_slots; s++)
			for (size_t i = 0; i < e->products[p].slots[s].n; i++)
				add_document(&h, m, e->products[p].slots[s].doc[i], l);
	add_contact(&h, m, e->helpline, l);
	if (e->emergency != NULL)
		add_contact(&h, m, e->emergency, l);
	for (size_t i = 0; i < e->n_contacts; i++)
		add_contact(&h, m, e->contacts[i], l);
	hash_finish(&h, digest);

	for (int i = 0, byte = 0; i < 7; i++)
		if (number[i] == 'x')
			number[i] = letters[digest[byte++] % (sizeof(letters) - 1)];
	return arena_strdup(a, number);
}

static const char *older(const char *a, const char *b)
{
	return strcmp(a, b) <= 0 ? a : b;       /* ISO 8601 dates sort as text */
}

const char *edition_verified(const struct edition *e)
{
	const char *oldest = e->helpline->verified;

	if (e->emergency != NULL)
		oldest = older(oldest, e->emergency->verified);
	for (size_t i = 0; i < e->n_contacts; i++)
		oldest = older(oldest, e->contacts[i]->verified);
	return oldest;
}

const char *edition_review(const struct edition *e)
{
	const char *first = e->helpline->review_by;

	if (e->emergency != NULL)
		first = older(first, e->emergency->review_by);
	for (size_t i = 0; i < e->n_contacts; i++)
		first = older(first, e->contacts[i]->review_by);
	return first;
}
