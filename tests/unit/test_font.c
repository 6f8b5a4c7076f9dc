/*
 * test_font.c - opening fonts, choosing one for a character, and what a theme gets told when one is missing or damaged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/font.h"
#include "base/array.h"
#include "base/diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

enum { LATN = 0x4c61746e, ARAB = 0x41726162, THAI = 0x54686169 };       /* ISO 15924 */

static const char *const noto[] = { "/nowhere", "/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto" };
static const char *const latin[] = { "Latn", "Cyrl" }, *const arabic[] = { "Arab" };
static const struct font_spec good[] = {
	{ .scripts = latin, .n_scripts = 2, .regular = "NotoSans-Regular.ttf", .bold = "NotoSans-Bold.ttf" },
	{ .scripts = arabic, .n_scripts = 1, .regular = "NotoSansArabic-Regular.ttf", .size = 110, .leading = 120 },
};

/* Open one font that cannot be; what is said goes into text. */
static void open_bad(const char *file, const char *package, char *text, size_t size)
{
	const struct font_spec spec = {
		.scripts = latin, .n_scripts = 1, .regular = file, .package = package, .pos = { "theme.yaml", 7, 3 },
	};
	struct diag *d = diag_new();
	FILE *out = fmemopen(text, size, "w");

	assert_null(fonts_open(&spec, 1, noto, COUNT(noto), d));
	diag_print(d, out);
	fclose(out);
	diag_free(d);
}

