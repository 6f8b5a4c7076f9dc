/*
 * test_flow.c - text over pages: where pages end, what stands on every page, and what one page knows of the others.
 *
 * Rules of page ends are tried at many heights of page, so that each of them is met in every way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "model/model.h"
#include "paged/dlist.h"
#include "paged/layout.h"
#include "paged/sheet.h"
#include "text/font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { W = MM(120), H = MM(150), MARGIN = MM(10), STRIP = MM(12), LEADING = 14000, SIDES = 3, TALLEST = MM(126), LOWEST = MM(40) };

static const char *const dir[] = { "/usr/share/fonts/truetype/noto" };
static const char *const european[] = { "Latn" }, *const arab[] = { "Arab" };
static const struct font_spec spec[] = {
	{ .scripts = european, .n_scripts = 1, .regular = "NotoSans-Regular.ttf", .bold = "NotoSans-Bold.ttf" },
	{ .scripts = arab, .n_scripts = 1, .regular = "NotoSansArabic-Regular.ttf", .bold = "NotoSansArabic-Bold.ttf" },
};

static const struct theme theme = { .shrink = 100, .grow = 100 };
static const struct style plain = { .name = "plain", .size = 10000, .leading = LEADING, .after = 6000, .tag = TAG_P };
static const struct style h1 = { .name = "h1", .size = 16000, .leading = 20000, .before = 20000, .after = 8000, .bold = true, .tag = TAG_H1 };
static const struct style h2 = { .name = "h2", .size = 12000, .leading = 16000, .before = 12000, .after = 4000, .bold = true, .tag = TAG_H2 };
static const struct style h3 = { .name = "h3", .size = 11000, .leading = 15000, .bold = true, .tag = TAG_H3 };
static const struct style lead = { .name = "lead", .size = 10000, .leading = LEADING, .keep = true, .tag = TAG_P };
static const struct style chapter = { .name = "chapter", .size = 16000, .leading = 20000, .turn = true, .tag = TAG_H1 };
static const struct style small = { .name = "small", .size = 8000, .leading = 11000, .after = 2000, .tag = TAG_P };

static const struct style loose = { .name = "loose", .size = 8000, .leading = 36000, .tag = TAG_P };

static const struct number phone = { .dial = "+4722331160", .national = "22 33 11 60" };
static const struct contact rosa = { .id = "rosa", .phone = (struct number *)&phone }, sua = { .id = "sua" };
static const struct contact *contacts[] = { &rosa, &sua };
static const struct model model = { .contacts = contacts, .n_contacts = 2 };

static struct fonts *fonts;

/* What a test works with: sides with a head, a flow and a foot each. */
struct desk {
	struct arena *arena;
	struct diag *diag;
	struct layout_env env;
	struct sheet sheet;
	struct side side[SIDES];
	struct frame frame[SIDES][3];
};

enum { HEAD, FLOW, FOOT };

static int open_all(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	fonts = fonts_open(spec, COUNT(spec), dir, COUNT(dir), d);
	diag_print(d, stderr);
	diag_free(d);
	return fonts ? 0 : -1;
}

static int close_all(void **state)
{
	(void)state;
	fonts_close(fonts);
	return 0;
}

