/*
 * test_layout.c - sheets made by hand, laid out in Debian's Noto fonts; judged by their trace or by where things stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/layout.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "model/model.h"
#include "paged/dlist.h"
#include "paged/sheet.h"
#include "paint/paint.h"
#include "qr/qr.h"
#include "text/font.h"
#include "text/hyphenate.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

#define NBSP "\302\240"
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define PIECE(...) (&(const struct piece){ __VA_ARGS__ })
#define BLOCK(...) (&(const struct block){ __VA_ARGS__ })
#define SPAN(...) (&(const struct span){ __VA_ARGS__ })

enum { W = MM(100), H = MM(200), MARGIN = MM(10) };

static const char *const dir[] = { "/usr/share/fonts/truetype/noto" };
static const char *const european[] = { "Latn", "Cyrl", "Grek" }, *const arab[] = { "Arab" }, *const thai[] = { "Thai" },
	*const hebr[] = { "Hebr" };
static const struct font_spec spec[] = {
	{ .scripts = european, .n_scripts = 3, .regular = "NotoSans-Regular.ttf", .bold = "NotoSans-Bold.ttf" },
	{ .scripts = arab, .n_scripts = 1, .regular = "NotoSansArabic-Regular.ttf", .bold = "NotoSansArabic-Bold.ttf", .leading = 120 },
	{ .scripts = thai, .n_scripts = 1, .regular = "NotoSansThai-Regular.ttf", .bold = "NotoSansThai-Bold.ttf" },
	{ .scripts = hebr, .n_scripts = 1, .regular = "NotoSansHebrew-Regular.ttf", .bold = "NotoSansHebrew-Bold.ttf", .size = 90 },
};

static const struct theme theme = {
	.colour[VARIANT_PLAIN] = {
		[ROLE_GROUND] = { .rgb = { 0xfb, 0xf8, 0xf1 } }, [ROLE_INK] = { .rgb = { 0x10, 0x23, 0x3d } },
		[ROLE_NIGHT] = { .rgb = { 0x10, 0x23, 0x3e } }, [ROLE_SAND] = { .rgb = { 0xf1, 0xe7, 0xd3 } },
		[ROLE_LIGHT] = { .rgb = { 0xff, 0xb8, 0x1c } }, [ROLE_LINE] = { .rgb = { 0x99, 0x99, 0x99 } },
	},
	.shrink = 88, .grow = 115, .smallest = 7000
};

/* For tests of anything but fitting. */
static const struct theme still_theme = { .shrink = 100, .grow = 100 };

static const struct style body = {
	.name = "body", .size = 10500, .leading = 14500, .after = 4000, .colour = ROLE_INK, .tag = TAG_P, .hyphenate = true
};
static const struct style plain = { .name = "plain", .size = 10000, .leading = 14000, .colour = ROLE_INK, .tag = TAG_P };
static const struct style heading = {
	.name = "heading", .size = 15000, .leading = 18000, .before = 10000, .after = 6000, .bold = true, .tag = TAG_H2
};
static const struct style number_style = {
	.name = "number", .size = 20000, .leading = 24000, .bold = true, .fixed = true, .tag = TAG_P
};

static const struct number rosa_phone = {
	.dial = "+4722331160", .national = "22" NBSP "33" NBSP "11" NBSP "60", .international = "+47" NBSP "22" NBSP "33" NBSP "11" NBSP "60"
};
static const struct contact rosa = { .id = "rosa", .phone = (struct number *)&rosa_phone }, chat = { .id = "chat" };
static const struct contact *contacts[] = { &chat, &rosa };
static const struct model model = { .contacts = contacts, .n_contacts = 2 };

static struct fonts *fonts;
static struct hyphenator *hyphenator;

/* What a test works with. */
struct desk {
	struct arena *arena;
	struct diag *diag;
	struct layout_env env;
	struct sheet sheet;
	struct side side;
	struct frame frame[3];
};

static int open_all(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	fonts = fonts_open(spec, COUNT(spec), dir, COUNT(dir), d);
	diag_print(d, stderr);
	diag_free(d);
	hyphenator = hyphenator_open("/usr/share/hyphen");
	return fonts && hyphenator_has(hyphenator, "nb") ? 0 : -1;
}

static int close_all(void **state)
{
	(void)state;
	hyphenator_close(hyphenator);
	fonts_close(fonts);
	return 0;
}

/* One side with one frame of 100 x 200 mm at the page's left edge, margins of 10 mm; the page is 250 mm wide. */
static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof *desk);

	desk->arena = arena_new();
	desk->diag = diag_new();
	desk->env = (struct layout_env){ &theme, fonts, hyphenator, &model };
	desk->frame[0] = (struct frame){
		.name = "flap", .pos = { "templates/test.lua", 31, 5 }, .w = W, .h = H,
		.margin_top = MARGIN, .margin_side = MARGIN, .margin_bottom = MARGIN
	};
	desk->side = (struct side){ .name = "outside", .frames = desk->frame, .n_frames = 1 };
	desk->sheet = (struct sheet){
		.name = "test", .title = "Test", .lang = "nb", .w = MM(250), .h = H, .sides = &desk->side, .n_sides = 1
	};
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

static void speak(struct desk *desk, const char *lang, bool rtl)
{
	desk->sheet.lang = lang;
	desk->sheet.rtl = rtl;
}

static const struct dlist *lay(struct desk *desk, const struct piece *first)
{
	const struct dlist *list;

	desk->frame[0].first = first;
	list = layout_sheet(desk->arena, &desk->sheet, &desk->env, desk->diag);
	diag_print(desk->diag, stderr);
	assert_non_null(list);
	return list;
}

/* The messages of a layout that must fail. */
static char *complaints(struct desk *desk, const struct piece *first)
{
	char *text;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	desk->frame[0].first = first;
	assert_null(layout_sheet(desk->arena, &desk->sheet, &desk->env, desk->diag));
	diag_print(desk->diag, f);
	fclose(f);
	return text;
}

static void assert_complains(struct desk *desk, const struct piece *first, const char *expected)
{
	char *text = complaints(desk, first);

	assert_string_equal(text, expected);
	free(text);
}

static char *trace(const struct dlist *list)
{
	struct buf out;

	buf_init(&out);
	paint_trace(list, &out);
	return buf_detach(&out);
}

/* The n-th item of a kind, from 0. */
static const struct item *find(const struct dlist *list, enum item_kind kind, int n)
{
	for (const struct item *it = list->first->first; it; it = it->next)
		if (it->kind == kind && n-- == 0)
			return it;
	return NULL;
}

static const struct item *find_text(const struct dlist *list, const char *text)
{
	for (const struct item *it = list->first->first; it; it = it->next)
		if (it->kind == ITEM_GLYPHS && it->as.glyphs.len == strlen(text) && !memcmp(it->as.glyphs.text, text, it->as.glyphs.len))
			return it;
	fail_msg("no item '%s'", text);
	return NULL;
}

