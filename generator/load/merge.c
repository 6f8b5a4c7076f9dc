/*
 * merge.c - a catalogue brought up to date with the texts. catalog_merge is catalog.h's.
 *
 * Four ways to find the translation of a text, best first: its own entry; the entry of the same words elsewhere in its
 * document; the same among obsolete ones; and the entry that has its place, whose words have changed. Only the last
 * is a guess, and is marked fuzzy. All texts look the first way before any looks the second, so nobody's entry is taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/file.h"
#include "base/input.h"
#include "base/map.h"
#include "load/catalog.h"
#include "load/name.h"
#include "load/pofile.h"
#include "model/model.h"

#include <string.h>

/* An entry of the catalogue as it was. */
struct old {
	const struct pofile_entry *entry;
	bool taken;
};

struct merge {
	struct arena *arena;
	const struct pofile_entry *header;      /* as it was, or NULL */
	struct old *old; size_t n_old;
	const struct message *text; size_t n_texts;
	const struct pofile_entry **of;         /* [text] the entry it takes its translation from, or NULL */
	struct pofile_entry *first, **end;      /* the merged catalogue */
	struct map *added;                      /* what is in it, by context and words */
};

static bool same_place(const struct pofile_entry *e, const struct message *t)
{
	return strcmp(e->context, t->context) == 0;
}

/* Contexts are ID#PLACE. */
static bool same_document(const struct pofile_entry *e, const struct message *t)
{
	return strncmp(e->context, t->context, strcspn(t->context, "#") + 1) == 0;
}

static bool same_words(const struct pofile_entry *e, const struct message *t)
{
	return strcmp(e->source, t->source) == 0;
}

static bool is_own(const struct pofile_entry *e, const struct message *t)
{
	return !e->obsolete && same_place(e, t) && same_words(e, t);
}

static bool is_moved(const struct pofile_entry *e, const struct message *t)
{
	return !e->obsolete && *e->translation != '\0' && same_document(e, t) && same_words(e, t);
}

static bool is_revived(const struct pofile_entry *e, const struct message *t)
{
	return e->obsolete && same_document(e, t) && same_words(e, t);
}

static bool is_changed(const struct pofile_entry *e, const struct message *t)
{
	return !e->obsolete && *e->translation != '\0' && same_place(e, t);
}

static void find_translations(struct merge *m)
{
	static bool (*const way[])(const struct pofile_entry *, const struct message *) = {
		is_own, is_moved, is_revived, is_changed,
	};

	for (size_t w = 0; w < sizeof(way) / sizeof(way[0]); w++)
		for (size_t t = 0; t < m->n_texts; t++)
			for (size_t i = 0; i < m->n_old && m->of[t] == NULL; i++)
				if (!m->old[i].taken && way[w](m->old[i].entry, &m->text[t])) {
					m->of[t] = m->old[i].entry;
					m->old[i].taken = true;
				}
}

static void add(struct merge *m, struct pofile_entry *e)
{
	*m->end = e;
	m->end = &e->next;
}

static void add_header(struct merge *m, const char *lang)
{
	struct pofile_entry *e = ARENA_NEW(m->arena, struct pofile_entry);

	*e = (struct pofile_entry){ .source = "", .translation = pofile_header(m->arena, lang), .comments = "" };
	if (m->header != NULL) {
		e->translation = m->header->translation;
		e->comments = m->header->comments;
		e->fuzzy = m->header->fuzzy;
	}
	add(m, e);
}

/* Has the catalogue an entry of this context and these words, of which there can be but one? If not, it is noted that it has now. */
static bool is_twin(struct merge *m, const struct pofile_entry *e)
{
	return map_add(m->added, arena_printf(m->arena, "%s\004%s", e->context, e->source), (void *)e) != NULL;
}

static void add_text(struct merge *m, const struct message *t, const struct pofile_entry *old)
{
	struct pofile_entry *e = ARENA_NEW(m->arena, struct pofile_entry);

	if (old != NULL)
		*e = *old;
	else
		*e = (struct pofile_entry){ .translation = "", .comments = "" };
	e->context = t->context;
	e->source = t->source;
	e->hint = t->comment;
	e->file = t->pos.file;
	e->next = NULL;
	e->obsolete = e->plural = false;
	if (old != NULL && !same_words(old, t)) {
		/* After several changes, the words that were translated are those before the first. */
		if (!old->fuzzy || old->before == NULL)
			e->before = old->source;
		e->fuzzy = true;
	} else if (!e->fuzzy) {
		e->before = NULL;
	}
	e->before_context = NULL;
	is_twin(m, e);
	add(m, e);
}

static void add_obsolete(struct merge *m, const struct pofile_entry *old)
{
	struct pofile_entry *e = ARENA_NEW(m->arena, struct pofile_entry);

	if (*old->translation == '\0' || is_twin(m, old))
		return;
	*e = *old;
	e->obsolete = true;
	e->next = NULL;
	add(m, e);
}

static bool read_old(struct merge *m, const char *file, struct diag *d)
{
	struct pofile_entry *first;
	struct input in;
	size_t n = 0;

	/* What catalog_open refuses would be lost or doubled. */
	if (catalog_open(m->arena, file, d) == NULL || !input_read(m->arena, file, &in, d) ||
	    !pofile_read(m->arena, &in, &first, d))
		return false;
	for (const struct pofile_entry *e = first; e != NULL; e = e->next)
		n++;
	m->old = ARENA_ARRAY(m->arena, struct old, n);
	for (const struct pofile_entry *e = first; e != NULL; e = e->next)
		if (e->context != NULL && !e->plural)
			m->old[m->n_old++].entry = e;
		else if (*e->source == '\0' && !e->obsolete)
			m->header = e;
	return true;
}

bool catalog_merge(const struct model *model, const char *file, const char *lang, struct diag *d)
{
	struct merge m = { .arena = arena_new() };
	bool ok = false;

	if (!name_is_language(lang)) {
		diag_error(d, (struct pos){ 0 }, "'%s' is no language tag", lang);
		diag_note(d, (struct pos){ 0 }, "write it as in uk, pt-BR or zh-Hant (BCP 47)");
		goto out;
	}
	if (strcmp(lang, model->languages[0].tag) == 0) {
		diag_error(d, (struct pos){ 0 }, "'%s' is the language of the texts and needs no catalogue", lang);
		goto out;
	}
	if (file_exists(file) && !read_old(&m, file, d))
		goto out;
	catalog_messages(m.arena, model, &m.text, &m.n_texts);
	m.of = ARENA_ARRAY(m.arena, const struct pofile_entry *, m.n_texts);
	find_translations(&m);

	m.end = &m.first;
	m.added = map_new(m.arena);
	add_header(&m, lang);
	for (size_t t = 0; t < m.n_texts; t++)
		add_text(&m, &m.text[t], m.of[t]);
	for (size_t i = 0; i < m.n_old; i++)
		if (!m.old[i].taken)
			add_obsolete(&m, m.old[i].entry);
	ok = pofile_write(m.first, file, d);
out:
	arena_free(m.arena);
	return ok;
}
