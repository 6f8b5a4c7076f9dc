/*
 * load.c - walks the author's folders and puts the model together.
 *
 * The order follows from who names whom: languages first, for all arrays have their length; then texts and themes, which
 * editions name; then translations, of which editions say what happens where there is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/load.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/input.h"
#include "base/map.h"
#include "base/xalloc.h"
#include "load/catalog.h"
#include "load/edition.h"
#include "load/front.h"
#include "load/guidance.h"
#include "load/localise.h"
#include "load/name.h"
#include "load/page.h"
#include "load/register.h"
#include "load/skin.h"
#include "model/model.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 8             /* of folders in content/ */
static const char source_language[] = "nb";

/* Pointers in the order they were found. */
struct list {
	const void **item;              /* owned */
	size_t n, cap;
};

struct loader {
	struct arena *arena;
	struct model *model;
	struct diag *diag;
	enum load_extent extent;
	struct language *languages;     /* model->languages, still being made */
	struct list documents, contacts, files;
	struct map *places;             /* id of a text or contact to the struct pos where it is */
};

static void list_add(struct list *l, const void *item)
{
	if (l->n == l->cap) {
		l->cap = l->cap > 0 ? l->cap * 2 : 64;
		l->item = xrealloc(l->item, l->cap, sizeof(*l->item));
	}
	l->item[l->n++] = item;
}

/* The items, in the arena; the list is then empty. */
static void *list_keep(struct list *l, struct arena *a, size_t *n)
{
	const void **kept = ARENA_ARRAY(a, const void *, l->n);

	if (l->n > 0)
		memcpy(kept, l->item, l->n * sizeof(*kept));
	*n = l->n;
	free(l->item);
	*l = (struct list){ NULL, 0, 0 };
	return kept;
}

/* Paths of the files in a folder; each is then among the files the model depends on. */
static const char **find_files(struct loader *l, const char *dir, const char *suffix, size_t *n)
{
	const char **names = NULL;

	*n = 0;
	if (!file_list(l->arena, dir, suffix, &names, n, l->diag))
		return NULL;
	for (size_t i = 0; i < *n; i++) {
		names[i] = file_join(l->arena, dir, names[i]);
		list_add(&l->files, names[i]);
	}
	return names;
}

static const char *base_name(struct arena *a, const char *path, const char *suffix)
{
	const char *name = strrchr(path, '/') + 1;

	return arena_strndup(a, name, strlen(name) - strlen(suffix));
}

static void find_languages(struct loader *l)
{
	size_t n;
	const char **file = find_files(l, "content/languages", ".po", &n);
	struct model *m = l->model;

	l->languages = ARENA_ARRAY(l->arena, struct language, n + 1);
	l->languages[0].tag = source_language;
	m->n_languages = 1;
	for (size_t i = 0; i < n; i++) {
		const char *tag = base_name(l->arena, file[i], ".po");
		struct pos top = { file[i], 1, 1 };

		if (!name_is_language(tag)) {
			diag_error(l->diag, top, "'%s' is not a language tag such as uk or pt-BR", tag);
		} else if (strcmp(tag, source_language) == 0) {
			diag_error(l->diag, top, "'%s' is the language of the texts and needs no catalogue", tag);
		} else {
			struct language *lang = &l->languages[m->n_languages];

			*lang = (struct language){ .tag = tag, .index = (int)m->n_languages, .file = file[i] };
			m->n_languages++;
		}
	}
	m->languages = l->languages;
}

/* The mapping in a YAML file, or NULL: reported. */
static const struct front *read_yaml(struct loader *l, const char *file)
{
	struct input in;

	list_add(&l->files, file);
	if (!input_read(l->arena, file, &in, l->diag))
		return NULL;
	return front_parse(l->arena, file, 1, in.text, in.len, l->diag);
}

static void read_sources(struct loader *l)
{
	static const char *const keys[] = { "title", "publisher", "year" };
	const struct front *map = read_yaml(l, "content/sources.yaml");
	struct source *sources;

	if (map == NULL)
		return;
	sources = ARENA_ARRAY(l->arena, struct source, front_count(map->child));
	for (const struct front *f = map->child; f != NULL; f = f->next) {
		struct source *s = &sources[l->model->n_sources++];

		*s = (struct source){ .id = f->key, .title = "", .publisher = "", .pos = f->key_pos };
		if (f->kind != FRONT_MAP) {
			diag_error(l->diag, f->pos, "'%s' must have a title, a publisher and a year", f->key);
			continue;
		}
		front_check_keys(f, keys, COUNT(keys), l->diag);
		front_require(f, "title", f->key_pos, l->diag);
		front_require(f, "publisher", f->key_pos, l->diag);
		front_string(f, "title", &s->title, l->diag);
		front_string(f, "publisher", &s->publisher, l->diag);
		front_integer(f, "year", 1900, 2200, &s->year, l->diag);
	}
	l->model->sources = sources;
}

