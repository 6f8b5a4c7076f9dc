/*
 * check.c - rules across files.
 *
 * Source and translation of a text have the same links (load/ sees to that), so links are judged in the source language;
 * numbers are looked for in every language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/check.h"
#include "base/arena.h"
#include "base/diag.h"
#include "model/digits.h"
#include "model/model.h"

#include <string.h>

struct checker {
	const struct model *model;
	struct diag *diag;
	struct arena *arena;            /* scratch */
	const char **contact_ids;       /* [model->n_contacts], for "did you mean" */
	const char **source_ids;        /* [model->n_sources] */
};

static const struct pos same_place = { NULL, 0, 0 };    /* of a note: that of its error */

static void report_unknown(struct checker *c, struct pos at, const char *noun, const char *id, const char *const *ids, size_t n)
{
	diag_error(c->diag, at, "unknown %s '%s'", noun, id);
	diag_suggest(c->diag, id, ids, n);
}

static void report_number(struct checker *c, struct pos at, const char *number, size_t len, const struct contact *whose)
{
	diag_error(c->diag, at, "number '%.*s' typed in prose", (int)len, number);
	if (whose != NULL)
		diag_note(c->diag, same_place, "write a link to the register instead: [%s](contact:%s)",
			whose->text[0]->name, whose->id);
	else
		diag_note(c->diag, same_place, "put it into content/contacts/ and write a link instead: [NAME](contact:ID)");
}

/* A text without markup; `at` is its first character, or only its line. */
static void check_plain(struct checker *c, const char *text, struct pos at)
{
	const struct contact *whose;
	size_t from = 0, start, len;

	while (digits_find_number(c->model, text + from, &start, &len, &whose)) {
		report_number(c, at, text + from + start, len, whose);
		from += start + len;
	}
}

/* The place of byte *offset of the plain words of the spans; {NULL} if they are shorter: *offset is then what is left. */
static struct pos place_of(const struct span *s, size_t *offset)
{
	for (; s != NULL; s = s->next) {
		size_t len = s->text != NULL ? strlen(s->text) : s->kind == SPAN_BREAK;
		struct pos pos = s->pos;

		if (s->child != NULL) {
			pos = place_of(s->child, offset);
			if (pos.file != NULL)
				return pos;
			continue;
		}
		if (*offset < len) {
			if (pos.col > 0)
				pos.col += (int)*offset;
			return pos;
		}
		*offset -= len;
	}
	return (struct pos){ NULL, 0, 0 };
}

static bool has_digit(const char *s)
{
	for (; *s != '\0'; s++)
		if ((*s >= '0' && *s <= '9') || (unsigned char)*s >= 0xd9)      /* from U+0660, the first beyond ASCII */
			return true;
	return false;
}

/* A title is shown when one points at a link. */
static void check_titles(struct checker *c, const struct span *s)
{
	for (; s != NULL; s = s->next) {
		if (s->title != NULL)
			check_plain(c, s->title, s->pos);
		check_titles(c, s->child);
	}
}

/* Numbers are looked for in all words of a paragraph at once: "22 33 **11 60**" is one to a reader. */
static void check_numbers(struct checker *c, const struct span *spans)
{
	bool single = spans != NULL && spans->next == NULL && spans->text != NULL;
	const char *text = single ? spans->text : block_plain(c->arena, spans);
	const struct contact *whose;
	size_t from = 0, start, len;

	check_titles(c, spans);
	if (!has_digit(text))
		return;
	while (digits_find_number(c->model, text + from, &start, &len, &whose)) {
		size_t offset = from + start;

		report_number(c, place_of(spans, &offset), text + from + start, len, whose);
		from += start + len;
	}
}

