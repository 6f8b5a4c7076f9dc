/*
 * edition.c - the schema of editions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/edition.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "base/input.h"
#include "load/front.h"
#include "load/name.h"
#include "load/settings.h"
#include "model/model.h"

#include <string.h>

static const char *const keys[] = {
	"title", "question", "answer", "headline", "line", "venue", "audience", "region", "languages", "theme", "helpline",
	"emergency", "contacts", "untranslated", "products",
};
static const char *const product_keys[] = { "template", "guidance", "contacts" };
static const char *const audiences[] = { "person", "services" };
static const char *const policies[] = {
	[UNTRANSLATED_REFUSE] = "refuse", [UNTRANSLATED_OMIT] = "omit", [UNTRANSLATED_FALLBACK] = "fallback",
};

struct reader {
	struct arena *arena;
	const struct model *model;
	struct diag *diag;
	enum load_extent extent;
	const struct front *front;      /* the whole file */
	struct edition *edition;
};

/* "unknown NOUN 'name'", with the nearest of the names there are. */
static void report_unknown(struct reader *r, struct pos at, const char *noun, const char *name, const char *const *names,
                           size_t n)
{
	diag_error(r->diag, at, "unknown %s '%s'", noun, name);
	diag_suggest(r->diag, name, names, n);
}

static const struct document *find_document(struct reader *r, struct pos at, const char *id)
{
	const struct model *m = r->model;
	const struct document *doc = model_find_document(m, id);
	const char **names;

	if (doc != NULL)
		return doc;
	names = ARENA_ARRAY(r->arena, const char *, m->n_documents);
	for (size_t i = 0; i < m->n_documents; i++)
		names[i] = m->documents[i]->id;
	report_unknown(r, at, "text", id, names, m->n_documents);
	if (model_find_contact(m, id) != NULL)
		diag_note(r->diag, (struct pos){ 0 }, "'%s' is a contact: it belongs under 'contacts'", id);
	return NULL;
}

static const struct contact *find_contact(struct reader *r, struct pos at, const char *id)
{
	const struct model *m = r->model;
	const struct contact *c = model_find_contact(m, id);
	const char **names;

	if (c != NULL)
		return c;
	names = ARENA_ARRAY(r->arena, const char *, m->n_contacts);
	for (size_t i = 0; i < m->n_contacts; i++)
		names[i] = m->contacts[i]->id;
	report_unknown(r, at, "contact", id, names, m->n_contacts);
	return NULL;
}

static const struct theme *find_theme(struct reader *r, struct pos at, const char *id)
{
	const struct model *m = r->model;
	const char **names = ARENA_ARRAY(r->arena, const char *, m->n_themes);

	for (size_t i = 0; i < m->n_themes; i++) {
		if (strcmp(m->themes[i]->id, id) == 0)
			return m->themes[i];
		names[i] = m->themes[i]->id;
	}
	/* A theme that is there but is not in the model: what is wrong with it was reported. */
	if (!name_is_id(id) || !file_is_dir(file_join(r->arena, "themes", id)))
		report_unknown(r, at, "theme", id, names, m->n_themes);
	return NULL;
}

/* One of a few words; the default stays where there is none. */
static size_t read_choice(struct reader *r, const char *key, const char *const *choice, size_t n, size_t otherwise)
{
	const char *word = NULL;

	if (!front_string(r->front, key, &word, r->diag) || word == NULL)
		return otherwise;
	for (size_t i = 0; i < n; i++)
		if (strcmp(choice[i], word) == 0)
			return i;
	report_unknown(r, front_find(r->front, key)->pos, key, word, choice, n);
	return otherwise;
}

static void read_words(struct reader *r)
{
	size_t languages = r->model->n_languages;

	for (int w = 0; w < EDITION_WORDS; w++) {
		struct words *words = &r->edition->words[w];
		const char *source = NULL;

		words->name = model_edition_word_name((enum edition_word)w);
		words->pos = r->edition->pos;
		if (!front_string(r->front, words->name, &source, r->diag) || source == NULL)
			continue;
		words->pos = front_find(r->front, words->name)->pos;
		words->words = ARENA_ARRAY(r->arena, const char *, languages);
		words->lang = ARENA_ARRAY(r->arena, const char *, languages);
		words->at = ARENA_ARRAY(r->arena, struct pos, languages);
		words->words[0] = source;
		words->lang[0] = r->model->languages[0].tag;
		words->at[0] = words->pos;
	}
}

