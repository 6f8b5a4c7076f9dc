/*
 * test_pdf.c - display lists made by hand, painted as PDF, and read back by qpdf, poppler and MuPDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "paged/dlist.h"
#include "paint/paint.h"
#include "text/font.h"
#include "text/para.h"
#include "text/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

#define PAGE_W 595276
#define PAGE_H 841890
#define MARGIN 50000
#define SIZE 12000

static const struct colour ink = { .rgb = { 16, 35, 61 } }, sand = { .rgb = { 241, 231, 211 } };

/* A document in the making. */
struct work {
	struct arena *arena;
	struct diag *diag;
	struct fonts *fonts;
	struct dlist list;
	struct page page;
	int y;                          /* [mp] baseline of the next line */
	char path[32];                  /* of the finished file */
	struct buf pdf;
};

static struct fonts *open_fonts(const char *arabic, struct diag *d)
{
	static const char *const dir[] = { "/usr/share/fonts/truetype/noto" };
	static const char *const script[][2] = { { "Latn", "Cyrl" }, { "Arab" }, { "Thai" }, { "Deva" }, { "Khmr" }, { "Ethi" } };
	const struct font_spec spec[] = {
		{ .scripts = script[0], .n_scripts = 2, .regular = "NotoSans-Regular.ttf" },
		{ .scripts = script[1], .n_scripts = 1, .regular = arabic },
		{ .scripts = script[2], .n_scripts = 1, .regular = "NotoSansThai-Regular.ttf" },
		{ .scripts = script[3], .n_scripts = 1, .regular = "NotoSansDevanagari-Regular.ttf" },
		{ .scripts = script[4], .n_scripts = 1, .regular = "NotoSansKhmer-Regular.ttf" },
		{ .scripts = script[5], .n_scripts = 1, .regular = "NotoSansEthiopic-Regular.ttf" },
	};

	return fonts_open(spec, sizeof(spec) / sizeof(spec[0]), dir, 1, d);
}

static int setup(void **state)
{
	struct arena *a = arena_new();
	struct work *w = ARENA_NEW(a, struct work);

	w->arena = a;
	w->diag = diag_new();
	w->fonts = open_fonts("NotoSansArabic-Regular.ttf", w->diag);
	w->page = (struct page){ .name = "outside", .w = PAGE_W, .h = PAGE_H };
	w->list = (struct dlist){ .title = "Prøve <1>", .lang = "nb", .first = &w->page };
	w->list.root = dlist_add_tag(a, NULL, TAG_DOCUMENT);
	w->y = MARGIN;
	buf_init(&w->pdf);
	*state = w;
	return w->fonts == NULL;
}

static int teardown(void **state)
{
	struct work *w = *state;

	if (w->path[0] != '\0')
		unlink(w->path);
	buf_release(&w->pdf);
	fonts_close(w->fonts);
	diag_free(w->diag);
	arena_free(w->arena);
	return 0;
}

static int compare_text(const void *pa, const void *pb)
{
	const struct placed *a = pa, *b = pb;

	return (a->text > b->text) - (a->text < b->text);
}

static void add_glyphs(struct work *w, struct page *page, const struct tag *tag, const char *lang, const struct placed *p, int left,
	bool space_after)
{
	struct item *it = dlist_add_item(w->arena, page, ITEM_GLYPHS, tag);
	struct dglyph *glyph = ARENA_ARRAY(w->arena, struct dglyph, p->n);

	for (size_t i = 0; i < p->n; i++)
		glyph[i] = (struct dglyph){ p->glyph[i].id, left + p->x + p->glyph[i].x, w->y + p->glyph[i].y, p->glyph[i].cluster };
	it->colour = ink;
	it->as.glyphs.font = p->font;
	it->as.glyphs.size = p->size;
	it->as.glyphs.lang = lang;
	it->as.glyphs.rtl = p->rtl;
	it->as.glyphs.text = p->text;
	it->as.glyphs.len = p->len;
	it->as.glyphs.x = left + p->x;
	it->as.glyphs.y = w->y;
	it->as.glyphs.width = p->width;
	it->as.glyphs.space_after = space_after;
	it->as.glyphs.glyph = glyph;
	it->as.glyphs.n = p->n;
}

