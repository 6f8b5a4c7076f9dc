/*
 * test_locale.c - names, dates, hours, lists and quotation marks as Debian 12's CLDR has them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/locale.h"
#include "base/arena.h"

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

static void test_direction(void **state)
{
	static const char *const rtl[] = { "ar", "fa", "prs", "ur", "ps", "he", "ckb", "ku-Arab" };
	static const char *const ltr[] = { "nb", "uk", "th", "ti", "ku", "zh-Hant", "", "xx", "not a language" };

	(void)state;
	for (size_t i = 0; i < sizeof(rtl) / sizeof(rtl[0]); i++)
		assert_true(locale_is_rtl(rtl[i]));
	for (size_t i = 0; i < sizeof(ltr) / sizeof(ltr[0]); i++)
		assert_false(locale_is_rtl(ltr[i]));
}

static void test_names(void **state)
{
	static const struct { const char *lang, *own, *english; } name[] = {
		{ "nb", "Norsk bokmål", "Norwegian Bokmål" }, { "en", "English", "English" }, { "uk", "Українська", "Ukrainian" },
		{ "ar", "العربية", "Arabic" }, { "prs", "دری", "Dari" }, { "ti", "ትግርኛ", "Tigrinya" }, { "kmr", "Kurdî", "Kurdish" },
		{ "fr", "Français", "French" }, { "ka", "ქართული", "Georgian" }, { "th", "ไทย", "Thai" }, { "so", "Soomaali", "Somali" },
	};

	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		assert_string_equal(locale_own_name(*state, name[i].lang), name[i].own);
		assert_string_equal(locale_name(*state, name[i].lang, "en"), name[i].english);
	}
	assert_string_equal(locale_name(*state, "uk", "nb"), "ukrainsk");
	assert_string_equal(locale_name(*state, "no", "nb"), "norsk");
	assert_string_equal(locale_own_name(*state, "xx"), "Xx");
}

static void test_scripts(void **state)
{
	(void)state;
	assert_string_equal(locale_script("nb"), "Latn");
	assert_string_equal(locale_script("uk"), "Cyrl");
	assert_string_equal(locale_script("ur"), "Arab");
	assert_string_equal(locale_script("ti"), "Ethi");
	assert_string_equal(locale_script("sr-Latn"), "Latn");
	assert_string_equal(locale_script("hi"), "Deva");
	assert_string_equal(locale_script("zh-Hans"), "Hani");
	assert_string_equal(locale_script("zh-TW"), "Hani");
	assert_string_equal(locale_script("ja"), "Hani");
	assert_string_equal(locale_script("ko"), "Hang");
	assert_string_equal(locale_script(""), "Latn");
	assert_string_equal(locale_script("not a language"), "Latn");
}

/* The date with no-break spaces, which are hard to see here. */
static const char *in_one_piece(struct arena *a, const char *date)
{
	const char *space = strchr(date, ' ');

	if (space == NULL)
		return date;
	return arena_printf(a, "%.*s\u00a0%s", (int)(space - date), date, in_one_piece(a, space + 1));
}

static void expect_date(struct arena *a, const char *iso_date, const char *lang, const char *date)
{
	assert_string_equal(locale_date(a, iso_date, lang), in_one_piece(a, date));
}

static void test_dates(void **state)
{
	static const struct { const char *lang, *date; } on[] = {
		{ "nb", "31. desember 2024" }, { "en-GB", "31 December 2024" },
		{ "uk", "31 грудня 2024\u202fр." },
		{ "ar", "31 ديسمبر 2024" }, { "ar-EG", "31 ديسمبر 2024" },       /* Western digits */
		{ "fa", "31 دسامبر 2024" },      /* not 1403 */
		{ "th", "31 ธันวาคม ค.ศ. 2024" },    /* not 2567 */
		{ "hi", "31 दिसंबर 2024" }, { "my", "2024၊ ဒီဇင်ဘာ 31" },
	};

	for (size_t i = 0; i < sizeof(on) / sizeof(on[0]); i++)
		expect_date(*state, "2024-12-31", on[i].lang, on[i].date);
	expect_date(*state, "2024-12-31", "en", "31 December 2024");
	expect_date(*state, "2024-12-31", "en-US", "December 31, 2024");
	expect_date(*state, "2024-02-29", "nb", "29. februar 2024");
	expect_date(*state, "2024-03-01", "nb", "1. mars 2024");
	expect_date(*state, "1999-12-31", "nb", "31. desember 1999");
	expect_date(*state, "2100-03-01", "nb", "1. mars 2100");
	expect_date(*state, "1970-01-01", "nb", "1. januar 1970");
	expect_date(*state, "soon", "nb", "soon");
	expect_date(*state, "2024-13-01", "nb", "2024-13-01");
}

