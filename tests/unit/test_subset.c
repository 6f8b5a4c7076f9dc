/*
 * test_subset.c - fonts cut down: what was asked for is in, the rest is out, and twice is the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/subset.h"
#include "base/buf.h"
#include "base/diag.h"
#include "text/font.h"

#include <string.h>

#include <hb.h>

#include "unit.h"

static struct fonts *fonts;

static int open_all(void **state)
{
	static const char *const dir[] = { "/usr/share/fonts/truetype/noto" }, *const scripts[] = { "Latn" };
	const struct font_spec spec[] = {
		{ .scripts = scripts, .n_scripts = 1, .regular = "NotoSans-Regular.ttf" },
		{ .scripts = scripts, .n_scripts = 0, .regular = "NotoSansArabic-Regular.ttf" },
	};
	struct diag *d = diag_new();

	(void)state;
	fonts = fonts_open(spec, 2, dir, 1, d);
	diag_free(d);
	return fonts != NULL ? 0 : -1;
}

static int close_all(void **state)
{
	(void)state;
	fonts_close(fonts);
	return 0;
}

static hb_font_t *open_subset(const struct buf *b)
{
	hb_blob_t *blob = hb_blob_create(b->data, (unsigned)b->len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);

	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return font;
}

static size_t table_size(hb_font_t *f, const char *tag)
{
	hb_blob_t *blob = hb_face_reference_table(hb_font_get_face(f), hb_tag_from_string(tag, 4));
	size_t size = hb_blob_get_length(blob);

	hb_blob_destroy(blob);
	return size;
}

static void test_glyphs(void **state)
{
	const struct font *full = fonts_at(fonts, 0);
	const unsigned glyph[] = { 400, 171, 68 };      /* 171 is e and an accent */
	hb_font_t *cut;
	struct buf b, again;
	hb_glyph_extents_t of_cut, of_full;

	(void)state;
	buf_init(&b);
	buf_init(&again);
	assert_true(subset_glyphs(full, glyph, 3, &b));
	assert_true(subset_glyphs(full, glyph, 3, &again));
	assert_int_equal(b.len, again.len);
	assert_memory_equal(b.data, again.data, b.len);
	assert_true(b.len < 20000);

	cut = open_subset(&b);
	assert_int_equal(hb_face_get_glyph_count(hb_font_get_face(cut)), 401);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(hb_font_get_glyph_h_advance(cut, glyph[i]), font_advance(full, glyph[i]));
		assert_true(hb_font_get_glyph_extents(cut, glyph[i], &of_cut));
		assert_true(hb_font_get_glyph_extents(font_hb(full), glyph[i], &of_full));
		assert_memory_equal(&of_cut, &of_full, sizeof(of_cut));
	}
	assert_true(hb_font_get_glyph_extents(cut, 69, &of_cut));
	assert_int_equal(of_cut.width, 0);
	assert_int_equal(table_size(cut, "GSUB") + table_size(cut, "GPOS") + table_size(cut, "GDEF") + table_size(cut, "name"), 0);
	assert_true(table_size(cut, "glyf") > 0);
	hb_font_destroy(cut);
	buf_release(&again);
	buf_release(&b);
}

static void shape(hb_font_t *f, const char *text, hb_buffer_t *out)
{
	hb_buffer_clear_contents(out);
	hb_buffer_add_utf8(out, text, -1, 0, -1);
	hb_buffer_guess_segment_properties(out);
	hb_shape(f, out, NULL, 0);
}

/* Arabic shaped with the cut font is as wide, glyph by glyph, as with the whole one: forms, ligatures and marks are in. */
static void test_characters(void **state)
{
	static const unsigned cp[] = { 0x645, 0x633, 0x644, 0x627, 0x64e, 0x628, 'x', 0x4e00 };
	const struct font *full = fonts_at(fonts, 1);
	hb_buffer_t *expected = hb_buffer_create(), *got = hb_buffer_create();
	const hb_glyph_position_t *want, *have;
	unsigned n, n_got;
	hb_codepoint_t glyph;
	hb_font_t *cut;
	struct buf b;

	(void)state;
	buf_init(&b);
	assert_true(subset_characters(full, cp, sizeof(cp) / sizeof(cp[0]), &b));
	cut = open_subset(&b);
	assert_true(hb_font_get_nominal_glyph(cut, 0x645, &glyph));
	assert_false(hb_font_get_nominal_glyph(cut, 0x646, &glyph));
	assert_true(table_size(cut, "GSUB") > 0 && table_size(cut, "GPOS") > 0 && table_size(cut, "GDEF") > 0);

	shape(font_hb(full), "بَسلام", expected);
	shape(cut, "بَسلام", got);
	want = hb_buffer_get_glyph_positions(expected, &n);
	have = hb_buffer_get_glyph_positions(got, &n_got);
	assert_int_equal(n, n_got);
	for (unsigned i = 0; i < n; i++) {
		assert_int_equal(want[i].x_advance, have[i].x_advance);
		assert_int_equal(want[i].x_offset, have[i].x_offset);
		assert_int_equal(want[i].y_offset, have[i].y_offset);
	}
	hb_font_destroy(cut);
	hb_buffer_destroy(got);
	hb_buffer_destroy(expected);
	buf_release(&b);
}

/* Nothing asked for is a font too: .notdef alone; and what was in the buf stays. */
static void test_nothing(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_adds(&b, "before");
	assert_true(subset_glyphs(fonts_at(fonts, 0), NULL, 0, &b));
	assert_true(subset_characters(fonts_at(fonts, 0), NULL, 0, &b));
	assert_memory_equal(b.data, "before", 6);
	assert_true(b.len > 6);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_glyphs), cmocka_unit_test(test_characters), cmocka_unit_test(test_nothing),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
