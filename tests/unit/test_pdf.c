/*
 * test_pdf.c - display lists made by hand, painted as PDF, and read back by qpdf, poppler and MuPDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pdf_work.h"

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

/* A page in one language is read by poppler and MuPDF word for word, and by its structure. */
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
	assert_string_equal(words(w, ask(w, "pdfinfo -struct-text %s | sed -n 's/^ *\"\\(.*\\)\"$/\\1/p' | tr -d '\n'")), expected);
}

static void use_font(struct work *w, const char *name)
{
	fonts_close(w->fonts);
	w->fonts = open_fonts(name, w->diag);
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
	use_font(*state, "NotoNastaliqUrdu-Regular.ttf");
	check_words(state, "ur", true, "اگر کسی نے آپ کا پاسپورٹ لے لیا ہے یا دھمکی دی ہے، تو یہ آپ کی غلطی نہیں۔ پولیس: {22 33 11 60}، نام بتانے کی ضرورت نہیں۔");
}

static void test_naskh(void **state)
{
	use_font(*state, "NotoNaskhArabic-Regular.ttf");
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
	set_text(w, &w->page, foreign, "uk", false, "знову");
}

static void test_same_bytes(void **state)
{
	struct work *w = *state;
	struct buf again;

	make_page(w);
	paint(w);
	buf_init(&again);
	assert_true(paint_pdf(&w->list, w->srgb, "lykt 0", &again, w->diag));
	assert_int_equal(again.len, w->pdf.len);
	assert_memory_equal(again.data, w->pdf.data, again.len);
	assert_memory_equal(again.data, "%PDF-1.7\n", 9);
	assert_true(again.len < 20000);
	assert_null(strstr(ask(w, "pdfinfo %s"), "Date"));
	buf_reset(&again);

	w->list.title = "Another";                      /* the identifier follows from the content */
	assert_true(paint_pdf(&w->list, w->srgb, "lykt 0", &again, w->diag));
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
		"      \"Допомога \"\n"
		"      Span (inline)\n"
		"        \"Pomoc \"\n"
		"      \"знову \"\n");
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
	assert_int_equal(count(content, "/Artifact<</Type/Layout>>BDC\n"), 2);
	assert_int_equal(count(content, "/Span<</MCID 6>>BDC\n"), 1);
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
	assert_int_equal(marked, 8);    /* picture, H1, P, link, P again, P in Ukrainian, its Polish, and back */
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

static void test_address_is_ascii(void **state)
{
	struct work *w = *state;

	make_page(w);
	for (struct item *it = w->page.first; it != NULL; it = it->next)
		if (it->kind == ITEM_LINK)
			it->as.link.url = "https://helse.no/språk";
	paint(w);
	assert_non_null(strstr(ask(w, "mutool show %s pages/1/Annots/1"), "/URI (https://helse.no/spr%C3%A5k)"));
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
		"/Artifact<</Type/Layout>>BDC\n"
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
	assert_false(paint_pdf(&w->list, w->srgb, "lykt 0", &w->pdf, w->diag));
	assert_int_equal(diag_errors(w->diag), 1);
	assert_int_equal(w->pdf.len, 0);
}

/* Marks that move the pen, in clusters of their own. */
static void test_burmese(void **state)
{
	use_font(*state, "NotoSansMyanmar-Regular.ttf");
	check_words(state, "my", false, "တချို့က ဖုန်းခေါ်နိုင်ပါတယ်။ အချိန်မရွေး သို့မဟုတ် ကျွန်ုပ်");
}

/* A mark over the gap between two letters, which is kerned shut. */
static void test_armenian(void **state)
{
	use_font(*state, "NotoSansArmenian-Regular.ttf");
	check_words(state, "hy", false, "վերցրե՞լ է անձնագիրդ, կամ սպառնո՞ւմ է քեզ։");
	assert_string_equal(words(*state, ask(*state, "pdftotext -raw %s -")), "վերցրե՞լ է անձնագիրդ, կամ սպառնո՞ւմ է քեզ։");
}

/* Punctuation in a row keeps its order, and a Latin word is held together with the brackets around it. */
static void test_punctuation_in_arabic(void **state)
{
	check_words(state, "ar", true, "يقول: «لا أعرف شيئاً.» ثم (Legevakt)، أو (Alarmtelefonen).");
}

/* A hyphen of the author's at the end of a line is not taken for one of the typesetter's. */
static void test_hyphen_at_line_end(void **state)
{
	struct work *w = *state;

	w->page.w = 2 * MARGIN + 60000;
	check_words(state, "nb", false, "Jeg trenger e-\npost nå");
}

/* Right to left every glyph is an operator of its own, and a space reads as more than a space. */
static void test_right_to_left_operators(void **state)
{
	struct work *w = *state;
	struct tag *p = dlist_add_tag(w->arena, w->list.root, TAG_P);
	const char *content;

	w->list.lang = "ar";
	w->list.rtl = true;
	set_text(w, &w->page, p, "ar", true, "لا أعرف");
	paint(w);
	content = ask(w, "mutool show -b %s pages/1/Contents 2>/dev/null");
	assert_int_equal(count(content, "[<"), count(content, ">]TJ"));
	for (const char *at = strstr(content, "[<"); at != NULL; at = strstr(at + 1, "[<"))
		assert_string_equal(arena_strndup(w->arena, at + 6, 4), ">]TJ");
	assert_non_null(strstr(ask(w, "qpdf --qdf %s - | tr -d '\\000'"), "<200F0020>"));
}

/* Left to right, plain words are one operator ... */
static void test_left_to_right_operators(void **state)
{
	struct work *w = *state;
	struct tag *p = dlist_add_tag(w->arena, w->list.root, TAG_P);
	const char *content;

	set_text(w, &w->page, p, "nb", false, "Du har rett til hjelp");
	paint(w);
	content = ask(w, "mutool show -b %s pages/1/Contents 2>/dev/null");
	assert_int_equal(count(content, "Td"), 1);
	assert_int_equal(count(content, "/ActualText"), 0);
}

/* ... and a word with a mark has all its characters beside it. */
static void test_thai_operators(void **state)
{
	struct work *w = *state;
	struct tag *p = dlist_add_tag(w->arena, w->list.root, TAG_P);
	const char *content;

	use_font(w, "NotoSansThai-Regular.ttf");
	set_text(w, &w->page, p, "th", false, "คุณ");
	paint(w);
	content = ask(w, "mutool show -b %s pages/1/Contents 2>/dev/null");
	assert_int_equal(count(content, "/Span<</MCID 0/ActualText<FEFF0E040E380E13>>>BDC\n"), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_latin), TEST(test_cyrillic), TEST(test_arabic), TEST(test_naskh), TEST(test_urdu), TEST(test_persian), TEST(test_thai), TEST(test_hindi),
		TEST(test_khmer), TEST(test_tigrinya), TEST(test_number_in_arabic),
		TEST(test_burmese), TEST(test_armenian), TEST(test_punctuation_in_arabic), TEST(test_hyphen_at_line_end), TEST(test_right_to_left_operators),
		TEST(test_left_to_right_operators), TEST(test_thai_operators),
		TEST(test_same_bytes), TEST(test_sound), TEST(test_about), TEST(test_structure), TEST(test_marked_content),
		TEST(test_link), TEST(test_operators), TEST(test_path), TEST(test_two_pages),
		TEST(test_address_is_ascii), TEST(test_operators), TEST(test_path), TEST(test_two_pages),
		TEST(test_too_much),
	};

	return cmocka_run_group_tests_name("pdf", tests, NULL, NULL);
}
