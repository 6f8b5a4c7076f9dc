/*
 * wrap.c - the best lines of a paragraph, in the manner of Knuth and Plass: ragged, those with the least sum of squared empty space;
 * justified, those whose spaces differ least from what they are.
 *
 * Between two forced ends the cheapest way to each breakpoint is found from the cheapest ways to those before it; only
 * those a line's width back matter, so the work grows with the text, not with its square.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/wrap.h"
#include "base/arena.h"
#include "text/breaks.h"
#include "text/gaps.h"
#include "text/para_own.h"

#include <assert.h>
#include <stdint.h>

/*
 * What a line costs. The unit is a square: a ragged line that is a tenth empty costs 100 * 100. So COST_HYPHEN is worth about as much
 * as a line a sixth empty, and a second hyphen in a row as much as a line that is nearly empty.
 */
enum { FULL = 1000, FULL_SQUARE = FULL * FULL };        /* a full line, in the unit that is squared */
static const int64_t COST_LINE = 300 * 300;     /* fewer lines rather than more: a text has to fit its panel */
static const int64_t COST_HYPHEN = 170 * 170;
static const int64_t COST_HYPHENS = 800 * 800;  /* two lines in a row */
static const int64_t COST_WORD = 450 * 450;     /* where the text has better places: worth a line that is almost half empty */
static const int64_t COST_PHRASE = 600 * 600;
static const int64_t COST_SYLLABLE = INT64_C(4) * FULL_SQUARE;          /* a Korean word is divided, or a word parted from its particle */
static const int64_t COST_ADDRESS = FULL_SQUARE;                /* an address is divided behind a slash: if it fits no line, or would leave one empty */
static const int64_t COST_ADDRESS_PART = INT64_C(3) * FULL_SQUARE;      /* between slashes */
static const int64_t COST_REST = 350 * 350;     /* the last line begins with the rest of a divided word */
static const int64_t LAST_MIN = 360;            /* a last line shorter than this costs more than twice what it lacks: no lonely word */
static const int64_t COST_UNEVEN = 350 * 350;   /* justified: a loose line beside a tight one */
static const int64_t COST_HOLES = INT64_C(100) * FULL_SQUARE;           /* justified: a line that has to stay ragged, and the shorter the worse */
static const int64_t COST_LAST_WORD = INT64_C(700) * FULL_SQUARE;       /* the last word is divided: only if it fits no line */
static const int64_t COST_CUT = INT64_C(1000) * FULL_SQUARE;            /* a word cut anywhere: more than what is merely ugly */
static const int64_t COST_WIDER = INT64_C(1000000) * FULL_SQUARE;       /* wider than allowed: more than any cuts */

enum { LONG = 2000 };           /* [bytes] of text: a longer one does not leave behind what was only needed on the way */

/* A justified line is stretched up to this many times what is fair for its gaps; one that would need more is set ragged. */
enum { STRETCH_MOST = 3 };

/* How close a justified line stands. Neighbours should not differ by more than one. */
enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE, FITNESSES };

struct step {
	int64_t cost;           /* of the best lines up to this breakpoint, the last of which is of this fitness */
	uint32_t from;          /* where that line began */
	uint32_t fitness;       /* of the line before it */
};

struct wrapping {
	const struct wrap_options *o;
	const char *text;               /* the paragraph's */
	const struct breaks *breaks;
	const struct gaps *gaps;        /* NULL: ragged */
	uint32_t *first_gap;            /* [breaks->n] of a line that begins at this breakpoint; end_gap: of one that ends there */
	uint32_t *end_gap;
	struct step (*step)[FITNESSES]; /* one a breakpoint */
};

/* What a line from one breakpoint to another is [1e-6 of the size]. */
struct measure {
	int64_t used, width;
	int64_t stretch, shrink;        /* what is fair */
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

/* How full a line is [1/1000]. What is set may be less than nothing: only spaces. */
static int64_t filled(const struct measure *m)
{
	return m->width <= 0 ? FULL : m->used <= 0 ? 0 : m->used * FULL / m->width;
}

static struct measure measure_line(const struct wrapping *w, size_t from, size_t to)
{
	const struct breakpoint *at = w->breaks->at;
	struct measure m = { .used = at[to].ended - at[from].begun, .width = room(w->o, from) };

