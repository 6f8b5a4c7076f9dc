/*
 * test_cache.c - what is up to date, and what is removed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "build/cache.h"
#include "build/plan.h"

#include "unit.h"

static char folder[] = "/tmp/lykt-cache-XXXXXX";
static const char *inputs[] = { "content/a.md", "content/b.md" };
static const char *const outputs[] = { "out/editions/x/kiosk/fonts/1.ttf", "out/editions/x/kiosk/nb.html" };
static const struct job page = { .path = "out/editions/x/kiosk/nb.html", .inputs = inputs, .n_inputs = 2, .facts = "nb" };
static const struct job other = { .path = "out/editions/y/print/y.pdf", .inputs = inputs, .n_inputs = 1, .facts = "nb" };

/* A file as it was written `age` seconds ago. */
static void put(const char *path, const char *text, int age)
{
	struct timespec now, times[2];
	struct diag *d = diag_new();
	char dir[100];

	snprintf(dir, sizeof(dir), "%.*s", (int)(strrchr(path, '/') - path), path);
	assert_true(file_make_dirs(dir, d));
	assert_true(file_write(path, text, strlen(text), d));
	clock_gettime(CLOCK_REALTIME, &now);
	now.tv_sec -= age;
	times[0] = times[1] = now;
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
	diag_free(d);
}

/* The folders of the project, as if nobody had touched them for a while. */
static void age_folders(void)
{
	const struct timespec old[2] = { { .tv_sec = 1000000 }, { .tv_sec = 1000000 } };

	assert_int_equal(utimensat(AT_FDCWD, "content", old, 0), 0);
}

static int setup(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/lykt-cache-XXXXXX");
	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		return -1;
	put("content/a.md", "a", 100);
	put("content/b.md", "b", 100);
	age_folders();
	return 0;
}

static int teardown(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof(command), "rm -r %s", folder);
	return system(command);
}

/* A build of `page`, and of `other` if asked for. */
static void build(bool both, const char *request)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct cache *c = cache_open(a, CACHE_STATE);
	const char *const pdf = other.path;

	if (!cache_is_fresh(c, &page)) {
		put(outputs[0], "font", 50);
		put(outputs[1], "page", 50);
		cache_built(c, &page, outputs, 2);
	}
	if (both && !cache_is_fresh(c, &other)) {
		put(pdf, "pdf", 50);
		cache_built(c, &other, &pdf, 1);
	}
	assert_true(cache_save(c, request, both ? 2 : 1, d));
	assert_int_equal(diag_errors(d), 0);
	diag_free(d);
	arena_free(a);
}

static bool unchanged(const char *request)
{
	struct arena *a = arena_new();
	struct cache *c = cache_open(a, CACHE_STATE);
	size_t n = 0;
	bool same = cache_nothing_changed(c, request, &n);

	assert_int_equal(n, same ? 1 : 0);
	arena_free(a);
	return same;
}

static bool fresh(const struct job *job)
{
	struct arena *a = arena_new();
	struct cache *c = cache_open(a, CACHE_STATE);
	bool is = cache_is_fresh(c, job);

	arena_free(a);
	return is;
}

static void nothing_is_known_at_first(void **state)
{
	(void)state;
	assert_false(unchanged("all"));
	assert_false(fresh(&page));
}

static void what_is_built_stays_fresh(void **state)
{
	(void)state;
	build(false, "all");
	assert_true(fresh(&page));
	assert_true(unchanged("all"));
	assert_false(unchanged("some"));
}

static void a_new_time_is_not_a_change(void **state)
{
	(void)state;
	build(false, "all");
	put("content/a.md", "a", 10);
	assert_false(unchanged("all"));
	assert_true(fresh(&page));
}

static void other_bytes_are_a_change(void **state)
{
	(void)state;
	build(false, "all");
	put("content/a.md", "A", 10);
	assert_false(fresh(&page));
	put("content/a.md", "a", 5);
	assert_true(fresh(&page));
	assert_int_equal(unlink("content/b.md"), 0);
	assert_false(fresh(&page));
}

static void other_facts_are_a_change(void **state)
{
	struct job drafted = page;

	(void)state;
	build(false, "all");
	drafted.facts = "nb uk*";
	assert_false(fresh(&drafted));
	drafted = page;
	drafted.n_inputs = 1;
	assert_false(fresh(&drafted));
}

static void a_new_file_is_noticed(void **state)
{
	(void)state;
	build(false, "all");
	put("content/c.md", "c", 10);
	assert_false(unchanged("all"));
	assert_true(fresh(&page));
}

static void a_touched_output_is_made_again(void **state)
{
	(void)state;
	build(false, "all");
	put(outputs[0], "broken", 50);
	assert_false(fresh(&page));
	assert_false(unchanged("all"));
	build(false, "all");
	assert_true(fresh(&page));
	assert_int_equal(unlink(outputs[1]), 0);
	assert_false(fresh(&page));
}

