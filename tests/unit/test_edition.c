/*
 * test_edition.c - the number of an edition.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "model/model.h"
#include "template/edition.h"

#include "unit.h"

#include <string.h>

static const struct language nb = { .tag = "nb" };
static struct number rosa_phone = { .dial = "+4722331160", .national = "22331160" };
static struct number doctor_phone = { .dial = "116117", .national = "116117" };
static const struct contact_text name = { .lang = "nb", .name = "A" };
static const struct contact_text *names[] = { &name };
static const struct contact rosa = { .id = "rosa", .phone = &rosa_phone, .text = names };
static const struct contact doctor = { .id = "doctor", .phone = &doctor_phone, .text = names };
static const struct contact *contacts[] = { &doctor, &rosa };
static const struct model model = { .contacts = contacts, .n_contacts = 2 };

static void test_a_number_in_a_text_counts(void **state)
{
	static const struct span link = { .kind = SPAN_CONTACT, .target = "doctor" };
	static const struct text text = { .lang = "nb", .title = "T", .summary = &link };
	static const struct text *texts[] = { &text };
	static const struct document doc = { .id = "d", .text = texts };
	static const struct document *docs[] = { &doc };
	static const struct slot slot = { .name = "s", .doc = docs, .n = 1 };
	static const struct product product = { .slots = &slot, .n_slots = 1 };
	static const struct edition edition = { .id = "e", .helpline = &rosa, .products = &product, .n_products = 1 };
	struct arena *a = arena_new();
	const char *before = edition_number(a, &model, &edition, &nb);

	(void)state;
	assert_int_equal(strlen(before), 7);
	assert_string_equal(edition_number(a, &model, &edition, &nb), before);
	doctor_phone.dial = doctor_phone.national = "116118";
	assert_string_not_equal(edition_number(a, &model, &edition, &nb), before);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_a_number_in_a_text_counts) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
