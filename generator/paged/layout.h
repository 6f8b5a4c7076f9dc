/*
 * layout.h - a sheet to a display list: texts wrapped, fitted to their frames, placed.
 *
 * One factor a side, within the theme's shrink and grow [%], is applied to size, leading and space of every style that is not fixed: the
 * largest at which every frame of the side holds its text. No text goes under the theme's smallest size.
 */
#ifndef PAGED_LAYOUT_H
#define PAGED_LAYOUT_H

#include <stdbool.h>

struct arena;
struct diag;
struct dlist;
struct fonts;
struct hyphenator;
struct model;
struct sheet;
struct theme;

struct layout_env {
	const struct theme *theme;
	const struct fonts *fonts;
	const struct hyphenator *hyphenator;    /* NULL: none */
	const struct model *model;              /* for the numbers of contacts that texts refer to */
};

/*
 * NULL: reported. What does not fit at the smallest factor is an error at the frame's place in the template: which panel, which language, how
 * many lines too many. A word wider than its frame, or a frame without room, likewise.
 */
struct dlist *layout_sheet(struct arena *a, const struct sheet *s, const struct layout_env *env, struct diag *d);

#endif
