/*
 * localise.c - translations into the model, and what happens to texts that have none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/localise.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/xalloc.h"
#include "load/catalog.h"
#include "load/markdown.h"
#include "model/model.h"

#include <stdlib.h>
#include <string.h>

#define MOST_GAPS 20            /* of a language that are named; the rest is counted */

/* Something an edition needs that is not translated. */
struct gap {
	const char *context;
	struct pos at;
	bool fuzzy, absent;             /* absent: the catalogue has no such entry */
};

struct localiser {
	struct arena *arena;
	struct model *model;
	struct diag *diag;
	bool must_be_whole;             /* what is refused is reported */
	struct map *policies;           /* id of a text or contact to [language] bits 1 << enum untranslated of its editions */
	unsigned char *wanted;          /* [language] the same bits of all editions in it */

	struct language *language;      /* the current one, its catalogue, and what is missing */
	struct catalog *catalog;
	struct gap *gap;                /* owned */
	size_t n_gaps, cap;
	struct buf context;             /* scratch */
};

static const unsigned refuse = 1 << UNTRANSLATED_REFUSE, fallback = 1 << UNTRANSLATED_FALLBACK;

static const char *context(struct localiser *l, const char *id, const char *place)
{
	buf_reset(&l->context);
	buf_adds(&l->context, id);
	buf_addc(&l->context, '#');
	buf_adds(&l->context, place);
	return l->context.data;
}

static void add_gap(struct localiser *l, const char *ctx, const struct entry *e)
{
	struct gap *g;

	if (l->n_gaps == l->cap) {
		l->cap = l->cap > 0 ? l->cap * 2 : 64;
		l->gap = xrealloc(l->gap, l->cap, sizeof(*l->gap));
	}
	g = &l->gap[l->n_gaps++];
	*g = (struct gap){
		.context = arena_strdup(l->arena, ctx),
		.at = e != NULL ? e->pos : (struct pos){ l->language->file, 1, 1 },
		.fuzzy = e != NULL && e->fuzzy,
		.absent = e == NULL,
	};
}

/* The entry that may be used for this text, or NULL, and then a gap is noted. */
static const struct entry *translation(struct localiser *l, const char *id, const char *place, const char *source)
{
	const char *ctx = context(l, id, place);
	const struct entry *e = catalog_find(l->catalog, ctx, source);

	l->language->entries++;
	if (e != NULL && *e->translation == '\0')
		add_gap(l, ctx, e);
	else if (e != NULL && e->fuzzy)
		l->language->fuzzy++, add_gap(l, ctx, e);
	else if (e == NULL)
		add_gap(l, ctx, NULL);
	else
		return l->language->translated++, e;
	return NULL;
}

/* Every {placeholder} of `from` must be in `to`. */
static bool check_placeholders(struct localiser *l, const struct entry *e, const char *from, const char *to, const char *what)
{
	bool ok = true;

	for (const char *s = strchr(from, '{'); s != NULL; s = strchr(s + 1, '{')) {
		size_t len = model_placeholder(s);

		if (len > 0 && memmem(to, strlen(to), s, len) == NULL)
			ok = diag_error(l->diag, e->pos, "translation of '%s' %s %.*s", e->context, what, (int)len, s);
	}
	return ok;
}

/* `link` is a span with a target. */
static bool has_link(const struct span *s, const struct span *link)
{
	for (; s != NULL; s = s->next)
		if ((s->kind == link->kind && strcmp(s->target, link->target) == 0) || has_link(s->child, link))
			return true;
	return false;
}

/* Every link and image of `from` must be in `to`. */
static bool check_links(struct localiser *l, const struct entry *e, const struct span *from, const struct span *to,
                        const char *what)
{
	bool ok = true;

	for (; from != NULL; from = from->next) {
		if (from->child != NULL && !check_links(l, e, from->child, to, what))
			ok = false;
		if (from->target != NULL && !has_link(to, from))
			ok = diag_error(l->diag, e->pos, "translation of '%s' %s the %s '%s'", e->context, what,
				from->kind == SPAN_CONTACT ? "link to contact" : from->kind == SPAN_LINK ? "link to" : "image",
				from->target);
	}
	return ok;
}

static void check_spans(struct localiser *l, const struct entry *e, const struct span *source, const struct span *spans)
{
	check_placeholders(l, e, e->source, e->translation, "dropped");
	check_placeholders(l, e, e->translation, e->source, "added");
	check_links(l, e, source, spans, "dropped");
	check_links(l, e, spans, source, "added");
}

