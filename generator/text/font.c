/*
 * font.c - one face: HarfBuzz's handles on a file mapped into memory, and what its tables say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/font.h"
#include "base/arena.h"
#include "text/font_own.h"
#include "text/sfnt.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb.h>

size_t font_split_name(const char *name, const char **face)
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

static bool report_damaged(const struct font_spec *spec, const char *file, struct diag *d)
{
	diag_error(d, spec->pos, "font '%s' is damaged", file);
	if (spec->package != NULL)
		diag_note(d, spec->pos, "install the package %s again", spec->package);
	return false;
}

enum whole { WHOLE_UNKNOWN, WHOLE_YES, WHOLE_NO };

/* Two workers may both find out; they find the same. */
bool font_check(const struct font *f, struct diag *d)
{
	int whole = atomic_load(f->whole);

	if (whole == WHOLE_UNKNOWN) {
		size_t len;
		const void *data = font_data(f, &len);

		whole = sfnt_is_whole(data, len, f->index) ? WHOLE_YES : WHOLE_NO;
		atomic_store(f->whole, whole);
	}
	return whole == WHOLE_YES || report_damaged(f->spec, f->file, d);
}

static bool report_face(struct arena *a, const struct font_spec *spec, const struct font *font, const char *face, struct diag *d)
{
	const char *faces = list_faces(a, font->blob);

	if (*faces == '\0')
		return report_damaged(spec, font->file, d);
	if (face == NULL)
		diag_error(d, spec->pos, "font '%s' is a collection: write which face is meant behind its name", font->file);
	else
		diag_error(d, spec->pos, "font '%s' has no face '%s'", font->file, face);
	diag_note(d, spec->pos, "it has %s", faces);
	return false;
}

bool font_open(struct arena *a, struct font *font, const struct font_spec *spec, bool bold, const char *file, hb_blob_t *blob,
	struct diag *d)
{
	const char *face;
	unsigned n_faces;

	font_split_name(bold ? spec->bold : spec->regular, &face);
	font->file = file;
	font->blob = blob;
	n_faces = hb_face_count(font->blob);
	if (n_faces == 0 || (n_faces == 1 && face == NULL))
		font->face = hb_face_create(font->blob, 0);
	else if (face != NULL)
		font->face = find_face(font->blob, face, &font->index);
	if (font->face == NULL)
		return report_face(a, spec, font, face, d);
	hb_face_make_immutable(font->face);
	font->hb = hb_font_create(font->face);
	hb_font_make_immutable(font->hb);
	if (!is_usable(font->face))
		return report_damaged(spec, font->file, d);
	font->name = read_name(a, font->face, font->file);
	font->bold = bold;
	font->units = (int)hb_face_get_upem(font->face);
	font->size = spec->size > 0 ? spec->size : 100;
	font->leading = spec->leading > 0 ? spec->leading : 100;
	font->spec = spec;
	font->whole = ARENA_NEW(a, atomic_int);
	return true;
}

void font_close(struct font *f)
{
	hb_font_destroy(f->hb);
	hb_face_destroy(f->face);
	hb_blob_destroy(f->blob);
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

	return cp != 0xFFFC && cp != 0xFFFD && hb_font_get_nominal_glyph(f->hb, cp, &glyph) != 0;
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
