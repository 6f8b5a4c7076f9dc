/*
 * project.c - from a folder to what jobs are made from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "build/project.h"
#include "base/arena.h"
#include "base/diag.h"
#include "build/charset.h"
#include "load/load.h"
#include "model/check.h"
#include "model/model.h"
#include "paint/paint.h"
#include "template/template.h"
#include "text/font.h"
#include "text/hyphenate.h"

void project_init(struct project *p)
{
	*p = (struct project){ 0 };
}

void project_release(struct project *p)
{
	for (size_t i = 0; p->fonts != NULL && i < p->model->n_themes; i++)
		fonts_close(p->fonts[i]);
	hyphenator_close(p->hyphenator);
}

bool project_load(struct arena *a, struct project *p, const struct plan_filter *filter, bool *misused, struct diag *d)
{
	const struct plan_filter everything = { .single = filter->single };
	size_t before = diag_errors(d);

	*misused = false;
	p->model = load_model(a, LOAD_ALL, d);
	check_model(p->model, d);
	p->templates = template_load(a, "templates", NULL, d);
	if (p->templates != NULL)
		template_check(p->templates, p->model, d);
	if (diag_errors(d) > before)
		return false;
	*misused = !plan_check_filter(p->model, filter, d);
	if (*misused || !plan_jobs(a, p->model, &everything, &p->all, &p->n_all, d))
		return false;
	if (!plan_jobs(a, p->model, filter, &p->job, &p->n_jobs, d))
		return false;
	*misused = p->n_jobs == 0 && p->n_all > 0;
	if (*misused)
		return diag_error(d, (struct pos){ 0 }, "no edition has a product like that in a language like that");
	return true;
}

static struct fonts *open_theme(struct arena *a, const struct theme *t, struct diag *d)
{
	struct font_spec *spec = ARENA_ARRAY(a, struct font_spec, t->n_fonts);
	const char *const *dirs;
	size_t n_dirs;

	for (size_t i = 0; i < t->n_fonts; i++) {
		const struct theme_font *f = &t->fonts[i];

		spec[i] = (struct font_spec){
			.scripts = f->scripts, .n_scripts = f->n_scripts, .languages = f->languages, .n_languages = f->n_languages,
			.regular = f->regular, .bold = f->bold, .package = f->package,
			.size = f->size, .leading = f->leading, .pos = f->pos,
		};
	}
	plan_font_dirs(a, t, &dirs, &n_dirs);
	return fonts_open(spec, t->n_fonts, dirs, n_dirs, d);
}

static size_t theme_index(const struct model *m, const struct theme *t)
{
	size_t i = 0;

	while (m->themes[i] != t)
		i++;
	return i;
}

static bool is_first_of_edition(const struct job *const *job, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (job[k]->edition == job[i]->edition)
			return false;
	return true;
}

static bool needs_profile(const struct job *const *job, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (job[i]->kind == JOB_PAGED_PDF)
			return true;
	return false;
}

bool project_open_fonts(struct arena *a, struct project *p, const struct job *const *job, size_t n, struct diag *d)
{
	bool ok = true;

	p->fonts = ARENA_ARRAY(a, struct fonts *, p->model->n_themes);
	p->hyphenator = hyphenator_open(PLAN_HYPHEN_DIR);
	if (needs_profile(job, n) && (p->srgb = paint_profile_read(a, PLAN_PROFILE, PLAN_PROFILE_PACKAGE, d)) == NULL)
		return false;
	for (size_t i = 0; i < n; i++) {
		struct fonts **fonts = &p->fonts[theme_index(p->model, job[i]->edition->theme)];

		if (*fonts == NULL && (*fonts = open_theme(a, job[i]->edition->theme, d)) == NULL)
			return false;
		if (is_first_of_edition(job, i) && !charset_check(p->model, job[i]->edition, *fonts, d))
			ok = false;
	}
	return ok;
}
