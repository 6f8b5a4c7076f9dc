/*
 * test_wrap.c - where lines end: even lines, hyphens, numbers that stay whole, words that are too long, Thai. Set in
 * Debian's Noto fonts with Debian's hyphenation patterns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/wrap.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/pool.h"
#include "text/font.h"
#include "text/hyphenate.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "unit.h"

enum { SIZE = 10000 };          /* [mp] */

static const char *const dir[] = { "/usr/share/fonts/truetype/noto" };
static const char *const european[] = { "Latn", "Cyrl", "Grek" }, *const arab[] = { "Arab" }, *const thai[] = { "Thai" },
	*const deva[] = { "Deva" };
static const struct font_spec spec[] = {
	{ .scripts = european, .n_scripts = 3, .regular = "NotoSans-Regular.ttf" },
	{ .scripts = arab, .n_scripts = 1, .regular = "NotoSansArabic-Regular.ttf", .size = 110 },
	{ .scripts = thai, .n_scripts = 1, .regular = "NotoSansThai-Regular.ttf" },
	{ .scripts = deva, .n_scripts = 1, .regular = "NotoSansDevanagari-Regular.ttf" },
};

static struct fonts *fonts;
static struct hyphenator *hyphenator;

static int open_all(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	fonts = fonts_open(spec, sizeof(spec) / sizeof(spec[0]), dir, 1, d);
	diag_print(d, stderr);
	diag_free(d);
	hyphenator = hyphenator_open("/usr/share/hyphen");
	return fonts != NULL && hyphenator_has(hyphenator, "nb") && hyphenator_has(hyphenator, "en")
		&& hyphenator_has(hyphenator, "uk") ? 0 : -1;
}

static int close_all(void **state)
{
	(void)state;
	hyphenator_close(hyphenator);
	fonts_close(fonts);
	return 0;
}

static int setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static void finish(struct para *p)
{
	struct diag *d = diag_new();
	bool ok = para_prepare(p, fonts, (struct pos){ 0 }, d);

	diag_print(d, stderr);
	diag_free(d);
	assert_true(ok);
	para_shape(p);
}

static struct para *make(struct arena *a, const char *lang, const char *text)
{
	struct para *p = ARENA_NEW(a, struct para);

	para_init(p, a, lang, strcmp(lang, "ar") == 0);
	para_add(p, text, strlen(text), NULL);
	finish(p);
	return p;
}

/* Whatever the text: lines follow each other, leave out nothing but spaces, are as wide as they say and fit. */
static void check_sound(struct arena *a, const struct para *p, const struct wrap_options *o, const struct wrap_result *r)
{
	size_t at = 0;

	assert_true(r->n >= 1);
	for (size_t i = 0; i < r->n; i++) {
		const struct line *l = &r->line[i];
		struct placed *placed;
		size_t n;
		int width = 0;

		for (; at < l->start; at++)
			assert_true(strchr(" \n", p->text[at]) != NULL || (unsigned char)p->text[at] >= 0x80);
		assert_true(l->end >= l->start);
		assert_true(l->end == l->start || p->text[l->end - 1] != ' ');
		at = l->end;
		para_place(a, p, l, o->size, &placed, &n);
		for (size_t k = 0; k < n; k++)
			width += placed[k].width;
		assert_int_equal(width, l->width);
		if (!r->overfull)       /* kerning at a hyphen and rounding may differ by a hair */
			assert_true(l->width <= o->width - (i == 0 ? o->first_indent : 0) + o->size / 20);
	}
	assert_true(r->line[r->n - 1].last);
	for (; at < p->len; at++)
		assert_true(strchr(" \n", p->text[at]) != NULL || (unsigned char)p->text[at] >= 0x80);
}

/* The lines with | between them, '-' for a hyphen added, ! behind them if overfull. */
static const char *wrap_at(struct arena *a, const struct para *p, struct wrap_options o)
{
	struct wrap_result r;
	const char *s = "";

	wrap_lines(a, p, &o, &r);
	check_sound(a, p, &o, &r);
	for (size_t i = 0; i < r.n; i++)
		s = arena_printf(a, "%s%s%.*s%s", s, i > 0 ? "|" : "", (int)(r.line[i].end - r.line[i].start),
			p->text + r.line[i].start, r.line[i].hyphen ? "-" : "");
	return r.overfull ? arena_printf(a, "%s!", s) : s;
}