/* What changes while lykt runs was perhaps read before it changed. */
static void a_change_meanwhile_is_not_trusted(void **state)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct cache *c = cache_open(a, CACHE_STATE);

	(void)state;
	put("content/a.md", "new", -1);
	assert_false(cache_is_fresh(c, &page));
	put(outputs[1], "page", 50);
	cache_built(c, &page, outputs + 1, 1);
	assert_true(cache_save(c, "all", 1, d));
	assert_false(unchanged("all"));
	assert_false(fresh(&page));
	diag_free(d);
	arena_free(a);
}

static void another_library_is_a_change(void **state)
{
	struct diag *d = diag_new();
	struct buf text;
	char *version;

	(void)state;
	buf_init(&text);
	build(false, "all");
	assert_true(unchanged("all"));
	assert_true(file_read(CACHE_STATE, &text, d));
	version = strstr(text.data, "HarfBuzz ");
	assert_non_null(version);
	version[strlen("HarfBuzz ")] = '?';
	put(CACHE_STATE, text.data, 0);
	assert_false(unchanged("all"));
	buf_release(&text);
	diag_free(d);
}

static void damage_only_means_more_work(void **state)
{
	static const char *const damaged[] = {
		"", "x", "lykt-state 1", "lykt-state 1\n", "lykt-state 2\nproduct x y\n", "lykt-state 1\noutput 1 2 x\n",
		"lykt-state 1\nproduct\n", "lykt-state 1\ninput 1\n", "lykt-state 1\nprogram 1 1 1\nrequest 1 all\nwhat 1\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(damaged) / sizeof(damaged[0]); i++) {
		put(CACHE_STATE, damaged[i], 0);
		assert_false(unchanged("all"));
		assert_false(fresh(&page));
	}
}

static void a_state_removes_nothing_else(void **state)
{
	static const char *const named[] = { "content/a.md", "out/editions/../../content/a.md", "/etc/lykt" };

	(void)state;
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		struct arena *a = arena_new();
		struct diag *d = diag_new();
		char text[200];

		snprintf(text, sizeof(text), "lykt-state 1\nproduct 0 out/editions/x/gone.pdf\noutput 1 1 %s\n", named[i]);
		put(CACHE_STATE, text, 0);
		cache_sweep(cache_open(a, CACHE_STATE), NULL, 0, d);
		assert_true(file_exists("content/a.md"));
		diag_free(d);
		arena_free(a);
	}
}

static void leftovers_are_swept(void **state)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct cache *c;

	(void)state;
	build(true, "all");
	put("out/editions/y/print/mine.txt", "not lykt's", 0);
	put("out/editions/x/notes.txt", "not lykt's", 0);

	/* Nothing to remove. */
	c = cache_open(a, CACHE_STATE);
	cache_sweep(c, (const struct job[]){ page, other }, 2, d);
	assert_true(file_exists(outputs[0]) && file_exists(other.path));

	/* The page has another font now. */
	c = cache_open(a, CACHE_STATE);
	put("out/editions/x/kiosk/fonts/2.ttf", "font", 50);
	cache_built(c, &page, (const char *const[]){ "out/editions/x/kiosk/fonts/2.ttf", outputs[1] }, 2);
	cache_sweep(c, (const struct job[]){ page, other }, 2, d);
	assert_true(cache_save(c, "all", 2, d));
	assert_false(file_exists(outputs[0]));
	assert_true(file_exists(outputs[1]) && file_exists("out/editions/x/kiosk/fonts/2.ttf"));

	/* The page's edition is gone, and its empty folders with it. */
	c = cache_open(a, CACHE_STATE);
	cache_sweep(c, &other, 1, d);
	assert_true(cache_save(c, "all", 1, d));
	assert_false(file_exists("out/editions/x/kiosk"));
	assert_true(file_exists("out/editions/x/notes.txt"));

	c = cache_open(a, CACHE_STATE);
	cache_sweep(c, NULL, 0, d);
	assert_false(file_exists(other.path));
	assert_true(file_exists("out/editions/y/print/mine.txt"));
	assert_int_equal(diag_errors(d), 0);
	diag_free(d);
	arena_free(a);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(nothing_is_known_at_first), TEST(what_is_built_stays_fresh), TEST(a_new_time_is_not_a_change),
		TEST(other_bytes_are_a_change), TEST(other_facts_are_a_change), TEST(a_new_file_is_noticed),
		TEST(a_touched_output_is_made_again), TEST(a_change_meanwhile_is_not_trusted), TEST(another_library_is_a_change),
		TEST(damage_only_means_more_work), TEST(a_state_removes_nothing_else), TEST(leftovers_are_swept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
