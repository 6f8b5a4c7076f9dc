/*
 * fuzz_shape.c - any text, set in narrow and wide columns: no line lies outside the text, no glyph outside its line's words.
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

/* The first byte chooses width and direction. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a;
	struct diag *d;
	struct para p;
	struct para_span look = { .lang = "nb" };
	struct wrap_result lines;
	bool all_shown;

	if (fonts == NULL)
		open_fonts();
	if (len == 0)
		return 0;
	a = arena_new();
	d = diag_new();
	para_init(&p, a, "nb", data[0] & 1);
	para_add(&p, (const char *)data + 1, len - 1, &look);
	all_shown = para_prepare(&p, fonts, (struct pos){ 0 }, d);
	para_shape(&p);
	for (size_t i = 0; all_shown && i < p.n_runs; i++)
		for (size_t g = 0; g < p.run[i].n; g++)
			assert(p.run[i].glyph[g].id != 0);      /* .notdef */
	wrap_lines(a, &p, &(struct wrap_options){ .size = 10000, .width = 1000 * data[0], .hyphenator = hyphenator }, &lines);
	assert(lines.n > 0);
	for (size_t i = 0; i < lines.n; i++) {
		struct placed *placed;
		size_t n;

		assert(lines.line[i].start <= lines.line[i].end && lines.line[i].end <= p.len);
		para_place(a, &p, &lines.line[i], 10000, &placed, &n);
		for (size_t k = 0; k < n; k++)
			for (size_t g = 0; g < placed[k].n; g++)
				assert(placed[k].glyph[g].cluster <= placed[k].len);
	}
	diag_free(d);
	arena_free(a);
	return 0;
}
