/*
 * gaps.h - where a justified line may be stretched or shrunk, and how much is fair. For text/ only.
 *
 * At the spaces between words; in scripts that write none (Thai, Khmer, Lao, Burmese, Chinese, Japanese) also between letters.
 * Never inside an isolate, an address or what is unbreakable, so a number keeps its groups; nor between letters that join or stack,
 * or a letter and its marks.
 */
#ifndef TEXT_GAPS_H
#define TEXT_GAPS_H

#include <stddef.h>
#include <stdint.h>

struct breaks;
struct para;

struct gap {
	size_t at;                      /* byte in para->text: what stands from here on moves away from what is before */
	int64_t stretch, shrink;        /* [1e-6 of the size] fair for all gaps before this one */
};

struct gaps {
	struct gap *gap; size_t n;      /* ascending; one more behind them has the sums of all */
};

/* Found once, kept with the paragraph. */
const struct gaps *gaps_find(const struct para *p, const struct breaks *breaks);

/* How many gaps there are with at <= byte: gap[that].stretch is what is fair up to here. */
size_t gaps_count(const struct gaps *g, size_t byte);

#endif
