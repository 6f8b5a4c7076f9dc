/*
 * make_kiosk.c - the road from a template to a page of a kiosk, and the files beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "build/make_kiosk.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/input.h"
#include "build/make.h"
#include "build/plan.h"
#include "html/html.h"
#include "html/kiosk.h"
#include "html/offline.h"
#include "html/texts.h"
#include "model/model.h"
#include "template/template.h"
#include "text/keyboard.h"
#include "text/locale.h"

#include <string.h>

#define WINDOW_ICON "lantern"            /* of the theme */

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

static const char *dir_of(const char *lang)
{
	return locale_is_rtl(lang) ? "rtl" : "ltr";
}

/* All letters of the language's on-screen keyboard. */
static const char *typed_letters(struct arena *a, const char *lang)
{
	struct keyboard keyboard;
	const char *letters;
	struct buf b;

	keyboard_find(a, lang, &keyboard);
	buf_init(&b);
	for (size_t i = 0; i < keyboard.n_rows; i++)
		for (size_t k = 0; k < keyboard.row[i].n; k++) {
			buf_adds(&b, keyboard.row[i].key[k].plain);
			buf_adds(&b, keyboard.row[i].key[k].shifted);
		}
	letters = keep(a, &b);
	buf_release(&b);
	return letters;
}

/* Chinese, and what nobody has made a layout for: who searches there needs a keyboard on the desk. */
static void check_keyboard(struct arena *a, const struct job *job, struct diag *d)
{
	struct keyboard keyboard;

	if (!job->product->kiosk->button[BUTTON_SEARCH] || keyboard_find(a, job->language->tag, &keyboard))
		return;
	diag_warning(d, job->product->pos, "no keyboard on the screen can type '%s': searching takes a real one", job->language->tag);
	diag_note(d, (struct pos){ 0 }, "or leave 'search' out of the kiosk's buttons");
}

/* What is loaded when somebody searches, or takes a text along. */
static const char *make_texts(struct arena *a, const struct make_env *env, const struct job *job)
{
	const char *texts;
	struct buf b;

	buf_init(&b);
	texts_write(a, &b, env->model, job->edition, job->product, job->language, typed_letters(a, job->language->tag));
	texts = keep(a, &b);
	buf_release(&b);
	return texts;
}

static bool is_used(const struct kiosk_settings *s)
{
	return s->button[BUTTON_SEARCH] || s->button[BUTTON_TAKE_ALONG];
}

/* The language a page is written in: its own, or that of the place. */
static const char *page_language(const struct job *job)
{
	const struct language *first = job->edition->languages[0];
	const struct document *decoy = job->product->kiosk->decoy;

	if (job->kind == JOB_KIOSK_DECOY && decoy->text[first->index] != NULL)
		return decoy->text[first->index]->lang;
	return job->language != NULL ? job->language->tag : first->tag;
}

static void add_file(struct arena *a, const struct job *job, struct make_file *file, size_t *n, const char *name, const struct buf *b)
{
	file[(*n)++] = (struct make_file){ beside(a, job->path, name), keep(a, b), b->len };
}

/* Names of all pages of the kiosk, for the worker that keeps them. */
static const char **page_names(struct arena *a, const struct job *job, size_t *n)
{
	const struct edition *e = job->edition;
	const char **name = ARENA_ARRAY(a, const char *, e->n_languages + 2);

	*n = 0;
	name[(*n)++] = "index.html";
	if (job->product->kiosk->decoy != NULL)
		name[(*n)++] = arena_printf(a, "%s.html", job->product->kiosk->decoy->id);
	for (size_t i = 0; i < e->n_languages; i++)
		name[(*n)++] = arena_printf(a, "%s.html", e->languages[i]->tag);
	return name;
}

