/*
 * localise.h - the texts of the model in all its languages.
 */
#ifndef LOAD_LOCALISE_H
#define LOAD_LOCALISE_H

#include <stdbool.h>

struct arena;
struct catalog;
struct diag;
struct language;
struct model;

/*
 * Fill text[] and words[] of a model that has everything in its source language. catalog[i] is that of language i; NULL
 * for the source language, and where it could not be read, which was reported. `languages` are those of the model, whose
 * counts are filled in.
 *
 * A text is taken as a whole or not at all. If something of it is not translated, what the editions that use it
 * say is done: an error (only if it must be whole), no text, or the text in the source language. What readers cannot do without (contacts, words on
 * buttons, words of an edition) is never left out. Links and {placeholders} are the same in source and translation.
 */
void localise_model(struct arena *a, struct model *m, struct language *languages, struct catalog *const *catalog, bool must_be_whole,
	struct diag *d);

#endif
