/*
 * para_place.c - the glyphs of one line from left to right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/para.h"
#include "base/arena.h"
#include "text/font.h"
#include "text/gaps.h"
#include "text/para_own.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

#include <hb.h>
#include <unicode/ubidi.h>

/* The first run that ends behind this byte. */
static size_t find_run(const struct para *p, size_t at)
{
	size_t low = 0, high = p->n_runs;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->run[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* How many glyphs of a run, counted in logical order, stand before this byte. */
static size_t count_before(const struct run *run, size_t at)
{
	const bool rtl = (run->level & 1) != 0;
	size_t low = 0, high = run->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (run->glyph[rtl ? run->n - 1 - mid : mid].cluster < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* May the run be cut before its glyph `i` (in logical order), wanted at byte `at`, and both sides stay as they are? */
static bool is_safe(const struct run *run, size_t i, size_t at)
{
	const struct glyph *g;

	if (i == 0 || i == run->n)
		return at <= run->start || at >= run->end;      /* else in the middle of the first or last cluster */
	g = &run->glyph[run->level & 1 ? run->n - 1 - i : i];
	return g->cluster == at && !g->unsafe;
}

/* Put the hyphen where reading ends: on the left of a right-to-left piece. */
static void add_hyphen(struct arena *a, struct piece *piece, size_t cluster)
{
	const unsigned id = para_hyphen(piece->run->font);
	const struct glyph hyphen = { .id = id, .advance = font_advance(piece->run->font, id), .cluster = cluster };
	const size_t before = piece->run->level & 1 ? 1 : 0;
	struct glyph *glyph = ARENA_ARRAY(a, struct glyph, piece->n + 1);

	memcpy(glyph + before, piece->glyph, piece->n * sizeof(*glyph));
	glyph[before ? 0 : piece->n] = hyphen;
	piece->glyph = glyph;
	piece->n++;
}

static void cut_run(struct arena *a, hb_buffer_t **buffer, const struct para *p, struct piece *piece)
{
	const struct run *run = piece->run;
	const size_t first = count_before(run, piece->start), end = count_before(run, piece->end);

	if (is_safe(run, first, piece->start) && is_safe(run, end, piece->end)) {
		piece->glyph = run->glyph + (run->level & 1 ? run->n - end : first);
		piece->n = end - first;
	} else {
		struct glyph *glyph;

		if (*buffer == NULL)
			*buffer = hb_buffer_create();
		para_shape_part(a, *buffer, p, run, piece->start, piece->end, &glyph, &piece->n);
		piece->glyph = glyph;
	}
}

/* A character may have a million marks beside it, all on one line: that is too wide, not less than nothing. */
static int capped(int64_t length)
{
	return length < INT_MAX ? (int)length : INT_MAX;
}

int para_cut(struct arena *a, const struct para *p, const struct line *line, int size, struct piece **piece, size_t *n)
{
	const size_t from = find_run(p, line->start);
	hb_buffer_t *buffer = NULL;
	size_t to = from;
	int64_t width = 0;

	if (line->start < line->end)
		while (to < p->n_runs && p->run[to].start < line->end)
			to++;
	*piece = ARENA_ARRAY(a, struct piece, to - from);
	*n = to - from;
	for (size_t i = from; i < to; i++) {
		const struct run *run = &p->run[i];
		struct piece *this = &(*piece)[i - from];
		int64_t units = 0;

		this->run = run;
		this->start = run->start > line->start ? run->start : line->start;
		this->end = run->end < line->end ? run->end : line->end;
		cut_run(a, &buffer, p, this);
		if (line->hyphen && i + 1 == to)
			add_hyphen(a, this, line->end);
		for (size_t k = 0; k < this->n; k++)
			units += this->glyph[k].advance;
		this->size = (int)para_scale(size, para_run_part(run), 100000);
		this->rise = (int)para_scale(size, run->span->rise, 1000);
		this->width = capped(para_scale(units, this->size, font_units(run->font)));
		width += this->width;
	}
	if (buffer != NULL)
		hb_buffer_destroy(buffer);
	return capped(width);
}

/* A line's stretch, shared among its gaps. */
struct sharing {
	const struct gaps *gaps;        /* NULL: there is nothing to share */
	size_t first, end;              /* those of the line */
	int64_t stretch, fair;          /* [mp]; [1e-6 of the size] that is fair for all of them */
};

static int64_t fair_until(const struct sharing *s, size_t gap)
{
	return s->stretch > 0 ? s->gaps->gap[gap].stretch : s->gaps->gap[gap].shrink;
}

static struct sharing share(const struct para *p, const struct line *line)
{
	struct sharing s = { .stretch = line->stretch };

	if (line->stretch == 0)
		return s;
	assert(p->own->gaps != NULL);           /* wrap_lines found them */
	s.gaps = p->own->gaps;
	s.first = gaps_count(s.gaps, line->start);
	s.end = gaps_count(s.gaps, line->end - 1);
	s.fair = fair_until(&s, s.end) - fair_until(&s, s.first);
	assert(s.fair > 0);
	return s;
}

/* [mp] How far text from this byte on has moved away from the start of the line. All of the stretch at its end, to the millipoint. */
static int moved(const struct sharing *s, size_t byte)
{
	size_t gap;

	if (s->gaps == NULL)
		return 0;
	gap = gaps_count(s->gaps, byte);
	gap = gap < s->first ? s->first : gap > s->end ? s->end : gap;
	return (int)para_scale(s->stretch, fair_until(s, gap) - fair_until(s, s->first), s->fair);
}

static void place_piece(struct arena *a, const struct para *p, const struct sharing *sharing, const struct piece *piece, int x,
	struct placed *out)
{
	const int units = font_units(piece->run->font);
	const bool rtl = (piece->run->level & 1) != 0;
	const int before = moved(sharing, piece->start), behind = moved(sharing, piece->end);
	int64_t pen = 0;                /* [font units] */

	*out = (struct placed){
		.font = piece->run->font,
		.span = piece->run->span,
		.rtl = rtl,
		.size = piece->size,
		.x = x,
		.rise = piece->rise,
		.width = piece->width + behind - before,
		.text = p->text + piece->start,
		.len = piece->end - piece->start,
		.glyph = ARENA_ARRAY(a, struct placed_glyph, piece->n),
		.n = piece->n,
	};
	for (size_t i = 0; i < piece->n; i++) {
		const struct glyph *g = &piece->glyph[i];
		const int at = moved(sharing, g->cluster);

		out->glyph[i] = (struct placed_glyph){
			.id = g->id,
			.x = (int)para_scale(pen + g->dx, piece->size, units) + (rtl ? behind - at : at - before),
			.y = (int)para_scale(-(int64_t)g->dy, piece->size, units),
			.cluster = (unsigned)(g->cluster - piece->start),
		};
		pen += g->advance;
	}
}

void para_place(struct arena *a, const struct para *p, const struct line *line, int size, struct placed **placed, size_t *n)
{
	const struct sharing sharing = share(p, line);
	struct piece *piece;
	UBiDiLevel *level;
	int32_t *logical;       /* piece at each visual place */
	int x = 0;

	assert(line->start <= line->end && line->end <= p->len);
	para_cut(a, p, line, size, &piece, n);
	level = ARENA_ARRAY(a, UBiDiLevel, *n);
	logical = ARENA_ARRAY(a, int32_t, *n);
	*placed = ARENA_ARRAY(a, struct placed, *n);
	for (size_t i = 0; i < *n; i++)
		level[i] = piece[i].run->level;
	if (*n > 0)
		ubidi_reorderVisual(level, (int32_t)*n, logical);       /* rule L2, a run at a time */
	for (size_t i = 0; i < *n; i++) {
		place_piece(a, p, &sharing, &piece[logical[i]], x, &(*placed)[i]);
		x += (*placed)[i].width;
	}
}
