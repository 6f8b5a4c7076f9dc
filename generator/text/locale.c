/*
 * locale.c - what ICU knows of a language.
 *
 * Dates are of the Gregorian calendar and digits Western everywhere: a date of printing, or an opening hour, must be read
 * aloud to a helper in any language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/locale.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "text/icu.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ucasemap.h>
#include <unicode/ucol.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/unumsys.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

enum { NAME_MAX_UNITS = 256 };          /* of anything ICU is asked for here [UTF-16 units] */

bool locale_is_rtl(const char *lang)
{
	char locale[ICU_LOCALE_SIZE];

	icu_locale(lang, locale);
	return uloc_isRightToLeft(locale) != 0;
}

const char *locale_name(struct arena *a, const char *lang, const char *in)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE], in_locale[ICU_LOCALE_SIZE];
	UChar name[NAME_MAX_UNITS];
	ULocaleDisplayNames *names;
	int32_t len;

	if (strcmp(lang, "no") == 0)
		strcpy(locale, lang);   /* data for it are those of nb, but its name is its own: Norwegian of any kind */
	else
		icu_locale(lang, locale);
	icu_locale(in, in_locale);
	names = uldn_open(in_locale, ULDN_DIALECT_NAMES, &status);
	len = uldn_localeDisplayName(names, locale, name, NAME_MAX_UNITS, &status);
	uldn_close(names);
	if (U_FAILURE(status) || len <= 0 || len > NAME_MAX_UNITS)
		return arena_strdup(a, lang);
	return icu_to_utf8(a, name, len);
}

/* As at the beginning of a sentence; the rest stays ("Norsk bokmål"). A script without capitals stays as it is. */
static char *capitalize(struct arena *a, const char *s, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE];
	const int32_t len = (int32_t)strlen(s), max = len * 3 + 1;
	char *out = arena_alloc(a, (size_t)max);
	UCaseMap *map;

	icu_locale(lang, locale);
	map = ucasemap_open(locale, U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE, &status);
	ucasemap_utf8ToTitle(map, out, max, s, len, &status);
	ucasemap_close(map);
	icu_must(status, "write a capital letter");
	return out;
}

const char *locale_own_name(struct arena *a, const char *lang)
{
	return capitalize(a, locale_name(a, lang, lang), lang);
}

/* ISO 15924 has names for what some languages are written in together; a character is in one of these. */
static UScriptCode main_script(UScriptCode script)
{
	switch (script) {
	case USCRIPT_SIMPLIFIED_HAN: case USCRIPT_TRADITIONAL_HAN: case USCRIPT_JAPANESE: return USCRIPT_HAN;
	case USCRIPT_KOREAN: return USCRIPT_HANGUL;
	default:             return script;
	}
}

const char *locale_script(const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE], likely[ICU_LOCALE_SIZE], script[ULOC_SCRIPT_CAPACITY] = "";
	int32_t code;

	icu_locale(lang, locale);
	uloc_addLikelySubtags(locale, likely, sizeof(likely), &status);
	uloc_getScript(likely, script, sizeof(script), &status);
	code = U_SUCCESS(status) ? u_getPropertyValueEnum(UCHAR_SCRIPT, script) : UCHAR_INVALID_CODE;
	return uscript_getShortName(code != UCHAR_INVALID_CODE ? main_script((UScriptCode)code) : USCRIPT_LATIN);
}

/* Milliseconds from 1970 to noon of a day; false: "2024-12-31" is not what iso_date looks like. */
static bool read_date(const char *iso_date, UDate *date)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
	int year, month, day;
	long days;
	char rest;

	if (sscanf(iso_date, "%4d-%2d-%2d%c", &year, &month, &day, &rest) != 3)
		return false;
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	days = (year - 1970) * 365L + before[month - 1] + day - 1;
	if (month <= 2)
		year--;
	days += year / 4 - year / 100 + year / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
	*date = ((double)days * 24 + 12) * 3600 * 1000;
	return true;
}

/* The language with the Gregorian calendar and Western digits. English without a country is Europe's: 31 December, not December 31. */
static void calendar_locale(const char *lang, char out[ICU_LOCALE_SIZE])
{
	UErrorCode status = U_ZERO_ERROR;

	icu_locale(strcmp(lang, "en") == 0 ? "en-150" : lang, out);
	uloc_setKeywordValue("calendar", "gregorian", out, ICU_LOCALE_SIZE, &status);
	uloc_setKeywordValue("numbers", "latn", out, ICU_LOCALE_SIZE, &status);
	icu_must(status, "name a calendar");
}

