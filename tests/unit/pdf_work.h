/*
 * pdf_work.h - for the tests of PDF: display lists made by hand, painted, and read back by other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef PDF_WORK_H
#define PDF_WORK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "paged/dlist.h"
#include "paint/paint.h"
#include "text/font.h"
#include "text/para.h"
#include "text/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

#define PAGE_W 595276
#define PAGE_H 841890
#define MARGIN 50000
#define SIZE 12000

static const struct colour ink = { .rgb = { 16, 35, 61 } }, sand = { .rgb = { 241, 231, 211 } };

/* A document in the making. */
struct work {
	struct arena *arena;
	struct diag *diag;
	struct fonts *fonts;
	const struct profile *srgb;
	struct dlist list;
	struct page page;
	int y;                          /* [mp] baseline of the next line */
	char path[32];                  /* of the finished file */
	struct buf pdf;
};

static inline struct fonts *open_fonts(const char *arabic, struct diag *d)
{
	static const char *const dir[] = { "/usr/share/fonts/truetype/noto" };
	static const char *const script[][2] = { { "Latn", "Cyrl" }, { "Arab" }, { "Thai" }, { "Deva" }, { "Khmr" }, { "Ethi" } };
	const struct font_spec spec[] = {
		{ .scripts = script[0], .n_scripts = 2, .regular = "NotoSans-Regular.ttf" },
		{ .scripts = script[1], .n_scripts = 1, .regular = arabic },
		{ .scripts = script[2], .n_scripts = 1, .regular = "NotoSansThai-Regular.ttf" },
		{ .scripts = script[3], .n_scripts = 1, .regular = "NotoSansDevanagari-Regular.ttf" },
		{ .scripts = script[4], .n_scripts = 1, .regular = "NotoSansKhmer-Regular.ttf" },
		{ .scripts = script[5], .n_scripts = 1, .regular = "NotoSansEthiopic-Regular.ttf" },
	};

	return fonts_open(spec, sizeof(spec) / sizeof(spec[0]), dir, 1, d);
}

static inline int setup(void **state)
{
	struct arena *a = arena_new();
	struct work *w = ARENA_NEW(a, struct work);

	w->arena = a;
	w->diag = diag_new();
	w->fonts = open_fonts("NotoSansArabic-Regular.ttf", w->diag);
	w->srgb = paint_profile_read(a, "/usr/share/color/icc/sRGB.icc", "icc-profiles-free", w->diag);
	w->page = (struct page){ .name = "outside", .w = PAGE_W, .h = PAGE_H };
	w->list = (struct dlist){ .title = "Prøve <1>", .lang = "nb", .first = &w->page };
	w->list.root = dlist_add_tag(a, NULL, TAG_DOCUMENT);
	w->y = MARGIN;
	buf_init(&w->pdf);
	*state = w;
	return w->fonts == NULL || w->srgb == NULL;
}

static inline int teardown(void **state)
{
	struct work *w = *state;

	if (w->path[0] != '\0')
		unlink(w->path);
	buf_release(&w->pdf);
	fonts_close(w->fonts);
	diag_free(w->diag);
	arena_free(w->arena);
	return 0;
}

static inline int compare_text(const void *pa, const void *pb)
{
	const struct placed *a = pa, *b = pb;

	return (a->text > b->text) - (a->text < b->text);
}

static inline void add_glyphs(struct work *w, struct page *page, const struct tag *tag, const char *lang, const struct placed *p, int left,
	bool space_after)
{
	struct item *it = dlist_add_item(w->arena, page, ITEM_GLYPHS, tag);
	struct dglyph *glyph = ARENA_ARRAY(w->arena, struct dglyph, p->n);

	for (size_t i = 0; i < p->n; i++)
		glyph[i] = (struct dglyph){ p->glyph[i].id, left + p->x + p->glyph[i].x, w->y + p->glyph[i].y, p->glyph[i].cluster };
	it->colour = ink;
	it->as.glyphs.font = p->font;
	it->as.glyphs.size = p->size;
	it->as.glyphs.lang = lang;
	it->as.glyphs.rtl = p->rtl;
	it->as.glyphs.text = p->text;
	it->as.glyphs.len = p->len;
	it->as.glyphs.x = left + p->x;
	it->as.glyphs.y = w->y;
	it->as.glyphs.width = p->width;
	it->as.glyphs.space_after = space_after;
	it->as.glyphs.glyph = glyph;
	it->as.glyphs.n = p->n;
}

