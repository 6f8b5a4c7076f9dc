/*
 * run.h - lykt's commands on a loaded project: build and check. Workers, staging, progress.
 */
#ifndef BUILD_RUN_H
#define BUILD_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "build/plan.h"

struct diag;

struct run_options {
	struct plan_filter filter;
	unsigned jobs;              /* workers; 0: as many as there are processors */
	bool quiet;                 /* no progress line, no summary */
	bool times;                 /* CPU time of each product in the summary, for bench */
};

/*
 * Load, check, and make what is not up to date, in the current directory. A product is staged beside its place and swapped in whole; after
 * an error in any of the input nothing is made. What was made and how big goes to stdout, progress to a terminal on stderr.
 */
bool run_build(const struct run_options *o, struct diag *d);

/* Everything build would find wrong, without making anything: content, catalogues, templates, themes, characters no font has, texts that do not fit. */
bool run_check(const struct run_options *o, struct diag *d);

/* Per language: texts, translated, fuzzy, missing, reviewed; contacts due for review. To stdout. */
bool run_status(struct diag *d);

bool run_extract(struct diag *d);
bool run_merge(const struct plan_filter *filter, struct diag *d);

#endif
