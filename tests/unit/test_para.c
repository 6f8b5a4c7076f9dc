/*
 * test_para.c - from words to placed glyphs: directions, scripts, fonts, clusters. Set in Debian's Noto fonts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/para.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "text/font.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

static const char *const dir[] = { "/usr/share/fonts/truetype/noto" };
static const char *const european[] = { "Latn", "Cyrl", "Grek" }, *const arab[] = { "Arab" }, *const thai[] = { "Thai" },
	*const deva[] = { "Deva" }, *const hebr[] = { "Hebr" };
static const struct font_spec spec[] = {
	{ .scripts = european, .n_scripts = 3, .regular = "NotoSans-Regular.ttf", .bold = "NotoSans-Bold.ttf" },
	{ .scripts = arab, .n_scripts = 1, .regular = "NotoSansArabic-Regular.ttf", .bold = "NotoSansArabic-Bold.ttf", .size = 110 },
	{ .scripts = thai, .n_scripts = 1, .regular = "NotoSansThai-Regular.ttf" },
	{ .scripts = deva, .n_scripts = 1, .regular = "NotoSansDevanagari-Regular.ttf" },
	{ .scripts = hebr, .n_scripts = 1, .regular = "NotoSansHebrew-Regular.ttf" },
};

static struct fonts *fonts;

struct fixture {
	struct arena *a;
	struct diag *d;
	struct para p;
	bool ok;                /* of para_prepare */
};

static int open_all(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	fonts = fonts_open(spec, sizeof(spec) / sizeof(spec[0]), dir, 1, d);
	diag_print(d, stderr);
	diag_free(d);
	return fonts != NULL ? 0 : -1;
}

static int close_all(void **state)
{
	(void)state;
	fonts_close(fonts);
	return 0;
}

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	f->a = arena_new();
	f->d = diag_new();
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	arena_free(f->a);
	diag_free(f->d);
	free(f);
	return 0;
}

static void begin(struct fixture *f, const char *lang, bool rtl)
{
	para_init(&f->p, f->a, lang, rtl);
}

static void add(struct fixture *f, const char *text)
{
	para_add(&f->p, text, strlen(text), NULL);
}

static void add_number(struct fixture *f, const char *text)
{
	para_add(&f->p, text, strlen(text), &(struct para_span){ .isolate = true, .unbreakable = true, .mark = 1 });
}

static void finish(struct fixture *f)
{
	f->ok = para_prepare(&f->p, fonts, (struct pos){ .file = "a.md", .line = 3, .col = 1 }, f->d);
	para_shape(&f->p);
}

static void set(struct fixture *f, const char *lang, bool rtl, const char *text)
{
	begin(f, lang, rtl);
	add(f, text);
	finish(f);
}

/* "NotoSans-Regular @0 'Hi' 43@0 76@7410 | ...": glyph ids and their places, runs from left to right. */
static const char *show(struct fixture *f, size_t start, size_t end, bool hyphen)
{
	struct line line = { .start = start, .end = end, .hyphen = hyphen };
	struct placed *placed;
	const char *s = "";
	size_t n;

	para_place(f->a, &f->p, &line, 10000, &placed, &n);
	for (size_t i = 0; i < n; i++) {
		s = arena_printf(f->a, "%s%s%s @%d%s '%.*s'", s, i > 0 ? " | " : "", font_name(placed[i].font), placed[i].x,
			placed[i].rtl ? " rtl" : "", (int)placed[i].len, placed[i].text);
		for (size_t k = 0; k < placed[i].n; k++)
			s = arena_printf(f->a, "%s %u:%u@%d", s, placed[i].glyph[k].id, placed[i].glyph[k].cluster,
				placed[i].glyph[k].x);
	}
	return s;
}

static const char *show_all(struct fixture *f)
{
	return show(f, 0, f->p.len, false);
}

