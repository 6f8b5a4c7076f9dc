/*
 * test_pdf_document.c - what a PDF has besides words: metadata, boxes, structure, artifacts, links, bookmarks, pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pdf_work.h"
#include "drawn.h"

static struct tag *add_tag(struct work *w, struct tag *parent, enum tag_role role, const char *text)
{
	struct tag *tag = dlist_add_tag(w->arena, parent, role);

	if (text != NULL)
		set_text(w, &w->page, tag, "nb", false, text);
	return tag;
}

/* Metadata */

static void test_identifiers(void **state)
{
	struct work *w = *state;
	const char *xmp, *info;

	add_tag(w, w->list.root, TAG_H1, "Hjelp");
	paint(w);
	xmp = ask(w, "pdfinfo -meta %s");
	assert_non_null(strstr(xmp, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"));
	assert_non_null(strstr(xmp, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));
	assert_non_null(strstr(xmp, "<rdf:li xml:lang=\"x-default\">Prøve &lt;1&gt;</rdf:li><rdf:li xml:lang=\"nb\">Prøve &lt;1&gt;</rdf:li>"));
	assert_non_null(strstr(xmp, "<pdf:Producer>lykt 0</pdf:Producer>\n<xmp:CreatorTool>lykt 0</xmp:CreatorTool>"));
	info = ask(w, "pdfinfo %s");
	assert_non_null(strstr(info, "Producer:        lykt 0\n"));
	assert_non_null(strstr(info, "Creator:         lykt 0\n"));
}

static void test_output_intent(void **state)
{
	struct work *w = *state;

	add_tag(w, w->list.root, TAG_H1, "Hjelp");
	paint(w);
	assert_non_null(strstr(ask(w, "mutool show %s trailer/Root/OutputIntents/1"), "/S /GTS_PDFA1"));
	assert_non_null(strstr(ask(w, "mutool show %s trailer/Root/OutputIntents/1/DestOutputProfile"), "/N 3"));
	ask(w, "mutool show -b %s trailer/Root/OutputIntents/1/DestOutputProfile | cmp - /usr/share/color/icc/sRGB.icc");
}

static void expect_no_profile(struct work *w, const char *path, const char *message)
{
	struct diag *d = diag_new();
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	assert_null(paint_profile_read(w->arena, path, "icc-profiles-free", d));
	diag_print(d, f);
	fclose(f);
	assert_string_equal(text, message);
	free(text);
	diag_free(d);
}

static void test_no_profile(void **state)
{
	struct work *w = *state;

	expect_no_profile(w, "/nowhere/sRGB.icc", "lykt: error: cannot find the colour profile '/nowhere/sRGB.icc'\n"
		"lykt: note: install the package icc-profiles-free\n");
	expect_no_profile(w, "COPYING.md", "lykt: error: 'COPYING.md' is no profile of RGB colours\n"
		"lykt: note: install the package icc-profiles-free again\n");
	expect_no_profile(w, "/usr/share/color/icc/Gray.icc", "lykt: error: '/usr/share/color/icc/Gray.icc' is no profile of RGB colours\n"
		"lykt: note: install the package icc-profiles-free again\n");
}

/* Every digit of a thousandth of a point, and no more. */
static void test_boxes(void **state)
{
	static const struct trim card = { 28346, 28347, 240945, 155906 }, gang[] = { { 0, 0, 100000, 50000 }, { 0, 60000, 100000, 50000 } };
	struct work *w = *state;
	struct page second = { .name = "card", .w = PAGE_W, .h = PAGE_H, .trim = &card, .n_trims = 1 };
	struct page third = { .name = "gang", .w = PAGE_W, .h = PAGE_H, .trim = gang, .n_trims = 2 };
	const char *page;

	w->page.next = &second;
	second.next = &third;
	paint(w);
	page = ask(w, "mutool show -g %s pages/1");
	assert_non_null(strstr(page, "/MediaBox[0 0 595.276 841.89]"));
	assert_non_null(strstr(page, "/TrimBox[0 0 595.276 841.89]"));
	assert_non_null(strstr(ask(w, "mutool show -g %s pages/2"), "/TrimBox[28.346 657.637 269.291 813.543]"));
	assert_non_null(strstr(ask(w, "mutool show -g %s pages/3"), "/TrimBox[0 0 595.276 841.89]"));
	ask(w, "grep -aq '/MediaBox \\[ 0 0 595.276 841.89 \\]' %s");       /* as written, before a reader rounds it */
}

/* Structure */

static void test_table(void **state)
{
	struct work *w = *state;
	struct tag *table = add_tag(w, w->list.root, TAG_TABLE, NULL);
	struct tag *head = add_tag(w, table, TAG_TR, NULL), *row = add_tag(w, table, TAG_TR, NULL);

	add_tag(w, head, TAG_TH, "Hvem")->scope = SCOPE_COLUMN;
	add_tag(w, head, TAG_TH, "Når")->scope = SCOPE_COLUMN;
	add_tag(w, row, TAG_TH, "Rosa")->scope = SCOPE_ROW;
	add_tag(w, row, TAG_TD, NULL);                  /* empty, yet a column */
	add_tag(w, table, TAG_TR, NULL);
	paint(w);
	assert_string_equal(ask(w, "pdfinfo -struct %s"),
		"Document\n"
		"  Table (block)\n"
		"    TR\n"
		"      TH:\n"
		"         /Scope /Column\n"
		"      TH:\n"
		"         /Scope /Column\n"
		"    TR\n"
		"      TH:\n"
		"         /Scope /Row\n"
		"      TD\n");
}

/* A page without content has no place in the parent tree. */
static void test_empty_page(void **state)
{
	struct work *w = *state;
	struct page back = { .name = "back", .w = PAGE_W, .h = PAGE_H };

	w->page.next = &back;
	add_tag(w, w->list.root, TAG_H1, "Hjelp");
	paint(w);
	assert_non_null(strstr(ask(w, "mutool show -g %s pages/1"), "/StructParents 0"));
	assert_null(strstr(ask(w, "mutool show -g %s pages/2"), "/StructParents"));
	assert_non_null(strstr(ask(w, "mutool show -g %s trailer/Root/StructTreeRoot"), "/ParentTreeNextKey 1"));
}

static void test_lists_and_notes(void **state)
{
	struct work *w = *state;
	struct tag *bullets = add_tag(w, w->list.root, TAG_L, NULL), *item = add_tag(w, bullets, TAG_LI, NULL), *body;
	struct tag *numbers, *contents = add_tag(w, w->list.root, TAG_TOC, NULL);
	const char *tree, *ids;

	bullets->numbering = NUMBERING_BULLET;
	add_tag(w, item, TAG_LBL, "•");
	body = add_tag(w, item, TAG_LBODY, "Du får hjelp:");
	numbers = add_tag(w, body, TAG_L, NULL);
	numbers->numbering = NUMBERING_DECIMAL;
	item = add_tag(w, numbers, TAG_LI, NULL);
	add_tag(w, item, TAG_LBL, "1.");
	add_tag(w, item, TAG_LBODY, "lønn");
	add_tag(w, add_tag(w, contents, TAG_TOCI, NULL), TAG_REFERENCE, "Side 1");
	for (int i = 0; i < 11; i++)
		add_tag(w, w->list.root, TAG_NOTE, "Lov om arbeid");
	paint(w);
	tree = ask(w, "pdfinfo -struct %s");
	assert_non_null(strstr(tree, "  L (block):\n     /ListNumbering /Disc\n"));
	assert_non_null(strstr(tree, "        L (block):\n           /ListNumbering /Decimal\n"));
	assert_non_null(strstr(tree, "  TOC\n    TOCI\n      Reference (inline)\n"));
	ids = ask(w, "mutool show -g %s trailer/Root/StructTreeRoot/IDTree/Names");
	assert_int_equal(count(ids, "(note-"), 11);
	assert_int_equal(count(ids, " 0 R"), 11);
	assert_true(strstr(ids, "(note-000009)") < strstr(ids, "(note-000010)"));
}

/* Words of another language have an element, and the reader goes on behind them. */
static void test_foreign_words(void **state)
{
	struct work *w = *state;
	struct tag *p = dlist_add_tag(w->arena, w->list.root, TAG_P);
	const char *tree, *element;

	set_text(w, &w->page, p, "nb", false, "Snakker du");
	set_text(w, &w->page, p, "uk", false, "українською");
	set_text(w, &w->page, p, "nb", false, "med oss");
	paint(w);
	tree = ask(w, "pdfinfo -struct-text %s");
	assert_string_equal(tree,
		"Document\n"
		"  P (block)\n"
		"    \"Snakker du \"\n"
		"    Span (inline)\n"
		"      \"українською \"\n"
		"    \"med oss \"\n");
	element = ask(w, "mutool show -g %s trailer/Root/StructTreeRoot/K/K/1/K/2");
	assert_non_null(strstr(element, "/S/Span"));
	assert_non_null(strstr(element, "/Lang(uk)"));
	assert_non_null(strstr(ask(w, "mutool show -g %s trailer/Root/StructTreeRoot/ParentTree/Nums/2/2"), "/S/Span"));
}

static void test_artifacts(void **state)
{
	struct work *w = *state;
	const enum artifact kinds[] = { ARTIFACT_BACKGROUND, ARTIFACT_BACKGROUND, ARTIFACT_LAYOUT, ARTIFACT_MARKS, ARTIFACT_HEADER, ARTIFACT_FOOTER };
	const char *content;

	for (int i = 0; i < 6; i++) {
		add_rect(w, NULL, sand, 0, 1000 * i, PAGE_W, 1001);
		w->page.last->artifact = kinds[i];
	}
	paint(w);
	content = ask(w, "mutool show -b %s pages/1/Contents");
	assert_string_equal(content,
		"/Artifact<</Type/Background/BBox[ 0 840.889 595.276 841.89 ]>>BDC\n"
		"0.945 0.906 0.827 rg\n"
		"0 840.889 595.276 1.001 re\nf\nEMC\n"
		"/Artifact<</Type/Background/BBox[ 0 839.889 595.276 840.89 ]>>BDC\n"
		"0 839.889 595.276 1.001 re\nf\nEMC\n"
		"/Artifact<</Type/Layout>>BDC\n"
		"0 838.889 595.276 1.001 re\nf\nEMC\n"
		"/Artifact<</Type/Page>>BDC\n"
		"0 837.889 595.276 1.001 re\nf\nEMC\n"
		"/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"
		"0 836.889 595.276 1.001 re\nf\nEMC\n"
		"/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n"
		"0 835.889 595.276 1.001 re\nf\nEMC\n");
}

/* Ways through the document */

/* Three pages; bookmarks on the second and third, a link to the third on the first. */
static void make_book(struct work *w, struct page page[2], struct place place[2], struct bookmark mark[4])
{
	static const char *const title[] = { "Rettigheter", "Lønn", "Bolig", "Hjelp" };
	static const int level[] = { 1, 2, 2, 1 };
	struct tag *link;
	struct item *it;

	for (int i = 0; i < 2; i++) {
		page[i] = (struct page){ .name = "inside", .w = PAGE_W, .h = PAGE_H, .number = i + 1 };
		place[i] = (struct place){ &page[i], 50000 * (i + 1) };
	}
	w->page.next = &page[0];
	page[0].next = &page[1];
	for (int i = 0; i < 4; i++)
		mark[i] = (struct bookmark){ .title = title[i], .level = level[i], .to = &place[i / 2], .next = i < 3 ? &mark[i + 1] : NULL };
	w->list.bookmarks = mark;
	link = add_tag(w, add_tag(w, w->list.root, TAG_P, "Se"), TAG_LINK, "side 2");
	link->alt = "Hjelp, side 2";
	it = dlist_add_item(w->arena, &w->page, ITEM_LINK, link);
	it->as.link.to = &place[1];
	it->as.link.w = 50000;
	it->as.link.h = 10000;
}

static void test_link_to_a_place(void **state)
{
	struct work *w = *state;
	struct bookmark mark[4];
	struct place place[2];
	struct page page[2];
	const char *link;

	make_book(w, page, place, mark);
	paint(w);
	ask(w, "qpdf --check %s");
	link = ask(w, "mutool show -g %s pages/1/Annots/1");
	assert_non_null(strstr(link, "/XYZ null 741.89 null]"));
	assert_null(strstr(link, "/URI"));
	assert_non_null(strstr(ask(w, "mutool show -g %s pages/1/Annots/1/Dest/1"), "/TrimBox[0 0 595.276 841.89]"));
	assert_true(atoi(ask(w, "mutool show -g %s pages/1/Annots/1/Dest | sed 's/[^0-9]*\\([0-9]*\\).*/\\1/'")) ==
		atoi(ask(w, "mutool show -g %s pages/3 | sed 's/^[^:]*:\\([0-9]*\\).*/\\1/'")));
}

static void test_bookmarks(void **state)
{
	struct work *w = *state;
	struct bookmark mark[4];
	struct place place[2];
	struct page page[2];
	const char *outline;

	make_book(w, page, place, mark);
	paint(w);
	outline = ask(w, "mutool show %s outline");
	assert_string_equal(outline,
		"+\t\"Rettigheter\"\t#page=2&zoom=nan,nan,50\n"
		"|\t\t\"Lønn\"\t#page=2&zoom=nan,nan,50\n"
		"|\t\t\"Bolig\"\t#page=3&zoom=nan,nan,100\n"
		"|\t\"Hjelp\"\t#page=3&zoom=nan,nan,100\n");
	assert_non_null(strstr(ask(w, "mutool show -g %s trailer/Root/Outlines"), "/Count 2"));
	assert_non_null(strstr(ask(w, "mutool show -g %s trailer/Root/Outlines/First"), "/Count -2"));
	assert_non_null(strstr(ask(w, "mutool show -g %s trailer/Root"), "/PageMode/UseOutlines"));
	assert_non_null(strstr(ask(w, "mutool show -g %s trailer/Root/PageLabels"), "/Nums[0<<>>1<</S/D/St 1>>]"));
}

static void test_no_bookmarks(void **state)
{
	struct work *w = *state;
	const char *root;

	add_tag(w, w->list.root, TAG_H1, "Hjelp");
	w->page.number = 1;
	paint(w);
	root = ask(w, "mutool show -g %s trailer/Root");
	assert_null(strstr(root, "/Outlines"));
	assert_null(strstr(root, "/PageLabels"));
}

/* Fonts with CFF outlines */

static struct fonts *open_cjk(struct work *w, const char *face)
{
	static const char *const dir[] = { "/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto" };
	static const char *const latin[] = { "Latn" }, *const cjk[] = { "Hani", "Hira", "Kana", "Hang" };
	const struct font_spec spec[] = {
		{ .scripts = latin, .n_scripts = 1, .regular = "NotoSans-Regular.ttf" },
		{ .scripts = cjk, .n_scripts = 4, .regular = face },
	};

	return fonts_open(spec, 2, dir, 2, w->diag);
}

/* Set in Latin and in a font of the collection, and read by poppler. */
static void set_cjk(struct work *w, const char *face, const char *lang, const char *text)
{
	const char *fonts;

	fonts_close(w->fonts);
	w->fonts = open_cjk(w, face);
	w->list.lang = lang;
	set_text(w, &w->page, add_tag(w, w->list.root, TAG_P, NULL), lang, false, text);
	paint(w);
	ask(w, "qpdf --check %s");
	fonts = ask(w, "pdffonts %s");
	assert_int_equal(count(fonts, "CID TrueType      Identity-H       yes yes yes"), 1);
	assert_int_equal(count(fonts, "CID Type 0C       Custom           yes yes yes"), 1);
	assert_string_equal(ask(w, "pdftotext %s - | tr -d '\\n\\f'"), text);
	assert_string_equal(ask(w, "pdftoppm -r 20 %s 2>&1 >/dev/null"), "");
}

static void check_cjk(struct work *w, const char *face, const char *lang, const char *text)
{
	set_cjk(w, face, lang, text);
	assert_string_equal(ask(w, "mutool draw -q -F txt %s 2>/dev/null | tr -d '\\n\\f' | sed 's/ $//'"), text);
}

static void test_japanese(void **state)
{
	check_cjk(*state, "NotoSansCJK-Regular.ttc/Noto Sans CJK JP", "ja", "助けを求める権利があります。ROSA に電話してください。東京・鬱");
}

static void test_chinese(void **state)
{
	check_cjk(*state, "NotoSansCJK-Regular.ttc/Noto Sans CJK SC", "zh-Hans", "你有权获得帮助，即使没有许可。ROSA 22 33 11 60");
}

static void test_korean(void **state)
{
	check_cjk(*state, "NotoSansCJK-Regular.ttc/Noto Sans CJK KR", "ko", "도움을 받을 권리가 있습니다. ROSA에 전화하세요.");
}

/* A radical and an ideograph that look the same are one glyph, and come back as two characters (not from MuPDF 1.21, which reads CIDs). */
static void test_one_glyph_two_texts(void **state)
{
	set_cjk(*state, "NotoSansCJK-Regular.ttc/Noto Sans CJK SC", "zh-Hans", "一⼀二 ROSA");
}

/* A full-width character is as wide as the font says, and what stands behind it is where the list says. */
static void test_cjk_widths(void **state)
{
	struct work *w = *state;

	check_cjk(w, "NotoSansCJK-Regular.ttc/Noto Sans CJK JP", "ja", "ABC ゼロ");
	assert_non_null(strstr(ask(w, "mutool show -g %s grep"), "CIDFontType0"));
	assert_int_equal(atoi(ask(w, "mutool show -g %s grep | grep -a CIDFontType0/ | grep -c '1000'")), 1);
}

/* Pictures */

static void add_image(struct work *w, const struct tag *tag, const struct image *image, int x)
{
	struct item *it = dlist_add_item(w->arena, &w->page, ITEM_IMAGE, tag);

	it->as.image.image = image;
	it->as.image.x = x;
	it->as.image.y = 100000;
	it->as.image.w = 80000;
	it->as.image.h = 40000;
}

/* The dots of a line through the picture at 50 mm, 72 dpi, as poppler and MuPDF show them. */
static void expect_dot(struct work *w, int x, int y, const char *colour)
{
	const char *place = arena_printf(w->arena, "%d -y %d", x, y);

	assert_string_equal(ask(w, arena_printf(w->arena, "pdftoppm -r 72 -x %s -W 1 -H 1 %%s | tail -c 3 | od -An -tx1 | tr -d ' \\n'", place)), colour);
}

static void test_image(void **state)
{
	struct work *w = *state;
	struct tag *figure = dlist_add_tag(w->arena, w->list.root, TAG_FIGURE);
	const struct image *image = draw_image(w->arena, IMAGE_PNG, 127);
	const char *list, *object;

	figure->alt = "Kart";
	add_rect(w, NULL, sand, 0, 0, PAGE_W, PAGE_H);
	add_image(w, figure, image, 100000);
	add_image(w, figure, image, 300000);
	paint(w);
	ask(w, "qpdf --check %s");
	list = ask(w, "pdfimages -list %s | awk 'NR > 2 { print $3, $4, $5, $6 }' | sort -u");
	assert_string_equal(list, "image 4 2 rgb\nsmask 4 2 gray\n");
	object = ask(w, "mutool show -g %s grep | grep -c '/Subtype/Image'");
	assert_int_equal(atoi(object), 2);      /* shown twice, written once, and its mask */
	assert_non_null(strstr(ask(w, "mutool show -g %s pages/1"), "/Group<</S/Transparency/CS/DeviceRGB>>"));
	assert_non_null(strstr(ask(w, "pdfinfo -struct %s"), "/BBox [100 701.89 380 741.89]"));
	expect_dot(w, 120, 120, "ff0000");
	expect_dot(w, 160, 120, "f1e7d3");      /* sand shows through */
	expect_dot(w, 320, 120, "ff0000");
}

static void test_opaque_image(void **state)
{
	struct work *w = *state;

	add_image(w, NULL, draw_image(w->arena, IMAGE_PNG, 0), 100000);
	paint(w);
	assert_null(strstr(ask(w, "mutool show -g %s pages/1"), "/Group"));
	assert_null(strstr(ask(w, "mutool show -g %s pages/1/Resources/XObject/I1"), "/SMask"));
	expect_dot(w, 160, 120, "0000ff");
}

static void test_jpeg(void **state)
{
	struct work *w = *state;
	const char *list;

	add_image(w, NULL, draw_image(w->arena, IMAGE_JPEG, 0), 100000);
	paint(w);
	list = ask(w, "pdfimages -list %s | awk 'NR > 2 { print $3, $4, $5, $6, $9 }'");
	assert_string_equal(list, "image 4 2 rgb jpeg\n");
}

static void test_bad_image(void **state)
{
	struct work *w = *state;
	struct image image = *draw_image(w->arena, IMAGE_PNG, 0), photo = *draw_image(w->arena, IMAGE_JPEG, 0);

	image.len /= 2;
	photo.len = 20;                 /* no frame header */
	add_image(w, NULL, &image, 100000);
	add_image(w, NULL, &photo, 200000);
	assert_false(paint_pdf(&w->list, w->srgb, "lykt 0", &w->pdf, w->diag));
	assert_int_equal(diag_errors(w->diag), 2);
	assert_int_equal(w->pdf.len, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_identifiers), TEST(test_output_intent), TEST(test_no_profile), TEST(test_boxes),
		TEST(test_table), TEST(test_empty_page), TEST(test_lists_and_notes), TEST(test_foreign_words), TEST(test_artifacts),
		TEST(test_link_to_a_place), TEST(test_bookmarks), TEST(test_no_bookmarks),
		TEST(test_japanese), TEST(test_chinese), TEST(test_korean), TEST(test_one_glyph_two_texts), TEST(test_cjk_widths),
		TEST(test_image), TEST(test_opaque_image), TEST(test_jpeg), TEST(test_bad_image),
	};

	return cmocka_run_group_tests_name("pdf document", tests, NULL, NULL);
}
