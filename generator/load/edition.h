/*
 * edition.h - content/editions/ID.yaml to an edition of the model.
 */
#ifndef LOAD_EDITION_H
#define LOAD_EDITION_H

#include "load/load.h"

struct arena;
struct diag;
struct edition;
struct model;

/*
 * The edition in `file`, which names texts, contacts, languages and themes of the model; what it names wrongly is
 * reported and left out. Its words are in the source language. NULL: reported. With LOAD_TEXTS, a language without
 * a catalogue is no mistake.
 */
struct edition *edition_read(struct arena *a, const struct model *m, const char *file, enum load_extent extent, struct diag *d);

#endif