static const char *messages(struct fixture *f)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	const char *copy;

	diag_print(f->d, out);
	fclose(out);
	copy = arena_strdup(f->a, text);
	free(text);
	return copy;
}

/* What holds for every paragraph whatever is in it. */
static void check_sound(struct fixture *f)
{
	const struct para *p = &f->p;
	struct line line = { .start = 0, .end = p->len };
	struct placed *placed;
	size_t n, at = 0, shown = 0;
	int x = 0;

	for (size_t i = 0; i < p->n_runs; i++) {
		const struct run *run = &p->run[i];

		for (; at < run->start; at++)           /* only line ends are in no run */
			assert_int_equal(p->text[at], '\n');
		assert_true(run->end > run->start && run->end <= p->len);
		assert_true(run->span->start <= run->start && run->end <= run->span->end);
		assert_non_null(run->font);
		for (size_t k = 0; k < run->n; k++) {
			size_t cluster = run->glyph[k].cluster;

			assert_true(cluster >= run->start && cluster < run->end);
			assert_true(run->glyph[k].id != 0 || !f->ok);           /* never .notdef */
			assert_int_not_equal((unsigned char)p->text[cluster] & 0xc0, 0x80);
			if (k > 0 && run->level % 2 == 0)
				assert_true(cluster >= run->glyph[k - 1].cluster);
			if (k > 0 && run->level % 2 == 1)
				assert_true(cluster <= run->glyph[k - 1].cluster);
		}
		shown += run->end - run->start;
		at = run->end;
	}
	para_place(f->a, p, &line, 10000, &placed, &n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(placed[i].x, x);
		x += placed[i].width;
		shown -= placed[i].len;
	}
	assert_int_equal(shown, 0);
}

static void test_latin(void **state)
{
	struct fixture *f = *state;

	begin(f, "nb", false);
	add(f, "Å, ");
	para_add(&f->p, "fly", 3, &(struct para_span){ .bold = true });
	finish(f);
	assert_true(f->ok);
	assert_int_equal(f->p.n_runs, 2);
	assert_string_equal(show_all(f),
		"NotoSans-Regular @0 'Å, ' 135:0@0 15:2@6390 3:3@9070 | "
		"NotoSans-Bold @11670 'fly' 1968:0@0 92:2@6920");
	check_sound(f);
}

static void test_ukrainian(void **state)
{
	struct fixture *f = *state;

	set(f, "uk", false, "Її паспорт");
	assert_true(f->ok);
	assert_string_equal(show_all(f),
		"NotoSans-Regular @0 'Її паспорт' 417:0@0 495:2@3390 3:4@5970 472:5@8570 457:7@14810 474:9@20420 472:11@25220 "
		"471:13@31460 473:15@37510 475:17@43560");
	check_sound(f);
}

static void test_arabic(void **state)
{
	struct fixture *f = *state;

	begin(f, "ar", true);
	add(f, "اتصل ");
	add_number(f, "22 33");
	add(f, " ROSA.");
	finish(f);
	assert_true(f->ok);
	assert_string_equal(show_all(f),
		"NotoSans-Regular @0 rtl '.' 17:0@0 | NotoSans-Regular @2680 'ROSA' 53:0@0 50:1@6220 54:2@14030 36:3@19520 | "
		"NotoSans-Regular @28590 rtl ' ' 3:0@0 | NotoSans-Regular @31190 '22 33' 21:0@0 21:1@5720 3:2@11440 22:3@14040 22:4@19760 | "
		"NotoSansArabic-Regular @56670 rtl 'اتصل ' 3:8@0 666:6@2860 1032:4@10890 1267:2@21329 46:0@24618");
	check_sound(f);
}