static void read_interface(struct loader *l)
{
	const struct front *map = read_yaml(l, "content/interface.yaml");
	size_t languages = l->model->n_languages;
	struct words *interface;

	if (map == NULL)
		return;
	interface = ARENA_ARRAY(l->arena, struct words, front_count(map->child));
	for (const struct front *f = map->child; f != NULL; f = f->next) {
		struct words *w = &interface[l->model->n_interface];
		const char *words = NULL;

		if (!front_string(map, f->key, &words, l->diag))
			continue;
		if (!name_is_id(f->key)) {
			diag_error(l->diag, f->key_pos, "'%s' cannot be the name of words", f->key);
			diag_note(l->diag, (struct pos){ 0 }, "names are lower case letters, digits and hyphens");
		}
		*w = (struct words){
			.name = f->key, .pos = f->pos,
			.words = ARENA_ARRAY(l->arena, const char *, languages),
			.lang = ARENA_ARRAY(l->arena, const char *, languages),
			.at = ARENA_ARRAY(l->arena, struct pos, languages),
		};
		w->words[0] = words;
		w->lang[0] = source_language;
		w->at[0] = f->pos;
		l->model->n_interface++;
	}
	l->model->interface = interface;
}

/* Contexts in catalogues begin with the id, so it must be the only one in all of content/. */
static bool take_id(struct loader *l, const struct page *page)
{
	struct pos *at = ARENA_NEW(l->arena, struct pos);
	const struct pos *taken;

	*at = page->pos;
	taken = map_add(l->places, page->id, at);
	if (taken != NULL) {
		diag_error(l->diag, page->pos, "the id '%s' is taken", page->id);
		diag_note(l->diag, *taken, "by this text; rename one of the files");
		return false;
	}
	if (strcmp(page->id, "interface") == 0)
		return diag_error(l->diag, page->pos, "the id 'interface' is taken by interface.yaml");
	return true;
}

static void read_page(struct loader *l, const char *file)
{
	size_t languages = l->model->n_languages;
	const char *kind = NULL;
	struct page page;

	if (!page_read(l->arena, file, &page, l->diag) || !take_id(l, &page))
		return;
	if (front_find(page.front, "kind") != NULL && front_find(page.front, "kind")->kind == FRONT_SCALAR)
		kind = front_find(page.front, "kind")->scalar;
	if (kind != NULL && strcmp(kind, "contact") == 0) {
		list_add(&l->contacts, register_read(l->arena, &page, source_language, languages, l->diag));
	} else {
		const struct document *doc = guidance_read(l->arena, &page, source_language, languages, l->diag);

		if (doc != NULL)
			list_add(&l->documents, doc);
	}
}

/* The texts in a folder of content/ and in those below it. */
static void read_pages(struct loader *l, const char *dir, int depth)
{
	size_t n;
	const char **names = find_files(l, dir, ".md", &n);

	for (size_t i = 0; i < n; i++)
		read_page(l, names[i]);
	if (!file_list_dirs(l->arena, dir, &names, &n, l->diag))
		return;
	for (size_t i = 0; i < n; i++)
		if (depth == MAX_DEPTH)
			diag_error(l->diag, (struct pos){ file_join(l->arena, dir, names[i]), 0, 0 },
				"too many folders in each other");
		else if (depth > 0 || (strcmp(names[i], "editions") != 0 && strcmp(names[i], "languages") != 0))
			read_pages(l, file_join(l->arena, dir, names[i]), depth + 1);
}

static int compare_documents(const void *pa, const void *pb)
{
	const struct document *a = *(const struct document *const *)pa, *b = *(const struct document *const *)pb;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return strcmp(a->id, b->id);
}

static int compare_contacts(const void *pa, const void *pb)
{
	const struct contact *a = *(const struct contact *const *)pa, *b = *(const struct contact *const *)pb;

	return strcmp(a->id, b->id);
}

static int compare_strings(const void *pa, const void *pb)
{
	return strcmp(*(const char *const *)pa, *(const char *const *)pb);
}

static void sort(void *items, size_t n, int (*compare)(const void *, const void *))
{
	if (n > 0)
		qsort(items, n, sizeof(void *), compare);
}

/* The text in easy words that a text names. */
static void find_easy(struct loader *l, struct document *doc)
{
	const struct model *m = l->model;
	const struct document *easy;
	const char **ids;

	if (doc->easy_id == NULL)
		return;
	easy = model_find_document(m, doc->easy_id);
	if (easy == NULL) {
		ids = ARENA_ARRAY(l->arena, const char *, m->n_documents);
		for (size_t i = 0; i < m->n_documents; i++)
			ids[i] = m->documents[i]->id;
		diag_error(l->diag, doc->easy_pos, "unknown text '%s'", doc->easy_id);
		diag_suggest(l->diag, doc->easy_id, ids, m->n_documents);
	} else if (easy->kind != doc->kind) {
		diag_error(l->diag, doc->easy_pos, "'%s' is of another kind: %s, not %s", doc->easy_id, model_kind_name(easy->kind),
			model_kind_name(doc->kind));
	} else if (easy == doc || easy->easy_id != NULL) {
		diag_error(l->diag, doc->easy_pos, "'%s' names an easy version itself", doc->easy_id);
	} else {
		doc->easy = easy;
	}
}

