/*
 * test_png.c - display lists made by hand, painted as PNG, and looked at dot by dot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "paged/dlist.h"
#include "paint/paint.h"
#include "text/font.h"

#include <gd.h>
#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"
#include "drawn.h"

#define DPI 300
#define DOT 240                 /* [mp] at 300 dpi */
#define WHITE 0xffffff
#define INK 0x10233d

/* A page in the making, and the picture of it. */
struct work {
	struct arena *arena;
	struct diag *diag;
	struct dlist list;
	struct page page;
	struct buf png;
	gdImagePtr image;
};

static int setup(void **state)
{
	struct arena *a = arena_new();
	struct work *w = ARENA_NEW(a, struct work);

	w->arena = a;
	w->diag = diag_new();
	w->page = (struct page){ .name = "front", .w = 200 * DOT, .h = 100 * DOT };
	w->list = (struct dlist){ .title = "Prøve", .lang = "nb", .first = &w->page };
	buf_init(&w->png);
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	struct work *w = *state;

	if (w->image != NULL)
		gdImageDestroy(w->image);
	buf_release(&w->png);
	diag_free(w->diag);
	arena_free(w->arena);
	return 0;
}

static struct item *add_item(struct work *w, enum item_kind kind)
{
	struct item *it = dlist_add_item(w->arena, &w->page, kind, NULL);

	it->colour = (struct colour){ .rgb = { INK >> 16, INK >> 8 & 0xff, INK & 0xff } };
	return it;
}

static struct item *add_rects(struct work *w, const int (*xywh)[4], size_t n)
{
	struct item *it = add_item(w, ITEM_RECTS);

	it->as.rects.xywh = xywh;
	it->as.rects.n = n;
	return it;
}

static void add_path(struct work *w, const struct path_step *step, size_t n, int stroke)
{
	struct item *it = add_item(w, ITEM_PATH);

	it->as.path.step = step;
	it->as.path.n = n;
	it->as.path.stroke = stroke;
}

static void paint_at(struct work *w, int dpi)
{
	assert_true(paint_png(&w->list, dpi, &w->png, w->diag));
	w->image = gdImageCreateFromPngPtr((int)w->png.len, w->png.data);
	assert_non_null(w->image);
}

static int dot(const struct work *w, int x, int y)
{
	int c = gdImageGetTrueColorPixel(w->image, x, y);

	return c & 0xffffff;
}

/* Dots that are not white in a part of the picture. */
static int count_painted(const struct work *w, int left, int top, int right, int bottom)
{
	int n = 0;

	for (int y = top; y < bottom; y++)
		for (int x = left; x < right; x++)
			n += dot(w, x, y) != WHITE;
	return n;
}

static void test_size_and_resolution(void **state)
{
	struct work *w = *state;

	w->page.w = 841890;             /* A3 */
	w->page.h = 1190551;
	paint_at(w, 72);
	assert_int_equal(gdImageSX(w->image), 842);
	assert_int_equal(gdImageSY(w->image), 1191);
	assert_int_equal(gdImageResolutionX(w->image), 72);
	assert_int_equal(gdImageResolutionY(w->image), 72);
	assert_int_equal(count_painted(w, 0, 0, 842, 1191), 0);
}

static void test_rects_fill_whole_dots(void **state)
{
	static const int rect[][4] = { { 10 * DOT, 20 * DOT, 30 * DOT, 5 * DOT }, { 100 * DOT + 119, 50 * DOT - 120, 10 * DOT, 10 * DOT + 1 } };
	struct work *w = *state;

	add_rects(w, rect, 2);
	paint_at(w, DPI);
	assert_int_equal(dot(w, 10, 20), INK);
	assert_int_equal(dot(w, 39, 24), INK);
	assert_int_equal(count_painted(w, 10, 20, 40, 25), 30 * 5);
	assert_int_equal(count_painted(w, 100, 50, 110, 60), 10 * 10);
	assert_int_equal(count_painted(w, 0, 0, 200, 100), 30 * 5 + 10 * 10);
}