static int count(const struct dlist *list, enum item_kind kind)
{
	int n = 0;

	while (find(list, kind, n))
		n++;
	return n;
}

static const struct piece *words(struct desk *desk, const struct style *style, const char *text)
{
	struct piece *p = ARENA_NEW(desk->arena, struct piece);

	*p = (struct piece){ .kind = PIECE_TEXT, .style = style, .as.text = text, .pos = { "templates/test.lua", 33, 7 } };
	return p;
}

/* Pieces one after the other. */
static const struct piece *chain(struct desk *desk, const struct piece *const *piece, size_t n)
{
	struct piece *copy = ARENA_ARRAY(desk->arena, struct piece, n);

	for (size_t i = 0; i < n; i++) {
		copy[i] = *piece[i];
		copy[i].next = i + 1 < n ? &copy[i + 1] : NULL;
	}
	return copy;
}
#define CHAIN(desk, ...) chain(desk, (const struct piece *const []){ __VA_ARGS__ }, \
	COUNT(((const struct piece *const []){ __VA_ARGS__ })))

static const char *repeat(struct desk *desk, const char *text, int times)
{
	struct buf b;
	const char *copy;

	buf_init(&b);
	while (times-- > 0)
		buf_adds(&b, text);
	copy = arena_strdup(desk->arena, b.data);
	buf_release(&b);
	return copy;
}

static int cap_height(const struct font *f, int size)
{
	return (int)((long long)font_metrics(f).cap_height * size / font_units(f));
}

/* Every glyph begins and ends between these [mp]. */
static void assert_within(const struct dlist *list, int left, int right, int top, int bottom)
{
	for (const struct page *page = list->first; page; page = page->next)
		for (const struct item *it = page->first; it; it = it->next) {
			if (it->kind != ITEM_GLYPHS)
				continue;
			assert_true(it->as.glyphs.x >= left);
			assert_true(it->as.glyphs.x + it->as.glyphs.width <= right);
			assert_true(it->as.glyphs.y - cap_height(it->as.glyphs.font, it->as.glyphs.size) >= top - 1);
			assert_true(it->as.glyphs.y <= bottom);
			for (size_t i = 0; i < it->as.glyphs.n; i++)
				assert_true(it->as.glyphs.glyph[i].x >= left - it->as.glyphs.size && it->as.glyphs.glyph[i].x <= right);
		}
}

/* Where */

static void traces_a_word(void **state)
{
	struct desk *desk = *state;
	char *text;

	desk->env.theme = &still_theme;
	text = trace(lay(desk, words(desk, &plain, "Hjelp")));
	assert_string_equal(text,
		"document \"Test\" nb ltr\n"
		"page outside 708661x566929\n"
		"rects #000000 0,0,708661,566929; artifact background\n"
		"glyphs 28346,35486 NotoSans-Regular 10000 #000000 ltr nb 24360 \"Hjelp\" space 43@0 77@7410 72@9990 79@15630 83@18210; P\n"
		"tag Document\n"
		"tag   Sect\n"
		"tag     P\n");
	free(text);
}

static void begins_with_the_capitals(void **state)
{
	struct desk *desk = *state;
	const struct item *it = find(lay(desk, words(desk, &heading, "Hjelp")), ITEM_GLYPHS, 0);

	assert_in_range(it->as.glyphs.y - cap_height(it->as.glyphs.font, it->as.glyphs.size), MARGIN - 20, MARGIN + 20);
	assert_int_equal(it->as.glyphs.x, MARGIN);
}

static void mirrors_frames(void **state)
{
	struct desk *desk = *state;
	const struct item *ground, *it;
	const struct dlist *list;

	speak(desk, "ar", true);
	desk->frame[0].has_ground = true;
	desk->frame[0].ground = ROLE_SAND;
	list = lay(desk, words(desk, &plain, "مساعدة"));
	ground = find(list, ITEM_RECTS, 1);
	assert_int_equal(ground->as.rects.xywh[0][0], MM(250) - W);
	assert_int_equal(ground->as.rects.xywh[0][2], W);
	it = find(list, ITEM_GLYPHS, 0);
	assert_true(it->as.glyphs.rtl);
	assert_int_equal(it->as.glyphs.x + it->as.glyphs.width, MM(250) - MARGIN);
}

static void aligns(void **state)
{
	static const enum align align[] = { ALIGN_START, ALIGN_CENTRE, ALIGN_END };
	struct desk *desk = *state;

	for (int rtl = 0; rtl < 2; rtl++)
		for (size_t i = 0; i < COUNT(align); i++) {
			struct style style = plain;
			const struct item *it;
			int left, right;

			style.align = align[i];
			speak(desk, rtl ? "ar" : "nb", rtl);
			it = find(lay(desk, words(desk, &style, rtl ? "مساعدة" : "Hjelp")), ITEM_GLYPHS, 0);
			left = it->as.glyphs.x - (rtl ? MM(250) - W : 0) - MARGIN;
			right = W - 2 * MARGIN - left - it->as.glyphs.width;
			if (align[i] == ALIGN_CENTRE)
				assert_in_range(left - right + 1, 0, 2);
			else
				assert_int_equal((align[i] == ALIGN_START) != rtl ? left : right, 0);
		}
}

/* Both edges of a full line stand at the margins; the last line stands at the start. */
static void justifies(void **state)
{
	struct desk *desk = *state;
	struct style style = body;

	style.align = ALIGN_JUSTIFY;
	for (int rtl = 0; rtl < 2; rtl++) {
		const int left = (rtl ? MM(250) - W : 0) + MARGIN, right = left + W - 2 * MARGIN;
		const struct item *it, *last;

		speak(desk, rtl ? "ar" : "nb", rtl);
		it = find(lay(desk, words(desk, &style, rtl
			? "لا يحق لصاحب العمل أن يأخذ جواز سفرك أو أن يحتجز أجرك. لديك الحق في الحصول على المساعدة والحماية في أي وقت."
			: "Arbeidsgiveren har ikke lov til å ta passet ditt eller holde tilbake lønnen. Du har rett til hjelp og beskyttelse.")),
			ITEM_GLYPHS, 0);
		assert_int_equal(it->as.glyphs.x, left);
		assert_int_equal(it->as.glyphs.x + it->as.glyphs.width, right);
		for (last = it; last->next && last->next->kind == ITEM_GLYPHS; last = last->next)
			;
		assert_true(last->as.glyphs.y > it->as.glyphs.y);
		assert_true(last->as.glyphs.width < right - left);
		assert_int_equal(rtl ? last->as.glyphs.x + last->as.glyphs.width : last->as.glyphs.x, rtl ? right : left);
	}
}

