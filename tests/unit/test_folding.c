/*
 * test_folding.c - spellings that find each other, and those that do not, in every script; and that a character is folded alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/folding.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"

#include <pthread.h>
#include <string.h>

#include "unit.h"

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

static void expect_fold(struct arena *a, const char *text, const char *folded)
{
	assert_string_equal(folding_text(a, text), folded);
}

static void expect_same(struct arena *a, const char *one, const char *other)
{
	assert_string_equal(folding_text(a, one), folding_text(a, other));
}

static void expect_other(struct arena *a, const char *one, const char *other)
{
	assert_string_not_equal(folding_text(a, one), folding_text(a, other));
}

static void latin(void **state)
{
	struct arena *a = *state;

	expect_fold(a, "", "");
	expect_fold(a, "Hjelp, i dag.", "hjelp, i dag.");
	expect_fold(a, "ÅSNE Øst", "asne ost");
	expect_fold(a, "Straße STRASSE ẞ", "strasse strasse ss");
	expect_fold(a, "Æ œuvre", "æ oeuvre");
	expect_fold(a, "Łódź, đak, Kárášjohka", "lodz, dak, karasjohka");
	expect_fold(a, "Sámediggi ŋ ŧ", "samediggi n t");
	expect_fold(a, "IŞIK ışık İzmir", "isik isik izmir");
	expect_fold(a, "Tiếng Việt", "tieng viet");
	expect_fold(a, "Tie\u0302\u0301ng Vie\u0323\u0302t", "tieng viet");
	expect_fold(a, "ﬁn ½ ™", "fin 1⁄2 tm");
}

static void signs(void **state)
{
	struct arena *a = *state;

	expect_fold(a, "l’aide l'aide lʼaide l´aide", "laide laide laide laide");
	expect_fold(a, "«ja» “ja” „ja“ \"ja\"", "ja ja ja ja");
	expect_fold(a, "a\u00adb\u200bc\u200cd\u200de\u2060f\ufeffg\u200eh\u200fi\u2068j\u2069k", "abcdefghijk");
	expect_fold(a, "e‑post e–post e−post", "e-post e-post e-post");
	expect_fold(a, "1\u00a0000\u202f000", "1 000 000");
	expect_fold(a, "٣٤ ۳۴ ३४ ၃၄ ３４", "34 34 34 34 34");
}

static void greek_and_cyrillic(void **state)
{
	struct arena *a = *state;

	expect_fold(a, "ΒΟΉΘΕΙΑ βοήθεια", "βοηθεια βοηθεια");
	expect_fold(a, "ΝΌΜΟΣ νόμος", "νομοσ νομοσ");
	expect_fold(a, "Ёлка ЇЖАК йод ґанок", "елка іжак иод ганок");
	expect_same(a, "пам'ять", "пам’ять");
	expect_other(a, "і", "и");
	expect_other(a, "є", "е");
}

static void hebrew(void **state)
{
	expect_fold(*state, "שָׁלוֹם", "שלומ");
	expect_fold(*state, "צה״ל צה\"ל", "צהל צהל");
	expect_same(*state, "ילדים", "ילדימ");
}

static void arabic(void **state)
{
	struct arena *a = *state;

	expect_fold(a, "أإآٱا", "ااااا");
	expect_fold(a, "مُسَاعَدَةٌ", "مساعده");
	expect_fold(a, "مســـاعدة", "مساعده");
	expect_fold(a, "على علي", "علي علي");
	expect_fold(a, "مسؤول سئل شيء", "مسوول سيل شي");
	expect_fold(a, "هٰذا", "هذا");
	expect_fold(a, "ﻻﺳﺘﻐﻼﻝ", "لاستغلال");
	expect_same(a, "کمک می‌کنیم", "كمك ميكنيم");
	expect_same(a, "مدد ہے", "مدد هے");
	expect_same(a, "یارمەتی", "يارمه‌تي");
	expect_same(a, "خۆڕایی", "خورايي");
	expect_other(a, "ٹ", "ت");
	expect_other(a, "پ", "ب");
}

static void ethiopic(void **state)
{
	struct arena *a = *state;

	expect_fold(a, "ሐኀኸሀ ሓኃኻሃ", "ሀሀሀሀ ሀሀሀሀ");
	expect_fold(a, "ሕኅኽህ ሑኁኹሁ ሖኆኾሆ", "ህህህህ ሁሁሁሁ ሆሆሆሆ");
	expect_same(a, "ሠራተኛ", "ሰራተኛ");
	expect_same(a, "ዓለም", "አለም");
	expect_same(a, "ኣብ", "አብ");
	expect_same(a, "ፀሐይ", "ጸሀይ");
	expect_same(a, "ኋላ", "ሗላ");
	expect_other(a, "ለ", "ሉ");
	expect_other(a, "ላ", "ለ");
}

/* Vowels and tones make the word. */
static void marks_that_stay(void **state)
{
	static const char *const text[] = {
		"ช่วยเหลือ", "ช้าง", "ที่นี่", "ຊ່ວຍເຫຼືອ", "ជំនួយ", "ស្រី", "ကူညီပါ", "သည်", "सहायता", "मदद चाहिए", "সাহায্য", "உதவி", "സഹായം", "ਮਦਦ",
	};
	struct arena *a = *state;

	for (size_t i = 0; i < COUNT(text); i++)
		expect_fold(a, text[i], text[i]);
	expect_other(a, "ข้าว", "ขาว");
	expect_other(a, "ផ្ទះ", "ផទះ");
	expect_same(a, "ช่วย\u200bเหลือ", "ช่วยเหลือ");
	expect_same(a, "\u0958", "\u0915\u093c");
	expect_fold(a, "帮助 たすけ ヘルプ", "帮助 たすけ ヘルフ\u309a");
}

