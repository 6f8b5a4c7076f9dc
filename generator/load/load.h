/*
 * load.h - the author's folder to a model.
 *
 *   content/ (see docs/CONTENT.md), content/languages/LANG.po, themes/
 *
 * Every file is read even when an earlier one is wrong, so that one run reports all mistakes.
 */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct model;

/* How much to read, and what is a mistake. */
enum load_extent {
	LOAD_TEXTS,         /* the source language only, for extract and merge: they must work while catalogues are missing or wrong */
	LOAD_SURVEY,        /* catalogues too, but what is not translated is no mistake: for status */
	LOAD_ALL
};

/*
 * Read everything below the current directory. Positions name files relative to it. Always returns a model in the
 * arena, whole as far as the files allow: when errors were reported (diag_errors) it may only be checked further
 * (check_model), not built from.
 */
struct model *load_model(struct arena *a, enum load_extent extent, struct diag *d);

#endif
