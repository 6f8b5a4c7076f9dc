/*
 * pdf_pen.c - text operators, no more of them than needed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_pen.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "paged/dlist.h"
#include "paint/pdf_font.h"
#include "paint/pdf_mark.h"
#include "paint/pdf_object.h"

#include <assert.h>
#include <string.h>

#include <unicode/uchar.h>

#define MICRO INT64_C(1000000)

enum { NATURAL = 100000 };      /* [1/1000 %] */

static const char zero_width_space[] = "\xe2\x80\x8b";

void pdf_pen_begin(struct pdf_pen *p, const struct item *item, struct pdf_font *font, int page_height, struct pdf_marks *marks)
{
	*p = (struct pdf_pen){
		.out = marks->out, .marks = marks, .item = item, .font = font, .size = item->as.glyphs.size, .page_height = page_height,
		.stretch = NATURAL, .turned = true,
	};
	buf_printf(p->out, "/%s ", pdf_font_name(font));
	pdf_write_mp(p->out, p->size);
	buf_adds(p->out, "Tf\n");
}

void pdf_pen_lift(struct pdf_pen *p)
{
	if (p->open)
		buf_adds(p->out, ">]TJ\n");
	p->open = false;
}

static void set_stretch(struct pdf_pen *p, int stretch)
{
	if (stretch == p->stretch)
		return;
	pdf_pen_lift(p);
	pdf_write_mp(p->out, stretch);
	buf_adds(p->out, "Tz\n");
	p->stretch = stretch;
}

static void leave(struct pdf_pen *p)
{
	pdf_pen_lift(p);
	if (p->inside)
		buf_adds(p->out, "ET\n");
	p->inside = false;
}

/* Text objects stand inside marked content, so that neither begins or ends in the midst of the other (14.6.1). */
static void enter(struct pdf_pen *p)
{
	if (!p->turned)
		return;
	leave(p);
	if (p->span)
		pdf_marks_open_alone(p->marks, p->item, p->reads, p->len);
	else
		pdf_marks_open(p->marks, p->item, NULL);
	buf_adds(p->out, "BT\n");
	p->inside = true;
	p->turned = false;
	p->lost = true;
	p->line_x = p->line_y = 0;
}

void pdf_pen_end(struct pdf_pen *p)
{
	set_stretch(p, NATURAL);        /* it would outlive the text object */
	leave(p);
}

static void move(struct pdf_pen *p, int x, int y)
{
	int up = p->page_height - y;

	pdf_pen_lift(p);
	pdf_write_mp(p->out, x - p->line_x);
	pdf_write_mp(p->out, up - p->line_y);
	buf_adds(p->out, "Td");
	p->line_x = x;
	p->line_y = up;
	p->x = x * MICRO;
	p->y = y;
	p->lost = false;
}

/* A number between strings moves the pen back by thousandths of the size. The rest, under 1/2000 em, is not carried along. */
static void adjust(struct pdf_pen *p, int x)
{
	int64_t unit = p->size * INT64_C(1000) * p->stretch / NATURAL;
	int64_t gap = x * MICRO - p->x;
	int64_t units = (gap + (gap < 0 ? -unit : unit) / 2) / unit;

	if (units == 0)
		return;
	buf_addc(p->out, '>');
	buf_add_int(p->out, (int)-units);
	buf_addc(p->out, '<');
	p->x += units * unit;
}

bool pdf_pen_stays(const char *text, size_t len)
{
	unsigned cp = 0;

	for (size_t at = 0; at < len; ) {
		at += utf8_decode(text + at, len - at, &cp);
		if (u_charType((UChar32)cp) == U_NON_SPACING_MARK)
			return true;
	}
	return u_charType((UChar32)cp) == U_FORMAT_CHAR;
}

static void show(struct pdf_pen *p, unsigned glyph, int x, int y, const char *text, size_t len)
{
	int width = pdf_font_width(p->font, glyph);

	if (p->lost || y != p->y || (!p->open && x * MICRO != p->x))
		move(p, x, y);
	if (p->open)
		adjust(p, x);
	else
		buf_adds(p->out, "[<");
	p->open = true;
	buf_add_hex(p->out, pdf_font_code(p->font, glyph, text, len), 4);
	p->x += (int64_t)width * p->size * p->stretch / NATURAL;
	p->lost = width > 0 && pdf_pen_stays(text, len);
}

void pdf_pen_show(struct pdf_pen *p, unsigned glyph, int x, int y, const char *text, size_t len)
{
	enter(p);
	set_stretch(p, NATURAL);
	show(p, glyph, x, y, text, len);
}

void pdf_pen_show_silent(struct pdf_pen *p, const struct dglyph *g)
{
	pdf_pen_show(p, g->id, g->x, g->y, zero_width_space, strlen(zero_width_space));
}

int pdf_pen_blank(const struct pdf_pen *p)
{
	unsigned blank;

	return pdf_font_blank(p->font, &blank) ? (int)((int64_t)pdf_font_width(p->font, blank) * p->size / MICRO) : 0;
}

void pdf_pen_show_blank(struct pdf_pen *p, int left, int right, int y, const char *text, size_t len)
{
	unsigned blank;
	bool there = pdf_font_blank(p->font, &blank);

	assert(there && right > left);
	enter(p);
	set_stretch(p, right - left == pdf_pen_blank(p) ? NATURAL :
		(int)((right - left) * MICRO * NATURAL / ((int64_t)pdf_font_width(p->font, blank) * p->size)));
	show(p, blank, left, y, text, len);
}

void pdf_pen_open_span(struct pdf_pen *p, const char *text, size_t len)
{
	p->turned = p->span = true;
	p->reads = text;
	p->len = len;
}

void pdf_pen_close_span(struct pdf_pen *p)
{
	p->turned = true;
	p->span = false;
}
