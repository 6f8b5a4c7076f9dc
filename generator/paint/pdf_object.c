/*
 * pdf_object.c - making dictionaries, streams, strings and numbers of a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_object.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

HPDF_Dict pdf_new_dict(HPDF_Doc doc, const char *type)
{
	HPDF_Dict dict = HPDF_Dict_New(doc->mmgr);

	HPDF_Xref_Add(doc->xref, dict);
	if (type != NULL)
		HPDF_Dict_AddName(dict, "Type", type);
	return dict;
}

HPDF_Dict pdf_new_plain_stream(HPDF_Doc doc, const void *data, size_t len)
{
	HPDF_Dict dict = HPDF_DictStream_New(doc->mmgr, doc->xref);

	HPDF_Stream_Write(dict->stream, data, (HPDF_UINT)len);
	return dict;
}

HPDF_Dict pdf_new_stream(HPDF_Doc doc, const void *data, size_t len)
{
	HPDF_Dict dict = pdf_new_plain_stream(doc, data, len);

	dict->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
	return dict;
}

HPDF_Dict pdf_add_dict(HPDF_Dict in, const char *key)
{
	HPDF_Dict dict = HPDF_Dict_New(in->mmgr);

	HPDF_Dict_Add(in, key, dict);
	return dict;
}

HPDF_Dict pdf_new_deflated_stream(HPDF_Doc doc, const void *data, size_t len)
{
	HPDF_Dict dict = pdf_new_plain_stream(doc, data, len);

	buf_adds(pdf_entries(dict), "/Filter /FlateDecode\n");      /* libharu would deflate it itself */
	return dict;
}

static void *allocate(HPDF_UINT size)
{
	return xalloc(size);
}

HPDF_Doc pdf_new(HPDF_Error_Handler report, void *ctx)
{
	return HPDF_NewEx(report, allocate, free, 0, ctx);
}

void pdf_read_stream(HPDF_Stream from, struct buf *out)
{
	for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(from); i++) {
		HPDF_UINT len;
		const HPDF_BYTE *block = HPDF_MemStream_GetBufPtr(from, i, &len);

		buf_add(out, block, len);
	}
}

void pdf_deflate(const void *data, size_t len, struct buf *out)
{
	HPDF_Doc doc = pdf_new(NULL, NULL);
	HPDF_Stream from = HPDF_MemStream_New(doc->mmgr, (HPDF_UINT)len), to = HPDF_MemStream_New(doc->mmgr, (HPDF_UINT)len);

	HPDF_Stream_Write(from, data, (HPDF_UINT)len);
	HPDF_Stream_WriteToStream(from, to, HPDF_STREAM_FILTER_FLATE_DECODE, NULL);
	pdf_read_stream(to, out);
	HPDF_Stream_Free(from);
	HPDF_Stream_Free(to);
	HPDF_Free(doc);
}

HPDF_Array pdf_add_array(HPDF_Dict in, const char *key)
{
	HPDF_Array array = HPDF_Array_New(in->mmgr);

	HPDF_Dict_Add(in, key, array);
	return array;
}

static bool is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0x7f)
			return false;
	return true;
}

void pdf_add_ascii(HPDF_Dict in, const char *key, const char *ascii)
{
	HPDF_Dict_Add(in, key, HPDF_String_New(in->mmgr, ascii, NULL));
}

static size_t encode_utf16(unsigned cp, unsigned char out[4])
{
	unsigned unit[2] = { cp, 0 };
	size_t n = 1;

	if (cp > 0xffff) {
		unit[0] = 0xd800 + ((cp - 0x10000) >> 10);
		unit[1] = 0xdc00 + ((cp - 0x10000) & 0x3ff);
		n = 2;
	}
	for (size_t i = 0; i < n; i++) {
		out[2 * i] = (unsigned char)(unit[i] >> 8);
		out[2 * i + 1] = (unsigned char)unit[i];
	}
	return 2 * n;
}

void pdf_add_text(HPDF_Dict in, const char *key, const char *utf8)
{
	size_t len = strlen(utf8);
	struct buf utf16;

	if (is_ascii(utf8)) {
		pdf_add_ascii(in, key, utf8);
		return;
	}
	buf_init(&utf16);
	buf_add(&utf16, "\xfe\xff", 2);
	for (size_t at = 0; at < len; ) {
		unsigned char unit[4];
		unsigned cp;

		at += utf8_decode(utf8 + at, len - at, &cp);
		buf_add(&utf16, unit, encode_utf16(cp, unit));
	}
	HPDF_Dict_Add(in, key, HPDF_Binary_New(in->mmgr, (HPDF_BYTE *)utf16.data, (HPDF_UINT)utf16.len));
	buf_release(&utf16);
}

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream file)
{
	const struct buf *entries = dict->attr;

	return HPDF_Stream_Write(file, (const HPDF_BYTE *)entries->data, (HPDF_UINT)entries->len);
}

static void free_entries(HPDF_Dict dict)
{
	buf_release(dict->attr);
	free(dict->attr);
}

struct buf *pdf_entries(HPDF_Dict in)
{
	if (in->attr == NULL) {
		in->attr = xalloc(sizeof(struct buf));
		buf_init(in->attr);
		in->write_fn = write_entries;
		in->free_fn = free_entries;
	}
	return in->attr;
}

void pdf_add_rect(HPDF_Dict in, const char *key, int left, int bottom, int right, int top)
{
	struct buf *out = pdf_entries(in);

	buf_printf(out, "/%s [ ", key);
	pdf_write_rect(out, left, bottom, right, top);
	buf_adds(out, "]\n");
}

void pdf_write_rect(struct buf *out, int left, int bottom, int right, int top)
{
	pdf_write_mp(out, left);
	pdf_write_mp(out, bottom);
	pdf_write_mp(out, right);
	pdf_write_mp(out, top);
}

void pdf_write_reference(struct buf *out, HPDF_Dict to)
{
	enum { NUMBER = 0x00ffffff };   /* above it: what kind of object */

	buf_printf(out, "%u 0 R ", (unsigned)to->header.obj_id & NUMBER);
}

void pdf_write_mp(struct buf *out, int mp)
{
	int decimals = abs(mp % 1000);

	if (mp < 0)
		buf_addc(out, '-');
	buf_add_int(out, abs(mp / 1000));
	if (decimals > 0)
		buf_addc(out, '.');
	for (int unit = 100; decimals > 0; decimals %= unit, unit /= 10)
		buf_addc(out, (char)('0' + decimals / unit));
	buf_addc(out, ' ');
}

void pdf_write_utf16(struct buf *out, const char *utf8, size_t len)
{
	for (size_t at = 0; at < len; ) {
		unsigned char unit[4];
		unsigned cp;
		size_t n;

		at += utf8_decode(utf8 + at, len - at, &cp);
		n = encode_utf16(cp, unit);
		for (size_t i = 0; i < n; i++)
			buf_add_hex(out, unit[i], 2);
	}
}
