/*
 * test_work.c - the swap of staged files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/buf.h"
#include "base/xalloc.h"
#include "build/work.h"

#include "folder.h"

static void assert_file(struct folder *f, const char *file, const char *text)
{
	struct buf b;

	buf_init(&b);
	assert_true(file_read(file, &b, f->diag));
	assert_string_equal(b.data, text);
	buf_release(&b);
}

static void test_no_page_without_its_font(void **state)
{
	struct folder *f = *state;
	const char *path[][2] = { { "a.ttf", "a.html" }, { "b.ttf", "b.html" } };
	const char *staged[][2] = { { "a.ttf.0.new~", "a.html.0.new~" }, { "b.ttf.1.new~", "b.html.1.new~" } };
	struct work w = { .n = 2, .result = xalloc(2 * sizeof(*w.result)) };

	for (size_t i = 0; i < w.n; i++) {
		w.result[i] = (struct work_result){ .path = path[i], .staged = staged[i], .n = 2, .ok = true };
		folder_put(f, path[i][1], "old");
		folder_put(f, staged[i][0], "font");
		folder_put(f, staged[i][1], "new");
	}
	folder_put(f, "a.ttf/in-the-way", "");
	assert_false(work_swap(&w, f->diag));
	folder_said(f, "lykt: error: a.ttf: cannot replace: Is a directory\n");
	assert_file(f, "a.html", "old");
	assert_file(f, "b.ttf", "font");
	assert_file(f, "b.html", "new");
	work_release(&w);
	assert_false(file_exists("a.ttf.0.new~"));
	assert_false(file_exists("a.html.0.new~"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_no_page_without_its_font, folder_setup, folder_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
