/*
 * test_skin.c - themes and the drawings of their pictograms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/drawing.h"
#include "load/skin.h"

#include "base/buf.h"
#include "folder.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ROLES_OF(colour) \
	"  ground: " colour "\n  ink: " colour "\n  night: " colour "\n  on-night: " colour "\n  sand: " colour "\n" \
	"  mist: " colour "\n  light: " colour "\n  \"true\": " colour "\n  danger: " colour "\n  line: " colour "\n"
#define COLOURS "colours:\n" ROLES_OF("{screen: \"#10233D\", print: [1, 2, 3, 100]}") "contrast:\n" ROLES_OF("\"#fFffFf\"") "dark:\n" ROLES_OF("\"#000000\"")
#define FONTS "fonts:\n  - scripts: [Latn]\n    regular: A.ttf\n    bold: B.ttf\n    package: fonts-a\n" \
	"  - scripts: [Arab, Syrc]\n    regular: C.ttf\n    bold: D.ttf\n    package: fonts-c\n    languages: [ur, fa-AF]\n    size: 104\n    leading: 112\n"
#define SVG(inside) "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\">\n" inside "\n</svg>\n"

static void put_theme(struct folder *f, const char *yaml)
{
	folder_put(f, "themes/t/theme.yaml", yaml);
	folder_put(f, "themes/t/theme.css", "body{}\n");
	folder_put(f, "themes/t/icons/arrow.svg", SVG("<path d=\"M0 0h1\"/>"));
	folder_put(f, "themes/t/icons/eye.svg", SVG("<circle r=\"1\"/>"));
}

static void test_theme(void **state)
{
	struct folder *f = *state;
	const struct theme *t;

	put_theme(f, COLOURS FONTS "mirror: [arrow]\nfit: {shrink: 90, grow: 110, smallest: 8}\n");
	t = skin_load(f->arena, "t", f->diag);
	folder_said(f, "");
	assert_non_null(t);
	assert_string_equal(t->id, "t");
	assert_string_equal(t->dir, "themes/t");
	assert_string_equal(t->css, "body{}\n");
	assert_int_equal(t->colour[VARIANT_PLAIN][ROLE_TRUE].rgb[2], 0x3d);
	assert_int_equal(t->colour[VARIANT_PLAIN][ROLE_TRUE].cmyk[3], 100);
	assert_int_equal(t->colour[VARIANT_CONTRAST][ROLE_LINE].rgb[0], 255);
	assert_int_equal(t->n_fonts, 2);
	assert_string_equal(t->fonts[0].regular, "A.ttf");
	assert_int_equal(t->fonts[0].size, 100);
	assert_string_equal(t->fonts[1].scripts[1], "Syrc");
	assert_int_equal(t->fonts[1].leading, 112);
	assert_int_equal(t->fonts[0].n_languages, 0);
	assert_int_equal(t->fonts[1].n_languages, 2);
	assert_string_equal(t->fonts[1].languages[1], "fa-AF");
	assert_int_equal(t->shrink, 90);
	assert_int_equal(t->grow, 110);
	assert_int_equal(t->smallest, 8000);
	assert_int_equal(t->n_icons, 2);
	assert_true(theme_find_icon(t, "arrow")->mirrors);
	assert_false(theme_find_icon(t, "eye")->mirrors);
	assert_null(theme_find_icon(t, "none"));
}

static void test_wrong_themes(void **state)
{
	static const struct { const char *yaml, *said; } want[] = {
		{ "fonts: []\n",
		  "themes/t/theme.yaml:1:1: error: missing 'colours'\nthemes/t/theme.yaml:1:1: error: missing 'contrast'\n"
		  "themes/t/theme.yaml:1:1: error: missing 'dark'\nthemes/t/theme.yaml:1:8: error: 'fonts' must be a list of at least one font\n" },
		{ COLOURS FONTS "mirror: [none]\n", "themes/t/theme.yaml:46:9: error: no pictogram 'none' in themes/t/icons\n" },
		{ COLOURS FONTS "fit: {smallest: 3}\n", "themes/t/theme.yaml:46:17: error: 'smallest' must be between 6 and 24, not 3\n" },
		{ COLOURS "fonts:\n  - scripts: [Latin]\n    regular: A.ttf\n",
		  "themes/t/theme.yaml:35:5: error: missing 'bold'\nthemes/t/theme.yaml:35:5: error: missing 'package'\n"
		  "themes/t/theme.yaml:35:5: error: 'Latin' is no script: write its four letters (ISO 15924), as in Latn\n" },
		{ COLOURS "fonts:\n  - scripts: [Latn]\n    languages: [ur pk]\n    regular: A.ttf\n    bold: B.ttf\n    package: c\n",
		  "themes/t/theme.yaml:36:16: error: 'ur pk' is no language: write its tag (BCP 47), as in ur\n" },
		{ COLOURS FONTS "colour: x\n", "themes/t/theme.yaml:46:1: error: unknown key 'colour'\nthemes/t/theme.yaml:46:1: note: did you mean 'colours'?\n" },
	};
	struct folder *f = *state;

	for (size_t i = 0; i < COUNT(want); i++) {
		put_theme(f, want[i].yaml);
		assert_null(skin_load(f->arena, "t", f->diag));
		folder_said(f, want[i].said);
	}
}

static void test_wrong_colours(void **state)
{
	struct folder *f = *state;

	put_theme(f, "colours:\n  ground: \"#12345\"\n  ink: {screen: \"#123456\", print: [1, 2, 3]}\n  night: {screen: \"#123456\", print: [1, 2, 3, 101]}\n"
		"  inc: \"#123456\"\ncontrast:\n" ROLES_OF("\"#000000\"") "dark:\n" ROLES_OF("\"#000000\"") FONTS);
	assert_null(skin_load(f->arena, "t", f->diag));
	folder_said(f,
		"themes/t/theme.yaml:2:3: error: 'colours' has no colour for the role 'on-night'\n"
		"themes/t/theme.yaml:2:3: error: 'colours' has no colour for the role 'sand'\n"
		"themes/t/theme.yaml:2:3: error: 'colours' has no colour for the role 'mist'\n"
		"themes/t/theme.yaml:2:3: error: 'colours' has no colour for the role 'light'\n"
		"themes/t/theme.yaml:2:3: error: 'colours' has no colour for the role 'true'\n"
		"themes/t/theme.yaml:2:3: error: 'colours' has no colour for the role 'danger'\n"
		"themes/t/theme.yaml:2:3: error: 'colours' has no colour for the role 'line'\n"
		"themes/t/theme.yaml:2:11: error: '#12345' is no colour: write it as \"#10233D\"\n"
		"themes/t/theme.yaml:3:35: error: 'print' needs four percentages: cyan, magenta, yellow, black\n"
		"themes/t/theme.yaml:4:37: error: '101' is no percentage from 0 to 100\n"
		"themes/t/theme.yaml:5:3: error: unknown key 'inc'\n"
		"themes/t/theme.yaml:5:3: note: did you mean 'ink'?\n");
}

static void test_missing_parts(void **state)
{
	struct folder *f = *state;

	assert_null(skin_load(f->arena, "none", f->diag));
	assert_true(diag_has_system(f->diag));
	diag_free(f->diag);
	f->diag = diag_new();
	folder_put(f, "themes/t/theme.yaml", COLOURS FONTS);
	folder_put(f, "themes/t/theme.css", "");
	assert_null(skin_load(f->arena, "t", f->diag));
	folder_said(f, "themes/t/icons: error: a theme needs pictograms: no .svg file here\n");
	put_theme(f, COLOURS FONTS);
	unlink("themes/t/theme.css");
	assert_null(skin_load(f->arena, "t", f->diag));
	assert_true(diag_has_system(f->diag));
}

/* Steps as text: "M0,0 L1000,0 Z". */
static void assert_steps(struct folder *f, const char *svg, const char *expected)
{
	static const char letter[] = "MLCZ";
	static const int points[] = { 1, 1, 3, 0 };
	struct icon icon = { .name = "a" };
	struct buf b;

	assert_true(drawing_parse(f->arena, "a.svg", svg, strlen(svg), &icon, f->diag));
	buf_init(&b);
	for (size_t i = 0; i < icon.n_steps; i++) {
		buf_printf(&b, "%s%c", i > 0 ? " " : "", letter[icon.step[i].verb]);
		for (int p = 0; p < points[icon.step[i].verb]; p++)
			buf_printf(&b, "%s%d,%d", p > 0 ? " " : "", icon.step[i].xy[2 * p], icon.step[i].xy[2 * p + 1]);
	}
	assert_string_equal(b.data, expected);
	buf_release(&b);
}

