/* make.h - a job to the bytes of its files, in memory. */
#ifndef BUILD_MAKE_H
#define BUILD_MAKE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct diag;
struct fonts;
struct hyphenator;
struct job;
struct model;
struct profile;
struct template_set;
struct theme;

/* What all jobs share; read-only. */
struct make_env {
	const struct model *model;
	const struct template_set *templates;
	struct fonts *const *fonts;             /* [theme index of the model]; NULL where no job needs them */
	const struct hyphenator *hyphenator;
	const struct profile *srgb;             /* NULL where no job is a PDF */
	bool check_only;                        /* look for mistakes: what is made is thrown away */
};

struct make_file { const char *path; const void *data; size_t len; };

/* In the order of writing: the main file, which refers to the others, comes last. */
struct make_result { const struct make_file *file; size_t n; };

/* All in the arena. False: reported. */
bool make_job(struct arena *a, const struct make_env *env, const struct job *job, struct make_result *out, struct diag *d);

/* Those of an edition's theme. */
const struct fonts *make_fonts_of(const struct make_env *env, const struct theme *t);

/* The layout of a paged job as text (paint_trace), appended. False: reported. */
bool make_trace(struct arena *a, const struct make_env *env, const struct job *job, struct buf *out, struct diag *d);

#endif
