/*
 * run.h - lykt's commands, in the current directory. Workers, staging, progress.
 *
 * Each returns an exit code: 0 fine, 1 the content is wrong, 2 misuse or the system refused. What is wrong is in d, whose
 * positions point into the arena.
 */
#ifndef BUILD_RUN_H
#define BUILD_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "build/plan.h"

struct arena;
struct diag;

struct run_options {
	struct plan_filter filter;
	unsigned jobs;              /* workers; 0: as many as there are processors */
	bool quiet;                 /* no progress line, no summary */
	bool times;                 /* CPU time of each product in the summary, for bench */
	bool trace;                 /* check prints the layout of paper as text */
};

/*
 * Load, check, and make what is not up to date. A product is staged beside its place and swapped in whole; after
 * an error in any of the input nothing is made. What was made and how big goes to stdout, progress to a terminal on stderr.
 */
int run_build(struct arena *a, const struct run_options *o, struct diag *d);

/*
 * Everything build would find wrong, without making anything: content, catalogues, templates, themes, characters no font
 * has, texts that do not fit.
 */
int run_check(struct arena *a, const struct run_options *o, struct diag *d);

/* Per language: texts, translated, fuzzy, missing, reviewed; contacts due for review. To stdout. */
int run_status(struct arena *a, const struct run_options *o, struct diag *d);

/* Content to content/languages/lykt.pot. */
int run_extract(struct arena *a, const struct run_options *o, struct diag *d);

/* Content to every content/languages/LANG.po, or those of the languages asked for, which may be new. */
int run_merge(struct arena *a, const struct run_options *o, struct diag *d);

#endif
