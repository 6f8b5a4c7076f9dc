/*
 * cff.h - which CID shows which glyph of a CFF table (Adobe Technical Note 5176).
 */
#ifndef TEXT_CFF_H
#define TEXT_CFF_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Set cid[0 .. n), for the n glyphs of the font. In a CID-keyed font the charset tells; in one keyed by name a PDF takes
 * the glyph's own number (ISO 32000-1, 9.7.4.2). False: damaged; not reported.
 */
bool cff_cids(const void *table, size_t len, unsigned *cid, size_t n, bool *cid_keyed);

#endif