/* The number reads from left to right, in one run of one font, wherever it stands. */
static void test_numbers(void **state)
{
	static const struct { const char *lang; bool rtl; const char *before, *after; } around[] = {
		{ "nb", false, "Ring ", " nå" }, { "nb", false, "", "" },
		{ "ar", true, "اتصل ", " الآن" }, { "ar", true, "", "" }, { "ar", true, "123 ", " 456" },
		{ "ar", true, "ROSA ", " ROSA" }, { "ar", true, "اتصل (", ")" }, { "ar", true, "١٢٣", "٤٥٦" },
		{ "fa", true, "۱۲۳ - ", "/۴" }, { "he", true, "חייגו ", " עכשיו" },
		{ "ar", true, "\u202e", "" }, { "en", false, "\u202eabc ", " def" }, { "ar", true, "\u2067\u2067", "\u2069" },
		{ "ar", true, "\u202d", "\u202c\u202c" }, { "hi", false, "फ़ोन ", " पर" }, { "th", false, "โทร", "ได้" },
	};
	static const char *const number[] = { "22 33 11 60", "+47 22 33 11 60", "112", "(0) 800-4-4-8", "\u202e22\u2069\u2069 33" };

	for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++)
		for (size_t k = 0; k < sizeof(number) / sizeof(number[0]); k++) {
			struct fixture *f = *state;
			struct line line = { 0 };
			struct placed *placed;
			size_t n, found = 0;

			begin(f, around[i].lang, around[i].rtl);
			add(f, around[i].before);
			add_number(f, number[k]);
			add(f, around[i].after);
			finish(f);
			assert_true(f->ok);
			check_sound(f);
			line.end = f->p.len;
			para_place(f->a, &f->p, &line, 10000, &placed, &n);
			for (size_t j = 0; j < n; j++) {
				if (placed[j].span->mark != 1)
					continue;
				found++;
				assert_false(placed[j].rtl);
				assert_string_equal(font_name(placed[j].font), "NotoSans-Regular");
				assert_int_equal(placed[j].len, strlen(number[k]));
				assert_memory_equal(placed[j].text, number[k], placed[j].len);
				for (size_t g = 1; g < placed[j].n; g++)
					assert_true(placed[j].glyph[g].cluster >= placed[j].glyph[g - 1].cluster);
			}
			assert_int_equal(found, 1);
		}
}

/* The texts of the line from left to right. */
static const char *order(struct fixture *f)
{
	struct line line = { .end = f->p.len };
	struct placed *placed;
	const char *s = "";
	size_t n;

	para_place(f->a, &f->p, &line, 10000, &placed, &n);
	for (size_t i = 0; i < n; i++)
		s = arena_printf(f->a, "%s[%.*s]", s, (int)placed[i].len, placed[i].text);
	return s;
}

/* Without the bidi controls and the ends of runs. */
static const char *bare(struct fixture *f, const char *order)
{
	char *out = arena_strdup(f->a, order), *to = out;

	for (size_t at = 0, len = strlen(order); at < len;) {
		unsigned cp;
		const size_t from = at;

		at += utf8_decode(order + at, len - at, &cp);
		if ((cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069) || cp == '[' || cp == ']')
			continue;
		memmove(to, order + from, at - from);
		to += at - from;
	}
	*to = '\0';
	return out;
}

/* Latin inside Arabic inside Latin: each reads in its own direction, and the whole from left to right. */
static void test_nested(void **state)
{
	struct fixture *f = *state;

	set(f, "nb", false, "a \u2067ب c د\u2069 e");
	assert_true(f->ok);
	check_sound(f);
	assert_string_equal(order(f), "[a \u2067][د][ ][c][ب ][\u2069 ][e]");
}

static void test_thai(void **state)
{
	struct fixture *f = *state;

	set(f, "th", false, "น้ำ ป่า");         /* sara am comes apart into two glyphs, and joins what stands before it */
	assert_true(f->ok);
	assert_int_equal(f->p.n_runs, 1);
	assert_string_equal(font_name(f->p.run[0].font), "NotoSansThai-Regular");
	check_sound(f);
}