static bool begins(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

static void check_target(struct checker *c, const struct span *s)
{
	const struct contact *whose = NULL;
	size_t at, len;

	if (digits_find_registered(c->model, s->target, &at, &len, &whose)) {
		report_number(c, s->pos, s->target, strlen(s->target), whose);
		return;
	}
	if (begins(s->target, "https://") || begins(s->target, "http://") || begins(s->target, "mailto:"))
		return;
	if (begins(s->target, "tel:") || begins(s->target, "sms:")) {
		digits_find_number(c->model, s->target + 4, &at, &len, &whose);        /* a short code has a contact too */
		report_number(c, s->pos, s->target, strlen(s->target), whose);
		return;
	}
	diag_error(c->diag, s->pos, "link to '%s' leads nowhere", s->target);
	diag_note(c->diag, same_place,
		"link to a contact, as in [ROSA](contact:rosa), or to an address that begins with https://");
}

static void check_links(struct checker *c, const struct span *s)
{
	for (; s != NULL; s = s->next) {
		if (s->kind == SPAN_CONTACT && model_find_contact(c->model, s->target) == NULL)
			report_unknown(c, s->pos, "contact", s->target, c->contact_ids, c->model->n_contacts);
		else if (s->kind == SPAN_LINK)
			check_target(c, s);
		else if (s->kind == SPAN_IMAGE)
			diag_error(c->diag, s->pos, "images are not allowed: '%s'", s->target);
		check_links(c, s->child);
	}
}

static void check_blocks(struct checker *c, const struct block *b, bool source)
{
	for (; b != NULL; b = b->next) {
		if (source && b->kind == BLOCK_HEADING && b->level == 1) {
			diag_error(c->diag, b->pos, "heading of level 1: the title is that already");
			diag_note(c->diag, same_place, "begin the line with ##");
		}
		if (source)
			check_links(c, b->spans);
		check_numbers(c, b->spans);
		if (b->kind == BLOCK_CODE && b->text != NULL)
			check_plain(c, b->text, b->pos);
		check_blocks(c, b->child, source);
	}
}

static void check_source(struct checker *c, const char *id, struct pos at)
{
	if (*id != '\0' && model_find_source(c->model, id) == NULL)
		report_unknown(c, at, "source", id, c->source_ids, c->model->n_sources);
}

/* Nobody who left in a hurry may be led on, least of all to what they left. */
static void check_decoy_spans(struct checker *c, const struct span *s)
{
	for (; s != NULL; s = s->next) {
		if (s->kind == SPAN_CONTACT || s->kind == SPAN_LINK) {
			diag_error(c->diag, s->pos, "a decoy leads nowhere, but this links to '%s'", s->target);
			diag_note(c->diag, same_place, "write the words without a link");
		}
		check_decoy_spans(c, s->child);
	}
}

static void check_decoy(struct checker *c, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		check_decoy_spans(c, b->spans);
		check_decoy(c, b->child);
	}
}

static void check_document(struct checker *c, const struct document *doc)
{
	if (doc->kind == KIND_DECOY)
		check_decoy(c, doc->text[0]->body);
	for (size_t i = 0; i < doc->n_sources; i++)
		check_source(c, doc->sources[i], doc->sources_pos);
	for (size_t l = 0; l < c->model->n_languages; l++) {
		const struct text *t = doc->text[l];

		if (t == NULL || (l > 0 && t == doc->text[0]))
			continue;
		check_plain(c, t->title, t->title_pos);
		if (l == 0)
			check_links(c, t->summary);
		check_numbers(c, t->summary);
		check_blocks(c, t->body, l == 0);
	}
	for (size_t i = 0; doc->icon != NULL && i < c->model->n_themes; i++)
		if (theme_find_icon(c->model->themes[i], doc->icon) == NULL)
			diag_error(c->diag, c->model->themes[i]->pos, "theme '%s' has no icon '%s'",
				c->model->themes[i]->id, doc->icon);
}

static void check_contact(struct checker *c, const struct contact *contact)
{
	check_source(c, contact->source, contact->source_pos);
	for (size_t l = 0; l < c->model->n_languages; l++) {
		const struct contact_text *t = contact->text[l];

		if (t == NULL || (l > 0 && t == contact->text[0]))
			continue;
		check_plain(c, t->name, t->name_pos);
		check_blocks(c, t->body, l == 0);
	}
}

static void check_words(struct checker *c, const struct words *w)
{
	if (w->words == NULL)
		return;
	for (size_t l = 0; l < c->model->n_languages; l++)
		if (w->words[l] != NULL && (l == 0 || w->words[l] != w->words[0]))
			check_plain(c, w->words[l], w->at[l]);
}

/*
 * Pairs that stand on each other, and the least contrast, times 100: WCAG 2.2, 1.4.3 for text, 1.4.11 for pictograms and
 * lines.
 */
static const struct { enum role over, under; int least; } pairs[] = {
	{ ROLE_INK, ROLE_GROUND, 450 }, { ROLE_INK, ROLE_SAND, 450 }, { ROLE_INK, ROLE_MIST, 450 },
	{ ROLE_ON_NIGHT, ROLE_NIGHT, 450 },
	{ ROLE_TRUE, ROLE_GROUND, 450 }, { ROLE_DANGER, ROLE_GROUND, 450 }, { ROLE_DANGER, ROLE_MIST, 450 },
	{ ROLE_NIGHT, ROLE_LIGHT, 450 },        /* text of the button that leaves */
	{ ROLE_LINE, ROLE_GROUND, 300 },
};

