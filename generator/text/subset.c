/*
 * subset.c - fonts cut down with harfbuzz-subset.
 *
 * Hinting goes: it is a third of a font's size, and neither printers nor the screens of today need it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/subset.h"
#include "base/arena.h"
#include "base/buf.h"
#include "text/cff.h"
#include "text/font.h"

#include <hb-subset.h>

/* Append the file of a face that was made; false if it is none. */
static bool add_file(hb_face_t *face, struct buf *out)
{
	hb_blob_t *blob = hb_face_reference_blob(face);
	unsigned len;
	const char *data = hb_blob_get_data(blob, &len);

	if (len > 0)
		buf_add(out, data, len);
	hb_blob_destroy(blob);
	return len > 0;
}

static bool subset(const struct font *f, const hb_subset_input_t *input, struct buf *out)
{
	hb_face_t *face = hb_subset_or_fail(hb_font_get_face(font_hb(f)), input);
	bool ok = face != NULL && add_file(face, out);

	hb_face_destroy(face);
	return ok;
}

/* Glyphs without layout tables and names: a PDF calls them by number and brings their places along. */
static hb_subset_input_t *ask_for_glyphs(const unsigned *glyph, size_t n, unsigned flags)
{
	static const hb_tag_t unused[] = {
		HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
		HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('V', 'O', 'R', 'G'),
		HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
	};
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *drop, *keep;

	if (input == NULL)
		return NULL;
	hb_subset_input_set_flags(input, flags | HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof(unused) / sizeof(unused[0]); i++)
		hb_set_add(drop, unused[i]);
	keep = hb_subset_input_glyph_set(input);
	for (size_t i = 0; i < n; i++)
		hb_set_add(keep, glyph[i]);
	return input;
}

bool subset_glyphs(const struct font *f, const unsigned *glyph, size_t n, struct buf *out)
{
	hb_subset_input_t *input = ask_for_glyphs(glyph, n, HB_SUBSET_FLAGS_RETAIN_GIDS);
	bool ok = input != NULL && subset(f, input, out);

	hb_subset_input_destroy(input);
	return ok;
}

/* Where the table is in the file of a face, and which CID each of the n glyphs asked for has. */
static bool describe_cff(struct arena *a, hb_face_t *face, size_t n, struct subset_cff *cff)
{
	hb_blob_t *file = hb_face_reference_blob(face);
	hb_face_t *written = hb_face_create(file, 0);
	hb_blob_t *table = hb_face_reference_table(written, HB_TAG('C', 'F', 'F', ' '));
	unsigned len, n_glyphs = hb_face_get_glyph_count(written);
	const char *data = hb_blob_get_data(table, &len);
	unsigned *cid = ARENA_ARRAY(a, unsigned, n_glyphs);
	bool ok = len > 0 && cff_cids(data, len, cid, n_glyphs, &cff->cid_keyed);

	if (ok) {
		cff->at = (size_t)(data - hb_blob_get_data(file, NULL));        /* a table is a part of its file */
		cff->len = len;
	}
	for (size_t i = 0; ok && i < n; i++) {
		ok = cff->glyph[i] < n_glyphs;
		if (ok)
			cff->cid[i] = cid[cff->glyph[i]];
	}
	hb_blob_destroy(table);
	hb_face_destroy(written);
	hb_blob_destroy(file);
	return ok;
}

bool subset_cff(struct arena *a, const struct font *f, const unsigned *glyph, size_t n, struct buf *out, struct subset_cff *cff)
{
	hb_subset_input_t *input = ask_for_glyphs(glyph, n, 0);
	hb_subset_plan_t *plan = NULL;
	hb_face_t *face = NULL;
	const hb_map_t *numbers;
	bool ok = false;

	*cff = (struct subset_cff){ .glyph = ARENA_ARRAY(a, unsigned, n), .cid = ARENA_ARRAY(a, unsigned, n) };
	if (input != NULL)
		plan = hb_subset_plan_create_or_fail(hb_font_get_face(font_hb(f)), input);
	if (plan != NULL)
		face = hb_subset_plan_execute_or_fail(plan);
	if (face == NULL)
		goto out;
	numbers = hb_subset_plan_old_to_new_glyph_mapping(plan);
	for (size_t i = 0; i < n; i++)
		cff->glyph[i] = hb_map_get(numbers, glyph[i]);
	ok = describe_cff(a, face, n, cff) && add_file(face, out);
out:
	hb_face_destroy(face);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	return ok;
}

bool subset_characters(const struct font *f, const unsigned *cp, size_t n, struct buf *out)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *keep;
	bool ok;

	if (input == NULL)
		return false;
	/* HarfBuzz's own list of features is what browsers turn on by themselves; all scripts of the font are kept. */
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	keep = hb_subset_input_unicode_set(input);
	for (size_t i = 0; i < n; i++)
		hb_set_add(keep, cp[i]);
	ok = subset(f, input, out);
	hb_subset_input_destroy(input);
	return ok;
}