static void test_bad(void **state)
{
	char text[512], path[] = "/tmp/lykt-font-XXXXXX", collection[] = "/tmp/lykt-font-XXXXXX.ttc", face[99], expected[512], start[2000];
	FILE *f;
	int fd;

	(void)state;
	open_bad("NotoSansKlingon.ttf", "fonts-noto-core", text, sizeof(text));
	assert_string_equal(text,
		"theme.yaml:7:3: error: cannot find font 'NotoSansKlingon.ttf'\n"
		"theme.yaml:7:3: note: install the package fonts-noto-core\n");
	open_bad("/nowhere/at/all.ttf", NULL, text, sizeof(text));
	assert_string_equal(text, "theme.yaml:7:3: error: cannot find font '/nowhere/at/all.ttf'\n");

	fd = mkstemp(path);
	assert_true(fd >= 0);
	snprintf(expected, sizeof(expected), "theme.yaml:7:3: error: font '%s' is damaged\n", path);
	assert_int_equal(write(fd, "no font", 7), 7);
	open_bad(path, NULL, text, sizeof(text));
	assert_string_equal(text, expected);

	f = fopen("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "rb");         /* cut off behind its list of tables */
	assert_non_null(f);
	assert_int_equal(fread(start, 1, sizeof(start), f), sizeof(start));
	fclose(f);
	assert_int_equal(pwrite(fd, start, sizeof(start), 0), sizeof(start));
	open_bad(path, NULL, text, sizeof(text));
	assert_string_equal(text, expected);

	assert_int_equal(ftruncate(fd, 0), 0);
	open_bad(path, NULL, text, sizeof(text));
	close(fd);
	unlink(path);

	fd = mkstemps(collection, 4);
	assert_true(fd >= 0);
	f = fopen("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "rb");
	assert_non_null(f);
	assert_int_equal(fread(start, 1, 300, f), 300);
	fclose(f);
	assert_int_equal(write(fd, start, 300), 300);
	snprintf(expected, sizeof(expected), "theme.yaml:7:3: error: font '%s' is damaged\n"
		"theme.yaml:7:3: note: install the package fonts-noto-cjk again\n", collection);
	snprintf(face, sizeof(face), "%s/Noto Sans CJK SC", collection);
	open_bad(face, "fonts-noto-cjk", text, sizeof(text));
	assert_string_equal(text, expected);
	close(fd);
	unlink(collection);
}

/* A copy of a font with one byte of it changed, or cut off, at `at`. */
static void damage(const char *path, const char *from, long at, bool cut)
{
	static unsigned char data[1 << 20];
	FILE *f = fopen(from, "rb");
	size_t len;

	assert_non_null(f);
	len = fread(data, 1, sizeof(data), f);
	fclose(f);
	assert_in_range(at, 0, len - 1);
	data[at] ^= 1;
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(data, 1, cut ? (size_t)at : len, f), cut ? (size_t)at : len);
	fclose(f);
}

/*
 * HarfBuzz would take a broken table for an empty one: Arabic in loose letters (GSUB), words on top of each other (hmtx), nothing at all
 * (loca). So whoever uses a font asks first.
 */
static void test_damaged_inside(void **state)
{
	static const char from[] = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
	static const struct { long at; bool cut; } how[] = { { 521, false }, { 20999, false }, { 510000, false }, { 510000, true } };
	char path[] = "/tmp/lykt-font-XXXXXX", text[512] = "", expected[512];
	const struct font_spec spec = { .scripts = latin, .n_scripts = 1, .regular = path, .package = "fonts-x", .pos = { "theme.yaml", 7, 3 } };
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	snprintf(expected, sizeof(expected), "theme.yaml:7:3: error: font '%s' is damaged\n"
		"theme.yaml:7:3: note: install the package fonts-x again\n", path);
	for (size_t i = 0; i < COUNT(how); i++) {
		struct diag *d = diag_new();
		FILE *out = fmemopen(text, sizeof(text), "w");
		struct fonts *f;

		damage(path, from, how[i].at, how[i].cut);
		f = fonts_open(&spec, 1, noto, COUNT(noto), d);
		assert_non_null(f);
		assert_false(font_check(fonts_at(f, 0), d));
		assert_false(font_check(fonts_at(f, 0), d));
		diag_print(d, out);
		fclose(out);
		assert_string_equal(text, expected);
		fonts_close(f);
		diag_free(d);
	}
	unlink(path);
}

/* A pipe would wait for its writer for ever. */
static void test_pipe(void **state)
{
	char path[] = "/tmp/lykt-font-XXXXXX", text[512], expected[512];
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	snprintf(expected, sizeof(expected), "theme.yaml:7:3: error: cannot read font '%s'\n", path);
	open_bad(path, NULL, text, sizeof(text));
	assert_string_equal(text, expected);
	unlink(path);
}

/* All that Debian ships is whole, the faces of collections too. */
static void test_whole(void **state)
{
	static const struct font_spec spec[] = {
		{ .scripts = latin, .n_scripts = 1, .regular = "NotoSans-Regular.ttf", .bold = "NotoSansDevanagari-Bold.ttf" },
		{ .scripts = latin, .n_scripts = 1, .regular = "NotoSansCJK-Bold.ttc/Noto Sans CJK KR" },
	};
	struct diag *d = diag_new();
	struct fonts *f = fonts_open(spec, COUNT(spec), noto, COUNT(noto), d);

	(void)state;
	for (size_t i = 0; i < fonts_count(f); i++)
		assert_true(font_check(fonts_at(f, i), d));
	fonts_close(f);
	diag_free(d);
}

/* A face of a collection is named; as its family, by its full name, or as PostScript knows it. */
static void test_collection(void **state)
{
	static const char *const name[] = {
		"NotoSansCJK-Bold.ttc/Noto Sans CJK KR", "NotoSansCJK-Bold.ttc/Noto Sans CJK KR Bold", "NotoSansCJK-Bold.ttc/NotoSansCJKkr-Bold",
	};
	struct diag *d = diag_new();
	char text[1024];

	(void)state;
	for (size_t i = 0; i < COUNT(name); i++) {
		const struct font_spec spec = { .scripts = latin, .n_scripts = 1, .regular = name[i] };
		struct fonts *f = fonts_open(&spec, 1, noto, COUNT(noto), d);

		assert_non_null(f);
		assert_string_equal(font_name(fonts_at(f, 0)), "NotoSansCJKkr-Bold");
		assert_string_equal(font_file(fonts_at(f, 0)), "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc");
		assert_int_equal(font_index(fonts_at(f, 0)), 1);
		assert_true(font_metrics(fonts_at(f, 0)).cff);
		fonts_close(f);
	}
	diag_free(d);

	open_bad("NotoSansCJK-Bold.ttc/Noto Sans CJK XX", NULL, text, sizeof(text));
	assert_string_equal(text,
		"theme.yaml:7:3: error: font '/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc' has no face 'Noto Sans CJK XX'\n"
		"theme.yaml:7:3: note: it has 'Noto Sans CJK JP', 'Noto Sans CJK KR', 'Noto Sans CJK SC', 'Noto Sans CJK TC', "
		"'Noto Sans CJK HK', 'Noto Sans Mono CJK JP', 'Noto Sans Mono CJK KR', 'Noto Sans Mono CJK SC', "
		"'Noto Sans Mono CJK TC', 'Noto Sans Mono CJK HK'\n");
	open_bad("NotoSansCJK-Bold.ttc", NULL, text, sizeof(text));
	*strchr(text, '\n') = '\0';
	assert_string_equal(text, "theme.yaml:7:3: error: font '/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc' is a collection: "
		"write which face is meant behind its name");
}

static void test_none(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	assert_null(fonts_open(NULL, 0, noto, COUNT(noto), d));
	assert_int_equal(diag_errors(d), 1);
	diag_free(d);
	fonts_close(NULL);
}

static struct fonts *open_good(void)
{
	struct diag *d = diag_new();
	struct fonts *f = fonts_open(good, 2, noto, COUNT(noto), d);

	diag_print(d, stderr);
	diag_free(d);
	assert_non_null(f);
	return f;
}

static const char *name_for(const struct fonts *f, unsigned script, bool bold, unsigned cp)
{
	const struct font *font = fonts_for(f, script, "nb", bold, cp);

	return font != NULL ? font_name(font) : "none";
}

static void test_choice(void **state)
{
	struct fonts *f = open_good();

	(void)state;
	assert_string_equal(name_for(f, LATN, false, 'a'), "NotoSans-Regular");
	assert_string_equal(name_for(f, LATN, true, 'a'), "NotoSans-Bold");
	assert_string_equal(name_for(f, ARAB, false, 0x628), "NotoSansArabic-Regular");
	assert_string_equal(name_for(f, ARAB, true, 0x628), "NotoSansArabic-Regular");          /* it has no bold */
	assert_string_equal(name_for(f, ARAB, false, 'a'), "NotoSans-Regular");                 /* nor letters like this */
	assert_string_equal(name_for(f, LATN, true, 0x628), "NotoSansArabic-Regular");
	assert_string_equal(name_for(f, THAI, true, 'a'), "NotoSans-Bold");                     /* a script no family is for */
	assert_string_equal(name_for(f, THAI, false, 0xe01), "none");
	fonts_close(f);
}

/* Which of several families of a script is for which language. */
static void test_languages(void **state)
{
	static const char *const han[] = { "Hani" }, *const kana[] = { "Hani", "Kana" };
	static const char *const ur[] = { "ur" }, *const hant[] = { "zh-Hant", "zh-TW" }, *const ja[] = { "ja" };
	static const struct font_spec spec[] = {
		{ .scripts = latin, .n_scripts = 2, .regular = "NotoSans-Regular.ttf" },
		{ .scripts = arabic, .n_scripts = 1, .languages = ur, .n_languages = 1, .regular = "NotoNastaliqUrdu-Regular.ttf" },
		{ .scripts = arabic, .n_scripts = 1, .regular = "NotoSansArabic-Regular.ttf" },
		{ .scripts = han, .n_scripts = 1, .languages = hant, .n_languages = 2, .regular = "NotoSansCJK-Regular.ttc/Noto Sans CJK TC" },
		{ .scripts = kana, .n_scripts = 2, .languages = ja, .n_languages = 1, .regular = "NotoSansCJK-Regular.ttc/Noto Sans CJK JP" },
		{ .scripts = han, .n_scripts = 1, .regular = "NotoSansCJK-Regular.ttc/Noto Sans CJK SC" },
	};
	enum { HANI = 0x48616e69, KANA = 0x4b616e61 };
	static const struct { unsigned script, cp; const char *lang, *name; } want[] = {
		{ ARAB, 0x628, "ur", "NotoNastaliqUrdu-Regular" }, { ARAB, 0x628, "UR-pk", "NotoNastaliqUrdu-Regular" },
		{ ARAB, 0x628, "ar", "NotoSansArabic-Regular" }, { ARAB, 0x628, "urd", "NotoSansArabic-Regular" },
		{ ARAB, 0x628, "u", "NotoSansArabic-Regular" }, { ARAB, 0x628, "", "NotoSansArabic-Regular" },
		{ ARAB, 0x6d6, "ur", "NotoSansArabic-Regular" },                /* Nastaliq lacks it */
		{ HANI, 0x9aa8, "zh-Hans", "NotoSansCJKsc-Regular" }, { HANI, 0x9aa8, "nb", "NotoSansCJKsc-Regular" },
		{ HANI, 0x9aa8, "zh-Hant-HK", "NotoSansCJKtc-Regular" }, { HANI, 0x9aa8, "zh-TW", "NotoSansCJKtc-Regular" },
		{ HANI, 0x9aa8, "ja-JP", "NotoSansCJKjp-Regular" },
		{ KANA, 0x30a2, "nb", "NotoSansCJKsc-Regular" },                /* of another script, but for any language */
		{ ARAB, '(', "ar", "NotoSans-Regular" }, { ARAB, '(', "ur", "NotoNastaliqUrdu-Regular" },
		{ LATN, 'a', "ja", "NotoSans-Regular" },
	};
	struct diag *d = diag_new();
	struct fonts *f = fonts_open(spec, COUNT(spec), noto, COUNT(noto), d);

	(void)state;
	assert_non_null(f);
	for (size_t i = 0; i < COUNT(want); i++)
		assert_string_equal(font_name(fonts_for(f, want[i].script, want[i].lang, false, want[i].cp)), want[i].name);
	fonts_close(f);
	diag_free(d);
}

/* What a family that is not installed is needed for, no other sets in its place; what it is not for goes on. */
static void test_absent(void **state)
{
	static const char *const ur[] = { "ur" }, *const thai[] = { "Thai" };
	static const struct font_spec spec[] = {
		{ .scripts = thai, .n_scripts = 1, .regular = "Nowhere.ttf" },
		{ .scripts = latin, .n_scripts = 1, .regular = "NotoSans-Regular.ttf" },
		{ .scripts = arabic, .n_scripts = 1, .regular = "NotoSansArabic-Regular.ttf" },
		{ .scripts = arabic, .n_scripts = 1, .languages = ur, .n_languages = 1,
		  .regular = "NotoNastaliqUrdu-Regular.ttf", .bold = "Nowhere.ttf" },
	};
	struct diag *d = diag_new();
	struct fonts *f = fonts_open(spec, COUNT(spec), noto, COUNT(noto), d);

	(void)state;
	assert_non_null(f);
	assert_int_equal(diag_errors(d), 0);
	assert_int_equal(fonts_count(f), 2);
	assert_string_equal(font_name(fonts_for(f, LATN, "nb", false, 'a')), "NotoSans-Regular");
	assert_string_equal(font_name(fonts_for(f, ARAB, "ar", true, 0x628)), "NotoSansArabic-Regular");
	assert_null(fonts_for(f, ARAB, "ur", false, 0x628));
	assert_null(fonts_for(f, THAI, "th", false, 0xe01));
	assert_null(fonts_absent(f, LATN, "nb"));
	assert_ptr_equal(fonts_absent(f, ARAB, "ar")->regular, spec[3].regular);
	assert_ptr_equal(fonts_absent(f, ARAB, "ur")->regular, spec[3].regular);
	assert_ptr_equal(fonts_absent(f, THAI, "nb")->regular, spec[0].regular);
	fonts_close(f);
	diag_free(d);
}

static void test_properties(void **state)
{
	struct fonts *f = open_good();
	const struct font *font;
	struct font_metrics m;
	const char *data;
	size_t len;

	(void)state;
	assert_int_equal(fonts_count(f), 3);
	font = fonts_at(f, 1);
	assert_string_equal(font_name(font), "NotoSans-Bold");
	assert_string_equal(font_file(font), "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf");
	assert_true(font_is_bold(font));
	assert_false(font_is_bold(fonts_at(f, 0)));
	assert_int_equal(font_units(font), 1000);
	assert_int_equal(font_size_percent(font), 100);
	assert_int_equal(font_size_percent(fonts_at(f, 2)), 110);
	assert_int_equal(font_leading_percent(fonts_at(f, 2)), 120);
	assert_true(font_has(font, 'a'));
	assert_false(font_has(font, 0x628));
	assert_int_equal(font_advance(fonts_at(f, 0), 3), 260);         /* the space */
	data = font_data(font, &len);
	assert_true(len > 100000);
	assert_memory_equal(data, "\0\1\0\0", 4);

	m = font_metrics(font);
	assert_int_equal(m.ascent, 1069);
	assert_int_equal(m.descent, -293);
	assert_int_equal(m.cap_height, 714);
	assert_int_equal(m.weight, 700);
	assert_int_equal(m.italic_angle, 0);
	assert_true(m.box[0] < 0 && m.box[1] < 0 && m.box[2] > 1000 && m.box[3] > 700);
	assert_false(m.fixed_pitch);
	assert_false(m.cff);
	fonts_close(f);
}

static void test_italic(void **state)
{
	const struct font_spec spec = { .scripts = latin, .n_scripts = 1, .regular = "NotoSans-Italic.ttf" };
	struct diag *d = diag_new();
	struct fonts *f = fonts_open(&spec, 1, noto, COUNT(noto), d);

	(void)state;
	assert_non_null(f);
	assert_int_equal(font_metrics(fonts_at(f, 0)).italic_angle, -12);
	fonts_close(f);
	diag_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bad), cmocka_unit_test(test_damaged_inside), cmocka_unit_test(test_pipe), cmocka_unit_test(test_whole), cmocka_unit_test(test_none), cmocka_unit_test(test_choice),
		cmocka_unit_test(test_properties), cmocka_unit_test(test_collection), cmocka_unit_test(test_languages),
		cmocka_unit_test(test_absent), cmocka_unit_test(test_italic),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