const char *locale_date(struct arena *a, const char *iso_date, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE];
	UChar text[NAME_MAX_UNITS];
	UDateFormat *format;
	int32_t len;
	UDate date;

	if (!read_date(iso_date, &date))
		return arena_strdup(a, iso_date);
	calendar_locale(lang, locale);
	/* A pattern asked of ICU's generator is the same in nearly every language, and takes eight times as long. Thai gets its era here. */
	format = udat_open(UDAT_NONE, UDAT_LONG, locale, u"UTC", -1, NULL, 0, &status);
	len = udat_format(format, date, text, NAME_MAX_UNITS, NULL, &status);
	udat_close(format);
	icu_must(status, "write a date");
	for (int32_t i = 0; i < len; i++)
		if (text[i] == ' ')
			text[i] = 0xa0;         /* "31." is not left alone at the end of a line */
	return icu_to_utf8(a, text, len);
}

/* The language's name of a day, 1 Monday to 7. */
static const char *weekday(struct arena *a, UDateFormat *format, UDateFormatSymbolType type, int day)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar name[NAME_MAX_UNITS];
	int32_t len = udat_getSymbols(format, type, day % 7 + 1, name, NAME_MAX_UNITS, &status);

	icu_must(status, "name a day");
	return icu_to_utf8(a, name, len);
}

static const char *hours(struct arena *a, UDateFormatSymbolType type, int from_day, int to_day, int opens, int closes, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE];
	UDateFormat *format;
	const char *days;

	calendar_locale(lang, locale);
	format = udat_open(UDAT_NONE, UDAT_SHORT, locale, u"UTC", -1, NULL, 0, &status);
	icu_must(status, "write a date");
	days = weekday(a, format, type, from_day);
	if (to_day != from_day)
		days = arena_printf(a, "%s–%s", days, weekday(a, format, type, to_day));
	udat_close(format);
	return arena_printf(a, "%s %02d:%02d–%02d:%02d", days, opens / 60, opens % 60, closes / 60, closes % 60);
}

const char *locale_hours(struct arena *a, int from_day, int to_day, int opens, int closes, const char *lang)
{
	return hours(a, UDAT_SHORT_WEEKDAYS, from_day, to_day, opens, closes, lang);
}

const char *locale_hours_in_words(struct arena *a, int from_day, int to_day, int opens, int closes, const char *lang)
{
	return hours(a, UDAT_STANDALONE_WEEKDAYS, from_day, to_day, opens, closes, lang);
}

void locale_sort(struct arena *a, const char *const *name, size_t n, size_t *order)
{
	UErrorCode status = U_ZERO_ERROR;
	UCollator *collator = ucol_open("", &status);
	const UChar **text = ARENA_ARRAY(a, const UChar *, n);
	int32_t *len = ARENA_ARRAY(a, int32_t, n);

	icu_must(status, "sort names");
	for (size_t i = 0; i < n; i++) {
		size_t k = i;

		text[i] = icu_from_utf8(a, name[i], &len[i]);
		for (; k > 0 && ucol_strcoll(collator, text[i], len[i], text[order[k - 1]], len[order[k - 1]]) == UCOL_LESS; k--)
			order[k] = order[k - 1];
		order[k] = i;
	}
	ucol_close(collator);
}

/* What CLDR has no data for and would give as in English. Central Kurdish: as in the catalogue of MediaWiki (languages/i18n/ckb.json). */
static const struct own_marks { const char *lang, *comma, *and, *open, *close; } own_marks[] = {
	{ "ckb", "، ", " و ", "«", "»" },
};

static const struct own_marks *find_own_marks(const char *lang)
{
	for (size_t i = 0; i < sizeof(own_marks) / sizeof(own_marks[0]); i++) {
		const size_t len = strlen(own_marks[i].lang);

		if (strncmp(lang, own_marks[i].lang, len) == 0 && (lang[len] == '\0' || lang[len] == '-'))
			return &own_marks[i];
	}
	return NULL;
}

static const char *list_with(struct arena *a, const struct own_marks *own, const char *const *item, size_t n)
{
	const char *text = item[0];

	for (size_t i = 1; i < n; i++)
		text = arena_printf(a, "%s%s%s", text, i + 1 < n ? own->comma : own->and, item[i]);
	return text;
}

const char *locale_list(struct arena *a, const char *const *item, size_t n, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE];
	const UChar **string = ARENA_ARRAY(a, const UChar *, n);
	int32_t *len = ARENA_ARRAY(a, int32_t, n), max = 1, used;
	UListFormatter *formatter;
	UChar *text;

	if (n == 0)
		return "";
	if (find_own_marks(lang) != NULL)
		return list_with(a, find_own_marks(lang), item, n);
	icu_locale(lang, locale);
	for (size_t i = 0; i < n; i++) {
		string[i] = icu_from_utf8(a, item[i], &len[i]);
		max += len[i] + 32;             /* and the longest "and" of any language */
	}
	text = ARENA_ARRAY(a, UChar, (size_t)max);
	formatter = ulistfmt_open(locale, &status);
	used = ulistfmt_format(formatter, string, len, (int32_t)n, text, max, &status);
	ulistfmt_close(formatter);
	icu_must(status, "write a list");
	return icu_to_utf8(a, text, used);
}

