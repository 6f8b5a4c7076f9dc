/*
 * test_contact.c - the register: numbers above all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/number.h"
#include "load/page.h"
#include "load/register.h"
#include "model/contact.h"

#include "folder.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NBSP "\xc2\xa0"

static const struct pos at = { "rosa.md", 4, 8 };

static void test_phone_in_three_forms(void **state)
{
	struct folder *f = *state;
	const struct number *n = number_phone(f->arena, at, "+47 22 33 11 60", "NO", f->diag);

	assert_string_equal(n->dial, "+4722331160");
	assert_string_equal(n->national, "22" NBSP "33" NBSP "11" NBSP "60");
	assert_string_equal(n->international, "+47" NBSP "22" NBSP "33" NBSP "11" NBSP "60");
	assert_int_equal(n->pos.line, 4);
	n = number_phone(f->arena, at, "+47" NBSP "800 83 000", "NO", f->diag);
	assert_string_equal(n->national, "800" NBSP "83" NBSP "000");
	assert_non_null(number_phone(f->arena, at, "+1 202 555 0100", "US", f->diag));
	assert_non_null(number_phone(f->arena, at, "+380 44 123 4567", "UA", f->diag));
	assert_non_null(number_phone(f->arena, at, "+46 8 12 34 56", "SE", f->diag));
	folder_said(f, "");
}

/* "20 50 50 50" alone would be dialled as a Norwegian number. */
static void test_foreign_phone_keeps_its_country_code(void **state)
{
	struct folder *f = *state;
	const struct number *n = number_phone(f->arena, at, "+46 20 50 50 50", "SE", f->diag);

	assert_string_equal(n->dial, "+4620505050");
	assert_string_equal(n->national, "+46" NBSP "20" NBSP "50" NBSP "50" NBSP "50");
	assert_string_equal(n->international, n->national);
	folder_said(f, "");
}

static void test_short_codes(void **state)
{
	struct folder *f = *state;
	const struct number *n = number_short(f->arena, at, "116 117", f->diag);

	assert_string_equal(n->dial, "116117");
	assert_string_equal(n->national, "116" NBSP "117");
	assert_null(n->international);
	assert_non_null(number_short(f->arena, at, "112", f->diag));
	assert_non_null(number_short(f->arena, at, "02800", f->diag));
	folder_said(f, "");
}

static void test_wrong_phones(void **state)
{
	static const struct { const char *written, *country, *why; } want[] = {
		{ "+47 22 33 11", "NO", "a Norwegian number has 8 digits" },
		{ "+47 22 33 11 60 1", "NO", "a Norwegian number has 8 digits" },
		{ "+47 12 33 11 60", "NO", "no Norwegian number of 8 digits begins with 0 or 1" },
		{ "+46 8 12 34 56", "NO", "country is NO, whose numbers begin with +47" },
		{ "+47 22 33 11 60", "SE", "a number that begins with +47 is in country NO" },
		{ "+47 22  33 11 60", "NO", "only digits with single spaces between them are allowed" },
		{ "+47 22-33-11-60", "NO", "only digits with single spaces between them are allowed" },
		{ "+47 22 33 11 6O", "NO", "only digits with single spaces between them are allowed" },
		{ "+47 (0)22 33 11 60", "NO", "only digits with single spaces between them are allowed" },
		{ "+ 47 22 33 11 60", "NO", "only digits with single spaces between them are allowed" },
		{ "+47 22 33 11 60 ", "NO", "only digits with single spaces between them are allowed" },
		{ "+210 22 33 11 60", "GR", "no country has this code" },
		{ "+0 22 33 11 60", "GR", "no country has this code" },
		{ "+44 123", "GB", "too few digits" },
		{ "+44 12345 67890 12345", "GB", "no number has more than 15 digits" },
		{ "+44 1 2 3 4 5 6 7 8 9", "GB", "too many groups" },
	};
	struct folder *f = *state;

	for (size_t i = 0; i < COUNT(want); i++) {
		assert_null(number_phone(f->arena, at, want[i].written, want[i].country, f->diag));
		folder_said(f, arena_printf(f->arena, "rosa.md:4:8: error: invalid phone '%s': %s\n", want[i].written, want[i].why));
	}
}