static void test_devanagari(void **state)
{
	struct fixture *f = *state;

	set(f, "hi", false, "हिन्दी");
	assert_true(f->ok);
	/* The vowel sign i stands before its consonant and shares its cluster. */
	assert_string_equal(show_all(f), "NotoSansDevanagari-Regular @0 'हिन्दी' 607:0@0 61:0@2590 202:6@7900 42:12@10990 653:15@16190");
	check_sound(f);
}

static void test_marks(void **state)
{
	static const char *const text[] = {
		"\u0301", " \u0301", "\u0301\u0301\u0301a", "e\u0301\u0328", "\u064e", "\u0650ب\u0651\u064e", "\u094d", "\u093f", "\u0e33", "\u0e48",
		"a\u200d\u0301", "a\u0301\ufe0f", "\ufe0f", "\u200d\u200c", "\u0915\u200d\u0937", "\u0915\u094d\u200c\u0937", "\u05bc", "א\u05bc", "\n\u0301", "\u0301\n",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		set(f, "nb", false, text[i]);
		if (!f->ok)
			fail_msg("%zu: %s", i, messages(f));
		check_sound(f);
	}
}

/* A base and its marks come from one font, also if only a composed or only a decomposed form is in it. */
static void test_mark_stays_with_base(void **state)
{
	struct fixture *f = *state;

	set(f, "nb", false, "xe\u0301x");
	assert_true(f->ok);
	assert_int_equal(f->p.n_runs, 1);
	assert_string_equal(show_all(f), "NotoSans-Regular @0 'xe\u0301x' 91:0@0 171:1@5090 91:4@10530");
	set(f, "ar", true, "بِسْمِ");
	assert_true(f->ok);
	assert_int_equal(f->p.n_runs, 1);
}

static void test_bidi_controls(void **state)
{
	static const char *const text[] = {
		"\u202a", "\u202c", "\u2066", "\u2069", "\u202eabc", "abc\u202e", "\u2067\u2067\u2067abc \u05d0", "\u2069\u2069abc", "a\u202e\nb",
		"\u200f.\u200e", "\u061c1-2", "\u2068\u05d0\u2069 \u202c",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		for (int rtl = 0; rtl < 2; rtl++) {
			set(f, rtl ? "ar" : "nb", rtl, text[i]);
			assert_true(f->ok);
			check_sound(f);
		}
	assert_string_equal(messages(f), "");
}

/* A number that follows the words, glyph for glyph from left to right. */
static void check_number(struct fixture *f)
{
	struct line line = { .end = f->p.len };
	struct placed *placed;
	size_t n, found = 0;

	para_place(f->a, &f->p, &line, 10000, &placed, &n);
	for (size_t i = 0; i < n; i++) {
		if (placed[i].span->mark != 1)
			continue;
		found += placed[i].len;
		assert_false(placed[i].rtl);
		for (size_t g = 1; g < placed[i].n; g++)
			assert_true(placed[i].glyph[g].x >= placed[i].glyph[g - 1].x
				&& placed[i].glyph[g].cluster > placed[i].glyph[g - 1].cluster);
		assert_true(i + 1 == n || placed[i + 1].span->mark != 1 || placed[i + 1].text == placed[i].text + placed[i].len);
	}
	assert_true(found >= strlen("22 33 11 60"));
}

static const char *times(struct fixture *f, const char *text, int n)
{
	const char *all = "";

	while (n-- > 0)
		all = arena_printf(f->a, "%s%s", all, text);
	return all;
}

/* Whatever controls stand around it, before it or in it, and however many, even letters in it: a number is a number. */
static void test_controls_and_numbers(void **state)
{
	static const char *const control[] = {
		"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u061c", "\u0628", "\u05d0",
	};
	static const int many[] = { 1, 2, 31, 70, 130, 300 };
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(control) / sizeof(control[0]); i++)
		for (size_t k = 0; k < sizeof(many) / sizeof(many[0]); k++)
			for (int where = 0; where < 32; where++) {
				const bool rtl = where & 1;
				const char *c = times(f, control[i], many[k]), *partner = where & 16 ? (i < 5 ? "\u202c" : "\u2069") : "";

				begin(f, rtl ? "ar" : "nb", rtl);
				add(f, where & 2 ? c : "");
				add(f, rtl ? "اتصل " : "Ring ");
				add_number(f, where & 4 ? arena_printf(f->a, "22 33%s 11 60", control[i]) : "22 33 11 60");
				add(f, where & 8 ? c : " ");
				add(f, partner);
				add(f, rtl ? "الآن" : "nå");
				finish(f);
				check_number(f);
			}
}