/* Whatever its style asks for, a heading has no hyphens: it ends a line early. */
static void divides_no_heading(void **state)
{
	static const enum tag_role tag[] = { TAG_P, TAG_H1, TAG_H2, TAG_H3 };
	struct desk *desk = *state;
	struct style style = body;

	for (size_t i = 0; i < COUNT(tag); i++) {
		char *text;

		style.tag = tag[i];
		text = trace(lay(desk, words(desk, &style, "hjelp fra arbeidstilsynet menneskehandel arbeidsgiver taushetsplikt sammenheng")));
		assert_true((strstr(text, "menneskehandel") == NULL) == (tag[i] == TAG_P));
		free(text);
	}
}

static void places_a_frame_s_content(void **state)
{
	struct desk *desk = *state;
	int top, middle, bottom;

	top = find(lay(desk, words(desk, &plain, "Hjelp")), ITEM_GLYPHS, 0)->as.glyphs.y;
	desk->frame[0].valign = ALIGN_CENTRE;
	middle = find(lay(desk, words(desk, &plain, "Hjelp")), ITEM_GLYPHS, 0)->as.glyphs.y;
	desk->frame[0].valign = ALIGN_END;
	bottom = find(lay(desk, words(desk, &plain, "Hjelp")), ITEM_GLYPHS, 0)->as.glyphs.y;
	assert_in_range(2 * middle - top - bottom + 2, 0, 4);
	assert_true(bottom < H - MARGIN && bottom > H - MARGIN - 14000);
}

static void larger_space_wins(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;

	desk->env.theme = &still_theme;
	list = lay(desk, CHAIN(desk, words(desk, &body, "En"), words(desk, &heading, "To"), words(desk, &body, "Tre")));
	/* Lines of 14500, 18000, 14500, baselines in the middle of them by their capitals; 10000 before, 6000 after the heading. */
	assert_in_range(find_text(list, "To")->as.glyphs.y - find_text(list, "En")->as.glyphs.y, 14500 / 2 + 10000 + 18000 / 2 + 1500,
		14500 / 2 + 10000 + 18000 / 2 + 1700);
	assert_in_range(find_text(list, "Tre")->as.glyphs.y - find_text(list, "To")->as.glyphs.y, 14500 / 2 + 6000 + 18000 / 2 - 1700,
		14500 / 2 + 6000 + 18000 / 2 - 1500);
}

static void space_goes_through_open_boxes(void **state)
{
	struct desk *desk = *state;
	const struct piece *rule = PIECE(.kind = PIECE_RULE, .as.rule = { ROLE_LINE, 1000 });
	const struct piece inner = { .kind = PIECE_BOX, .as.box = { .first = words(desk, &body, "En") } };
	const struct piece *column = PIECE(.kind = PIECE_COLUMNS, .as.columns = { .box = { &inner }, .share = { 1 }, .n = 1 });
	struct piece grounded = inner;
	int with_column, bare, with_ground;

	desk->env.theme = &still_theme;
	grounded.as.box.has_ground = true;
	bare = find(lay(desk, CHAIN(desk, words(desk, &body, "En"), rule)), ITEM_RECTS, 1)->as.rects.xywh[0][1];
	with_column = find(lay(desk, CHAIN(desk, column, rule)), ITEM_RECTS, 1)->as.rects.xywh[0][1];
	with_ground = find(lay(desk, CHAIN(desk, &grounded, rule)), ITEM_RECTS, 1)->as.rects.xywh[0][1];
	assert_int_equal(with_column, bare);
	assert_int_equal(with_ground, bare - 4000);
}

static void stays_in_its_frame(void **state)
{
	static const struct { const char *lang; bool rtl; const char *text; } sample[] = {
		{ "nb", false, "Du har rett til hjelp, uansett hvor du kommer fra. Menneskehandelsofre kan få refleksjonsperiode. " },
		{ "ar", true, "لديك الحق في الحصول على المساعدة أياً كنت، اتصل بـ ROSA في أي وقت. " },
		{ "th", false, "คุณมีสิทธิ์ได้รับความช่วยเหลือไม่ว่าคุณจะเป็นใครหรือมาจากที่ไหนก็ตาม " },
	};
	struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(sample); i++) {
		int left = MARGIN + (sample[i].rtl ? MM(250) - W : 0);

		speak(desk, sample[i].lang, sample[i].rtl);
		assert_within(lay(desk, words(desk, &body, repeat(desk, sample[i].text, 12))), left, left + W - 2 * MARGIN, MARGIN, H - MARGIN);
	}
}

/* Fitting */

/* 0: it does not fit. */
static int size_in_height(struct desk *desk, const char *text, int height)
{
	const struct dlist *list;

	desk->frame[0].h = height;
	desk->frame[0].first = words(desk, &plain, text);
	list = layout_sheet(desk->arena, &desk->sheet, &desk->env, desk->diag);
	return list ? find(list, ITEM_GLYPHS, 0)->as.glyphs.size : 0;
}

static void shrinks_and_grows(void **state)
{
	struct desk *desk = *state;
	const char *text = repeat(desk, "Du har rett til hjelp, uansett hvem du er. ", 12);
	int last = 11500, smallest = 0, sizes = 0;

	assert_int_equal(size_in_height(desk, text, H), 11500);
	for (int height = MM(80), size; (size = size_in_height(desk, text, height)) > 0; height -= MM(1) / 2) {
		assert_true(size <= last && size >= 8800);
		sizes += size < last;
		last = smallest = size;
	}
	assert_true(smallest < 10000 && sizes > 5);
}

static void is_as_large_as_it_can_be(void **state)
{
	struct desk *desk = *state;
	const char *text = repeat(desk, "Du har rett til hjelp, uansett hvem du er. ", 12);
	struct theme larger = theme;
	int size = size_in_height(desk, text, MM(70));

	assert_true(size > 8800 && size < 11500);
	larger.shrink = larger.grow = size / 100 + 1;
	desk->env.theme = &larger;
	free(complaints(desk, desk->frame[0].first));
}

static void one_factor_a_side(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;

	desk->side.n_frames = 2;
	desk->frame[1] = desk->frame[0];
	desk->frame[1].x = W;
	desk->frame[1].h = MM(70);
	desk->frame[1].first = words(desk, &plain, repeat(desk, "Du har rett til hjelp, uansett hvem du er. ", 12));
	list = lay(desk, words(desk, &plain, "Hjelp"));
	assert_int_equal(find(list, ITEM_GLYPHS, 0)->as.glyphs.size, find(list, ITEM_GLYPHS, 1)->as.glyphs.size);
	assert_true(find(list, ITEM_GLYPHS, 0)->as.glyphs.size < 11500);
}

/* Hebrew is set in 90 % of what a style asks for here. */
static void a_script_with_large_letters_is_not_too_small_either(void **state)
{
	static const struct style seven = { .name = "seven", .size = 7000, .leading = 9000, .fixed = true, .colour = ROLE_INK, .tag = TAG_P };
	struct desk *desk = *state;
	const struct dlist *list;

	speak(desk, "he", true);
	list = lay(desk, PIECE(.kind = PIECE_TEXT, .style = &seven, .as.text = "עזרה"));
	assert_in_range(find(list, ITEM_GLYPHS, 0)->as.glyphs.size, 7000, 7010);
}

