/*
 * catalog.h - gettext PO files (libgettextpo): the translations of one language, the template of all texts, and merging.
 *
 * An entry's context is its document and its place there ("consent#2"), so that equal words in two texts are two
 * entries, and nothing is ever guessed across documents.
 */
#ifndef LOAD_CATALOG_H
#define LOAD_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct model;

struct entry {
	const char *context, *source;   /* msgctxt, msgid */
	const char *translation;        /* msgstr; "" if none */
	bool fuzzy;
	struct pos pos;                 /* of its msgstr in the PO file */
	size_t used;                    /* written by catalog_find */
};

struct catalog;

/* Read a PO file; mistakes are reported with its line. NULL: it could not be used at all. */
struct catalog *catalog_open(struct arena *a, const char *file, struct diag *d);

const char *catalog_header(const struct catalog *c, const char *field);                  /* "X-Reviewed-By", or NULL */

/* The entry of exactly this context and source text, fuzzy ones too; or NULL. */
struct entry *catalog_find(struct catalog *c, const char *context, const char *source);

/* A text to translate, as the content has it, in the order of reading. */
struct message { const char *context, *source; const char *comment; struct pos pos; };

/*
 * All texts of the model, in a fixed order. The comments tell a translator what the text is ("title of a myth: the claim").
 */
void catalog_messages(struct arena *a, const struct model *m, const struct message **message, size_t *n);

/* Write the POT file. The same content gives the same bytes (no dates). */
bool catalog_extract(const struct model *m, const char *file, struct diag *d);

/*
 * Bring a PO file up to date: new texts are added empty; a text that changed in its place keeps its translation as fuzzy
 * with the previous source (#| msgid); one that moved within its document is found; one that went is kept as obsolete
 * (#~). Translators' comments, order of the template and the header stay. A missing file is made. Nothing is written if the
 * old file cannot be read.
 */
bool catalog_merge(const struct model *m, const char *file, const char *lang, struct diag *d);

#endif