static void test_drawings(void **state)
{
	struct folder *f = *state;

	assert_steps(f, SVG("<path d=\"M1 2h3v-1H0V.5l1.5.5-1-1z\"/>"),
		"M1000,2000 L4000,2000 L4000,1000 L0,1000 L0,500 L1500,1000 L500,0 Z");
	assert_steps(f, SVG("<path d=\"m1,1 2,2 3 3M0 0 1 1\"/>"), "M1000,1000 L3000,3000 L6000,6000 M0,0 L1000,1000");
	assert_steps(f, SVG("<path d=\"M1 1c1 0 2 1 2 2C4 4 5 5 6 6z l1 0\"/>"),
		"M1000,1000 C2000,1000 3000,2000 3000,3000 C4000,4000 5000,5000 6000,6000 Z L2000,1000");
	assert_steps(f, SVG("<line x1=\"1\" y1=\"2\" x2=\"3\" y2='4'/>"), "M1000,2000 L3000,4000");
	assert_steps(f, SVG("<polyline points=\"0 0, 1 1 2,0\"/><!-- > --><polygon points=\"0 0 1 1\"/>"),
		"M0,0 L1000,1000 L2000,0 M0,0 L1000,1000 Z");
	assert_steps(f, SVG("<circle cx=\"12\" cy=\"12\" r=\"10\"/>"),
		"M22000,12000 C22000,17523 17523,22000 12000,22000 C6477,22000 2000,17523 2000,12000 "
		"C2000,6477 6477,2000 12000,2000 C17523,2000 22000,6477 22000,12000 Z");
	assert_steps(f, SVG("<rect x=\"2\" y=\"3\" width=\"4\" height=\"5\"/>"),
		"M2000,3000 L6000,3000 L6000,8000 L2000,8000 L2000,3000 Z");
	assert_steps(f, SVG("<rect width=\"10\" height=\"10\" rx=\"1\"/>"),
		"M1000,0 L9000,0 C9552,0 10000,448 10000,1000 L10000,9000 C10000,9552 9552,10000 9000,10000 "
		"L1000,10000 C448,10000 0,9552 0,9000 L0,1000 C0,448 448,0 1000,0 Z");
	folder_said(f, "");
}

