/*
 * page.h - a Markdown file with front matter, before anyone asked what it is about.
 */
#ifndef LOAD_PAGE_H
#define LOAD_PAGE_H

#include <stdbool.h>

#include "base/diag.h"

struct arena;
struct block;
struct front;

struct page {
	const char *id;                 /* file name without .md */
	struct pos pos;                 /* of the front matter */
	const struct front *front;
	const struct block *body;       /* first block, or NULL */
};

/* `file` ends in .md. False: reported, and the page cannot be used. */
bool page_read(struct arena *a, const char *file, struct page *page, struct diag *d);

#endif
