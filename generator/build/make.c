/*
 * make.c - the two roads a job can go: template to HTML to a kiosk's document, or template to sheet to layout to paint.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "build/make.h"
#include "base/arena.h"
#include "base/buf.h"
#include "build/make_kiosk.h"
#include "build/plan.h"
#include "build/version.h"
#include "model/model.h"
#include "paged/dlist.h"
#include "paged/layout.h"
#include "paint/paint.h"
#include "template/template.h"

#include <string.h>

enum { PNG_DPI = 300 };         /* an A3 poster is 3508 by 4961 dots: what a printer shows */

const struct fonts *make_fonts_of(const struct make_env *env, const struct theme *t)
{
	for (size_t i = 0; i < env->model->n_themes; i++)
		if (env->model->themes[i] == t)
			return env->fonts[i];
	return NULL;
}

static struct template_scope scope_of(const struct make_env *env, const struct job *job)
{
	return (struct template_scope){
		.model = env->model, .edition = job->edition, .product = job->product, .language = job->language,
		.single = job->kind == JOB_KIOSK_SINGLE,
	};
}

static const char *keep(struct arena *a, const struct buf *b)
{
	return arena_strndup(a, b->data, b->len);
}

static bool paint(const struct make_env *env, const struct job *job, const struct dlist *list, struct buf *out, struct diag *d)
{
	if (job->kind == JOB_PAGED_PNG)
		return paint_png(list, PNG_DPI, out, d);
	return paint_pdf(list, env->srgb, "lykt " LYKT_VERSION, out, d);
}

static struct dlist *lay_out(struct arena *a, const struct make_env *env, const struct job *job, const struct template_scope *scope,
	struct diag *d)
{
	const struct layout_env layout = {
		.theme = job->edition->theme, .fonts = make_fonts_of(env, job->edition->theme), .hyphenator = env->hyphenator,
		.model = env->model,
	};
	const char *name = arena_printf(a, "%s.lua", job->product->template_name);
	const struct sheet *sheet = template_sheet(env->templates, a, name, scope, d);

	return sheet != NULL ? layout_sheet(a, sheet, &layout, d) : NULL;
}

static bool make_paged(struct arena *a, const struct make_env *env, const struct job *job, const struct template_scope *scope,
	struct make_result *out, struct diag *d)
{
	const struct dlist *list = lay_out(a, env, job, scope, d);
	struct make_file *file;
	struct buf bytes;
	bool ok;

	if (list == NULL)
		return false;
	if (env->check_only && job->kind == JOB_PAGED_PNG)
		return true;            /* it shows what the PDF shows, and takes longest */
	buf_init(&bytes);
	ok = paint(env, job, list, &bytes, d);
	out->n = 1;
	out->file = file = ARENA_NEW(a, struct make_file);
	*file = (struct make_file){ job->path, keep(a, &bytes), bytes.len };
	buf_release(&bytes);
	return ok;
}

bool make_trace(struct arena *a, const struct make_env *env, const struct job *job, struct buf *out, struct diag *d)
{
	const struct template_scope scope = scope_of(env, job);
	const struct dlist *list = lay_out(a, env, job, &scope, d);

	if (list != NULL)
		paint_trace(list, out);
	return list != NULL;
}

static bool make(struct arena *a, const struct make_env *env, const struct job *job, struct make_result *out, struct diag *d)
{
	const struct template_scope scope = scope_of(env, job);

	switch (job->kind) {
	case JOB_KIOSK_INDEX:
	case JOB_KIOSK_LANGUAGE:
	case JOB_KIOSK_DECOY:
	case JOB_KIOSK_SINGLE:
		return make_kiosk(a, env, job, &scope, out, d);
	case JOB_PAGED_PDF:
	case JOB_PAGED_PNG:
		return make_paged(a, env, job, &scope, out, d);
	}
	return false;
}

bool make_job(struct arena *a, const struct make_env *env, const struct job *job, struct make_result *out, struct diag *d)
{
	bool ok;

	*out = (struct make_result){ NULL, 0 };
	ok = make(a, env, job, out, d);
	if (env->check_only)
		out->n = 0;
	return ok;
}
