/*
 * test_subset.c - fonts cut down: what was asked for is in, the rest is out, and twice is the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/subset.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "text/cff.h"
#include "text/font.h"

#include <string.h>

#include <hb.h>

#include "unit.h"

static struct fonts *fonts;

static int open_all(void **state)
{
	static const char *const dir[] = { "/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto" };
	static const char *const scripts[] = { "Latn" };
	const struct font_spec spec[] = {
		{ .scripts = scripts, .n_scripts = 1, .regular = "NotoSans-Regular.ttf" },
		{ .scripts = scripts, .n_scripts = 0, .regular = "NotoSansArabic-Regular.ttf" },
		{ .scripts = scripts, .n_scripts = 0, .regular = "NotoSansCJK-Regular.ttc/Noto Sans CJK SC" },
	};
	struct diag *d = diag_new();

	(void)state;
	fonts = fonts_open(spec, 3, dir, 2, d);
	diag_print(d, stderr);
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

static unsigned glyph_of(hb_font_t *f, unsigned cp)
{
	hb_codepoint_t glyph = 0;

	assert_true(hb_font_get_nominal_glyph(f, cp, &glyph));
	return glyph;
}

/* From 65535 glyphs to three, in the order of their old numbers; the CID of each stays what it was, which here is its old number. */
static void test_cff(void **state)
{
	const struct font *full = fonts_at(fonts, 2);
	const unsigned glyph[] = { glyph_of(font_hb(full), 0x6587), glyph_of(font_hb(full), 'A'), glyph_of(font_hb(full), 0x4e2d) };
	struct arena *a = arena_new();
	struct subset_cff cff, again;
	hb_glyph_extents_t of_cut, of_full;
	struct buf b, twice;
	hb_font_t *cut;

	(void)state;
	buf_init(&b);
	buf_init(&twice);
	assert_true(subset_cff(a, full, glyph, 3, &b, &cff));
	assert_true(subset_cff(a, full, glyph, 3, &twice, &again));
	assert_int_equal(b.len, twice.len);
	assert_memory_equal(b.data, twice.data, b.len);
	assert_true(b.len < 3000);
	assert_true(cff.cid_keyed);
	assert_int_equal(cff.glyph[0], 3);
	assert_int_equal(cff.glyph[1], 1);
	assert_int_equal(cff.glyph[2], 2);
	assert_memory_equal(cff.cid, glyph, sizeof(glyph));
	assert_memory_equal(b.data + cff.at, "\1\0\4", 3);      /* version 1.0, four bytes of header */

	cut = open_subset(&b);
	assert_int_equal(hb_face_get_glyph_count(hb_font_get_face(cut)), 4);
	assert_int_equal(table_size(cut, "CFF "), cff.len);
	assert_int_equal(table_size(cut, "GSUB") + table_size(cut, "GPOS") + table_size(cut, "name") + table_size(cut, "vmtx"), 0);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(hb_font_get_glyph_h_advance(cut, cff.glyph[i]), font_advance(full, glyph[i]));
		assert_true(hb_font_get_glyph_extents(cut, cff.glyph[i], &of_cut));
		assert_true(hb_font_get_glyph_extents(font_hb(full), glyph[i], &of_full));
		assert_memory_equal(&of_cut, &of_full, sizeof(of_cut));
	}
	assert_false(subset_cff(a, fonts_at(fonts, 0), glyph, 1, &b, &cff));     /* TrueType outlines */
	hb_font_destroy(cut);
	buf_release(&twice);
	buf_release(&b);
	arena_free(a);
}

/*
 * A table made by hand: name "F", a top dictionary, no strings beyond it, and at 31 a charset. Cut off anywhere it is
 * damaged; keyed by name (without ROS) the charset holds names and tells no CID.
 */
static void test_charset(void **state)
{
	static const unsigned char by_cid[] = {
		1, 0, 4, 1, 0, 1, 1, 1, 2, 'F',                 /* header, Name INDEX */
		0, 1, 1, 1, 14,                                 /* Top DICT INDEX, 13 bytes */
		30, 0x1a, 0x5f, 139, 139, 12, 30,               /* a real number, then ROS */
		28, 0, 31, 15, 139, 17,                         /* charset at 31 */
		0, 0, 0,
		2, 1, 44, 0, 1, 0, 9, 0, 0,                     /* format 2: 300 and one more, 9 */
	};
	unsigned char by_name[sizeof(by_cid)], singly[38], bytewise[sizeof(by_cid)];
	unsigned cid[5];
	bool cid_keyed;

	(void)state;
	assert_true(cff_cids(by_cid, sizeof(by_cid), cid, 4, &cid_keyed));
	assert_true(cid_keyed);
	assert_int_equal(cid[0], 0);
	assert_int_equal(cid[1], 300);
	assert_int_equal(cid[2], 301);
	assert_int_equal(cid[3], 9);
	assert_false(cff_cids(by_cid, sizeof(by_cid), cid, 5, &cid_keyed));     /* one glyph more than the charset has */
	for (size_t len = 0; len < sizeof(by_cid); len++)
		assert_false(cff_cids(by_cid, len, cid, 4, &cid_keyed));

	memcpy(singly, by_cid, 31);
	memcpy(singly + 31, "\0\1\54\0\11\0\7", 7);
	assert_true(cff_cids(singly, sizeof(singly), cid, 4, &cid_keyed));
	assert_int_equal(cid[1], 300);
	assert_int_equal(cid[3], 7);

	memcpy(bytewise, by_cid, sizeof(by_cid));
	memcpy(bytewise + 31, "\1\1\54\2\0\0\0\0\0", 9);
	assert_true(cff_cids(bytewise, sizeof(bytewise), cid, 4, &cid_keyed));
	assert_int_equal(cid[3], 302);

	memcpy(by_name, by_cid, sizeof(by_cid));
	by_name[21] = 2;                                /* Weight in place of ROS */
	assert_true(cff_cids(by_name, sizeof(by_name), cid, 4, &cid_keyed));
	assert_false(cid_keyed);
	assert_int_equal(cid[3], 3);
}

/* For the kiosk: one face of a collection becomes a font of its own. */
static void test_collection(void **state)
{
	static const unsigned cp[] = { 0x4e2d, 0x6587, 0x3002, 'A' };
	const struct font *full = fonts_at(fonts, 2);
	hb_font_t *cut;
	struct buf b;

	(void)state;
	buf_init(&b);
	assert_true(subset_characters(full, cp, sizeof(cp) / sizeof(cp[0]), &b));
	assert_true(b.len < 20000);
	cut = open_subset(&b);
	for (size_t i = 0; i < sizeof(cp) / sizeof(cp[0]); i++)
		assert_int_equal(hb_font_get_glyph_h_advance(cut, glyph_of(cut, cp[i])), font_advance(full, glyph_of(font_hb(full), cp[i])));
	assert_true(table_size(cut, "CFF ") > 0 && table_size(cut, "GSUB") > 0);
	hb_font_destroy(cut);
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
		cmocka_unit_test(test_cff), cmocka_unit_test(test_charset), cmocka_unit_test(test_collection),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