static void check_theme(struct checker *c, const struct theme *t)
{
	static const char *const variant[VARIANTS] = {
		[VARIANT_PLAIN] = "", [VARIANT_CONTRAST] = " in the contrast variant", [VARIANT_DARK] = " in the dark variant",
	};

	for (int v = 0; v < VARIANTS; v++)
		for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
			int contrast = theme_contrast(&t->colour[v][pairs[i].over], &t->colour[v][pairs[i].under]);

			if (contrast < pairs[i].least)
				diag_error(c->diag, t->pos, "'%s' on '%s' has a contrast of %d.%02d:1%s, and needs %d.%d:1",
					theme_role_name(pairs[i].over), theme_role_name(pairs[i].under),
					contrast / 100, contrast % 100, variant[v], pairs[i].least / 100, pairs[i].least / 10 % 10);
		}
}

/* A leaflet prints title and summary of its texts. */
static void check_leaflet(struct checker *c, const struct edition *e, const struct product *p)
{
	for (size_t i = 0; i < p->n_slots; i++)
		for (size_t k = 0; k < p->slots[i].n; k++) {
			const struct document *doc = p->slots[i].doc[k];

			if (doc->text[0]->summary != NULL)
				continue;
			diag_error(c->diag, doc->pos, "'%s' has no summary, which leaflets print", doc->id);
			diag_note(c->diag, p->slots[i].pos, "the %s of edition '%s' uses it here", model_product_name(p->kind), e->id);
		}
}

static void check_kiosk(struct checker *c, const struct product *p)
{
	if (p->kiosk != NULL && p->kiosk->place != NULL)
		check_plain(c, p->kiosk->place, p->kiosk->place_pos);
	for (size_t i = 0; i < p->n_slots; i++)
		for (size_t k = 0; k < p->slots[i].n; k++)
			if (p->slots[i].doc[k]->kind == KIND_DECOY)
				diag_error(c->diag, p->slots[i].pos, "'%s' is a decoy and no guidance", p->slots[i].doc[k]->id);
}

static void check_edition(struct checker *c, const struct edition *e)
{
	if (e->helpline != NULL && e->helpline->phone == NULL)
		diag_error(c->diag, e->helpline_pos, "the helpline '%s' has no phone", e->helpline->id);
	if (e->emergency != NULL && e->emergency->phone == NULL)
		diag_error(c->diag, e->emergency_pos, "the emergency contact '%s' has no phone", e->emergency->id);
	for (int w = 0; w < EDITION_WORDS; w++)
		check_words(c, &e->words[w]);
	if (e->venue != NULL)
		check_plain(c, e->venue, e->pos);
	if (e->region != NULL)
		check_plain(c, e->region, e->pos);
	for (size_t i = 0; i < e->n_products; i++)
		check_kiosk(c, &e->products[i]);
	for (size_t i = 0; i < e->n_products; i++)
		if (e->products[i].kind == PRODUCT_LEAFLET || e->products[i].kind == PRODUCT_FLYER)
			check_leaflet(c, e, &e->products[i]);
}

bool check_model(const struct model *m, struct diag *d)
{
	struct checker c = { .model = m, .diag = d, .arena = arena_new() };
	size_t errors = diag_errors(d);

	c.contact_ids = ARENA_ARRAY(c.arena, const char *, m->n_contacts);
	for (size_t i = 0; i < m->n_contacts; i++)
		c.contact_ids[i] = m->contacts[i]->id;
	c.source_ids = ARENA_ARRAY(c.arena, const char *, m->n_sources);
	for (size_t i = 0; i < m->n_sources; i++)
		c.source_ids[i] = m->sources[i].id;

	for (size_t i = 0; i < m->n_documents; i++)
		check_document(&c, m->documents[i]);
	for (size_t i = 0; i < m->n_contacts; i++)
		check_contact(&c, m->contacts[i]);
	for (size_t i = 0; i < m->n_interface; i++)
		check_words(&c, &m->interface[i]);
	for (size_t i = 0; i < m->n_themes; i++)
		check_theme(&c, m->themes[i]);
	for (size_t i = 0; i < m->n_editions; i++)
		check_edition(&c, m->editions[i]);
	arena_free(c.arena);
	return diag_errors(d) == errors;
}
