/*
 * charset.c - characters no font has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "build/charset.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "model/model.h"
#include "text/font.h"
#include "text/locale.h"
#include "text/missing.h"
#include "text/scripts.h"

#include <stdlib.h>
#include <string.h>

enum { CHARACTERS = 0x110000 };

struct checker {
	const struct fonts *fonts;
	const char *lang;               /* of the texts at hand, and the script of what has none */
	unsigned script;
	unsigned char *known;           /* a bit for each character seen in that language; owned */
	struct missing *missing;        /* owned */
	struct diag *diag;
	bool ok;
};

/* What is never drawn: controls, marks of direction, joiners, selectors (Unicode, Default_Ignorable_Code_Point). */
static bool is_invisible(unsigned cp)
{
	return cp <= ' ' || cp == 0xAD || cp == 0x34F || cp == 0x61C || (cp >= 0x180B && cp <= 0x180F) || (cp >= 0x200B && cp <= 0x200F)
		|| (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF;
}

static void begin_language(struct checker *c, const char *lang)
{
	const unsigned char *iso = (const unsigned char *)locale_script(lang);

	c->lang = lang;
	c->script = (unsigned)iso[0] << 24 | (unsigned)iso[1] << 16 | (unsigned)iso[2] << 8 | iso[3];
	memset(c->known, 0, CHARACTERS / 8);
}

static void check_character(struct checker *c, struct pos at, unsigned cp)
{
	unsigned script;

	if (c->known[cp / 8] & 1u << cp % 8)
		return;
	if (utf8_is_unsafe(cp)) {
		c->ok = diag_error(c->diag, at, "the invisible character U+%04X has no place in a text", cp);
		return;
	}
	c->known[cp / 8] |= (unsigned char)(1u << cp % 8);
	script = scripts_own(cp);
	if (script == 0)
		script = c->script;
	if (is_invisible(cp) || fonts_for(c->fonts, script, c->lang, false, cp) != NULL)
		return;
	missing_report(c->missing, at, script, c->lang, cp);
	c->ok = false;
}

static void check_text(struct checker *c, struct pos at, const char *text)
{
	size_t len = text != NULL ? strlen(text) : 0;
	unsigned cp;

	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_decode(text + i, len - i, &cp);
		check_character(c, at, cp);
		if (at.col > 0)
			at.col += (int)n;
	}
}

static void check_spans(struct checker *c, const struct span *s)
{
	for (; s != NULL; s = s->next) {
		check_text(c, s->pos, s->text);
		check_spans(c, s->child);
	}
}

static void check_blocks(struct checker *c, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		check_text(c, b->pos, b->text);
		check_spans(c, b->spans);
		check_blocks(c, b->child);
	}
}

static void check_document(struct checker *c, const struct document *doc, const struct language *l)
{
	const struct text *t = doc->text[l->index];

	if (t == NULL)
		return;
	check_text(c, t->title_pos, t->title);
	check_spans(c, t->summary);
	check_blocks(c, t->body);
	if (doc->easy != NULL)
		check_document(c, doc->easy, l);
}

static void check_contact(struct checker *c, const struct contact *contact, const struct language *l)
{
	const struct contact_text *t = contact->text[l->index];

	if (t == NULL)
		return;
	check_text(c, t->name_pos, t->name);
	check_blocks(c, t->body);
}

static void check_words(struct checker *c, const struct words *w, const struct language *l)
{
	if (w->words != NULL && w->words[l->index] != NULL)
		check_text(c, w->at[l->index], w->words[l->index]);
}

static void check_settings(struct checker *c, const struct kiosk_settings *s, const struct language *l)
{
	check_text(c, s->place_pos, s->place);
	if (s->decoy != NULL)
		check_document(c, s->decoy, l);
}

static void check_language(struct checker *c, const struct model *m, const struct edition *e, const struct language *l)
{
	for (int w = 0; w < EDITION_WORDS; w++)
		check_words(c, &e->words[w], l);
	for (size_t i = 0; i < m->n_interface; i++)
		check_words(c, &m->interface[i], l);
	for (size_t i = 0; i < m->n_contacts; i++)
		check_contact(c, m->contacts[i], l);
	for (size_t p = 0; p < e->n_products; p++) {
		for (size_t s = 0; s < e->products[p].n_slots; s++)
			for (size_t i = 0; i < e->products[p].slots[s].n; i++)
				check_document(c, e->products[p].slots[s].doc[i], l);
		if (e->products[p].kiosk != NULL)
			check_settings(c, e->products[p].kiosk, l);
	}
}

bool charset_check(const struct model *m, const struct edition *e, const struct fonts *fonts, struct diag *d)
{
	struct checker c = {
		.fonts = fonts, .known = xalloc(CHARACTERS / 8), .missing = missing_open(fonts, d), .diag = d, .ok = true,
	};

	for (size_t i = 0; i < e->n_languages; i++) {
		begin_language(&c, e->languages[i]->tag);
		check_language(&c, m, e, e->languages[i]);
	}
	begin_language(&c, "");
	for (size_t i = 0; i < m->n_sources; i++) {
		check_text(&c, m->sources[i].pos, m->sources[i].title);
		check_text(&c, m->sources[i].pos, m->sources[i].publisher);
	}
	missing_close(c.missing);
	free(c.known);
	return c.ok;
}
