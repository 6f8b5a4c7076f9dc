/*
 * fonts.c - the fonts of a theme, and which of them sets a character.
 *
 * The order of faces is fixed: for each family of the theme its regular face, then its bold one if it has one. All are
 * opened at once, before there are workers: a file is mapped and its table of characters looked at, which takes 0.1 ms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/font.h"
#include "base/arena.h"
#include "base/file.h"
#include "text/font_own.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

struct family {
	struct font_spec spec;
	hb_script_t *script;            /* [spec.n_scripts] */
	const struct font *face[2];     /* regular and bold; the same twice if there is no bold; NULL: not installed */
};

struct fonts {
	struct arena *arena;
	struct family *family; size_t n_families;
	struct font *font; size_t n;
};

const char *fonts_find_file(struct arena *a, const char *name, const char *const *dir, size_t n_dirs)
{
	const char *face;

	name = arena_strndup(a, name, font_split_name(name, &face));
	if (*name == '/')
		return file_exists(name) ? name : NULL;
	for (size_t i = 0; i < n_dirs; i++) {
		const char *path = file_join(a, dir[i], name);

		if (file_exists(path))
			return path;
	}
	return NULL;
}

/* A collection that several families take a face from is mapped once. */
static hb_blob_t *map_file(const struct fonts *f, const char *path)
{
	hb_blob_t *blob;

	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->font[i].file, path) == 0)
			return hb_blob_reference(f->font[i].blob);
	blob = file_is_regular(path) ? hb_blob_create_from_file_or_fail(path) : NULL;
	if (blob != NULL)
		hb_blob_make_immutable(blob);
	return blob;
}

/* Open the next face of the theme. */
static bool open_face(struct fonts *f, const struct font_spec *spec, bool bold, const char *file, struct diag *d)
{
	hb_blob_t *blob = map_file(f, file);

	if (blob == NULL)
		return diag_error(d, spec->pos, "cannot read font '%s'", file);
	return font_open(f->arena, &f->font[f->n++], spec, bold, file, blob, d);
}

static bool open_family(struct fonts *f, const struct font_spec *spec, const char *const *dir, size_t n_dirs, struct diag *d)
{
	struct family *family = &f->family[f->n_families++];
	const char *regular = fonts_find_file(f->arena, spec->regular, dir, n_dirs);
	const char *bold = spec->bold != NULL ? fonts_find_file(f->arena, spec->bold, dir, n_dirs) : regular;
	size_t first = f->n;
	bool ok;

	family->spec = *spec;
	family->script = ARENA_ARRAY(f->arena, hb_script_t, spec->n_scripts);
	for (size_t i = 0; i < spec->n_scripts; i++)
		family->script[i] = hb_script_from_string(spec->scripts[i], -1);
	if (regular == NULL || bold == NULL)
		return true;

	ok = open_face(f, &family->spec, false, regular, d);
	if (spec->bold != NULL && !open_face(f, &family->spec, true, bold, d))
		ok = false;
	family->face[0] = &f->font[first];
	family->face[1] = spec->bold != NULL ? &f->font[first + 1] : &f->font[first];
	return ok;
}

/* Where none of a theme's families is installed, each is an error. */
static bool report_absent(const struct fonts *f, struct diag *d)
{
	for (size_t i = 0; i < f->n_families; i++) {
		const struct font_spec *spec = &f->family[i].spec;

		diag_error(d, spec->pos, "cannot find font '%s'", spec->regular);
		if (spec->package != NULL)
			diag_note(d, spec->pos, "install the package %s", spec->package);
	}
	return false;
}

struct fonts *fonts_open(const struct font_spec *spec, size_t n, const char *const *dir, size_t n_dirs, struct diag *d)
{
	struct arena *a = arena_new();
	struct fonts *f = ARENA_NEW(a, struct fonts);
	bool ok = true;

	f->arena = a;
	f->family = ARENA_ARRAY(a, struct family, n);
	f->font = ARENA_ARRAY(a, struct font, 2 * n);
	if (n == 0)
		ok = diag_error(d, (struct pos){ 0 }, "the theme names no fonts");
	for (size_t i = 0; i < n; i++)
		if (!open_family(f, &spec[i], dir, n_dirs, d))
			ok = false;
	if (ok && f->n == 0)
		ok = report_absent(f, d);
	if (!ok) {
		fonts_close(f);
		return NULL;
	}
	return f;
}

void fonts_close(struct fonts *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < f->n; i++)
		font_close(&f->font[i]);
	arena_free(f->arena);
}

/* The order of fonts_for. */
enum rank { NAMES_LANGUAGE, ANY_LANGUAGE, OTHER_SCRIPT, OTHER_LANGUAGE, RANKS };

/* "zh-Hans" names "zh-Hans" and "zh-Hans-CN", but not "zh-Hant" (RFC 4647, basic filtering). */
static bool is_in(const char *lang, const char *range)
{
	size_t len = strlen(range);

	return strncasecmp(lang, range, len) == 0 && (lang[len] == '\0' || lang[len] == '-');
}

static bool is_of_script(const struct family *family, hb_script_t script)
{
	for (size_t i = 0; i < family->spec.n_scripts; i++)
		if (family->script[i] == script)
			return true;
	return false;
}

static enum rank rank_of(const struct family *family, hb_script_t script, const char *lang)
{
	bool named = false;

	for (size_t i = 0; i < family->spec.n_languages; i++)
		if (is_in(lang, family->spec.languages[i]))
			named = true;
	if (family->spec.n_languages > 0 && !named)
		return OTHER_LANGUAGE;
	return !is_of_script(family, script) ? OTHER_SCRIPT : named ? NAMES_LANGUAGE : ANY_LANGUAGE;
}

const struct font *fonts_choose(const struct fonts *f, unsigned script, const char *lang, bool bold,
	bool (*can)(const struct font *, const void *what), const void *what)
{
	for (int weight = 0; weight < 2; weight++)
		for (int rank = 0; rank < RANKS; rank++)
			for (size_t i = 0; i < f->n_families; i++) {
				const struct family *family = &f->family[i];
				const struct font *face = family->face[weight == 0 ? bold : !bold];

				if ((int)rank_of(family, (hb_script_t)script, lang) != rank)
					continue;
				if (face == NULL && rank < OTHER_SCRIPT)
					return NULL;
				if (face != NULL && can(face, what))
					return face;
			}
	return NULL;
}

static bool has(const struct font *f, const void *cp)
{
	return font_has(f, *(const unsigned *)cp);
}

const struct font *fonts_for(const struct fonts *f, unsigned script, const char *lang, bool bold, unsigned cp)
{
	return fonts_choose(f, script, lang, bold, has, &cp);
}

const struct font_spec *fonts_absent(const struct fonts *f, unsigned script, const char *lang)
{
	for (int rank = 0; rank < RANKS; rank++)
		for (size_t i = 0; i < f->n_families; i++) {
			const struct family *family = &f->family[i];

			if (family->face[0] == NULL && is_of_script(family, (hb_script_t)script) &&
			    (int)rank_of(family, (hb_script_t)script, lang) == rank)
				return &family->spec;
		}
	return NULL;
}

size_t fonts_count(const struct fonts *f)
{
	return f->n;
}

const struct font *fonts_at(const struct fonts *f, size_t i)
{
	assert(i < f->n);
	return &f->font[i];
}