/* A control without a partner in its line does nothing. */
static void test_unpaired_controls(void **state)
{
	static const char *const unpaired[] = {
		"abc \u202eאבג 12 d", "\u202babc אבג 12 d", "abc\u2067 אבג 12 d", "abc \u202cאבג 12\u2069 d", "\u2067abc\u202c אבג 12 d",
		"\u202eabc\u2069 אבג 12 d", "abc\u2069 \u2067אבג 12 d", "abc \u202e\u202b\u2068אבג 12 d",
	};
	struct fixture *f = *state;

	for (int rtl = 0; rtl < 2; rtl++) {
		set(f, rtl ? "he" : "nb", rtl, "abc אבג 12 d");
		assert_string_equal(bare(f, order(f)), rtl ? "d 12אבג  abc" : "abc 12אבג  d");
		for (size_t i = 0; i < sizeof(unpaired) / sizeof(unpaired[0]); i++) {
			struct fixture with = { .a = f->a, .d = f->d };

			set(&with, rtl ? "he" : "nb", rtl, unpaired[i]);
			assert_string_equal(bare(&with, order(&with)), bare(f, order(f)));
		}
	}
	/* One that is paired does what it says, up to there; its line's end is the end of it. */
	set(f, "nb", false, "\u202eabc\u202c def");
	assert_string_equal(bare(f, order(f)), "abc def");
	assert_true(f->p.run[0].level == 1 && f->p.run[1].level == 0);
	set(f, "nb", false, "\u202eabc\ndef\u202c");
	assert_true(f->p.run[0].level == 0 && f->p.run[1].level == 0);
}

/* Brackets and quotation marks turn with the text they are in, and a name of another script stays in order with its own. */
static void test_mirrored(void **state)
{
	static const struct { const char *lang, *text, *order; } sample[] = {
		{ "ar", "قال (نعم) هنا", "[هنا][) ][نعم][(][قال ]" },
		{ "ar", "مرحبا ROSA (NGO) 2024 هنا", "[هنا][ ][ROSA (NGO) 2024][مرحبا ]" },
		{ "he", "שלום (ROSA) כאן", "[כאן][) ][ROSA][(][שלום ]" },
		{ "fa", "گفت «ROSA [Oslo] (NGO)» و", "[و][» ][ROSA [Oslo] (NGO)][گفت «]" },
		{ "ar", "انظر rosa-help.no/om-oss/ هنا", "[هنا][ ][rosa-help.no/om-oss/][انظر ]" },
		{ "ar", "اكتب post@rosa-help.no.", "[.][post@rosa-help.no][اكتب ]" },
		{ "he", "א 1. https://rosa-help.no/?a=1#2 ב", "[ב][ ][https://rosa-help.no/?a=1#2][. ][1][א ]" },
	};
	static const struct { const char *lang, *text; unsigned opens, closes; } turned[] = {
		{ "he", "(א)", '(', ')' }, { "ar", "«ب»", 0xab, 0xbb }, { "fa", "[پ]", '[', ']' }, { "ar", "(ROSA)", '(', ')' }, { "he", "‹א›", 0x2039, 0x203a },
	};
	struct fixture *f = *state;
	struct line line = { 0 };
	const struct placed_glyph *last;
	struct placed *placed;
	size_t n;

	for (size_t i = 0; i < sizeof(sample) / sizeof(sample[0]); i++) {
		set(f, sample[i].lang, true, sample[i].text);
		assert_true(f->ok);
		assert_string_equal(order(f), sample[i].order);
		check_sound(f);
	}
	for (size_t i = 0; i < sizeof(turned) / sizeof(turned[0]); i++) {
		set(f, turned[i].lang, true, turned[i].text);
		line.end = f->p.len;
		para_place(f->a, &f->p, &line, 10000, &placed, &n);
		last = &placed[n - 1].glyph[placed[n - 1].n - 1];
		assert_int_equal(placed[0].glyph[0].id, font_glyph(placed[0].font, turned[i].opens));   /* what closes, turned round */
		assert_int_equal(last->id, font_glyph(placed[n - 1].font, turned[i].closes));
	}
}

