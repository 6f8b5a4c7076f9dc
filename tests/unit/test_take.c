/*
 * test_take.c - a text as somebody takes it along: its words, the numbers of the contacts it names, the code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "html/take.h"
#include "model/model.h"
#include "qr/qr.h"

#include "unit.h"

static struct number number = { .dial = "+4722331160", .national = "22\u00a033\u00a011\u00a060" };
static const struct contact_text rosa_text = { .name = "ROSA", .lang = "nb" }, web_text = { .name = "Arbeidstilsynet", .lang = "nb" };
static const struct contact_text *rosa_texts[] = { &rosa_text, NULL }, *web_texts[] = { &web_text, NULL };
static const char *const addresses[] = { "knowyourrights.no" };
static const struct contact rosa = { .id = "rosa", .phone = &number, .text = rosa_texts };
static const struct contact web = { .id = "web", .web = addresses, .n_web = 1, .text = web_texts };
static const struct contact *contacts[] = { &rosa, &web };
static const struct language languages[] = { { .tag = "nb", .index = 0 }, { .tag = "ar", .index = 1 } };
static const struct model model = { .languages = languages, .n_languages = 2, .contacts = contacts, .n_contacts = 2 };
static const struct edition edition = { .helpline = &rosa };

/* "Ring ROSA." and a list; in both languages, as only the direction matters. */
static struct span words = { .kind = SPAN_TEXT, .text = "ROSA" };
static struct span stop = { .kind = SPAN_TEXT, .text = "." };
static struct span to_rosa = { .kind = SPAN_CONTACT, .target = "rosa", .child = &words, .next = &stop };
static struct span ring = { .kind = SPAN_TEXT, .text = "Ring ", .next = &to_rosa };
static struct span name = { .kind = SPAN_TEXT, .text = "Tilsynet" };
static struct span to_web = { .kind = SPAN_CONTACT, .target = "web", .child = &name };
static struct block line = { .kind = BLOCK_PARAGRAPH, .spans = &to_web };
static struct block item = { .kind = BLOCK_ITEM, .child = &line };
static struct block list = { .kind = BLOCK_LIST, .tight = true, .child = &item };
static struct block body = { .kind = BLOCK_PARAGRAPH, .spans = &ring, .next = &list };
static struct text text[] = { { .lang = "nb", .title = "Hjelp", .body = &body }, { .lang = "ar", .title = "Hjelp", .body = &body } };
static const struct text *texts[] = { &text[0], &text[1] };
static const struct document doc = { .id = "help", .kind = KIND_RIGHT, .text = texts };

static void test_words(void **state)
{
	struct take t = take_along(*state, &model, &edition, &doc, &languages[0]);

	assert_string_equal(t.text, "Hjelp\n\nRing ROSA 22 33 11 60.\n– Tilsynet (knowyourrights.no)\n\nROSA: 22 33 11 60");
	assert_false(t.brief);
}

/* From right to left, a number is isolated each time. */
static void test_numbers_from_right_to_left(void **state)
{
	struct take t = take_along(*state, &model, &edition, &doc, &languages[1]);

	assert_non_null(strstr(t.text, "Ring ROSA \u206622 33 11 60\u2069."));
	assert_non_null(strstr(t.text, "\n\nROSA: \u206622 33 11 60\u2069"));
}

/* What somebody claims does not look like what is true. */
static void test_claim(void **state)
{
	struct document myth = doc;

	myth.kind = KIND_MYTH;
	assert_int_equal(strncmp(take_along(*state, &model, &edition, &myth, &languages[0]).text, "«Hjelp»\n", strlen("«Hjelp»\n")), 0);
}

/* Too long for a code that can be read: title, summary and the number. */
static void test_long(void **state)
{
	char *long_words = malloc(6001);
	struct span many = { .kind = SPAN_TEXT }, brief = { .kind = SPAN_TEXT, .text = "Kort sagt." };
	struct block paragraph = { .kind = BLOCK_PARAGRAPH, .spans = &many };
	struct text long_text = { .lang = "nb", .title = "Hjelp", .body = &paragraph, .summary = &brief };
	const struct text *long_texts[] = { &long_text, NULL };
	struct document long_doc = { .id = "long", .kind = KIND_RIGHT, .text = long_texts };
	struct take t;

	memset(long_words, 'a', 6000);
	long_words[6000] = '\0';
	many.text = long_words;
	t = take_along(*state, &model, &edition, &long_doc, &languages[0]);
	assert_true(t.brief);
	assert_string_equal(t.text, "Hjelp\n\nKort sagt.\n\nROSA: 22 33 11 60");
	assert_true(t.fits);
	brief.text = long_words;
	assert_false(take_along(*state, &model, &edition, &long_doc, &languages[0]).fits);
	free(long_words);
}

static void test_code(void **state)
{
	struct take t = { .text = "tel:+4722331160", .fits = true };
	struct buf out;

	assert_true(qr_encode(*state, t.text, &t.code));
	buf_init(&out);
	take_write_code(&out, &t);
	assert_int_equal(strncmp(out.data, "[21, \"", 6), 0);            /* version 1: 441 modules in 56 bytes, 76 characters */
	assert_int_equal(out.len, strlen("[21, \"\", false]") + 76);
	assert_string_equal(out.data + out.len - strlen("\", false]"), "\", false]");
	buf_reset(&out);
	t.brief = true;
	take_write_code(&out, &t);
	assert_string_equal(out.data + out.len - strlen("\", true]"), "\", true]");
	buf_reset(&out);
	take_write_code(&out, &(struct take){ .text = "what no code holds", .fits = false });
	assert_string_equal(out.data, "null");
	buf_release(&out);
}

static int open_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static int close_arena(void **state)
{
	arena_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_numbers_from_right_to_left),
		cmocka_unit_test(test_claim),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_code),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
