/*
 * file.c - whole files in, whole files out, folders in a fixed order.
 *
 * Nothing is flushed to the disk (fsync): what lykt writes can be built again, and a thousand flushes take minutes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/file.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/xalloc.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool file_is_regular(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_stat(const char *path, struct file_stamp *stamp)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return false;
	stamp->size = (uint64_t)st.st_size;
	stamp->mtime = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
	return true;
}

bool file_read(const char *path, struct buf *b, struct diag *d)
{
	size_t len = b->len;
	struct stat st;
	char chunk[32 * 1024];
	bool ok = false;
	ssize_t n;
	int fd;

	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return diag_system(d, path, "cannot open");
	/* A pipe would wait for its writer, a device may never end. */
	if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode)) {
		errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
		diag_system(d, path, "cannot read");
		goto out;
	}
	while ((n = read(fd, chunk, sizeof(chunk))) != 0) {
		if (n > 0) {
			buf_add(b, chunk, (size_t)n);
		} else if (errno != EINTR) {
			diag_system(d, path, "cannot read");
			goto out;
		}
	}
	ok = true;
out:
	if (!ok && b->len > len) {
		b->len = len;
		b->data[len] = '\0';
	}
	close(fd);
	return ok;
}

static bool write_all(int fd, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, data, len);

		if (n < 0) {
			if (errno == EINTR)
				continue;
			return false;
		}
		data += n;
		len -= (size_t)n;
	}
	return true;
}

bool file_write(const char *path, const void *data, size_t len, struct diag *d)
{
	struct buf tmp;
	bool ok = false;
	int fd = -1;

	buf_init(&tmp);
	buf_printf(&tmp, "%s.tmp~", path);
	fd = open(tmp.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0) {
		diag_system(d, path, "cannot write");
		goto out;
	}
	ok = write_all(fd, data, len);
	if (!ok)
		diag_system(d, path, "cannot write");
	if (close(fd) != 0 && ok)       /* a full disk over the network speaks up here */
		ok = diag_system(d, path, "cannot write");
	if (ok && rename(tmp.data, path) != 0)
		ok = diag_system(d, path, "cannot replace");
	if (!ok)
		unlink(tmp.data);
out:
	buf_release(&tmp);
	return ok;
}

static bool make_dir(const char *path)
{
	if (mkdir(path, 0777) == 0)
		return true;
	if (errno != EEXIST)
		return false;
	if (file_is_dir(path))
		return true;
	errno = ENOTDIR;
	return false;
}

bool file_make_dirs(const char *path, struct diag *d)
{
	struct buf part;
	bool ok = true;

	if (*path == '\0' || file_is_dir(path))
		return true;
	buf_init(&part);
	for (const char *p = path; ok && *p != '\0'; p++) {
		if (*p == '/' && part.len > 0 && p[-1] != '/' && !make_dir(part.data))
			ok = diag_system(d, part.data, "cannot create folder");
		buf_addc(&part, *p);
	}
	if (ok && !make_dir(part.data))
		ok = diag_system(d, part.data, "cannot create folder");
	buf_release(&part);
	return ok;
}

bool file_remove(const char *path, struct diag *d)
{
	if (unlink(path) == 0 || errno == ENOENT)
		return true;
	return diag_system(d, path, "cannot remove");
}

static bool is_subdir(DIR *dir, const struct dirent *e)
{
	struct stat st;

	if (e->d_type != DT_UNKNOWN && e->d_type != DT_LNK)
		return e->d_type == DT_DIR;
	return fstatat(dirfd(dir), e->d_name, &st, 0) == 0 && S_ISDIR(st.st_mode);
}

static bool ends_in(const char *s, const char *suffix)
{
	size_t len = strlen(s), suffix_len = strlen(suffix);

	return len >= suffix_len && strcmp(s + len - suffix_len, suffix) == 0;
}

static bool list(struct arena *a, const char *path, const char *suffix, bool dirs, const char ***names, size_t *n,
	struct diag *d)
{
	const char **found = NULL;
	size_t cap = 0;
	struct dirent *e;
	bool ok = false;
	DIR *dir;

	*names = NULL;
	*n = 0;
	dir = opendir(*path != '\0' ? path : ".");
	if (dir == NULL)
		return errno == ENOENT ? true : diag_system(d, path, "cannot open folder");
	while (errno = 0, (e = readdir(dir)) != NULL) {
		if (e->d_name[0] == '.' || ends_in(e->d_name, "~") || !ends_in(e->d_name, suffix)
			|| is_subdir(dir, e) != dirs)
			continue;
		if (*n == cap) {
			cap = cap > 0 ? cap * 2 : 32;
			found = xrealloc(found, cap, sizeof(*found));
		}
		found[(*n)++] = arena_strdup(a, e->d_name);
	}
	if (errno != 0) {
		diag_system(d, path, "cannot read folder");
		*n = 0;
		goto out;
	}
	if (*n > 0) {
		*names = ARENA_ARRAY(a, const char *, *n);
		memcpy(*names, found, *n * sizeof(*found));
		array_sort_names(*names, *n);
	}
	ok = true;
out:
	free(found);
	closedir(dir);
	return ok;
}

bool file_list(struct arena *a, const char *dir, const char *suffix, const char ***names, size_t *n, struct diag *d)
{
	return list(a, dir, suffix, false, names, n, d);
}

bool file_list_dirs(struct arena *a, const char *dir, const char ***names, size_t *n, struct diag *d)
{
	return list(a, dir, "", true, names, n, d);
}

char *file_join(struct arena *a, const char *dir, const char *name)
{
	if (*dir == '\0' || strcmp(dir, ".") == 0)
		return arena_strdup(a, name);
	return arena_printf(a, "%s%s%s", dir, ends_in(dir, "/") ? "" : "/", name);
}
