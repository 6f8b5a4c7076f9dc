/*
 * pdf_font.c - codes for glyphs, and fonts cut down to the glyphs used (ISO 32000-1, 9.7).
 *
 * Order of work: while the pages are painted, codes are given out; afterwards each face is written with the widths,
 * glyphs and texts of its codes. Noto's fonts on Debian have TrueType outlines. A face with CFF outlines would need
 * FontFile3 and CIDFontType0, whose codes go through the charset instead of CIDToGIDMap: write_face() is the place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_font.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/map.h"
#include "paint/pdf_object.h"
#include "text/font.h"
#include "text/subset.h"

#include <stdint.h>
#include <string.h>

/* What a code stands for. Codes count from 1; 0 is .notdef and never used. */
struct code {
	unsigned cid;
	unsigned glyph;
	const char *text; size_t len;
	struct code *next;
};

struct pdf_font {
	const struct font *face;
	const char *name;               /* "F1" */
	struct arena *arena;
	struct map *codes;              /* "GLYPH TEXT" to struct code */
	struct code *first, *last;
	unsigned n;                     /* codes */
	struct pdf_font *next;
};

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

unsigned pdf_font_code(struct pdf_font *f, unsigned glyph, const char *text, size_t len)
{
	char *key = arena_printf(f->arena, "%u %.*s", glyph, (int)len, text);
	struct code *c = map_find(f->codes, key);

	if (c != NULL)
		return c->cid;
	c = ARENA_NEW(f->arena, struct code);
	c->cid = ++f->n;
	c->glyph = glyph;
	c->text = strchr(key, ' ') + 1;
	c->len = len;
	map_add(f->codes, key, c);
	if (f->last != NULL)
		f->last->next = c;
	else
		f->first = c;
	f->last = c;
	return c->cid;
}

static HPDF_Dict write_glyph_map(const struct pdf_font *f, HPDF_Doc doc)
{
	HPDF_Dict stream;
	struct buf map;

	buf_init(&map);
	buf_add(&map, "\0", 2);
	for (const struct code *c = f->first; c != NULL; c = c->next) {
		buf_addc(&map, (char)(c->glyph >> 8));
		buf_addc(&map, (char)c->glyph);
	}
	stream = pdf_new_stream(doc, map.data, map.len);
	buf_release(&map);
	return stream;
}

