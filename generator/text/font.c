/*
 * font.c - the fonts of a theme: files mapped into memory, HarfBuzz's handles on them, and which font has a character.
 *
 * The order of faces is fixed: for each family of the theme its regular face, then its bold one if it has one. All are
 * opened at once, before there are workers: a file is mapped and its table of characters looked at, which takes 0.1 ms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/font.h"
#include "base/arena.h"
#include "base/file.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <hb-ot.h>
#include <hb.h>

struct font {
	hb_blob_t *blob;                /* owned, as are face and hb */
	hb_face_t *face;
	hb_font_t *hb;
	const char *file, *name;
	unsigned index;                 /* of the face in its file */
	bool bold;
	int units;                      /* an em */
	int size, leading;              /* [%] */
};

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

/* "NotoSansCJK-Regular.ttc/Noto Sans CJK SC": the length of the file's name, and the face's or NULL. */
static size_t split_face(const char *name, const char **face)
{
	static const char *const endings[] = { ".ttc/", ".otc/" };

	*face = NULL;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		const char *ending = strstr(name, endings[i]);

		if (ending != NULL) {
			*face = ending + strlen(endings[i]);
			return (size_t)(*face - name) - 1;
		}
	}
	return strlen(name);
}

const char *fonts_find_file(struct arena *a, const char *name, const char *const *dir, size_t n_dirs)
{
	const char *face;

	name = arena_strndup(a, name, split_face(name, &face));
	if (*name == '/')
		return file_exists(name) ? name : NULL;
	for (size_t i = 0; i < n_dirs; i++) {
		const char *path = file_join(a, dir[i], name);

		if (file_exists(path))
			return path;
	}
	return NULL;
}

static bool is_called(hb_face_t *face, hb_ot_name_id_t id, const char *name)
{
	char is[128];
	unsigned len = sizeof(is);

	return hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &len, is) > 0 && strcmp(is, name) == 0;
}

/* The face of a collection by its family's name, its full name or its PostScript name. */
static hb_face_t *find_face(hb_blob_t *blob, const char *name, unsigned *index)
{
	const unsigned n = hb_face_count(blob);

	for (*index = 0; *index < n; (*index)++) {
		hb_face_t *face = hb_face_create(blob, *index);

		if (is_called(face, HB_OT_NAME_ID_FONT_FAMILY, name) || is_called(face, HB_OT_NAME_ID_FULL_NAME, name) ||
		    is_called(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, name))
			return face;
		hb_face_destroy(face);
	}
	return NULL;
}

/* What the faces of a collection are called, for a message. */
static const char *list_faces(struct arena *a, hb_blob_t *blob)
{
	const unsigned n = hb_face_count(blob);
	const char *list = "";

	for (unsigned i = 0; i < n; i++) {
		hb_face_t *face = hb_face_create(blob, i);
		char name[128];
		unsigned len = sizeof(name);

		if (hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY, HB_LANGUAGE_INVALID, &len, name) > 0)
			list = arena_printf(a, "%s%s'%s'", list, *list != '\0' ? ", " : "", name);
		hb_face_destroy(face);
	}
	return list;
}

/* The PostScript name, which PDF wants without spaces; a font without one is called after its file. */
static const char *read_name(struct arena *a, hb_face_t *face, const char *path)
{
	char name[128];
	unsigned len = sizeof(name);
	const char *base = strrchr(path, '/');
	const char *dot;

	if (hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &len, name) > 0)
		return arena_strndup(a, name, len);
	base = base != NULL ? base + 1 : path;
	dot = strrchr(base, '.');
	return arena_strndup(a, base, dot != NULL ? (size_t)(dot - base) : strlen(base));
}

/* HarfBuzz opens anything; a font without glyphs, or without a table from characters to glyphs, is none. */
static bool is_usable(hb_face_t *face)
{
	hb_set_t *chars;
	bool usable;

	if (hb_face_get_glyph_count(face) == 0)
		return false;
	chars = hb_set_create();
	hb_face_collect_unicodes(face, chars);
	usable = !hb_set_is_empty(chars);
	hb_set_destroy(chars);
	return usable;
}

static bool report_face(struct fonts *f, const struct font_spec *spec, const struct font *font, const char *face, struct diag *d)
{
	if (face == NULL)
		diag_error(d, spec->pos, "font '%s' is a collection: write which face is meant behind its name", font->file);
	else
		diag_error(d, spec->pos, "font '%s' has no face '%s'", font->file, face);
	diag_note(d, spec->pos, "it has %s", list_faces(f->arena, font->blob));
	return false;
}

/* A collection that several families take a face from is mapped once. */
static hb_blob_t *map_file(const struct fonts *f, const char *path)
{
	hb_blob_t *blob;

	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->font[i].file, path) == 0)
			return hb_blob_reference(f->font[i].blob);
	blob = hb_blob_create_from_file_or_fail(path);
	if (blob != NULL)
		hb_blob_make_immutable(blob);
	return blob;
}

