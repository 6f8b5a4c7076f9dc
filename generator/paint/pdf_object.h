/*
 * pdf_object.h - libharu's object layer in fewer words. All of paint/pdf*.c shares the prefix pdf_.
 *
 * No call needs a check: the document's allocator is base/xalloc.h, so nothing here returns NULL, and what else can go
 * wrong (libharu's limits) stays in the document's error record, which paint_pdf reads before it saves.
 */
#ifndef PAINT_PDF_OBJECT_H
#define PAINT_PDF_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include <hpdf.h>

struct buf;

/* HPDF_Free it. `report` hears of what goes wrong, with `ctx`; or NULL. */
HPDF_Doc pdf_new(HPDF_Error_Handler report, void *ctx);

/* An object of its own in the file; whoever it is added to refers to it. `type` may be NULL. */
HPDF_Dict pdf_new_dict(HPDF_Doc doc, const char *type);
HPDF_Dict pdf_new_stream(HPDF_Doc doc, const void *data, size_t len);               /* compressed */
HPDF_Dict pdf_new_plain_stream(HPDF_Doc doc, const void *data, size_t len);
HPDF_Dict pdf_new_deflated_stream(HPDF_Doc doc, const void *data, size_t len);      /* what pdf_deflate gave */

/* An object inside another one. */
HPDF_Dict  pdf_add_dict(HPDF_Dict in, const char *key);
HPDF_Array pdf_add_array(HPDF_Dict in, const char *key);

void pdf_add_text(HPDF_Dict in, const char *key, const char *utf8);                 /* a text string: ASCII or UTF-16 */
void pdf_add_ascii(HPDF_Dict in, const char *key, const char *ascii);               /* bytes as they are */
void pdf_add_rect(HPDF_Dict in, const char *key, int left, int bottom, int right, int top);    /* [mp], y up */

/*
 * Entries written by hand, behind the others: libharu's only number with decimals is a float, which cannot hold 841.89. Each
 * ends with a line end. The buffer belongs to the dictionary.
 */
struct buf *pdf_entries(HPDF_Dict in);

/* Pieces of an entry or of a content stream, each with a space behind. */
void pdf_write_mp(struct buf *out, int mp);                                         /* "595.276": points */
void pdf_write_rect(struct buf *out, int left, int bottom, int right, int top);     /* [mp], y up */
void pdf_write_reference(struct buf *out, HPDF_Dict to);                            /* "12 0 R": to an object of its own in the file */

void pdf_write_utf16(struct buf *out, const char *utf8, size_t len);                /* hexadecimal digits, big-endian, no mark */

/* All that was written to a stream in memory, appended. */
void pdf_read_stream(HPDF_Stream from, struct buf *out);

/* Append the bytes as FlateDecode wants them: for a stream that is the same in many documents. */
void pdf_deflate(const void *data, size_t len, struct buf *out);

#endif
