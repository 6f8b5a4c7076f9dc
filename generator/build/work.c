/*
 * work.c - workers make jobs in any order; results and diagnostics are read in the order of the jobs.
 *
 * A staged file waits as PATH.JOB.new~ beside its place: on the same disk, so that the swap is a rename, and with the
 * number of its job, because two documents may share a font.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "build/work.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/pool.h"
#include "base/xalloc.h"
#include "build/make.h"
#include "build/plan.h"
#include "model/model.h"

#include <errno.h>
#include <glob.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* One line that is rewritten; workers take turns. */
static void show_progress(struct work *w, const struct job *job)
{
	static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

	pthread_mutex_lock(&turn);
	w->done++;
	if (w->progress)
		fprintf(stderr, "\r\033[K%zu of %zu  %.60s", w->done, w->n, job->path + strlen("out/editions/"));
	if (w->progress && w->done == w->n)
		fputs("\r\033[K", stderr);
	pthread_mutex_unlock(&turn);
}

/* Does the file hold these bytes already? Then it is left alone: another product may have it too, or someone a copy. */
static bool is_there(const struct make_file *file)
{
	struct diag *quiet = diag_new();
	struct file_stamp stamp;
	struct buf old;
	bool same;

	buf_init(&old);
	same = file_stat(file->path, &stamp) && stamp.size == file->len && file_read(file->path, &old, quiet)
		&& old.len == file->len && memcmp(old.data, file->data, file->len) == 0;
	buf_release(&old);
	diag_free(quiet);
	return same;
}

/* Write a file beside its place. */
static bool stage(struct arena *kept, struct work_result *r, const struct make_file *file, size_t task)
{
	const char *path = arena_strdup(kept, file->path), *staged = NULL;
	const char *folder = arena_strndup(kept, path, (size_t)(strrchr(path, '/') - path));

	/* Said now: the swap would stop half-way. */
	if (file_is_dir(path)) {
		errno = EISDIR;
		return diag_system(r->diag, path, "cannot replace");
	}
	if (!is_there(file)) {
		staged = arena_printf(kept, "%s.%zu.new~", path, task);
		if (!file_make_dirs(folder, r->diag) || !file_write(staged, file->data, file->len, r->diag))
			return false;
	}
	r->path[r->n] = path;
	r->staged[r->n++] = staged;
	r->bytes += file->len;
	return true;
}

static void work_on(unsigned worker, size_t task, void *ctx)
{
	struct work *w = ctx;
	struct work_result *r = &w->result[task];
	struct arena *a = arena_new();
	struct make_result made;
	double start = cpu_ms();

	r->diag = diag_new();
	r->ok = make_job(a, w->env, w->job[task], &made, r->diag);
	if (r->ok) {
		r->path = ARENA_ARRAY(w->kept[worker], const char *, made.n);
		r->staged = ARENA_ARRAY(w->kept[worker], const char *, made.n);
	}
	for (size_t i = 0; r->ok && i < made.n; i++)
		r->ok = stage(w->kept[worker], r, &made.file[i], task);
	arena_free(a);
	r->cpu_ms = cpu_ms() - start;
	show_progress(w, w->job[task]);
}

/* What a run that was cut off left behind in the folder of a product. */
static void remove_remains(struct arena *a, const struct job *job)
{
	static const char *const places[] = { "*.new~*", "fonts/*.new~*", "texts/*.new~*" };

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		const char *pattern = arena_printf(a, "%.*s%s", (int)(strrchr(job->path, '/') + 1 - job->path), job->path, places[i]);
		glob_t found;

		if (glob(pattern, GLOB_NOSORT, NULL, &found) != 0)
			continue;
		for (size_t k = 0; k < found.gl_pathc; k++)
			unlink(found.gl_pathv[k]);
		globfree(&found);
	}
}

bool work_run(struct work *w, unsigned workers, struct diag *d)
{
	bool ok = true;

	w->workers = workers > 0 ? workers : pool_cores();
	w->kept = xalloc(w->workers * sizeof(*w->kept));
	for (unsigned i = 0; i < w->workers; i++)
		w->kept[i] = arena_new();
	w->result = xalloc((w->n + 1) * sizeof(*w->result));
	for (size_t i = 0; i < w->n && !w->env->check_only; i++)
		remove_remains(w->kept[0], w->job[i]);
	pool_run(w->workers, w->n, work_on, w);
	for (size_t i = 0; i < w->n; i++) {
		diag_append(d, w->result[i].diag);
		if (!w->result[i].ok)
			ok = false;
	}
	return ok;
}

bool work_swap(struct work *w, struct diag *d)
{
	bool ok = true;

	for (size_t i = 0; i < w->n; i++) {
		struct work_result *r = &w->result[i];

		for (size_t k = 0; k < r->n; k++) {
			if (r->staged[k] != NULL && rename(r->staged[k], r->path[k]) != 0) {
				ok = diag_system(d, r->path[k], "cannot replace");
				break;          /* what comes behind refers to it */
			}
			r->staged[k] = NULL;
		}
	}
	return ok;
}

void work_release(struct work *w)
{
	for (size_t i = 0; w->result != NULL && i < w->n; i++) {
		struct work_result *r = &w->result[i];

		for (size_t k = 0; k < r->n; k++)
			if (r->staged[k] != NULL)
				unlink(r->staged[k]);
		diag_free(r->diag);
	}
	for (unsigned i = 0; i < w->workers; i++)
		arena_free(w->kept[i]);
	free(w->kept);
	free(w->result);
}
