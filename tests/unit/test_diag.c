/*
 * test_diag.c - what a run of lykt says: order, each thing once, notes in their place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/diag.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

#define AT(file, line, col) ((struct pos){ (file), (line), (col) })
#define NOWHERE ((struct pos){ NULL, 0, 0 })

static int setup(void **state)
{
	*state = diag_new();
	return 0;
}

static int teardown(void **state)
{
	diag_free(*state);
	return 0;
}

static void assert_prints(const struct diag *d, const char *expected)
{
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	diag_print(d, f);
	fclose(f);
	assert_string_equal(text, expected);
	free(text);
}

static void test_nothing(void **state)
{
	assert_prints(*state, "");
	assert_int_equal(diag_errors(*state), 0);
	assert_false(diag_has_system(*state));
	diag_free(NULL);
}

static void test_places(void **state)
{
	struct diag *d = *state;

	assert_false(diag_error(d, AT("a.md", 12, 7), "unknown contact '%s'", "red-cros"));
	diag_note(d, AT("a.md", 12, 7), "did you mean '%s'?", "red-cross");
	diag_warning(d, AT("a.md", 13, 0), "no column");
	diag_error(d, AT("b.md", 0, 0), "no line");
	diag_error(d, NOWHERE, "no file");
	assert_prints(d,
		"lykt: error: no file\n"
		"a.md:12:7: error: unknown contact 'red-cros'\n"
		"a.md:12:7: note: did you mean 'red-cross'?\n"
		"a.md:13: warning: no column\n"
		"b.md: error: no line\n");
	assert_int_equal(diag_errors(d), 3);
	assert_false(diag_has_system(d));
}

static void test_order(void **state)
{
	struct diag *d = *state;

	diag_error(d, AT("b.md", 1, 1), "6");
	diag_error(d, AT("a.md", 10, 1), "4");
	diag_note(d, AT("z.md", 1, 1), "stays with 4");
	diag_error(d, AT("a.md", 9, 20), "2");
	diag_error(d, AT("a.md", 9, 3), "1");
	diag_error(d, AT("a.md", 10, 1), "5");
	diag_warning(d, AT("a.md", 9, 20), "3");
	assert_prints(d,
		"a.md:9:3: error: 1\n"
		"a.md:9:20: error: 2\n"
		"a.md:9:20: warning: 3\n"
		"a.md:10:1: error: 4\n"
		"z.md:1:1: note: stays with 4\n"
		"a.md:10:1: error: 5\n"
		"b.md:1:1: error: 6\n");
}

/* Many in one place keep the order in which they came, whatever the sort does. */
static void test_order_is_stable(void **state)
{
	struct diag *d = *state;
	char expected[20000] = "";

	for (int i = 0; i < 500; i++) {
		diag_error(d, AT("a.md", 1, 1), "%d", i);
		sprintf(expected + strlen(expected), "a.md:1:1: error: %d\n", i);
	}
	assert_prints(d, expected);
}

static void test_same_thing_once(void **state)
{
	struct diag *d = *state;
	char copy[] = "a.md";

	for (int i = 0; i < 3; i++) {
		diag_error(d, AT(i == 1 ? copy : "a.md", 4, 2), "too long");
		diag_note(d, NOWHERE, "shorten it");
		diag_note(d, NOWHERE, i == 2 ? "in language 'so'" : "in language 'uk'");
		diag_note(d, NOWHERE, "shorten it");
		diag_error(d, AT("a.md", 4, 2), "something else");
	}
	diag_warning(d, AT("a.md", 4, 2), "too long");
	diag_error(d, AT("a.md", 4, 3), "too long");
	assert_prints(d,
		"a.md:4:2: error: too long\n"
		"a.md:4:2: note: shorten it\n"
		"a.md:4:2: note: in language 'uk'\n"
		"a.md:4:2: note: in language 'so'\n"
		"a.md:4:2: error: something else\n"
		"a.md:4:2: warning: too long\n"
		"a.md:4:3: error: too long\n");
}

static void test_note_alone(void **state)
{
	struct diag *d = *state;

	diag_note(d, NOWHERE, "nothing to do");
	assert_prints(d, "lykt: note: nothing to do\n");
	assert_int_equal(diag_errors(d), 0);
}

static void test_system(void **state)
{
	struct diag *d = *state;

	errno = ENOENT;
	assert_false(diag_system(d, "themes/x.yaml", "cannot open"));
	assert_prints(d, "lykt: error: themes/x.yaml: cannot open: No such file or directory\n");
	assert_int_equal(diag_errors(d), 1);
	assert_true(diag_has_system(d));
}