static const char *wrap(struct arena *a, const char *lang, const char *text, int points)
{
	return wrap_at(a, make(a, lang, text), (struct wrap_options){
		.size = SIZE, .width = points * 1000, .hyphenator = hyphenator,
	});
}

static void test_even_lines(void **state)
{
	assert_string_equal(wrap(*state, "nb", "Du har rett til hjelp, og du kan alltid ringe oss.", 100), "Du har rett til hjelp,|og du kan alltid|ringe oss.");
	assert_string_equal(wrap(*state, "nb", "Kort.", 100), "Kort.");
	assert_string_equal(wrap(*state, "nb", "aaa aaa aaa aaa a", 76), "aaa aaa aaa|aaa a");
}

static void test_hyphens(void **state)
{
	assert_string_equal(wrap(*state, "nb", "tvangsarbeid og arbeidsgiveren", 60), "tvangs-|arbeid og|arbeidsgi-|veren");
	assert_string_equal(wrap(*state, "en", "information about trafficking organisations", 60), "informa-|tion about|trafficking|organisa-|tions");
	assert_string_equal(wrap(*state, "uk", "безкоштовну допомогу перекладача", 60), "безко-|штовну|допомогу|перекла-|дача");
	assert_string_equal(wrap(*state, "nb", "Utlendingsdirektoratet", 60), "Utlendingsdi|rektoratet!");             /* a name is not divided */
	assert_string_equal(wrap(*state, "nb", "menneske\u00adhandel", 60), "menneske-|handel");
	assert_string_equal(wrap(*state, "nb", "kontaktperson@menneskehandel.no", 60), "kontaktpers|on@mennes|kehandel.no!");
}

#define SHY "\xc2\xad"

/* A soft hyphen a line ends with is the hyphen that is set, not one more. */
static void test_soft_hyphen(void **state)
{
	struct para *p = make(*state, "nb", "menneske" SHY "handels" SHY "offer");
	const struct wrap_options o = { .size = SIZE, .width = 70000 };
	struct wrap_result r;
	struct placed *placed;
	size_t n;

	assert_string_equal(wrap_at(*state, p, o), "menneske-|handels" SHY "offer");
	wrap_lines(*state, p, &o, &r);
	para_place(*state, p, &r.line[0], SIZE, &placed, &n);
	assert_int_equal(n, 1);
	assert_int_equal(placed[0].len, strlen("menneske"));
	assert_int_equal(placed[0].n, strlen("menneske") + 1);
	assert_int_equal(placed[0].glyph[placed[0].n - 1].cluster, placed[0].len);
}

/* Lines of nothing but spaces, in no room at all, cost what can be counted. */
static void test_only_spaces(void **state)
{
	struct para *p = make(*state, "nb", "a \u2003 \u2003 \u2003 \u2003 \u2003 \u2003 \u2003 \u2003 \u2003 \u2003 b");

	assert_non_null(wrap_at(*state, p, (struct wrap_options){ .size = 1000000, .width = 1 }));
}

/* One letter with a vowel sign for every byte of a large file has a width, and it is too wide. */
static void test_endless_cluster(void **state)
{
	enum { SIGNS = 200000 };
	char *text = arena_alloc(*state, 3 * (SIGNS + 1) + 1);
	const struct wrap_options o = { .size = 100000, .width = 70000 };
	struct wrap_result r;

	memcpy(text, "\u0915", 3);
	for (size_t i = 1; i <= SIGNS; i++)
		memcpy(text + 3 * i, "\u093e", 3);
	wrap_lines(*state, make(*state, "hi", text), &o, &r);
	assert_true(r.overfull);
	for (size_t i = 0; i < r.n; i++)
		assert_true(r.line[i].width > 0);
	assert_int_equal(r.line[0].width, INT_MAX);
}