/* Every module of a code is equally large, wherever its corner falls. */
static void test_modules_are_equal(void **state)
{
	enum { MODULE = 3, N = 21, OFF = 77 };
	int module[N][4];
	struct work *w = *state;

	for (int i = 0; i < N; i++)
		memcpy(module[i], (const int[]){ OFF + 2 * i * MODULE * DOT, OFF, MODULE * DOT, MODULE * DOT }, sizeof(module[i]));
	add_rects(w, (const int (*)[4])module, N);
	paint_at(w, DPI);
	for (int i = 0; i < N; i++) {
		assert_int_equal(count_painted(w, 2 * i * MODULE, 0, (2 * i + 1) * MODULE, MODULE), MODULE * MODULE);
		assert_int_equal(count_painted(w, (2 * i + 1) * MODULE, 0, (2 * i + 2) * MODULE, MODULE), 0);
	}
}

static void test_thin_and_outside(void **state)
{
	static const int rect[][4] = {
		{ 10 * DOT, 10 * DOT, 20 * DOT, 1 }, { -50 * DOT, 30 * DOT, 60 * DOT, DOT }, { 0, -5000, 200 * DOT, 10 },
		{ 190 * DOT, 90 * DOT, 1000 * DOT, 1000 * DOT }, { 50 * DOT, 50 * DOT, 0, 10 * DOT },
	};
	struct work *w = *state;

	add_rects(w, rect, 5);
	paint_at(w, DPI);
	assert_int_equal(count_painted(w, 10, 10, 30, 11), 20);
	assert_int_equal(count_painted(w, 0, 30, 10, 31), 10);
	assert_int_equal(count_painted(w, 190, 90, 200, 100), 100);
	assert_int_equal(count_painted(w, 0, 0, 200, 100), 20 + 10 + 100);
}

static void test_glyph(void **state)
{
	static const char *const dir[] = { "/usr/share/fonts/truetype/noto" }, *const latin[] = { "Latn" };
	static const struct font_spec spec = { .scripts = latin, .n_scripts = 1, .regular = "NotoSans-Bold.ttf" };
	struct work *w = *state;
	struct fonts *fonts = fonts_open(&spec, 1, dir, 1, w->diag);
	struct dglyph glyph = { .x = 50 * DOT, .y = 90 * DOT, .cluster = 0 };
	struct item *it = add_item(w, ITEM_GLYPHS);
	int mixed = 0;

	assert_non_null(fonts);
	assert_true(hb_font_get_nominal_glyph(font_hb(fonts_at(fonts, 0)), 'I', &glyph.id));       /* 389 units wide, 714 high */
	it->as.glyphs.font = fonts_at(fonts, 0);
	it->as.glyphs.size = 100 * DOT;
	it->as.glyphs.text = "I";
	it->as.glyphs.len = 1;
	it->as.glyphs.glyph = &glyph;
	it->as.glyphs.n = 1;
	paint_at(w, DPI);
	fonts_close(fonts);

	for (int y = 19; y < 90; y++)
		assert_int_equal(dot(w, 50 + 19, y), INK);
	assert_int_equal(count_painted(w, 0, 90, 200, 100), 0);         /* under the baseline */
	assert_int_equal(count_painted(w, 0, 0, 200, 18), 0);           /* over its height */
	assert_int_equal(count_painted(w, 0, 0, 50, 100), 0);
	assert_int_equal(count_painted(w, 90, 0, 200, 100), 0);
	for (int x = 50; x < 90; x++)
		mixed += dot(w, x, 50) != WHITE && dot(w, x, 50) != INK;
	assert_true(mixed <= 2);        /* the two edges of a stem */
}

static void test_filled_circle(void **state)
{
	/* about (50, 50), radius 40 */
	static const struct path_step circle[] = {
		{ PATH_MOVE, { 90 * DOT, 50 * DOT } },
		{ PATH_CURVE, { 90 * DOT, 17296, 17296, 90 * DOT, 50 * DOT, 90 * DOT } },
		{ PATH_CURVE, { 6704, 90 * DOT, 10 * DOT, 17296, 10 * DOT, 50 * DOT } },
		{ PATH_CURVE, { 10 * DOT, 6704, 6704, 10 * DOT, 50 * DOT, 10 * DOT } },
		{ PATH_CURVE, { 17296, 10 * DOT, 90 * DOT, 6704, 90 * DOT, 50 * DOT } },
		{ PATH_CLOSE, { 0 } },
	};
	struct work *w = *state;

	add_path(w, circle, 6, 0);
	paint_at(w, DPI);
	assert_int_equal(dot(w, 50, 50), INK);
	assert_int_equal(dot(w, 11, 50), INK);
	assert_int_equal(dot(w, 9, 50), WHITE);
	assert_int_equal(dot(w, 15, 15), WHITE);
	assert_int_equal(count_painted(w, 100, 0, 200, 100), 0);
}

