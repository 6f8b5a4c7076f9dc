/*
 * test_html.c - markup that is well formed whatever goes in, numbers in one piece, and a kiosk's document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "html/html.h"
#include "html/kiosk.h"
#include "html/sources.h"
#include "model/model.h"
#include "text/font.h"

#include "unit.h"

#define NBSP "\u00a0"
#define ROSA "22" NBSP "33" NBSP "11" NBSP "60"

static struct number phone = { .dial = "+4722331160", .national = ROSA, .international = "+47" NBSP ROSA };
static struct number short_code = { .dial = "112", .national = "112" };
static const struct contact rosa = { .id = "rosa", .phone = &phone };
static const struct contact police = { .id = "police", .phone = &short_code };
static const struct contact nobody = { .id = "nobody", .sms = &short_code };
static const struct contact *contacts[] = { &nobody, &police, &rosa };          /* by id */
static const struct contact *cards[] = { &rosa };
static const struct model model = { .contacts = contacts, .n_contacts = 3 };
static const struct product product = { .contacts = cards, .n_contacts = 1 };

/* What was written since the last call. */
static struct buf out;

static const char *written(void)
{
	static char *last;

	free(last);
	last = buf_detach(&out);
	return last;
}

static struct span words(const char *text)
{
	return (struct span){ .kind = SPAN_TEXT, .text = text };
}

static const char *spans(const struct html_context *c, enum span_kind kind, const char *target, const char *text)
{
	struct span child = words(text);
	struct span s = { .kind = kind, .target = target, .child = &child };

	html_spans(&out, c, &s);
	return written();
}

