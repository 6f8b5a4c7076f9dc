/*
 * set.c - reading the templates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/set.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "base/input.h"

#include <string.h>

static const struct template_limits default_limits = { .memory = 64 << 20, .steps = 50 * 1000 * 1000 };

/* Names of the files of one folder, put in front of what is already in names[0 .. *n). */
static bool add_names(struct arena *a, const char *dir, const char *folder, const char *suffix, const char ***names, size_t *n,
	struct diag *d)
{
	const char **found, **all;
	size_t n_found;

	if (!file_list(a, file_join(a, dir, folder), suffix, &found, &n_found, d))
		return false;
	all = ARENA_ARRAY(a, const char *, *n + n_found);
	for (size_t i = 0; i < n_found; i++)
		all[i] = file_join(a, folder, found[i]);
	for (size_t i = 0; i < *n; i++)
		all[n_found + i] = (*names)[i];
	*names = all;
	*n += n_found;
	return true;
}

static bool list_templates(struct arena *a, const char *dir, const char ***names, size_t *n, struct diag *d)
{
	const char **folder;
	size_t n_folders;

	*names = NULL;
	*n = 0;
	if (!add_names(a, dir, "", ".lua", names, n, d) || !file_list_dirs(a, dir, &folder, &n_folders, d))
		return false;
	for (size_t i = 0; i < n_folders; i++)
		if (!add_names(a, dir, folder[i], ".html", names, n, d))
			return false;
	array_sort_names(*names, *n);
	return true;
}

static bool read_template(struct arena *a, struct template_file *f, struct diag *d)
{
	struct input in;

	if (!input_read(a, f->path, &in, d))
		return false;
	f->text = in.text;
	f->len = in.len;
	return input_check(in.file, 1, in.text, in.len, d);
}

struct template_set *template_load(struct arena *a, const char *dir, const struct template_limits *limits, struct diag *d)
{
	struct template_set *t = ARENA_NEW(a, struct template_set);
	struct template_file *file;
	bool ok = true;

	t->limits = limits != NULL ? *limits : default_limits;
	if (!list_templates(a, dir, &t->name, &t->n_files, d))
		return NULL;
	t->file = file = ARENA_ARRAY(a, struct template_file, t->n_files);
	for (size_t i = 0; i < t->n_files; i++) {
		file[i].name = t->name[i];
		file[i].path = file_join(a, dir, t->name[i]);
		if (!read_template(a, &file[i], d))
			ok = false;
	}
	return ok ? t : NULL;
}

const char *const *template_names(const struct template_set *t, size_t *n)
{
	*n = t->n_files;
	return t->name;
}

const struct template_file *set_find(const struct template_set *t, const char *name)
{
	for (size_t i = 0; i < t->n_files; i++)
		if (strcmp(t->name[i], name) == 0)
			return &t->file[i];
	return NULL;
}

const struct template_file *set_find_beside(const struct template_set *t, const struct template_file *file, const char *name)
{
	const char *slash = strrchr(file->name, '/');
	size_t folder = slash != NULL ? (size_t)(slash + 1 - file->name) : 0;

	for (size_t i = 0; i < t->n_files; i++)
		if (strncmp(t->name[i], file->name, folder) == 0 && strcmp(t->name[i] + folder, name) == 0)
			return &t->file[i];
	return NULL;
}