static void fixed_stays_and_nothing_is_too_small(void **state)
{
	struct desk *desk = *state;
	struct theme shrunk = theme;
	const struct dlist *list;

	shrunk.shrink = shrunk.grow = 60;
	desk->env.theme = &shrunk;
	list = lay(desk, CHAIN(desk, words(desk, &number_style, "Fast"), words(desk, &plain, "Minst"), words(desk, &heading, "Vanlig")));
	assert_int_equal(find_text(list, "Fast")->as.glyphs.size, 20000);
	assert_int_equal(find_text(list, "Minst")->as.glyphs.size, 7000);
	assert_int_equal(find_text(list, "Vanlig")->as.glyphs.size, 9000);
}

static void arabic_has_more_leading(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;

	desk->env.theme = &still_theme;
	speak(desk, "ar", true);
	list = lay(desk, words(desk, &plain, "مساعدة\nمساعدة"));
	assert_int_equal(find(list, ITEM_GLYPHS, 1)->as.glyphs.y - find(list, ITEM_GLYPHS, 0)->as.glyphs.y, 14000 * 120 / 100);
}

static void says_how_many_lines_are_too_many(void **state)
{
	struct desk *desk = *state;

	desk->env.theme = &still_theme;
	desk->frame[0].h = 2 * MARGIN + 10 * 14000;
	assert_complains(desk, words(desk, &plain, repeat(desk, "Ja\n", 13)),
		"templates/test.lua:31:5: error: panel 'flap' in 'nb' does not fit: 3 lines too many at the smallest size\n"
		"templates/test.lua:31:5: note: shorten the texts of this panel, or let the theme shrink further\n");
}

static void says_that_a_picture_is_too_high(void **state)
{
	static const struct icon icon = { .name = "house" };
	struct desk *desk = *state;

	desk->frame[0].h = MM(60);
	assert_complains(desk, PIECE(.kind = PIECE_ICON, .as.icon = { .icon = &icon, .size = MM(50) }),
		"templates/test.lua:31:5: error: panel 'flap' in 'nb' does not fit: 10.0 mm too high\n"
		"templates/test.lua:31:5: note: make the pictures of this panel smaller, or its spaces\n");
}

static void names_a_word_that_is_too_wide(void **state)
{
	struct desk *desk = *state;
	struct style large = plain;

	large.size = 90000;
	large.pos = (struct pos){ "templates/test.lua", 9, 3 };
	assert_complains(desk, words(desk, &large, "Du er modig"),
		"templates/test.lua:33:7: error: word 'modig' is wider than panel 'flap' in 'nb'\n"
		"templates/test.lua:9:3: note: make style 'plain' smaller\n");
}

static void names_a_number_that_is_too_wide(void **state)
{
	struct desk *desk = *state;

	desk->frame[0].w = MM(50);
	assert_complains(desk, PIECE(.kind = PIECE_NUMBER, .pos = { "templates/test.lua", 34, 7 }, .style = &number_style,
		.as.number = { .number = &rosa_phone }),
		"templates/test.lua:34:7: error: word '22" NBSP "33" NBSP "11" NBSP "60' is wider than panel 'flap' in 'nb'\n"
		"templates/test.lua:34:7: note: make style 'number' smaller\n");
}

static void reports_a_frame_without_room(void **state)
{
	struct desk *desk = *state;

	desk->frame[0].w = 2 * MARGIN;
	assert_complains(desk, words(desk, &plain, "Hjelp"),
		"templates/test.lua:31:5: error: panel 'flap' has no room inside its margins\n");
}

static void an_empty_frame_needs_no_room(void **state)
{
	struct desk *desk = *state;

	desk->frame[0].w = desk->frame[0].h = 0;
	assert_null(find(lay(desk, NULL), ITEM_GLYPHS, 0));
}

static void reports_every_panel(void **state)
{
	struct desk *desk = *state;

	desk->side.n_frames = 3;
	desk->frame[1] = desk->frame[2] = desk->frame[0];
	desk->frame[1].name = "back";
	desk->frame[2].name = "cover";
	desk->frame[2].pos.line = 77;
	desk->frame[2].w = 0;
	desk->frame[1].pos.line = 50;
	desk->frame[2].first = desk->frame[1].first = words(desk, &plain, repeat(desk, "Ja\n", 200));
	free(complaints(desk, desk->frame[1].first));
	assert_int_equal(diag_errors(desk->diag), 3);
}

/* Words */

static void number_reads_left_to_right_in_arabic(void **state)
{
	struct desk *desk = *state;
	const struct item *number, *link;
	const struct dlist *list;
	unsigned last = 0;

	speak(desk, "ar", true);
	list = lay(desk, PIECE(.kind = PIECE_NUMBER, .style = &number_style, .as.number = { .number = &rosa_phone, .before = "اتصل" }));
	number = find_text(list, rosa_phone.national);
	assert_false(number->as.glyphs.rtl);
	assert_int_equal(number->tag->role, TAG_LINK);
	for (size_t i = 1; i < number->as.glyphs.n; i++) {
		assert_true(number->as.glyphs.glyph[i].x > number->as.glyphs.glyph[i - 1].x);
		assert_true(number->as.glyphs.glyph[i].cluster > last);
		last = number->as.glyphs.glyph[i].cluster;
	}
	assert_true(number->as.glyphs.x < find(list, ITEM_GLYPHS, 0)->as.glyphs.x);        /* behind the word, to its left */
	assert_int_equal(count(list, ITEM_LINK), 1);
	link = find(list, ITEM_LINK, 0);
	assert_string_equal(link->as.link.url, "tel:+4722331160");
	assert_int_equal(link->as.link.x, number->as.glyphs.x);
	assert_int_equal(link->as.link.w, number->as.glyphs.width);
	assert_true(link->as.link.y < number->as.glyphs.y && link->as.link.y + link->as.link.h > number->as.glyphs.y);
	assert_ptr_equal(link->tag, number->tag);
}

static void international_number(void **state)
{
	struct desk *desk = *state;

	find_text(lay(desk, PIECE(.kind = PIECE_NUMBER, .style = &number_style, .as.number = { .number = &rosa_phone, .international = true })),
		rosa_phone.international);
}