static void add_line(struct work *w, struct page *page, const struct tag *tag, const struct para *para, const struct line *line)
{
	struct placed *placed;
	int left = para->rtl ? page->w - MARGIN - line->width : MARGIN;
	size_t n;

	para_place(w->arena, para, line, SIZE, &placed, &n);
	qsort(placed, n, sizeof(*placed), compare_text);        /* reading order, as layout has it */
	for (size_t i = 0; i < n; i++) {
		const char *end = placed[i].text + placed[i].len;
		bool space_after = i + 1 < n ? placed[i + 1].text > end : !line->hyphen;

		add_glyphs(w, page, tag, para->lang, &placed[i], left, space_after);
	}
	w->y += SIZE * 3 / 2;
}

/* Set a paragraph. What stands between { and } is an isolate, as numbers are. */
static void set_text(struct work *w, struct page *page, const struct tag *tag, const char *lang, bool rtl, const char *text)
{
	struct para_span look = { .lang = lang }, number = { .lang = lang, .isolate = true, .unbreakable = true };
	struct wrap_result lines;
	struct para para;

	para_init(&para, w->arena, lang, rtl);
	while (*text != '\0') {
		size_t len = strcspn(text, "{}");

		para_add(&para, text, len, text[len] == '}' ? &number : &look);
		text += len + (text[len] != '\0');
	}
	assert_true(para_prepare(&para, w->fonts, (struct pos){ 0 }, w->diag));
	para_shape(&para);
	wrap_lines(w->arena, &para, &(struct wrap_options){ .size = SIZE, .width = page->w - 2 * MARGIN }, &lines);
	for (size_t i = 0; i < lines.n; i++)
		add_line(w, page, tag, &para, &lines.line[i]);
}

static void add_rect(struct work *w, const struct tag *tag, struct colour colour, int x, int y, int width, int height)
{
	struct item *it = dlist_add_item(w->arena, &w->page, ITEM_RECTS, tag);
	int *xywh = ARENA_ARRAY(w->arena, int, 4);

	memcpy(xywh, (const int[]){ x, y, width, height }, 4 * sizeof(int));
	it->colour = colour;
	it->as.rects.xywh = (const int (*)[4])xywh;
	it->as.rects.n = 1;
}

static void paint(struct work *w)
{
	int fd;

	strcpy(w->path, "/tmp/lykt-test-XXXXXX");
	fd = mkstemp(w->path);
	assert_true(fd >= 0);
	assert_true(paint_pdf(&w->list, "lykt 0", &w->pdf, w->diag));
	assert_int_equal(write(fd, w->pdf.data, w->pdf.len), w->pdf.len);
	close(fd);
}

/* What a program says of the file; "%s" in the command is its path. In the arena. */
static char *ask(struct work *w, const char *command)
{
	const char *place = strstr(command, "%s");
	char *line = arena_printf(w->arena, "%.*s%s%s", (int)(place - command), command, w->path, place + 2);
	FILE *f = popen(line, "r");
	struct buf answer;
	char part[4096], *text;
	size_t n;

	assert_non_null(f);
	buf_init(&answer);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(&answer, part, n);
	assert_int_equal(pclose(f), 0);
	text = arena_strndup(w->arena, answer.data, answer.len);
	buf_release(&answer);
	return text;
}

static size_t count(const char *text, const char *what)
{
	size_t n = 0;

	for (text = strstr(text, what); text != NULL; text = strstr(text + 1, what))
		n++;
	return n;
}