static void test_escape(void **state)
{
	static const char all[] = "<a href=\"x\">&'\0</a>";

	(void)state;
	html_escape(&out, all, sizeof(all) - 1);
	assert_int_equal(out.len, strlen("&lt;a href=&quot;x&quot;&gt;&amp;&#39;") + 1 + strlen("&lt;/a&gt;"));
	assert_string_equal(written(), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");      /* up to the NUL, which is kept */
	html_escape(&out, "", 0);
	assert_string_equal(written(), "");
}

static void test_elements(void **state)
{
	struct html h;

	(void)state;
	html_init(&h, &out);
	html_open(&h, "p", "class", "a\"b", "id", (const char *)NULL, "hidden", "", (char *)NULL);
	html_text(&h, "1 < 2");
	html_open(&h, "br", (char *)NULL);
	html_open(&h, "input", "type", "checkbox", (char *)NULL);
	html_close(&h, "p");
	html_end(&h);
	assert_string_equal(written(), "<p class=\"a&quot;b\" hidden>1 &lt; 2<br><input type=\"checkbox\"></p>");
}

static void test_number(void **state)
{
	(void)state;
	html_number(&out, &phone, false, true);
	assert_string_equal(written(), "<a class=\"number\" href=\"tel:+4722331160\"><bdi dir=\"ltr\">" ROSA "</bdi></a>");
	html_number(&out, &phone, true, false);
	assert_string_equal(written(), "<bdi dir=\"ltr\">+47" NBSP ROSA "</bdi>");
	html_number(&out, &short_code, true, true);
	assert_string_equal(written(), "<a class=\"number\" href=\"tel:112\"><bdi dir=\"ltr\">112</bdi></a>");
}

static void test_contact_links(void **state)
{
	struct html_context any = { .model = &model }, some = { .model = &model, .product = &product };

	(void)state;
	assert_string_equal(spans(&any, SPAN_CONTACT, "police", "politiet"), "<a href=\"#contact-police\">politiet</a>");
	assert_string_equal(spans(&some, SPAN_CONTACT, "rosa", "R & S"), "<a href=\"#contact-rosa\">R &amp; S</a>");
	/* No card in this product: the number stands in the text, unless it is for text messages. */
	assert_string_equal(spans(&some, SPAN_CONTACT, "police", "politiet"),
	                    "politiet <a class=\"number\" href=\"tel:112\"><bdi dir=\"ltr\">112</bdi></a>");
	assert_string_equal(spans(&some, SPAN_CONTACT, "nobody", "noen"), "noen");
}

static void test_long_ids(void **state)
{
	struct html_context any = { .model = &model };
	char id[500], *expected;

	(void)state;
	memset(id, 'x', sizeof(id) - 1);
	id[sizeof(id) - 1] = '\0';
	assert_true(asprintf(&expected, "<a href=\"#contact-%s\">x</a>", id) > 0);
	assert_string_equal(spans(&any, SPAN_CONTACT, id, "x"), expected);
	free(expected);
}

/* A kiosk makes no request: only links within the document stay links. */
static void test_other_links(void **state)
{
	struct html_context c = { .model = &model };

	(void)state;
	assert_string_equal(spans(&c, SPAN_LINK, "#place", "steder"), "<a href=\"#place\">steder</a>");
	assert_string_equal(spans(&c, SPAN_LINK, "https://udi.no", "UDI"), "UDI <bdi dir=\"ltr\" class=\"address\">udi.no</bdi>");
	assert_string_equal(spans(&c, SPAN_LINK, "https://udi.no", "https://udi.no"), "<bdi dir=\"ltr\" class=\"address\">udi.no</bdi>");
	assert_string_equal(spans(&c, SPAN_LINK, "mailto:a@b.no", "a@b.no"), "<bdi dir=\"ltr\" class=\"address\">a@b.no</bdi>");
	assert_string_equal(spans(&c, SPAN_LINK, "javascript:alert(1)", "x"),
	                    "x <bdi dir=\"ltr\" class=\"address\">javascript:alert(1)</bdi>");
}

/* As the reference implementation writes it: "a<br>b" is "a b" in an alternative text. */
static void test_break_in_an_image(void **state)
{
	struct span b = words("b"), rest = { .kind = SPAN_BREAK, .next = &b }, a = { .kind = SPAN_TEXT, .text = "a", .next = &rest };
	struct span image = { .kind = SPAN_IMAGE, .target = "x.png", .child = &a };
	struct block paragraph = { .kind = BLOCK_PARAGRAPH, .spans = &image };

	(void)state;
	html_commonmark(&out, &paragraph);
	assert_string_equal(written(), "<p><img src=\"x.png\" alt=\"a b\"></p>\n");
}

static void test_checklist(void **state)
{
	struct span text = words("Passet er <borte>"), more = words("mer");
	struct block second = { .kind = BLOCK_PARAGRAPH, .spans = &more };
	struct block first = { .kind = BLOCK_PARAGRAPH, .spans = &text, .next = &second };
	struct block item = { .kind = BLOCK_ITEM, .place = "2.1", .child = &first };
	struct block list = { .kind = BLOCK_LIST, .place = "2", .tight = true, .child = &item };
	struct span title = words("Tegn");
	struct block heading = { .kind = BLOCK_HEADING, .level = 2, .spans = &title, .next = &list };
	struct html_context c = { .model = &model, .checklist = true, .heading_shift = 1, .id_prefix = "place" };

	(void)state;
	html_blocks(&out, &c, &heading);
	assert_string_equal(written(),
	                    "<h3>Tegn</h3>\n<ul class=\"checks\" role=\"list\"><li><label class=\"check\">"
	                    "<input type=\"checkbox\" id=\"place-2-1\"><span>Passet er &lt;borte&gt;</span></label>mer\n</li></ul>\n");
	list.ordered = true;                                    /* steps are not ticked */
	list.start = 3;
	html_blocks(&out, &c, &list);
	assert_string_equal(written(), "<ol start=\"3\"><li>Passet er &lt;borte&gt;\nmer\n</li></ol>\n");
}

/* Far more nesting than the stack of elements holds: the words stay, the page is well formed. */
static void test_deep(void **state)
{
	enum { DEEP = 5000 };
	struct block *quote = calloc(DEEP, sizeof(*quote));
	struct span text = words("dypt");
	struct block paragraph = { .kind = BLOCK_PARAGRAPH, .spans = &text };
	struct html_context c = { .model = &model };
	const char *html;

	(void)state;
	for (int i = 0; i < DEEP; i++)
		quote[i] = (struct block){ .kind = BLOCK_QUOTE, .child = i + 1 < DEEP ? &quote[i + 1] : &paragraph };
	html_blocks(&out, &c, quote);
	html = written();
	assert_non_null(strstr(html, "dypt"));
	free(quote);
}

static void test_icon(void **state)
{
	static const struct path_step step[] = {
		{ PATH_MOVE, { 2500, 0 } }, { PATH_LINE, { -500, 21000 } }, { PATH_CURVE, { 1, 2, 3, 4, 5, -6 } }, { PATH_CLOSE, { 0 } },
	};
	struct icon icon = { .name = "x", .step = step, .n_steps = 4 };

	(void)state;
	html_icon(&out, &icon);
	assert_string_equal(written(), "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#icon-x\"></use></svg>");
	icon.mirrors = true;
	html_icon(&out, &icon);
	assert_non_null(strstr(written(), "class=\"icon mirrors\""));
}

/* A document has the symbols that its body uses, each once, and no other. */
static void test_icon_symbols(void **state)
{
	static const struct path_step step[] = {
		{ PATH_MOVE, { 2500, 0 } }, { PATH_LINE, { -500, 21000 } }, { PATH_CURVE, { 1, 2, 3, 4, 5, -6 } }, { PATH_CLOSE, { 0 } },
	};
	const struct icon icons[] = {
		{ .name = "door", .step = step, .n_steps = 4 }, { .name = "doo", .step = step, .n_steps = 1 }, { .name = "book", .step = step, .n_steps = 1 },
	};
	const struct theme theme = { .icons = icons, .n_icons = 3 };
	struct buf body;

	(void)state;
	buf_init(&body);
	html_icon(&body, &icons[0]);
	html_icon(&body, &icons[2]);
	html_icon(&body, &icons[0]);
	html_icon_symbols(&out, &theme, body.data);
	buf_release(&body);
	assert_string_equal(written(), "<div hidden><svg><symbol id=\"icon-door\" viewBox=\"0 0 24 24\">"
	                               "<path d=\"M2.5 0L-0.5 21C0.001 0.002 0.003 0.004 0.005 -0.006Z\"></path></symbol>"
	                               "<symbol id=\"icon-book\" viewBox=\"0 0 24 24\"><path d=\"M2.5 0\"></path></symbol></svg></div>");
}

static void test_icon_file(void **state)
{
	static const struct path_step step[] = { { PATH_MOVE, { 1000, 2000 } } };
	const struct icon icon = { .name = "x", .step = step, .n_steps = 1 };
	const struct colour amber = { .rgb = { 255, 184, 28 } }, night = { .rgb = { 16, 35, 61 } };
	const char *svg;

	(void)state;
	html_icon_file(&out, &icon, &amber, &night);
	svg = written();
	assert_non_null(strstr(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-12 -12 48 48\""));
	assert_non_null(strstr(svg, "fill=\"#10233d\""));
	assert_non_null(strstr(svg, "stroke=\"#ffb81c\""));
	assert_non_null(strstr(svg, "<path d=\"M1 2\">"));
}

static void test_qr(void **state)
{
	char *long_payload = calloc(1, 5001);
	const char *html;

	(void)state;
	assert_true(html_qr(&out, "tel:+4722331160", "Skann <her>"));
	html = written();
	assert_non_null(strstr(html, "role=\"img\" aria-label=\"Skann &lt;her&gt;\""));
	assert_non_null(strstr(html, "viewBox=\"0 0 29 29\""));         /* version 1: 21 modules and two quiet zones of 4 */
	assert_non_null(strstr(html, "d=\"M4 4h7v1h-7z"));
	memset(long_payload, 'x', 5000);
	assert_false(html_qr(&out, long_payload, "for lang"));
	assert_string_equal(written(), "");
	free(long_payload);
}

/* A document */

static const char *const latin[] = { "Latn" };
static struct theme theme = { .id = "lantern", .dir = "themes/t", .css = "body{color:var(--ink)}\r\n" };
static struct fonts *fonts;

static int open_fonts(void **state)
{
	static const char *const dir[] = { "/usr/share/fonts/truetype/noto" };
	struct font_spec spec = {
		.scripts = latin, .n_scripts = 1, .regular = "NotoSans-Regular.ttf", .bold = "NotoSans-Bold.ttf",
		.package = "fonts-noto-core", .size = 100, .leading = 100,
	};
	struct diag *d = diag_new();

	(void)state;
	buf_init(&out);
	fonts = fonts_open(&spec, 1, dir, 1, d);
	diag_free(d);
	return fonts == NULL;
}

static int close_fonts(void **state)
{
	(void)state;
	fonts_close(fonts);
	written();
	buf_init(&out);
	free(buf_detach(&out));
	return 0;
}

static const struct kiosk_source css = { "kiosk.css", "main{margin:0}" }, script = { "kiosk.js", "'use strict';" };
static const struct kiosk_page page = {
	.lang = "nb", .title = "Bibliotek", .body = "<main>Hjelp æøå</main>", .css = &css, .n_css = 1,
	.scripts = &script, .n_scripts = 1,
};

/* The text between two marks. */
static char *between(struct arena *a, const char *text, const char *from, const char *to)
{
	const char *start = strstr(text, from);
	const char *end;

	assert_non_null(start);
	start += strlen(from);
	end = strstr(start, to);
	assert_non_null(end);
	return arena_strndup(a, start, (size_t)(end - start));
}

static void check_hash(struct arena *a, const char *html, const char *directive, const char *text)
{
	unsigned char digest[HASH_SIZE];
	char base64[48];
	struct hash h;

	hash_init(&h);
	hash_add(&h, text, strlen(text));
	hash_finish(&h, digest);
	hash_base64(digest, HASH_SIZE, base64);
	html_escape(&out, arena_printf(a, "%s 'sha256-%s'", directive, base64), strlen(directive) + strlen(base64) + 10);
	assert_non_null(strstr(html, written()));
}

static void test_kiosk(void **state)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct kiosk_output one, two;
	const char *html;

	(void)state;
	assert_true(kiosk_make(a, &page, &theme, fonts, &one, d));
	html = one.page.data;
	assert_int_equal(strlen(html), one.page.len);
	assert_null(strchr(html, '\r'));
	assert_non_null(strstr(html, "<html lang=\"nb\" dir=\"ltr\" data-offline>"));
	assert_non_null(strstr(html, "<main>Hjelp æøå</main>"));
	check_hash(a, html, "style-src", between(a, html, "<style>", "</style>"));
	check_hash(a, html, "script-src", between(a, html, "<script>", "</script>"));

	assert_int_equal(one.n_parts, 2);
	for (size_t i = 0; i < one.n_parts; i++) {
		assert_int_equal(strncmp(one.parts[i].name, "fonts/nb-", 9), 0);
		assert_int_equal(strlen(one.parts[i].name), strlen("fonts/nb-0123456789ab.ttf"));
		assert_non_null(strstr(html, arena_printf(a, "url(%s)", one.parts[i].name)));
		assert_true(one.parts[i].len > 1000 && one.parts[i].len < 200000);
	}

	assert_true(kiosk_make(a, &page, &theme, fonts, &two, d));      /* the same again is the same bytes */
	assert_int_equal(one.page.len, two.page.len);
	assert_memory_equal(one.page.data, two.page.data, one.page.len);
	assert_string_equal(one.parts[1].name, two.parts[1].name);
	assert_int_equal(diag_errors(d), 0);
	diag_free(d);
	arena_free(a);
}