static void contact_brings_its_number(void **state)
{
	struct desk *desk = *state;
	const struct span *end = SPAN(.kind = SPAN_TEXT, .text = " i dag.");
	const struct span *contact = SPAN(.kind = SPAN_CONTACT, .target = "rosa", .next = end,
		.child = SPAN(.kind = SPAN_TEXT, .text = "ROSA"));
	const struct dlist *list = lay(desk, PIECE(.kind = PIECE_SPANS, .style = &body,
		.as.spans = SPAN(.kind = SPAN_TEXT, .text = "Ring ", .next = contact)));
	const struct item *before = find_text(list, "ROSA" NBSP), *number = find_text(list, rosa_phone.national);
	const struct item *link = find(list, ITEM_LINK, 0);

	assert_ptr_equal(before->tag, number->tag);
	assert_true(font_is_bold(number->as.glyphs.font) && !font_is_bold(before->as.glyphs.font));
	assert_int_equal(link->as.link.x, before->as.glyphs.x);
	assert_int_equal(link->as.link.x + link->as.link.w, number->as.glyphs.x + number->as.glyphs.width);
	assert_false(before->as.glyphs.space_after);
	assert_true(number->as.glyphs.space_after);
	assert_true(find_text(list, " i dag.")->as.glyphs.space_after);
	assert_int_equal(find_text(list, " i dag.")->tag->role, TAG_P);
}

static void contact_without_phone_is_words(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list = lay(desk, PIECE(.kind = PIECE_SPANS, .style = &body,
		.as.spans = SPAN(.kind = SPAN_CONTACT, .target = "chat", .child = SPAN(.kind = SPAN_TEXT, .text = "chatten"))));

	find_text(list, "chatten");
	assert_null(find(list, ITEM_LINK, 0));
}

static void contact_without_words_is_its_number(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list = lay(desk, PIECE(.kind = PIECE_SPANS, .style = &body, .as.spans =
		SPAN(.kind = SPAN_TEXT, .text = "(", .next =
		SPAN(.kind = SPAN_CONTACT, .target = "rosa", .next =
		SPAN(.kind = SPAN_TEXT, .text = ")")))));

	assert_int_equal(count(list, ITEM_GLYPHS), 3);
	find_text(list, rosa_phone.national);
	assert_int_equal(count(list, ITEM_LINK), 1);
}

static void address_stands_behind_its_words(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list = lay(desk, PIECE(.kind = PIECE_SPANS, .style = &plain, .as.spans =
		SPAN(.kind = SPAN_LINK, .target = "https://udi.no/", .child = SPAN(.kind = SPAN_TEXT, .text = "UDI"), .next =
		SPAN(.kind = SPAN_BREAK, .next =
		SPAN(.kind = SPAN_LINK, .target = "https://udi.no/", .child = SPAN(.kind = SPAN_TEXT, .text = "udi.no"))))));

	find_text(list, "UDI (");
	find_text(list, "udi.no");
	find_text(list, ")");
	assert_int_equal(count(list, ITEM_GLYPHS), 4);
	assert_int_equal(count(list, ITEM_LINK), 2);

	list = lay(desk, PIECE(.kind = PIECE_SPANS, .style = &plain, .as.spans = SPAN(.kind = SPAN_LINK, .target = "https://udi.no/")));
	assert_int_equal(count(list, ITEM_GLYPHS), 1);      /* no words: the address alone */
}

static void a_link_on_two_lines_has_two_rectangles(void **state)
{
	struct desk *desk = *state;
	const char *text = repeat(desk, "ord ", 30);
	const struct dlist *list = lay(desk, PIECE(.kind = PIECE_SPANS, .style = &plain, .as.spans =
		SPAN(.kind = SPAN_LINK, .target = "https://udi.no", .child = SPAN(.kind = SPAN_TEXT, .text = text))));

	assert_in_range(count(list, ITEM_LINK), 2, 4);
	for (int i = 1; find(list, ITEM_LINK, i); i++)
		assert_int_equal(find(list, ITEM_LINK, i)->as.link.y,
			find(list, ITEM_LINK, i - 1)->as.link.y + find(list, ITEM_LINK, i - 1)->as.link.h);
}

static void items_come_in_reading_order(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	const char *last = NULL;

	speak(desk, "ar", true);
	list = lay(desk, words(desk, &plain, "اتصل بـ ROSA الآن و NAV غداً"));
	assert_true(count(list, ITEM_GLYPHS) >= 5);
	for (int i = 0; find(list, ITEM_GLYPHS, i); i++) {
		assert_true(!last || find(list, ITEM_GLYPHS, i)->as.glyphs.text >= last);
		last = find(list, ITEM_GLYPHS, i)->as.glyphs.text;
	}
}

static void another_language_says_so(void **state)
{
	struct desk *desk = *state;
	const struct item *it;
	struct piece *arabic;

	arabic = (struct piece *)words(desk, &plain, "مساعدة");
	arabic->lang = "ar";
	it = find(lay(desk, arabic), ITEM_GLYPHS, 0);
	assert_string_equal(it->tag->lang, "ar");
	assert_string_equal(it->as.glyphs.lang, "ar");
	assert_int_equal(it->as.glyphs.x + it->as.glyphs.width, W - MARGIN);        /* its own start */
	assert_null(find(lay(desk, words(desk, &plain, "Hjelp")), ITEM_GLYPHS, 0)->tag->lang);
}

static void empty_texts_leave_nothing(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list = lay(desk, CHAIN(desk, words(desk, &plain, ""), PIECE(.kind = PIECE_SPANS, .style = &plain),
		PIECE(.kind = PIECE_BLOCKS, .style = &plain), PIECE(.kind = PIECE_BLOCKS, .style = &plain, .as.blocks = {
			.first = BLOCK(.kind = BLOCK_LIST, .child = BLOCK(.kind = BLOCK_ITEM)), .marker = MARKER_BULLET }),
		PIECE(.kind = PIECE_BOX), PIECE(.kind = PIECE_COLUMNS), words(desk, &plain, "Hjelp")));

	assert_int_equal(count(list, ITEM_GLYPHS), 1);
}

static void reports_letters_without_a_font(void **state)
{
	struct desk *desk = *state;
	char *text = complaints(desk, words(desk, &plain, "\xF0\x93\x80\x80"));

	assert_non_null(strstr(text, "templates/test.lua:33:7: error: "));
	assert_non_null(strstr(text, "U+13000"));
	free(text);
}

/* Lists */

static const struct block *item(struct desk *desk, const char *text, const struct block *next)
{
	struct span *span = ARENA_NEW(desk->arena, struct span);
	struct block *b = ARENA_ARRAY(desk->arena, struct block, 2);

	*span = (struct span){ .kind = SPAN_TEXT, .text = text };
	b[1] = (struct block){ .kind = BLOCK_PARAGRAPH, .spans = span };
	b[0] = (struct block){ .kind = BLOCK_ITEM, .child = &b[1], .next = next };
	return b;
}

static const struct piece *list_of(struct desk *desk, enum marker marker, bool ordered, int start, int most)
{
	struct block *list = ARENA_NEW(desk->arena, struct block);
	struct piece *p = ARENA_NEW(desk->arena, struct piece);

	*list = (struct block){
		.kind = BLOCK_LIST, .ordered = ordered, .start = start,
		.child = item(desk, "en", item(desk, "to", item(desk, "tre", NULL)))
	};
	*p = (struct piece){ .kind = PIECE_BLOCKS, .style = &plain, .as.blocks = { .first = list, .marker = marker, .most_items = most } };
	return p;
}