/* The items of a list of names, each once. NULL: none, or reported. */
static const struct front *read_names(struct reader *r, const struct front *map, const char *key)
{
	const struct front *list = front_find(map, key);
	const char *const *names;
	size_t n = 0;

	if (list == NULL || !front_strings(r->arena, map, key, &names, &n, r->diag))
		return NULL;
	for (const struct front *item = list->child; item != NULL; item = item->next)
		for (const struct front *twin = list->child; twin != item; twin = twin->next)
			if (strcmp(twin->scalar, item->scalar) == 0) {
				diag_error(r->diag, item->pos, "'%s' stands here twice", item->scalar);
				break;
			}
	return list->child;
}

static void read_languages(struct reader *r)
{
	const struct front *list = front_find(r->front, "languages"), *f = read_names(r, r->front, "languages");
	struct edition *e = r->edition;

	if (front_require(r->front, "languages", e->pos, r->diag) && list->kind == FRONT_LIST && list->child == NULL)
		diag_error(r->diag, list->pos, "'languages' is empty");
	e->languages = ARENA_ARRAY(r->arena, const struct language *, front_count(f));
	for (; f != NULL; f = f->next) {
		const struct language *l = model_find_language(r->model, f->scalar);

		if (l != NULL) {
			e->languages[e->n_languages++] = l;
			continue;
		}
		if (r->extent == LOAD_TEXTS)
			continue;
		diag_error(r->diag, f->pos, "language '%s' has no catalogue", f->scalar);
		diag_note(r->diag, (struct pos){ 0 }, "make one: lykt merge --language %s", f->scalar);
	}
}

static void read_contacts(struct reader *r)
{
	const struct front *f = read_names(r, r->front, "contacts");
	struct edition *e = r->edition;
	const char *id = NULL;

	front_require(r->front, "helpline", e->pos, r->diag);
	if (front_string(r->front, "helpline", &id, r->diag) && id != NULL) {
		e->helpline_pos = front_find(r->front, "helpline")->pos;
		e->helpline = find_contact(r, e->helpline_pos, id);
	}
	id = NULL;
	if (front_string(r->front, "emergency", &id, r->diag) && id != NULL) {
		e->emergency_pos = front_find(r->front, "emergency")->pos;
		e->emergency = find_contact(r, e->emergency_pos, id);
	}
	e->contacts = ARENA_ARRAY(r->arena, const struct contact *, front_count(f));
	for (; f != NULL; f = f->next) {
		const struct contact *c = find_contact(r, f->pos, f->scalar);

		if (c != NULL)
			e->contacts[e->n_contacts++] = c;
	}
}

static void read_slot(struct reader *r, const struct front *guidance, const struct front *f, struct slot *slot)
{
	const struct front *names = read_names(r, guidance, f->key);

	slot->name = f->key;
	slot->pos = f->key_pos;
	slot->doc = ARENA_ARRAY(r->arena, const struct document *, front_count(names));
	for (; names != NULL; names = names->next) {
		const struct document *doc = find_document(r, names->pos, names->scalar);

		if (doc != NULL)
			slot->doc[slot->n++] = doc;
	}
}

static bool has_contact(const struct edition *e, const struct contact *c)
{
	for (size_t i = 0; i < e->n_contacts; i++)
		if (e->contacts[i] == c)
			return true;
	return false;
}

/* A leaflet has less room than a kiosk: a product may pick from the edition's contacts. */
static void pick_contacts(struct reader *r, const struct front *product, struct product *p)
{
	const struct edition *e = r->edition;
	const struct front *f = read_names(r, product, "contacts");

	p->contacts = e->contacts;
	p->n_contacts = e->n_contacts;
	if (f == NULL)
		return;
	p->contacts = ARENA_ARRAY(r->arena, const struct contact *, front_count(f));
	p->n_contacts = 0;
	for (; f != NULL; f = f->next) {
		const struct contact *c = find_contact(r, f->pos, f->scalar);

		if (c != NULL && !has_contact(e, c)) {
			diag_error(r->diag, f->pos, "contact '%s' is not one of this edition's", f->scalar);
			diag_note(r->diag, (struct pos){ 0 }, "add it to the edition's 'contacts' too");
		} else if (c != NULL) {
			p->contacts[p->n_contacts++] = c;
		}
	}
}

