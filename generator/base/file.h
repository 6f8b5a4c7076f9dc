/* file.h - reading whole files, writing them whole or not at all, and listing folders in a fixed order. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;
struct diag;

/* What tells that a file changed without reading it. */
struct file_stamp {
	uint64_t size;      /* bytes */
	int64_t  mtime;     /* nanoseconds since 1970 */
};

bool file_exists(const char *path);
bool file_is_regular(const char *path);         /* no folder, pipe or device */
bool file_is_dir(const char *path);
bool file_stat(const char *path, struct file_stamp *stamp); /* false: not there; not reported */

/* The whole file into b (appended). A failure is a diagnostic naming the path. */
bool file_read(const char *path, struct buf *b, struct diag *d);

/* The file is whole under its name, or the old one is still there: written beside as PATH.tmp~ and renamed. */
bool file_write(const char *path, const void *data, size_t len, struct diag *d);

/* mkdir -p. */
bool file_make_dirs(const char *path, struct diag *d);

/* Remove a file; one that is not there is no error. */
bool file_remove(const char *path, struct diag *d);

/*
 * Names (not paths) in the folder `dir` that end in `suffix`, sorted by byte; hidden files and temporary ones (~) are
 * passed over. A missing folder gives no names. *names is an array of n strings in the arena.
 */
bool file_list(struct arena *a, const char *dir, const char *suffix, const char ***names, size_t *n, struct diag *d);

/* The same for sub-folders. */
bool file_list_dirs(struct arena *a, const char *dir, const char ***names, size_t *n, struct diag *d);

/* "dir/name" in the arena; `dir` may be "" or "." for none. */
char *file_join(struct arena *a, const char *dir, const char *name);

#endif