static void test_hours(void **state)
{
	assert_string_equal(locale_hours(*state, 1, 5, 600, 900, "nb"), "man.–fre. 10:00–15:00");
	assert_string_equal(locale_hours(*state, 7, 7, 0, 1440, "nb"), "søn. 00:00–24:00");
	assert_string_equal(locale_hours(*state, 1, 7, 545, 1005, "en"), "Mon–Sun 09:05–16:45");
	assert_string_equal(locale_hours(*state, 6, 6, 600, 900, "uk"), "сб 10:00–15:00");
	assert_string_equal(locale_hours(*state, 1, 4, 600, 900, "fa"), "دوشنبه–پنجشنبه 10:00–15:00");
}

static void test_lists(void **state)
{
	static const char *const item[] = { "norsk", "engelsk", "ukrainsk" };

	assert_string_equal(locale_list(*state, item, 3, "nb"), "norsk, engelsk og ukrainsk");
	assert_string_equal(locale_list(*state, item, 2, "nb"), "norsk og engelsk");
	assert_string_equal(locale_list(*state, item, 1, "nb"), "norsk");
	assert_string_equal(locale_list(*state, item, 0, "nb"), "");
	assert_string_equal(locale_list(*state, item, 2, "ar"), "norsk وengelsk");
	assert_string_equal(locale_list(*state, item, 3, "ckb"), "norsk، engelsk و ukrainsk");
	assert_string_equal(locale_list(*state, item, 1, "ckb-IQ"), "norsk");
}

static void test_quotes(void **state)
{
	const char *open, *close;

	locale_quotes(*state, "nb", &open, &close);
	assert_string_equal(open, "«");
	assert_string_equal(close, "»");
	locale_quotes(*state, "pl", &open, &close);
	assert_string_equal(open, "„");
	assert_string_equal(close, "”");
	locale_quotes(*state, "ar", &open, &close);
	assert_string_equal(open, "«");
	assert_string_equal(close, "»");
	locale_quotes(*state, "ckb", &open, &close);
	assert_string_equal(open, "«");
	assert_string_equal(close, "»");
}

static void expect_typed(struct arena *a, const char *lang, const char *const *character, size_t n)
{
	const char *all = locale_characters(a, lang);

	for (size_t i = 0; i < n; i++)
		assert_non_null(strstr(all, character[i]));
}

static void test_characters(void **state)
{
	static const char *const nb[] = { "abcdefghijklmnopqrstuvwxyz", "å", "é", "ü", "\u030a", "0123456789", "«", "-" };
	static const char *const ar[] = { "أؤإئ", "ى", "گ", "\u064b", "٠١٢٣٤٥٦٧٨٩", "\u0654", "،" };
	static const char *const th[] = { "กขฃ", "๐๑", "\u0e48" };
	static const char *const am[] = { "ሀሁ", "ፀ" };
	static const char *const lt[] = { "ė", "\u0307" };

	expect_typed(*state, "nb", nb, sizeof(nb) / sizeof(nb[0]));
	expect_typed(*state, "ar", ar, sizeof(ar) / sizeof(ar[0]));
	expect_typed(*state, "th", th, sizeof(th) / sizeof(th[0]));
	expect_typed(*state, "am", am, sizeof(am) / sizeof(am[0]));
	expect_typed(*state, "lt", lt, sizeof(lt) / sizeof(lt[0]));
	assert_null(strstr(locale_characters(*state, "nb"), "A"));
	assert_null(strstr(locale_characters(*state, "am"), "፩"));
	assert_true(strlen(locale_characters(*state, "ko")) > 11172 * 3);
	assert_string_equal(locale_characters(*state, "xx"), locale_characters(*state, "en"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_direction), TEST(test_names), TEST(test_scripts), TEST(test_dates), TEST(test_hours),
		TEST(test_lists), TEST(test_quotes), TEST(test_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
