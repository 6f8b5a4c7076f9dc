/*
 * test_gang.c - cards on a sheet of paper, and letters that reach over an edge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/diag.h"
#include "paged/fold.h"
#include "paged/layout_private.h"
#include "text/font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

static const struct theme theme = { .smallest = 9000 };
static const struct layout_env env = { .theme = &theme };
static struct fonts *fonts;

struct desk {
	struct arena *arena;
	struct diag *diag;
	struct sheet sheet;
	struct layout layout;
	struct page page;
	struct tag tag;
};

static int open_fonts(void **state)
{
	static const char *const dir[] = { "/usr/share/fonts/truetype/noto" }, *const scripts[] = { "Latn" };
	static const struct font_spec spec = {
		.scripts = scripts, .n_scripts = 1, .regular = "NotoSans-Regular.ttf", .bold = "NotoSans-Bold.ttf"
	};
	struct diag *d = diag_new();

	(void)state;
	fonts = fonts_open(&spec, 1, dir, 1, d);
	diag_print(d, stderr);
	diag_free(d);
	return fonts ? 0 : -1;
}

static int close_fonts(void **state)
{
	(void)state;
	fonts_close(fonts);
	return 0;
}

static int setup(void **state)
{
	const struct fold *card = fold_find("card-85x55");
	struct desk *desk = calloc(1, sizeof *desk);

	desk->arena = arena_new();
	desk->diag = diag_new();
	desk->sheet = (struct sheet){
		.lang = "nb", .pos = { "templates/card.lua", 3, 8 }, .w = card->w, .h = card->h, .gang = &card->gang
	};
	desk->layout = (struct layout){ .arena = desk->arena, .sheet = &desk->sheet, .env = &env, .diag = desk->diag };
	desk->page = (struct page){ .name = "front", .w = card->w, .h = card->h };
	desk->tag.role = TAG_P;
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	diag_free(desk->diag);
	arena_free(desk->arena);
	free(desk);
	return 0;
}

/* One letter with its origin at (x, y). */
static void add_letter(struct desk *desk, const char *letter, int x, int y)
{
	const struct font *font = fonts_at(fonts, 0);
	struct item *it = dlist_add_item(desk->arena, &desk->page, ITEM_GLYPHS, &desk->tag);
	struct dglyph *glyph = ARENA_NEW(desk->arena, struct dglyph);

	*glyph = (struct dglyph){ .id = font_glyph(font, (unsigned char)*letter), .x = x, .y = y };
	it->as.glyphs.font = font;
	it->as.glyphs.size = 10000;
	it->as.glyphs.lang = "nb";
	it->as.glyphs.text = letter;
	it->as.glyphs.len = 1;
	it->as.glyphs.x = x;
	it->as.glyphs.y = y;
	it->as.glyphs.glyph = glyph;
	it->as.glyphs.n = 1;
}

static void add_link(struct desk *desk)
{
	struct item *it = dlist_add_item(desk->arena, &desk->page, ITEM_LINK, &desk->tag);

	it->as.link.url = "tel:112";
	it->as.link.x = MM(10);
}

static size_t count(const struct page *page, enum item_kind kind, bool tagged)
{
	size_t n = 0;

	for (const struct item *it = page->first; it; it = it->next)
		n += it->kind == kind && (it->tag != NULL) == tagged;
	return n;
}

static void ten_cards_fill_the_middle_of_the_paper(void **state)
{
	struct desk *desk = *state;
	const struct page *p = &desk->page;

	gang_impose(&desk->layout, &desk->page);
	assert_int_equal(p->w, MM(210));
	assert_int_equal(p->h, MM(297));
	assert_int_equal(p->n_trims, 10);
	assert_int_equal(p->trim[1].x, p->trim[0].x + MM(85));
	assert_int_equal(p->trim[2].y, p->trim[0].y + MM(55));
	/* Turned over, the paper shows the same edges. */
	assert_in_range(p->trim[0].x - (p->w - p->trim[9].x - p->trim[9].w), 0, 1);
	assert_in_range(p->trim[0].y - (p->h - p->trim[9].y - p->trim[9].h) + 1, 0, 2);
}