	if (w->gaps != NULL && w->end_gap[to] > w->first_gap[from]) {
		const struct gap *first = &w->gaps->gap[w->first_gap[from]], *end = &w->gaps->gap[w->end_gap[to]];

		m.stretch = end->stretch - first->stretch;
		m.shrink = end->shrink - first->shrink;
	}
	return m;
}

/* The cost of stretching to `ratio` [1/1000] of what is fair, less than 0: of shrinking. */
static int64_t stretch_cost(int64_t ratio, enum fitness *fitness)
{
	const int64_t cube = (ratio < 0 ? -ratio : ratio) * ratio * ratio / 10000000;   /* 100 for what is fair */

	*fitness = ratio < -500 ? TIGHT : ratio <= 500 ? DECENT : ratio <= 1000 ? LOOSE : VERY_LOOSE;
	return 12 * square(10 + cube);
}

/* How well a line that is not a last one fills its width. */
static int64_t fill_cost(const struct wrapping *w, const struct measure *m, enum fitness *fitness)
{
	const int64_t spare = m->width - m->used, fair = spare < 0 ? m->shrink : m->stretch;

	if (w->gaps == NULL)
		return square(FULL - filled(m));
	if (spare == 0)
		return stretch_cost(0, fitness);
	if (spare <= fair * STRETCH_MOST)
		return stretch_cost(spare * 1000 / fair, fitness);
	*fitness = DECENT;              /* as its spaces will look */
	return COST_HOLES + 400 * square(FULL - filled(m));
}

/* Nothing but the rest of a word stands between them. */
static bool is_last_word(const struct wrapping *w, size_t from, size_t to)
{
	for (size_t b = from + 1; b < to; b++)
		if (w->breaks->at[b].kind != BREAK_HYPHEN && w->breaks->at[b].kind != BREAK_CUT)
			return false;
	return true;
}

static int64_t line_cost(const struct wrapping *w, size_t from, size_t to, const struct measure *m, enum fitness *fitness)
{
	const enum break_kind begun = w->breaks->at[from].kind, ended = w->breaks->at[to].kind;
	const int last = w->gaps != NULL ? 12 : w->o->heading ? 8 : 1;  /* justified, the lines before it cost more too */
	int64_t cost = COST_LINE;

	*fitness = DECENT;
	if (m->used - m->shrink > m->width)
		return COST_WIDER;
	if (ended == BREAK_CUT)
		cost += COST_CUT;
	if (ended == BREAK_FORCED) {
		if (filled(m) < LAST_MIN && begun != BREAK_FORCED && begun != BREAK_START)
			cost += last * 5 * square(LAST_MIN - filled(m));
		if (begun == BREAK_HYPHEN)
			cost += is_last_word(w, from, to) ? COST_LAST_WORD : last * COST_REST;
		return m->used <= m->width ? cost : cost + fill_cost(w, m, fitness);
	}
	cost += fill_cost(w, m, fitness);
	if (ended == BREAK_HYPHEN)
		cost += begun == BREAK_HYPHEN ? COST_HYPHENS : COST_HYPHEN;
	if (ended == BREAK_ADDRESS)
		cost += w->text[w->breaks->at[to].end - 1] == '/' ? COST_ADDRESS : COST_ADDRESS_PART;
	if (ended == BREAK_WORD)
		cost += COST_WORD;
	if (ended == BREAK_PHRASE)
		cost += COST_PHRASE;
	if (ended == BREAK_SYLLABLE)
		cost += COST_SYLLABLE;
	return cost;
}

/* Lines up to `from` that cost `sum`, the last of which is of fitness `before`, and then one to `to`: are they the best yet? */
static void try_step(const struct wrapping *w, size_t from, size_t to, int64_t sum, enum fitness before, enum fitness fitness)
{
	struct step *best = &w->step[to][fitness];

	if ((int)before - (int)fitness > 1 || (int)fitness - (int)before > 1)
		sum += COST_UNEVEN;
	if (sum < best->cost)
		*best = (struct step){ .cost = sum, .from = (uint32_t)from, .fitness = before };
}

/* The best lines that end at breakpoint `to`, of those that begin at `first` or later. */
static void find_step(const struct wrapping *w, size_t first, size_t to)
{
	for (enum fitness f = 0; f < FITNESSES; f++)
		w->step[to][f].cost = INT64_MAX;
	for (size_t from = to; from-- > first;) {
		const struct measure m = measure_line(w, from, to);
		enum fitness fitness;
		int64_t cost;

		if (m.used - m.shrink > m.width && from + 1 < to)
			break;          /* from further back it is wider still */
		cost = line_cost(w, from, to, &m, &fitness);
		if (from == first)      /* what was before it is of no account */
			try_step(w, from, to, cost, DECENT, fitness);
		else
			for (enum fitness before = 0; before < FITNESSES; before++)
				if (w->step[from][before].cost < INT64_MAX)
					try_step(w, from, to, w->step[from][before].cost + cost, before, fitness);
	}
}

/* The best lines from one forced end to the next. */
static void find_steps(const struct wrapping *w, size_t first, size_t last)
{
	if (w->breaks->at[last].ended - w->breaks->at[first].begun <= room(w->o, first)) {
		w->step[last][DECENT].from = (uint32_t)first;   /* all of it fits */
		return;
	}
	for (size_t to = first + 1; to <= last; to++)
		find_step(w, first, to);
}

/* Of the ways to a forced end, the best. */
static const struct step *last_step(const struct wrapping *w, size_t to)
{
	const struct step *best = &w->step[to][DECENT];

	for (enum fitness f = 0; f < FITNESSES; f++)
		if (w->step[to][f].cost < best->cost)
			best = &w->step[to][f];
	return best;
}

static const struct step *step_before(const struct wrapping *w, const struct step *step)
{
	return &w->step[step->from][step->fitness];
}

/* [mp] What a line that is `width` wide as it is has to be stretched by, or 0 if that would make holes. */
static int find_stretch(const struct wrapping *w, size_t from, size_t to, int64_t width)
{
	const int64_t spare = available(w->o, from) - width;
	const struct measure m = measure_line(w, from, to);
	const int64_t most = para_scale(spare < 0 ? m.shrink : m.stretch * STRETCH_MOST, w->o->size, 1000000);

	if (w->gaps == NULL || (spare > 0 && w->breaks->at[to].kind == BREAK_FORCED))
		return 0;
	if (spare < 0)          /* a little more than is fair where a break made the line wider than was reckoned */
		return (int)(-spare <= most * 3 / 2 ? spare : -most);
	return spare <= most ? (int)spare : 0;
}

static struct line make_line(struct arena *a, const struct para *p, const struct wrapping *w, size_t from, size_t to)
{
	const struct breakpoint *begin = &w->breaks->at[from], *end = &w->breaks->at[to];
	struct line l = {
		.start = begin->next,
		.end = end->end > begin->next ? end->end : begin->next,         /* nothing but spaces */
		.hyphen = end->kind == BREAK_HYPHEN,
		.last = end->kind == BREAK_FORCED,
	};
	struct piece *piece;
	size_t n_pieces;

