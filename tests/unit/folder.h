/*
 * folder.h - for tests of what authors write: an arena, a diag, and an empty folder as the current one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef UNIT_FOLDER_H
#define UNIT_FOLDER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

struct folder {
	struct arena *arena;
	struct diag *diag;
	char path[32];
};

static inline int folder_setup(void **state)
{
	struct folder *f = calloc(1, sizeof(*f));

	*state = f;
	f->arena = arena_new();
	f->diag = diag_new();
	strcpy(f->path, "/tmp/lykt-unit-XXXXXX");
	return mkdtemp(f->path) != NULL && chdir(f->path) == 0 ? 0 : -1;
}

static inline int folder_teardown(void **state)
{
	struct folder *f = *state;
	char command[64];
	int rc;

	snprintf(command, sizeof(command), "rm -r %s", f->path);
	rc = chdir("/") != 0 || system(command) != 0;
	diag_free(f->diag);
	arena_free(f->arena);
	free(f);
	return rc;
}

/* Write a file, its folders too. */
static inline void folder_put(struct folder *f, const char *file, const char *text)
{
	const char *name = strrchr(file, '/');

	if (name != NULL)
		assert_true(file_make_dirs(arena_strndup(f->arena, file, (size_t)(name - file)), f->diag));
	assert_true(file_write(file, text, strlen(text), f->diag));
}

/* What was reported is just this; then forgotten. */
static inline void folder_said(struct folder *f, const char *expected)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	diag_print(f->diag, out);
	fclose(out);
	assert_string_equal(text, expected);
	free(text);
	diag_free(f->diag);
	f->diag = diag_new();
}

#endif