/* A text without markup. The source where there is no translation. */
static const char *translate_plain(struct localiser *l, const char *id, const char *place, const char *source, struct pos *at)
{
	const struct entry *e = translation(l, id, place, source);

	if (e == NULL)
		return source;
	check_spans(l, e, NULL, NULL);
	if (strchr(e->translation, '\n') != NULL && strchr(source, '\n') == NULL)
		diag_error(l->diag, e->pos, "translation of '%s' has a line break", e->context);
	*at = e->pos;
	return e->translation;
}

static const struct span *translate_spans(struct localiser *l, const char *id, const char *place, const char *source,
                                          const struct span *spans, struct pos *at)
{
	const struct entry *e = translation(l, id, place, source);
	const struct span *translated;

	if (e == NULL)
		return spans;
	*at = e->pos;
	if (!markdown_spans(l->arena, e->pos, e->translation, &translated, l->diag))
		return spans;
	check_spans(l, e, spans, translated);
	return translated;
}

static const struct block *translate_blocks(struct localiser *l, const char *id, const struct block *source)
{
	const struct block *first = NULL, **end = &first;

	for (; source != NULL; source = source->next) {
		struct block *b = ARENA_NEW(l->arena, struct block);

		*b = *source;
		b->next = NULL;
		if (b->source != NULL)
			b->spans = translate_spans(l, id, b->place, b->source, b->spans, &b->pos);
		b->child = translate_blocks(l, id, source->child);
		*end = b;
		end = &b->next;
	}
	return first;
}

static unsigned policy(const struct localiser *l, const char *id)
{
	const unsigned char *bits = map_find(l->policies, id);

	return bits != NULL ? bits[l->language->index] : 0;
}

/* Were there gaps since `before`? Those of a text that need not be translated are forgotten. */
static bool has_gaps(struct localiser *l, size_t before, unsigned bits)
{
	bool gaps = l->n_gaps > before;

	if (!(bits & refuse))
		l->n_gaps = before;
	return gaps;
}

static void localise_document(struct localiser *l, const struct document *doc)
{
	const struct text *source = doc->text[0];
	struct text *text = ARENA_NEW(l->arena, struct text);
	unsigned bits = policy(l, doc->id);
	size_t before = l->n_gaps;

	*text = *source;
	text->lang = l->language->tag;
	text->title = translate_plain(l, doc->id, "title", source->title, &text->title_pos);
	if (source->summary != NULL)
		text->summary = translate_spans(l, doc->id, "summary", source->summary_source, source->summary,
			&text->summary_pos);
	text->body = translate_blocks(l, doc->id, source->body);
	if (!has_gaps(l, before, bits))
		doc->text[l->language->index] = text;
	else if (bits & fallback)
		doc->text[l->language->index] = source;
}

/* A contact is never left out: its number is right in every language. */
static void localise_contact(struct localiser *l, const struct contact *c)
{
	const struct contact_text *source = c->text[0];
	struct contact_text *text = ARENA_NEW(l->arena, struct contact_text);
	unsigned bits = policy(l, c->id);
	size_t before = l->n_gaps;

	*text = *source;
	text->lang = l->language->tag;
	text->name = translate_plain(l, c->id, "name", source->name, &text->name_pos);
	text->body = translate_blocks(l, c->id, source->body);
	if (!has_gaps(l, before, bits))
		c->text[l->language->index] = text;
	else if (bits != 0)
		c->text[l->language->index] = source;
}

static void localise_words(struct localiser *l, const char *id, const struct words *w, unsigned bits)
{
	int i = l->language->index;
	size_t before = l->n_gaps;

	w->at[i] = w->at[0];
	w->words[i] = translate_plain(l, id, w->name, w->words[0], &w->at[i]);
	w->lang[i] = has_gaps(l, before, bits) ? w->lang[0] : l->language->tag;
}

static void localise_edition(struct localiser *l, const struct edition *e)
{
	const char *id = arena_printf(l->arena, "edition/%s", e->id);
	unsigned bits = 0;

	for (size_t i = 0; i < e->n_languages; i++)
		if (e->languages[i] == l->language)
			bits = 1u << e->untranslated;
	for (int w = 0; w < EDITION_WORDS; w++)
		if (e->words[w].words != NULL)
			localise_words(l, id, &e->words[w], bits);
}

static int compare_gaps(const void *pa, const void *pb)
{
	const struct gap *a = pa, *b = pb;

	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	return strcmp(a->context, b->context);
}