	l.width = para_cut(a, p, &l, w->o->size, &piece, &n_pieces);
	l.stretch = find_stretch(w, from, to, l.width);
	l.width += l.stretch;
	return l;
}

/* A break that takes a ligature apart may make the line wider than was reckoned; kerning at a hyphen is no matter. */
static bool is_overfull(const struct wrapping *w, size_t from, size_t to, const struct line *l)
{
	const struct measure m = measure_line(w, from, to);

	return w->breaks->at[to].kind == BREAK_CUT || m.used - m.shrink > m.width || l->width > available(w->o, from) + w->o->size / 20;
}

/* The lines from one forced end to the next, appended in order. */
static void add_lines(struct arena *scratch, const struct para *p, const struct wrapping *w, size_t first, size_t to, struct wrap_result *r)
{
	const struct step *step = last_step(w, to);
	size_t n = 0;

	for (const struct step *s = step; s->from != first; s = step_before(w, s))
		n++;
	for (size_t i = n + 1; i-- > 0; to = step->from, step = step_before(w, step)) {
		struct line *l = &r->line[r->n + i];

		*l = make_line(scratch, p, w, step->from, to);
		r->overfull |= is_overfull(w, step->from, to, l);
	}
	r->n += n + 1;
}

/* Gaps of lines from and to each breakpoint, so that a line's are a difference. */
static void find_gaps(struct arena *a, const struct para *p, struct wrapping *w)
{
	const struct breaks *breaks = w->breaks;
	size_t first = 0, end = 0;

	w->gaps = gaps_find(p, breaks);
	w->first_gap = ARENA_ARRAY(a, uint32_t, breaks->n);
	w->end_gap = ARENA_ARRAY(a, uint32_t, breaks->n);
	for (size_t b = 0; b < breaks->n; b++) {
		while (first < w->gaps->n && w->gaps->gap[first].at <= breaks->at[b].next)
			first++;
		while (end < w->gaps->n && w->gaps->gap[end].at < breaks->at[b].end)
			end++;
		w->first_gap[b] = (uint32_t)first;
		w->end_gap[b] = (uint32_t)end;
	}
}

static size_t count_lines(const struct wrapping *w, size_t first, size_t to)
{
	size_t n = 1;

	for (const struct step *s = last_step(w, to); s->from != first; s = step_before(w, s))
		n++;
	return n;
}

/* The forced end behind this one. */
static size_t next_forced(const struct breaks *b, size_t at)
{
	do
		at++;
	while (b->at[at].kind != BREAK_FORCED);
	return at;
}

void wrap_lines(struct arena *a, const struct para *p, const struct wrap_options *o, struct wrap_result *result)
{
	const struct breaks *natural = breaks_find(p, o->hyphenator);
	struct arena *scratch = p->len > LONG ? arena_new() : a;
	struct wrapping w = { .o = o, .text = p->text };
	size_t n = 0, to;

	assert(o->size > 0);
	w.breaks = breaks_with_cuts(scratch, p, natural, room(o, o->first_indent > 0 ? 0 : 1));
	if (o->justify)
		find_gaps(scratch, p, &w);
	w.step = arena_array(scratch, w.breaks->n, sizeof(*w.step));
	for (size_t first = 0; first + 1 < w.breaks->n; first = to) {
		to = next_forced(w.breaks, first);
		find_steps(&w, first, to);
		n += count_lines(&w, first, to);
	}
	*result = (struct wrap_result){ .line = ARENA_ARRAY(a, struct line, n) };
	for (size_t first = 0; first + 1 < w.breaks->n; first = to) {
		to = next_forced(w.breaks, first);
		add_lines(scratch, p, &w, first, to, result);
	}
	if (scratch != a)
		arena_free(scratch);
}