/* A contact's name keeps its punctuation, also where its words differ in weight. */
static void test_isolated_names(void **state)
{
	struct para_span name = { .name = true }, bold = { .name = true, .bold = true };
	struct fixture *f = *state;

	begin(f, "ar", true);
	add(f, "اتصل ");
	para_add(&f->p, "Yes! ", 5, &name);
	para_add(&f->p, "Oslo (24/7)!", 12, &bold);
	add(f, " الآن");
	finish(f);
	assert_string_equal(order(f), "[الآن][ ][Yes! ][Oslo (24/7)!][اتصل ]");
	begin(f, "nb", false);
	add(f, "Ring ");
	para_add(&f->p, "أمان!", strlen("أمان!"), &(struct para_span){ .lang = "ar" });
	add(f, " nå");
	finish(f);
	assert_string_equal(order(f), "[Ring ][أمان!][ ][nå]");
}

static void test_missing(void **state)
{
	struct fixture *f = *state;

	set(f, "en", false, "Hi 😀 \U00012000 😀 a\U0001f3fd");
	assert_false(f->ok);
	check_sound(f);
	assert_string_equal(messages(f),
		"a.md:3:1: error: no font has '😀' (U+1F600)\n"
		"a.md:3:1: note: an emoji cannot be printed well: say it in words, or with a pictogram\n"
		"a.md:3:1: error: no font has '\U00012000' (U+12000)\n"
		"a.md:3:1: note: the package fonts-noto-core has a font for Cuneiform (Xsux): add it to the theme\n"
		"a.md:3:1: error: no font has '\U0001f3fd' (U+1F3FD)\n"
		"a.md:3:1: note: an emoji cannot be printed well: say it in words, or with a pictogram\n");
}

static unsigned first_glyph(struct fixture *f, const char *lang, const char *text)
{
	set(f, lang, false, text);
	assert_true(f->ok);
	return f->p.run[0].glyph[0].id;
}

/* The language reaches the font: letters that languages write differently (OpenType, 'locl'). */
static void test_language(void **state)
{
	struct fixture *f = *state;

	assert_int_not_equal(first_glyph(f, "sr", "б"), first_glyph(f, "ru", "б"));
	assert_int_equal(first_glyph(f, "ro", "ş"), first_glyph(f, "nb", "ș"));         /* cedilla for comma */
	assert_int_equal(first_glyph(f, "ro", "Ţ"), first_glyph(f, "nb", "Ț"));
	assert_int_not_equal(first_glyph(f, "tr", "ş"), first_glyph(f, "ro", "ş"));
	assert_int_not_equal(first_glyph(f, "ne", "झ"), first_glyph(f, "hi", "झ"));
	assert_int_not_equal(first_glyph(f, "ur", "۶"), first_glyph(f, "fa-AF", "۶"));
}