static void lists_are_tagged_and_labelled(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list = lay(desk, list_of(desk, MARKER_BULLET, false, 1, 2));
	const struct item *bullet = find_text(list, "•"), *text = find_text(list, "en");

	assert_int_equal(bullet->tag->role, TAG_LBL);
	assert_int_equal(text->tag->role, TAG_P);
	assert_int_equal(text->tag->parent->role, TAG_LBODY);
	assert_ptr_equal(text->tag->parent->parent, bullet->tag->parent);
	assert_int_equal(bullet->tag->parent->role, TAG_LI);
	assert_int_equal(bullet->tag->parent->parent->role, TAG_L);
	assert_int_equal(bullet->as.glyphs.x, MARGIN);
	assert_true(text->as.glyphs.x > bullet->as.glyphs.x + bullet->as.glyphs.width);
	assert_int_equal(bullet->as.glyphs.y, text->as.glyphs.y);
	assert_int_equal(count(list, ITEM_GLYPHS), 4);      /* two of three items */
}

static void labels_stand_at_the_start(void **state)
{
	struct desk *desk = *state;
	const struct item *number, *text;
	const struct dlist *list;

	speak(desk, "ar", true);
	list = lay(desk, list_of(desk, MARKER_NONE, true, 9, 0));
	number = find_text(list, "10");
	text = find_text(list, "to");
	assert_true(number->as.glyphs.x > text->as.glyphs.x + text->as.glyphs.width);
	number = find(list, ITEM_GLYPHS, 0);
	assert_in_range(number->as.glyphs.x, MM(250) - MARGIN - 15000, MM(250) - MARGIN);
}

static void check_boxes_are_drawn(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list = lay(desk, list_of(desk, MARKER_CHECK, false, 1, 0));
	const struct item *box = find(list, ITEM_PATH, 0);

	assert_int_equal(count(list, ITEM_PATH), 3);
	assert_int_equal(count(list, ITEM_GLYPHS), 3);
	assert_null(box->tag);
	assert_true(box->as.path.stroke > 0);
	for (size_t i = 0; i < box->as.path.n; i++)
		if (box->as.path.step[i].verb != PATH_CLOSE)
			assert_in_range(box->as.path.step[i].xy[0], MARGIN, find_text(list, "en")->as.glyphs.x);
}

/* "1. - en": the number is painted before the bullet. */
static void labels_on_one_line_come_from_outside(void **state)
{
	struct desk *desk = *state;
	const struct block *inner = BLOCK(.kind = BLOCK_LIST, .child = item(desk, "en", NULL));
	const struct block *outer = BLOCK(.kind = BLOCK_LIST, .ordered = true, .start = 1, .child = BLOCK(.kind = BLOCK_ITEM, .child = inner));
	const struct dlist *list = lay(desk, PIECE(.kind = PIECE_BLOCKS, .style = &plain,
		.as.blocks = { .first = outer, .marker = MARKER_BULLET }));

	assert_int_equal(count(list, ITEM_GLYPHS), 3);
	assert_memory_equal(find(list, ITEM_GLYPHS, 0)->as.glyphs.text, "1.", 2);
	assert_ptr_equal(find_text(list, "•"), find(list, ITEM_GLYPHS, 1));
	assert_true(find(list, ITEM_GLYPHS, 0)->as.glyphs.x < find(list, ITEM_GLYPHS, 1)->as.glyphs.x);
}

/* "1. -" with a paragraph below: the bullet goes with its item, the number stays. */
static void an_empty_item_takes_only_its_own_label(void **state)
{
	struct desk *desk = *state;
	const struct block *inner = BLOCK(.kind = BLOCK_LIST, .child = BLOCK(.kind = BLOCK_ITEM), .next = item(desk, "en", NULL)->child);
	const struct block *outer = BLOCK(.kind = BLOCK_LIST, .ordered = true, .start = 1, .child = BLOCK(.kind = BLOCK_ITEM, .child = inner));
	const struct dlist *list = lay(desk, PIECE(.kind = PIECE_BLOCKS, .style = &plain,
		.as.blocks = { .first = outer, .marker = MARKER_BULLET }));

	assert_int_equal(count(list, ITEM_GLYPHS), 2);
	find_text(list, "1.");
	find_text(list, "en");
}

static void nests_a_hundred_lists(void **state)
{
	struct desk *desk = *state;
	const struct block *inner = item(desk, "innerst", NULL);
	const struct dlist *list;

	for (int i = 0; i < 100; i++) {
		const struct block *outer = BLOCK(.kind = BLOCK_LIST, .child = inner);
		struct block *b = ARENA_ARRAY(desk->arena, struct block, 2);

		b[0] = *outer;
		b[1] = (struct block){ .kind = BLOCK_ITEM, .child = &b[0] };
		inner = &b[1];
	}
	list = lay(desk, PIECE(.kind = PIECE_BLOCKS, .style = &plain, .as.blocks = { .first = inner->child, .marker = MARKER_BULLET }));
	assert_in_range(find_text(list, "innerst")->as.glyphs.x, MARGIN, W / 2);
}

static void quotes_move_in(void **state)
{
	struct desk *desk = *state;
	const struct item *it = find(lay(desk, PIECE(.kind = PIECE_BLOCKS, .style = &plain, .as.blocks.first =
		BLOCK(.kind = BLOCK_QUOTE, .child = item(desk, "sitat", NULL)->child))), ITEM_GLYPHS, 0);

	assert_int_equal(it->tag->parent->role, TAG_QUOTE);
	assert_int_equal(it->as.glyphs.x, MARGIN + it->as.glyphs.size);
}

/* Pictures, boxes, columns */

