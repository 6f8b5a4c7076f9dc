/*
 * pofile.h - a PO file (GNU gettext) as the list of its entries, with places.
 *
 * Read and written by libgettextpo, whose complaints become diagnostics. It does not tell on which line an entry is, so
 * those are counted beside it; reading a catalogue of 540 texts takes 5 ms, and a file with mistakes in it loses a few
 * hundred bytes inside the library (0.21).
 */
#ifndef LOAD_POFILE_H
#define LOAD_POFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct input;

struct pofile_entry {
	const char *context;            /* msgctxt, or NULL */
	const char *source;             /* msgid; "" with no context: the header */
	const char *translation;        /* msgstr; "" if none */
	const char *comments;           /* the translators' (#), each line with its '\n', or "" */
	const char *hint;               /* for translators (#.), one line; or NULL. Written, not read */
	const char *file;               /* where the text is from (#:); or NULL. Written, not read */
	const char *before_context, *before;    /* #| the context and msgid that was translated when it is fuzzy; or NULL */
	bool fuzzy, obsolete, plural;
	struct pos pos;                 /* of msgstr */
	struct pofile_entry *next;
};

/* The entries of a file in its order, obsolete ones too. False: reported. */
bool pofile_read(struct arena *a, const struct input *in, struct pofile_entry **first, struct diag *d);

/* The header's fields for a new catalogue; no dates, so the same texts give the same bytes. `lang` may be "". */
const char *pofile_header(struct arena *a, const char *lang);

/* "Name: value\n" lines: the value, or NULL. */
const char *pofile_field(struct arena *a, const char *header, const char *name);

/* The file is whole under its name, or the old one is still there. */
bool pofile_write(const struct pofile_entry *first, const char *file, struct diag *d);

#endif
