/*
 * texts.c - the texts and contacts of a kiosk, each once, to the index and to codes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "html/texts.h"
#include "base/arena.h"
#include "base/buf.h"
#include "html/search.h"
#include "html/take.h"
#include "model/model.h"

/* The documents of all slots that have words in the language, each once. */
static const struct document **list_documents(struct arena *a, const struct product *p, const struct language *l, size_t *n)
{
	const struct document **list;
	size_t most = 0;

	for (size_t i = 0; i < p->n_slots; i++)
		most += p->slots[i].n;
	list = ARENA_ARRAY(a, const struct document *, most);
	*n = 0;
	for (size_t i = 0; i < p->n_slots; i++)
		for (size_t k = 0; k < p->slots[i].n; k++) {
			const struct document *doc = p->slots[i].doc[k];
			size_t seen = 0;

			while (seen < *n && list[seen] != doc)
				seen++;
			if (seen == *n && doc->text[l->index] != NULL)
				list[(*n)++] = doc;
		}
	return list;
}

void texts_write(struct arena *a, struct buf *out, const struct model *m, const struct edition *e, const struct product *p,
                 const struct language *l, const char *typed)
{
	size_t n_documents, n = 0;
	const struct document **doc = list_documents(a, p, l, &n_documents);
	struct search_text *text = ARENA_ARRAY(a, struct search_text, n_documents + p->n_contacts);

	for (size_t i = 0; i < n_documents; i++) {
		const struct text *t = doc[i]->text[l->index];

		text[n++] = (struct search_text){ .id = doc[i]->id, .lang = t->lang, .title = t->title, .summary = t->summary, .body = t->body };
	}
	for (size_t i = 0; i < p->n_contacts; i++) {
		const struct contact *c = p->contacts[i];
		const struct contact_text *t = c->text[l->index] != NULL ? c->text[l->index] : c->text[0];

		text[n++] = (struct search_text){ .id = arena_printf(a, "contact-%s", c->id), .lang = t->lang, .title = t->name, .body = t->body };
	}
	buf_adds(out, "const lyktTexts = {\n");
	search_write(out, l->tag, text, n, typed);
	buf_adds(out, ",\ncodes: {\n");
	for (size_t i = 0; i < n_documents; i++) {
		const struct take take = take_along(a, m, e, doc[i], l);

		buf_printf(out, "\"%s\": ", doc[i]->id);
		take_write_code(out, &take);
		buf_adds(out, ",\n");
	}
	buf_adds(out, "},\n};\n");
}
