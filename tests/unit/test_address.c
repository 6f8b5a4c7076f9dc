/*
 * test_address.c - which words are addresses, and where a line may end in one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/address.h"
#include "base/arena.h"
#include "text/icu.h"

#include <string.h>

#include "unit.h"

static int setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

/* The addresses of a text in [ ], with | where a line may end. */
static const char *show(struct arena *a, const char *text)
{
	struct address found = { 0 };
	const char *out = "";
	int32_t n, at = 0;
	UChar *s = icu_from_utf8(a, text, &n);

	while (address_find(s, at, n, &found)) {
		out = arena_printf(a, "%s%s[", out, icu_to_utf8(a, s + at, found.start - at));
		for (at = found.start; at < found.end; at++)
			out = arena_printf(a, "%s%s%s", out, at > found.start && address_may_break(s, &found, at) ? "|" : "", icu_to_utf8(a, s + at, 1));
		out = arena_printf(a, "%s]", out);
	}
	return arena_printf(a, "%s%s", out, icu_to_utf8(a, s + at, n - at));
}

static void finds_addresses(void **state)
{
	static const char *const shown[][2] = {
		{ "Se rosa-help.no.", "Se [rosa-help.no]." },
		{ "(www.politiet.no/tips)", "([www|.politiet|.no/|tips])" },
		{ "https://www.udi.no/ord-og-begreper/?lang=nb#x", "[https://www|.udi|.no/|ord|-og|-begreper/|?lang|=nb#x]" },
		{ "http://localhost:8080/ab", "[http://localhost:8080/ab]" },
		{ "post@menneskehandel.no, eller", "[post|@menneskehandel.no], eller" },
		{ "kontakt.person_2@oslo.kommune.no", "[kontakt|.person|_2|@oslo|.kommune.no]" },
		{ "https://no.wikipedia.org/wiki/Oslo_(by)).", "[https://no.wikipedia|.org/|wiki/|Oslo|_(by)])." },
		{ "a ftp://ftp.example.org/x/y/z/", "a [ftp://ftp|.example|.org/|x/|y/z/]" },
		{ "example.org/%C3%A6re%20og", "[example|.org/|%C3%A6re|%20og]" },
		{ "example.org/a~b&cd&ef/../gh//ijkl", "[example|.org/|a|~b|&cd|&ef/|../|gh//|ijkl]" },
		{ "nettsiden arbeidstilsynet.no/en", "nettsiden [arbeidstilsynet|.no/en]" },
		{ "请访问rosa-help.no了解更多", "请访问[rosa-help.no]了解更多" },
		{ "rosa-help.no og caritas.no", "[rosa-help.no] og [caritas.no]" },
	};

	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		assert_string_equal(show(*state, shown[i][0]), shown[i][1]);
}

/* Words that look a little like one, and are none. */
static void leaves_words_alone(void **state)
{
	static const char *const plain[] = {
		"og/eller", "f.eks. m.fl. bl.a. dvs. p.g.a. e.g. i.e. z.B.", "slutt.Neste setning", "kl. 12.30", "1.2.2024", "3.14", "a@b", "@rosa", "rosa@",
		"://", "http://", "//", "...", ".no", "no.", "a..no", "-a.no", "merk: dette", "Ring 22 33 11 60.", "dato:2024", "list.pdf", "St.Olav", "x@y.z", "",
		"och/eller", "24/7", "A4/A5", "www.", "www", "abc.n0",
	};

	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		assert_string_equal(show(*state, plain[i]), plain[i]);
}

/* What an author marked as an address is one, whatever it looks like. */
static void divides_what_is_marked(void **state)
{
	struct arena *a = *state;
	const char *out = "";
	int32_t n;
	const UChar *s = icu_from_utf8(a, "bücher.example/straße/åpen-dag", &n);
	const struct address whole = address_make(s, 0, n);

	for (int32_t at = 0; at < n; at++)
		out = arena_printf(a, "%s%s%s", out, at > 0 && address_may_break(s, &whole, at) ? "|" : "", icu_to_utf8(a, s + at, 1));
	assert_string_equal(out, "bücher|.example/|straße/|åpen|-dag");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = { TEST(finds_addresses), TEST(leaves_words_alone), TEST(divides_what_is_marked) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
