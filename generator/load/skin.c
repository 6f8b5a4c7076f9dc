/*
 * skin.c - reading a theme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/skin.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/input.h"
#include "load/drawing.h"
#include "load/front.h"
#include "load/name.h"
#include "load/picture.h"
#include "model/theme.h"

#include <string.h>

static const char *const variant_key[VARIANTS] = {
	[VARIANT_PLAIN] = "colours", [VARIANT_CONTRAST] = "contrast", [VARIANT_DARK] = "dark",
};

static int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool read_rgb(const struct front *value, struct colour *colour, struct diag *d)
{
	const char *s = value->kind == FRONT_SCALAR ? value->scalar : "";
	bool ok = strlen(s) == 7 && s[0] == '#';

	for (int i = 0; ok && i < 3; i++) {
		int high = hex_digit(s[1 + 2 * i]), low = hex_digit(s[2 + 2 * i]);

		ok = high >= 0 && low >= 0;
		if (ok)
			colour->rgb[i] = (uint8_t)(high * 16 + low);
	}
	return ok ? true : diag_error(d, value->pos, "'%s' is no colour: write it as \"#10233D\"", s);
}

static bool read_cmyk(struct arena *a, const struct front *map, struct colour *colour, struct diag *d)
{
	const char *const *percent;
	size_t n;

	if (front_find(map, "print") == NULL)
		return true;
	if (!front_strings(a, map, "print", &percent, &n, d))
		return false;
	if (n != 4)
		return diag_error(d, front_find(map, "print")->pos,
			"'print' needs four percentages: cyan, magenta, yellow, black");
	for (int i = 0; i < 4; i++) {
		int value = 0;

		for (const char *s = percent[i]; *s != '\0'; s++)
			value = *s >= '0' && *s <= '9' && value <= 100 ? value * 10 + (*s - '0') : 101;
		if (value > 100)
			return diag_error(d, front_find(map, "print")->pos, "'%s' is no percentage from 0 to 100", percent[i]);
		colour->cmyk[i] = (uint8_t)value;
	}
	return true;
}

static bool read_colour(struct arena *a, const struct front *value, struct colour *colour, struct diag *d)
{
	static const char *const keys[] = { "screen", "print" };

	if (value->kind != FRONT_MAP)
		return read_rgb(value, colour, d);
	if (!front_check_keys(value, keys, COUNT(keys), d) || !front_require(value, "screen", value->pos, d))
		return false;
	return read_rgb(front_find(value, "screen"), colour, d) && read_cmyk(a, value, colour, d);
}

/* All roles of one variant. */
static bool read_colours(struct arena *a, const struct front *map, const char *key, struct colour *colour, struct diag *d)
{
	const struct front *colours = front_find(map, key);
	const char *names[ROLES];
	bool ok;

	if (colours == NULL)
		return true;            /* reported by front_require */
	if (colours->kind != FRONT_MAP)
		return diag_error(d, colours->pos, "'%s' must be a mapping of roles to colours", key);
	for (int r = 0; r < ROLES; r++)
		names[r] = theme_role_name((enum role)r);
	ok = front_check_keys(colours, names, ROLES, d);
	for (int r = 0; r < ROLES; r++) {
		const struct front *value = front_find(colours, names[r]);

		if (value == NULL)
			ok = diag_error(d, colours->pos, "'%s' has no colour for the role '%s'", key, names[r]);
		else if (!read_colour(a, value, &colour[r], d))
			ok = false;
	}
	return ok;
}

static bool read_font(struct arena *a, const struct front *map, struct theme_font *font, struct diag *d)
{
	static const char *const keys[] = { "scripts", "regular", "bold", "package", "languages", "size", "leading" };
	bool ok = true;

	if (map->kind != FRONT_MAP)
		return diag_error(d, map->pos, "a font is a mapping with scripts, regular, bold and package");
	*font = (struct theme_font){ .size = 100, .leading = 100, .pos = map->pos };
	ok = front_check_keys(map, keys, COUNT(keys), d) && ok;
	for (int i = 0; i < 4; i++)
		ok = front_require(map, keys[i], map->pos, d) && ok;
	ok = front_strings(a, map, "scripts", &font->scripts, &font->n_scripts, d) && ok;
	ok = front_strings(a, map, "languages", &font->languages, &font->n_languages, d) && ok;
	ok = front_string(map, "regular", &font->regular, d) && ok;
	ok = front_string(map, "bold", &font->bold, d) && ok;
	ok = front_string(map, "package", &font->package, d) && ok;
	ok = front_integer(map, "size", 50, 200, &font->size, d) && ok;
	ok = front_integer(map, "leading", 50, 300, &font->leading, d) && ok;
	for (size_t i = 0; i < font->n_languages; i++)
		if (!name_is_language(font->languages[i]))
			ok = diag_error(d, front_find(map, "languages")->pos, "'%s' is no language: write its tag (BCP 47), as in ur",
				font->languages[i]);
	for (size_t i = 0; i < font->n_scripts; i++)
		if (strlen(font->scripts[i]) != 4)
			ok = diag_error(d, map->pos, "'%s' is no script: write its four letters (ISO 15924), as in Latn",
				font->scripts[i]);
	return ok;
}

