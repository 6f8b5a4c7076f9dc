/*
 * test_hyphenate.c - dictionaries of every character set found, loaded and asked; words that are not to be divided.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/hyphenate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

/* The word with '-' where it may be divided; static. */
static const char *divide(const struct hyphenator *h, const char *lang, const char *word)
{
	static char out[2048];
	bool may_break[1024], any;
	size_t n = 0, len = strlen(word);
	bool marked = false;

	memset(may_break, 1, sizeof(may_break));        /* what is not marked must be cleared */
	any = hyphenate_word(h, lang, word, len, may_break);
	for (size_t i = 0; i < len; i++) {
		if (may_break[i]) {
			out[n++] = '-';
			marked = true;
		}
		out[n++] = word[i];
	}
	out[n] = '\0';
	assert_int_equal(any, marked);
	return out;
}

static void test_debian(void **state)
{
	struct hyphenator *h = hyphenator_open("/usr/share/hyphen");

	(void)state;
	assert_string_equal(divide(h, "en", "interpreter"), "in-ter-preter");   /* whoever asks first */
	assert_true(hyphenator_has(h, "nb"));
	assert_true(hyphenator_has(h, "en"));
	assert_true(hyphenator_has(h, "uk"));
	assert_true(hyphenator_has(h, "en-US"));       /* has none of its own */
	assert_true(hyphenator_has(h, "no"));
	assert_false(hyphenator_has(h, "ar"));
	assert_false(hyphenator_has(h, "../../etc/passwd"));
	assert_true(hyphenator_has(h, "uk"));
	assert_false(hyphenator_has(h, "ar"));

	assert_string_equal(divide(h, "nb", "taushetsplikt"), "taushets-plikt");
	assert_string_equal(divide(h, "nb", "følelser"), "fø-lel-ser");         /* ISO 8859-1 in the dictionary */
	assert_string_equal(divide(h, "no", "Følelser"), "Fø-lel-ser");
	assert_string_equal(divide(h, "en", "trafficking"), "traf-fick-ing");
	assert_string_equal(divide(h, "uk", "перекладача"), "пере-кла-дача");
	assert_string_equal(divide(h, "uk", "об’єднання"), "об’єдна-ння");
	assert_string_equal(divide(h, "uk", "працівника"), "пра-ці-вника");
	assert_string_equal(divide(h, "uk", "працівни\xcc\x81ка"), "пра-ці-вни\xcc\x81ка");       /* a stress mark changes nothing */
	assert_string_equal(divide(h, "nb", "handel"), "han-del");
	assert_string_equal(divide(h, "nb", "hand"), "hand");           /* 2 and 3 letters stay together */
	assert_string_equal(divide(h, "nb", ""), "");
	assert_string_equal(divide(h, "nb", "права"), "права");         /* letters the dictionary cannot write */
	assert_string_equal(divide(h, "ar", "arbeid"), "arbeid");
	hyphenator_close(h);
	hyphenator_close(NULL);
}

static void write_dictionary(const char *dir, const char *name, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void test_own(void **state)
{
	static const char *const name[] = {
		"hyph_xa.dic", "hyph_xb_BB.dic", "hyph_xb_AA.dic", "hyph_xc.dic", "hyph_xd.dic", "hyph_xe.dic", "hyph_xb_Latn_AA.dic", "hyph_xf.dic",
	};
	char dir[] = "/tmp/lykt-hyph-XXXXXX", path[256], word[1000];
	struct hyphenator *h;

	(void)state;
	assert_non_null(mkdtemp(dir));
	write_dictionary(dir, "hyph_xa.dic", "ISO8859-2\nh1\xb9\n");            /* s with caron in Latin 2 */
	write_dictionary(dir, "hyph_xb_BB.dic", "UTF-8\na1b\n");
	write_dictionary(dir, "hyph_xb_AA.dic", "UTF-8\nb1c\n");
	write_dictionary(dir, "hyph_xb_Latn_AA.dic", "UTF-8\nc1d\n");
	write_dictionary(dir, "hyph_xc.dic", "UTF-8\nf1f/ff=f,1,2\na1b\n");     /* Schiff-fahrt */
	write_dictionary(dir, "hyph_xd.dic", "KLINGON-1\na1b\n");
	write_dictionary(dir, "hyph_xe.dic", "microsoft-cp1251\n\xe0\x31\xe1\n");
	write_dictionary(dir, "hyph_xf.dic", "UTF-8\na1\n");
	h = hyphenator_open(dir);

	assert_true(hyphenator_has(h, "xa"));
	assert_string_equal(divide(h, "xa", "ahšah"), "ah-šah");
	assert_true(hyphenator_has(h, "xb"));
	assert_string_equal(divide(h, "xb", "aabcdefgh"), "aab-cdefgh");        /* the first by name */
	assert_true(hyphenator_has(h, "xb-BB"));
	assert_string_equal(divide(h, "xb-BB", "aabcdefgh"), "aa-bcdefgh");
	assert_true(hyphenator_has(h, "xb-CC"));
	assert_true(hyphenator_has(h, "xc"));
	assert_string_equal(divide(h, "xc", "schiffahrtabend"), "schiffahrta-bend");
	assert_true(hyphenator_has(h, "xf"));
	assert_string_equal(divide(h, "xf", "babaa\xcc\x88" "baba"), "ba-ba-a\xcc\x88" "baba");      /* never before a mark */
	assert_false(hyphenator_has(h, "xd"));
	assert_true(hyphenator_has(h, "xe"));
	assert_string_equal(divide(h, "xe", "вабвв"), "ва-бвв");

	memset(word, 'a', sizeof(word) - 1);            /* longer than any word */
	word[sizeof(word) - 1] = '\0';
	assert_string_equal(divide(h, "xc", word), word);
	hyphenator_close(h);

	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, name[i]);
		unlink(path);
	}
	rmdir(dir);
	h = hyphenator_open(dir);
	assert_false(hyphenator_has(h, "nb"));
	hyphenator_close(h);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_debian), cmocka_unit_test(test_own) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