/* One space between words; no characters that only steer direction or joining (U+200B, U+200D to U+200F, U+202A to U+202E). */
static char *words(struct work *w, const char *text)
{
	struct buf out;
	char *result;

	buf_init(&out);
	while (*text != '\0')
		if (strchr(" \n\f", *text) != NULL) {
			if (out.len > 0 && out.data[out.len - 1] != ' ')
				buf_addc(&out, ' ');
			text++;
		} else if (strncmp(text, "\xe2\x80", 2) == 0 && strchr("\x8b\x8d\x8e\x8f\xaa\xab\xac\xad\xae", text[2]) != NULL) {
			text += 3;
		} else {
			buf_addc(&out, *text++);
		}
	if (out.len > 0 && out.data[out.len - 1] == ' ')
		out.len--;
	result = arena_strndup(w->arena, out.data, out.len);
	buf_release(&out);
	return result;
}

static char *without_braces(struct work *w, const char *text)
{
	char *copy = arena_strdup(w->arena, text), *to = copy;

	for (; *text != '\0'; text++)
		if (*text != '{' && *text != '}')
			*to++ = *text;
	*to = '\0';
	return copy;
}

/* A page in one language is read by poppler and MuPDF word for word. */
static void check_words(void **state, const char *lang, bool rtl, const char *text)
{
	struct work *w = *state;
	struct tag *p = dlist_add_tag(w->arena, w->list.root, TAG_P);
	const char *expected = words(w, without_braces(w, text));

	p->lang = lang;
	w->list.rtl = rtl;
	set_text(w, &w->page, p, lang, rtl, text);
	paint(w);
	assert_string_equal(words(w, ask(w, "pdftotext %s -")), expected);
	assert_string_equal(words(w, ask(w, "mutool draw -q -F txt %s 2>/dev/null")), expected);
}

static void test_latin(void **state)
{
	check_words(state, "nb", false, "Du har rett til hjelp. Ring ROSA på {22 33 11 60} hele døgnet – gratis, også på nynorsk: "
		"ikkje ver redd. AVATAR, fjord, affære, e\xcc\x81n gang.");
}

static void test_cyrillic(void **state)
{
	check_words(state, "uk", false, "Ти маєш право на допомогу, навіть якщо в тебе немає дозволу. Зателефонуй: {22 33 11 60}.");
}

static void test_arabic(void **state)
{
	check_words(state, "ar", true, "لديك الحق في المساعدة، حتى لو لم يكن لديك تصريح إقامة. لا تخف: نحن هنا (مجاناً)! "
		"اتصل بنا على {22 33 11 60} في أي وقت، أو أرسل رسالة إلى ROSA. السلام عليكم، الله، الأطفال، الآن، الإنسان، مُحَمَّدٌ.");
}

/* Letters over and under each other. */
static void test_urdu(void **state)
{
	struct work *w = *state;

	fonts_close(w->fonts);
	w->fonts = open_fonts("NotoNastaliqUrdu-Regular.ttf", w->diag);
	check_words(state, "ur", true, "اگر کسی نے آپ کا پاسپورٹ لے لیا ہے یا دھمکی دی ہے، تو یہ آپ کی غلطی نہیں۔ پولیس: {22 33 11 60}، نام بتانے کی ضرورت نہیں۔");
}

static void test_naskh(void **state)
{
	struct work *w = *state;

	fonts_close(w->fonts);
	w->fonts = open_fonts("NotoNaskhArabic-Regular.ttf", w->diag);
	check_words(state, "ar", true, "السلام عليكم، الأطفال، الآن، الإنسان، لا إله إلا الله، مجاناً، شَدَّة وَكَسْرَة لِلْمُسَاعَدَةِ {116 006}.");
}

static void test_persian(void **state)
{
	check_words(state, "fa", true, "اگر کسی گذرنامه‌ی شما را گرفته است، این تقصیر شما نیست. لطفاً تماس بگیرید: {22 33 11 60}؛ نام شما پرسیده نمی‌شود.");
}

static void test_thai(void **state)
{
	check_words(state, "th", false, "คุณมีสิทธิได้รับความช่วยเหลือ โทร {22 33 11 60} ได้ตลอดเวลา น้ำ");
}

static void test_hindi(void **state)
{
	check_words(state, "hi", false, "आपको मदद का अधिकार है, भले ही आपके पास परमिट न हो। हिन्दी क्षत्रिय");
}