static int setup(void **state)
{
	static const char *const name[] = { "contents", "body", "contacts" };
	struct desk *desk = calloc(1, sizeof *desk);

	desk->arena = arena_new();
	desk->diag = diag_new();
	desk->env = (struct layout_env){ .theme = &theme, .fonts = fonts, .model = &model };
	for (int i = 0; i < SIDES; i++) {
		const struct pos pos = { "templates/test.lua", 20 + i, 5 };

		desk->frame[i][HEAD] = (struct frame){ .name = "head", .pos = pos, .w = W, .h = STRIP };
		desk->frame[i][FLOW] = (struct frame){ .name = name[i], .pos = pos, .y = STRIP, .w = W, .h = H - 2 * STRIP, .margin_side = MARGIN };
		desk->frame[i][FOOT] = (struct frame){ .name = "foot", .pos = pos, .y = H - STRIP, .w = W, .h = STRIP };
		desk->side[i] = (struct side){ .name = name[i], .frames = desk->frame[i], .n_frames = 3, .flow = &desk->frame[i][FLOW] };
	}
	desk->sheet = (struct sheet){
		.name = "test", .title = "Test", .lang = "nb", .pos = { "templates/test.lua", 3, 8 }, .w = W, .h = H, .bookmarks = true,
		.sides = desk->side, .n_sides = SIDES
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

/* Pieces */

static struct piece *words(struct desk *desk, const struct style *style, const char *text)
{
	struct piece *p = ARENA_NEW(desk->arena, struct piece);

	*p = (struct piece){ .kind = PIECE_TEXT, .style = style, .as.text = text, .pos = { "templates/test.lua", 33, 7 } };
	return p;
}

/* A paragraph of so many lines: "NAME1", "NAME2" ... */
static struct piece *lines(struct desk *desk, const struct style *style, const char *name, int n)
{
	struct buf b;
	struct piece *p;

	buf_init(&b);
	for (int i = 1; i <= n; i++)
		buf_printf(&b, "%s%s%d", i > 1 ? "\n" : "", name, i);
	p = words(desk, style, arena_strdup(desk->arena, b.data));
	buf_release(&b);
	return p;
}

static struct piece *piece(struct desk *desk, struct piece like)
{
	struct piece *p = ARENA_NEW(desk->arena, struct piece);

	*p = like;
	p->pos = (struct pos){ "templates/test.lua", 40, 7 };
	return p;
}
#define PIECE(desk, ...) piece(desk, (struct piece){ __VA_ARGS__ })

static const struct piece *chain(struct piece *const *p, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		p[i]->next = p[i + 1];
	return p[0];
}
#define CHAIN(...) chain((struct piece *const []){ __VA_ARGS__ }, COUNT(((struct piece *const []){ __VA_ARGS__ })))

static const struct span *mention(struct desk *desk, const char *words_of_it, const struct contact *c)
{
	struct span *text = ARENA_NEW(desk->arena, struct span), *link = ARENA_NEW(desk->arena, struct span);

	*text = (struct span){ .kind = SPAN_TEXT, .text = words_of_it };
	*link = (struct span){ .kind = SPAN_CONTACT, .target = c->id, .child = text };
	return link;
}

/* Pages */

static const struct dlist *lay(struct desk *desk, int side, const struct piece *first)
{
	const struct dlist *list;

	desk->frame[side][FLOW].first = first;
	list = layout_sheet(desk->arena, &desk->sheet, &desk->env, desk->diag);
	diag_print(desk->diag, stderr);
	assert_non_null(list);
	return list;
}

static void assert_complains(struct desk *desk, const struct piece *first, const char *expected)
{
	char *text;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	desk->frame[1][FLOW].first = first;
	assert_null(layout_sheet(desk->arena, &desk->sheet, &desk->env, desk->diag));
	diag_print(desk->diag, f);
	fclose(f);
	assert_string_equal(text, expected);
	free(text);
}

static int count_pages(const struct dlist *list)
{
	int n = 0;

	for (const struct page *p = list->first; p; p = p->next)
		n++;
	return n;
}

static bool is_text(const struct item *it, const char *text)
{
	return it->kind == ITEM_GLYPHS && it->as.glyphs.len == strlen(text) && !memcmp(it->as.glyphs.text, text, it->as.glyphs.len);
}

/* Where this text stands first, on this page or a later one. */
static const struct item *find_from(const struct page *p, const char *text, const struct page **on)
{
	for (; p; p = p->next)
		for (const struct item *it = p->first; it; it = it->next)
			if (is_text(it, text)) {
				if (on)
					*on = p;
				return it;
			}
	return NULL;
}

static int page_of(const struct dlist *list, const char *text)
{
	const struct page *on;

	if (!find_from(list->first, text, &on))
		fail_msg("no '%s'", text);
	return on->number;
}

static const struct item *find(const struct dlist *list, const char *text)
{
	const struct item *it = find_from(list->first, text, NULL);

	if (!it)
		fail_msg("no '%s'", text);
	return it;
}

/* How many items of the page say this, and are in the structure tree or not. */
static int count(const struct page *p, const char *text, bool tagged)
{
	int n = 0;

	for (const struct item *it = p->first; it; it = it->next)
		n += is_text(it, text) && (it->tag != NULL) == tagged;
	return n;
}

/* Lines on the page of the paragraphs that `name` begins. */
static int count_lines(const struct page *p, const char *name)
{
	int n = 0;

	for (const struct item *it = p->first; it; it = it->next)
		n += it->kind == ITEM_GLYPHS && !strncmp(it->as.glyphs.text, name, strlen(name));
	return n;
}

/* All that is in the structure tree, in order, a line each. */
static char *read_all(const struct dlist *list)
{
	struct buf out;

	buf_init(&out);
	for (const struct page *p = list->first; p; p = p->next)
		for (const struct item *it = p->first; it; it = it->next)
			if (it->kind == ITEM_GLYPHS && it->tag) {
				buf_add(&out, it->as.glyphs.text, it->as.glyphs.len);
				buf_addc(&out, '\n');
			}
	return buf_detach(&out);
}

static int cap_height(const struct item *it)
{
	return (int)((long long)font_metrics(it->as.glyphs.font).cap_height * it->as.glyphs.size / font_units(it->as.glyphs.font));
}

/* Lay the pieces on pages of many heights. */
#define AT_EVERY_HEIGHT(desk, list, first) \
	for (int height = LOWEST; height <= TALLEST && set_height(desk, height) && ((list) = lay(desk, 1, first)); height += MM(1))

static bool set_height(struct desk *desk, int height)
{
	desk->frame[1][FLOW].h = height;
	return true;
}

/* Where pages end */

static void no_line_is_alone(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	const struct piece *first = CHAIN(lines(desk, &plain, "a", 7), lines(desk, &plain, "b", 3), lines(desk, &plain, "c", 4),
		lines(desk, &plain, "d", 2), lines(desk, &plain, "e", 9), lines(desk, &plain, "f", 5), lines(desk, &plain, "g", 1));
	static const int whole[128] = { ['b'] = 3, ['d'] = 2 };
	int divided = 0;

	AT_EVERY_HEIGHT(desk, list, first)
		for (const struct page *p = list->first; p; p = p->next)
			for (char name[] = "a"; *name <= 'f'; (*name)++) {
				int n = count_lines(p, name);

				assert_int_not_equal(n, 1);
				if (n > 0 && whole[(unsigned char)*name])
					assert_int_equal(n, whole[(unsigned char)*name]);
				divided += *name == 'e' && n > 0 && n < 9;
			}
	assert_true(divided > 20);
}

static void nothing_is_lost_or_said_twice(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	const struct piece *first = CHAIN(words(desk, &h1, "T"), lines(desk, &plain, "a", 17), words(desk, &h2, "U"), lines(desk, &plain, "b", 3),
		lines(desk, &plain, "c", 8));
	char *at_once = NULL;

	AT_EVERY_HEIGHT(desk, list, first) {
		char *text = read_all(list);

		if (at_once)
			assert_string_equal(text, at_once);
		free(at_once);
		at_once = text;
	}
	assert_non_null(strstr(at_once, "a1\na2\na3"));
	free(at_once);
}

static void headings_stay_with_what_follows(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	const struct piece *first = CHAIN(lines(desk, &plain, "a", 5), words(desk, &h2, "T"), lines(desk, &plain, "b", 6),
		words(desk, &h2, "U"), words(desk, &h3, "V"), words(desk, &lead, "L"), lines(desk, &plain, "c", 6));

	AT_EVERY_HEIGHT(desk, list, first) {
		assert_int_equal(page_of(list, "T"), page_of(list, "b2"));
		assert_int_equal(page_of(list, "U"), page_of(list, "V"));
		assert_int_equal(page_of(list, "V"), page_of(list, "L"));
		assert_int_equal(page_of(list, "L"), page_of(list, "c2"));
	}
}

static void pages_begin_with_capitals_and_no_space(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	struct piece *space = PIECE(desk, .kind = PIECE_SPACE, .as.height = MM(15));
	const struct piece *first = CHAIN(lines(desk, &plain, "a", 9), space, lines(desk, &plain, "b", 6), words(desk, &h2, "T"), lines(desk, &plain, "c", 9));

	AT_EVERY_HEIGHT(desk, list, first)
		for (const struct page *p = list->first; p; p = p->next) {
			const struct item *it = p->first;
			int bottom = 0;

			while (it->kind != ITEM_GLYPHS)
				it = it->next;
			assert_in_range(it->as.glyphs.y - cap_height(it), STRIP - 20, STRIP + 20);
			for (; it; it = it->next)
				bottom = it->as.glyphs.y;
			assert_true(bottom <= STRIP + height);
		}
}

static void turns_the_page(void **state)
{
	struct desk *desk = *state;
	struct piece *turn = PIECE(desk, .kind = PIECE_TURN), *again = PIECE(desk, .kind = PIECE_TURN), *last = PIECE(desk, .kind = PIECE_TURN);
	struct piece *space = PIECE(desk, .kind = PIECE_SPACE, .as.height = MM(15));
	const struct dlist *list = lay(desk, 1, CHAIN(PIECE(desk, .kind = PIECE_TURN), words(desk, &plain, "a"), turn, again, words(desk, &plain, "b"),
		words(desk, &chapter, "c"), PIECE(desk, .kind = PIECE_TURN), space, words(desk, &plain, "d"), last,
		PIECE(desk, .kind = PIECE_SPACE, .as.height = MM(15))));

	assert_int_equal(count_pages(list), 4);
	assert_int_equal(page_of(list, "a"), 1);
	assert_int_equal(page_of(list, "b"), 2);
	assert_int_equal(page_of(list, "c"), 3);
	assert_int_equal(page_of(list, "d"), 4);
	assert_true(find(list, "d")->as.glyphs.y > STRIP + MM(15));     /* asked for, on the page the template turned to */
}

/* What is in a box turns the page only before all of it. */
static void turns_before_a_box(void **state)
{
	struct desk *desk = *state;
	struct piece *box = PIECE(desk, .kind = PIECE_BOX), *plain_box = PIECE(desk, .kind = PIECE_BOX);
	const struct dlist *list;

	box->as.box.first = CHAIN(words(desk, &chapter, "b"), words(desk, &chapter, "c"), PIECE(desk, .kind = PIECE_TURN));
	plain_box->as.box.first = CHAIN(PIECE(desk, .kind = PIECE_TURN), words(desk, &plain, "d"));
	list = lay(desk, 1, CHAIN(words(desk, &plain, "a"), box, words(desk, &plain, "e"), plain_box));
	assert_int_equal(page_of(list, "b"), 2);
	assert_int_equal(page_of(list, "c"), 2);
	assert_int_equal(page_of(list, "e"), 2);
	assert_int_equal(page_of(list, "d"), 3);
}

static void boxes_stay_whole(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	struct piece *box = PIECE(desk, .kind = PIECE_BOX, .as.box = { .first = lines(desk, &plain, "b", 6), .has_ground = true, .padding = MM(2) });
	const struct piece *first = CHAIN(lines(desk, &plain, "a", 5), words(desk, &h2, "T"), box, lines(desk, &plain, "c", 6));

	AT_EVERY_HEIGHT(desk, list, first) {
		assert_int_equal(page_of(list, "b1"), page_of(list, "b6"));
		assert_int_equal(page_of(list, "T"), page_of(list, "b1"));
	}
}

static void a_heading_in_a_box_stays_with_what_follows(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	struct piece *box = PIECE(desk, .kind = PIECE_BOX, .as.box = { .first = words(desk, &h2, "T"), .has_ground = true, .padding = MM(2) });
	const struct piece *first = CHAIN(lines(desk, &plain, "a", 5), box, lines(desk, &plain, "b", 6));

	AT_EVERY_HEIGHT(desk, list, first)
		assert_int_equal(page_of(list, "T"), page_of(list, "b2"));
}

static void what_is_higher_than_a_page_is_an_error(void **state)
{
	struct desk *desk = *state;
	const struct piece *text = lines(desk, &plain, "b", 40);

	assert_complains(desk, PIECE(desk, .kind = PIECE_BOX, .as.box = { .first = text }),
		"templates/test.lua:40:7: error: a box in panel 'body' in 'nb' is 70.3 mm higher than a page\n"
		"templates/test.lua:40:7: note: text that stands in a box, in columns or in a row is not divided: take it out, or shorten it\n");
}

/* The message names the documents, which an author can shorten. */
static void what_is_too_high_names_its_texts(void **state)
{
	struct desk *desk = *state;
	const struct span *text = &(const struct span){ .kind = SPAN_TEXT, .text = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\nq\nr\ns\nt\nu\nv\nw\nx\ny\nz\n1\n2\n3\n4" };
	const struct block body = { .kind = BLOCK_PARAGRAPH, .spans = text, .pos = { "content/rights/money.md", 9, 1 } };
	struct piece *inside = PIECE(desk, .kind = PIECE_BLOCKS, .style = &plain, .as.blocks = { .first = &body });

	assert_complains(desk, PIECE(desk, .kind = PIECE_BOX, .as.box = { .first = inside }),
		"templates/test.lua:40:7: error: a box in panel 'body' in 'nb' is 21.0 mm higher than a page\n"
		"templates/test.lua:40:7: note: text that stands in a box, in columns or in a row is not divided: take it out, or shorten it\n"
		"content/rights/money.md:9:1: note: 30 of its lines are from here\n");
}

static void words_of_ten_thousand_letters(void **state)
{
	struct desk *desk = *state;
	char *word = arena_alloc(desk->arena, 10001);

	memset(word, 'x', 10000);
	desk->frame[1][FLOW].first = words(desk, &plain, word);
	assert_null(layout_sheet(desk->arena, &desk->sheet, &desk->env, desk->diag));
	assert_int_equal(diag_errors(desk->diag), 1);
}

static void frames_without_room(void **state)
{
	struct desk *desk = *state;

	desk->frame[1][FLOW].h = 0;
	assert_complains(desk, words(desk, &plain, "a"), "templates/test.lua:21:5: error: panel 'body' has no room inside its margins\n");
}

static void nests_a_hundred_lists(void **state)
{
	struct desk *desk = *state;
	const struct span *text = &(const struct span){ .kind = SPAN_TEXT, .text = "Hjelp" };
	const struct block *inner = NULL;
	struct piece *p = PIECE(desk, .kind = PIECE_BLOCKS, .style = &plain, .as.blocks = { .heading = &h2, .item = &plain, .marker = MARKER_BULLET });

	for (int i = 0; i < 100; i++) {
		struct block *words_of_it = ARENA_NEW(desk->arena, struct block), *item = ARENA_NEW(desk->arena, struct block), *list = ARENA_NEW(desk->arena, struct block);

		*words_of_it = (struct block){ .kind = BLOCK_PARAGRAPH, .spans = text, .next = inner };
		*item = (struct block){ .kind = BLOCK_ITEM, .child = words_of_it };
		*list = (struct block){ .kind = BLOCK_LIST, .child = item };
		inner = list;
	}
	p->as.blocks.first = inner;
	assert_true(count_pages(lay(desk, 1, p)) > 3);
}

/* The line that says what a list is of stands with the first two items, and no short item is alone on its page. */
static void lists_stay_together_at_their_ends(void **state)
{
	static const char *const said[] = { "Slik:", "i1", "i2", "i3", "i4", "i5" };
	enum { ITEMS = COUNT(said) - 1 };
	struct desk *desk = *state;
	const struct dlist *list;
	struct span *text = ARENA_ARRAY(desk->arena, struct span, COUNT(said));
	struct block *b = ARENA_ARRAY(desk->arena, struct block, 2 + 2 * ITEMS), *item = b + 2, *words_of_it = item + ITEMS;
	struct piece *blocks = PIECE(desk, .kind = PIECE_BLOCKS, .style = &plain, .as.blocks = { .heading = &h2, .item = &plain, .marker = MARKER_BULLET });
	const struct piece *first;
	int divided = 0;

	for (size_t i = 0; i < COUNT(said); i++)
		text[i] = (struct span){ .kind = SPAN_TEXT, .text = said[i] };
	b[0] = (struct block){ .kind = BLOCK_PARAGRAPH, .spans = &text[0], .next = &b[1] };
	b[1] = (struct block){ .kind = BLOCK_LIST, .child = item };
	for (int i = 0; i < ITEMS; i++) {
		item[i] = (struct block){ .kind = BLOCK_ITEM, .child = &words_of_it[i], .next = i + 1 < ITEMS ? &item[i + 1] : NULL };
		words_of_it[i] = (struct block){ .kind = BLOCK_PARAGRAPH, .spans = &text[1 + i] };
	}
	blocks->as.blocks.first = b;
	first = CHAIN(lines(desk, &plain, "a", 9), blocks);
	AT_EVERY_HEIGHT(desk, list, first) {
		assert_int_equal(page_of(list, "Slik:"), page_of(list, "i2"));
		assert_int_equal(page_of(list, "i4"), page_of(list, "i5"));
		divided += page_of(list, "i2") != page_of(list, "i4");
	}
	assert_true(divided > 5);
}

/* Notes */

static const struct note *note(struct desk *desk, const char *text, const struct note *next)
{
	struct note *n = ARENA_NEW(desk->arena, struct note);

	*n = (struct note){ .text = text, .style = &small, .pos = { "templates/test.lua", 50, 7 }, .next = next };
	return n;
}

static void notes_stand_where_their_paragraph_ends(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	struct piece *a = lines(desk, &plain, "a", 7), *b = lines(desk, &plain, "b", 7);
	const struct piece *first = CHAIN(lines(desk, &plain, "x", 5), a, b, lines(desk, &plain, "c", 7));

	a->notes = note(desk, "Kilde", note(desk, "Andre", NULL));
	b->notes = note(desk, "Tredje", NULL);
	AT_EVERY_HEIGHT(desk, list, first) {
		const int bottom = STRIP + height;

		assert_int_equal(page_of(list, "Kilde"), page_of(list, "a7"));
		assert_int_equal(page_of(list, "Andre"), page_of(list, "a7"));
		assert_int_equal(page_of(list, "Tredje"), page_of(list, "b7"));
		for (const struct page *p = list->first; p; p = p->next) {
			int text = 0, notes = bottom;

			for (const struct item *it = p->first; it; it = it->next)
				if (it->kind == ITEM_GLYPHS && it->as.glyphs.size == plain.size)
					text = it->as.glyphs.y > text ? it->as.glyphs.y : text;
				else if (it->kind == ITEM_GLYPHS && it->as.glyphs.size == small.size)
					notes = it->as.glyphs.y < notes ? it->as.glyphs.y : notes;
			assert_true(notes == bottom || notes - text >= small.leading);
		}
	}
}

static void a_note_asked_for_twice_on_a_page_is_one(void **state)
{
	struct desk *desk = *state;
	struct piece *p[4];
	const struct dlist *list;
	static const char *const text[] = { "a", "b", "c", "d" };

	for (int i = 0; i < 4; i++) {
		p[i] = words(desk, &plain, text[i]);
		p[i]->notes = note(desk, i == 1 ? "Andre" : "Kilde", NULL);
	}
	list = lay(desk, 1, CHAIN(p[0], p[1], p[2], PIECE(desk, .kind = PIECE_TURN), p[3]));
	assert_int_equal(count(list->first, "Kilde", true), 1);
	assert_int_equal(count(list->first, "1", true), 3);             /* behind a, behind c, before the note */
	assert_int_equal(count(list->first, "2", true), 2);
	assert_int_equal(count(list->first->next, "Kilde", true), 1);
	assert_int_equal(count(list->first->next, "1", true), 2);       /* the same note has the same number on every page */
}

/* At the foot, and behind a paragraph. */
static void notes_are_in_the_order_of_their_numbers(void **state)
{
	struct desk *desk = *state;
	struct piece *a = words(desk, &plain, "a"), *b = words(desk, &plain, "b"), *c = words(desk, &plain, "c");
	const struct dlist *list;
	const struct page *page;
	char *text;

	a->notes = note(desk, "Kilde", note(desk, "Andre", NULL));
	b->notes = note(desk, "Andre", NULL);
	c->notes = note(desk, "Tredje", note(desk, "Kilde", note(desk, "Tredje", NULL)));
	list = lay(desk, 1, CHAIN(a, PIECE(desk, .kind = PIECE_TURN), b, c));
	text = read_all(list);
	assert_non_null(strstr(text, "\nb\n2\nc\n1\n, \n3\n1\nKilde\n2\nAndre\n3\nTredje\n"));
	free(text);
	page = list->first->next;
	assert_int_equal(find_from(page, "c", NULL)->tag->next->role, TAG_NOTE);
	for (const struct item *it = page->first; it; it = it->next)
		if (it->kind == ITEM_LINK)
			assert_ptr_equal(it->as.link.to->page, page);
}

/* A full last line leaves room for the number, in either direction. */
static void numbers_of_notes_stay_inside(void **state)
{
	static const char *const said[] = { "Hva er menneskehandel, og hva er smugling av mennesker?", "ما هو الاتجار بالبشر وما هو تهريب البشر؟ ROSA" };
	struct desk *desk = *state;

	for (size_t i = 0; i < COUNT(said); i++) {
		struct piece *p = words(desk, &plain, said[i]);

		desk->sheet.rtl = i == 1;
		desk->sheet.lang = i == 1 ? "ar" : "nb";
		p->notes = note(desk, "K", note(desk, "L", NULL));
		for (int width = MM(55); width < MM(100); width += MM(0.5)) {
			const struct item *mark;

			desk->frame[1][FLOW].w = width;
			mark = find(lay(desk, 1, p), "2");
			assert_true(mark->as.glyphs.x >= desk->frame[1][FLOW].x + (i == 1 ? W - width : 0) + MARGIN);
			assert_true(mark->as.glyphs.x + mark->as.glyphs.width <= (i == 1 ? W : width) - MARGIN);
		}
	}
}

/* What leads to a heading says its words alone. */
static void numbers_of_notes_are_no_part_of_a_heading(void **state)
{
	struct desk *desk = *state;
	struct piece *p = words(desk, &h1, "Tegn");
	const struct dlist *list;

	p->notes = note(desk, "Kilde", NULL);
	desk->frame[0][FLOW].first = PIECE(desk, .kind = PIECE_CONTENTS, .as.contents = { { &plain }, 1 });
	list = lay(desk, 1, p);
	assert_string_equal(list->bookmarks->title, "Tegn");
	assert_int_equal(page_of(list, "Tegn"), 1);
	assert_int_equal(find(list, "Tegn")->as.glyphs.len, 4);
}

static void notes_higher_than_a_page_are_an_error(void **state)
{
	struct desk *desk = *state;
	struct piece *p = words(desk, &plain, "a");

	for (int i = 0; i < 40; i++)
		p->notes = note(desk, arena_printf(desk->arena, "%d", i), p->notes);
	assert_complains(desk, p, "templates/test.lua:33:7: error: the notes of a line in panel 'body' in 'nb' are 62.9 mm higher than a page\n");
}

/* And takes the height of one: at the lowest page that holds all of it, text and notes all but meet. */
static void a_note_asked_for_twice_has_the_height_of_one(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	struct piece *a = words(desk, &plain, "a"), *b = words(desk, &plain, "b");
	struct piece *box = PIECE(desk, .kind = PIECE_BOX, .as.box = { .first = CHAIN(a, b) });
	const struct piece *first = CHAIN(words(desk, &plain, "x"), box);

	a->notes = b->notes = note(desk, "Kilde", NULL);
	for (int height = MM(13); set_height(desk, height) && (list = lay(desk, 1, first)); height += MM(1)) {
		const struct item *rule = list->first->first;

		if (count_pages(list) > 1)
			continue;
		for (rule = rule->next; rule->kind != ITEM_RECTS; rule = rule->next)
			;
		assert_true(rule->as.rects.xywh[0][1] - find(list, "b")->as.glyphs.y < LEADING + MM(1));
		return;
	}
}

/* P and, behind it, Note with its Lbl; in P the number, which leads to the note. */
static void notes_are_tagged_and_linked(void **state)
{
	struct desk *desk = *state;
	struct piece *p = words(desk, &plain, "a");
	const struct dlist *list;
	const struct tag *paragraph;
	const struct item *mark, *label, *link;

	p->notes = note(desk, "Kilde", NULL);
	list = lay(desk, 1, p);
	paragraph = find(list, "a")->tag;
	mark = find(list, "1");
	assert_int_equal(mark->tag->role, TAG_LINK);
	assert_int_equal(mark->tag->parent->role, TAG_REFERENCE);
	assert_ptr_equal(mark->tag->parent->parent, paragraph);
	assert_true(mark->as.glyphs.y < find(list, "a")->as.glyphs.y);
	assert_true(mark->as.glyphs.size < 7000);
	link = mark->next;
	assert_int_equal(link->kind, ITEM_LINK);
	assert_ptr_equal(link->as.link.to->page, list->first);
	assert_int_equal(paragraph->next->role, TAG_NOTE);
	assert_ptr_equal(find(list, "Kilde")->tag, paragraph->next);
	label = find_from(list->first, "Kilde", NULL);
	assert_in_range(link->as.link.to->y, label->as.glyphs.y - small.leading, label->as.glyphs.y);
	assert_int_equal(paragraph->next->child->role, TAG_LBL);
}

/* A chapter that would end with a line or two on a page of their own is set a little closer, or wider. */
static void chapters_do_not_end_on_an_empty_page(void **state)
{
	struct desk *desk = *state;
	struct piece *p[41];
	const struct dlist *list;
	const struct piece *first;
	int low = 0, gaps[2] = { 0, 0 };

	for (size_t i = 0; i < COUNT(p); i++)
		p[i] = words(desk, i == 20 ? &chapter : &plain, arena_printf(desk->arena, "t%zu", i));
	first = chain(p, COUNT(p));
	AT_EVERY_HEIGHT(desk, list, first) {
		const int ends[2] = { page_of(list, "t19"), page_of(list, "t40") };
		const int tops[2] = { 1, page_of(list, "t20") };

		for (int c = 0; c < 2; c++) {
			const struct item *last = find(list, c == 0 ? "t19" : "t40"), *one = find(list, c == 0 ? "t1" : "t22"), *next = find(list, c == 0 ? "t2" : "t23");

			low += ends[c] > tops[c] && last->as.glyphs.y - STRIP + 4000 < height / 5;
			gaps[next->as.glyphs.y - one->as.glyphs.y == LEADING + plain.after]++;
			assert_in_range(next->as.glyphs.y - one->as.glyphs.y, LEADING + plain.after * 3 / 4, LEADING + plain.after * 5 / 4);
		}
	}
	assert_true(low < 4);
	assert_true(gaps[0] > 10 && gaps[1] > 2 * gaps[0]);
}

/* A first line that leaves no room for its note is set all the same; the note follows. */
static void a_note_without_room_goes_to_the_next_page(void **state)
{
	struct desk *desk = *state;
	struct piece *p = PIECE(desk, .kind = PIECE_BOX, .as.box = { .first = lines(desk, &plain, "a", 7) });
	struct piece *inside = lines(desk, &plain, "a", 7);
	const struct dlist *list;

	inside->notes = note(desk, "Kilde", NULL);
	p->as.box.first = inside;
	set_height(desk, 7 * LEADING + 5000);
	list = lay(desk, 1, CHAIN(p, lines(desk, &plain, "b", 2)));
	assert_int_equal(page_of(list, "a7"), 1);
	assert_int_equal(page_of(list, "Kilde"), 2);
	assert_int_equal(page_of(list, "b1"), 2);
}

/* Tables */

static const struct piece *table(struct desk *desk, int rows, bool head, int lines_a_cell)
{
	struct piece *p = PIECE(desk, .kind = PIECE_TABLE, .as.table = { .share = { 2, 1 }, .n = 2, .gap = MM(4), .padding = MM(1), .row_heads = true });
	const struct table_row **end = &p->as.table.first;

	for (int i = head ? 0 : 1; i <= rows; i++) {
		struct table_row *row = ARENA_NEW(desk->arena, struct table_row);

		for (int k = 0; k < 2; k++)
			row->cell[k] = PIECE(desk, .kind = PIECE_BOX, .as.box.first = i == 0 ? words(desk, &lead, k == 0 ? "Tjeneste" : "Telefon")
				: lines(desk, &plain, arena_printf(desk->arena, "r%dc%d-", i, k), lines_a_cell));
		if (i == 0) {
			p->as.table.head = row;
		} else {
			*end = row;
			end = &row->next;
		}
	}
	return p;
}

static void table_heads_are_repeated(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list = lay(desk, 1, table(desk, 60, true, 1));

	assert_true(count_pages(list) > 2);
	for (const struct page *p = list->first; p; p = p->next) {
		assert_int_equal(count(p, "Tjeneste", p == list->first), 1);
		assert_int_equal(count(p, "Tjeneste", p != list->first), 0);
		for (const struct item *it = p->first; it; it = it->next)
			if (it->kind == ITEM_GLYPHS) {
				assert_true(is_text(it, "Tjeneste"));
				break;
			}
	}
}

static void rows_stay_whole(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	const struct piece *first = table(desk, 8, true, 3);

	AT_EVERY_HEIGHT(desk, list, first)
		for (int i = 1; i <= 8; i++) {
			const char *begin = arena_printf(desk->arena, "r%dc0-1", i), *end = arena_printf(desk->arena, "r%dc1-3", i);

			if (height >= MM(70))
				assert_int_equal(page_of(list, begin), page_of(list, end));
		}
}

/* One row higher than any page, its cells of different heights. */
static void high_rows_are_divided_between_lines(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	struct piece *t = (struct piece *)table(desk, 1, true, 1);
	struct piece *a = (struct piece *)t->as.table.first->cell[0], *b = (struct piece *)t->as.table.first->cell[1];
	const struct piece *first = CHAIN(lines(desk, &plain, "x", 4), t, lines(desk, &plain, "y", 4));

	a->as.box.first = CHAIN(lines(desk, &plain, "a", 9), lines(desk, &plain, "b", 20), lines(desk, &plain, "c", 3));
	b->as.box.first = CHAIN(lines(desk, &loose, "d", 8), words(desk, &h2, "T"), lines(desk, &small, "e", 4));
	AT_EVERY_HEIGHT(desk, list, first) {
		int said = 0;

		assert_true(count_pages(list) > 1);
		assert_int_equal(page_of(list, "a1"), page_of(list, "d1"));
		assert_int_equal(page_of(list, "T"), page_of(list, "e1"));
		for (const struct page *p = list->first; p; p = p->next) {
			int last[2] = { 0 };

			for (const char *name = "abcde"; *name; name++) {
				const char begins[] = { *name, '\0' };

				assert_true(count_lines(p, begins) != 1 || height < MM(50));    /* two lines of "d" need a little room */
				said += count_lines(p, begins);
			}
			for (const struct item *it = p->first; it; it = it->next) {
				const bool right = it->kind == ITEM_GLYPHS && it->as.glyphs.x > W / 2;

				if (it->kind != ITEM_GLYPHS || !strchr("abcde", *it->as.glyphs.text))
					continue;
				assert_true(it->as.glyphs.y > last[right]);     /* none on top of another */
				last[right] = it->as.glyphs.y;
				assert_in_range(it->as.glyphs.y, STRIP, STRIP + height);
			}
			assert_int_equal(count(p, "Tjeneste", true) + count(p, "Tjeneste", false), count_lines(p, "a") + count_lines(p, "b") + count_lines(p, "c") > 0);
		}
		assert_int_equal(said, 9 + 20 + 3 + 8 + 4);
	}
}

static void a_table_in_a_high_row_stays_whole(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	struct piece *t = (struct piece *)table(desk, 1, false, 1);

	((struct piece *)t->as.table.first->cell[0])->as.box.first = CHAIN(lines(desk, &plain, "a", 30), (struct piece *)table(desk, 3, true, 1));
	AT_EVERY_HEIGHT(desk, list, t) {
		char *text = read_all(list);

		assert_int_equal(page_of(list, "Tjeneste"), page_of(list, "r3c1-1"));
		assert_null(strstr(strstr(text, "r3c1-1") + 1, "r3c1-1"));
		free(text);
	}
}

static void tables_are_tagged(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list = lay(desk, 1, table(desk, 2, true, 1));
	const struct tag *t = list->root->child->next ? list->root->child->next->child : list->root->child->child, *row;

	while (t->role == TAG_SECT)
		t = t->child;
	assert_int_equal(t->role, TAG_TABLE);
	row = t->child;
	assert_int_equal(row->role, TAG_TR);
	assert_int_equal(row->child->role, TAG_TH);
	assert_int_equal(row->child->scope, SCOPE_COLUMN);
	row = row->next;
	assert_int_equal(row->child->role, TAG_TH);
	assert_int_equal(row->child->scope, SCOPE_ROW);
	assert_int_equal(row->child->next->role, TAG_TD);
	assert_int_equal(row->child->next->scope, SCOPE_NONE);
	assert_int_equal(find(list, "r2c1-1")->tag->parent->role, TAG_TD);
}

/* What pages know of each other */

/* Long enough for every chapter to have pages of its own. */
static const struct piece *chapters(struct desk *desk)
{
	return CHAIN(words(desk, &chapter, "En"), lines(desk, &plain, "a", 40), words(desk, &chapter, "To"), lines(desk, &plain, "b", 50),
		words(desk, &h2, "Under"), lines(desk, &plain, "c", 5));
}

static void contents_have_the_right_pages(void **state)
{
	struct desk *desk = *state;
	static const char *const title[] = { "En", "To", "Under" };
	const struct dlist *list;
	const struct page *first;

	desk->frame[0][FLOW].first = CHAIN(words(desk, &h1, "Innhold"), PIECE(desk, .kind = PIECE_CONTENTS, .as.contents = { { &lead, &plain }, 2 }));
	list = lay(desk, 1, chapters(desk));
	first = list->first;
	assert_int_equal(count(first, "Innhold", true), 1);     /* no line for what is before the contents */
	for (size_t i = 0; i < COUNT(title); i++) {
		const struct page *on;
		const struct item *entry = find_from(first, title[i], NULL), *page, *link;

		find_from(first->next, title[i], &on);
		page = entry->next->kind == ITEM_LINK ? entry->next->next : entry->next;
		link = entry->next->kind == ITEM_LINK ? entry->next : page->next;
		assert_true(is_text(page, arena_printf(desk->arena, "%d", on->number)));
		assert_int_equal(page->as.glyphs.x + page->as.glyphs.width, W - MARGIN);
		assert_int_equal(page->as.glyphs.y, entry->as.glyphs.y);
		assert_ptr_equal(page->tag, entry->tag);
		assert_int_equal(entry->tag->role, TAG_LINK);
		assert_int_equal(entry->tag->parent->parent->role, TAG_TOCI);
		assert_int_equal(link->kind, ITEM_LINK);
		assert_int_equal(link->as.link.x, MARGIN);
		assert_int_equal(link->as.link.w, W - 2 * MARGIN);
		assert_ptr_equal(link->as.link.to->page, on);
	}
}

static void contents_of_many_pages_count_themselves(void **state)
{
	struct desk *desk = *state;
	struct piece *body[120];
	const struct dlist *list;

	for (size_t i = 0; i < COUNT(body); i++)
		body[i] = words(desk, i % 2 ? &plain : &h1, arena_printf(desk->arena, "t%zu", i));
	desk->frame[0][FLOW].first = PIECE(desk, .kind = PIECE_CONTENTS, .as.contents = { { &plain }, 1 });
	list = lay(desk, 1, chain(body, COUNT(body)));
	assert_int_equal(page_of(list, "t0"), 1);
	assert_true(page_of(list, "t118") < page_of(list, "t119"));
	assert_true(page_of(list, "t119") > 4);
	assert_non_null(find_from(list->first, arena_printf(desk->arena, "%d", page_of(list, "t119")), NULL));
}

static void bookmarks_skip_no_level(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list = lay(desk, 1, CHAIN(words(desk, &h1, "En"), words(desk, &h3, "Dypt\nned"), words(desk, &h2, "To"), words(desk, &h1, "Tre"),
		words(desk, &plain, "a")));
	static const struct { const char *title; int level; } expected[] = { { "En", 1 }, { "Dypt ned", 2 }, { "To", 2 }, { "Tre", 1 } };
	const struct bookmark *b = list->bookmarks;

	for (size_t i = 0; i < COUNT(expected); i++, b = b->next) {
		assert_string_equal(b->title, expected[i].title);
		assert_int_equal(b->level, expected[i].level);
		assert_ptr_equal(b->to->page, list->first);
	}
	assert_null(b);
	assert_int_equal(find(list, "Dypt")->tag->role, TAG_H2);
}

static const struct piece *mentioning(struct desk *desk)
{
	struct piece *p[18];
	size_t n = 0;

	/* On pages 1, 3, 4, 5, 7 and 8. */
	for (int page = 1; page <= 9; page++) {
		bool said = page == 1 || (page >= 3 && page <= 5) || page == 7 || page == 8;

		p[n++] = said ? PIECE(desk, .kind = PIECE_SPANS, .style = &plain, .as.spans = mention(desk, "Hjelp", &rosa)) : words(desk, &plain, "x");
		p[n++] = PIECE(desk, .kind = PIECE_TURN);
	}
	return chain(p, n);
}

static void mentions_name_pages(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	const struct item *range, *link;

	desk->frame[2][FLOW].first = CHAIN(PIECE(desk, .kind = PIECE_MENTIONS, .style = &small, .as.mentions = &rosa),
		PIECE(desk, .kind = PIECE_MENTIONS, .style = &plain, .as.mentions = &sua),
		PIECE(desk, .kind = PIECE_SPANS, .style = &plain, .as.spans = mention(desk, "Her", &rosa)));
	list = lay(desk, 1, mentioning(desk));
	range = find(list, "3–5");
	assert_int_equal(page_of(list, "3–5"), 10);
	assert_int_equal(range->tag->role, TAG_LINK);
	for (link = range; link->kind != ITEM_LINK || link->tag != range->tag; link = link->next)
		;
	assert_int_equal(link->as.link.to->page->number, 3);
	assert_non_null(find_from(range->tag ? list->first->next : NULL, "7", NULL));
	assert_non_null(find_from(list->first, "8", NULL));
	assert_null(find_from(list->first, "10", NULL));
	assert_int_equal(page_of(list, "–"), 10);
}

/* Its number alone is a mention of a contact, too; not on what every page repeats. */
static void numbers_are_mentions(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	const struct page *last;
	struct piece *number = PIECE(desk, .kind = PIECE_NUMBER, .style = &plain, .as.number = { .number = &phone });

	desk->frame[1][FOOT].first = PIECE(desk, .kind = PIECE_NUMBER, .style = &small, .as.number = { .number = &phone });
	desk->frame[2][FLOW].first = PIECE(desk, .kind = PIECE_MENTIONS, .style = &plain, .as.mentions = &rosa);
	list = lay(desk, 1, CHAIN(words(desk, &plain, "a"), words(desk, &chapter, "To"), number));
	last = list->first->next->next;
	assert_int_equal(count(last, "2", true), 1);
	assert_null(last->next);
}

/* Each chapter is a section. */
static void chapters_are_sections(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list = lay(desk, 1, CHAIN(words(desk, &h1, "En"), words(desk, &plain, "a"), words(desk, &h1, "To"), words(desk, &h2, "b")));
	const struct tag *first = find(list, "En")->tag->parent, *second = find(list, "To")->tag->parent;

	assert_int_equal(first->role, TAG_SECT);
	assert_int_equal(second->role, TAG_SECT);
	assert_ptr_equal(find(list, "a")->tag->parent, first);
	assert_ptr_equal(first->next, second);
	assert_ptr_equal(find(list, "b")->tag->parent, second);
	assert_null(second->next);
}

static void heads_and_feet_are_artifacts(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;

	desk->frame[1][HEAD].first = PIECE(desk, .kind = PIECE_RUNNING, .style = &small, .as.running = RUNNING_HEADING);
	desk->frame[1][FOOT].first = PIECE(desk, .kind = PIECE_RUNNING, .style = &small, .as.running = RUNNING_PAGE);
	list = lay(desk, 1, chapters(desk));
	for (const struct page *p = list->first; p; p = p->next) {
		const char *heading = p->number < page_of(list, "To") ? "En" : "To", *number = arena_printf(desk->arena, "%d", p->number);
		const bool begins = p->number == page_of(list, heading);
		const struct item *it;

		assert_int_equal(count(p, heading, true), begins);
		assert_int_equal(count(p, heading, false), !begins);
		assert_int_equal(count(p, number, false), 1);
		for (it = p->first; it; it = it->next)
			if (is_text(it, number))
				assert_int_equal(it->artifact, ARTIFACT_FOOTER);
			else if (is_text(it, heading) && !it->tag)
				assert_int_equal(it->artifact, ARTIFACT_HEADER);
	}
}

/* A heading in the middle of a page has nothing to say about its top. */
static void heads_say_what_the_page_begins_with(void **state)
{
	struct desk *desk = *state;
	struct piece *box = PIECE(desk, .kind = PIECE_BOX, .as.box = { .first = words(desk, &h1, "Tre"), .padding = MM(2) });
	const struct dlist *list;
	const struct page *p;

	desk->frame[1][HEAD].first = PIECE(desk, .kind = PIECE_RUNNING, .style = &small, .as.running = RUNNING_HEADING);
	list = lay(desk, 1, CHAIN(words(desk, &h1, "En"), lines(desk, &plain, "a", 30), words(desk, &h1, "To"), words(desk, &plain, "x"),
		PIECE(desk, .kind = PIECE_TURN), PIECE(desk, .kind = PIECE_SPACE, .as.height = MM(5)), box, lines(desk, &plain, "b", 30)));
	p = list->first->next;
	assert_int_equal(page_of(list, "To"), p->number);
	assert_int_equal(count(p, "En", false), 1);
	assert_int_equal(count(p, "To", false), 0);
	p = p->next;
	assert_int_equal(page_of(list, "Tre"), p->number);
	assert_int_equal(count(p, "To", false) + count(p, "Tre", false), 0);
	assert_int_equal(count(p->next, "Tre", false), 1);
}

static void a_head_that_does_not_fit_is_an_error(void **state)
{
	struct desk *desk = *state;

	desk->frame[1][HEAD].first = lines(desk, &plain, "a", 5);
	assert_complains(desk, words(desk, &plain, "Hjelp"),
		"templates/test.lua:21:5: error: panel 'head' in 'nb' does not fit: 3 lines too many at the smallest size\n"
		"templates/test.lua:21:5: note: shorten the texts of this panel, or let the theme shrink further\n");
}

/* Which begins with digits: as plain words, "116111.no" would turn round. */
static void web_addresses_read_left_to_right(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	const struct item *it;

	desk->sheet.lang = "ar";
	desk->sheet.rtl = true;
	list = lay(desk, 1, PIECE(desk, .kind = PIECE_WEB, .style = &plain, .as.text = "116111.no"));
	it = find(list, "116111.no");
	assert_false(it->as.glyphs.rtl);
	assert_int_equal(it->tag->role, TAG_LINK);
	while (it->kind != ITEM_LINK)
		it = it->next;
	assert_string_equal(it->as.link.url, "https://116111.no");
}

static void turns_with_the_reading(void **state)
{
	struct desk *desk = *state;
	const struct dlist *list;
	const struct item *entry, *page;

	desk->sheet.lang = "ar";
	desk->sheet.rtl = true;
	desk->frame[0][FLOW].first = PIECE(desk, .kind = PIECE_CONTENTS, .as.contents = { { &plain }, 1 });
	list = lay(desk, 1, CHAIN(words(desk, &chapter, "مساعدة"), (struct piece *)table(desk, 1, false, 1)));
	entry = find(list, "مساعدة");
	page = find(list, "2");
	assert_int_equal(entry->as.glyphs.x + entry->as.glyphs.width, W - MARGIN);
	assert_int_equal(page->as.glyphs.x, MARGIN);
	assert_true(find(list, "r1c0-1")->as.glyphs.x > find(list, "r1c1-1")->as.glyphs.x);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(no_line_is_alone),
		TEST(nothing_is_lost_or_said_twice),
		TEST(headings_stay_with_what_follows),
		TEST(pages_begin_with_capitals_and_no_space),
		TEST(turns_the_page),
		TEST(turns_before_a_box),
		TEST(boxes_stay_whole),
		TEST(a_heading_in_a_box_stays_with_what_follows),
		TEST(what_is_higher_than_a_page_is_an_error),
		TEST(what_is_too_high_names_its_texts),
		TEST(words_of_ten_thousand_letters),
		TEST(frames_without_room),
		TEST(nests_a_hundred_lists),
		TEST(lists_stay_together_at_their_ends),
		TEST(notes_stand_where_their_paragraph_ends),
		TEST(a_note_asked_for_twice_on_a_page_is_one),
		TEST(a_note_asked_for_twice_has_the_height_of_one),
		TEST(notes_are_tagged_and_linked),
		TEST(notes_are_in_the_order_of_their_numbers),
		TEST(numbers_of_notes_stay_inside),
		TEST(numbers_of_notes_are_no_part_of_a_heading),
		TEST(notes_higher_than_a_page_are_an_error),
		TEST(chapters_do_not_end_on_an_empty_page),
		TEST(a_note_without_room_goes_to_the_next_page),
		TEST(table_heads_are_repeated),
		TEST(rows_stay_whole),
		TEST(high_rows_are_divided_between_lines),
		TEST(a_table_in_a_high_row_stays_whole),
		TEST(tables_are_tagged),
		TEST(contents_have_the_right_pages),
		TEST(contents_of_many_pages_count_themselves),
		TEST(bookmarks_skip_no_level),
		TEST(mentions_name_pages),
		TEST(numbers_are_mentions),
		TEST(chapters_are_sections),
		TEST(heads_and_feet_are_artifacts),
		TEST(heads_say_what_the_page_begins_with),
		TEST(a_head_that_does_not_fit_is_an_error),
		TEST(web_addresses_read_left_to_right),
		TEST(turns_with_the_reading),
#undef TEST
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
