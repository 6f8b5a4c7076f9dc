/*
 * breaks.h - the places where a line of a shaped paragraph may end, and how far the text has come there.
 *
 * They depend on the text and the hyphenator, not on size or width: found once, kept with the paragraph.
 */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct hyphenator;
struct para;

enum break_kind {
	BREAK_START,            /* before the paragraph: no line ends here */
	BREAK_SPACE,            /* an ordinary opportunity (UAX #14), between words or behind a hyphen that is in the text */
	BREAK_WORD,             /* between words where the text has better places, such as spaces between phrases (phrases.h) */
	BREAK_PHRASE,           /* in a Japanese phrase or a Chinese word: readers are used to it, but not in a headline */
	BREAK_SYLLABLE,         /* in a Korean word, before a Burmese particle: UAX #14 allows it, readers want it whole */
	BREAK_HYPHEN,           /* in a word, with a hyphen added */
	BREAK_ADDRESS,          /* in an address, with nothing added */
	BREAK_CUT,              /* in a word too long for any line, between grapheme clusters */
	BREAK_FORCED            /* a '\n', or the end of the paragraph */
};

struct breakpoint {
	enum break_kind kind;
	size_t end, next;       /* bytes: where the line ends without its spaces or soft hyphen; where the next one starts */
	int64_t ended, begun;   /* [1e-6 of the size] text set up to `end`, with the hyphen if one is added; and up to `next` */
};

struct breaks {
	struct breakpoint *at; size_t n;        /* ascending; the first is BREAK_START, the last BREAK_FORCED */
	const struct hyphenator *hyphenator;    /* borrowed: what they were found with */
};

const struct breaks *breaks_find(const struct para *p, const struct hyphenator *h);

/*
 * The breakpoints of *all, and between those of them that stand further apart than `width` [1e-6 of the size] also every grapheme
 * cluster, except in unbreakable spans. Returns `all` itself if there are none such.
 */
const struct breaks *breaks_with_cuts(struct arena *a, const struct para *p, const struct breaks *all, int64_t width);

#endif