/* What no glyph shows is not missed: spaces of every width, joiners, selectors, soft hyphens, controls. */
static void test_nothing_missed(void **state)
{
	struct fixture *f = *state;

	set(f, "ar", true, "ب\u200c\u200d\ufe0f\u00ad\u2060\u200b\u2009\u202f\u00a0\t\001\u3000\u034f\u180e");
	assert_string_equal(messages(f), "");
	assert_true(f->ok);
	check_sound(f);
	set(f, "th", false, "\u200b\u00ad");
	assert_true(f->ok);
	check_sound(f);
	set(f, "nb", false, "a\u180f \u115f\u1160\u3164\uffa0 \u1680b\u2028c\u2029\302\205");       /* HarfBuzz knows not all of these */
	assert_string_equal(messages(f), "");
	assert_true(f->ok);
	check_sound(f);
}

static void test_odd_bytes(void **state)
{
	struct fixture *f = *state;

	begin(f, "nb", false);
	para_add(&f->p, "a\0b\xff\xc3", 5, NULL);
	add(f, "c\u2028d\r\n");
	finish(f);
	assert_false(f->ok);
	assert_non_null(strstr(messages(f), "error: no font has '\ufffd' (U+FFFD)\n"));
	assert_non_null(strstr(messages(f), "note: it stands where something was lost: write that again\n"));
	assert_int_equal(f->p.len, strlen(f->p.text));
	assert_string_equal(f->p.text, "a b\ufffd\ufffdc\nd \n");
}

/* What would take minutes is refused: a blot of marks, a paragraph as long as a book. */
static void test_limits(void **state)
{
	struct fixture *f = *state;
	char text[100002], marks[2 * 31 + 2] = "a";

	for (int i = 0; i < 30; i++)
		strcat(marks, "\u0301");
	set(f, "nb", false, marks);
	assert_true(f->ok);
	check_sound(f);
	strcat(marks, "\u0301");
	set(f, "nb", false, marks);
	assert_false(f->ok);
	assert_non_null(strstr(messages(f), "error: a letter with more than 30 marks\n"));

	memset(text, 'a', sizeof(text));
	text[100001] = '\0';
	set(f, "nb", false, text);
	assert_false(f->ok);
	assert_non_null(strstr(messages(f), "error: a paragraph of 100001 bytes; the most is 100000\n"));
}

static void test_empty(void **state)
{
	struct fixture *f = *state;

	begin(f, "nb", false);
	finish(f);
	assert_true(f->ok);
	assert_int_equal(f->p.n_runs, 0);
	assert_string_equal(show_all(f), "");
	set(f, "nb", false, "\n\n");
	assert_int_equal(f->p.n_runs, 0);
	check_sound(f);
}

/* Neighbours of one look are one span and one run; an isolate stays alone. */
static void test_spans(void **state)
{
	struct fixture *f = *state;

	begin(f, "nb", false);
	add(f, "a");
	add(f, "b");
	add(f, "");
	add_number(f, "1");
	add_number(f, "2");
	finish(f);
	assert_int_equal(f->p.n_spans, 3);
	assert_int_equal(f->p.n_runs, 3);
	assert_int_equal(f->p.run[0].end, 2);
	assert_string_equal(f->p.span[2].lang, "nb");
}

/* Scripts: what has none takes that before it; a closing bracket that of the opening one; at the start, what follows. */
static void test_scripts(void **state)
{
	struct fixture *f = *state;

	set(f, "nb", false, "… пар (word, пар) -");
	assert_int_equal(f->p.n_runs, 3);
	assert_int_equal(f->p.run[0].script, 0x4379726c);       /* Cyrl */
	assert_int_equal(f->p.run[1].script, 0x4c61746e);       /* Latn */
	assert_int_equal(f->p.run[1].end - f->p.run[1].start, strlen("word, "));
	assert_int_equal(f->p.run[2].script, 0x4379726c);
	set(f, "ar", true, "…");
	assert_int_equal(f->p.run[0].script, 0x41726162);       /* of the language */
}