static void only_one_copy_is_read(void **state)
{
	struct desk *desk = *state;
	const struct item *it;

	add_letter(desk, "A", MM(10), MM(20));
	add_link(desk);
	gang_impose(&desk->layout, &desk->page);
	assert_int_equal(count(&desk->page, ITEM_GLYPHS, true), 1);
	assert_int_equal(count(&desk->page, ITEM_GLYPHS, false), 9);
	assert_int_equal(count(&desk->page, ITEM_LINK, true), 1);
	assert_int_equal(count(&desk->page, ITEM_LINK, false), 0);
	it = desk->page.first;
	assert_int_equal(it->as.glyphs.x, desk->page.trim[0].x + MM(10));
	assert_int_equal(it->as.glyphs.glyph[0].y, desk->page.trim[0].y + MM(20));
}

/* 3 + 6 cuts, a mark at both ends of each. */
static void marks_stand_clear_of_the_cards(void **state)
{
	struct desk *desk = *state;
	const struct trim *first = NULL, *last = NULL;
	size_t marks = 0;

	gang_impose(&desk->layout, &desk->page);
	first = &desk->page.trim[0];
	last = &desk->page.trim[9];
	for (const struct item *it = desk->page.first; it; it = it->next) {
		const int *from = it->as.path.step[0].xy, *to = it->as.path.step[1].xy;

		assert_int_equal(it->artifact, ARTIFACT_MARKS);
		assert_true(to[0] < first->x || to[0] > last->x + last->w || from[1] < first->y || from[1] > last->y + last->h);
		assert_true(from[0] >= 0 && from[1] >= 0 && to[0] <= desk->page.w && to[1] <= desk->page.h);
		marks++;
	}
	assert_int_equal(marks, 2 * (3 + 6));
}

static void letters_on_the_page_are_fine(void **state)
{
	struct desk *desk = *state;

	add_letter(desk, "A", 1000, 10000);
	add_letter(desk, "g", desk->page.w - 10000, desk->page.h - 3000);
	assert_true(trim_check(&desk->layout, &desk->page));
}

static void assert_messages(const struct diag *d, const char *wanted)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	diag_print(d, out);
	fclose(out);
	assert_string_equal(text, wanted);
	free(text);
}

/* The descender of a g at 10 pt goes 2.4 pt below its line. */
static void ink_over_an_edge_is_an_error(void **state)
{
	struct desk *desk = *state;

	add_letter(desk, "g", MM(40), desk->page.h - 1000);
	assert_false(trim_check(&desk->layout, &desk->page));
	assert_messages(desk->diag, "templates/card.lua:3:8: error: 'g' reaches 0.5 mm over the edge of side 'front' in 'nb'\n"
		"templates/card.lua:3:8: note: give its panel a larger margin\n");
}

static void all_four_edges_are_watched(void **state)
{
	struct desk *desk = *state;
	const int w = desk->page.w, h = desk->page.h;
	const int at[4][2] = { { -2000, h / 2 }, { w - 1000, h / 2 }, { w / 2, 2000 }, { w / 2, h + 2000 } };

	for (int i = 0; i < 4; i++) {
		desk->page.first = desk->page.last = NULL;
		add_letter(desk, "H", at[i][0], at[i][1]);
		assert_false(trim_check(&desk->layout, &desk->page));
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(ten_cards_fill_the_middle_of_the_paper),
		TEST(only_one_copy_is_read),
		TEST(marks_stand_clear_of_the_cards),
		TEST(letters_on_the_page_are_fine),
		TEST(ink_over_an_edge_is_an_error),
		TEST(all_four_edges_are_watched),
	};

	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
