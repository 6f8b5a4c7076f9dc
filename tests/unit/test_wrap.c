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
#include <unistd.h>

#include "unit.h"

enum { SIZE = 10000 };          /* [mp] */

static const char *const dir[] = { "/usr/share/fonts/truetype/noto" };
static const char *const european[] = { "Latn", "Cyrl", "Grek" }, *const arab[] = { "Arab" }, *const thai[] = { "Thai" },
	*const deva[] = { "Deva" }, *const khmr[] = { "Khmr" }, *const mymr[] = { "Mymr" };
static const struct font_spec spec[] = {
	{ .scripts = european, .n_scripts = 3, .regular = "NotoSans-Regular.ttf" },
	{ .scripts = arab, .n_scripts = 1, .regular = "NotoSansArabic-Regular.ttf", .size = 110 },
	{ .scripts = thai, .n_scripts = 1, .regular = "NotoSansThai-Regular.ttf" },
	{ .scripts = deva, .n_scripts = 1, .regular = "NotoSansDevanagari-Regular.ttf" },
	{ .scripts = khmr, .n_scripts = 1, .regular = "NotoSansKhmer-Regular.ttf" },
	{ .scripts = mymr, .n_scripts = 1, .regular = "NotoSansMyanmar-Regular.ttf" },
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
		if (o->justify && l->stretch != 0)
			assert_int_equal(l->width, o->width - (i == 0 ? o->first_indent : 0));
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

/* What is one word in Vietnamese is written as two: "đỡ" may stand alone below a text, but not below a headline. */
static void test_heading(void **state)
{
	struct wrap_options o = { .size = SIZE, .width = 73000, .heading = true };
	struct para *p = make(*state, "vi", "Bạn cần giúp đỡ?");
	struct wrap_result r;

	wrap_lines(*state, p, &o, &r);
	assert_int_equal(r.n, 2);
	assert_string_equal(p->text + r.line[1].start, "giúp đỡ?");
	o.heading = false;
	wrap_lines(*state, p, &o, &r);
	assert_string_equal(p->text + r.line[1].start, "đỡ?");
}

static void test_hyphens(void **state)
{
	assert_string_equal(wrap(*state, "nb", "tvangsarbeid og arbeidsgiveren", 60), "tvangs-|arbeid og|arbeidsgi-|veren");
	assert_string_equal(wrap(*state, "en", "information about trafficking organisations", 60), "informa-|tion about|trafficking|organisa-|tions");
	assert_string_equal(wrap(*state, "uk", "безкоштовну допомогу перекладача", 60), "безко-|штовну|допомогу|перекла-|дача");
	assert_string_equal(wrap(*state, "nb", "menneske\u00adhandel", 60), "menneske-|handel");
	assert_string_equal(wrap(*state, "nb", "menneskehan\u00addel", 70), "menneskehan-|del");           /* soft hyphens win over patterns */
}

/* Does some line of a narrow column end with a hyphen? */
static bool is_divided(struct arena *a, const struct hyphenator *h, const char *lang, const char *text)
{
	const struct wrap_options o = { .size = SIZE, .width = 72000, .hyphenator = h };
	const struct para *p = make(a, lang, text);
	struct wrap_result r;
	bool divided = false;

	wrap_lines(a, p, &o, &r);
	for (size_t i = 0; i < r.n; i++)
		divided |= r.line[i].hyphen;
	return divided;
}

/* A capital inside a sentence is that of a name, but not in German. */
static void test_names(void **state)
{
	static const struct { const char *lang, *text; bool divided; } sample[] = {
		{ "nb", "hos utlendingsdirektoratet nå", true },
		{ "nb", "hos Utlendingsdirektoratet nå", false },
		{ "nb", "Utlendingsdirektoratet nå", true },
		{ "nb", "«Utlendingsdirektoratet» nå", true },
		{ "nb", "Mener Dr. Utlendingsdirektoratet nå", false },          /* might be St. Olav */
		{ "nb", "Et brev. Utlendingsdirektoratet nå", true },
		{ "nb", "Hva? Utlendingsdirektoratet nå", true },
		{ "nb", "Ring: Utlendingsdirektoratet nå", false },
		{ "nb", "så\nUtlendingsdirektoratet nå", true },
		{ "nb", "UTLENDINGSDIREKTORATET NÅ", false },
		{ "nb", "UtlendingsDirektoratet nå", false },
		{ "nb", "utlendingsdirektoratet2 nå", false },
		{ "nb", "utlendingsdirektoratet@udi.no nå", false },
		{ "nb", "https://udi.no/utlendingsdirektoratet nå", false },
		{ "en", "ask the Immigration Administration", false },
		{ "ar", "utlendingsdirektoratet", false },                      /* of no language with patterns */
	};

	for (size_t i = 0; i < sizeof(sample) / sizeof(sample[0]); i++)
		if (is_divided(*state, hyphenator, sample[i].lang, sample[i].text) != sample[i].divided)
			fail_msg("%s", sample[i].text);
}

static void test_german_nouns(void **state)
{
	char dir_name[] = "/tmp/lykt-hyph-XXXXXX";
	struct hyphenator *h;
	const char *path;
	FILE *f;

	assert_non_null(mkdtemp(dir_name));
	path = arena_printf(*state, "%s/hyph_de_DE.dic", dir_name);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs("UTF-8\ns1l\nr1a\ns1g\n", f);
	fclose(f);
	h = hyphenator_open(dir_name);
	assert_true(is_divided(*state, h, "de", "vor dem Ausländeramtsgericht da"));
	assert_true(is_divided(*state, h, "de-AT", "vor dem Ausländeramtsgericht da"));
	assert_false(is_divided(*state, h, "de", "vor dem AUSLÄNDERAMTSGERICHT da"));
	hyphenator_close(h);
	unlink(path);
	rmdir(dir_name);
}

/* Words of another language follow its own patterns; those of a contact, and numbers, follow none. */
static void test_spans(void **state)
{
	static const struct { struct para_span look; const char *lines; } sample[] = {
		{ { .lang = "nb" }, "hos organi-|sasjonene" },
		{ { .lang = "en" }, "hos organ-|isasjonene" },
		{ { .lang = "nb", .name = true }, "hos organis|asjonene!" },
		{ { .lang = "nb", .isolate = true }, "hos organis|asjonene!" },
		{ { .lang = "nb", .address = true }, "hos organis|asjonene!" },
		{ { .lang = "nb", .unbreakable = true }, "hos|organisasjonene!" },
	};
	struct arena *a = *state;

	for (size_t i = 0; i < sizeof(sample) / sizeof(sample[0]); i++) {
		struct para p;

		para_init(&p, a, "nb", false);
		para_add(&p, "hos ", 4, NULL);
		para_add(&p, "organisasjonene", 15, &sample[i].look);
		finish(&p);
		assert_string_equal(wrap_at(a, &p, (struct wrap_options){ .size = SIZE, .width = 60000, .hyphenator = hyphenator }), sample[i].lines);
	}
}

/* The last word stays whole, whatever it costs the line before it, unless it is wider than any line. */
static void test_last_word(void **state)
{
	assert_string_equal(wrap(*state, "nb", "så kan du ringe arbeidsgiveren", 110), "så kan du ringe|arbeidsgiveren");
	assert_string_equal(wrap(*state, "nb", "så kan du ringe arbeidsgiveren nå", 110), "så kan du ringe|arbeidsgiveren nå");
	assert_string_equal(wrap(*state, "nb", "ring arbeidsgiveren", 60), "ring arbeids-|giveren");
}

static void test_addresses(void **state)
{
	struct arena *a = *state;

	assert_string_equal(wrap(a, "nb", "Se rosa-help.no/om-oss/kontakt.", 60), "Se rosa-help|.no/om-oss/|kontakt.");
	assert_string_equal(wrap(a, "nb", "Se https://www.udi.no/ord-og-begreper/", 90), "Se https://www|.udi.no/|ord-og-begreper/");
	assert_string_equal(wrap(a, "nb", "kontaktperson@menneskehandel.no", 110), "kontaktperson|@menneskehandel.no");
	assert_string_equal(wrap(a, "nb", "ord-for-ord og/eller et-langt-ord", 60), "ord-for-ord|og/eller et-|langt-ord");
	for (int points = 40; points < 200; points++) {
		const char *lines = wrap(a, "nb", "Se rosa-help.no eller ta kontakt.", points);

		if (points > 60)
			assert_non_null(strstr(lines, "rosa-help.no"));
	}
}

#define SHY "\xc2\xad"

/* Of numbers, not of words. */
static void test_ranges(void **state)
{
	assert_string_equal(wrap(*state, "nb", "man.–fre. 09:00–15:30", 80), "man.–fre.|09:00–15:30");
	assert_string_equal(wrap(*state, "nb", "mandag–fredag", 60), "mandag–|fredag");
}

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

/* No line ends before what is raised: it goes on with the word, whatever stands between them. */
static void test_raised(void **state)
{
	struct arena *a = *state;
	struct para p;
	const struct para_span raised = { .unbreakable = true, .isolate = true, .size = 600, .rise = 400 };
	const struct wrap_options wide = { .size = SIZE, .width = 500000 };
	struct wrap_result lines;
	struct placed *run;
	size_t n;

	para_init(&p, a, "nb", false);
	para_add(&p, "Hva er det?", 11, NULL);
	para_add(&p, "12", 2, &raised);
	para_add(&p, ", ", 2, &(const struct para_span){ .unbreakable = true, .size = 600, .rise = 400 });
	para_add(&p, "34", 2, &raised);
	finish(&p);
	for (int points = 1; points < 90; points++)
		assert_non_null(strstr(wrap_at(a, &p, (struct wrap_options){ .size = SIZE, .width = points * 1000 }), "?12"));
	assert_non_null(strstr(wrap_at(a, &p, (struct wrap_options){ .size = SIZE, .width = 30000 }), "det?12,|34"));
	wrap_lines(a, &p, &wide, &lines);
	para_place(a, &p, &lines.line[0], SIZE, &run, &n);
	assert_int_equal(n, 4);
	assert_int_equal(run[0].rise, 0);
	assert_int_equal(run[1].rise, SIZE * 400 / 1000);
	assert_int_equal(run[1].size, SIZE * 600 / 1000);
	assert_int_equal(run[3].x + run[3].width, lines.line[0].width);
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
		{ "nb", "Du har rett til hjelp og beskyttelse her.\nDu kan ringe når du vil, det er gratis.\n\nIngen får vite at du har ringt til oss.\n" },
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
				for (int with = 0; with < 4; with++)
					wrap_at(a, p, (struct wrap_options){
						.size = size, .width = width, .hyphenator = with & 1 ? hyphenator : NULL, .justify = with & 2,
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

/* Text between { and } is a number. */
static struct para *make_with_number(struct arena *a, const char *lang, const char *text)
{
	const struct para_span number = { .isolate = true, .unbreakable = true, .mark = 1 };
	struct para *p = ARENA_NEW(a, struct para);

	para_init(p, a, lang, strcmp(lang, "ar") == 0);
	while (*text != '\0') {
		const size_t n = strcspn(text, "{}");

		para_add(p, text, n, text[n] == '}' ? &number : NULL);
		text += n + (text[n] != '\0');
	}
	finish(p);
	return p;
}

/* Between these glyphs of a run, in logical order, a justified line may have been stretched: they may move apart. */
static bool may_part(const struct placed *run, const struct placed_glyph *first, const struct placed_glyph *second)
{
	const char *text = run->text + first->cluster;
	const size_t n = second->cluster - first->cluster;

	if (run->span->mark == 1 || n == 0)
		return false;
	return text[n - 1] == ' ' || (unsigned char)run->text[second->cluster] >= 0xe0;         /* Thai, Khmer, Burmese */
}

/* A line as it is and as it is stretched: nothing but gaps has grown, all of a kind by the same. */
static void check_stretch(struct arena *a, const struct para *p, const struct line *stretched, int size)
{
	struct line natural = *stretched;
	struct placed *was, *is;
	size_t n;

	natural.width -= natural.stretch;
	natural.stretch = 0;
	para_place(a, p, &natural, size, &was, &n);
	para_place(a, p, stretched, size, &is, &n);
	for (size_t i = 0; i < n; i++) {
		int moved = is[i].rtl ? is[i].width - was[i].width : 0, space = 0;

		assert_int_equal(is[i].n, was[i].n);
		for (size_t k = 0; k < is[i].n; k++) {
			const size_t at = is[i].rtl ? is[i].n - 1 - k : k;
			const struct placed_glyph *g = &is[i].glyph[at], *before = is[i].rtl ? g + 1 : g - 1;
			const int now = g->x - was[i].glyph[at].x, grown = is[i].rtl ? moved - now : now - moved;

			assert_int_equal(g->y, was[i].glyph[at].y);
			if (grown != 0) {
				assert_true(k > 0 && may_part(&is[i], before, g));
				assert_true((grown > 0) == (stretched->stretch > 0));
				if (is[i].text[g->cluster - 1] == ' ') {        /* rounded, so one more or less */
					assert_true(space == 0 || abs(space - grown) <= 1);
					space = grown;
				}
			}
			moved = now;
		}
	}
}

/* Both edges are straight to the millipoint, but for last lines and those that would have holes. */
static void test_justify(void **state)
{
	static const struct { const char *lang, *text; } sample[] = {
		{ "nb", "Arbeidsgiveren har ikke lov til å ta passet ditt, «aldri», og du kan ringe {22 33 11 60} når som helst på døgnet; det er gratis." },
		{ "ar", "لا يحق لصاحب العمل أن يأخذ جواز سفرك، اتصل على {22 33 11 60} (ROSA Norge) في أي وقت؛ المكالمة مجانية، ويمكنك ألا تذكر اسمك." },
		{ "th", "คุณมีสิทธิ์ได้รับความช่วยเหลือ โทร {22 33 11 60} ได้ตลอดเวลา ที่นี้น้ำ การโทรไม่มีค่าใช้จ่าย" },
		{ "km", "អ្នកមានសិទ្ធិទទួលបានជំនួយ និងការការពារ ទោះបីជាអ្នកគ្មានទិដ្ឋាការស្របច្បាប់ក៏ដោយ។ សូមទូរស័ព្ទមកលេខ {22 33 11 60} គ្រប់ពេលវេលា។" },
		{ "my", "သင်သည် အကူအညီနှင့် အကာအကွယ်ရပိုင်ခွင့်ရှိသည်။ အချိန်မရွေး {22 33 11 60} ကို ဖုန်းဆက်နိုင်သည်။ အင်္ဂလိပ်" },
	};
	struct arena *a = *state;
	int stretched = 0, shrunk = 0;

	for (size_t i = 0; i < sizeof(sample) / sizeof(sample[0]); i++) {
		const struct para *p = make_with_number(a, sample[i].lang, sample[i].text);

		for (int width = 150000; width < 400000; width += 7654) {
			const struct wrap_options o = {
				.size = 9876, .width = width, .first_indent = width / 9, .hyphenator = hyphenator, .justify = true
			};
			struct wrap_result r;

			wrap_lines(a, p, &o, &r);
			check_sound(a, p, &o, &r);
			for (size_t k = 0; k < r.n; k++) {
				if (r.line[k].stretch != 0)
					check_stretch(a, p, &r.line[k], o.size);
				stretched += r.line[k].stretch > 0;
				shrunk += r.line[k].stretch < 0;
			}
			assert_true(r.line[r.n - 1].stretch <= 0);
		}
	}
	assert_in_range(stretched, 180, 250);
	assert_in_range(shrunk, 20, 50);
}

/* No paragraph ends in one short word or the rest of one, if looser lines before it are bearable. */
static void test_last_justified(void **state)
{
	struct arena *a = *state;
	const struct wrap_options o = { .size = SIZE, .width = 385000, .hyphenator = hyphenator, .justify = true };

	assert_string_equal(wrap_at(a, make(a, "nb", "Mange sier nei den første gangen. De er redde, skammer seg eller stoler ikke på noen."), o),
		"Mange sier nei den første gangen. De er redde, skammer seg eller stoler ikke|på noen.");
	assert_string_equal(wrap_at(a, make(a, "en", "One sign alone says little. Several together may mean that someone is exploiting you."), o),
		"One sign alone says little. Several together may mean that someone is exploiting|you.");       /* not "exploit-|ing you." */
}

/* A space becomes two and a half at most; what would need more stays as it is. */
static void test_holes(void **state)
{
	const struct wrap_options o = { .size = SIZE, .width = 105000, .justify = true };
	struct wrap_result r;

	wrap_lines(*state, make(*state, "nb", "en to menneskehandler en to tre fem"), &o, &r);
	assert_int_equal(r.n, 3);
	assert_int_equal(r.line[0].stretch, 0);         /* one space cannot fill it */
	assert_true(r.line[0].width < 40000);
	assert_int_equal(r.line[1].stretch, 0);         /* a word alone */
	wrap_lines(*state, make(*state, "nb", "en to tre fir fem seks sju"), &o, &r);
	assert_int_equal(r.n, 2);
	assert_int_equal(r.line[0].width, o.width);
	assert_in_range(r.line[0].stretch, 1, 4 * 2600 * 3 / 2);
}

/* Spaces an author has put at the start of a line are an indent: they keep their width. */
static void test_leading_spaces(void **state)
{
	const struct wrap_options o = { .size = SIZE, .width = 66000, .justify = true };
	struct arena *a = *state;
	const struct para *p = make(a, "nb", "  en to tre fir fem seks sju");
	struct wrap_result r;
	struct placed *placed;
	size_t n;

	wrap_lines(a, p, &o, &r);
	assert_true(r.line[0].stretch > 0);
	para_place(a, p, &r.line[0], SIZE, &placed, &n);
	assert_int_equal(placed[0].glyph[2].x, 5200);
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
		TEST(test_even_lines), TEST(test_heading), TEST(test_hyphens), TEST(test_ranges), TEST(test_soft_hyphen), TEST(test_only_spaces),
		TEST(test_unbreakable), TEST(test_raised), TEST(test_forced), TEST(test_thai), TEST(test_arabic),
		TEST(test_devanagari), TEST(test_indent), TEST(test_many_widths), TEST(test_beauty), TEST(test_names), TEST(test_german_nouns), TEST(test_spans), TEST(test_last_word), TEST(test_addresses), TEST(test_justify), TEST(test_last_justified), TEST(test_holes), TEST(test_leading_spaces), TEST(test_overfull),
		TEST(test_threads),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
