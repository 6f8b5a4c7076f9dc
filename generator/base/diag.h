/*
 * diag.h - what is wrong with the input, where, and what to do about it.
 *
 * A mistake is recorded once, by whoever finds it, and the work goes on, so that one run reports all of them. `false`
 * from a function that took a diag means "already reported": callers clean up and pass it on in silence.
 * Messages: lower case, no full stop, what is wrong first, the culprit in 'quotes'. A very long one loses its middle.
 *
 * A diag belongs to one thread; workers fill their own, and diag_append joins them.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A place in a file the author wrote. */
struct pos {
	const char *file;   /* as the author would name it; borrowed, the diag keeps a copy. NULL: no file */
	int line, col;      /* from 1; col counts bytes; 0 is unknown and not printed */
};

struct diag;

struct diag *diag_new(void);
void         diag_free(struct diag *d);

/* The author's mistake. Always returns false, so a finder can write: return diag_error(...); */
bool diag_error(struct diag *d, struct pos at, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Worth saying, but the build goes on. */
void diag_warning(struct diag *d, struct pos at, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* More about the last error or warning: what to do. Stays behind it when printed; without a file it has its place. */
void diag_note(struct diag *d, struct pos at, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* The system refused (open, write, rename): "PATH: WHAT: strerror(errno)". Returns false. Counts as a system failure. */
bool diag_system(struct diag *d, const char *path, const char *what);

size_t diag_errors(const struct diag *d);                   /* errors, system failures included */
bool   diag_has_system(const struct diag *d);               /* exit code 2 rather than 1 */

/* Everything in `from`, in its order, behind what `to` has. All is copied. */
void diag_append(struct diag *to, const struct diag *from);

/* Print by file, line and column (notes behind what they belong to); the same message at the same place once. */
void diag_print(const struct diag *d, FILE *f);

/*
 * The candidate nearest to `word`, for "did you mean": at most a third of its letters may differ. NULL if none is near.
 */
const char *diag_nearest(const char *word, const char *const *candidate, size_t n);

/* A note "did you mean 'x'?" on the last error, if a candidate is near. True if so. */
bool diag_suggest(struct diag *d, const char *word, const char *const *candidate, size_t n);

#endif