static bool open_face(struct fonts *f, const struct font_spec *spec, bool bold, const char *file, struct diag *d)
{
	struct font *font = &f->font[f->n];
	const char *face;
	unsigned n_faces;

	split_face(bold ? spec->bold : spec->regular, &face);
	font->file = file;
	font->blob = map_file(f, font->file);
	if (font->blob == NULL)
		return diag_error(d, spec->pos, "cannot read font '%s'", font->file);
	f->n++;                         /* from here on fonts_close releases it */
	n_faces = hb_face_count(font->blob);
	if (n_faces == 0 || (n_faces == 1 && face == NULL))
		font->face = hb_face_create(font->blob, 0);
	else if (face != NULL)
		font->face = find_face(font->blob, face, &font->index);
	if (font->face == NULL)
		return report_face(f, spec, font, face, d);
	hb_face_make_immutable(font->face);
	font->hb = hb_font_create(font->face);
	hb_font_make_immutable(font->hb);
	if (!is_usable(font->face)) {
		diag_error(d, spec->pos, "font '%s' is damaged", font->file);
		if (spec->package != NULL)
			diag_note(d, spec->pos, "install the package %s again", spec->package);
		return false;
	}
	font->name = read_name(f->arena, font->face, font->file);
	font->bold = bold;
	font->units = (int)hb_face_get_upem(font->face);
	font->size = spec->size > 0 ? spec->size : 100;
	font->leading = spec->leading > 0 ? spec->leading : 100;
	return true;
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

	ok = open_face(f, spec, false, regular, d);
	if (spec->bold != NULL && !open_face(f, spec, true, bold, d))
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
	for (size_t i = 0; i < f->n; i++) {
		hb_font_destroy(f->font[i].hb);
		hb_face_destroy(f->font[i].face);
		hb_blob_destroy(f->font[i].blob);
	}
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

const char *font_name(const struct font *f)
{
	return f->name;
}

const char *font_file(const struct font *f)
{
	return f->file;
}

unsigned font_index(const struct font *f)
{
	return f->index;
}

bool font_is_bold(const struct font *f)
{
	return f->bold;
}

const void *font_data(const struct font *f, size_t *len)
{
	unsigned n;
	const char *data = hb_blob_get_data(f->blob, &n);

	*len = n;
	return data;
}

int font_units(const struct font *f)
{
	return f->units;
}

int font_size_percent(const struct font *f)
{
	return f->size;
}

int font_leading_percent(const struct font *f)
{
	return f->leading;
}

bool font_has(const struct font *f, unsigned cp)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(f->hb, cp, &glyph) != 0;
}

unsigned font_glyph(const struct font *f, unsigned cp)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(f->hb, cp, &glyph) ? glyph : 0;
}

/* Big-endian numbers of a table at a byte offset; what a short table lacks is 0. */
static int table_int16(const unsigned char *table, unsigned len, unsigned at)
{
	return at + 2 <= len ? (int16_t)(table[at] << 8 | table[at + 1]) : 0;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

static int metric(const struct font *f, hb_ot_metrics_tag_t tag)
{
	hb_position_t value;

	hb_ot_metrics_get_position_with_fallback(f->hb, tag, &value);
	return value;
}

struct font_metrics font_metrics(const struct font *f)
{
	struct font_metrics m = { 0 };
	hb_blob_t *head = hb_face_reference_table(f->face, HB_TAG('h', 'e', 'a', 'd'));
	hb_blob_t *post = hb_face_reference_table(f->face, HB_TAG('p', 'o', 's', 't'));
	hb_blob_t *os2 = hb_face_reference_table(f->face, HB_TAG('O', 'S', '/', '2'));
	const unsigned char *table;
	unsigned len;

	m.ascent = metric(f, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
	m.descent = metric(f, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
	m.cap_height = metric(f, HB_OT_METRICS_TAG_CAP_HEIGHT);

	table = (const unsigned char *)hb_blob_get_data(head, &len);
	for (unsigned i = 0; i < 4; i++)
		m.box[i] = table_int16(table, len, 36 + 2 * i);         /* xMin yMin xMax yMax */
	table = (const unsigned char *)hb_blob_get_data(post, &len);
	m.italic_angle = table_int16(table, len, 4);                    /* whole degrees of a 16.16 number */
	m.fixed_pitch = table_int16(table, len, 12) != 0 || table_int16(table, len, 14) != 0;
	table = (const unsigned char *)hb_blob_get_data(os2, &len);
	m.weight = table_int16(table, len, 4);
	if (m.weight <= 0)
		m.weight = f->bold ? 700 : 400;
	m.cff = has_table(f->face, HB_TAG('C', 'F', 'F', ' ')) || has_table(f->face, HB_TAG('C', 'F', 'F', '2'));
	m.glyf = has_table(f->face, HB_TAG('g', 'l', 'y', 'f'));

	hb_blob_destroy(os2);
	hb_blob_destroy(post);
	hb_blob_destroy(head);
	return m;
}

int font_advance(const struct font *f, unsigned glyph)
{
	return hb_font_get_glyph_h_advance(f->hb, glyph);
}

/* units * size / em, rounded down. */
static int floored(int units, int size, int em)
{
	const long long scaled = (long long)units * size;

	return (int)(scaled < 0 ? -((-scaled + em - 1) / em) : scaled / em);
}

bool font_ink(const struct font *f, unsigned glyph, int size, int box[4])
{
	const int em = font_units(f);
	hb_glyph_extents_t ink;

	if (!hb_font_get_glyph_extents(f->hb, glyph, &ink) || ink.width == 0 || ink.height == 0)
		return false;
	box[0] = floored(ink.x_bearing, size, em);
	box[1] = floored(ink.y_bearing + ink.height, size, em);
	box[2] = -floored(-ink.x_bearing - ink.width, size, em);
	box[3] = -floored(-ink.y_bearing, size, em);
	return true;
}

struct hb_font_t *font_hb(const struct font *f)
{
	return f->hb;
}
