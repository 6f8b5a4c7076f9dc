/*
 * guidance.h - a page to a document of the model.
 */
#ifndef LOAD_GUIDANCE_H
#define LOAD_GUIDANCE_H

#include <stddef.h>

struct arena;
struct diag;
struct document;
struct page;

/*
 * The document of a page, its text in the source language `lang`; text[] has room for `languages`. Mistakes are
 * reported. NULL: not even its kind is known.
 */
struct document *guidance_read(struct arena *a, const struct page *page, const char *lang, size_t languages, struct diag *d);

#endif
