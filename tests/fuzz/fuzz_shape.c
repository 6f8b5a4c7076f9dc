/*
 * fuzz_shape.c - any text, ragged and justified, in narrow and wide columns: no line lies outside the text, no glyph outside its line's
 * words, no number is turned round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/diag.h"
#include "text/font.h"
#include "text/hyphenate.h"
#include "text/para.h"
#include "text/wrap.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static struct fonts *fonts;
static struct hyphenator *hyphenator;

static void open_fonts(void)
{
	static const char *const latin[] = { "Latn", "Cyrl", "Grek" }, *const arabic[] = { "Arab" };
	static const char *const deva[] = { "Deva" }, *const khmr[] = { "Khmr" }, *const mymr[] = { "Mymr" };
	static const struct font_spec spec[] = {
		{ .scripts = latin, .n_scripts = 3, .regular = "NotoSans-Regular.ttf", .bold = "NotoSans-Bold.ttf",
		  .package = "fonts-noto-core", .size = 100, .leading = 100 },
		{ .scripts = arabic, .n_scripts = 1, .regular = "NotoSansArabic-Regular.ttf", .bold = "NotoSansArabic-Bold.ttf",
		  .package = "fonts-noto-core", .size = 104, .leading = 112 },
		{ .scripts = deva, .n_scripts = 1, .regular = "NotoSansDevanagari-Regular.ttf" },
		{ .scripts = khmr, .n_scripts = 1, .regular = "NotoSansKhmer-Regular.ttf" },
		{ .scripts = mymr, .n_scripts = 1, .regular = "NotoSansMyanmar-Regular.ttf" },
	};
	static const char *const dirs[] = { "/usr/share/fonts/truetype/noto" };
	struct diag *d = diag_new();

	fonts = fonts_open(spec, sizeof(spec) / sizeof(spec[0]), dirs, 1, d);
	hyphenator = hyphenator_open("/usr/share/hyphen");
	diag_free(d);
	if (fonts == NULL)
		abort();
}

/* The text, in which every US (U+001F) is followed by words of another kind. */
static void add_text(struct para *p, const char *text, size_t len)
{
	static const struct para_span kind[] = {
		{ .lang = "nb" }, { .isolate = true, .unbreakable = true, .mark = 1 }, { .name = true }, { .isolate = true, .address = true },
		{ .lang = "ar" }, { .name = true, .bold = true },
	};

	for (size_t at = 0, k = 0; at < len; k++) {
		const char *end = memchr(text + at, 0x1f, len - at);
		const size_t n = end != NULL ? (size_t)(end - text) - at : len - at;

		para_add(p, text + at, n, &kind[k % (sizeof(kind) / sizeof(kind[0]))]);
		at += n + 1;
	}
}

static void check_line(struct arena *a, const struct para *p, const struct line *l, int size)
{
	struct placed *placed;
	int width = 0;
	size_t n;

	assert(l->start <= l->end && l->end <= p->len);
	para_place(a, p, l, size, &placed, &n);
	for (size_t k = 0; k < n; k++) {
		width += placed[k].width;
		assert(placed[k].span->mark != 1 || !placed[k].rtl);
		for (size_t g = 0; g < placed[k].n; g++)
			assert(placed[k].glyph[g].cluster <= placed[k].len);
	}
	assert(width == l->width);
}

/* The first byte chooses width and direction. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a;
	struct diag *d;
	struct para p;

	if (fonts == NULL)
		open_fonts();
	if (len == 0)
		return 0;
	a = arena_new();
	d = diag_new();
	para_init(&p, a, "nb", data[0] & 1);
	add_text(&p, (const char *)data + 1, len - 1);
	para_prepare(&p, fonts, (struct pos){ 0 }, d);
	para_shape(&p);
	for (int justify = 0; justify < 2; justify++) {
		const struct wrap_options o = { .size = 10000, .width = 1000 * data[0], .hyphenator = hyphenator, .justify = justify };
		struct wrap_result lines;

		wrap_lines(a, &p, &o, &lines);
		assert(lines.n > 0);
		for (size_t i = 0; i < lines.n; i++) {
			check_line(a, &p, &lines.line[i], o.size);
			assert(lines.line[i].stretch == 0 || lines.overfull || abs(lines.line[i].width - o.width) <= o.size / 20);
		}
	}
	diag_free(d);
	arena_free(a);
	return 0;
}