static void code_has_its_quiet_zone(void **state)
{
	for (int rtl = 0; rtl < 2; rtl++) {
		struct desk *desk = *state;
		const struct item *quiet, *code;
		const struct dlist *list;
		int left = INT_MAX, right = 0, top = INT_MAX, bottom = 0, module;
		struct qr qr;

		assert_true(qr_encode(desk->arena, "tel:+4722331160", &qr));
		speak(desk, rtl ? "ar" : "nb", rtl);
		desk->frame[0].has_ground = true;
		desk->frame[0].ground = ROLE_NIGHT;
		list = lay(desk, PIECE(.kind = PIECE_QR, .as.qr = { .payload = "tel:+4722331160", .alt = "ROSA", .side = MM(25) }));
		quiet = find(list, ITEM_RECTS, 2);
		code = find(list, ITEM_RECTS, 3);
		assert_null(quiet->tag);
		assert_int_equal(code->tag->role, TAG_FIGURE);
		assert_string_equal(code->tag->alt, "ROSA");
		assert_memory_equal(&quiet->colour, &theme.colour[VARIANT_PLAIN][ROLE_GROUND], sizeof quiet->colour);
		assert_memory_equal(&code->colour, &theme.colour[VARIANT_PLAIN][ROLE_INK], sizeof code->colour);
		for (size_t i = 0; i < code->as.rects.n; i++) {
			const int *r = code->as.rects.xywh[i];

			left = r[0] < left ? r[0] : left;
			right = r[0] + r[2] > right ? r[0] + r[2] : right;
			top = r[1] < top ? r[1] : top;
			bottom = r[1] + r[3] > bottom ? r[1] + r[3] : bottom;
		}
		module = (right - left) / qr.size;
		assert_int_equal(right - left, module * qr.size);
		assert_int_equal(bottom - top, right - left);
		assert_int_equal(module % 120, 0);      /* dots of 600 an inch */
		assert_true(right - left >= MM(25));
		assert_int_equal(left - quiet->as.rects.xywh[0][0], 4 * module);
		assert_int_equal(top - quiet->as.rects.xywh[0][1], 4 * module);
		assert_int_equal(quiet->as.rects.xywh[0][2], right - left + 8 * module);
		assert_int_equal(quiet->as.rects.xywh[0][3], right - left + 8 * module);
		if (rtl)
			assert_int_equal(quiet->as.rects.xywh[0][0] + quiet->as.rects.xywh[0][2], MM(250) - MARGIN);
		else
			assert_int_equal(quiet->as.rects.xywh[0][0], MARGIN);
	}
}

static void code_that_is_too_wide(void **state)
{
	struct desk *desk = *state;

	desk->frame[0].w = MM(44);
	assert_complains(desk, PIECE(.kind = PIECE_QR, .pos = { "templates/test.lua", 40, 9 },
		.as.qr = { .payload = "tel:+4722331160", .alt = "ROSA", .side = MM(25) }),
		"templates/test.lua:40:9: error: QR code needs 35.6 mm with its quiet zone, panel 'flap' has 24.0 mm for it\n");
}

static void code_that_cannot_be(void **state)
{
	struct desk *desk = *state;
	char *text = complaints(desk, CHAIN(desk, PIECE(.kind = PIECE_QR, .as.qr = { .payload = "", .side = 1 }),
		PIECE(.kind = PIECE_QR, .as.qr = { .payload = repeat(desk, "x", 5000), .side = 1 })));

	assert_int_equal(diag_errors(desk->diag), 2);
	assert_non_null(strstr(text, "too long for a QR code"));
	free(text);
}

static void icons_turn_where_they_have_a_direction(void **state)
{
	static const struct path_step step[] = { { PATH_MOVE, { 3000, 6000 } }, { PATH_LINE, { 21000, 12000 } } };
	static const struct icon arrow = { "arrow", step, 2, true }, house = { "house", step, 2, false };
	struct desk *desk = *state;
	const struct item *it;

	desk->sheet.w = W;
	speak(desk, "ar", true);
	it = find(lay(desk, PIECE(.kind = PIECE_ICON, .as.icon = { &arrow, 24000, ROLE_LIGHT, ALIGN_END, false })), ITEM_PATH, 0);
	assert_null(it->tag);
	assert_int_equal(it->as.path.stroke, 2000);
	assert_int_equal(it->as.path.step[0].xy[0], MARGIN + 21000);
	assert_int_equal(it->as.path.step[0].xy[1], MARGIN + 6000);
	it = find(lay(desk, PIECE(.kind = PIECE_ICON, .as.icon = { &house, 12000, ROLE_LIGHT, ALIGN_END, false })), ITEM_PATH, 0);
	assert_int_equal(it->as.path.step[0].xy[0], MARGIN + 1500);
	assert_int_equal(it->as.path.step[1].xy[1], MARGIN + 6000);
}

/* From left to right and from right to left; mirrored or not. The stroke is two units wide. */
static void flush_icons_touch_the_side(void **state)
{
	static const struct path_step step[] = { { PATH_MOVE, { 3000, 6000 } }, { PATH_CURVE, { 9000, 1000, 9000, 1000, 19000, 12000 } }, { PATH_CLOSE, { 0 } } };
	static const struct icon arrow = { "arrow", step, 3, true }, house = { "house", step, 3, false };
	static const struct { const struct icon *icon; enum align align; bool rtl; int first, last; } sample[] = {
		{ &house, ALIGN_START, false, MARGIN + 1000, MARGIN + 17000 },
		{ &house, ALIGN_END, false, W - MARGIN - 17000, W - MARGIN - 1000 },
		{ &house, ALIGN_START, true, W - MARGIN - 17000, W - MARGIN - 1000 },
		{ &arrow, ALIGN_START, true, W - MARGIN - 1000, W - MARGIN - 17000 },
		{ &arrow, ALIGN_END, true, MARGIN + 17000, MARGIN + 1000 },
		{ &house, ALIGN_CENTRE, false, W / 2 - 9000, W / 2 + 7000 },
	};
	struct desk *desk = *state;

	desk->sheet.w = W;
	for (size_t i = 0; i < sizeof(sample) / sizeof(sample[0]); i++) {
		const struct piece *piece = PIECE(.kind = PIECE_ICON, .as.icon = { sample[i].icon, 24000, ROLE_LIGHT, sample[i].align, true });
		const struct item *it;

		speak(desk, sample[i].rtl ? "ar" : "nb", sample[i].rtl);
		it = find(lay(desk, piece), ITEM_PATH, 0);
		assert_int_equal(it->as.path.step[0].xy[0], sample[i].first);
		assert_int_equal(it->as.path.step[1].xy[4], sample[i].last);
	}
}

static void fills_share_what_is_left(void **state)
{
	struct desk *desk = *state;
	const struct piece *fill = PIECE(.kind = PIECE_FILL), *rule = PIECE(.kind = PIECE_RULE, .as.rule = { ROLE_LINE, 1000 });
	const struct dlist *list = lay(desk, CHAIN(desk, rule, fill, rule, fill, rule));
	int first = find(list, ITEM_RECTS, 1)->as.rects.xywh[0][1], second = find(list, ITEM_RECTS, 2)->as.rects.xywh[0][1];
	int third = find(list, ITEM_RECTS, 3)->as.rects.xywh[0][1];

	assert_int_equal(first, MARGIN);
	assert_int_equal(third, H - MARGIN - 1000);
	assert_in_range(2 * second - first - third + 1, 0, 2);
}

