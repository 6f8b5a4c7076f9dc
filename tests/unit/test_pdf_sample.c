/*
 * test_pdf_sample.c - a PDF with everything that lykt can put into one. Given the name of a file, the program writes it there, for
 * tests/readers/damage.mjs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pdf_work.h"
#include "drawn.h"
#include "base/file.h"

static struct tag *add_tag(struct work *w, struct page *page, struct tag *parent, enum tag_role role, const char *text)
{
	struct tag *tag = dlist_add_tag(w->arena, parent, role);

	if (text != NULL)
		set_text(w, page, tag, "nb", false, text);
	return tag;
}

static void add_artifact(struct work *w, struct page *page, enum artifact kind, int y)
{
	struct item *it = dlist_add_item(w->arena, page, ITEM_RECTS, NULL);
	int *xywh = ARENA_ARRAY(w->arena, int, 4);

	memcpy(xywh, (const int[]){ 0, y, PAGE_W, 10000 }, 4 * sizeof(int));
	it->artifact = kind;
	it->colour = sand;
	it->as.rects.xywh = (const int (*)[4])xywh;
	it->as.rects.n = 1;
}

static void add_link(struct work *w, struct page *page, struct tag *link, const char *url, const struct place *to, const char *words)
{
	struct item *it = dlist_add_item(w->arena, page, ITEM_LINK, link);

	link->alt = words;
	it->as.link.url = url;
	it->as.link.to = to;
	it->as.link.x = MARGIN;
	it->as.link.y = w->y - 3 * SIZE;
	it->as.link.w = 50000;
	it->as.link.h = SIZE;
}

static void add_picture(struct work *w, struct page *page, const struct tag *tag, const struct image *image)
{
	struct item *it = dlist_add_item(w->arena, page, ITEM_IMAGE, tag);

	it->as.image.image = image;
	it->as.image.x = MARGIN;
	it->as.image.y = w->y;
	it->as.image.w = 80000;
	it->as.image.h = 40000;
	w->y += 60000;
}

static void add_list(struct work *w, struct page *page, struct tag *in, enum numbering numbering, const char *const text[2][2])
{
	struct tag *list = add_tag(w, page, in, TAG_L, NULL);

	list->numbering = numbering;
	for (int i = 0; i < 2; i++) {
		struct tag *item = add_tag(w, page, list, TAG_LI, NULL);

		add_tag(w, page, item, TAG_LBL, text[i][0]);
		add_tag(w, page, item, TAG_LBODY, text[i][1]);
	}
}

static void add_table(struct work *w, struct page *page, struct tag *in)
{
	struct tag *table = add_tag(w, page, in, TAG_TABLE, NULL), *head = add_tag(w, page, table, TAG_TR, NULL);
	struct tag *row = add_tag(w, page, table, TAG_TR, NULL);

	add_tag(w, page, head, TAG_TH, "Hvem")->scope = SCOPE_COLUMN;
	add_tag(w, page, head, TAG_TH, "Når")->scope = SCOPE_COLUMN;
	add_tag(w, page, row, TAG_TH, "ROSA")->scope = SCOPE_ROW;
	add_tag(w, page, row, TAG_TD, "Hele døgnet");
}

static void make_first(struct work *w, struct page *page, const struct place *to)
{
	struct tag *sect = add_tag(w, page, w->list.root, TAG_SECT, NULL), *p, *contents, *reference;

	add_artifact(w, page, ARTIFACT_BACKGROUND, 0);
	add_artifact(w, page, ARTIFACT_MARKS, 20000);
	add_artifact(w, page, ARTIFACT_LAYOUT, 40000);
	add_tag(w, page, sect, TAG_H1, "Hjelp");
	p = add_tag(w, page, sect, TAG_P, "Snakker du");
	set_text(w, page, p, "uk", false, "українською");
	set_text(w, page, p, "nb", false, "eller");
	set_text(w, page, p, "ja", false, "日本語");
	add_link(w, page, add_tag(w, page, p, TAG_LINK, "{22 33 11 60}"), "tel:+4722331160", NULL, "Ring ROSA");
	contents = add_tag(w, page, sect, TAG_TOC, NULL);
	reference = add_tag(w, page, add_tag(w, page, contents, TAG_TOCI, NULL), TAG_REFERENCE, NULL);
	add_link(w, page, add_tag(w, page, reference, TAG_LINK, "Rettigheter 2"), NULL, to, "Rettigheter, side 2");
	add_artifact(w, page, ARTIFACT_HEADER, 780000);
	add_artifact(w, page, ARTIFACT_FOOTER, 820000);
}

static void make_second(struct work *w, struct page *page)
{
	static const char *const bullets[2][2] = { { "•", "lønn" }, { "•", "fri" } }, *const steps[2][2] = { { "1.", "Ring" }, { "2.", "Vent" } };
	struct tag *sect = add_tag(w, page, w->list.root, TAG_SECT, NULL), *figure;

	w->y = MARGIN;
	add_tag(w, page, sect, TAG_H2, "Rettigheter");
	add_tag(w, page, sect, TAG_H3, "Lønn");
	add_tag(w, page, sect, TAG_QUOTE, "Jeg får ikke lønn.");
	add_list(w, page, sect, NUMBERING_BULLET, bullets);
	add_list(w, page, sect, NUMBERING_DECIMAL, steps);
	add_table(w, page, sect);
	figure = add_tag(w, page, sect, TAG_FIGURE, NULL);
	figure->alt = "Kart";
	add_picture(w, page, figure, draw_image(w->arena, IMAGE_PNG, 64));
	add_picture(w, page, NULL, draw_image(w->arena, IMAGE_JPEG, 0));
	add_tag(w, page, sect, TAG_NOTE, "Lov om arbeid");
	add_tag(w, page, sect, TAG_NOTE, "Lov om opphold");
}

static struct fonts *open_sample_fonts(struct diag *d)
{
	static const char *const dir[] = { "/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto" };
	static const char *const latin[] = { "Latn", "Cyrl" }, *const cjk[] = { "Hani" };
	const struct font_spec spec[] = {
		{ .scripts = latin, .n_scripts = 2, .regular = "NotoSans-Regular.ttf" },
		{ .scripts = cjk, .n_scripts = 1, .regular = "NotoSansCJK-Regular.ttc/Noto Sans CJK JP" },
	};

	return fonts_open(spec, 2, dir, 2, d);
}

static void make_sample(struct work *w)
{
	static struct page second = { .name = "second", .w = PAGE_W, .h = PAGE_H, .number = 2 };
	static const struct place top = { &second, MARGIN - SIZE };
	static const struct bookmark deeper = { .title = "Lønn", .level = 2, .to = &top };
	static const struct bookmark first = { .title = "Rettigheter", .level = 1, .to = &top, .next = &deeper };

	fonts_close(w->fonts);
	w->fonts = open_sample_fonts(w->diag);
	w->page.number = 1;
	w->page.next = &second;
	w->list.bookmarks = &first;
	make_first(w, &w->page, &top);
	make_second(w, &second);
}

static void test_sample(void **state)
{
	struct work *w = *state;

	make_sample(w);
	paint(w);
	ask(w, "qpdf --check %s");
	assert_int_equal(count(ask(w, "pdffonts %s"), "yes yes yes"), 2);
}

static int write_sample(const char *path)
{
	struct work *w;
	bool ok;

	if (setup((void **)&w) != 0)
		return 2;
	make_sample(w);
	ok = paint_pdf(&w->list, w->srgb, "lykt 0", &w->pdf, w->diag) && file_write(path, w->pdf.data, w->pdf.len, w->diag);
	diag_print(w->diag, stderr);
	teardown((void **)&w);
	return ok ? 0 : 1;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_sample, setup, teardown) };

	if (argc == 2)
		return write_sample(argv[1]);
	return cmocka_run_group_tests_name("pdf sample", tests, NULL, NULL);
}
