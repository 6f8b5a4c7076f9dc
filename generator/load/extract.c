/*
 * extract.c - all texts of the model as messages, and the template of catalogues. These functions are catalog.h's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/catalog.h"
#include "base/arena.h"
#include "base/xalloc.h"
#include "load/pofile.h"
#include "model/model.h"

#include <stdlib.h>
#include <string.h>

struct list {
	struct arena *arena;
	struct message *message;        /* owned */
	size_t n, cap;
};

static void add(struct list *l, const char *id, const char *place, const char *source, struct pos pos, const char *comment)
{
	if (l->n == l->cap) {
		l->cap = l->cap > 0 ? l->cap * 2 : 256;
		l->message = xrealloc(l->message, l->cap, sizeof(*l->message));
	}
	l->message[l->n++] = (struct message){
		.context = arena_printf(l->arena, "%s#%s", id, place), .source = source, .comment = comment, .pos = pos,
	};
}

static const char *block_noun(const struct block *b, const struct block *parent)
{
	if (b->kind == BLOCK_HEADING)
		return "heading";
	return parent != NULL && parent->kind == BLOCK_ITEM ? "item of a list" : "paragraph";
}

/* `what` is the text they stand in: "the myth: Hun sa ja". */
static void add_blocks(struct list *l, const char *id, const struct block *b, const struct block *parent, const char *what)
{
	for (; b != NULL; b = b->next) {
		if (b->source != NULL)
			add(l, id, b->place, b->source, b->pos,
				arena_printf(l->arena, "%s in %s\n", block_noun(b, parent), what));
		add_blocks(l, id, b->child, b, what);
	}
}

static void add_document(struct list *l, const struct document *doc)
{
	const struct text *t = doc->text[0];
	const char *kind = model_kind_name(doc->kind);
	const char *what = arena_printf(l->arena, "the %s: %s", kind, t->title);

	add(l, doc->id, "title", t->title, t->title_pos,
		arena_printf(l->arena, "title of %s %s%s\n", strchr("aeiou", kind[0]) != NULL ? "an" : "a", kind,
			doc->kind == KIND_MYTH ? ": the claim itself" : ""));
	if (t->summary != NULL)
		add(l, doc->id, "summary", t->summary_source, t->summary_pos, arena_printf(l->arena, "summary of %s\n", what));
	add_blocks(l, doc->id, t->body, NULL, what);
}

static void add_contact(struct list *l, const struct contact *c)
{
	const struct contact_text *t = c->text[0];

	add(l, c->id, "name", t->name, t->name_pos,
		"name of a contact; what is a proper name stays, in the letters that readers of the language know it by\n");
	add_blocks(l, c->id, t->body, NULL, arena_printf(l->arena, "the description of the contact: %s", t->name));
}

static void add_edition(struct list *l, const struct edition *e)
{
	static const char *const comment[EDITION_WORDS] = {
		[WORD_TITLE] = "name of an edition\n",
		[WORD_QUESTION] = "the question on the cover, the only thing a passer-by reads\n",
		[WORD_ANSWER] = "the sentence below the question\n",
		[WORD_HEADLINE] = "headline of the poster, in very large letters: as short as can be\n",
		[WORD_LINE] = "the sentence below the headline of the poster\n",
	};
	const char *id = arena_printf(l->arena, "edition/%s", e->id);

	for (int w = 0; w < EDITION_WORDS; w++)
		if (e->words[w].words != NULL)
			add(l, id, e->words[w].name, e->words[w].words[0], e->words[w].pos, comment[w]);
}

void catalog_messages(struct arena *a, const struct model *m, const struct message **message, size_t *n)
{
	struct list l = { .arena = a };
	struct message *all;

	for (size_t i = 0; i < m->n_interface; i++)
		add(&l, "interface", m->interface[i].name, m->interface[i].words[0], m->interface[i].pos,
			strchr(m->interface[i].words[0], '{') == NULL
				? "words of the screen or in small print\n"
				: "words of the screen or in small print; what is in braces stays as it is\n");
	for (size_t i = 0; i < m->n_editions; i++)
		add_edition(&l, m->editions[i]);
	for (size_t i = 0; i < m->n_documents; i++)
		add_document(&l, m->documents[i]);
	for (size_t i = 0; i < m->n_contacts; i++)
		add_contact(&l, m->contacts[i]);

	all = ARENA_ARRAY(a, struct message, l.n);
	for (size_t i = 0; i < l.n; i++)
		all[i] = l.message[i];
	*message = all;
	*n = l.n;
	free(l.message);
}

bool catalog_extract(const struct model *m, const char *file, struct diag *d)
{
	struct arena *a = arena_new();
	const struct message *message;
	struct pofile_entry *entry;
	size_t n;
	bool ok;

	catalog_messages(a, m, &message, &n);
	entry = ARENA_ARRAY(a, struct pofile_entry, n + 1);
	entry[0] = (struct pofile_entry){ .source = "", .translation = pofile_header(a, ""), .comments = "" };
	for (size_t i = 0; i < n; i++) {
		entry[i + 1] = (struct pofile_entry){
			.context = message[i].context, .source = message[i].source, .translation = "", .comments = "",
			.hint = message[i].comment, .file = message[i].pos.file,
		};
		entry[i].next = &entry[i + 1];
	}
	ok = pofile_write(entry, file, d);
	arena_free(a);
	return ok;
}
