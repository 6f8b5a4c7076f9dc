/*
 * plan.h - which outputs an edition has: jobs of edition × language × product, with their files and what each depends on.
 */
#ifndef BUILD_PLAN_H
#define BUILD_PLAN_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct edition;
struct language;
struct model;
struct product;

enum job_kind { JOB_KIOSK_INDEX, JOB_KIOSK_LANGUAGE, JOB_PAGED_PDF, JOB_PAGED_PNG };

/*
 * One thing that is made, and swapped in whole. Files below out/editions/EDITION/:
 *   kiosk/index.html, kiosk/LANG.html with kiosk/fonts/LANG-….ttf
 *   print/EDITION-LANG-TEMPLATE.pdf
 *   screen/EDITION-LANG-TEMPLATE.png
 */
struct job {
	enum job_kind kind;
	const struct edition *edition;
	const struct product *product;
	const struct language *language;        /* NULL for JOB_KIOSK_INDEX */
	const char *path;                       /* of the product's main file, "out/editions/..." */
	const char **inputs; size_t n_inputs;   /* files it is made from, sorted */
};

/* What the user asked for; NULL or 0: all. */
struct plan_filter {
	const char *const *editions; size_t n_editions;
	const char *const *languages; size_t n_languages;
	const char *const *products; size_t n_products;         /* by product or template name */
};

/* Longest jobs first. A filter that names what is not there is an error with the nearest name. */
bool plan_jobs(struct arena *a, const struct model *m, const struct plan_filter *filter,
               const struct job **jobs, size_t *n, struct diag *d);

#endif