static void read_product(struct reader *r, const struct front *f, struct product *p)
{
	const struct front *guidance;
	struct slot *slots;

	p->pos = f->key_pos;
	p->template_name = "";
	if (f->kind != FRONT_MAP) {
		diag_error(r->diag, f->pos, "'%s' must have a line 'template: NAME' below it", f->key);
		return;
	}
	if (p->kind == PRODUCT_KIOSK)
		p->kiosk = settings_read(r->arena, r->model, f, product_keys, COUNT(product_keys), r->diag);
	else
		front_check_keys(f, product_keys, COUNT(product_keys), r->diag);
	front_require(f, "template", f->key_pos, r->diag);
	front_string(f, "template", &p->template_name, r->diag);
	pick_contacts(r, f, p);
	guidance = front_find(f, "guidance");
	if (guidance == NULL)
		return;
	if (guidance->kind != FRONT_MAP) {
		diag_error(r->diag, guidance->pos, "'guidance' must have lines such as 'myths: [consent]' below it");
		return;
	}
	slots = ARENA_ARRAY(r->arena, struct slot, front_count(guidance->child));
	for (const struct front *s = guidance->child; s != NULL; s = s->next)
		read_slot(r, guidance, s, &slots[p->n_slots++]);
	p->slots = slots;
}

static void read_products(struct reader *r)
{
	const struct front *map = front_find(r->front, "products");
	struct edition *e = r->edition;
	struct product *products;

	if (!front_require(r->front, "products", e->pos, r->diag))
		return;
	if (map->kind != FRONT_MAP || map->child == NULL) {
		diag_error(r->diag, map->pos, "'products' must have lines such as 'kiosk:' below it");
		return;
	}
	products = ARENA_ARRAY(r->arena, struct product, front_count(map->child));
	for (const struct front *f = map->child; f != NULL; f = f->next) {
		struct product *p = &products[e->n_products];

		if (model_find_product(f->key, &p->kind)) {
			read_product(r, f, p);
			e->n_products++;
		} else {
			const char *names[PRODUCT_KINDS];

			for (int i = 0; i < PRODUCT_KINDS; i++)
				names[i] = model_product_name((enum product_kind)i);
			report_unknown(r, f->key_pos, "product", f->key, names, PRODUCT_KINDS);
		}
	}
	e->products = products;
}

static const char *file_id(struct arena *a, const char *file)
{
	const char *name = strrchr(file, '/');

	name = name != NULL ? name + 1 : file;
	return arena_strndup(a, name, strlen(name) - strlen(".yaml"));
}

struct edition *edition_read(struct arena *a, const struct model *m, const char *file, enum load_extent extent, struct diag *d)
{
	struct edition *e = ARENA_NEW(a, struct edition);
	struct reader r = { .arena = a, .model = m, .diag = d, .extent = extent, .edition = e };
	const char *theme = NULL;
	size_t audience;
	struct input in;

	if (!input_read(a, file, &in, d))
		return NULL;
	e->pos = (struct pos){ file, 1, 1 };
	e->id = file_id(a, file);
	if (!name_is_id(e->id)) {
		diag_error(d, e->pos, "'%s' cannot be the name of an edition", e->id);
		diag_note(d, (struct pos){ 0 }, "file names are lower case letters, digits and hyphens");
	}
	r.front = front_parse(a, file, 1, in.text, in.len, d);
	if (r.front == NULL)
		return NULL;

	front_check_keys(r.front, keys, COUNT(keys), d);
	front_require(r.front, "title", e->pos, d);
	read_words(&r);
	front_string(r.front, "venue", &e->venue, d);
	front_string(r.front, "region", &e->region, d);
	audience = read_choice(&r, "audience", audiences, COUNT(audiences), 0);
	e->audience = audiences[audience];
	e->untranslated = (enum untranslated)read_choice(&r, "untranslated", policies, COUNT(policies), UNTRANSLATED_REFUSE);
	read_languages(&r);
	front_require(r.front, "theme", e->pos, d);
	if (front_string(r.front, "theme", &theme, d) && theme != NULL)
		e->theme = find_theme(&r, front_find(r.front, "theme")->pos, theme);
	read_contacts(&r);
	read_products(&r);
	return e;
}
