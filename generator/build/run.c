/*
 * run.c - the commands: each a short list of stages, and a stage with errors is the last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "build/run.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "build/cache.h"
#include "build/make.h"
#include "build/project.h"
#include "build/status.h"
#include "build/work.h"
#include "load/catalog.h"
#include "load/load.h"
#include "model/model.h"
#include "template/template.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

static int exit_code(const struct diag *d)
{
	return diag_has_system(d) ? 2 : diag_errors(d) > 0 ? 1 : 0;
}

/* Build */

/* What was asked for, in a line. */
static const char *describe(struct arena *a, const struct plan_filter *f)
{
	struct buf b;
	const char *line;

	buf_init(&b);
	buf_adds(&b, "editions");
	for (size_t i = 0; i < f->n_editions; i++)
		buf_printf(&b, " %s", f->editions[i]);
	buf_adds(&b, ", languages");
	for (size_t i = 0; i < f->n_languages; i++)
		buf_printf(&b, " %s", f->languages[i]);
	buf_adds(&b, ", products");
	for (size_t i = 0; i < f->n_products; i++)
		buf_printf(&b, " %s", f->products[i]);
	if (f->single)
		buf_adds(&b, ", single");
	line = arena_strdup(a, b.data);
	buf_release(&b);
	return line;
}

/* "1.2 MB", at most 8 characters. */
static const char *size_in_words(struct arena *a, size_t bytes)
{
	if (bytes < 1000 * 1000)
		return arena_printf(a, "%zu kB", (bytes + 999) / 1000);
	return arena_printf(a, "%.1f MB", (double)bytes / 1e6);
}

static void print_summary(struct arena *a, const struct work *w, size_t total, bool times)
{
	size_t bytes = 0;
	double ms = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct work_result *r = &w->result[i];

		if (times)
			printf("%8.1f ms ", r->cpu_ms);
		printf("%8s  %s\n", size_in_words(a, r->bytes), w->job[i]->path);
		bytes += r->bytes;
		ms += r->cpu_ms;
	}
	if (times)
		printf("%8.1f ms ", ms);
	if (w->n > 0)
		printf("%8s  %zu made, %zu up to date\n", size_in_words(a, bytes), w->n, total - w->n);
	else
		printf("%zu up to date\n", total);
}

/* The jobs that are not up to date. */
static const struct job **stale_jobs(struct arena *a, struct cache *c, const struct project *p, size_t *n)
{
	const struct job **stale = ARENA_ARRAY(a, const struct job *, p->n_jobs);

	*n = 0;
	for (size_t i = 0; i < p->n_jobs; i++)
		if (!cache_is_fresh(c, &p->job[i]))
			stale[(*n)++] = &p->job[i];
	return stale;
}

static struct make_env environment(const struct project *p, bool check_only)
{
	return (struct make_env){
		.model = p->model, .templates = p->templates, .fonts = p->fonts, .hyphenator = p->hyphenator, .srgb = p->srgb,
		.check_only = check_only,
	};
}

/* Make the stale jobs and put them in place. */
static bool make_and_swap(struct arena *a, struct project *p, struct cache *c, struct work *w, const struct run_options *o,
	struct diag *d)
{
	struct make_env env;

	if (w->n > 0 && !project_open_fonts(a, p, w->job, w->n, d))
		return false;
	env = environment(p, false);
	w->env = &env;
	w->progress = !o->quiet && isatty(STDERR_FILENO);
	if (!work_run(w, o->jobs, d) || !work_swap(w, d))
		return false;
	for (size_t i = 0; i < w->n; i++)
		cache_built(c, w->job[i], w->result[i].path, w->result[i].n);
	return true;
}

/* Everything the project is read from, whatever is made of it. */
static void add_inputs(struct arena *a, struct cache *c, const struct project *p)
{
	const char *const *names;
	size_t n;

	for (size_t i = 0; i < p->model->n_files; i++)
		cache_add_input(c, p->model->files[i]);
	names = template_names(p->templates, &n);
	for (size_t i = 0; i < n; i++)
		cache_add_input(c, file_join(a, "templates", names[i]));
}

/* One build at a time in a project; the other waits. The descriptor that holds the lock, or -1: reported. */
static int lock_project(struct diag *d)
{
	static const char path[] = "out/.lykt/lock";
	int fd;

	if (!file_make_dirs("out/.lykt", d))
		return -1;
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0 || flock(fd, LOCK_EX) != 0)
		diag_system(d, path, "cannot lock");
	return fd;
}