static void test_wrong_drawings(void **state)
{
	static const struct { const char *svg, *said; } want[] = {
		{ SVG("<path d=\"M0 0a1 1 0 0 1 2 2\"/>"), "a.svg:2:1: error: a path may only use M L H V C Z\n" },
		{ SVG("<path d=\"L0 0\"/>"), "a.svg:2:1: error: a path begins with M\n" },
		{ SVG("<path d=\"M0 0L1\"/>"), "a.svg:2:1: error: a path command with too few numbers\n" },
		{ SVG("<path d=\"M0 0z1\"/>"), "a.svg:2:1: error: a path may only use M L H V C Z\n" },
		{ SVG("<path d=\"M0 0l999 0l999 0\"/>"), "a.svg:2:1: error: a path that leaves the grid\n" },
		{ SVG("<path/>"), "a.svg:2:1: error: a path without 'd'\n" },
		{ SVG("<path d=\"M0 0h1\" transform=\"scale(2)\"/>"), "a.svg:2:1: error: attribute 'transform' in a pictogram\n" },
		{ SVG("<text x=\"1\">A</text>"),
		  "a.svg:2:1: error: element 'text' in a pictogram\na.svg:2:1: note: use path (M L H V C Z), line, circle, rect, polyline or polygon\n" },
		{ SVG("<polyline points=\"0 0 1\"/>"), "a.svg:2:1: error: points come in pairs\n" },
		{ SVG("<circle r=\"-1\"/>"), "a.svg:2:1: error: a circle needs numbers for cx, cy and r\n" },
		{ SVG("<rect width=\"a\" height=\"1\"/>"), "a.svg:2:1: error: a rect needs numbers for x, y, width and height\n" },
		{ SVG("<line x1=\"1px\"/>"), "a.svg:2:1: error: a length that is not a number\n" },
		{ SVG("<path d=M/>"), "a.svg:2:7: error: expected name=\"value\"\n" },
		{ "<svg viewBox=\"0 0 24 24", "a.svg:1:6: error: a value without its closing quote\n" },
		{ "<svg viewBox=\"0 0 16 16\"/>", "a.svg:1:1: error: a pictogram needs viewBox=\"0 0 24 24\"\n" },
		{ "<!-- x", "a.svg:1:1: error: a '<' without its '>'\n" },
		{ SVG(""), "a.svg:1:1: error: a pictogram without strokes\n" },
		{ "", "a.svg:1:1: error: a pictogram without strokes\n" },
	};
	struct folder *f = *state;
	struct icon icon;

	for (size_t i = 0; i < COUNT(want); i++) {
		assert_false(drawing_parse(f->arena, "a.svg", want[i].svg, strlen(want[i].svg), &icon, f->diag));
		folder_said(f, want[i].said);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_theme, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_themes, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_colours, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_missing_parts, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_drawings, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_drawings, folder_setup, folder_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