static void test_khmer(void **state)
{
	check_words(state, "km", false, "អ្នកមានសិទ្ធិទទួលបានជំនួយ ស្ត្រី");
}

static void test_tigrinya(void **state)
{
	check_words(state, "ti", false, "ሓገዝ ናይ ምርካብ መሰል ኣለኩም። {22 33 11 60}");
}

/* Not only the same words: the very digits, in their order, in one piece. */
static void test_number_in_arabic(void **state)
{
	struct work *w = *state;
	struct tag *p = dlist_add_tag(w->arena, w->list.root, TAG_P);

	w->list.lang = "ar";
	w->list.rtl = true;
	set_text(w, &w->page, p, "ar", true, "اتصل بنا على {22 33 11 60} في أي وقت، أو {116 006}.");
	paint(w);
	for (int i = 0; i < 2; i++) {
		const char *text = ask(w, i == 0 ? "pdftotext %s -" : "mutool draw -q -F txt %s 2>/dev/null");

		assert_int_equal(count(text, "22 33 11 60"), 1);
		assert_int_equal(count(text, "116 006"), 1);
	}
}

/* A title, a paragraph with a link in it, a picture painted before them, and decoration. */
static void make_page(struct work *w)
{
	struct tag *sect = dlist_add_tag(w->arena, w->list.root, TAG_SECT);
	struct tag *title = dlist_add_tag(w->arena, sect, TAG_H1);
	struct tag *p = dlist_add_tag(w->arena, sect, TAG_P);
	struct tag *link = dlist_add_tag(w->arena, p, TAG_LINK);
	struct tag *picture = dlist_add_tag(w->arena, sect, TAG_FIGURE);
	struct tag *foreign = dlist_add_tag(w->arena, sect, TAG_P);
	struct item *it;

	dlist_add_tag(w->arena, sect, TAG_P);           /* empty */
	link->alt = "Ring ROSA";
	picture->alt = "Lykt";
	foreign->lang = "uk";
	add_rect(w, NULL, sand, 0, 0, PAGE_W, 100001);
	add_rect(w, picture, ink, 400000, 300000, 50000, 50120);
	add_rect(w, picture, ink, 450000, 350120, 7, 50000);
	set_text(w, &w->page, title, "nb", false, "Hjelp");
	set_text(w, &w->page, p, "nb", false, "Ring");
	set_text(w, &w->page, link, "nb", false, "{22 33 11 60}");
	it = dlist_add_item(w->arena, &w->page, ITEM_LINK, link);
	it->as.link.url = "tel:+4722331160";
	it->as.link.x = MARGIN;
	it->as.link.y = 80000;
	it->as.link.w = 100000;
	it->as.link.h = 15000;
	set_text(w, &w->page, p, "nb", false, "når du vil.");
	add_rect(w, NULL, sand, 0, 800000, PAGE_W, 1000);
	set_text(w, &w->page, foreign, "uk", false, "Допомога");
	set_text(w, &w->page, foreign, "pl", false, "Pomoc");
}

static void test_same_bytes(void **state)
{
	struct work *w = *state;
	struct buf again;

	make_page(w);
	paint(w);
	buf_init(&again);
	assert_true(paint_pdf(&w->list, "lykt 0", &again, w->diag));
	assert_int_equal(again.len, w->pdf.len);
	assert_memory_equal(again.data, w->pdf.data, again.len);
	assert_memory_equal(again.data, "%PDF-1.7\n", 9);
	assert_true(again.len < 20000);
	assert_null(strstr(ask(w, "pdfinfo %s"), "Date"));
	buf_reset(&again);

	w->list.title = "Another";                      /* the identifier follows from the content */
	assert_true(paint_pdf(&w->list, "lykt 0", &again, w->diag));
	assert_memory_not_equal(strstr(again.data + again.len - 200, "/ID ["), strstr(w->pdf.data + w->pdf.len - 200, "/ID ["), 32);
	buf_release(&again);
}

