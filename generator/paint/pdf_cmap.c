/*
 * pdf_cmap.c - CMaps (ISO 32000-1, 9.7.5 and 9.10.3): what the codes of a font read as, and which CID each shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_font_own.h"
#include "base/buf.h"
#include "paint/pdf_object.h"

#include <stdbool.h>

static void open_cmap(struct buf *out, const char *name, const char *ordering, int type)
{
	buf_printf(out,
		"/CIDInit /ProcSet findresource begin\n"
		"12 dict begin\n"
		"begincmap\n"
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (%s) /Supplement 0 >> def\n"
		"/CMapName /%s def\n"
		"/CMapType %d def\n", ordering, name, type);
}

/* Blocks of at most a hundred lines (Adobe Technical Note 5014), "beginWHAT" to "endWHAT". */
static void write_codes(struct buf *out, const struct pdf_font *f, const char *what, void (*write)(struct buf *, const struct code *))
{
	const unsigned most = 100;

	buf_adds(out, "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (const struct code *c = f->first; c != NULL; c = c->next) {
		unsigned left = f->n - c->number + 1;

		if (c->number % most == 1)
			buf_printf(out, "%u begin%s\n", left < most ? left : most, what);
		buf_addc(out, '<');
		buf_add_hex(out, c->number, 4);
		buf_adds(out, "> ");
		write(out, c);
		buf_addc(out, '\n');
		if (c->number % most == 0 || left == 1)
			buf_printf(out, "end%s\n", what);
	}
}

static HPDF_Dict close_cmap(struct buf *out, HPDF_Doc doc)
{
	HPDF_Dict stream;

	buf_adds(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	stream = pdf_new_stream(doc, out->data, out->len);
	buf_release(out);
	return stream;
}

static void write_text(struct buf *out, const struct code *c)
{
	buf_addc(out, '<');
	pdf_write_utf16(out, c->text, c->len);
	buf_addc(out, '>');
}

HPDF_Dict pdf_cmap_to_unicode(const struct pdf_font *f, HPDF_Doc doc)
{
	struct buf out;

	buf_init(&out);
	open_cmap(&out, "Adobe-Identity-UCS", "UCS", 2);
	write_codes(&out, f, "bfchar", write_text);
	return close_cmap(&out, doc);
}

void pdf_cmap_add_system(HPDF_Dict in)
{
	HPDF_Dict system = pdf_add_dict(in, "CIDSystemInfo");

	pdf_add_ascii(system, "Registry", "Adobe");
	pdf_add_ascii(system, "Ordering", "Identity");
	HPDF_Dict_AddNumber(system, "Supplement", 0);
}

static void write_cid(struct buf *out, const struct code *c)
{
	buf_printf(out, "%u", c->cid);
}

/* What the dictionary says, the stream says too (ISO 19005-2, 6.2.11.3.3). */
HPDF_Dict pdf_cmap_encoding(const struct pdf_font *f, HPDF_Doc doc)
{
	HPDF_Dict stream;
	struct buf out;

	buf_init(&out);
	open_cmap(&out, PDF_CMAP_NAME, "Identity", 1);
	buf_adds(&out, "/WMode 0 def\n");
	write_codes(&out, f, "cidchar", write_cid);
	stream = close_cmap(&out, doc);
	HPDF_Dict_AddName(stream, "Type", "CMap");
	HPDF_Dict_AddName(stream, "CMapName", PDF_CMAP_NAME);
	pdf_cmap_add_system(stream);
	HPDF_Dict_AddNumber(stream, "WMode", 0);
	return stream;
}
