/*
 * test_starts.c - where words begin, with and without spaces, and behind what is written together with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/starts.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/buf.h"

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

/* `marked` has a bar in front of each place. */
static void expect_starts(struct arena *a, const char *lang, const char *marked)
{
	struct buf text, found;
	const size_t *start;
	size_t n, next = 0;

	buf_init(&text);
	buf_init(&found);
	for (const char *c = marked; *c != '\0'; c++)
		if (*c != '|')
			buf_addc(&text, *c);
	start = starts_find(a, text.data, lang, &n);
	for (size_t i = 0; i < text.len; i++) {
		if (next < n && start[next] == i) {
			buf_addc(&found, '|');
			next++;
		}
		buf_addc(&found, text.data[i]);
	}
	assert_int_equal(next, n);
	assert_string_equal(found.data, marked);
	buf_release(&found);
	buf_release(&text);
}

static void spaces(void **state)
{
	struct arena *a = *state;

	expect_starts(a, "nb", "");
	expect_starts(a, "nb", " … – !");
	expect_starts(a, "nb", "|Du |har |rett |til |hjelp, |også |på §§ |257-|259.");
	expect_starts(a, "nb", "«|Ja», |sa |Åse (|ø)");
	expect_starts(a, "nb", "|e-|post |og |menneske‑|handel");
	expect_starts(a, "nb", "|menneske\u00adhandel |A\u030apent");
	expect_starts(a, "nb", "|3,5 |av |10 %");
	expect_starts(a, "uk", "|Ви |маєте |право. |Я |їм");
	expect_starts(a, "am", "|ሰራተኛ፡|እና። |መብት");
	expect_starts(a, "ko", "|도움이 |필요합니다");
	expect_starts(a, "hi", "|सहायता |चाहिए।");
	expect_starts(a, "not a language", "|a |b");
}

static void parts(void **state)
{
	struct arena *a = *state;

	expect_starts(a, "fr", "|l’|aide |d'|asile |j'ai");
	expect_starts(a, "uk", "|пам'|ять |комп’|ютер |об'їв");
	expect_starts(a, "en", "|can't |www.|example.|org");
}

static void dictionaries(void **state)
{
	struct arena *a = *state;

	expect_starts(a, "th", "|คุณ|มี|สิทธิ|ได้|รับ|ความ|ช่วย|เหลือ");
	expect_starts(a, "km", "|អ្នកមាន|សិទ្ធិ|ទទួល|ជំនួយ");
	expect_starts(a, "lo", "|ທ່ານ|ມີ|ສິດ");
	expect_starts(a, "my", "|အကူအညီ|ရ|နိုင်သည်");
	expect_starts(a, "zh-Hans", "|你|有权|获得|帮助。");
	expect_starts(a, "ja", "|助け|を|求める|権利");
	/* Words of another language in a text are found by the same dictionary. */
	expect_starts(a, "nb", "|thai: |ช่วย|เหลือ");
}

static void arabic(void **state)
{
	struct arena *a = *state;

	expect_starts(a, "ar", "|ال|مساعدة");
	expect_starts(a, "ar", "|و|ال|مساعدة |ب|ال|مساعدة |ف|ال|مساعدة");
	expect_starts(a, "ar", "|لل|مساعدة |و|لل|مساعدة");
	expect_starts(a, "ar", "|و|مساعدة |ب|مساعدة |ل|مساعدة |ف|مساعدة |ك|مساعدة");
	expect_starts(a, "ar", "|وَ|ال|مُساعدة |الـ|عمل");
	expect_starts(a, "ar", "|الله |ولد |و|لدي");
	expect_starts(a, "ar-EG", "|و|ال|عمل");
	expect_starts(a, "nb", "|ordet |ال|مساعدة");
}

/* ب and و begin words of their own. */
static void other_languages_of_the_script(void **state)
{
	struct arena *a = *state;

	expect_starts(a, "fa", "|برای |کمک |وکیل |ال|مساعده");
	expect_starts(a, "ur", "|بچوں |کی |مدد");
	expect_starts(a, "ckb", "|وەکوو |بەڵام");
}

static void hebrew(void **state)
{
	struct arena *a = *state;

	expect_starts(a, "he", "|ה|עזרה |ו|ה|עזרה |ב|עזרה |ו|ש|ה|עזרה |ל|ילדים |של |לי");
}

/* Fifty kilobytes of one word without a space, and of spaces. */
static void long_texts(void **state)
{
	enum { SIZE = 50000 };
	struct arena *a = *state;
	char *text = arena_alloc(a, SIZE + 1);
	size_t n;

	memset(text, 'a', SIZE);
	starts_find(a, text, "nb", &n);
	assert_int_equal(n, 1);
	memset(text, ' ', SIZE);
	starts_find(a, text, "nb", &n);
	assert_int_equal(n, 0);
	for (size_t i = 0; i < SIZE; i += 2)
		text[i] = 'a';
	starts_find(a, text, "nb", &n);
	assert_int_equal(n, SIZE / 2);
	for (size_t i = 0; i < SIZE; i += 2)
		memcpy(text + i, "و", 2);
	starts_find(a, text, "ar", &n);
	assert_int_equal(n, 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(spaces), TEST(parts), TEST(dictionaries), TEST(arabic), TEST(other_languages_of_the_script), TEST(hebrew), TEST(long_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
