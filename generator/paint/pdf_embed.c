/*
 * pdf_embed.c - a font cut down to the glyphs used, as a composite font (ISO 32000-1, 9.7).
 *
 * TrueType outlines: a code is a CID (Identity-H), and a CIDToGIDMap leads from it to the glyph, which keeps its number.
 * CFF outlines have no such map: there the CID is what the charset of the font says, and a CMap of our own leads from code to CID. A
 * glyph that reads in two ways then has one CID; of the readers measured only MuPDF, which keeps text by CID, gives back one for the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_font_own.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "paint/pdf_object.h"
#include "text/font.h"
#include "text/subset.h"

#include <stdint.h>
#include <stdlib.h>

/* A font file, and the part of it that is embedded. */
struct program {
	struct buf file;
	const char *data; size_t len;
};

static unsigned *list_glyphs(const struct pdf_font *f)
{
	unsigned *glyph = ARENA_ARRAY(f->arena, unsigned, f->n);
	size_t n = 0;

	for (const struct code *c = f->first; c != NULL; c = c->next)
		glyph[n++] = c->glyph;
	return glyph;
}

static bool cut_truetype(struct pdf_font *f, struct program *p)
{
	if (!subset_glyphs(f->face, list_glyphs(f), f->n, &p->file))
		return false;
	p->data = p->file.data;
	p->len = p->file.len;
	for (struct code *c = f->first; c != NULL; c = c->next)
		c->cid = c->number;
	return true;
}

static bool cut_cff(struct pdf_font *f, struct program *p)
{
	struct subset_cff cff;
	size_t n = 0;

	if (!subset_cff(f->arena, f->face, list_glyphs(f), f->n, &p->file, &cff))
		return false;
	p->data = p->file.data + cff.at;
	p->len = cff.len;
	for (struct code *c = f->first; c != NULL; c = c->next)
		c->cid = cff.cid[n++];
	return true;
}

/* "ABCDEF+NotoSans-Regular": the letters tell one subset from another (9.6.4), so they follow from its glyphs. */
static const char *subset_name(const struct pdf_font *f)
{
	unsigned char digest[HASH_SIZE];
	struct hash h;
	char tag[7] = "";

	hash_init(&h);
	for (const struct code *c = f->first; c != NULL; c = c->next) {
		const unsigned char id[] = { (unsigned char)(c->glyph >> 8), (unsigned char)c->glyph };

		hash_add(&h, id, sizeof(id));
	}
	hash_finish(&h, digest);
	for (int i = 0; i < 6; i++)
		tag[i] = (char)('A' + digest[i] % 26);
	return arena_printf(f->arena, "%s+%s", tag, font_name(f->face));
}

static int thousandths(const struct pdf_font *f, int units)
{
	return (int)((INT64_C(1000) * units) / font_units(f->face));
}

static void add_program(HPDF_Dict descriptor, HPDF_Doc doc, const struct program *p, bool cff)
{
	HPDF_Dict stream = pdf_new_stream(doc, p->data, p->len);

	if (cff)
		HPDF_Dict_AddName(stream, "Subtype", "CIDFontType0C");
	else
		HPDF_Dict_AddNumber(stream, "Length1", (HPDF_INT32)p->len);
	HPDF_Dict_Add(descriptor, cff ? "FontFile3" : "FontFile2", stream);
}

static HPDF_Dict write_descriptor(const struct pdf_font *f, HPDF_Doc doc, const char *name, const struct program *p)
{
	enum { FIXED_PITCH = 1, SYMBOLIC = 4, ITALIC = 64 };
	struct font_metrics m = font_metrics(f->face);
	HPDF_Dict descriptor = pdf_new_dict(doc, "FontDescriptor");
	HPDF_Array box;

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
	add_program(descriptor, doc, p, m.cff);
	return descriptor;
}

static int compare_cids(const void *a, const void *b)
{
	const struct code *x = *(const struct code *const *)a, *y = *(const struct code *const *)b;

	return (x->cid > y->cid) - (x->cid < y->cid);
}

/* Stretches of CIDs, "1 [ 572 601.5 ] 7 [ 1000 ]". A glyph that reads in two ways is one CID in CFF. */
static void add_widths(const struct pdf_font *f, HPDF_Dict font)
{
	const struct code **by_cid = ARENA_ARRAY(f->arena, const struct code *, f->n);
	struct buf *out = pdf_entries(font);
	size_t n = 0;

	for (const struct code *c = f->first; c != NULL; c = c->next)
		by_cid[n++] = c;
	qsort(by_cid, n, sizeof(*by_cid), compare_cids);
	buf_adds(out, "/W [ ");
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && by_cid[i]->cid == by_cid[i - 1]->cid)
			continue;
		if (i == 0 || by_cid[i]->cid != by_cid[i - 1]->cid + 1)
			buf_printf(out, "%s%u [ ", i > 0 ? "] " : "", by_cid[i]->cid);
		pdf_write_mp(out, pdf_font_width(f, by_cid[i]->glyph));
	}
	buf_adds(out, "] ]\n");
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

static HPDF_Dict write_descendant(const struct pdf_font *f, HPDF_Doc doc, const char *name, const struct program *p)
{
	bool cff = font_metrics(f->face).cff;
	HPDF_Dict font = pdf_new_dict(doc, "Font");

	HPDF_Dict_AddName(font, "Subtype", cff ? "CIDFontType0" : "CIDFontType2");
	HPDF_Dict_AddName(font, "BaseFont", name);
	pdf_cmap_add_system(font);
	HPDF_Dict_Add(font, "FontDescriptor", write_descriptor(f, doc, name, p));
	if (!cff)
		HPDF_Dict_Add(font, "CIDToGIDMap", write_glyph_map(f, doc));
	add_widths(f, font);
	return font;
}

static HPDF_Dict write_font(const struct pdf_font *f, HPDF_Doc doc, const struct program *p)
{
	const char *name = subset_name(f);
	HPDF_Dict font = pdf_new_dict(doc, "Font");

	HPDF_Dict_AddName(font, "Subtype", "Type0");
	if (font_metrics(f->face).cff) {
		HPDF_Dict_AddName(font, "BaseFont", arena_printf(f->arena, "%s-%s", name, PDF_CMAP_NAME));
		HPDF_Dict_Add(font, "Encoding", pdf_cmap_encoding(f, doc));
	} else {
		HPDF_Dict_AddName(font, "BaseFont", name);
		HPDF_Dict_AddName(font, "Encoding", "Identity-H");
	}
	HPDF_Array_Add(pdf_add_array(font, "DescendantFonts"), write_descendant(f, doc, name, p));
	HPDF_Dict_Add(font, "ToUnicode", pdf_cmap_to_unicode(f, doc));
	return font;
}

HPDF_Dict pdf_embed_font(struct pdf_font *f, HPDF_Doc doc, struct diag *d)
{
	struct font_metrics m = font_metrics(f->face);
	struct pos at = { .file = font_file(f->face) };
	struct program p = { .data = NULL };
	HPDF_Dict font = NULL;

	buf_init(&p.file);
	if (!m.glyf && !m.cff)
		diag_error(d, at, "the font has no outlines");
	else if (f->n > UINT16_MAX)
		diag_error(d, at, "one document needs more than 65535 different glyphs and texts of this font");
	else if (m.cff ? cut_cff(f, &p) : cut_truetype(f, &p))
		font = write_font(f, doc, &p);
	else
		diag_error(d, at, "cannot be cut down to the glyphs a PDF needs");
	buf_release(&p.file);
	return font;
}
