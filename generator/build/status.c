/*
 * status.c - two tables for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "build/status.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "model/model.h"
#include "text/locale.h"

#include <string.h>

/* Text padded to a width in characters. */
static void add_column(struct buf *out, const char *s, size_t width)
{
	size_t len = utf8_length(s, strlen(s));

	buf_adds(out, s);
	for (; len < width; len++)
		buf_addc(out, ' ');
}

static void add_language(struct arena *a, const struct language *l, struct buf *out)
{
	size_t missing = l->entries - l->translated - l->fuzzy;

	add_column(out, l->tag, 8);
	add_column(out, locale_name(a, l->tag, "en"), 22);
	if (l->file == NULL) {
		buf_adds(out, "source language\n");
		return;
	}
	buf_printf(out, "%10zu %8zu %8zu   %s\n", l->translated, l->fuzzy, missing,
		l->reviewed_by != NULL ? l->reviewed_by : "not reviewed: a draft");
}

static bool is_due(const struct contact *c, const char *today)
{
	return strcmp(c->review_by, today) <= 0;        /* ISO 8601 dates sort as text */
}

void status_print(struct arena *a, const struct model *m, const char *today, struct buf *out)
{
	size_t due = 0;

	buf_adds(out, "language                      translated    stale  missing   reviewed by\n");
	for (size_t i = 0; i < m->n_languages; i++)
		add_language(a, &m->languages[i], out);

	buf_printf(out, "\ntexts: %zu, contacts: %zu, editions: %zu\n", m->n_documents, m->n_contacts, m->n_editions);
	for (size_t i = 0; i < m->n_contacts; i++) {
		const struct contact *c = m->contacts[i];

		if (!is_due(c, today))
			continue;
		if (due++ == 0)
			buf_adds(out, "\ncontacts due for review\n");
		add_column(out, c->id, 24);
		buf_printf(out, "%s   verified %s   %s\n", c->review_by, c->verified, c->pos.file);
	}
	if (due == 0)
		buf_adds(out, "no contact is due for review\n");
}
