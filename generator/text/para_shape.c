/*
 * para_shape.c - glyphs for the runs of a paragraph, in font units, and how far they advance.
 *
 * Clusters are kept at characters (HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS): a mark that is a glyph of its own
 * keeps its own bytes, which makes text copied from a PDF exact. That lines end between grapheme clusters only is the
 * business of breaks.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/para.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "text/font.h"
#include "text/para_own.h"

#include <assert.h>
#include <stdlib.h>

#include <hb.h>

int64_t para_scale(int64_t value, int64_t size, int64_t per)
{
	int64_t product = value * size;

	return (product >= 0 ? product + per / 2 : product - per / 2) / per;
}

int para_run_part(const struct run *run)
{
	return font_size_percent(run->font) * (run->span->size > 0 ? run->span->size : 1000);
}

unsigned para_hyphen(const struct font *f)
{
	hb_codepoint_t glyph;

	if (hb_font_get_nominal_glyph(font_hb(f), 0x2010, &glyph) || hb_font_get_nominal_glyph(font_hb(f), '-', &glyph))
		return glyph;
	return 0;
}

/* Nothing of the paragraph stands before (after) this byte of its line. */
static bool is_first(const struct para *p, size_t at)
{
	return at == 0 || p->text[at - 1] == '\n';
}

static bool is_last(const struct para *p, size_t at)
{
	return at == p->len || p->text[at] == '\n';
}

/*
 * HarfBuzz draws .notdef for blank characters that it does not know as such (a Hangul filler, an Ogham space, selectors newer
 * than it) where the font lacks them. They become a space without width. In a cluster whose first character the font
 * has nothing else can be missing: para_prepare saw to it.
 */
static void blank_out(const struct para *p, const struct font *font, struct glyph *g)
{
	unsigned space = font_glyph(font, ' '), cp;

	utf8_decode(p->text + g->cluster, p->len - g->cluster, &cp);
	if (space != 0 && (para_is_blank(cp) || font_has(font, cp)))
		*g = (struct glyph){ .id = space, .cluster = g->cluster, .unsafe = g->unsafe };
}

void para_shape_part(struct arena *a, hb_buffer_t *buffer, const struct para *p, const struct run *run, size_t start, size_t end,
	struct glyph **glyph, size_t *n)
{
	hb_buffer_flags_t flags = HB_BUFFER_FLAG_DEFAULT;
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *position;
	unsigned count;

	if (is_first(p, start))
		flags |= HB_BUFFER_FLAG_BOT;
	if (is_last(p, end))
		flags |= HB_BUFFER_FLAG_EOT;
	hb_buffer_clear_contents(buffer);
	hb_buffer_set_flags(buffer, flags);
	hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_direction(buffer, run->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, (hb_script_t)run->script);
	hb_buffer_set_language(buffer, hb_language_from_string(run->span->lang, -1));
	hb_buffer_add_utf8(buffer, p->text, (int)p->len, (unsigned)start, (int)(end - start));
	hb_shape(font_hb(run->font), buffer, NULL, 0);

	info = hb_buffer_get_glyph_infos(buffer, &count);
	position = hb_buffer_get_glyph_positions(buffer, NULL);
	*glyph = ARENA_ARRAY(a, struct glyph, count);
	*n = count;
	for (unsigned i = 0; i < count; i++) {
		(*glyph)[i] = (struct glyph){
			.id = info[i].codepoint,
			.advance = position[i].x_advance,
			.dx = position[i].x_offset,
			.dy = position[i].y_offset,
			.cluster = info[i].cluster,
			.unsafe = (hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0,
		};
		if (info[i].codepoint == 0)
			blank_out(p, run->font, &(*glyph)[i]);
	}
}

/* Advances of a run, cluster by cluster in logical order, into advance[run->start .. run->end]. */
static void add_advances(const struct run *run, int64_t *advance)
{
	const int64_t part = para_run_part(run), units = font_units(run->font);
	const bool rtl = (run->level & 1) != 0;
	size_t i = 0;

	for (size_t at = run->start; at < run->end; at++)       /* characters that leave no glyph have no width */
		advance[at + 1] = advance[run->start];
	while (i < run->n) {
		const size_t start = run->glyph[rtl ? run->n - 1 - i : i].cluster;
		size_t end = run->end;
		int64_t width = 0;

		for (; i < run->n; i++) {
			const struct glyph *g = &run->glyph[rtl ? run->n - 1 - i : i];

			if (g->cluster != start) {
				end = g->cluster;
				break;
			}
			width += g->advance;
		}
		assert(start < end && end <= run->end);
		width = para_scale(width * part, 10, units);
		for (size_t at = start + 1; at <= end; at++)
			advance[at] = advance[start] + width * (int64_t)(at - start) / (int64_t)(end - start);
	}
}

void para_shape(struct para *p)
{
	hb_buffer_t *buffer = hb_buffer_create();
	int64_t *advance = ARENA_ARRAY(p->arena, int64_t, p->len + 1);
	size_t at = 0;

	for (size_t i = 0; i < p->n_runs; i++) {
		struct run *run = &p->run[i];

		para_shape_part(p->arena, buffer, p, run, run->start, run->end, &run->glyph, &run->n);
		for (; at < run->start; at++)           /* a forced line end has no width */
			advance[at + 1] = advance[at];
		add_advances(run, advance);
		at = run->end;
	}
	for (; at < p->len; at++)
		advance[at + 1] = advance[at];
	p->own->advance = advance;
	hb_buffer_destroy(buffer);
}