static void test_stroke_is_round(void **state)
{
	static const struct path_step line[] = { { PATH_MOVE, { 50 * DOT, 50 * DOT } }, { PATH_LINE, { 150 * DOT, 50 * DOT } } };
	struct work *w = *state;

	add_path(w, line, 2, 20 * DOT);
	paint_at(w, DPI);
	assert_int_equal(dot(w, 100, 40), INK);
	assert_int_equal(dot(w, 100, 59), INK);
	assert_int_equal(dot(w, 100, 39), WHITE);
	assert_int_equal(dot(w, 41, 50), INK);          /* the cap ... */
	assert_int_equal(dot(w, 41, 41), WHITE);        /* ... has no corners */
	assert_int_equal(count_painted(w, 0, 0, 40, 100) + count_painted(w, 160, 0, 200, 100), 0);
}

/* A closed contour has a hole, also beside an open one. */
static void test_closed_stroke(void **state)
{
	static const struct path_step step[] = {
		{ PATH_MOVE, { 20 * DOT, 20 * DOT } }, { PATH_LINE, { 80 * DOT, 20 * DOT } }, { PATH_LINE, { 80 * DOT, 80 * DOT } },
		{ PATH_LINE, { 20 * DOT, 80 * DOT } }, { PATH_CLOSE, { 0 } },
		{ PATH_MOVE, { 120 * DOT, 20 * DOT } }, { PATH_LINE, { 180 * DOT, 20 * DOT } }, { PATH_LINE, { 180 * DOT, 80 * DOT } },
	};
	struct work *w = *state;

	add_path(w, step, 8, 4 * DOT);
	paint_at(w, DPI);
	assert_int_equal(dot(w, 20, 50), INK);          /* the side that closes it */
	assert_int_equal(dot(w, 50, 50), WHITE);
	assert_int_equal(dot(w, 180, 50), INK);
	assert_int_equal(dot(w, 150, 50), WHITE);       /* not closed, not filled */
}

/* More mixtures than the palette holds come out in the nearest colour; solid colours are never lost to them. */
static void test_many_colours(void **state)
{
	static const struct path_step line[] = { { PATH_MOVE, { 10 * DOT, 10 * DOT } }, { PATH_LINE, { 190 * DOT, 90 * DOT } } };
	static const int corner[][4] = { { 190 * DOT, 0, 10 * DOT, 10 * DOT } };
	struct work *w = *state;

	for (int i = 0; i < 100; i++) {
		add_path(w, line, 2, DOT * (100 - i));
		w->page.last->colour.rgb[0] = (uint8_t)(2 * i);
	}
	add_rects(w, corner, 1)->colour = (struct colour){ .rgb = { 255, 184, 28 } };
	paint_at(w, DPI);
	assert_int_equal(dot(w, 195, 5), 0xffb81c);
}

static void test_same_bytes(void **state)
{
	static const struct path_step line[] = { { PATH_MOVE, { 50 * DOT, 30 * DOT } }, { PATH_CURVE, { 0, 0, 9999, 9999, 150 * DOT, 50 * DOT } } };
	struct work *w = *state;
	struct buf again;

	add_path(w, line, 2, 20 * DOT);
	paint_at(w, DPI);
	buf_init(&again);
	assert_true(paint_png(&w->list, DPI, &again, w->diag));
	assert_int_equal(again.len, w->png.len);
	assert_memory_equal(again.data, w->png.data, again.len);
	buf_release(&again);
}

/* Rename a table in a font's list of them; returns where its data begin. */
static unsigned char *rename_table(unsigned char *font, const char *from, const char *to)
{
	unsigned char *entry = memmem(font, 1000, from, 4);

	assert_non_null(entry);
	memcpy(entry, to, 4);
	return font + ((size_t)entry[8] << 24 | entry[9] << 16 | entry[10] << 8 | entry[11]);
}