static void expect_prefix(struct arena *a, const char *typed, const char *word)
{
	const char *start = folding_text(a, typed);

	assert_int_equal(strncmp(folding_text(a, word), start, strlen(start)), 0);
}

static void korean(void **state)
{
	static const char *const half_typed[] = { "ㄷ", "도", "동", "도우", "도움", "도움이", "도움이 피", "도움이 필ㅇ", "도움이 필요" };
	struct arena *a = *state;

	for (size_t i = 0; i < COUNT(half_typed); i++)
		if (strcmp(half_typed[i], "동") != 0)
			expect_prefix(a, half_typed[i], "도움이 필요");
	expect_prefix(a, "동", "도움");        /* the ㅇ of 움 is typed before its ㅜ tells that it begins a syllable */
	expect_prefix(a, "고", "과거");
	expect_prefix(a, "업", "없다");
	expect_prefix(a, "없", "업소");         /* likewise */
	expect_same(a, "값", "ㄱㅏㅂㅅ");
	expect_same(a, "한", "\u1112\u1161\u11ab");
	expect_fold(a, "권리", "ㄱㅜㅓㄴㄹㅣ");
}

/* Whether it is made lower case before, or folded twice, makes no difference: a page does the former. */
static void expect_settled(struct arena *a, unsigned cp)
{
	const char *folded = folding_character(cp);
	char lower[FOLDING_LOWER_SIZE];

	folding_lower(cp, lower);
	assert_string_equal(folding_text(a, lower), folded);
	assert_string_equal(folding_text(a, folded), folded);
	assert_int_equal(utf8_invalid_at(folded, strlen(folded)), strlen(folded));
}

/* All that Unicode changes in any way; between these are Chinese characters, nothing, and private use. */
static void every_character(void **state)
{
	static const unsigned range[][2] = { { 1, 0xd7ff }, { 0xe000, 0x1ffff }, { 0x2f800, 0x2fa1f }, { 0xe0000, 0xe01ff }, { 0x10fff0, 0x10ffff } };

	for (size_t i = 0; i < COUNT(range); i++)
		for (unsigned cp = range[i][0]; cp <= range[i][1]; cp++)
			expect_settled(*state, cp);
}

static void lower_case(void **state)
{
	char lower[FOLDING_LOWER_SIZE];

	(void)state;
	folding_lower(0xc5, lower);
	assert_string_equal(lower, "å");
	folding_lower(0x130, lower);
	assert_string_equal(lower, "i\u0307");
	folding_lower(0x3a3, lower);
	assert_string_equal(lower, "σ");
	folding_lower(0x10400, lower);
	assert_string_equal(lower, "\U00010428");
}

static void composes(void **state)
{
	struct arena *a = *state;
	const char *same = "Åpent й";

	assert_ptr_equal(folding_compose(a, same), same);
	assert_string_equal(folding_compose(a, "A\u030apent и\u0306"), same);
	assert_string_equal(folding_compose(a, "ခွင\u103a\u1037"), "ခွင\u1037\u103a");
	assert_string_equal(folding_compose(a, "\u0958"), "\u0915\u093c");
	assert_string_equal(folding_compose(a, "\U0001d160"), "\U0001d158\U0001d165\U0001d16e");
}

static size_t fold_file(struct arena *a, const char *path)
{
	struct diag *d = diag_new();
	struct buf text, single;
	unsigned cp;

	buf_init(&text);
	buf_init(&single);
	assert_true(file_read(path, &text, d));
	for (size_t at = 0; at < text.len; ) {
		at += utf8_decode(text.data + at, text.len - at, &cp);
		buf_adds(&single, folding_character(cp));
	}
	assert_string_equal(folding_text(a, text.data), single.data);
	assert_string_equal(folding_text(a, single.data), single.data);
	assert_string_equal(folding_text(a, folding_compose(a, text.data)), single.data);
	buf_release(&single);
	buf_release(&text);
	diag_free(d);
	return 1;
}

static size_t fold_folder(struct arena *a, const char *dir)
{
	struct diag *d = diag_new();
	const char **name;
	size_t n, files = 0;

	assert_true(file_list(a, dir, ".po", &name, &n, d));
	for (size_t i = 0; i < n; i++)
		files += fold_file(a, file_join(a, dir, name[i]));
	diag_free(d);
	return files;
}

/* Real words of all languages: a text is the sum of its characters, and the marks of one are in the same order composed. */
static void every_catalogue(void **state)
{
	assert_in_range(fold_folder(*state, "content/languages"), 3, 100);
	assert_in_range(fold_folder(*state, "tests/languages/content/languages"), 25, 100);
}

static void *fold_much(void *from)
{
	for (unsigned cp = *(const unsigned *)from; cp < 0x2000; cp += 2)
		folding_character(cp);
	return NULL;
}

static void threads(void **state)
{
	unsigned from[4] = { 1, 2, 1, 2 };
	pthread_t thread[4];

	(void)state;
	for (size_t i = 0; i < COUNT(thread); i++)
		assert_int_equal(pthread_create(&thread[i], NULL, fold_much, &from[i]), 0);
	for (size_t i = 0; i < COUNT(thread); i++)
		pthread_join(thread[i], NULL);
	assert_string_equal(folding_character(0xe5), "a");
	assert_ptr_equal(folding_character(0xe5), folding_character(0xe5));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(threads), TEST(latin), TEST(signs), TEST(greek_and_cyrillic), TEST(hebrew), TEST(arabic), TEST(ethiopic), TEST(marks_that_stay),
		TEST(korean), TEST(every_character), TEST(lower_case), TEST(composes), TEST(every_catalogue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
