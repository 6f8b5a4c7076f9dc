/*
 * cache.h - what was built from what, so that an unchanged project builds nothing.
 *
 * out/.lykt/state remembers each input file's stamp and hash, and each product's key (hash of everything it was made
 * from, lykt's version included) with the stamps of its files. A file is read again only when its stamp differs. A product
 * whose key is the same and whose files are there untouched is up to date. A state that is missing, damaged or of another version only
 * means that everything is built.
 */
#ifndef BUILD_CACHE_H
#define BUILD_CACHE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct cache;
struct diag;
struct job;

struct cache *cache_open(struct arena *a, const char *path);

/*
 * True when nothing at all changed since a build of the same request: every input file of that build has its stamp, no file was
 * added to or removed from the folders it read, and all outputs are there. Asked before anything is loaded.
 */
bool cache_nothing_changed(struct cache *c, const char *request);

/* Is the product made, from just these inputs? */
bool cache_is_fresh(struct cache *c, const struct job *job);

/* The job's outputs were written: files[0 .. n). */
void cache_built(struct cache *c, const struct job *job, const char *const *files, size_t n);

bool cache_save(struct cache *c, const char *request, struct diag *d);

#endif