static void test_wrong_phones_with_advice(void **state)
{
	struct folder *f = *state;

	assert_null(number_phone(f->arena, at, "22 33 11 60", "NO", f->diag));
	folder_said(f,
		"rosa.md:4:8: error: invalid phone '22 33 11 60': it must begin with + and the country code\n"
		"rosa.md:4:8: note: a code that works inside the country only belongs under 'short'\n");
	assert_null(number_phone(f->arena, at, "+4722331160", "NO", f->diag));
	folder_said(f,
		"rosa.md:4:8: error: invalid phone '+4722331160': no country has this code\n"
		"rosa.md:4:8: note: write a space behind the country code\n");
	assert_null(number_phone(f->arena, at, "+47 02800", "NO", f->diag));
	folder_said(f,
		"rosa.md:4:8: error: invalid phone '+47 02800': a Norwegian number has 8 digits\n"
		"rosa.md:4:8: note: a number of five digits cannot be called from abroad and belongs under 'short'\n");
}

static void test_wrong_short_codes(void **state)
{
	struct folder *f = *state;

	assert_null(number_short(f->arena, at, "11", f->diag));
	folder_said(f, "rosa.md:4:8: error: invalid short code '11': it must have 3 to 6 digits\n");
	assert_null(number_short(f->arena, at, "1234567", f->diag));
	folder_said(f, "rosa.md:4:8: error: invalid short code '1234567': it must have 3 to 6 digits\n");
	assert_null(number_short(f->arena, at, "+47 112", f->diag));
	folder_said(f,
		"rosa.md:4:8: error: invalid short code '+47 112': it has a country code\n"
		"rosa.md:4:8: note: write it under 'phone'\n");
}

/* The 2016 list of ITU-T has 1, 7, these of two digits, and of the rest all of three. */
static void test_country_codes(void **state)
{
	static const int two[] = {
		20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58,
		60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
	};
	struct folder *f = *state;
	size_t found = 0, threes = 0;

	for (int code = 0; code < 1000; code++) {
		const char *written = arena_printf(f->arena, "+%d 123 456 789", code);
		bool known = number_phone(f->arena, at, written, code == 47 ? "NO" : "XX", f->diag) != NULL;

		if (code == 47)
			continue;       /* its numbers have 8 digits */
		if (code < 10)
			assert_int_equal(known, code == 1 || code == 7);
		else if (code < 100)
			found += known;
		else
			threes += known;
		for (size_t i = 0; known && code >= 100 && i < COUNT(two); i++)
			assert_int_not_equal(code / 10, two[i]);        /* codes are unambiguous from the left */
	}
	assert_int_equal(found, COUNT(two) - 1);
	assert_true(threes > 150);
	assert_non_null(number_phone(f->arena, at, "+963 11 123 4567", "SY", f->diag));
	assert_non_null(number_phone(f->arena, at, "+251 11 123 4567", "ET", f->diag));
	assert_non_null(number_phone(f->arena, at, "+370 5 123 4567", "LT", f->diag));
}

static const struct contact *read_contact(struct folder *f, const char *front)
{
	struct page page;

	folder_put(f, "rosa.md", arena_printf(f->arena, "---\n%s---\nTekst.\n", front));
	assert_true(page_read(f->arena, "rosa.md", &page, f->diag));
	return register_read(f->arena, &page, "nb", 1, f->diag);
}

#define BASE "kind: contact\nname: ROSA\ncountry: NO\naudience: [person]\nsource: kom\nverified: 2024-12-31\nreview_by: 2026-12-31\n"