static void columns_share_the_width(void **state)
{
	const struct piece rule = { .kind = PIECE_RULE, .as.rule = { ROLE_LINE, 1000 } };
	const struct piece tall = { .kind = PIECE_SPACE, .as.height = 50000 };
	const struct piece narrow = { .kind = PIECE_BOX, .as.box = { .first = &rule } };
	const struct piece wide = { .kind = PIECE_BOX, .as.box = { .first = &tall, .has_ground = true, .ground = ROLE_SAND } };

	for (int rtl = 0; rtl < 2; rtl++) {
		struct desk *desk = *state;
		const struct dlist *list;
		const int *r;

		desk->sheet.w = W;
		speak(desk, rtl ? "ar" : "nb", rtl);
		list = lay(desk, CHAIN(desk, PIECE(.kind = PIECE_COLUMNS, .as.columns = {
			.box = { &narrow, &wide }, .share = { 1, 2 }, .n = 2, .gap = 12000, .centred = true }), &rule));
		r = find(list, ITEM_RECTS, 1)->as.rects.xywh[0];
		assert_int_equal(r[2], (W - 2 * MARGIN - 12000) / 3);
		assert_int_equal(r[0], rtl ? W - MARGIN - r[2] : MARGIN);
		assert_int_equal(r[1], MARGIN + (50000 - 1000) / 2);
		assert_int_equal(find(list, ITEM_PATH, 0)->as.path.step[0].xy[0], rtl ? MARGIN : MARGIN + r[2] + 12000);
		assert_int_equal(find(list, ITEM_RECTS, 2)->as.rects.xywh[0][1], MARGIN + 50000);
	}
}

static void boxes_have_a_bar_at_the_start(void **state)
{
	struct piece box = {
		.kind = PIECE_BOX,
		.as.box = { .has_ground = true, .ground = ROLE_SAND, .padding = 5000, .radius = 3000, .bar = 2000, .bar_colour = ROLE_LIGHT }
	};

	for (int rtl = 0; rtl < 2; rtl++) {
		struct desk *desk = *state;
		const struct item *ground, *text;
		const int *bar;
		const struct dlist *list;
		int start;

		desk->sheet.w = W;
		speak(desk, rtl ? "ar" : "nb", rtl);
		box.as.box.first = words(desk, &plain, rtl ? "مساعدة" : "Hjelp");
		list = lay(desk, &box);
		bar = find(list, ITEM_RECTS, 1)->as.rects.xywh[0];
		ground = find(list, ITEM_PATH, 0);
		text = find(list, ITEM_GLYPHS, 0);
		assert_int_equal(bar[0], rtl ? W - MARGIN - 2000 : MARGIN);
		assert_int_equal(bar[2], 2000);
		assert_int_equal(ground->as.path.stroke, 0);
		start = rtl ? text->as.glyphs.x + text->as.glyphs.width : text->as.glyphs.x;
		assert_int_equal(start, rtl ? W - MARGIN - 7000 : MARGIN + 7000);
		assert_int_equal(ground->as.path.step[0].xy[0], rtl ? MARGIN + 3000 : MARGIN);
		assert_in_range(text->as.glyphs.y, MARGIN + 5000 + text->as.glyphs.size * 7 / 10, MARGIN + 5000 + text->as.glyphs.size * 8 / 10);
	}
}

/* Whatever a template asks for, there is a layout or a message. */
static void survives_nonsense(void **state)
{
	static const struct style nothing = { .name = "nothing", .tag = TAG_P };
	static const struct style vast = {
		.name = "vast", .size = MM(700), .leading = 0, .before = MM(5000), .after = MM(5000), .indent = MM(5000), .tag = TAG_P
	};
	static const struct style airy = { .name = "airy", .size = 1, .leading = 1000000, .tag = TAG_P };       /* 0.001 on 1000 points */
	struct desk *desk = *state;
	const struct piece *text = words(desk, &plain, repeat(desk, "x", 20000)), *lines = words(desk, &plain, repeat(desk, "x\n", 20000));
	const struct piece *box = PIECE(.kind = PIECE_BOX, .as.box = { .first = words(desk, &plain, "Hjelp"), .padding = MM(5000) });
	const struct piece *empty = PIECE(.kind = PIECE_BOX, .as.box = { .radius = MM(5000), .has_ground = true });
	const struct piece *columns = PIECE(.kind = PIECE_COLUMNS, .as.columns = { .box = { box, empty, empty, box }, .n = 4, .gap = MM(5000) });
	const struct piece *high = PIECE(.kind = PIECE_SPACE, .as.height = MM(5000));
	struct piece *much = ARENA_ARRAY(desk->arena, struct piece, 1000);

	lay(desk, words(desk, &nothing, "Hjelp"));
	lay(desk, empty);
	free(complaints(desk, text));
	free(complaints(desk, lines));
	free(complaints(desk, words(desk, &vast, "Hjelp")));
	free(complaints(desk, words(desk, &airy, "Hjelp")));
	free(complaints(desk, box));
	free(complaints(desk, columns));
	for (size_t i = 0; i < 1000; i++) {
		much[i] = *high;
		much[i].next = i < 999 ? &much[i + 1] : NULL;
	}
	free(complaints(desk, much));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(traces_a_word),
		TEST(begins_with_the_capitals),
		TEST(mirrors_frames),
		TEST(aligns),
		TEST(places_a_frame_s_content),
		TEST(larger_space_wins),
		TEST(space_goes_through_open_boxes),
		TEST(stays_in_its_frame),
		TEST(shrinks_and_grows),
		TEST(is_as_large_as_it_can_be),
		TEST(one_factor_a_side),
		TEST(a_script_with_large_letters_is_not_too_small_either),
		TEST(fixed_stays_and_nothing_is_too_small),
		TEST(arabic_has_more_leading),
		TEST(says_how_many_lines_are_too_many),
		TEST(says_that_a_picture_is_too_high),
		TEST(names_a_word_that_is_too_wide),
		TEST(names_a_number_that_is_too_wide),
		TEST(reports_a_frame_without_room),
		TEST(an_empty_frame_needs_no_room),
		TEST(reports_every_panel),
		TEST(number_reads_left_to_right_in_arabic),
		TEST(international_number),
		TEST(contact_brings_its_number),
		TEST(contact_without_phone_is_words),
		TEST(contact_without_words_is_its_number),
		TEST(address_stands_behind_its_words),
		TEST(a_link_on_two_lines_has_two_rectangles),
		TEST(items_come_in_reading_order),
		TEST(another_language_says_so),
		TEST(empty_texts_leave_nothing),
		TEST(reports_letters_without_a_font),
		TEST(lists_are_tagged_and_labelled),
		TEST(labels_stand_at_the_start),
		TEST(check_boxes_are_drawn),
		TEST(labels_on_one_line_come_from_outside),
		TEST(an_empty_item_takes_only_its_own_label),
		TEST(nests_a_hundred_lists),
		TEST(justifies),
		TEST(divides_no_heading),
		TEST(quotes_move_in),
		TEST(code_has_its_quiet_zone),
		TEST(code_that_is_too_wide),
		TEST(code_that_cannot_be),
		TEST(icons_turn_where_they_have_a_direction), TEST(flush_icons_touch_the_side),
		TEST(fills_share_what_is_left),
		TEST(columns_share_the_width),
		TEST(boxes_have_a_bar_at_the_start),
		TEST(survives_nonsense),
#undef TEST
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
