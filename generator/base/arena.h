/*
 * arena.h - memory that is freed all at once.
 *
 * An arena lives as long as a run (the model) or a job (one product); nobody frees a single object in it.
 * A function that allocates takes the arena as its first argument; without an arena in the signature, what a
 * function returns is borrowed. An arena belongs to one thread at a time.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void          arena_free(struct arena *a);                  /* NULL is fine */

void *arena_alloc(struct arena *a, size_t size);            /* zeroed, aligned for any type, never NULL */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t len);
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
size_t arena_size(const struct arena *a);                   /* bytes taken from the heap, for tests */

#define ARENA_NEW(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_array((a), (n), sizeof(type)))
void *arena_array(struct arena *a, size_t n, size_t size);  /* n * size is checked; n may be 0 */

#endif
