/*
 * cache.h - what was built from what, so that an unchanged project builds nothing.
 *
 * out/.lykt/state remembers each input file's stamp and hash, and each product's key (hash of everything it was made
 * from, versions of lykt and its libraries and the program file's stamp included) with the stamps of its files. A file is
 * read again only when its stamp differs. A product whose key is the same and whose files are there untouched is up to
 * date. A state that is missing, damaged or of another version only means that everything is built.
 */
#ifndef BUILD_CACHE_H
#define BUILD_CACHE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct cache;
struct diag;
struct job;

#define CACHE_STATE "out/.lykt/state"

/* Never NULL. Open it before anything is read: a file that changes later is taken for changed. */
struct cache *cache_open(struct arena *a, const char *path);

/*
 * True when nothing at all changed since a build of the same request: every input file of that build has its stamp, no file was
 * added to or removed from the folders it read, and all outputs are there. Asked before anything is loaded. *products
 * is how many that request has.
 */
bool cache_nothing_changed(struct cache *c, const char *request, size_t *products);

/* The build depends on this file, whatever products are made of it; and on what files there are in its folder. */
void cache_add_input(struct cache *c, const char *path);

/* Is the product made, from just these inputs? */
bool cache_is_fresh(struct cache *c, const struct job *job);

/* The job's outputs were written: files[0 .. n). */
void cache_built(struct cache *c, const struct job *job, const char *const *files, size_t n);

/*
 * Given all jobs the project has: forget the products of no job, and remove the files that lykt once made and that belong
 * to no product any more.
 */
void cache_sweep(struct cache *c, const struct job *jobs, size_t n, struct diag *d);

/* Write the state after a build of `request`, which has so many products. */
bool cache_save(struct cache *c, const char *request, size_t products, struct diag *d);

#endif
