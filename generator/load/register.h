/*
 * register.h - a page of kind `contact` to an entry of the register.
 */
#ifndef LOAD_REGISTER_H
#define LOAD_REGISTER_H

#include <stddef.h>

struct arena;
struct contact;
struct diag;
struct page;

/* As guidance_read; never NULL. */
struct contact *register_read(struct arena *a, const struct page *page, const char *lang, size_t languages, struct diag *d);

#endif
