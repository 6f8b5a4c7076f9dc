/*
 * pdf_meta.c - document information, the same as XMP, the catalogue's entries for readers, and the identifier.
 *
 * The file says that it is PDF/A-2a and PDF/UA-1. tests/readers/matterhorn.mjs holds it to that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_meta.h"
#include "base/buf.h"
#include "base/hash.h"
#include "paged/dlist.h"
#include "paint/pdf_object.h"

static void add_escaped(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++)
		switch (*text) {
		case '<': buf_adds(out, "&lt;"); break;
		case '>': buf_adds(out, "&gt;"); break;
		case '&': buf_adds(out, "&amp;"); break;
		default:  buf_addc(out, *text);
		}
}

/* The properties of dc, pdf and xmp, which equal the document information, and the two standards the file keeps. */
static void add_properties(struct buf *xmp, const struct dlist *l, const char *producer)
{
	buf_adds(xmp,
		"<rdf:Description rdf:about=\"\""
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
		" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
		" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
		"<pdfaid:part>2</pdfaid:part>\n"
		"<pdfaid:conformance>A</pdfaid:conformance>\n"
		"<pdfuaid:part>1</pdfuaid:part>\n"
		"<dc:format>application/pdf</dc:format>\n"
		"<dc:title><rdf:Alt>");
	for (int i = 0; i < 2; i++) {
		buf_adds(xmp, "<rdf:li xml:lang=\"");
		add_escaped(xmp, i == 0 ? "x-default" : l->lang);
		buf_adds(xmp, "\">");
		add_escaped(xmp, l->title);
		buf_adds(xmp, "</rdf:li>");
	}
	buf_adds(xmp, "</rdf:Alt></dc:title>\n<dc:language><rdf:Bag><rdf:li>");
	add_escaped(xmp, l->lang);
	buf_adds(xmp, "</rdf:li></rdf:Bag></dc:language>\n<pdf:Producer>");
	add_escaped(xmp, producer);
	buf_adds(xmp, "</pdf:Producer>\n<xmp:CreatorTool>");
	add_escaped(xmp, producer);
	buf_adds(xmp, "</xmp:CreatorTool>\n</rdf:Description>\n");
}

/* PDF/A knows no pdfuaid: what is not in XMP's own schemas has to be explained (ISO 19005-2, 6.6.2.3.3). */
static const char extension[] =
	"<rdf:Description rdf:about=\"\""
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
	"</rdf:Description>\n";

/* ISO 16684-1. Not compressed, so that tools that know no PDF find it. */
static HPDF_Dict write_xmp(HPDF_Doc doc, const struct dlist *l, const char *producer)
{
	HPDF_Dict stream;
	struct buf xmp;

	buf_init(&xmp);
	buf_adds(&xmp,
		"<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
	add_properties(&xmp, l, producer);
	buf_adds(&xmp, extension);
	buf_adds(&xmp, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
	stream = pdf_new_plain_stream(doc, xmp.data, xmp.len);
	HPDF_Dict_AddName(stream, "Type", "Metadata");
	HPDF_Dict_AddName(stream, "Subtype", "XML");
	buf_release(&xmp);
	return stream;
}

/* libharu calls this in the midst of writing the trailer, the last thing in a file: the identifier is the hash of all before it. */
static HPDF_STATUS write_id(HPDF_Dict trailer, HPDF_Stream file)
{
	char hex[2 * HASH_SIZE + 1];
	unsigned char digest[HASH_SIZE];
	struct buf id;
	struct hash h;
	HPDF_STATUS status;

	(void)trailer;
	hash_init(&h);
	for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(file); i++) {
		HPDF_UINT len;
		const HPDF_BYTE *block = HPDF_MemStream_GetBufPtr(file, i, &len);

		hash_add(&h, block, len);
	}
	hash_finish(&h, digest);
	hash_hex(digest, 16, hex);

	buf_init(&id);
	buf_printf(&id, "/ID [<%s><%s>]\n", hex, hex);
	status = HPDF_Stream_WriteStr(file, id.data);
	buf_release(&id);
	return status;
}

void pdf_meta_write(HPDF_Doc doc, const struct dlist *l, const char *producer)
{
	HPDF_Dict preferences = pdf_add_dict(doc->catalog, "ViewerPreferences");

	pdf_add_text(doc->info, "Title", l->title);
	pdf_add_text(doc->info, "Creator", producer);
	pdf_add_text(doc->info, "Producer", producer);
	HPDF_Dict_Add(doc->catalog, "Metadata", write_xmp(doc, l, producer));
	pdf_add_text(doc->catalog, "Lang", l->lang);
	HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
	if (l->rtl)
		HPDF_Dict_AddName(preferences, "Direction", "R2L");
	doc->trailer->write_fn = write_id;
}
