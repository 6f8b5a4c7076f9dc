/*
 * test_file.c - files whole or not at all, folders in order, and what is said when the system refuses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/file.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

/* Each test has a new folder as its working directory. */
static struct arena *arena;
static struct diag *diag;
static char folder[] = "/tmp/lykt-test-XXXXXX";

static int setup(void **state)
{
	(void)state;
	strcpy(folder + sizeof(folder) - 7, "XXXXXX");
	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		return -1;
	arena = arena_new();
	diag = diag_new();
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st, (void)kind, (void)where;
	return remove(path);
}

static int teardown(void **state)
{
	(void)state;
	arena_free(arena);
	diag_free(diag);
	return chdir("/") != 0 || nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0 ? -1 : 0;
}

static void assert_content(const char *path, const char *expected)
{
	struct buf b;

	buf_init(&b);
	assert_true(file_read(path, &b, diag));
	assert_string_equal(b.data, expected);
	buf_release(&b);
}

/* What the one diagnostic says; the diag is empty again. */
static void assert_says(const char *expected)
{
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	diag_print(diag, f);
	fclose(f);
	assert_string_equal(text, expected);
	assert_true(diag_has_system(diag));
	free(text);
	diag_free(diag);
	diag = diag_new();
}

static void test_write_and_read(void **state)
{
	struct buf b;
	struct file_stamp stamp;
	char big[100001];

	(void)state;
	for (size_t i = 0; i < sizeof(big); i++)
		big[i] = (char)(i % 253);
	assert_false(file_exists("a"));
	assert_false(file_stat("a", &stamp));
	assert_true(file_write("a", big, sizeof(big), diag));
	assert_true(file_exists("a"));
	assert_false(file_is_dir("a"));
	assert_true(file_stat("a", &stamp));
	assert_int_equal(stamp.size, sizeof(big));
	assert_true(stamp.mtime > INT64_C(1000000000000000000));

	buf_init(&b);
	buf_adds(&b, "before ");
	assert_true(file_read("a", &b, diag));
	assert_int_equal(b.len, 7 + sizeof(big));
	assert_memory_equal(b.data, "before ", 7);
	assert_memory_equal(b.data + 7, big, sizeof(big));
	assert_int_equal(b.data[b.len], 0);
	buf_release(&b);

	assert_true(file_write("a", "new", 3, diag));
	assert_content("a", "new");
	assert_true(file_write("a", NULL, 0, diag));
	assert_content("a", "");
	assert_int_equal(diag_errors(diag), 0);
}

static void test_read_fails(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_adds(&b, "kept");
	assert_false(file_read("missing", &b, diag));
	assert_says("lykt: error: missing: cannot open: No such file or directory\n");
	assert_false(file_read(".", &b, diag));
	assert_says("lykt: error: .: cannot read: Is a directory\n");
	assert_string_equal(b.data, "kept");
	buf_release(&b);
}

static void assert_no_temporary(void)
{
	const char *path = "a.tmp~";

	assert_false(file_exists(path));
}

static void test_write_fails_before(void **state)
{
	(void)state;
	assert_false(file_write("no/such/folder", "x", 1, diag));
	assert_says("lykt: error: no/such/folder: cannot write: No such file or directory\n");
}

/* A full disk: the file of before is whole, and nothing lies about. */
static void test_write_fails_within(void **state)
{
	struct rlimit limit, small;
	void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
	char big[5000] = "";
	bool ok;

	(void)state;
	assert_true(file_write("a", "old", 3, diag));
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	small = limit;
	small.rlim_cur = 1000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	ok = file_write("a", big, sizeof(big), diag);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	signal(SIGXFSZ, handler);

	assert_false(ok);
	assert_says("lykt: error: a: cannot write: File too large\n");
	assert_content("a", "old");
	assert_no_temporary();
}

static void test_write_fails_after(void **state)
{
	(void)state;
	assert_true(file_make_dirs("a/b", diag));
	assert_false(file_write("a", "x", 1, diag));
	assert_says("lykt: error: a: cannot replace: Is a directory\n");
	assert_true(file_is_dir("a/b"));
	assert_no_temporary();
}

/* Whoever has the file open reads the old one to its end. */
static void test_readers_keep_the_old_one(void **state)
{
	char got[10] = "";
	FILE *f;

	(void)state;
	assert_true(file_write("a", "old", 3, diag));
	f = fopen("a", "r");
	assert_true(file_write("a", "newer", 5, diag));
	assert_int_equal(fread(got, 1, sizeof(got), f), 3);
	assert_string_equal(got, "old");
	fclose(f);
}