static int build_locked(struct arena *a, const struct run_options *o, struct diag *d)
{
	const char *request = describe(a, &o->filter);
	struct cache *c = cache_open(a, CACHE_STATE);
	struct work w = { 0 };
	struct project p;
	bool misused;
	size_t n;

	if (cache_nothing_changed(c, request, &n)) {
		if (!o->quiet)
			print_summary(a, &w, n, o->times);
		return 0;
	}
	project_init(&p);
	if (!project_load(a, &p, &o->filter, &misused, d))
		goto out;
	w.job = stale_jobs(a, c, &p, &w.n);
	if (!make_and_swap(a, &p, c, &w, o, d))
		goto out;
	add_inputs(a, c, &p);
	cache_sweep(c, p.all, p.n_all, d);
	if (cache_save(c, request, p.n_jobs, d) && !o->quiet)
		print_summary(a, &w, p.n_jobs, o->times);
out:
	work_release(&w);
	project_release(&p);
	return misused ? 2 : exit_code(d);
}

int run_build(struct arena *a, const struct run_options *o, struct diag *d)
{
	int lock = lock_project(d), code = 2;

	if (diag_errors(d) == 0)
		code = build_locked(a, o, d);
	if (lock >= 0)
		close(lock);
	return code;
}

/* Check */

/* What stands where on paper, product by product, for whoever compares layouts. */
static void print_traces(const struct make_env *env, const struct work *w, struct diag *d)
{
	for (size_t i = 0; i < w->n; i++) {
		struct arena *job_arena;
		struct buf trace;

		if (w->job[i]->kind != JOB_PAGED_PDF)
			continue;
		job_arena = arena_new();
		buf_init(&trace);
		if (make_trace(job_arena, env, w->job[i], &trace, d))
			fputs(trace.data, stdout);
		buf_release(&trace);
		arena_free(job_arena);
	}
}

int run_check(struct arena *a, const struct run_options *o, struct diag *d)
{
	struct work w = { 0 };
	const struct job **job;
	struct make_env env;
	struct project p;
	bool misused;

	project_init(&p);
	if (!project_load(a, &p, &o->filter, &misused, d))
		goto out;
	w.n = p.n_jobs;
	w.job = job = ARENA_ARRAY(a, const struct job *, w.n);
	for (size_t i = 0; i < w.n; i++)
		job[i] = &p.job[i];
	if (!project_open_fonts(a, &p, w.job, w.n, d))
		goto out;
	env = environment(&p, true);
	w.env = &env;
	w.progress = !o->quiet && isatty(STDERR_FILENO);
	if (!work_run(&w, o->jobs, d))
		goto out;
	if (o->trace)
		print_traces(&env, &w, d);
	else if (!o->quiet)
		printf("no mistakes; texts: %zu, contacts: %zu, products: %zu\n", p.model->n_documents, p.model->n_contacts, w.n);
out:
	work_release(&w);
	project_release(&p);
	return misused ? 2 : exit_code(d);
}

/* Status, extract, merge */

int run_status(struct arena *a, const struct run_options *o, struct diag *d)
{
	const struct model *m = load_model(a, LOAD_SURVEY, d);
	time_t now = time(NULL);
	char today[] = "YYYY-MM-DD";
	struct tm tm;
	struct buf out;

	(void)o;
	if (diag_errors(d) > 0)
		return exit_code(d);
	localtime_r(&now, &tm);
	strftime(today, sizeof(today), "%Y-%m-%d", &tm);
	buf_init(&out);
	status_print(a, m, today, &out);
	fputs(out.data, stdout);
	buf_release(&out);
	return exit_code(d);
}

int run_extract(struct arena *a, const struct run_options *o, struct diag *d)
{
	const struct model *m = load_model(a, LOAD_TEXTS, d);

	(void)o;
	if (diag_errors(d) == 0 && file_make_dirs("content/languages", d))
		catalog_extract(m, "content/languages/lykt.pot", d);
	return exit_code(d);
}

static void merge_language(struct arena *a, const struct model *m, const char *lang, struct diag *d)
{
	catalog_merge(m, arena_printf(a, "content/languages/%s.po", lang), lang, d);
}

int run_merge(struct arena *a, const struct run_options *o, struct diag *d)
{
	const struct model *m = load_model(a, LOAD_TEXTS, d);
	const char **names;
	size_t n;

	if (diag_errors(d) > 0 || !file_make_dirs("content/languages", d))
		return exit_code(d);
	for (size_t i = 0; i < o->filter.n_languages; i++)
		merge_language(a, m, o->filter.languages[i], d);
	if (o->filter.n_languages == 0 && file_list(a, "content/languages", ".po", &names, &n, d))
		for (size_t i = 0; i < n; i++)
			merge_language(a, m, arena_strndup(a, names[i], strlen(names[i]) - strlen(".po")), d);
	return exit_code(d);
}
