/*
 * pofile.h - PO files by libgettextpo, with its complaints as diagnostics.
 *
 * The library keeps its state in static variables: one thread at a time.
 */
#ifndef LOAD_POFILE_H
#define LOAD_POFILE_H

#include <stdbool.h>

struct diag;
struct input;
struct message;
struct po_file;         /* libgettextpo's */
struct po_message;

/* The messages of a file whose bytes are `in`. NULL: reported. */
struct po_file *pofile_open(const struct input *in, struct diag *d);

/* Whole under its name, or the old one is still there. */
bool pofile_write(struct po_file *po, const char *file, struct diag *d);

/* An entry without translation, to be inserted in a file. */
struct po_message *pofile_message(const struct message *m);

/* The header of a catalogue; `lang` may be "". */
struct po_message *pofile_header(const char *lang);

void pofile_close(struct po_file *po);                      /* NULL is fine */

#endif
