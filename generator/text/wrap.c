/*
 * wrap.c - the best lines of a paragraph: those with the least sum of squared empty space, in the manner of Knuth and Plass.
 *
 * Between two forced ends the cheapest way to each breakpoint is found from the cheapest ways to those before it; only
 * those a line's width back matter, so the work grows with the text, not with its square.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/wrap.h"
#include "base/arena.h"
#include "text/breaks.h"
#include "text/para_own.h"

#include <assert.h>
#include <stdint.h>

/*
 * What a line costs. The unit is a square: a line that is a tenth empty costs 100 * 100. So COST_HYPHEN is worth about as much
 * as a line a sixth empty, and a second hyphen in a row as much as a line that is nearly empty.
 */
enum { FULL = 1000, FULL_SQUARE = FULL * FULL };        /* a full line, in the unit that is squared */
static const int64_t COST_LINE = 300 * 300;     /* fewer lines rather than more: a text has to fit its panel */
static const int64_t COST_HYPHEN = 170 * 170;
static const int64_t COST_HYPHENS = 800 * 800;  /* two lines in a row */
static const int64_t COST_REST = 350 * 350;     /* the last line begins with the rest of a divided word */
static const int64_t LAST_MIN = 330;            /* a last line shorter than this costs twice what it lacks: no lonely word */
static const int64_t COST_CUT = INT64_C(100) * FULL_SQUARE;             /* a word cut anywhere: more than what is merely ugly */
static const int64_t COST_WIDER = INT64_C(100000) * FULL_SQUARE;        /* wider than allowed: more than any cuts */

struct step {
	int64_t cost;           /* of the best lines up to this breakpoint */
	size_t from;            /* where the last of them began */
};

struct wrapping {
	const struct wrap_options *o;
	const struct breaks *breaks;
	struct step *step;      /* one a breakpoint */
};

/* [mp] for a line that begins at this breakpoint. */
static int64_t available(const struct wrap_options *o, size_t from)
{
	return from == 0 ? (int64_t)o->width - o->first_indent : o->width;
}

/* The same [1e-6 of the size]. */
static int64_t room(const struct wrap_options *o, size_t from)
{
	int64_t width = available(o, from);

	return width > 0 ? width * 1000000 / o->size : 0;
}

static int64_t square(int64_t x)
{
	return x * x;
}

/* A line from one breakpoint to another that takes `used` of `width`. */
static int64_t line_cost(const struct breakpoint *from, const struct breakpoint *to, int64_t used, int64_t width)
{
	const int64_t filled = width <= 0 ? FULL : used <= 0 ? 0 : used * FULL / width;    /* less than nothing: only spaces */
	int64_t cost = COST_LINE;

	if (used > width)
		return COST_WIDER;
	if (to->kind == BREAK_CUT)
		cost += COST_CUT;
	if (to->kind == BREAK_FORCED) {
		if (filled < LAST_MIN && from->kind != BREAK_FORCED && from->kind != BREAK_START)
			cost += 4 * square(LAST_MIN - filled);
		if (from->kind == BREAK_HYPHEN)
			cost += COST_REST;
		return cost;
	}
	cost += square(FULL - filled);
	if (to->kind == BREAK_HYPHEN)
		cost += from->kind == BREAK_HYPHEN ? COST_HYPHENS : COST_HYPHEN;
	return cost;
}

/* The best line that ends at breakpoint `to`, of those that begin at `first` or later. */
static void find_step(const struct wrapping *w, size_t first, size_t to)
{
	const struct breakpoint *at = w->breaks->at;
	struct step best = { .cost = INT64_MAX };

	for (size_t from = to; from-- > first;) {
		const int64_t used = at[to].ended - at[from].begun, width = room(w->o, from);
		int64_t cost;

		if (used > width && from + 1 < to)
			break;          /* from further back it is wider still */
		cost = w->step[from].cost + line_cost(&at[from], &at[to], used, width);
		if (cost < best.cost)
			best = (struct step){ .cost = cost, .from = from };
	}
	w->step[to] = best;
}

/* The best lines from one forced end to the next. */
static void find_steps(const struct wrapping *w, size_t first, size_t last)
{
	if (w->breaks->at[last].ended - w->breaks->at[first].begun <= room(w->o, first)) {
		w->step[last].from = first;     /* all of it fits */
		return;
	}
	for (size_t to = first + 1; to <= last; to++)
		find_step(w, first, to);
}

/* The lines that lead to breakpoint `to`, from `first` on, appended in order. */
static void add_lines(struct arena *a, const struct para *p, const struct wrapping *w, size_t first, size_t to,
	struct wrap_result *r)
{
	const struct breakpoint *at = w->breaks->at;
	size_t n = 0, line;

	for (size_t b = to; b != first; b = w->step[b].from)
		n++;
	line = r->n += n;
	for (size_t b = to; b != first; b = w->step[b].from) {
		const size_t from = w->step[b].from;
		struct line *l = &r->line[--line];
		struct piece *piece;
		size_t n_pieces;

		*l = (struct line){
			.start = at[from].next,
			.end = at[b].end > at[from].next ? at[b].end : at[from].next,   /* nothing but spaces */
			.hyphen = at[b].kind == BREAK_HYPHEN,
			.last = at[b].kind == BREAK_FORCED,
		};
		l->width = para_cut(a, p, l, w->o->size, &piece, &n_pieces);
		/* A break that takes a ligature apart may make the line wider than was reckoned; kerning at a hyphen is no matter. */
		if (at[b].kind == BREAK_CUT || at[b].ended - at[from].begun > room(w->o, from)
			|| l->width > available(w->o, from) + w->o->size / 20)
			r->overfull = true;
	}
}

void wrap_lines(struct arena *a, const struct para *p, const struct wrap_options *o, struct wrap_result *result)
{
	const int64_t narrowest = room(o, o->first_indent > 0 ? 0 : 1);
	struct wrapping w = { .o = o };
	size_t first = 0;

	assert(o->size > 0);
	w.breaks = breaks_with_cuts(a, p, breaks_find(p, o->hyphenator), narrowest);
	w.step = ARENA_ARRAY(a, struct step, w.breaks->n);
	*result = (struct wrap_result){ .line = ARENA_ARRAY(a, struct line, w.breaks->n) };
	for (size_t to = 1; to < w.breaks->n; to++) {
		if (w.breaks->at[to].kind != BREAK_FORCED)
			continue;
		find_steps(&w, first, to);
		add_lines(a, p, &w, first, to, result);
		w.step[to].cost = 0;
		first = to;
	}
}