static void test_unbreakable(void **state)
{
	struct arena *a = *state;
	struct para p;
	struct para_span number = { .isolate = true, .unbreakable = true };

	para_init(&p, a, "nb", false);
	para_add(&p, "Ring nå ", 9, NULL);
	para_add(&p, "22 33 11 60", 11, &number);
	para_add(&p, " i dag.", 7, NULL);
	finish(&p);
	for (int points = 54; points < 120; points++)
		assert_non_null(strstr(wrap_at(a, &p, (struct wrap_options){ .size = SIZE, .width = points * 1000 }), "22 33 11 60"));
	assert_string_equal(wrap_at(a, &p, (struct wrap_options){ .size = SIZE, .width = 30000 }), "Ring|nå|22 33 11 60|i dag.!");
	assert_string_equal(wrap_at(a, &p, (struct wrap_options){ .size = SIZE, .width = 1 }), "R|i|n|g|n|å|22 33 11 60|i|d|a|g|.!");
}

static void test_forced(void **state)
{
	assert_string_equal(wrap(*state, "nb", "", 100), "");
	assert_string_equal(wrap(*state, "nb", "\n", 100), "");
	assert_string_equal(wrap(*state, "nb", "a\nb", 100), "a|b");
	assert_string_equal(wrap(*state, "nb", "a \n\n b \n", 100), "a|| b");
	assert_string_equal(wrap(*state, "nb", "\na", 100), "|a");
	assert_string_equal(wrap(*state, "nb", "   ", 100), "");
	assert_string_equal(wrap(*state, "nb", "a     b   ", 5), "a|b!");
}

static void test_thai(void **state)
{
	assert_string_equal(wrap(*state, "th", "การค้ามนุษย์เป็นอาชญากรรม", 60), "การค้า|มนุษย์เป็น|อาชญากรรม");
}

static void test_arabic(void **state)
{
	assert_string_equal(wrap(*state, "ar", "لا يحق لصاحب العمل أن يأخذ جواز سفرك", 80), "لا يحق لصاحب|العمل أن يأخذ|جواز سفرك");
}

static void test_devanagari(void **state)
{
	assert_string_equal(wrap(*state, "hi", "आपको मदद का अधिकार है", 60), "आपको मदद का|अधिकार है");
	wrap(*state, "hi", "क्षत्रियक्षत्रियक्षत्रिय", 20);
}

static void test_indent(void **state)
{
	struct arena *a = *state;
	const struct para *p = make(a, "nb", "en to tre fire fem");

	assert_string_equal(wrap_at(a, p, (struct wrap_options){ .size = SIZE, .width = 90000 }), "en to tre fire fem");
	assert_string_equal(wrap_at(a, p, (struct wrap_options){ .size = SIZE, .width = 90000, .first_indent = 60000 }), "en to|tre fire fem");
}

/* The same paragraph at many sizes and widths, with and without hyphens. */
static void test_many_widths(void **state)
{
	static const struct { const char *lang, *text; } sample[] = {
		{ "nb", "Arbeidsgiveren har ikke lov til å ta passet ditt, «aldri», eller å holde lønnen tilbake – ring 112." },
		{ "uk", "Ви маєте право на безкоштовну допомогу перекладача; зв'язатися можна щодня." },
		{ "ar", "اتصل بنا على 22 33 11 60 (ROSA) الآن، المحادثة مجانية." },
		{ "th", "คุณสามารถพูดคุยกับใครบางคนได้เสมอ 112 โดยที่ตำรวจไม่ทราบ" },
		{ "hi", "आप हमेशा पुलिस को बताए बिना किसी से बात कर सकते हैं। क्षत्रिय" },
		{ "en", "fly office AVAVAVAV \u202eabc\u202c e\u0301e\u0301\u0328 \u0301 x\u200bx a\u00a0b" },
	};
	struct arena *a = *state;

	for (size_t i = 0; i < sizeof(sample) / sizeof(sample[0]); i++) {
		const struct para *p = make(a, sample[i].lang, sample[i].text);

		for (int width = 1000; width < 600000; width += 1000 + width / 7)
			for (int size = 7000; size < 15000; size += 1234)
				for (int with = 0; with < 2; with++)
					wrap_at(a, p, (struct wrap_options){
						.size = size, .width = width, .hyphenator = with ? hyphenator : NULL,
					});
	}
}

