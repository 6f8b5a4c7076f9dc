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
struct theme;

enum job_kind { JOB_KIOSK_INDEX, JOB_KIOSK_LANGUAGE, JOB_KIOSK_DECOY, JOB_KIOSK_SINGLE, JOB_PAGED_PDF, JOB_PAGED_PNG };

/*
 * One thing that is made, and swapped in whole. Files below out/editions/EDITION/:
 *   kiosk/index.html, kiosk/LANG.html, kiosk/DECOY.html, with kiosk/fonts/… and kiosk/texts/…
 *   single/EDITION-LANG.html, a whole kiosk in one file; made when asked for, and kept up to date where there is one
 *   print/EDITION-LANG-TEMPLATE.pdf
 *   screen/EDITION-LANG-TEMPLATE.png (posters and screens)
 */
struct job {
	enum job_kind kind;
	const struct edition *edition;
	const struct product *product;
	const struct language *language;        /* NULL for JOB_KIOSK_INDEX and JOB_KIOSK_DECOY */
	const char *path;                       /* of the product's main file, "out/editions/..." */
	const char **inputs; size_t n_inputs;   /* files it is made from, sorted, each once; an absolute path belongs to the system */
	const char *facts;                      /* the little it shows of other files: languages of the edition, and which are drafts */
	int weight;                             /* how long it takes, in rough milliseconds */
};

/* What the user asked for; NULL or 0: all. */
struct plan_filter {
	const char *const *editions; size_t n_editions;
	const char *const *languages; size_t n_languages;
	const char *const *products; size_t n_products;         /* by product or template name */
	bool single;                                            /* kiosks in one file too */
};

/* True if the filter names only what the model has; what it has not is an error with the nearest name. */
bool plan_check_filter(const struct model *m, const struct plan_filter *filter, struct diag *d);

/* The jobs a checked filter leaves, longest first. False: reported (two products that would be the same file). */
bool plan_jobs(struct arena *a, const struct model *m, const struct plan_filter *filter,
               const struct job **jobs, size_t *n, struct diag *d);

/* Where the fonts of themes are looked for: the theme's own folder first, then the system's. */
void plan_font_dirs(struct arena *a, const struct theme *t, const char *const **dirs, size_t *n);

#define PLAN_HYPHEN_DIR "/usr/share/hyphen"
#define PLAN_KEYBOARD_DIR "/usr/share/X11/xkb/symbols"

/* What the colours of PDF mean: sRGB, as the screens show it and the PNG are. */
#define PLAN_PROFILE "/usr/share/color/icc/sRGB.icc"
#define PLAN_PROFILE_PACKAGE "icc-profiles-free"

#endif