/* Noto Sans with tables of bitmaps (none in them) for those of outlines, like an emoji font. */
static void write_font_without_outlines(char *path)
{
	static const unsigned char sizes[56] = { 0, 3, 0, 0, 0, 0, 0, 1, [52] = 16, 16, 32, 1 };     /* one: 16 by 16 dots of 32 bits */
	static unsigned char data[2000000];
	FILE *f = fopen("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "rb");
	int fd = mkstemp(path);
	size_t len;

	assert_non_null(f);
	len = fread(data, 1, sizeof(data), f);
	fclose(f);
	memcpy(rename_table(data, "glyf", "CBLC"), sizes, sizeof(sizes));
	memcpy(rename_table(data, "loca", "CBDT"), sizes, 4);
	assert_int_equal(write(fd, data, len), len);
	close(fd);
}

static void test_no_outlines(void **state)
{
	static const char *const latin[] = { "Latn" };
	char path[] = "/tmp/lykt-png-XXXXXX";
	const struct font_spec spec = { .scripts = latin, .n_scripts = 1, .regular = path };
	const struct dglyph glyph = { .id = 43, .x = 50 * DOT, .y = 90 * DOT };
	struct work *w = *state;
	struct item *it = add_item(w, ITEM_GLYPHS);
	struct fonts *fonts;

	write_font_without_outlines(path);
	fonts = fonts_open(&spec, 1, NULL, 0, w->diag);
	assert_non_null(fonts);
	it->as.glyphs.font = fonts_at(fonts, 0);
	it->as.glyphs.size = 100 * DOT;
	it->as.glyphs.lang = "nb";
	it->as.glyphs.text = "H";
	it->as.glyphs.len = 1;
	it->as.glyphs.glyph = &glyph;
	it->as.glyphs.n = 1;
	assert_false(paint_png(&w->list, DPI, &w->png, w->diag));
	assert_int_equal(diag_errors(w->diag), 1);
	w->list.root = dlist_add_tag(w->arena, NULL, TAG_DOCUMENT);
	assert_false(paint_pdf(&w->list, NULL, "lykt 0", &w->png, w->diag));
	assert_int_equal(diag_errors(w->diag), 2);
	assert_int_equal(w->png.len, 0);
	fonts_close(fonts);
	unlink(path);
}

/* On a page with an image all else looks as it does without. */
static void test_image(void **state)
{
	static const int bar[][4] = { { 0, 0, 60 * DOT, 10 * DOT } };
	struct work *w = *state;
	struct item *it;

	add_rects(w, bar, 1);
	it = add_item(w, ITEM_IMAGE);
	it->as.image.image = draw_image(w->arena, IMAGE_PNG, 127);
	it->as.image.x = it->as.image.y = 0;
	it->as.image.w = 40 * DOT;
	it->as.image.h = 20 * DOT;
	add_path(w, (const struct path_step[]){ { PATH_MOVE, { 100 * DOT, 50 * DOT } }, { PATH_LINE, { 150 * DOT, 50 * DOT } } }, 2, 10 * DOT);
	paint_at(w, DPI);
	assert_int_equal(dot(w, 10, 5), 0xff0000);
	assert_int_equal(dot(w, 10, 15), 0xff0000);
	assert_int_equal(dot(w, 30, 5), INK);           /* shows through */
	assert_int_equal(dot(w, 30, 15), WHITE);
	assert_int_equal(dot(w, 50, 5), INK);
	assert_int_equal(dot(w, 120, 50), INK);
	assert_int_equal(dot(w, 180, 50), WHITE);
}

static void test_bad_image(void **state)
{
	struct work *w = *state;
	struct image image = *draw_image(w->arena, IMAGE_JPEG, 0);

	image.len = 20;
	add_item(w, ITEM_IMAGE)->as.image.image = &image;
	assert_false(paint_png(&w->list, DPI, &w->png, w->diag));
	assert_int_equal(diag_errors(w->diag), 1);
}

static void test_too_large(void **state)
{
	struct work *w = *state;

	w->page.w = w->page.h = 2000000000;
	assert_false(paint_png(&w->list, 1200, &w->png, w->diag));
	assert_int_equal(diag_errors(w->diag), 1);
	assert_int_equal(w->png.len, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_size_and_resolution), TEST(test_rects_fill_whole_dots), TEST(test_modules_are_equal), TEST(test_thin_and_outside),
		TEST(test_glyph), TEST(test_filled_circle), TEST(test_stroke_is_round), TEST(test_closed_stroke), TEST(test_many_colours),
		TEST(test_same_bytes), TEST(test_no_outlines), TEST(test_image), TEST(test_bad_image), TEST(test_too_large),
	};

	return cmocka_run_group_tests_name("png", tests, NULL, NULL);
}
