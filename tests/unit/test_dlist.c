/*
 * test_dlist.c - the display list keeps the order things were added in, and its trace shows every field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/dlist.h"
#include "base/arena.h"
#include "base/buf.h"
#include "paint/paint.h"

#include <string.h>

#include "unit.h"

static void tags_keep_their_order(void **state)
{
	struct arena *a = arena_new();
	struct tag *root = dlist_add_tag(a, NULL, TAG_DOCUMENT);
	struct tag *one = dlist_add_tag(a, root, TAG_SECT), *two = dlist_add_tag(a, root, TAG_P);

	(void)state;
	assert_null(root->parent);
	assert_ptr_equal(root->child, one);
	assert_ptr_equal(one->next, two);
	assert_ptr_equal(root->last, two);
	assert_ptr_equal(two->parent, root);
	assert_null(two->next);
	arena_free(a);
}

static void every_role_has_a_name(void **state)
{
	(void)state;
	for (int role = TAG_DOCUMENT; role <= TAG_NOTE; role++)
		assert_non_null(dlist_role_name((enum tag_role)role));
	assert_string_equal(dlist_role_name(TAG_LBODY), "LBody");
	assert_string_equal(dlist_role_name(TAG_QUOTE), "BlockQuote");
}

static void traces_every_kind(void **state)
{
	static const int rects[][4] = { { 0, 0, 10, 20 }, { 30, 0, 5, 20 } };
	static const struct path_step steps[] = {
		{ PATH_MOVE, { 1, 2 } }, { PATH_CURVE, { 1, 2, 3, 4, 5, 6 } }, { PATH_LINE, { 7, 8 } }, { PATH_CLOSE, { 0 } }
	};
	struct arena *a = arena_new();
	struct page page = { .name = "front", .w = 1000, .h = 2000 };
	struct dlist list = { .title = "A \"B\"", .lang = "nb", .first = &page };
	struct tag *paragraph, *link;
	struct item *it;
	struct buf out;

	(void)state;
	list.root = dlist_add_tag(a, NULL, TAG_DOCUMENT);
	paragraph = dlist_add_tag(a, list.root, TAG_P);
	paragraph->lang = "uk";
	link = dlist_add_tag(a, paragraph, TAG_LINK);
	link->alt = "112";
	it = dlist_add_item(a, &page, ITEM_RECTS, NULL);
	it->colour = (struct colour){ .rgb = { 0xfb, 0xf8, 0x01 } };
	it->as.rects.xywh = rects;
	it->as.rects.n = 2;
	it = dlist_add_item(a, &page, ITEM_PATH, NULL);
	it->as.path.step = steps;
	it->as.path.n = 4;
	it = dlist_add_item(a, &page, ITEM_PATH, NULL);
	it->as.path.step = steps;
	it->as.path.n = 1;
	it->as.path.stroke = 708;
	it = dlist_add_item(a, &page, ITEM_LINK, link);
	it->as.link.url = "tel:112";
	it->as.link.w = 3;
	it->as.link.h = 4;

	buf_init(&out);
	paint_trace(&list, &out);
	assert_string_equal(out.data,
		"document \"A \\\"B\\\"\" nb ltr\n"
		"page front 1000x2000\n"
		"rects #fbf801 0,0,10,20 30,0,5,20; artifact\n"
		"path #000000 fill M 1,2 C 1,2 3,4 5,6 L 7,8 Z; artifact\n"
		"path #000000 stroke 708 M 1,2; artifact\n"
		"link 0,0 3x4 \"tel:112\"; Link\n"
		"tag Document\n"
		"tag   P uk\n"
		"tag     Link \"112\"\n");
	buf_release(&out);
	arena_free(a);
}

/* What only long documents, tables and cards have. */
static void traces_what_long_documents_have(void **state)
{
	static const struct trim trims[] = { { 0, 0, 400, 300 }, { 500, 0, 400, 300 } };
	static const struct image image = { .name = "map.png" };
	struct arena *a = arena_new();
	struct page back = { .name = "back", .w = 1000, .h = 2000, .number = 2 };
	struct page front = { .name = "front", .w = 1000, .h = 2000, .trim = trims, .n_trims = 2, .next = &back };
	struct place place = { &back, 70 };
	struct bookmark deep = { .title = "Lønn", .level = 2, .to = &place }, first = { .title = "A", .level = 1, .to = &place, .next = &deep };
	struct dlist list = { .title = "A", .lang = "nb", .first = &front, .bookmarks = &first };
	struct tag *heading, *items;
	struct item *it;
	struct buf out;

	(void)state;
	list.root = dlist_add_tag(a, NULL, TAG_DOCUMENT);
	items = dlist_add_tag(a, list.root, TAG_L);
	items->numbering = NUMBERING_DECIMAL;
	heading = dlist_add_tag(a, list.root, TAG_TH);
	heading->scope = SCOPE_ROW;
	it = dlist_add_item(a, &front, ITEM_IMAGE, NULL);
	it->as.image.image = &image;
	it->as.image.w = 3;
	it->artifact = ARTIFACT_HEADER;
	it = dlist_add_item(a, &front, ITEM_LINK, heading);
	it->as.link.to = &place;

	buf_init(&out);
	paint_trace(&list, &out);
	assert_string_equal(out.data,
		"document \"A\" nb ltr\n"
		"page front 1000x2000 trim 0,0 400x300 trim 500,0 400x300 number 0\n"
		"image 0,0 3x0 \"map.png\"; artifact header\n"
		"link 0,0 0x0 -> page 2 70; TH\n"
		"page back 1000x2000 number 2\n"
		"tag Document\n"
		"tag   L decimal\n"
		"tag   TH row\n"
		"bookmark \"A\" -> page 2 70\n"
		"bookmark   \"Lønn\" -> page 2 70\n");
	buf_release(&out);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_keep_their_order),
		cmocka_unit_test(every_role_has_a_name),
		cmocka_unit_test(traces_every_kind),
		cmocka_unit_test(traces_what_long_documents_have),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
