/* project.h - everything loaded and checked, and the fonts opened: what jobs are made from. */
#ifndef BUILD_PROJECT_H
#define BUILD_PROJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "build/plan.h"

struct arena;
struct diag;
struct fonts;
struct hyphenator;
struct model;
struct profile;
struct template_set;

struct project {
	struct model *model;
	struct template_set *templates;
	const struct job *all; size_t n_all;            /* of the whole project */
	const struct job *job; size_t n_jobs;           /* what the filter leaves */
	struct fonts **fonts;                           /* [theme of the model]; owned; NULL until project_open_fonts */
	struct hyphenator *hyphenator;                  /* owned */
	const struct profile *srgb;                     /* of PDF; NULL until project_open_fonts, or where nothing is one */
};

void project_init(struct project *p);
void project_release(struct project *p);

/*
 * Load and check the current directory. False: reported, as much of it as can be found at once. *misused: the filter is
 * wrong, not the content.
 */
bool project_load(struct arena *a, struct project *p, const struct plan_filter *filter, bool *misused, struct diag *d);

/*
 * Open the fonts and the colour profile these jobs need, and look for characters that no font has in all texts of their
 * editions.
 */
bool project_open_fonts(struct arena *a, struct project *p, const struct job *const *job, size_t n, struct diag *d);

#endif
