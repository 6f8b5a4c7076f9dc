/*
 * catalog.c - the catalogue of a language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/catalog.h"
#include "base/arena.h"
#include "base/input.h"
#include "base/map.h"
#include "load/pofile.h"

#include <string.h>

/* Entries of one context; there are several only while texts are moved about. */
struct node {
	struct entry entry;
	struct node *next;
};

struct catalog {
	struct arena *arena;
	const char *header;             /* "Name: value\n" lines */
	struct map *by_context;         /* to struct node */
};

static bool add_entry(struct catalog *c, const struct pofile_entry *e, struct diag *d)
{
	struct node *n = ARENA_NEW(c->arena, struct node), *first;

	n->entry = (struct entry){
		.context = e->context, .source = e->source, .translation = e->translation, .fuzzy = e->fuzzy, .pos = e->pos,
	};
	first = map_add(c->by_context, n->entry.context, n);
	if (first == NULL)
		return true;
	for (const struct node *twin = first; twin != NULL; twin = twin->next)
		if (strcmp(twin->entry.source, e->source) == 0) {
			diag_error(d, e->pos, "'%s' is translated twice", e->context);
			diag_note(d, twin->entry.pos, "the first time is here");
			return false;
		}
	n->next = first->next;
	first->next = n;
	return true;
}

/* The header must say UTF-8: other programs believe it. */
static bool check_charset(const struct catalog *c, struct pos at, struct diag *d)
{
	const char *type = catalog_header(c, "Content-Type"), *charset = type != NULL ? strstr(type, "charset=") : NULL;

	if (charset != NULL && strcasecmp(charset + strlen("charset="), "UTF-8") == 0)
		return true;
	if (charset == NULL)
		diag_error(d, at, "the header does not name the charset");
	else
		diag_error(d, at, "the charset is '%s', not UTF-8", charset + strlen("charset="));
	diag_note(d, (struct pos){ 0 }, "the header must have the line \"Content-Type: text/plain; charset=UTF-8\\n\"");
	return false;
}

struct catalog *catalog_open(struct arena *a, const char *file, struct diag *d)
{
	struct catalog *c = ARENA_NEW(a, struct catalog);
	struct pos header = { file, 1, 1 };
	struct pofile_entry *first;
	struct input in;
	bool ok = true;

	if (!input_read(a, file, &in, d) || !pofile_read(a, &in, &first, d))
		return NULL;
	c->arena = a;
	c->header = "";
	c->by_context = map_new(a);
	for (const struct pofile_entry *e = first; e != NULL; e = e->next)
		if (e->context == NULL && *e->source == '\0' && !e->obsolete) {
			c->header = e->translation;
			header = e->pos;
		} else if (e->context != NULL && !e->obsolete && !e->plural && !add_entry(c, e, d)) {
			ok = false;
		}
	ok = check_charset(c, header, d) && ok;
	return ok ? c : NULL;
}

const char *catalog_header(const struct catalog *c, const char *field)
{
	return pofile_field(c->arena, c->header, field);
}

struct entry *catalog_find(struct catalog *c, const char *context, const char *source)
{
	struct node *n = map_find(c->by_context, context);

	while (n != NULL && strcmp(n->entry.source, source) != 0)
		n = n->next;
	if (n == NULL)
		return NULL;
	n->entry.used++;
	return &n->entry;
}