static bool read_fonts(struct arena *a, const struct front *map, struct theme *theme, struct diag *d)
{
	const struct front *list = front_find(map, "fonts");
	struct theme_font *font;
	size_t n = 0;
	bool ok = true;

	if (list == NULL)
		return true;            /* reported by front_require */
	if (list->kind != FRONT_LIST || list->child == NULL)
		return diag_error(d, list->pos, "'fonts' must be a list of at least one font");
	for (const struct front *f = list->child; f != NULL; f = f->next)
		n++;
	font = ARENA_ARRAY(a, struct theme_font, n);
	n = 0;
	for (const struct front *f = list->child; f != NULL; f = f->next)
		ok = read_font(a, f, &font[n++], d) && ok;
	theme->fonts = font;
	theme->n_fonts = n;
	return ok;
}

static bool read_fit(const struct front *map, struct theme *theme, struct diag *d)
{
	static const char *const keys[] = { "shrink", "grow", "smallest" };
	const struct front *fit = front_find(map, "fit");
	int smallest = 9;
	bool ok;

	theme->shrink = theme->grow = 100;
	theme->smallest = smallest * 1000;
	if (fit == NULL)
		return true;
	if (fit->kind != FRONT_MAP)
		return diag_error(d, fit->pos, "'fit' must be a mapping with shrink, grow and smallest");
	ok = front_check_keys(fit, keys, COUNT(keys), d);
	ok = front_integer(fit, "shrink", 50, 100, &theme->shrink, d) && ok;
	ok = front_integer(fit, "grow", 100, 200, &theme->grow, d) && ok;
	ok = front_integer(fit, "smallest", 6, 24, &smallest, d) && ok;
	theme->smallest = smallest * 1000;
	return ok;
}

static bool read_icons(struct arena *a, struct theme *theme, const struct front *map, struct diag *d)
{
	const char *dir = file_join(a, theme->dir, "icons");
	const char *const *mirror = NULL;
	const char **names;
	struct icon *icon;
	size_t n, n_mirror = 0;
	bool ok = front_strings(a, map, "mirror", &mirror, &n_mirror, d);

	if (!file_list(a, dir, ".svg", &names, &n, d))
		return false;
	if (n == 0)
		return diag_error(d, (struct pos){ .file = dir }, "a theme needs pictograms: no .svg file here");
	icon = ARENA_ARRAY(a, struct icon, n);
	for (size_t i = 0; i < n; i++) {
		struct input in;

		icon[i].name = arena_strndup(a, names[i], strlen(names[i]) - strlen(".svg"));
		if (!input_read(a, file_join(a, dir, names[i]), &in, d) ||
		    !input_check(in.file, 1, in.text, in.len, d) ||
		    !drawing_parse(a, in.file, in.text, in.len, &icon[i], d))
			ok = false;
		for (size_t m = 0; m < n_mirror; m++)
			if (strcmp(mirror[m], icon[i].name) == 0)
				icon[i].mirrors = true;
	}
	theme->icons = icon;
	theme->n_icons = n;
	for (size_t m = 0; m < n_mirror; m++)
		if (theme_find_icon(theme, mirror[m]) == NULL)
			ok = diag_error(d, front_find(map, "mirror")->pos, "no pictogram '%s' in %s", mirror[m], dir);
	return ok;
}

const struct theme *skin_load(struct arena *a, const char *id, struct diag *d)
{
	static const char *const keys[] = { "colours", "contrast", "dark", "fonts", "mirror", "fit" };
	struct theme *theme = ARENA_NEW(a, struct theme);
	struct input yaml, css;
	const struct front *map;
	bool ok = true;

	theme->id = id;
	theme->dir = file_join(a, "themes", id);
	if (!input_read(a, file_join(a, theme->dir, "theme.yaml"), &yaml, d) ||
	    (map = front_parse(a, yaml.file, 1, yaml.text, yaml.len, d)) == NULL)
		return NULL;
	theme->pos = (struct pos){ .file = yaml.file, .line = 1, .col = 1 };

	ok = front_check_keys(map, keys, COUNT(keys), d);
	for (size_t i = 0; i < 4; i++)
		ok = front_require(map, keys[i], theme->pos, d) && ok;
	for (int v = 0; v < VARIANTS; v++)
		ok = read_colours(a, map, variant_key[v], theme->colour[v], d) && ok;
	ok = read_fonts(a, map, theme, d) && ok;
	ok = read_fit(map, theme, d) && ok;
	ok = read_icons(a, theme, map, d) && ok;
	ok = pictures_load(a, file_join(a, theme->dir, "images"), &theme->images, &theme->n_images, d) && ok;

	if (input_read(a, file_join(a, theme->dir, "theme.css"), &css, d) && input_check(css.file, 1, css.text, css.len, d))
		theme->css = css.text;
	else
		ok = false;
	return ok ? theme : NULL;
}
