/*
 * make.c - the two roads a job can go: template to HTML to a kiosk's document, or template to sheet to layout to paint.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "build/make.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/input.h"
#include "build/plan.h"
#include "build/version.h"
#include "html/kiosk.h"
#include "model/model.h"
#include "paged/dlist.h"
#include "paged/layout.h"
#include "paint/paint.h"
#include "template/template.h"
#include "text/locale.h"

#include <string.h>

enum { PNG_DPI = 300 };         /* an A3 poster is 3508 by 4961 dots: what a printer shows */

static const struct fonts *fonts_of(const struct make_env *env, const struct theme *t)
{
	for (size_t i = 0; i < env->model->n_themes; i++)
		if (env->model->themes[i] == t)
			return env->fonts[i];
	return NULL;
}

static struct template_scope scope_of(const struct make_env *env, const struct job *job)
{
	return (struct template_scope){ .model = env->model, .edition = job->edition, .product = job->product, .language = job->language };
}

static const char *keep(struct arena *a, const struct buf *b)
{
	return arena_strndup(a, b->data, b->len);
}

/* All files of the folder whose names end in `suffix`, in order of their names. */
static bool read_sources(struct arena *a, const char *folder, const char *suffix, const struct kiosk_source **sources, size_t *n,
	struct diag *d)
{
	struct kiosk_source *source;
	const char **names;
	bool ok = true;

	if (!file_list(a, folder, suffix, &names, n, d))
		return false;
	*sources = source = ARENA_ARRAY(a, struct kiosk_source, *n);
	for (size_t i = 0; ok && i < *n; i++) {
		struct input in;

		ok = input_read(a, file_join(a, folder, names[i]), &in, d) && input_check(in.file, 1, in.text, in.len, d);
		if (ok)
			source[i] = (struct kiosk_source){ in.file, in.text };
	}
	return ok;
}

/* "out/…/kiosk/nb.html" and "fonts/x.woff2" to "out/…/kiosk/fonts/x.woff2". */
static const char *beside(struct arena *a, const char *path, const char *name)
{
	return arena_printf(a, "%.*s%s", (int)(strrchr(path, '/') + 1 - path), path, name);
}

static bool make_document(struct arena *a, const struct make_env *env, const struct job *job, const char *body,
	struct make_result *out, struct diag *d)
{
	const struct edition *e = job->edition;
	const struct language *l = job->language != NULL ? job->language : e->languages[0];
	const char *folder = arena_printf(a, "templates/%s", job->product->template_name);
	struct kiosk_page page = {
		.lang = l->tag, .rtl = locale_is_rtl(l->tag), .title = e->words[WORD_TITLE].words[l->index],
		.html_class = job->language != NULL ? "language" : "index", .body = body,
	};
	struct kiosk_output made;
	struct make_file *file;
	bool ok;

	ok = read_sources(a, folder, ".css", &page.css, &page.n_css, d);
	ok = read_sources(a, folder, ".js", &page.scripts, &page.n_scripts, d) && ok;
	if (!ok)
		return false;
	if (!kiosk_make(a, &page, e->theme, fonts_of(env, e->theme), &made, d))
		return false;
	out->n = made.n_fonts + 1;
	out->file = file = ARENA_ARRAY(a, struct make_file, out->n);
	for (size_t i = 0; i < made.n_fonts; i++)
		file[i] = (struct make_file){ beside(a, job->path, made.fonts[i].name), made.fonts[i].data, made.fonts[i].len };
	file[made.n_fonts] = (struct make_file){ job->path, made.page.data, made.page.len };
	return true;
}

static bool make_kiosk(struct arena *a, const struct make_env *env, const struct job *job, const struct template_scope *scope,
	struct make_result *out, struct diag *d)
{
	const char *name = arena_printf(a, "%s/%s.html", job->product->template_name, job->language != NULL ? "language" : "index");
	struct buf body;
	bool ok;

	buf_init(&body);
	ok = template_html(env->templates, name, scope, &body, d);
	if (ok)
		ok = make_document(a, env, job, keep(a, &body), out, d);
	buf_release(&body);
	return ok;
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
		.theme = job->edition->theme, .fonts = fonts_of(env, job->edition->theme), .hyphenator = env->hyphenator,
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
