/*
 * paint.h - a display list to bytes, one function a format. A painter never measures, breaks or decides.
 */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include <stdbool.h>

struct arena;
struct buf;
struct diag;
struct dlist;
struct profile;

/* Layout as text, a line an item, for tests. The same on every machine. */
void paint_trace(const struct dlist *l, struct buf *out);

/*
 * The ICC profile that says what RGB means in a PDF: read once a process, never changes, in the arena. NULL: reported, with the
 * package that brings it.
 */
const struct profile *paint_profile_read(struct arena *a, const char *path, const char *package, struct diag *d);

/*
 * A PDF that is accessible (PDF/UA-1) and fit for archives (PDF/A-2a), on libharu's object layer: glyphs by id in subset fonts, exact
 * ToUnicode, marked content, structure tree, languages, links, bookmarks. Its colours are those of `srgb`. `producer` is
 * "lykt VERSION". No dates; the identifier follows from the content. False: reported.
 */
bool paint_pdf(const struct dlist *l, const struct profile *srgb, const char *producer, struct buf *out, struct diag *d);

/* The first page as a PNG (libgd, FreeType) of dpi dots an inch, rounded to whole dots, with its resolution written into it. */
bool paint_png(const struct dlist *l, int dpi, struct buf *out, struct diag *d);

/* "libharu 2.4.3 libgd 2.3.3 FreeType 2.12.1": another version may write other bytes. In the arena. */
const char *paint_versions(struct arena *a);

#endif