static void test_sound(void **state)
{
	struct work *w = *state;
	const char *fonts;

	make_page(w);
	paint(w);
	ask(w, "qpdf --check %s");                      /* exits 0 without errors and warnings */
	fonts = ask(w, "pdffonts %s");
	assert_int_equal(count(fonts, "CID TrueType"), 1);
	assert_int_equal(count(fonts, "yes yes yes"), 1);
	assert_int_equal(diag_errors(w->diag), 0);
}

static void test_about(void **state)
{
	struct work *w = *state;
	const char *info, *xmp;

	make_page(w);
	paint(w);
	info = ask(w, "pdfinfo %s");
	assert_non_null(strstr(info, "Title:           Prøve <1>\n"));
	assert_non_null(strstr(info, "Producer:        lykt 0\n"));
	assert_non_null(strstr(info, "Tagged:          yes\n"));
	assert_non_null(strstr(info, "Page size:       595.276 x 841.89 pts (A4)\n"));
	xmp = ask(w, "pdfinfo -meta %s");
	assert_non_null(strstr(xmp, "<rdf:li xml:lang=\"x-default\">Prøve &lt;1&gt;</rdf:li>"));
	assert_non_null(strstr(xmp, "<rdf:li>nb</rdf:li>"));
	assert_non_null(strstr(ask(w, "mutool show %s trailer/Root"), "/DisplayDocTitle true"));
}

/* Elements stand in the order of the tags; the link where it is painted in its paragraph; decoration and empty tags nowhere. */
static void test_structure(void **state)
{
	struct work *w = *state;

	make_page(w);
	paint(w);
	assert_string_equal(ask(w, "pdfinfo -struct-text %s | sed 's/Object .*/Object/'"),
		"Document\n"
		"  Sect\n"
		"    H1 (block)\n"
		"      \"Hjelp \"\n"
		"    P (block)\n"
		"      \"Ring \"\n"
		"      Link (inline)\n"
		"        \"22 33 11 60 \"\n"
		"        Object\n"
		"      \"når du vil. \"\n"
		"    Figure:\n"
		"       /BBox [400 441.77 450.007 541.89]\n"
		"      \"\"\n"
		"    P (block)\n"
		"      \"Допомога Pomoc \"\n");
}