/* No two hyphens in a row if there is another way, and no paragraph that ends in a lonely short word. */
static void test_beauty(void **state)
{
	const char *text = "Kontaktpersonen har taushetsplikt og hjelper deg videre til et trygt sted uten at arbeidsgiveren får vite det.";
	struct arena *a = *state;
	const struct para *p = make(a, "nb", text);

	for (int points = 70; points < 250; points += 5) {
		struct wrap_options o = { .size = SIZE, .width = points * 1000, .hyphenator = hyphenator };
		struct wrap_result r;

		wrap_lines(a, p, &o, &r);
		for (size_t i = 1; i < r.n; i++)
			assert_false(r.line[i - 1].hyphen && r.line[i].hyphen);
		assert_true(r.n == 1 || r.line[r.n - 1].width > 15000);
	}
}

/* Work grows with the length, not with its square: a minute would pass for the longest. */
static void test_overfull(void **state)
{
	struct arena *a = *state;
	const size_t len = 100000;
	char *word = arena_alloc(a, len + 1);
	clock_t begun = clock();
	struct wrap_result r;
	const struct para *p;

	memset(word, 'x', len);
	p = make(a, "en", word);
	wrap_lines(a, p, &(struct wrap_options){ .size = SIZE, .width = 200000, .hyphenator = hyphenator }, &r);
	assert_true(r.overfull);
	assert_int_equal(r.n, 2703);
	for (size_t i = 0; i < r.n; i++)
		assert_true(r.line[i].width <= 200000);
	for (size_t i = 1; i < len; i += 2)
		word[i] = ' ';
	p = make(a, "en", word);
	wrap_lines(a, p, &(struct wrap_options){ .size = SIZE, .width = 200000, .hyphenator = hyphenator }, &r);
	assert_false(r.overfull);
	wrap_lines(a, p, &(struct wrap_options){ .size = SIZE, .width = 1000000000 }, &r);
	assert_int_equal(r.n, 1);
	assert_true((clock() - begun) / CLOCKS_PER_SEC < 20);
}

/* Fonts and patterns are shared by workers; a paragraph is one's own. */
static void work(unsigned worker, size_t task, void *ctx)
{
	static const char *const lang[] = { "nb", "uk", "ar", "th" }, *const text[] = {
		"tvangsarbeid og arbeidsgiveren", "безкоштовну допомогу", "لا يحق لصاحب العمل أن يأخذ جواز سفرك", "การค้ามนุษย์",
	};
	const char **result = ctx;
	struct arena *a = arena_new();
	struct para p;
	struct wrap_result r;
	struct diag *d = diag_new();

	(void)worker;
	para_init(&p, a, lang[task % 4], task % 4 == 2);
	para_add(&p, text[task % 4], strlen(text[task % 4]), NULL);
	if (para_prepare(&p, fonts, (struct pos){ 0 }, d)) {
		para_shape(&p);
		wrap_lines(a, &p, &(struct wrap_options){ .size = SIZE, .width = 60000, .hyphenator = hyphenator }, &r);
		result[task] = r.n > 1 ? "ok" : "one line";
	}
	diag_free(d);
	arena_free(a);
}

static void test_threads(void **state)
{
	const char *result[64] = { NULL };

	(void)state;
	pool_run(4, 64, work, result);
	for (size_t i = 0; i < 64; i++)
		assert_string_equal(result[i], i % 4 == 3 ? "one line" : "ok");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_even_lines), TEST(test_hyphens), TEST(test_soft_hyphen), TEST(test_only_spaces), TEST(test_endless_cluster),
		TEST(test_unbreakable), TEST(test_forced), TEST(test_thai), TEST(test_arabic),
		TEST(test_devanagari), TEST(test_indent), TEST(test_many_widths), TEST(test_beauty), TEST(test_overfull),
		TEST(test_threads),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
