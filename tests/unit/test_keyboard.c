/*
 * test_keyboard.c - the keys of languages as Debian 12's xkb-data and CLDR have them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/keyboard.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "text/locale.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

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

/* One level of all keys: "qwe/asd/zxc"; "-" where a key has nothing. */
static const char *level(struct arena *a, const struct keyboard *k, bool shifted)
{
	const char *all = "";

	for (size_t i = 0; i < k->n_rows; i++) {
		all = arena_printf(a, "%s%s", all, i > 0 ? "/" : "");
		for (size_t j = 0; j < k->row[i].n; j++) {
			const char *s = shifted ? k->row[i].key[j].shifted : k->row[i].key[j].plain;

			all = arena_printf(a, "%s%s", all, s[0] != '\0' ? s : "-");
		}
	}
	return all;
}

/* The keyboard of a language, which has this layout and these letters; `shifted` NULL: none. */
static void expect(struct arena *a, const char *lang, const char *layout, const char *plain, const char *shifted)
{
	struct keyboard k;

	assert_true(keyboard_find(a, lang, &k));
	assert_string_equal(k.layout != NULL ? k.layout : "", layout);
	assert_string_equal(level(a, &k, false), plain);
	assert_int_equal(k.shifts, shifted != NULL);
	if (shifted != NULL)
		assert_string_equal(level(a, &k, true), shifted);
}

static void expect_layout(struct arena *a, const char *lang, const char *layout)
{
	struct keyboard k;

	assert_true(keyboard_find(a, lang, &k));
	assert_string_equal(k.layout != NULL ? k.layout : "", layout);
}

static void test_latin(void **state)
{
	expect(*state, "nb", "no", "qwertyuiopå/asdfghjkløæ/zxcvbnm", NULL);
	expect(*state, "en", "gb", "qwertyuiop/asdfghjkl/zxcvbnm", NULL);
	expect(*state, "pl", "pl", "qwertyuiop/asdfghjkl/zxcvbnm", NULL);
	expect(*state, "fr", "fr", "éèçà/azertyuiop/qsdfghjklmù/wxcvbn", NULL);
	expect(*state, "es", "es", "qwertyuiop/asdfghjklñç/zxcvbnm", NULL);               /* and no ordinals */
	expect(*state, "tr", "tr", "qwertyuıopğü/asdfghjklşi/zxcvbnmöç", NULL);           /* and no é for itself */
	expect(*state, "ku", "tr(ku)", "qwertyuiopxû/asdfghjklşî/zcvbnmêç", NULL);
	expect(*state, "sr-Latn", "rs(latin)", "qwertzuiopšđ/asdfghjklčćž/yxcvbnm", NULL);
	expect(*state, "vi", "vn", "ăâêôđ/qwertyuiopươ/asdfghjkl/zxcvbnm", NULL);
}

static void test_other_alphabets(void **state)
{
	expect(*state, "uk", "ua", "йцукенгшщзхї/фівапролджєґ/ячсмитьбю", NULL);
	expect(*state, "sr", "rs", "љњертзуиопшђ/асдфгхјклчћж/џцвбнм", NULL);             /* ж has two keys */
	expect(*state, "bg", "bg", "уеишщксдзц/ьяаожгтнвмч/ѝюйъэфхпрлб", NULL);
	expect(*state, "el", "gr", "ςερτυθιοπ/ασδφγηξκλ/ζχψωβνμ", NULL);
	expect(*state, "hy", "am", "ֆձօէղ/ճփբսմուկըթծց/ջվգեանիտհպր/ժդչյզլքխշռ", NULL);
	expect(*state, "ka", "ge", "ქწერტყუიოპ/ასდფგჰჯკლ/ზხცვბნმ", "-ჭ-ღთ-----/-შ----ჟ--/ძ-ჩ----");
}

static void test_right_to_left(void **state)
{
	expect(*state, "ar", "ara", "ذضصثقفغعهخحجد/شسيبلاتنمكط/ئءؤرىةوزظ",
		"------إ------/-----أ-----/----آ----");
	expect(*state, "fa", "ir", "ضصثقفغعهخحجچ/شسیبلاتنمکگ/ظطزرذدپو",
		"------------/ؤئيإأآة----/ك-ژ---ء-");
	expect(*state, "he", "il", "קראטוןםפ/שדגכעיחלךף/זסבהנמצתץ", NULL);
	expect_layout(*state, "ur", "pk(urd-nla)");
	expect_layout(*state, "ckb", "iq(ku_ara)");
	expect_layout(*state, "ps", "af(ps)");
}

