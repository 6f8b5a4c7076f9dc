/*
 * test_twins.c - which paragraphs may stand for one another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/twins.h"
#include "base/arena.h"
#include "text/para.h"

#include <string.h>

#include "unit.h"

static struct para make(struct arena *a, const char *text, struct para_span look)
{
	struct para p;

	para_init(&p, a, "ar", true);
	para_add(&p, text, strlen(text), &look);
	return p;
}

static void test_found_by_words_and_looks(void **state)
{
	struct arena *a = arena_new();
	struct twins *t = twins_new(a);
	const struct para_span plain = { .lang = "ar" };
	const struct para_span other[] = {
		{ .lang = "fa" }, { .lang = "ar", .bold = true }, { .lang = "ar", .isolate = true }, { .lang = "ar", .unbreakable = true },
		{ .lang = "ar", .address = true }, { .lang = "ar", .name = true }, { .lang = "ar", .mark = 1 },
		{ .lang = "ar", .size = 600 }, { .lang = "ar", .rise = 400 },
	};
	struct para first = make(a, "ROSA", plain), again = make(a, "ROSA", plain), more = make(a, "ROSA 22", plain);

	(void)state;
	assert_null(twins_find(t, &first));
	twins_add(t, &first);
	assert_ptr_equal(twins_find(t, &again)->text, first.text);
	assert_null(twins_find(t, &more));
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++) {
		struct para p = make(a, "ROSA", other[i]);

		assert_null(twins_find(t, &p));
		twins_add(t, &p);
		assert_ptr_equal(twins_find(t, &p)->text, p.text);
	}
	assert_ptr_equal(twins_find(t, &again)->text, first.text);
	arena_free(a);
}

static void test_direction_and_language_of_the_whole(void **state)
{
	struct arena *a = arena_new();
	struct twins *t = twins_new(a);
	const struct para_span look = { .lang = "nb" };
	struct para p = make(a, "ROSA", look), ltr = make(a, "ROSA", look), uk = make(a, "ROSA", look);

	(void)state;
	ltr.rtl = false;
	uk.lang = "uk";
	twins_add(t, &p);
	assert_null(twins_find(t, &ltr));
	assert_null(twins_find(t, &uk));
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_found_by_words_and_looks),
		cmocka_unit_test(test_direction_and_language_of_the_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
