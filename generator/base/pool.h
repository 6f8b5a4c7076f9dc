/*
 * pool.h - a handful of threads working through an array of tasks.
 *
 * Tasks start in the order of the array, so put the longest first. Which worker takes which is not fixed: results go
 * into the task, never into an order of arrival.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

/* Processors this process may use, at least 1. */
unsigned pool_cores(void);

/*
 * Call work(worker, task, ctx) for task = 0 .. tasks - 1 on `workers` threads (worker = 0 .. workers - 1; one thread: the
 * calling one). Returns when all are done.
 */
void pool_run(unsigned workers, size_t tasks, void (*work)(unsigned worker, size_t task, void *ctx), void *ctx);

#endif