static void report_gaps(struct localiser *l)
{
	size_t n = l->n_gaps < MOST_GAPS ? l->n_gaps : MOST_GAPS;
	bool absent = false;

	if (!l->must_be_whole)
		n = l->n_gaps = 0;
	if (n > 0)
		qsort(l->gap, l->n_gaps, sizeof(*l->gap), compare_gaps);
	for (size_t i = 0; i < l->n_gaps; i++)
		absent = absent || l->gap[i].absent;
	for (size_t i = 0; i < n; i++)
		diag_error(l->diag, l->gap[i].at, "'%s' is not translated%s", l->gap[i].context,
			l->gap[i].fuzzy ? ": it is marked fuzzy" : "");
	if (l->n_gaps > n)
		diag_note(l->diag, (struct pos){ 0 }, "%zu more texts are not translated", l->n_gaps - n);
	if (absent)
		diag_note(l->diag, (struct pos){ 0 }, "texts that the catalogue does not have are added by: lykt merge");
	l->n_gaps = 0;
}

static void localise_language(struct localiser *l)
{
	const struct model *m = l->model;

	for (size_t i = 0; i < m->n_editions; i++)
		localise_edition(l, m->editions[i]);
	for (size_t i = 0; i < m->n_interface; i++)
		localise_words(l, "interface", &m->interface[i], l->wanted[l->language->index]);
	for (size_t i = 0; i < m->n_documents; i++)
		localise_document(l, m->documents[i]);
	for (size_t i = 0; i < m->n_contacts; i++)
		localise_contact(l, m->contacts[i]);
	report_gaps(l);
}

/* An edition uses the text or contact `id` in a language. */
static void use_in(struct localiser *l, const struct edition *e, const char *id, const struct language *in)
{
	unsigned char *bits = map_find(l->policies, id);

	if (bits == NULL) {
		bits = arena_alloc(l->arena, l->model->n_languages);
		map_add(l->policies, id, bits);
	}
	bits[in->index] |= (unsigned char)(1u << e->untranslated);
}

static void use(struct localiser *l, const struct edition *e, const char *id)
{
	for (size_t i = 0; i < e->n_languages; i++)
		use_in(l, e, id, e->languages[i]);
}

static void use_spans(struct localiser *l, const struct edition *e, const struct span *s)
{
	for (; s != NULL; s = s->next) {
		if (s->kind == SPAN_CONTACT)
			use(l, e, s->target);
		use_spans(l, e, s->child);
	}
}

static void use_blocks(struct localiser *l, const struct edition *e, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		use_spans(l, e, b->spans);
		use_blocks(l, e, b->child);
	}
}

static void use_document(struct localiser *l, const struct edition *e, const struct document *doc)
{
	use(l, e, doc->id);
	use_spans(l, e, doc->text[0]->summary);
	use_blocks(l, e, doc->text[0]->body);
	if (doc->easy != NULL)
		use_document(l, e, doc->easy);
}

/* A decoy is read in the edition's first language only. */
static void use_decoy(struct localiser *l, const struct edition *e, const struct kiosk_settings *s)
{
	if (s != NULL && s->decoy != NULL && e->n_languages > 0)
		use_in(l, e, s->decoy->id, e->languages[0]);
}

static void use_product(struct localiser *l, const struct edition *e, const struct product *p)
{
	for (size_t i = 0; i < p->n_slots; i++)
		for (size_t k = 0; k < p->slots[i].n; k++)
			use_document(l, e, p->slots[i].doc[k]);
	use_decoy(l, e, p->kiosk);
}

/* What each edition uses: the texts it hands out, its contacts, and those the texts refer to. */
static void find_policies(struct localiser *l)
{
	for (size_t n = 0; n < l->model->n_editions; n++) {
		const struct edition *e = l->model->editions[n];

		for (size_t i = 0; i < e->n_languages; i++)
			l->wanted[e->languages[i]->index] |= (unsigned char)(1u << e->untranslated);
		if (e->helpline != NULL)
			use(l, e, e->helpline->id);
		if (e->emergency != NULL)
			use(l, e, e->emergency->id);
		for (size_t i = 0; i < e->n_contacts; i++)
			use(l, e, e->contacts[i]->id);
		for (size_t p = 0; p < e->n_products; p++)
			use_product(l, e, &e->products[p]);
	}
}

void localise_model(struct arena *a, struct model *m, struct language *languages, struct catalog *const *catalog, bool must_be_whole,
	struct diag *d)
{
	struct localiser l = { .arena = a, .model = m, .diag = d, .must_be_whole = must_be_whole };

	l.policies = map_new(a);
	l.wanted = arena_alloc(a, m->n_languages);
	buf_init(&l.context);
	find_policies(&l);
	for (size_t i = 1; i < m->n_languages; i++) {
		l.language = &languages[i];
		l.catalog = catalog[i];
		if (l.catalog != NULL)
			localise_language(&l);
	}
	free(l.gap);
	buf_release(&l.context);
}