static inline void add_line(struct work *w, struct page *page, const struct tag *tag, const struct para *para, const struct line *line)
{
	struct placed *placed;
	int left = para->rtl ? page->w - MARGIN - line->width : MARGIN;
	size_t n;

	para_place(w->arena, para, line, SIZE, &placed, &n);
	qsort(placed, n, sizeof(*placed), compare_text);        /* reading order, as layout has it */
	for (size_t i = 0; i < n; i++) {
		const char *end = placed[i].text + placed[i].len;
		bool space_after = i + 1 < n ? placed[i + 1].text > end : !line->hyphen;

		add_glyphs(w, page, tag, para->lang, &placed[i], left, space_after);
	}
	w->y += SIZE * 3 / 2;
}

/* Set a paragraph. What stands between { and } is an isolate, as numbers are. */
static inline void set_text(struct work *w, struct page *page, const struct tag *tag, const char *lang, bool rtl, const char *text)
{
	struct para_span look = { .lang = lang }, number = { .lang = lang, .isolate = true, .unbreakable = true };
	struct wrap_result lines;
	struct para para;

	para_init(&para, w->arena, lang, rtl);
	while (*text != '\0') {
		size_t len = strcspn(text, "{}");

		para_add(&para, text, len, text[len] == '}' ? &number : &look);
		text += len + (text[len] != '\0');
	}
	assert_true(para_prepare(&para, w->fonts, (struct pos){ 0 }, w->diag));
	para_shape(&para);
	wrap_lines(w->arena, &para, &(struct wrap_options){ .size = SIZE, .width = page->w - 2 * MARGIN }, &lines);
	for (size_t i = 0; i < lines.n; i++)
		add_line(w, page, tag, &para, &lines.line[i]);
}

static inline void add_rect(struct work *w, const struct tag *tag, struct colour colour, int x, int y, int width, int height)
{
	struct item *it = dlist_add_item(w->arena, &w->page, ITEM_RECTS, tag);
	int *xywh = ARENA_ARRAY(w->arena, int, 4);

	memcpy(xywh, (const int[]){ x, y, width, height }, 4 * sizeof(int));
	it->colour = colour;
	it->as.rects.xywh = (const int (*)[4])xywh;
	it->as.rects.n = 1;
}

static inline void paint(struct work *w)
{
	int fd;

	strcpy(w->path, "/tmp/lykt-test-XXXXXX");
	fd = mkstemp(w->path);
	assert_true(fd >= 0);
	assert_true(paint_pdf(&w->list, w->srgb, "lykt 0", &w->pdf, w->diag));
	assert_int_equal(write(fd, w->pdf.data, w->pdf.len), w->pdf.len);
	close(fd);
}

/* What a program says of the file; "%s" in the command is its path. In the arena. */
static inline char *ask(struct work *w, const char *command)
{
	const char *place = strstr(command, "%s");
	char *line = arena_printf(w->arena, "%.*s%s%s", (int)(place - command), command, w->path, place + 2);
	FILE *f = popen(line, "r");
	struct buf answer;
	char part[4096], *text;
	size_t n;

	assert_non_null(f);
	buf_init(&answer);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(&answer, part, n);
	assert_int_equal(pclose(f), 0);
	text = arena_strndup(w->arena, answer.data, answer.len);
	buf_release(&answer);
	return text;
}

static inline size_t count(const char *text, const char *what)
{
	size_t n = 0;

	for (text = strstr(text, what); text != NULL; text = strstr(text + 1, what))
		n++;
	return n;
}

#endif