static void test_all_keys(void **state)
{
	struct folder *f = *state;
	const struct contact *c = read_contact(f, BASE
		"phone: \"+47 22 33 11 60\"\nsms: \"26112\"\nemail: a@b.no\nweb: [rosanorge.no, b.no/c]\nhours: [\"mon-fri 10:00-15:00\", \"sat 09:30-24:00\"]\n"
		"free: true\nanonymous: true\ninterpreter: false\nchat: true\nlanguages: [nb, pt-BR]\n");

	folder_said(f, "");
	assert_string_equal(c->sms->dial, "26112");
	assert_string_equal(c->id, "rosa");
	assert_string_equal(c->phone->dial, "+4722331160");
	assert_string_equal(c->email, "a@b.no");
	assert_int_equal(c->n_web, 2);
	assert_int_equal(c->n_hours, 2);
	assert_int_equal(c->hours[0].from_day, 1);
	assert_int_equal(c->hours[0].to_day, 5);
	assert_int_equal(c->hours[0].opens, 600);
	assert_int_equal(c->hours[1].from_day, 6);
	assert_int_equal(c->hours[1].to_day, 6);
	assert_int_equal(c->hours[1].closes, 1440);
	assert_true(c->free && c->anonymous && c->chat && !c->interpreter && !c->always);
	assert_true(c->for_persons && !c->for_services);
	assert_string_equal(c->text[0]->name, "ROSA");
	assert_int_equal(c->text[0]->body->pos.line, 20);
}

static void test_short_is_the_phone(void **state)
{
	struct folder *f = *state;
	const struct contact *c = read_contact(f, BASE "short: \"112\"\nhours: always\n");

	assert_string_equal(c->phone->dial, "112");
	assert_true(c->always);
	folder_said(f, "");
}

static void test_wrong_values(void **state)
{
	static const struct { const char *line, *said; } want[] = {
		{ "phone: +47 22 33 11 60\n", "9:8: error: 'phone' must stand between quotes\nrosa.md:9:8: note: write phone: \"+47 22 33 11 60\"" },
		{ "phone: \"+47 22 33 11 60\"\nshort: \"112\"\n", "10:1: error: both 'phone' and 'short': readers could not tell which one to call" },
		{ "", "1:1: error: nobody can reach 'rosa'\nrosa.md:1:1: note: give it a 'phone', 'short', 'sms', 'email' or 'web'" },
		{ "email: a.no\n", "9:8: error: invalid email 'a.no'" },
		{ "web: [\"https://a.no\"]\n", "9:7: error: web address 'https://a.no' has a scheme\nrosa.md:9:7: note: write 'a.no'" },
		{ "web: [rosa norge]\n", "9:7: error: invalid web address 'rosa norge'" },
		{ "web: [a.no]\nhours: sometimes\n",
		  "10:8: error: 'hours' must be 'always' or a list, not 'sometimes'\nrosa.md:10:8: note: write hours: [\"mon-fri 10:00-15:00\"]" },
		{ "web: [a.no]\nhours: [\"man-fre 10:00-15:00\"]\n",
		  "10:9: error: invalid hours 'man-fre 10:00-15:00': it must begin with a day: mon, tue, wed, thu, fri, sat, sun" },
		{ "web: [a.no]\nhours: [\"fri-mon 10:00-15:00\"]\n", "10:9: error: invalid hours 'fri-mon 10:00-15:00': the week begins on mon" },
		{ "web: [a.no]\nhours: [\"mon 10-15\"]\n", "10:9: error: invalid hours 'mon 10-15': write the times as 10:00-15:00" },
		{ "web: [a.no]\nhours: [\"mon 10:60-15:00\"]\n", "10:9: error: invalid hours 'mon 10:60-15:00': write the times as 10:00-15:00" },
		{ "web: [a.no]\nhours: [\"mon 20:00-02:00\"]\n",
		  "10:9: error: invalid hours 'mon 20:00-02:00': it closes before it opens; what lasts over midnight takes two lines" },
		{ "web: [a.no]\nlanguages: [norsk]\n", "10:13: error: 'norsk' is not a language tag such as nb or uk" },
		{ "web: [a.no]\nfree: yes\n", "10:7: error: 'free' must be true or false, not 'yes'" },
		{ "web: [a.no]\nphon: x\n", "10:1: error: unknown key 'phon'\nrosa.md:10:1: note: did you mean 'phone'?" },
	};
	struct folder *f = *state;

	for (size_t i = 0; i < COUNT(want); i++) {
		read_contact(f, arena_printf(f->arena, BASE "%s", want[i].line));
		folder_said(f, arena_printf(f->arena, "rosa.md:%s\n", want[i].said));
	}
}