/* Marked content is numbered without gaps, all paint stands in it, and each number and annotation leads back to an element. */
static void test_marked_content(void **state)
{
	struct work *w = *state;
	char *content, *rest = NULL;
	int depth = 0, marked = 0;

	make_page(w);
	paint(w);
	content = ask(w, "mutool show -b %s pages/1/Contents");
	assert_int_equal(count(content, "/Artifact BMC\n"), 2);
	assert_int_equal(count(content, "/Span<</Lang(pl)>>BDC\n"), 1);
	for (char *line = strtok_r(content, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
		size_t len = strlen(line);

		if (strcmp(line, "EMC") == 0) {
			depth--;
		} else if (len >= 3 && (strcmp(line + len - 3, "BDC") == 0 || strcmp(line + len - 3, "BMC") == 0)) {
			const char *mcid = strstr(line, "/MCID ");

			assert_true(mcid == NULL || atoi(mcid + 6) == marked++);
			depth++;
		} else {
			assert_true(depth > 0);
		}
	}
	assert_int_equal(depth, 0);
	assert_int_equal(marked, 6);    /* picture, H1, P, link, P again, P in Ukrainian */
	assert_int_equal(count(ask(w, "mutool show %s trailer/Root/StructTreeRoot/ParentTree/Nums"), " 0 R"), marked + 1);
	assert_non_null(strstr(ask(w, "mutool show %s pages/1"), "/Tabs /S"));
}

static void test_link(void **state)
{
	struct work *w = *state;
	const char *link;

	make_page(w);
	paint(w);
	link = ask(w, "mutool show %s pages/1/Annots/1");
	assert_non_null(strstr(link, "/Rect [ 50 746.89 150 761.89 ]"));
	assert_non_null(strstr(link, "/Border [ 0 0 0 ]"));
	assert_non_null(strstr(link, "/Contents (Ring ROSA)"));
	assert_non_null(strstr(link, "/URI (tel:+4722331160)"));
	assert_non_null(strstr(link, "/StructParent 1"));
}

/* Lengths keep all their digits and no more; a colour is set when it changes. */
static void test_operators(void **state)
{
	struct work *w = *state;
	const char *content;

	make_page(w);
	paint(w);
	content = ask(w, "mutool show -b %s pages/1/Contents");
	assert_non_null(strstr(content, "\n0 741.889 595.276 100.001 re\n"));
	assert_non_null(strstr(content, "\n400 491.77 50 50.12 re\n"));
	assert_non_null(strstr(content, "\n450 441.77 0.007 50 re\n"));
	assert_int_equal(count(content, " rg\n"), 4);   /* sand, ink, sand, ink */
}

static void test_path(void **state)
{
	static const struct path_step step[] = {
		{ PATH_MOVE, { 1000, 2000 } }, { PATH_LINE, { 3500, 2000 } }, { PATH_CURVE, { 1, 2, 3, 4, 5, 6 } }, { PATH_CLOSE, { 0 } },
	};
	struct work *w = *state;
	const char *content;

	w->page.h = 10000;
	for (int stroke = 0; stroke <= 1500; stroke += 1500) {
		struct item *it = dlist_add_item(w->arena, &w->page, ITEM_PATH, NULL);

		it->colour = ink;
		it->as.path.step = step;
		it->as.path.n = 4;
		it->as.path.stroke = stroke;
	}
	paint(w);
	content = ask(w, "mutool show -b %s pages/1/Contents");
	assert_string_equal(content,
		"/Artifact BMC\n"
		"0.063 0.137 0.239 rg\n1 8 m\n3.5 8 l\n0.001 9.998 0.003 9.996 0.005 9.994 c\nh\nf\n"
		"0.063 0.137 0.239 RG\n1 J 1 j\n1.5 w\n1 8 m\n3.5 8 l\n0.001 9.998 0.003 9.996 0.005 9.994 c\nh\nS\n"
		"EMC\n");
}

/* An element that goes on overleaf. */
static void test_two_pages(void **state)
{
	struct work *w = *state;
	struct tag *p = dlist_add_tag(w->arena, w->list.root, TAG_P);
	struct page back = { .name = "inside", .w = PAGE_W, .h = PAGE_H };

	w->page.next = &back;
	set_text(w, &w->page, p, "nb", false, "Foran og");
	set_text(w, &back, p, "nb", false, "bak.");
	paint(w);
	ask(w, "qpdf --check %s");
	assert_string_equal(ask(w, "pdfinfo -struct-text %s"), "Document\n  P (block)\n    \"Foran og \"\n    \"bak. \"\n");
	assert_string_equal(ask(w, "pdftotext -f 2 -l 2 %s -"), "bak.\n\n\f");
}

/* libharu holds no more than 32767 things in a list: that is told, and nothing is written. */
static void test_too_much(void **state)
{
	struct work *w = *state;
	struct tag *p[2] = { dlist_add_tag(w->arena, w->list.root, TAG_P), dlist_add_tag(w->arena, w->list.root, TAG_P) };

	for (int i = 0; i < 33000; i++)
		add_rect(w, p[i % 2], ink, 0, 0, 1000, 1000);
	assert_false(paint_pdf(&w->list, "lykt 0", &w->pdf, w->diag));
	assert_int_equal(diag_errors(w->diag), 1);
	assert_int_equal(w->pdf.len, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_latin), TEST(test_cyrillic), TEST(test_arabic), TEST(test_naskh), TEST(test_urdu), TEST(test_persian), TEST(test_thai), TEST(test_hindi),
		TEST(test_khmer), TEST(test_tigrinya), TEST(test_number_in_arabic),
		TEST(test_same_bytes), TEST(test_sound), TEST(test_about), TEST(test_structure), TEST(test_marked_content),
		TEST(test_link), TEST(test_operators), TEST(test_path), TEST(test_two_pages),
		TEST(test_too_much),
	};

	return cmocka_run_group_tests_name("pdf", tests, NULL, NULL);
}
