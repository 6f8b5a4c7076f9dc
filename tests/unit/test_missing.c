/*
 * test_missing.c - what is said about characters that no font has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/missing.h"
#include "base/array.h"
#include "base/utf8.h"
#include "text/font.h"

#include <stdio.h>
#include <string.h>

#include "unit.h"

enum { LATN = 0x4c61746e, ARAB = 0x41726162, HANI = 0x48616e69 };

static const char *const dir[] = { "/usr/share/fonts/truetype/noto" }, *const latin[] = { "Latn" }, *const arabic[] = { "Arab" };
static const struct font_spec spec[] = {
	{ .scripts = latin, .n_scripts = 1, .regular = "NotoSans-Regular.ttf" },
	{ .scripts = arabic, .n_scripts = 1, .regular = "Nowhere.ttf", .package = "fonts-nowhere", .pos = { "theme.yaml", 9, 5 } },
};

static void said(struct diag *d, const char *expected)
{
	char text[4096] = "";
	FILE *out = fmemopen(text, sizeof(text), "w");

	diag_print(d, out);
	fclose(out);
	assert_string_equal(text, expected);
}

static void test_packages(void **state)
{
	static const struct { unsigned cp; const char *note; } want[] = {
		{ 0x9aa8, "the package fonts-noto-cjk has it: add a font of it to the theme" },
		{ 0x3002, "the package fonts-noto-cjk has it: add a font of it to the theme" },
		{ 0xd55c, "the package fonts-noto-cjk has it: add a font of it to the theme" },
		{ 0x0a95, "the package fonts-noto-core has a font for Gujarati (Gujr): add it to the theme" },
		{ 0x1f4de, "an emoji cannot be printed well: say it in words, or with a pictogram" },
		{ 0x1f1f3, "an emoji cannot be printed well: say it in words, or with a pictogram" },    /* half a flag */
		{ 0x2713, "write it another way; or a symbol font of the package fonts-noto-core may have it: add that to the theme" },
		{ 0x11ee0, "no package of Debian is known to have it: write it another way" },           /* Makasar */
		{ 0xe000, "no package of Debian is known to have it: write it another way" },            /* private use */
	};
	struct fonts *f;

	(void)state;
	for (size_t i = 0; i < COUNT(want); i++) {
		struct diag *d = diag_new();
		struct missing *m;
		char expected[512], utf8[5] = "";

		f = fonts_open(spec, 1, dir, 1, d);
		assert_non_null(f);
		m = missing_open(f, d);
		for (int again = 0; again < 2; again++)
			missing_report(m, (struct pos){ "a.md", 2, again + 1 }, LATN, "nb", want[i].cp);
		utf8_encode(want[i].cp, utf8);
		snprintf(expected, sizeof(expected), "a.md:2:1: error: no font has '%s' (U+%04X)\na.md:2:1: note: %s\n", utf8, want[i].cp,
			want[i].note);
		said(d, expected);
		missing_close(m);
		fonts_close(f);
		diag_free(d);
	}
}

/* A font that is not there is missed once, not letter by letter. */
static void test_not_installed(void **state)
{
	struct diag *d = diag_new();
	struct fonts *f = fonts_open(spec, 2, dir, 1, d);
	struct missing *m = missing_open(f, d);

	(void)state;
	for (unsigned cp = 0x628; cp < 0x630; cp++)
		missing_report(m, (struct pos){ "a.md", 4, 1 }, ARAB, "ar", cp);
	missing_report(m, (struct pos){ "a.md", 5, 1 }, HANI, "zh", 0x9aa8);
	said(d,
		"a.md:4:1: error: no font has 'ب' (U+0628)\n"
		"theme.yaml:9:5: note: font 'Nowhere.ttf' is not installed: install the package fonts-nowhere\n"
		"a.md:5:1: error: no font has '骨' (U+9AA8)\n"
		"a.md:5:1: note: the package fonts-noto-cjk has it: add a font of it to the theme\n");
	missing_close(m);
	missing_close(NULL);
	fonts_close(f);
	diag_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_packages), cmocka_unit_test(test_not_installed) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
