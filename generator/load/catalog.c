/*
 * catalog.c - reading the catalogue of a language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/catalog.h"
#include "base/arena.h"
#include "base/map.h"
#include "load/input.h"
#include "load/pofile.h"

#include <gettext-po.h>
#include <stdlib.h>
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

/* Behind the string literal that begins at s. */
static const char *skip_literal(const char *s)
{
	for (s++; *s != '\0' && *s != '"' && *s != '\n'; s++)
		if (*s == '\\' && s[1] != '\0')
			s++;
	return *s == '"' ? s + 1 : s;
}

/*
 * The places of the msgstr of all messages, obsolete ones too, in the order of the file: libgettextpo keeps that order, but
 * does not tell the places. The n-th in the arena; n must be right, as the library found it so.
 */
static struct pos *find_places(struct arena *a, const struct input *in, size_t n)
{
	struct pos *place = ARENA_ARRAY(a, struct pos, n + 1), at = { in->file, 1, 0 };
	const char *line = in->text, *s = in->text;
	size_t found = 0;

	while (*s != '\0' && found < n) {
		if (*s == '\n') {
			at.line++;
			line = ++s;
		} else if (*s == '#' && (s[1] != '~' || s[2] == '|')) {
			s += strcspn(s, "\n");
		} else if (*s == '#') {
			s += 2;
		} else if (*s == '"') {
			s = skip_literal(s);
		} else if (strncmp(s, "msgstr", 6) == 0) {
			at.col = (int)(s - line) + 1;
			s += 6;
			if (*s != '[' || s[1] == '0')
				place[found++] = at;
		} else {
			s++;
		}
	}
	for (; found < n; found++)
		place[found] = (struct pos){ in->file, 0, 0 };
	return place;
}

static size_t count_messages(po_file_t po)
{
	po_message_iterator_t i = po_message_iterator(po, NULL);
	size_t n = 0;

	while (po_next_message(i) != NULL)
		n++;
	po_message_iterator_free(i);
	return n;
}

static void add_entry(struct catalog *c, po_message_t m, struct pos at)
{
	struct node *n = ARENA_NEW(c->arena, struct node), *first;

	n->entry = (struct entry){
		.context = arena_strdup(c->arena, po_message_msgctxt(m)),
		.source = arena_strdup(c->arena, po_message_msgid(m)),
		.translation = arena_strdup(c->arena, po_message_msgstr(m)),
		.fuzzy = po_message_is_fuzzy(m) != 0,
		.pos = at,
	};
	first = map_add(c->by_context, n->entry.context, n);
	if (first != NULL) {
		n->next = first->next;
		first->next = n;
	}
}

static void read_messages(struct catalog *c, po_file_t po, const struct input *in)
{
	struct pos *place = find_places(c->arena, in, count_messages(po));
	po_message_iterator_t i = po_message_iterator(po, NULL);
	po_message_t m;

	for (size_t n = 0; (m = po_next_message(i)) != NULL; n++)
		if (!po_message_is_obsolete(m) && po_message_msgctxt(m) != NULL && po_message_msgid_plural(m) == NULL)
			add_entry(c, m, place[n]);
	po_message_iterator_free(i);
}

/* The header must say UTF-8: other programs believe it. */
static bool check_charset(const struct catalog *c, const char *file, struct diag *d)
{
	const char *type = catalog_header(c, "Content-Type"), *charset = type != NULL ? strstr(type, "charset=") : NULL;

	if (charset != NULL && strcasecmp(charset + strlen("charset="), "UTF-8") == 0)
		return true;
	if (charset == NULL)
		diag_error(d, (struct pos){ file, 1, 1 }, "the header does not name the charset");
	else
		diag_error(d, (struct pos){ file, 1, 1 }, "the charset is '%s', not UTF-8", charset + strlen("charset="));
	diag_note(d, (struct pos){ 0 }, "the header must have the line \"Content-Type: text/plain; charset=UTF-8\\n\"");
	return false;
}

struct catalog *catalog_open(struct arena *a, const char *file, struct diag *d)
{
	struct catalog *c = ARENA_NEW(a, struct catalog);
	struct input in;
	po_file_t po;
	const char *header;

	if (!input_read(a, file, &in, d))
		return NULL;
	po = pofile_open(&in, d);
	if (po == NULL)
		return NULL;
	c->arena = a;
	c->by_context = map_new(a);
	header = po_file_domain_header(po, NULL);
	c->header = arena_strdup(a, header != NULL ? header : "");
	free((char *)header);
	read_messages(c, po, &in);
	pofile_close(po);
	return check_charset(c, file, d) ? c : NULL;
}

const char *catalog_header(const struct catalog *c, const char *field)
{
	char *value = po_header_field(c->header, field);
	const char *copy = value != NULL ? arena_strdup(c->arena, value) : NULL;

	free(value);
	return copy;
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