static void test_thai(void **state)
{
	expect(*state, "th", "th", "ๅภถ\u0e38\u0e36คตจขช/ๆไำพะ\u0e31\u0e35รนยบล/ฟหกดเ\u0e49\u0e48าสวงฃ/ผปแอ\u0e34\u0e37ทมใฝ",
		"---\u0e39------/--ฎฑธ\u0e4d\u0e4aณฯญฐ-/ฤฆฏโฌ\u0e47\u0e4bษศซ-ฅ/--ฉฮ\u0e3a\u0e4c-ฒฬฦ");
}

/* Consonants in their first form; no vowels, which XKB has as characters of other scripts. */
static void test_ethiopic(void **state)
{
	static const char *const plain = "ቀወረተየፐፀጨ/ሰደፈገሀጀከለ/ዘአቸሸበነመ", *const shifted = "ቐ--ጠ-ጰጸኀ/ሠዸ-ጘሐ-ኸ-/ዠዐ-ቨ-ኘ-";

	expect(*state, "am", "et", plain, shifted);
	expect(*state, "ti", "et", plain, shifted);
}

static void test_east_asia(void **state)
{
	struct keyboard k;

	expect(*state, "ko", "kr", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ/ㅁㄴㅇㄹㅎㅗㅓㅏㅣ/ㅋㅌㅊㅍㅠㅜㅡ", "ㅃㅉㄸㄲㅆ---ㅒㅖ/---------/-------");
	expect(*state, "ja", "jp(kana)", "ヌフアウエオヤユヨワホヘー/タテイスカンナニラセ\u3099\u309a/チトシハキクマノリレケム/ツサソヒコミモネルメロ",
		"--ァゥェォャュョヲ---/--ィ---------/------------/ッ----------");
	assert_false(keyboard_find(*state, "zh", &k));
	assert_int_equal(k.n_rows, 0);
	assert_false(keyboard_find(*state, "zh-Hant", &k));
	assert_int_equal(k.n_rows, 0);
}

/* The longest beginning of a tag that is known; then the country; then the alphabet. */
static void test_which(void **state)
{
	static const struct { const char *lang, *layout; } has[] = {
		{ "pt", "pt" }, { "pt-BR", "br" }, { "pt-BR-x-old", "br" }, { "pt-AO", "pt" }, { "nb-NO", "no" }, { "prs", "af" },
		{ "fa-AF", "af" }, { "fa-IR", "ir" }, { "uz", "uz(latin)" }, { "uz-Cyrl", "uz" }, { "kmr", "tr(ku)" },
		{ "fo", "fo" }, { "tg", "tj" }, { "dv", "mv" },         /* of the country */
		{ "rom", "hr" }, { "sma", "no" },                       /* letters unknown to CLDR */
	};
	static const char *const cannot[] = { "", "xx", "chr", "not a language", "-", "yue" };
	struct keyboard k;

	for (size_t i = 0; i < sizeof(has) / sizeof(has[0]); i++)
		expect_layout(*state, has[i].lang, has[i].layout);
	expect(*state, "zgh", "", "ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄ/ⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖ/ⵙⵚⵛⵜⵟⵡⵢⵣⵥ", NULL);
	for (size_t i = 0; i < sizeof(cannot) / sizeof(cannot[0]); i++) {
		assert_false(keyboard_find(*state, cannot[i], &k));
		assert_int_equal(k.n_rows, 0);
		assert_null(k.row);
	}
}

/* One letter or mark of the script. */
static void check_letter(const char *s, const char *script)
{
	UScriptCode own = (UScriptCode)u_getPropertyValueEnum(UCHAR_SCRIPT, script);
	unsigned cp;

	assert_int_equal(utf8_decode(s, strlen(s), &cp), strlen(s));
	assert_true((U_GET_GC_MASK((UChar32)cp) & (U_GC_L_MASK | U_GC_M_MASK)) != 0);
	assert_true(uscript_hasScript((UChar32)cp, own) || uscript_hasScript((UChar32)cp, USCRIPT_INHERITED));
	assert_int_equal(u_tolower((UChar32)cp), cp);
}

static void check_keys(struct arena *a, const char *lang)
{
	const char *script = strcmp(lang, "ja") == 0 ? "Kana" : locale_script(lang);
	const char *seen = "";
	bool shifts = false;
	struct keyboard k;

	assert_true(keyboard_find(a, lang, &k));
	assert_non_null(k.layout);
	for (size_t i = 0; i < k.n_rows; i++) {
		assert_in_range(k.row[i].n, 1, 14);
		for (size_t j = 0; j < k.row[i].n; j++) {
			const struct keyboard_key *key = &k.row[i].key[j];

			check_letter(key->plain, script);
			assert_null(strstr(seen, key->plain));
			seen = arena_printf(a, "%s%s", seen, key->plain);
			if (key->shifted[0] == '\0')
				continue;
			shifts = true;
			check_letter(key->shifted, script);
		}
	}
	assert_int_equal(k.shifts, shifts);
}

static void test_every_language(void **state)
{
	struct diag *d = diag_new();
	const char **name;
	size_t n;

	assert_true(file_list(*state, "tests/languages/content/languages", ".po", &name, &n, d));
	diag_free(d);
	assert_true(n > 20);
	for (size_t i = 0; i < n; i++) {
		const char *lang = arena_strndup(*state, name[i], strlen(name[i]) - strlen(".po"));

		if (strncmp(lang, "zh", 2) != 0)
			check_keys(*state, lang);
	}
	check_keys(*state, "nb");
}

/* Neither another layout, nor other files, nor a log. */
static void test_environment(void **state)
{
	static const char *const names[] = {
		"XKB_DEFAULT_RULES", "XKB_DEFAULT_MODEL", "XKB_DEFAULT_LAYOUT", "XKB_DEFAULT_VARIANT", "XKB_DEFAULT_OPTIONS",
		"XKB_CONFIG_ROOT", "XKB_CONFIG_EXTRA_PATH", "XDG_CONFIG_HOME", "HOME", "XLOCALEDIR",
	};
	const char *home = getenv("HOME") != NULL ? arena_strdup(*state, getenv("HOME")) : NULL;
	const int err = dup(STDERR_FILENO);
	FILE *log = tmpfile();
	struct keyboard k;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		setenv(names[i], "/nonexistent", 1);
	setenv("XKB_LOG_LEVEL", "debug", 1);
	setenv("XKB_LOG_VERBOSITY", "10", 1);
	fflush(stderr);
	assert_non_null(log);
	dup2(fileno(log), STDERR_FILENO);
	keyboard_find(*state, "ms-MY", &k);
	keyboard_find(*state, "sat", &k);
	keyboard_find(*state, "ti", &k);
	keyboard_find(*state, "zgh", &k);
	keyboard_find(*state, "nqo-AQ", &k);            /* a country without a layout */
	fflush(stderr);
	dup2(err, STDERR_FILENO);
	close(err);
	assert_int_equal(lseek(fileno(log), 0, SEEK_END), 0);
	fclose(log);

	expect(*state, "nb", "no", "qwertyuiopå/asdfghjkløæ/zxcvbnm", NULL);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unsetenv(names[i]);
	unsetenv("XKB_LOG_LEVEL");
	unsetenv("XKB_LOG_VERBOSITY");
	if (home != NULL)
		setenv("HOME", home, 1);
}

static void *count_rows(void *n)
{
	static const char *const lang[] = { "nb", "ti", "ko", "zgh" };
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof(lang) / sizeof(lang[0]); i++) {
		struct keyboard k;

		keyboard_find(a, lang[i], &k);
		*(size_t *)n += k.n_rows;
	}
	arena_free(a);
	return NULL;
}

static void test_threads(void **state)
{
	pthread_t thread[4];
	size_t rows[4] = { 0 };

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, count_rows, &rows[i]), 0);
	for (size_t i = 0; i < 4; i++) {
		pthread_join(thread[i], NULL);
		assert_int_equal(rows[i], 12);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_latin), TEST(test_other_alphabets), TEST(test_right_to_left), TEST(test_thai), TEST(test_ethiopic),
		TEST(test_east_asia), TEST(test_which), TEST(test_every_language), TEST(test_environment), TEST(test_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