/* The texts to search lie beside the page, named by their content, and the page may load them. */
static void test_kiosk_texts(void **state)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct kiosk_output made;
	struct kiosk_page with = page;
	const struct kiosk_file *part;

	(void)state;
	with.texts = "const lyktTexts = {};\n";
	assert_true(kiosk_make(a, &with, &theme, fonts, &made, d));
	assert_int_equal(made.n_parts, 3);
	part = &made.parts[2];
	assert_int_equal(strncmp(part->name, "texts/nb-", 9), 0);
	assert_memory_equal(part->data, with.texts, part->len);
	assert_non_null(strstr(made.page.data, arena_printf(a, "data-texts=\"%s\"", part->name)));
	assert_non_null(strstr(made.page.data, "&#39; &#39;self&#39;; style-src"));
	diag_free(d);
	arena_free(a);
}

/* A page that stands alone has fonts and texts in itself, and its policy allows nothing else. */
static void test_kiosk_single(void **state)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct kiosk_output made;
	struct kiosk_page alone = page;
	const char *html, *texts;

	(void)state;
	alone.single = true;
	alone.texts = "const lyktTexts = {};\n";
	assert_true(kiosk_make(a, &alone, &theme, fonts, &made, d));
	assert_int_equal(made.n_parts, 0);
	html = made.page.data;
	assert_non_null(strstr(html, " data-single>"));
	assert_null(strstr(html, "data-offline"));
	assert_null(strstr(html, "data-texts"));
	assert_null(strstr(between(a, html, "Content-Security-Policy", "\n"), "self"));
	assert_non_null(strstr(html, "font-src data:;"));
	assert_non_null(strstr(html, "src:url(data:font/ttf;base64,"));
	texts = arena_printf(a, "<script>%s</script>", alone.texts);
	assert_non_null(strstr(html, texts));
	diag_free(d);
	arena_free(a);
}

