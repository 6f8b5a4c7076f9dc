/*
 * pool.c - worker threads that take the next task from a shared counter.
 *
 * The calling thread is worker 0 and works too, so a machine that refuses more threads is slower, not broken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/pool.h"
#include "base/xalloc.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

struct pool {
	atomic_size_t next;     /* the first task nobody has taken */
	size_t tasks;
	void (*work)(unsigned worker, size_t task, void *ctx);
	void *ctx;
};

struct worker {
	struct pool *pool;
	pthread_t thread;
	unsigned number;
};

unsigned pool_cores(void)
{
	cpu_set_t set;
	int n;

	if (sched_getaffinity(0, sizeof(set), &set) != 0)
		return 1;
	n = CPU_COUNT(&set);
	return n > 0 ? (unsigned)n : 1;
}

static void run_worker(struct pool *p, unsigned number)
{
	for (;;) {
		size_t task = atomic_fetch_add(&p->next, 1);

		if (task >= p->tasks)
			return;
		p->work(number, task, p->ctx);
	}
}

static void *thread_main(void *arg)
{
	struct worker *w = arg;

	run_worker(w->pool, w->number);
	return NULL;
}

void pool_run(unsigned workers, size_t tasks, void (*work)(unsigned worker, size_t task, void *ctx), void *ctx)
{
	struct pool p = { .tasks = tasks, .work = work, .ctx = ctx };
	struct worker *worker;
	unsigned started = 1;

	if (workers > tasks)
		workers = (unsigned)tasks;
	if (workers == 0)
		workers = 1;

	worker = xalloc(workers * sizeof(*worker));
	for (; started < workers; started++) {
		worker[started] = (struct worker){ .pool = &p, .number = started };
		if (pthread_create(&worker[started].thread, NULL, thread_main, &worker[started]) != 0)
			break;
	}
	run_worker(&p, 0);
	for (unsigned i = 1; i < started; i++)
		pthread_join(worker[i].thread, NULL);
	free(worker);
}
