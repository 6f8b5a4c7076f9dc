/*
 * check.h - rules that need more than one file: links to contacts, numbers typed in prose, sources, contrast, editions.
 *
 * Rules of one file are judged where it is read (load/). Characters no font has are judged by build/, which has the fonts.
 */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include <stdbool.h>
#include <stddef.h>

struct model;
struct diag;

/* All mistakes, each reported. True: later stages may rely on every rule in this folder's headers. */
bool check_model(const struct model *m, struct diag *d);

/*
 * Does this text hold what a reader could take for a phone number? True with its place (byte offset, length) for: digits (of any
 * script, single spaces, no-break spaces, hyphens, dots, slashes or parentheses between them) that equal a number of the
 * register, start with + or 00 (and are five or more), or are six or more and not a number grouped in thousands. Years,
 * dates, ranges (2021–2023), percentages, amounts and § 257 pass.
 */
bool check_find_number(const struct model *m, const char *text, size_t *at, size_t *len);

#endif