static HPDF_Dict write_to_unicode(const struct pdf_font *f, HPDF_Doc doc)
{
	const unsigned most = 100;      /* entries a block (Adobe Technical Note 5014) */
	HPDF_Dict stream;
	struct buf cmap;

	buf_init(&cmap);
	buf_adds(&cmap,
		"/CIDInit /ProcSet findresource begin\n"
		"12 dict begin\n"
		"begincmap\n"
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
		"/CMapName /Adobe-Identity-UCS def\n"
		"/CMapType 2 def\n"
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (const struct code *c = f->first; c != NULL; c = c->next) {
		unsigned left = f->n - c->cid + 1;

		if (c->cid % most == 1)
			buf_printf(&cmap, "%u beginbfchar\n", left < most ? left : most);
		buf_printf(&cmap, "<%04X> <", c->cid);
		pdf_write_utf16(&cmap, c->text, c->len);
		buf_adds(&cmap, ">\n");
		if (c->cid % most == 0 || left == 1)
			buf_adds(&cmap, "endbfchar\n");
	}
	buf_adds(&cmap, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	stream = pdf_new_stream(doc, cmap.data, cmap.len);
	buf_release(&cmap);
	return stream;
}

/* The TrueType file of the glyphs used, which keep their numbers. */
static bool subset(const struct pdf_font *f, struct buf *out, struct diag *d)
{
	unsigned *glyph = ARENA_ARRAY(f->arena, unsigned, f->n);
	size_t n = 0;

	for (const struct code *c = f->first; c != NULL; c = c->next)
		glyph[n++] = c->glyph;
	if (!subset_glyphs(f->face, glyph, n, out))
		return diag_error(d, (struct pos){ .file = font_file(f->face) }, "cannot be cut down to the glyphs a PDF needs");
	return true;
}

/* "ABCDEF+NotoSans-Regular": the letters tell one subset from another (9.6.4), so they follow from its bytes. */
static const char *subset_name(const struct pdf_font *f, const struct buf *file)
{
	unsigned char digest[HASH_SIZE];
	struct hash h;
	char tag[7] = "";

	hash_init(&h);
	hash_add(&h, file->data, file->len);
	hash_finish(&h, digest);
	for (int i = 0; i < 6; i++)
		tag[i] = (char)('A' + digest[i] % 26);
	return arena_printf(f->arena, "%s+%s", tag, font_name(f->face));
}

static int thousandths(const struct pdf_font *f, int units)
{
	return (int)((INT64_C(1000) * units) / font_units(f->face));
}

static HPDF_Dict write_descriptor(const struct pdf_font *f, HPDF_Doc doc, const char *name, const struct buf *file)
{
	enum { FIXED_PITCH = 1, SYMBOLIC = 4, ITALIC = 64 };
	struct font_metrics m = font_metrics(f->face);
	HPDF_Dict descriptor = pdf_new_dict(doc, "FontDescriptor");
	HPDF_Dict stream = pdf_new_stream(doc, file->data, file->len);
	HPDF_Array box;

	HPDF_Dict_AddNumber(stream, "Length1", (HPDF_INT32)file->len);
	HPDF_Dict_AddName(descriptor, "FontName", name);
	HPDF_Dict_AddNumber(descriptor, "Flags",
		SYMBOLIC | (m.fixed_pitch ? FIXED_PITCH : 0) | (m.italic_angle != 0 ? ITALIC : 0));
	box = pdf_add_array(descriptor, "FontBBox");
	for (int i = 0; i < 4; i++)
		HPDF_Array_AddNumber(box, thousandths(f, m.box[i]));
	HPDF_Dict_AddNumber(descriptor, "ItalicAngle", m.italic_angle);
	HPDF_Dict_AddNumber(descriptor, "Ascent", thousandths(f, m.ascent));
	HPDF_Dict_AddNumber(descriptor, "Descent", thousandths(f, m.descent));
	HPDF_Dict_AddNumber(descriptor, "CapHeight", thousandths(f, m.cap_height));
	HPDF_Dict_AddNumber(descriptor, "StemV", 10 + 220 * (m.weight - 50) / 900);    /* no table tells; from the weight */
	HPDF_Dict_Add(descriptor, "FontFile2", stream);
	return descriptor;
}

static void add_widths(const struct pdf_font *f, HPDF_Dict font)
{
	struct buf *out = pdf_entries(font);

	buf_adds(out, "/W [ 1 [ ");
	for (const struct code *c = f->first; c != NULL; c = c->next)
		pdf_write_mp(out, pdf_font_width(f, c->glyph));
	buf_adds(out, "] ]\n");
}

static HPDF_Dict write_face(const struct pdf_font *f, HPDF_Doc doc, struct diag *d)
{
	HPDF_Dict font = NULL, descendant, system;
	struct pos at = { .file = font_file(f->face) };
	struct buf file;
	const char *name;

	buf_init(&file);
	if (font_metrics(f->face).cff) {
		diag_error(d, at, "PDF output cannot embed a font with CFF outlines yet; take one with TrueType outlines (.ttf)");
		goto out;
	}
	if (!font_metrics(f->face).glyf) {
		diag_error(d, at, "the font has no outlines");
		goto out;
	}
	if (f->n > UINT16_MAX) {
		diag_error(d, at, "one document needs more than 65535 different glyphs and texts of this font");
		goto out;
	}
	if (!subset(f, &file, d))
		goto out;
	name = subset_name(f, &file);

	descendant = pdf_new_dict(doc, "Font");
	HPDF_Dict_AddName(descendant, "Subtype", "CIDFontType2");
	HPDF_Dict_AddName(descendant, "BaseFont", name);
	system = pdf_add_dict(descendant, "CIDSystemInfo");
	pdf_add_ascii(system, "Registry", "Adobe");
	pdf_add_ascii(system, "Ordering", "Identity");
	HPDF_Dict_AddNumber(system, "Supplement", 0);
	HPDF_Dict_Add(descendant, "FontDescriptor", write_descriptor(f, doc, name, &file));
	HPDF_Dict_Add(descendant, "CIDToGIDMap", write_glyph_map(f, doc));
	add_widths(f, descendant);

	font = pdf_new_dict(doc, "Font");
	HPDF_Dict_AddName(font, "Subtype", "Type0");
	HPDF_Dict_AddName(font, "BaseFont", name);
	HPDF_Dict_AddName(font, "Encoding", "Identity-H");
	HPDF_Array_Add(pdf_add_array(font, "DescendantFonts"), descendant);
	HPDF_Dict_Add(font, "ToUnicode", write_to_unicode(f, doc));
out:
	buf_release(&file);
	return font;
}

bool pdf_fonts_write(struct pdf_fonts *fonts, HPDF_Doc doc, HPDF_Dict resources, struct diag *d)
{
	HPDF_Dict names = pdf_add_dict(resources, "Font");
	bool ok = true;

	for (const struct pdf_font *f = fonts->first; f != NULL; f = f->next) {
		HPDF_Dict font = write_face(f, doc, d);

		if (font != NULL)
			HPDF_Dict_Add(names, f->name, font);
		else
			ok = false;
	}
	return ok;
}