static void test_make_dirs(void **state)
{
	static const char *const path[] = { "a", "a/b/c", "a//b/d/", "./e/../f/g", "", ".", "/" };

	(void)state;
	for (size_t i = 0; i < sizeof(path) / sizeof(path[0]); i++)
		assert_true(file_make_dirs(path[i], diag));
	assert_true(file_make_dirs(arena_printf(arena, "%s/x/y", folder), diag));
	assert_true(file_is_dir("a/b/c"));
	assert_true(file_is_dir("a/b/d"));
	assert_true(file_is_dir("f/g"));
	assert_true(file_is_dir("x/y"));

	assert_true(file_write("file", "", 0, diag));
	assert_false(file_make_dirs("file/b", diag));
	assert_says("lykt: error: file: cannot create folder: Not a directory\n");
	assert_false(file_make_dirs("file", diag));
	assert_says("lykt: error: file: cannot create folder: Not a directory\n");
}

static void test_remove(void **state)
{
	(void)state;
	assert_true(file_write("a", "x", 1, diag));
	assert_true(file_remove("a", diag));
	assert_false(file_exists("a"));
	assert_true(file_remove("a", diag));
	assert_true(file_make_dirs("d", diag));
	assert_false(file_remove("d", diag));
	assert_says("lykt: error: d: cannot remove: Is a directory\n");
}

static void assert_names(const char **names, size_t n, const char *expected)
{
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%s", i > 0 ? " " : "", names[i]);
	assert_string_equal(b.data, expected);
	buf_release(&b);
}

static void test_list(void **state)
{
	static const char *const made[] = { "d/b.md", "d/a.md", "d/B.md", "d/\xc3\xa5.md", "d/c.po", "d/.hidden.md", "d/a.md~",
		"d/.md", "d/x.md.tmp~", "d/md" };
	const char **names;
	size_t n;

	(void)state;
	assert_true(file_make_dirs("d/sub.md", diag));
	assert_true(file_make_dirs("d/another", diag));
	assert_true(file_make_dirs("d/.git", diag));
	for (size_t i = 0; i < sizeof(made) / sizeof(made[0]); i++)
		assert_true(file_write(made[i], "", 0, diag));
	assert_int_equal(symlink("b.md", "d/link.md"), 0);
	assert_int_equal(symlink("nowhere", "d/broken.md"), 0);
	assert_int_equal(symlink("another", "d/linked"), 0);

	assert_true(file_list(arena, "d", ".md", &names, &n, diag));
	assert_names(names, n, "B.md a.md b.md broken.md link.md \xc3\xa5.md");
	assert_true(file_list(arena, "d", ".yaml", &names, &n, diag));
	assert_int_equal(n, 0);
	assert_true(file_list_dirs(arena, "d", &names, &n, diag));
	assert_names(names, n, "another linked sub.md");
	assert_true(file_list_dirs(arena, "", &names, &n, diag));
	assert_names(names, n, "d");
}

static void test_list_many(void **state)
{
	const char **names;
	size_t n;

	(void)state;
	for (int i = 0; i < 300; i++)
		assert_true(file_write(arena_printf(arena, "%03d.md", i * 7 % 300), "", 0, diag));
	assert_true(file_list(arena, ".", ".md", &names, &n, diag));
	assert_int_equal(n, 300);
	for (int i = 0; i < 300; i++)
		assert_string_equal(names[i], arena_printf(arena, "%03d.md", i));
}

static void test_list_missing(void **state)
{
	const char **names;
	size_t n = 1;

	(void)state;
	assert_true(file_list(arena, "missing", ".md", &names, &n, diag));
	assert_int_equal(n, 0);
	assert_true(file_write("file", "", 0, diag));
	assert_false(file_list(arena, "file", ".md", &names, &n, diag));
	assert_says("lykt: error: file: cannot open folder: Not a directory\n");
	assert_int_equal(n, 0);
}

static void test_join(void **state)
{
	(void)state;
	assert_string_equal(file_join(arena, "a", "b"), "a/b");
	assert_string_equal(file_join(arena, "a/", "b"), "a/b");
	assert_string_equal(file_join(arena, "/", "b"), "/b");
	assert_string_equal(file_join(arena, "", "b"), "b");
	assert_string_equal(file_join(arena, ".", "b"), "b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_write_and_read, setup, teardown),
		cmocka_unit_test_setup_teardown(test_read_fails, setup, teardown),
		cmocka_unit_test_setup_teardown(test_write_fails_before, setup, teardown),
		cmocka_unit_test_setup_teardown(test_write_fails_within, setup, teardown),
		cmocka_unit_test_setup_teardown(test_write_fails_after, setup, teardown),
		cmocka_unit_test_setup_teardown(test_readers_keep_the_old_one, setup, teardown),
		cmocka_unit_test_setup_teardown(test_make_dirs, setup, teardown),
		cmocka_unit_test_setup_teardown(test_remove, setup, teardown),
		cmocka_unit_test_setup_teardown(test_list, setup, teardown),
		cmocka_unit_test_setup_teardown(test_list_many, setup, teardown),
		cmocka_unit_test_setup_teardown(test_list_missing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_join, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