/* Western digits, and what stands between them, are Latin in every language; what follows them is not. */
static void test_digits(void **state)
{
	struct fixture *f = *state;

	set(f, "uk", false, "о 09:00–15:30, пар");
	assert_int_equal(f->p.n_runs, 3);
	assert_int_equal(f->p.run[1].script, 0x4c61746e);
	assert_int_equal(f->p.run[1].end - f->p.run[1].start, strlen("09:00–15:30"));
	assert_int_equal(f->p.run[2].script, 0x4379726c);
}

/* A font's own size: Arabic here is 110 % of what is asked for. */
static void test_size(void **state)
{
	struct fixture *f = *state;
	struct line line = { 0 };
	struct placed *placed;
	size_t n;

	set(f, "ar", true, "ب a");
	line.end = f->p.len;
	para_place(f->a, &f->p, &line, 9001, &placed, &n);
	assert_int_equal(n, 2);
	assert_int_equal(placed[0].size, 9001);
	assert_int_equal(placed[1].size, 9901);
}

/* Cut where glyphs depend on each other, both halves are shaped again, and joined letters stay joined over the cut. */
static void test_cut(void **state)
{
	struct fixture *f = *state;

	set(f, "ar", true, "سلام");
	assert_string_equal(show_all(f), "NotoSansArabic-Regular @0 rtl 'سلام' 769:6@0 705:2@5324 1077:0@11913");
	assert_string_equal(show(f, 0, 4, false), "NotoSansArabic-Regular @0 rtl 'سل' 670:2@0 1077:0@3300");
	assert_string_equal(show(f, 4, 8, false), "NotoSansArabic-Regular @0 rtl 'ام' 769:2@0 47:0@5324");
	set(f, "nb", false, "AVA");
	assert_string_equal(show(f, 0, 1, false), "NotoSans-Regular @0 'A' 36:0@0");
	assert_string_equal(show(f, 1, 3, false), "NotoSans-Regular @0 'VA' 57:0@0 36:1@5600");
	assert_string_equal(show(f, 1, 1, false), "");
}

/* The hyphen of a break stands where reading ends and shows no character of the text. */
static void test_hyphen(void **state)
{
	struct fixture *f = *state;

	set(f, "nb", false, "hjelpe");
	assert_string_equal(show(f, 0, 4, true), "NotoSans-Regular @0 'hjel' 75:0@0 77:1@6180 72:2@8760 79:3@14400 2737:4@16980");
	set(f, "he", true, "עזרה");
	assert_string_equal(show(f, 0, 4, true), "NotoSansHebrew-Regular @0 rtl 'עז' 49:4@0 146:2@3210 10:0@6510");
	set(f, "nb", false, "\u05e2a");
	assert_string_equal(show(f, 0, 3, true), "NotoSansHebrew-Regular @0 rtl '\u05e2' 10:0@0 | NotoSans-Regular @5930 'a' 68:0@0 2737:1@5610");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_latin), TEST(test_ukrainian), TEST(test_arabic), TEST(test_numbers), TEST(test_nested), TEST(test_thai),
		TEST(test_devanagari), TEST(test_marks), TEST(test_mark_stays_with_base), TEST(test_bidi_controls), TEST(test_controls_and_numbers),
		TEST(test_unpaired_controls), TEST(test_mirrored), TEST(test_isolated_names), TEST(test_missing), TEST(test_language),
		TEST(test_nothing_missed), TEST(test_odd_bytes), TEST(test_limits), TEST(test_empty), TEST(test_spans), TEST(test_scripts), TEST(test_size),
		TEST(test_nothing_missed), TEST(test_odd_bytes), TEST(test_limits), TEST(test_empty), TEST(test_spans), TEST(test_digits), TEST(test_size),
		TEST(test_cut), TEST(test_hyphen),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
