/*
 * subset.c - fonts cut down with harfbuzz-subset.
 *
 * Hinting goes: it is a third of a font's size, and neither printers nor the screens of today need it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/subset.h"
#include "base/buf.h"
#include "text/font.h"

#include <hb-subset.h>

static bool subset(const struct font *f, hb_subset_input_t *input, struct buf *out)
{
	hb_face_t *face = hb_subset_or_fail(hb_font_get_face(font_hb(f)), input);
	hb_blob_t *blob;
	const char *data;
	unsigned len;

	if (face == NULL)
		return false;
	blob = hb_face_reference_blob(face);
	data = hb_blob_get_data(blob, &len);
	if (len > 0)
		buf_add(out, data, len);
	hb_blob_destroy(blob);
	hb_face_destroy(face);
	return len > 0;
}

bool subset_glyphs(const struct font *f, const unsigned *glyph, size_t n, struct buf *out)
{
	static const hb_tag_t unused[] = {      /* a PDF names glyphs by number and brings their places along */
		HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
		HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('S', 'T', 'A', 'T'),
	};
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *drop, *keep;
	bool ok;

	if (input == NULL)
		return false;
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING
		| HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof(unused) / sizeof(unused[0]); i++)
		hb_set_add(drop, unused[i]);
	keep = hb_subset_input_glyph_set(input);
	for (size_t i = 0; i < n; i++)
		hb_set_add(keep, glyph[i]);
	ok = subset(f, input, out);
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
