/*
 * icu.c - ICU's strings, locale names, errors and break iterators.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/icu.h"
#include "base/arena.h"
#include "base/xalloc.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uloc.h>
#include <unicode/ustring.h>

void icu_must(UErrorCode status, const char *what)
{
	if (U_SUCCESS(status))
		return;
	fprintf(stderr, "lykt: ICU cannot %s: %s\n", what, u_errorName(status));
	exit(2);
}

/* What ICU has no data for looks the same on every machine, not as the machine's own language has it. */
static void set_default(void)
{
	UErrorCode status = U_ZERO_ERROR;

	uloc_setDefault("en", &status);
	icu_must(status, "set its language");
}

/* Languages that CLDR files under another name (its languageAlias; ICU applies that in C++ only). */
static const char *alias(const char *lang)
{
	static const struct { const char *lang, *filed; } known[] = {
		{ "prs", "fa-AF" }, { "kmr", "ku" }, { "tl", "fil" }, { "no", "nb" }, { "cmn", "zh" }, { "arb", "ar" },
		{ "swh", "sw" }, { "als", "sq" }, { "gaz", "om" }, { "pnb", "pa-Arab" }, { "pes", "fa" }, { "npi", "ne" },
		{ "pbu", "ps" }, { "azj", "az" }, { "uzn", "uz" }, { "khk", "mn" }, { "iw", "he" }, { "mo", "ro" },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].lang, lang) == 0)
			return known[i].filed;
	return lang;
}

void icu_locale(const char *lang, char out[ICU_LOCALE_SIZE])
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	UErrorCode status = U_ZERO_ERROR;
	int32_t len;

	pthread_once(&once, set_default);
	len = uloc_forLanguageTag(alias(lang), out, ICU_LOCALE_SIZE, NULL, &status);
	if (U_FAILURE(status) || len >= ICU_LOCALE_SIZE)
		out[0] = '\0';
}

char *icu_to_utf8(struct arena *a, const UChar *s, int32_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	char *out = arena_alloc(a, (size_t)n * 3 + 1);

	u_strToUTF8WithSub(out, n * 3 + 1, NULL, s, n, 0xfffd, NULL, &status);
	icu_must(status, "convert to UTF-8");
	return out;
}

UChar *icu_from_utf8(struct arena *a, const char *s, int32_t *n)
{
	UErrorCode status = U_ZERO_ERROR;
	size_t len = strlen(s);
	UChar *out = ARENA_ARRAY(a, UChar, len + 1);

	u_strFromUTF8WithSub(out, (int32_t)len + 1, n, s, (int32_t)len, 0xfffd, NULL, &status);
	icu_must(status, "convert from UTF-8");
	return out;
}

/* Iterators only ever copied, one a language and kind; in use until the program ends. */
struct master {
	struct master *next;
	UBreakIteratorType type;
	char lang[40];
	UBreakIterator *iterator;
};

static struct master *masters;
static pthread_mutex_t masters_lock = PTHREAD_MUTEX_INITIALIZER;

static void close_masters(void)
{
	while (masters != NULL) {
		struct master *m = masters;

		masters = m->next;
		ubrk_close(m->iterator);
		free(m);
	}
}

static struct master *master_for(UBreakIteratorType type, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE];
	struct master *m;

	for (m = masters; m != NULL; m = m->next)
		if (m->type == type && strcmp(m->lang, lang) == 0)
			return m;
	if (masters == NULL)
		atexit(close_masters);
	m = xalloc(sizeof(*m));
	m->type = type;
	snprintf(m->lang, sizeof(m->lang), "%s", lang);
	icu_locale(lang, locale);
	m->iterator = ubrk_open(type, locale, NULL, 0, &status);
	icu_must(status, "open a break iterator");
	m->next = masters;
	masters = m;
	return m;
}

UBreakIterator *icu_breaks(UBreakIteratorType type, const char *lang, const UChar *text, int32_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *copy;

	if (strlen(lang) >= sizeof(masters->lang))      /* no language has so long a name */
		lang = "";
	pthread_mutex_lock(&masters_lock);
	copy = ubrk_clone(master_for(type, lang)->iterator, &status);
	pthread_mutex_unlock(&masters_lock);
	icu_must(status, "copy a break iterator");
	ubrk_setText(copy, text, n, &status);
	icu_must(status, "look for breaks");
	return copy;
}
