/*
 * test_xalloc.c - memory that is there, or the program is over with exit code 2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/xalloc.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

static void test_is_zeroed(void **state)
{
	char *p = xalloc(1000);

	(void)state;
	for (int i = 0; i < 1000; i++)
		assert_int_equal(p[i], 0);
	free(p);
}

static void test_nothing_is_something(void **state)
{
	void *p = xalloc(0);

	(void)state;
	assert_non_null(p);
	free(p);
}

static void test_grows_and_keeps(void **state)
{
	int *p = xrealloc(NULL, 2, sizeof(*p));

	(void)state;
	p[0] = 7;
	p[1] = 8;
	p = xrealloc(p, 20000, sizeof(*p));
	assert_int_equal(p[0], 7);
	assert_int_equal(p[1], 8);
	assert_null(xrealloc(p, 0, sizeof(*p)));
}

static void overflow(void)
{
	xrealloc(NULL, SIZE_MAX / 2, 3);
}

/* More than any machine has, without an overflow. (unit.sh tells the sanitizer to return NULL as libc does.) */
static void too_much(void)
{
	xrealloc(NULL, SIZE_MAX / 4, 1);
}

/* Exit code of a process that calls f, with its standard error thrown away. */
static int exit_code(void (*f)(void))
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, 2);
		f();
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_overflow_ends(void **state)
{
	(void)state;
	assert_int_equal(exit_code(overflow), 2);
}

static void test_no_memory_ends(void **state)
{
	(void)state;
	assert_int_equal(exit_code(too_much), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_is_zeroed),
		cmocka_unit_test(test_nothing_is_something),
		cmocka_unit_test(test_grows_and_keeps),
		cmocka_unit_test(test_overflow_ends),
		cmocka_unit_test(test_no_memory_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
