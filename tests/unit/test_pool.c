/*
 * test_pool.c - each task once, each worker a number of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <string.h>

#include "unit.h"

enum { TASKS = 5000, WORKERS = 7 };

struct job {
	atomic_int runs[TASKS];
	atomic_int busy[WORKERS];       /* a worker does one task at a time */
	atomic_int clashes;
	unsigned workers;
	pthread_t caller;
	atomic_int elsewhere;           /* tasks not done by the caller */
};

static void work(unsigned worker, size_t task, void *ctx)
{
	struct job *j = ctx;

	/* No cmocka here: it jumps, which only the thread of the test may do. */
	if (worker >= j->workers || task >= TASKS) {
		atomic_fetch_add(&j->clashes, 1);
		return;
	}
	if (atomic_exchange(&j->busy[worker], 1) != 0)
		atomic_fetch_add(&j->clashes, 1);
	atomic_fetch_add(&j->runs[task], 1);
	if (!pthread_equal(pthread_self(), j->caller))
		atomic_fetch_add(&j->elsewhere, 1);
	if (task % 100 == 0)
		sched_yield();
	atomic_store(&j->busy[worker], 0);
}

static void check(unsigned workers, size_t tasks)
{
	static struct job j;

	memset(&j, 0, sizeof(j));
	j.workers = workers > 0 ? workers : 1;
	j.caller = pthread_self();
	pool_run(workers, tasks, work, &j);
	assert_int_equal(j.clashes, 0);
	for (size_t i = 0; i < TASKS; i++)
		assert_int_equal(j.runs[i], i < tasks);
	if (workers <= 1)
		assert_int_equal(j.elsewhere, 0);
}

static void test_each_task_once(void **state)
{
	(void)state;
	for (int round = 0; round < 10; round++)
		check(WORKERS, TASKS);
}

static void test_one_worker_is_the_caller(void **state)
{
	(void)state;
	check(1, 100);
	check(0, 100);
}

static void test_few_tasks(void **state)
{
	(void)state;
	check(WORKERS, 0);
	check(WORKERS, 1);
	check(WORKERS, 2);
	check(1, 0);
}

static void in_order(unsigned worker, size_t task, void *ctx)
{
	size_t *next = ctx;

	(void)worker;
	assert_int_equal(task, *next);
	++*next;
}

static void test_order(void **state)
{
	size_t next = 0;

	(void)state;
	pool_run(1, 50, in_order, &next);
	assert_int_equal(next, 50);
}

static void test_cores(void **state)
{
	(void)state;
	assert_in_range(pool_cores(), 1, 100000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_task_once),
		cmocka_unit_test(test_one_worker_is_the_caller),
		cmocka_unit_test(test_few_tasks),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_cores),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