/* What is wrong stands behind the culprit, however long that is; no character is cut in two. */
static void test_long_culprit(void **state)
{
	struct diag *d = *state;
	char word[2001], expected[700];

	for (int i = 0; i < 1000; i++)
		memcpy(word + 2 * i, "å", 3);
	diag_error(d, AT("a.md", 1, 1), "word '%s' is too wide", word);
	snprintf(expected, sizeof(expected), "a.md:1:1: error: word '%.294s … %.186s' is too wide\n", word, word);
	assert_prints(d, expected);
}

static void test_append_copies(void **state)
{
	struct diag *d = *state, *worker = diag_new();

	diag_error(d, AT("a.md", 1, 1), "first");
	diag_error(worker, AT("a.md", 1, 1), "second %d", 2);
	diag_note(worker, NOWHERE, "of second");
	diag_warning(worker, AT("a.md", 1, 1), "third");
	errno = EACCES;
	diag_system(worker, "out", "cannot write");
	diag_append(d, worker);
	diag_free(worker);
	assert_prints(d,
		"lykt: error: out: cannot write: Permission denied\n"
		"a.md:1:1: error: first\n"
		"a.md:1:1: error: second 2\n"
		"a.md:1:1: note: of second\n"
		"a.md:1:1: warning: third\n");
	assert_int_equal(diag_errors(d), 3);
	assert_true(diag_has_system(d));
}

static void test_names_of_files_are_kept(void **state)
{
	struct diag *d = *state;
	char file[] = "b.md", other[] = "c.md";

	diag_error(d, AT(file, 1, 1), "first");
	diag_error(d, AT(file, 2, 1), "second");
	diag_note(d, AT(other, 3, 1), "of second");
	memset(file, 'x', sizeof(file) - 1);
	memset(other, 'x', sizeof(other) - 1);
	assert_prints(d,
		"b.md:1:1: error: first\n"
		"b.md:2:1: error: second\n"
		"c.md:3:1: note: of second\n");
}

/* What a message quotes can neither talk to the terminal nor pass for a message of its own. */
static void test_controls_are_not_printed(void **state)
{
	struct diag *d = *state;

	diag_error(d, AT("a\033.md", 1, 1), "\033[31m\nb.md:1:1: error: \342\200\256\377\303\246");
	assert_prints(d, "a?.md:1:1: error: ?[31m?b.md:1:1: error: ??\303\246\n");
}

static void test_text_is_not_a_format(void **state)
{
	struct diag *d = *state;

	diag_error(d, AT("100%s.md", 1, 1), "%s", "%n %s 'x'");
	assert_prints(d, "100%s.md:1:1: error: %n %s 'x'\n");
}

static void test_nearest(void **state)
{
	static const char *const contact[] = { "red-cross", "rosa", "police", "\xd1\x80\xd0\xbe\xd0\xb7\xd0\xb0" };
	static const char *const none[] = { "" };

	(void)state;
	assert_string_equal(diag_nearest("red-cros", contact, 4), "red-cross");
	assert_string_equal(diag_nearest("redcross", contact, 4), "red-cross");
	assert_string_equal(diag_nearest("polcie", contact, 4), "police");      /* neighbours swapped: one mistake */
	assert_string_equal(diag_nearest("rsoa", contact, 4), "rosa");
	assert_string_equal(diag_nearest("ROSA", contact, 4), "rosa");
	assert_string_equal(diag_nearest("\xd1\x80\xd0\xbe\xd1\x81\xd0\xb0", contact, 4), contact[3]);  /* letters, not bytes */
	assert_null(diag_nearest("raab", contact, 4));          /* two of four differ */
	assert_null(diag_nearest("shelter", contact, 4));
	assert_null(diag_nearest("", contact, 4));
	assert_null(diag_nearest("ab", none, 1));
	assert_null(diag_nearest("rosa", NULL, 0));
}

/* Of several equally near the first, so that the answer does not change from run to run. */
static void test_nearest_is_first(void **state)
{
	static const char *const name[] = { "card-a", "card-b", "card" };

	(void)state;
	assert_string_equal(diag_nearest("card-c", name, 3), "card-a");
	assert_string_equal(diag_nearest("cards", name, 3), "card");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_places, setup, teardown),
		cmocka_unit_test_setup_teardown(test_order, setup, teardown),
		cmocka_unit_test_setup_teardown(test_order_is_stable, setup, teardown),
		cmocka_unit_test_setup_teardown(test_same_thing_once, setup, teardown),
		cmocka_unit_test_setup_teardown(test_note_alone, setup, teardown),
		cmocka_unit_test_setup_teardown(test_system, setup, teardown),
		cmocka_unit_test_setup_teardown(test_long_culprit, setup, teardown),
		cmocka_unit_test_setup_teardown(test_append_copies, setup, teardown),
		cmocka_unit_test_setup_teardown(test_names_of_files_are_kept, setup, teardown),
		cmocka_unit_test_setup_teardown(test_controls_are_not_printed, setup, teardown),
		cmocka_unit_test_setup_teardown(test_text_is_not_a_format, setup, teardown),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_nearest_is_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