/* What a browser needs to keep the kiosk, at file[*n]: three files. They come with the page that chooses a language. */
static void make_offline(struct arena *a, const struct job *job, const char *title, const struct kiosk_source *source, size_t n_sources,
	struct make_file *file, size_t *n)
{
	const struct theme *theme = job->edition->theme;
	const struct icon *icon = theme_find_icon(theme, WINDOW_ICON);
	const char *lang = page_language(job), **page;
	size_t n_pages;
	struct buf b;

	page = page_names(a, job, &n_pages);
	buf_init(&b);
	offline_worker(&b, page, n_pages, source, n_sources);
	add_file(a, job, file, n, "worker.js", &b);
	buf_reset(&b);
	offline_manifest(&b, title, lang, dir_of(lang), theme);
	add_file(a, job, file, n, "manifest.webmanifest", &b);
	if (icon != NULL) {
		buf_reset(&b);
		html_icon_file(&b, icon, &theme->colour[VARIANT_PLAIN][ROLE_LIGHT], &theme->colour[VARIANT_PLAIN][ROLE_NIGHT]);
		add_file(a, job, file, n, "icon.svg", &b);
	}
	buf_release(&b);
}

static const char *class_of(const struct job *job)
{
	return job->kind == JOB_KIOSK_INDEX ? "index" : job->kind == JOB_KIOSK_DECOY ? "decoy" : "language";
}

static bool make_document(struct arena *a, const struct make_env *env, const struct job *job, const char *body,
	struct make_result *out, struct diag *d)
{
	const struct edition *e = job->edition;
	const struct language *words = job->language != NULL ? job->language : e->languages[0];
	const char *folder = arena_printf(a, "templates/%s", job->product->template_name), *lang = page_language(job);
	struct kiosk_page page = {
		.lang = lang, .rtl = locale_is_rtl(lang), .title = e->words[WORD_TITLE].words[words->index],
		.html_class = class_of(job), .body = body, .single = job->kind == JOB_KIOSK_SINGLE,
	};
	const struct kiosk_source *worker;
	struct kiosk_output made;
	struct make_file *file;
	size_t n_worker;
	bool ok;

	ok = read_sources(a, folder, ".css", &page.css, &page.n_css, d);
	ok = read_sources(a, folder, ".js", &page.scripts, &page.n_scripts, d) && ok;
	ok = read_sources(a, file_join(a, folder, "http"), ".js", &worker, &n_worker, d) && ok;
	if (!ok)
		return false;
	if (job->language != NULL && page.n_scripts > 0 && is_used(job->product->kiosk)) {
		check_keyboard(a, job, d);
		page.texts = make_texts(a, env, job);
	}
	if (n_worker > 0 && !page.single && theme_find_icon(e->theme, WINDOW_ICON) != NULL)
		page.icon = "icon.svg";
	if (!kiosk_make(a, &page, e->theme, make_fonts_of(env, e->theme), &made, d))
		return false;
	out->n = 0;
	out->file = file = ARENA_ARRAY(a, struct make_file, made.n_parts + 4);
	for (size_t i = 0; i < made.n_parts; i++)
		file[out->n++] = (struct make_file){ beside(a, job->path, made.parts[i].name), made.parts[i].data, made.parts[i].len };
	if (job->kind == JOB_KIOSK_INDEX && n_worker > 0)
		make_offline(a, job, page.title, worker, n_worker, file, &out->n);
	file[out->n++] = (struct make_file){ job->path, made.page.data, made.page.len };
	return true;
}

bool make_kiosk(struct arena *a, const struct make_env *env, const struct job *job, const struct template_scope *scope,
	struct make_result *out, struct diag *d)
{
	const char *name = arena_printf(a, "%s/%s.html", job->product->template_name, class_of(job));
	struct buf body;
	bool ok;

	buf_init(&body);
	ok = template_html(env->templates, name, scope, &body, d);
	if (ok)
		ok = make_document(a, env, job, keep(a, &body), out, d);
	buf_release(&body);
	return ok;
}