/* What would end <style> or <script> early is refused, not written. */
static void test_kiosk_refuses(void **state)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct kiosk_output made;
	struct kiosk_page bad = page;

	(void)state;
	bad.css = &(struct kiosk_source){ "a.css", "a::before{content:'</STYLE>'}" };
	bad.scripts = &(struct kiosk_source){ "b.js", "x = '</script>';\ny = '<!--';\nz = `a\nb`;" };
	assert_false(kiosk_make(a, &bad, &theme, fonts, &made, d));
	assert_int_equal(diag_errors(d), 4);
	diag_free(d);
	arena_free(a);
}

static const char *joined(const char *text)
{
	const struct kiosk_source source = { "a.js", text };
	struct diag *d = diag_new();
	const char *result;

	result = sources_add_script(&out, &source, d) ? written() : "refused";
	if (diag_errors(d) > 0)
		written();
	diag_free(d);
	return result;
}

/* Comments with lines of their own and indentation are left out, and nothing else. */
static void test_sources(void **state)
{
	(void)state;
	assert_string_equal(joined("/*\n * why\n */\n\tlet a = 1;  \r\n\n  /* x */ let b = '/* no */';\n"), "let a = 1;\nlet b = '/* no */';\n");
	assert_string_equal(joined("a(1 /* one */);\n// kept\nb = `c`;"), "a(1 /* one */);\n// kept\nb = `c`;\n");
	assert_string_equal(joined("a = 1; /* from here\n   `to` here */ b = 2;\n"), "a = 1; /* from here\n`to` here */ b = 2;\n");
	assert_string_equal(joined("/* never ended"), "");
	assert_string_equal(joined("x = 'https://example.org/`';"), "refused");         /* an odd one; write it as \x60 */
	assert_string_equal(joined("a = `one\n\t/* two */`;"), "refused");
	assert_string_equal(joined("a = 'one\\\n\ttwo';"), "refused");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_escape),
		cmocka_unit_test(test_elements),
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_contact_links),
		cmocka_unit_test(test_long_ids),
		cmocka_unit_test(test_other_links),
		cmocka_unit_test(test_break_in_an_image),
		cmocka_unit_test(test_checklist),
		cmocka_unit_test(test_deep),
		cmocka_unit_test(test_icon),
		cmocka_unit_test(test_icon_symbols),
		cmocka_unit_test(test_icon_file),
		cmocka_unit_test(test_qr),
		cmocka_unit_test(test_kiosk),
		cmocka_unit_test(test_kiosk_texts),
		cmocka_unit_test(test_kiosk_single),
		cmocka_unit_test(test_kiosk_refuses),
		cmocka_unit_test(test_sources),
	};

	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