static void read_texts(struct loader *l)
{
	struct model *m = l->model;

	if (!file_is_dir("content")) {
		diag_error(l->diag, (struct pos){ 0 }, "no folder 'content' here");
		diag_note(l->diag, (struct pos){ 0 }, "run lykt where content/, templates/ and themes/ are");
		return;
	}
	read_sources(l);
	read_interface(l);
	read_pages(l, "content", 0);
	m->documents = list_keep(&l->documents, l->arena, &m->n_documents);
	m->contacts = list_keep(&l->contacts, l->arena, &m->n_contacts);
	sort(m->documents, m->n_documents, compare_documents);
	sort(m->contacts, m->n_contacts, compare_contacts);
	for (size_t i = 0; i < m->n_documents; i++)
		map_add(m->by_id, m->documents[i]->id, (void *)m->documents[i]);
	for (size_t i = 0; i < m->n_documents; i++)
		find_easy(l, (struct document *)m->documents[i]);
}

static void read_themes(struct loader *l)
{
	struct list themes = { NULL, 0, 0 };
	const char **names = NULL;
	size_t n = 0, files;

	file_list_dirs(l->arena, "themes", &names, &n, l->diag);
	for (size_t i = 0; i < n; i++) {
		const struct theme *theme = skin_load(l->arena, names[i], l->diag);
		const char *dir = file_join(l->arena, "themes", names[i]);

		if (theme != NULL)
			list_add(&themes, theme);
		find_files(l, dir, ".yaml", &files);
		find_files(l, dir, ".css", &files);
		find_files(l, file_join(l->arena, dir, "icons"), ".svg", &files);
		find_files(l, file_join(l->arena, dir, "images"), "", &files);
	}
	l->model->themes = list_keep(&themes, l->arena, &l->model->n_themes);
}

static void read_editions(struct loader *l)
{
	struct list editions = { NULL, 0, 0 };
	size_t n;
	const char **file = find_files(l, "content/editions", ".yaml", &n);

	for (size_t i = 0; i < n; i++) {
		const struct edition *e = edition_read(l->arena, l->model, file[i], l->extent, l->diag);

		if (e != NULL)
			list_add(&editions, e);
	}
	l->model->editions = list_keep(&editions, l->arena, &l->model->n_editions);
}

/* A file copied from another language would be a whole edition in the wrong one. Compared is the language: zh of zh_CN. */
static void check_language(struct loader *l, const struct language *lang, const struct catalog *c)
{
	const char *said = catalog_header(c, "Language");
	size_t len;

	if (said == NULL || *said == '\0')
		return;
	len = strcspn(lang->tag, "-");
	if (strcspn(said, "_-@") != len || strncmp(said, lang->tag, len) != 0)
		diag_error(l->diag, (struct pos){ lang->file, 1, 1 },
			"the header says language '%s', the name of the file '%s'", said, lang->tag);
}

static void read_catalogs(struct loader *l)
{
	size_t n = l->model->n_languages;
	struct catalog **catalog = ARENA_ARRAY(l->arena, struct catalog *, n);

	for (size_t i = 1; i < n; i++) {
		const char *reviewer;

		catalog[i] = catalog_open(l->arena, l->languages[i].file, l->diag);
		if (catalog[i] == NULL)
			continue;
		check_language(l, &l->languages[i], catalog[i]);
		reviewer = catalog_header(catalog[i], "X-Reviewed-By");
		if (reviewer != NULL && reviewer[strspn(reviewer, " \t")] != '\0')
			l->languages[i].reviewed_by = reviewer;
	}
	localise_model(l->arena, l->model, l->languages, catalog, l->extent == LOAD_ALL, l->diag);
}

struct model *load_model(struct arena *a, enum load_extent extent, struct diag *d)
{
	struct model *m = ARENA_NEW(a, struct model);
	struct loader l = { .arena = a, .model = m, .diag = d, .extent = extent, .places = map_new(a) };

	m->arena = a;
	m->by_id = map_new(a);
	find_languages(&l);
	read_texts(&l);
	read_themes(&l);
	read_editions(&l);
	if (extent != LOAD_TEXTS)
		read_catalogs(&l);
	m->files = list_keep(&l.files, a, &m->n_files);
	sort(m->files, m->n_files, compare_strings);
	return m;
}