static const char *delimiter(struct arena *a, ULocaleData *data, ULocaleDataDelimiterType type)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar text[NAME_MAX_UNITS];
	int32_t len = ulocdata_getDelimiter(data, type, text, NAME_MAX_UNITS, &status);

	icu_must(status, "find quotation marks");
	return icu_to_utf8(a, text, len);
}

void locale_quotes(struct arena *a, const char *lang, const char **open, const char **close)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE];
	const struct own_marks *own = find_own_marks(lang);
	ULocaleData *data;

	if (own != NULL) {
		*open = own->open;
		*close = own->close;
		return;
	}
	/* CLDR gives Arabic the English marks turned round; print and catalogues use guillemets, as Persian does. */
	icu_locale(strcmp(lang, "ar") == 0 ? "fa" : lang, locale);
	data = ulocdata_open(locale, &status);
	icu_must(status, "find quotation marks");
	*open = delimiter(a, data, ULOCDATA_QUOTATION_START);
	*close = delimiter(a, data, ULOCDATA_QUOTATION_END);
	ulocdata_close(data);
}

static void add_exemplars(USet *set, const char *locale)
{
	static const ULocaleDataExemplarSetType types[] = { ULOCDATA_ES_STANDARD, ULOCDATA_ES_AUXILIARY, ULOCDATA_ES_PUNCTUATION };
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(locale, &status);
	USet *some = uset_openEmpty();

	icu_must(status, "find the letters of a language");
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		ulocdata_getExemplarSet(data, some, 0, types[i], &status);
		icu_must(status, "find the letters of a language");
		uset_addAll(set, some);
	}
	uset_close(some);
	ulocdata_close(data);
}

/* Not those that count otherwise than by ten digits, as Ethiopic ones. */
static void add_digits(USet *set, const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	char native[ICU_LOCALE_SIZE];
	UChar digits[NAME_MAX_UNITS];
	UNumberingSystem *system;
	int32_t len;

	strcpy(native, locale);
	uloc_setKeywordValue("numbers", "native", native, sizeof(native), &status);
	system = unumsys_open(native, &status);
	icu_must(status, "find the digits of a language");
	if (!unumsys_isAlgorithmic(system)) {
		len = unumsys_getDescription(system, digits, NAME_MAX_UNITS, &status);
		icu_must(status, "find the digits of a language");
		uset_addAllCodePoints(set, digits, len);
	}
	unumsys_close(system);
}

/* What is written with several characters is in a set as a string, behind all characters. */
static void add_strings(USet *set)
{
	const int32_t items = uset_getItemCount(set);
	USet *parts = uset_openEmpty();

	for (int32_t i = uset_getRangeCount(set); i < items; i++) {
		UErrorCode status = U_ZERO_ERROR;
		UChar string[NAME_MAX_UNITS];
		const int32_t len = uset_getItem(set, i, NULL, NULL, string, NAME_MAX_UNITS, &status);

		icu_must(status, "list letters");
		uset_addAllCodePoints(parts, string, len);
	}
	uset_addAll(set, parts);
	uset_removeAllStrings(set);
	uset_close(parts);
}

/* The first and the last character of the set's i-th range. */
static void range(const USet *set, int32_t i, UChar32 *first, UChar32 *last)
{
	UErrorCode status = U_ZERO_ERROR;

	uset_getItem(set, i, first, last, NULL, 0, &status);
	icu_must(status, "list letters");
}

static void add_decomposed(USet *set)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
	USet *parts = uset_openEmpty();
	UChar32 first, last;

	icu_must(status, "take letters apart");
	for (int32_t i = 0; i < uset_getItemCount(set); i++) {
		range(set, i, &first, &last);
		for (UChar32 c = first; c <= last; c++) {
			UChar part[NAME_MAX_UNITS];
			const int32_t len = unorm2_getDecomposition(nfd, c, part, NAME_MAX_UNITS, &status);

			icu_must(status, "take letters apart");
			if (len > 0)
				uset_addAllCodePoints(parts, part, len);
		}
	}
	uset_addAll(set, parts);
	uset_close(parts);
}

static const char *list_characters(struct arena *a, const USet *set)
{
	char *text = arena_alloc(a, (size_t)uset_size(set) * 4 + 1), *end = text;
	UChar32 first, last;

	for (int32_t i = 0; i < uset_getItemCount(set); i++) {
		range(set, i, &first, &last);
		for (UChar32 c = first; c <= last; c++)
			end += utf8_encode((unsigned)c, end);
	}
	return text;
}

const char *locale_characters(struct arena *a, const char *lang)
{
	char locale[ICU_LOCALE_SIZE];
	USet *set = uset_openEmpty();
	const char *characters;

	icu_locale(lang, locale);
	add_exemplars(set, locale);
	add_digits(set, locale);
	add_strings(set);
	add_decomposed(set);
	characters = list_characters(a, set);
	uset_close(set);
	return characters;
}
