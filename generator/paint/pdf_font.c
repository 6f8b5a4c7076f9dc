/*
 * pdf_font.c - codes for glyphs, given out while the pages are painted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_font.h"
#include "base/arena.h"
#include "base/map.h"
#include "paint/pdf_font_own.h"
#include "paint/pdf_object.h"
#include "text/font.h"

#include <stdint.h>
#include <string.h>

enum { GLYPH_DIGITS = 3 };      /* of 6 bits: a font has no more than 65535 glyphs */

struct pdf_fonts {
	struct arena *arena;
	struct pdf_font *first, *last;
	int n;
};

struct pdf_fonts *pdf_fonts_new(struct arena *a)
{
	struct pdf_fonts *fonts = ARENA_NEW(a, struct pdf_fonts);

	fonts->arena = a;
	return fonts;
}

struct pdf_font *pdf_fonts_use(struct pdf_fonts *fonts, const struct font *face)
{
	struct pdf_font *f;

	for (f = fonts->first; f != NULL; f = f->next)
		if (f->face == face)
			return f;
	f = ARENA_NEW(fonts->arena, struct pdf_font);
	f->face = face;
	f->name = arena_printf(fonts->arena, "F%d", ++fonts->n);
	f->arena = fonts->arena;
	f->codes = map_new(fonts->arena);
	if (fonts->last != NULL)
		fonts->last->next = f;
	else
		fonts->first = f;
	fonts->last = f;
	return f;
}

const char *pdf_font_name(const struct pdf_font *f)
{
	return f->name;
}

bool pdf_font_blank(const struct pdf_font *f, unsigned *glyph)
{
	*glyph = font_glyph(f->face, ' ');
	return *glyph != 0 && font_advance(f->face, *glyph) > 0;
}

int pdf_font_width(const struct pdf_font *f, unsigned glyph)
{
	int units = font_units(f->face);

	return (int)((INT64_C(1000000) * font_advance(f->face, glyph) + units / 2) / units);
}

/* A glyph's number and the text, in one string that is asked for at every letter. */
static void write_key(char *key, unsigned glyph, const char *text, size_t len)
{
	for (int i = 0; i < GLYPH_DIGITS; i++, glyph >>= 6)
		key[i] = (char)('0' + (glyph & 0x3f));
	memcpy(key + GLYPH_DIGITS, text, len);
	key[GLYPH_DIGITS + len] = '\0';
}

unsigned pdf_font_code(struct pdf_font *f, unsigned glyph, const char *text, size_t len)
{
	char brief[64], *key;
	struct code *c;

	key = GLYPH_DIGITS + len < sizeof(brief) ? brief : arena_alloc(f->arena, GLYPH_DIGITS + len + 1);
	write_key(key, glyph, text, len);
	c = map_find(f->codes, key);
	if (c != NULL)
		return c->number;
	c = ARENA_NEW(f->arena, struct code);
	key = arena_strndup(f->arena, key, GLYPH_DIGITS + len);
	c->number = ++f->n;
	c->glyph = glyph;
	c->text = key + GLYPH_DIGITS;
	c->len = len;
	map_add(f->codes, key, c);
	if (f->last != NULL)
		f->last->next = c;
	else
		f->first = c;
	f->last = c;
	return c->number;
}

bool pdf_fonts_write(struct pdf_fonts *fonts, HPDF_Doc doc, HPDF_Dict resources, struct diag *d)
{
	HPDF_Dict names = pdf_add_dict(resources, "Font");
	bool ok = true;

	for (struct pdf_font *f = fonts->first; f != NULL; f = f->next) {
		HPDF_Dict font = pdf_embed_font(f, doc, d);

		if (font != NULL)
			HPDF_Dict_Add(names, f->name, font);
		else
			ok = false;
	}
	return ok;
}