static void test_dates(void **state)
{
	struct folder *f = *state;

	read_contact(f, "kind: contact\nname: A\ncountry: no\nweb: [a.no]\naudience: [all]\nsource: kom\nverified: 2024-02-30\nreview_by: 31.12.2026\n");
	folder_said(f,
		"rosa.md:4:10: error: 'no' is not a country code of two capital letters, such as NO\n"
		"rosa.md:6:12: error: unknown audience 'all': it is 'person' or 'services'\n"
		"rosa.md:8:11: error: '2024-02-30' is not a date\n"
		"rosa.md:8:11: note: write year, month and day as in 2024-12-31\n"
		"rosa.md:9:12: error: '31.12.2026' is not a date\n"
		"rosa.md:9:12: note: write year, month and day as in 2024-12-31\n");
	read_contact(f, "kind: contact\nname: A\ncountry: NO\nweb: [a.no]\naudience: []\nsource: kom\nverified: 2024-02-29\nreview_by: 2023-12-31\n");
	folder_said(f,
		"rosa.md:6:11: error: 'audience' is empty\n"
		"rosa.md:9:12: error: to be reviewed by 2023-12-31, before it was verified on 2024-02-29\n");
	read_contact(f, "kind: contact\nweb: [a.no]\n");
	folder_said(f,
		"rosa.md:1:1: error: missing 'country'\n"
		"rosa.md:1:1: error: missing 'audience'\n"
		"rosa.md:1:1: error: missing 'source'\n"
		"rosa.md:1:1: error: missing 'verified'\n"
		"rosa.md:1:1: error: missing 'review_by'\n"
		"rosa.md:1:1: error: missing 'name'\n");
}

static void test_pages(void **state)
{
	static const struct { const char *file, *text, *said; } want[] = {
		{ "a.md", "Tekst.\n",
		  "a.md:1:1: error: missing front matter\n"
		  "a.md:1:1: note: begin the file with a line '---', lines such as 'kind: right', and a line '---'\n" },
		{ "a.md", "", "a.md:1:1: error: missing front matter\n"
		  "a.md:1:1: note: begin the file with a line '---', lines such as 'kind: right', and a line '---'\n" },
		{ "a.md", "---\nkind: right\n", "a.md:1:1: error: front matter is not closed\na.md:1:1: note: write a line '---' behind its last key\n" },
		{ "A b.md", "---\nkind: right\n---\n",
		  "A b.md:1:1: error: 'A b' cannot be the name of a text\n"
		  "A b.md:1:1: note: file names are lower case letters, digits and hyphens\n" },
		{ "a.md", "---\nkind: [\n---\nx <b>\n",
		  "a.md:3:1: error: invalid YAML: did not find expected node content\n"
		  "a.md:4:3: error: raw HTML '<b>' is not allowed\n"
		  "a.md:4:3: note: write Markdown, or \\< for the sign itself\n" },
	};
	struct folder *f = *state;
	struct page page;

	for (size_t i = 0; i < COUNT(want); i++) {
		folder_put(f, want[i].file, want[i].text);
		assert_false(page_read(f->arena, want[i].file, &page, f->diag));
		folder_said(f, want[i].said);
	}
	folder_put(f, "a.md", "\xef\xbb\xbf---\r\nkind: right\r\n---\r\nTekst.\r\n");
	assert_true(page_read(f->arena, "a.md", &page, f->diag));
	assert_int_equal(page.body->pos.line, 4);
	assert_false(page_read(f->arena, "none.md", &page, f->diag));
	assert_true(diag_has_system(f->diag));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_phone_in_three_forms, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_foreign_phone_keeps_its_country_code, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_short_codes, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_phones, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_phones_with_advice, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_short_codes, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_country_codes, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_all_keys, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_short_is_the_phone, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_values, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_dates, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_pages, folder_setup, folder_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
