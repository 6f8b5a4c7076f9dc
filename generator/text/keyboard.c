/*
 * keyboard.c - layouts of XKB reduced to the letters of a language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/keyboard.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "text/folding.h"
#include "text/icu.h"
#include "text/locale.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/utf16.h>
#include <xkbcommon/xkbcommon.h>

enum { ROWS = 4, COLUMNS = 14, LEVELS = 2 };
enum { ALPHABET_MAX = 80 };             /* letters: more do not fit a screen */
enum { TYPED_MIN = 80 };                /* [%] of the language's letters that a layout must type */
enum { ROW_LEAST = 3 };                 /* letters of the first row */

/*
 * The layouts of evdev.xml that languages are written with at home. Where that is not the default of its country:
 * - Urdu: the default is for those used to Latin letters; this is the standard of Pakistan's language authority, and that of Windows.
 * - Tamil: Tamil 99, which India and Sri Lanka share. Punjabi, Marathi and the like: InScript, the standard of India.
 * - Bengali: the keyboard of Bangladesh (bd) joins vowels at the beginning of a word from two keys, which XKB cannot; InScript has them.
 * - Hausa: what xkb-data has (ng(hausa)) lacks M, W and Z. Swahili: Tanzania's is for Arabic script. Malay: Malaysia's too.
 * - Romani: there is none; Croatian has its č, š and ž.
 * For a language that is not here, see country_layout.
 */
static const struct layout { const char *lang, *name; } layouts[] = {
	{ "nb", "no" }, { "nn", "no" }, { "no", "no" }, { "da", "dk" }, { "sv", "se" }, { "fi", "fi" }, { "is", "is" },
	{ "se", "no(smi)" }, { "sma", "no" }, { "smj", "no" }, { "smn", "fi(smi)" },
	{ "et", "ee" }, { "lv", "lv" }, { "lt", "lt" }, { "pl", "pl" }, { "cs", "cz" }, { "sk", "sk" }, { "hu", "hu" },
	{ "sl", "si" }, { "hr", "hr" }, { "bs", "ba" }, { "sr", "rs" }, { "sr-Latn", "rs(latin)" }, { "sq", "al" }, { "rom", "hr" },
	{ "mk", "mk" }, { "bg", "bg" }, { "ro", "ro" }, { "el", "gr" }, { "ru", "ru" }, { "uk", "ua" }, { "be", "by" },
	{ "ka", "ge" }, { "hy", "am" }, { "tr", "tr" }, { "az", "az" }, { "az-Cyrl", "az(cyrillic)" }, { "kk", "kz" }, { "ky", "kg" },
	{ "uz", "uz(latin)" }, { "uz-Cyrl", "uz" }, { "uz-Arab", "af(uz)" }, { "mn", "mn" }, { "tt", "ru(tt)" }, { "ug", "cn(ug)" },
	{ "en", "gb" }, { "en-US", "us" }, { "ga", "ie" }, { "nl", "nl" }, { "de", "de" }, { "de-CH", "ch" },
	{ "fr", "fr" }, { "fr-CH", "ch(fr)" }, { "fr-CA", "ca" }, { "es", "es" }, { "es-419", "latam" }, { "it", "it" },
	{ "pt", "pt" }, { "pt-BR", "br" }, { "eo", "epo" }, { "mi", "mao" },
	{ "ar", "ara" }, { "fa", "ir" }, { "fa-AF", "af" }, { "prs", "af" }, { "ps", "af(ps)" }, { "ur", "pk(urd-nla)" }, { "sd", "pk(snd)" },
	{ "ckb", "iq(ku_ara)" }, { "ku", "tr(ku)" }, { "ku-Arab", "iq(ku_ara)" }, { "kmr", "tr(ku)" }, { "kmr-Arab", "iq(ku_ara)" },
	{ "he", "il" }, { "yi", "il" },
	{ "hi", "in" }, { "mr", "in(marathi)" }, { "ne", "np" }, { "bn", "in(ben_inscript)" }, { "ta", "in(tam_tamilnet)" },
	{ "te", "in(tel)" }, { "kn", "in(kan)" }, { "ml", "in(mal_enhanced)" }, { "gu", "in(guj)" }, { "or", "in(ori)" },
	{ "pa", "in(guru)" }, { "pa-Arab", "pk(urd-nla)" }, { "si", "lk" },
	{ "th", "th" }, { "lo", "la" }, { "km", "kh" }, { "my", "mm" }, { "vi", "vn" }, { "ja", "jp(kana)" }, { "ko", "kr" },
	{ "am", "et" }, { "ti", "et" }, { "tig", "et" }, { "so", "us" }, { "om", "us" }, { "sw", "ke" }, { "tl", "ph" }, { "fil", "ph" }, { "ms", "us" },
	{ "ha", "ng" }, { "yo", "ng(yoruba)" }, { "ig", "ng(igbo)" },
};

/* The keys of letters on a pc105, and two that only Japanese keyboards have. */
static const char key_names[ROWS][COLUMNS][5] = {
	{ "TLDE", "AE01", "AE02", "AE03", "AE04", "AE05", "AE06", "AE07", "AE08", "AE09", "AE10", "AE11", "AE12", "AE13" },
	{ "AD01", "AD02", "AD03", "AD04", "AD05", "AD06", "AD07", "AD08", "AD09", "AD10", "AD11", "AD12" },
	{ "AC01", "AC02", "AC03", "AC04", "AC05", "AC06", "AC07", "AC08", "AC09", "AC10", "AC11", "BKSL" },
	{ "LSGT", "AB01", "AB02", "AB03", "AB04", "AB05", "AB06", "AB07", "AB08", "AB09", "AB10", "AB11" },
};

/* xkb-data has the keys of Korean as Latin letters, for an input method to turn into these: KS X 5002 ("Dubeolsik"). */
static const char *const korean[LEVELS][ROWS] = {
	{ "", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ" },
	{ "", "ㅃㅉㄸㄲㅆㅛㅕㅑㅒㅖ", "", "" },
};

/* The characters of the keys; 0: nothing. */
struct block { UChar32 at[ROWS][COLUMNS][LEVELS]; };

/* The letters of a language, in its script: as on keys, and what a search makes of them. Both owned; both empty if CLDR does not tell. */
struct alphabet { USet *letter, *folded; };

/* The longest beginning of the tag that is in the table; NULL: none. */
static const char *known_layout(const char *lang)
{
	size_t len = strlen(lang);

	while (len > 0) {
		for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++)
			if (strlen(layouts[i].lang) == len && strncmp(layouts[i].lang, lang, len) == 0)
				return layouts[i].name;
		while (--len > 0 && lang[len] != '-')
			;
	}
	return NULL;
}

/* Most countries have a layout that bears their code. NULL: nobody knows where the language is spoken. */
static const char *country_layout(struct arena *a, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE], likely[ICU_LOCALE_SIZE], country[ULOC_COUNTRY_CAPACITY] = "";
	char *name;

	icu_locale(lang, locale);
	if (locale[0] == '\0')          /* of no language ICU thinks as of English */
		return NULL;
	uloc_addLikelySubtags(locale, likely, sizeof(likely), &status);
	uloc_getCountry(likely, country, sizeof(country), &status);
	if (U_FAILURE(status) || country[0] == '\0')
		return NULL;
	name = arena_strdup(a, country);
	for (char *c = name; *c != '\0'; c++)
		*c = (char)u_tolower(*c);
	return name;
}

/* What the keys of a language are written in: one script of several. */
static UScriptCode script_for(const char *lang)
{
	const UScriptCode script = (UScriptCode)u_getPropertyValueEnum(UCHAR_SCRIPT, locale_script(lang));
	const bool japanese = strcmp(lang, "ja") == 0 || strncmp(lang, "ja-", 3) == 0;

	return japanese && script == USCRIPT_HAN ? USCRIPT_KATAKANA : script;
}

static bool is_mark(UChar32 c)
{
	return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

/* Shapes that are letters with something else to them: º, ﻻ. */
static bool is_presentation(UChar32 c)
{
	const int32_t type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);

	return type != U_DT_NONE && type != U_DT_CANONICAL && type != U_DT_COMPAT;
}

static bool is_wanted(UChar32 c, UScriptCode script)
{
	if (c == 0x640)                 /* stretches an Arabic word, which stays the same */
		return false;
	if (is_mark(c) && *folding_character((unsigned)c) == '\0')
		return false;           /* a search passes it over, such as the points of Arabic */
	if (is_mark(c) && (uscript_hasScript(c, USCRIPT_INHERITED) || uscript_hasScript(c, USCRIPT_COMMON)))
		return true;
	return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0 && uscript_hasScript(c, script) && !is_presentation(c);
}

/* A letter as it is on a key: of an Ethiopic syllable its consonant, which is the first of eight, or of the eight before if that is labialized. */
static UChar32 letter_of(UChar32 c)
{
	if (c < 0x1200 || c > 0x1357)
		return c;
	c &= ~7;
	switch (c) {
	case 0x1248: case 0x1258: case 0x1288: case 0x12b0: case 0x12c0: case 0x1310:
		return c - 8;
	default:
		return c;
	}
}

/* A letter as a search knows it: without accents and case. */
static UChar32 fold(UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
	UChar parts[32];
	UChar32 base = letter_of(c);

	icu_must(status, "decompose characters");
	if (unorm2_getDecomposition(nfkd, base, parts, (int32_t)(sizeof(parts) / sizeof(parts[0])), &status) > 0 && U_SUCCESS(status))
		U16_GET(parts, 0, 0, 2, base);
	return u_foldCase(base, U_FOLD_CASE_DEFAULT);
}

static void add_letter(struct alphabet *alphabet, UChar32 c, bool alone, UScriptCode script)
{
	if (!is_wanted(c, script))
		return;
	if (alone)
		uset_add(alphabet->letter, letter_of(c));
	uset_add(alphabet->folded, fold(c));
}

/* Of several characters that count as one letter (Hungarian "dzs") the first says enough: the others are letters too. */
static void add_exemplars(struct alphabet *alphabet, const USet *exemplars, UScriptCode script)
{
	for (int32_t i = 0; i < uset_getItemCount(exemplars); i++) {
		UErrorCode status = U_ZERO_ERROR;
		UChar several[32];
		UChar32 from, to;
		const int32_t len = uset_getItem(exemplars, i, &from, &to, several, (int32_t)(sizeof(several) / sizeof(several[0])), &status);

		if (len > 0)
			U16_GET(several, 0, 0, len, from);
		for (UChar32 c = from; c <= (len > 0 ? from : to); c++)
			add_letter(alphabet, c, len == 0, script);
	}
}

static void find_alphabet(struct alphabet *alphabet, const char *lang, UScriptCode script)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE];
	ULocaleData *data;
	bool known;
	USet *exemplars;

	alphabet->letter = uset_openEmpty();
	alphabet->folded = uset_openEmpty();
	icu_locale(lang, locale);
	data = ulocdata_open(locale, &status);
	icu_must(status, "find the letters of a language");
	known = status != U_USING_DEFAULT_WARNING;      /* otherwise these are English */
	exemplars = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_STANDARD, &status);
	icu_must(status, "find the letters of a language");
	if (known)
		add_exemplars(alphabet, exemplars, script);
	uset_close(exemplars);
	ulocdata_close(data);
}

static void say_nothing(struct xkb_context *context, enum xkb_log_level level, const char *format, va_list args)
{
	(void)context;
	(void)level;
	(void)format;
	(void)args;
}

/* The keymap of "no" or "tr(ku)"; NULL: xkb-data has no such layout. */
static struct xkb_keymap *compile(struct xkb_context *context, const char *name)
{
	char layout[32] = "", variant[32] = "";
	struct xkb_rule_names names = { .rules = "evdev", .model = "pc105", .layout = layout, .variant = variant, .options = "" };

	xkb_context_set_log_fn(context, say_nothing);
	sscanf(name, "%31[^(](%31[^)]", layout, variant);
	if (xkb_context_include_path_append(context, "/usr/share/X11/xkb") == 0)
		return NULL;
	return xkb_keymap_new_from_names(context, &names, XKB_KEYMAP_COMPILE_NO_FLAGS);
}

static UChar32 character(struct xkb_keymap *map, const char *key, unsigned level)
{
	const xkb_keysym_t *symbol;
	const int n = xkb_keymap_key_get_syms_by_level(map, xkb_keymap_key_by_name(map, key), 0, level, &symbol);

	return n == 1 ? (UChar32)xkb_keysym_to_utf32(symbol[0]) : 0;
}

static void read_layout(const char *name, struct block *b)
{
	struct xkb_context *context = xkb_context_new(XKB_CONTEXT_NO_DEFAULT_INCLUDES | XKB_CONTEXT_NO_ENVIRONMENT_NAMES);
	struct xkb_keymap *map = context != NULL ? compile(context, name) : NULL;

	if (map != NULL)
		for (unsigned row = 0; row < ROWS; row++)
			for (unsigned i = 0; i < COLUMNS && key_names[row][i][0] != '\0'; i++)
				for (unsigned level = 0; level < LEVELS; level++)
					b->at[row][i][level] = character(map, key_names[row][i], level);
	xkb_keymap_unref(map);
	xkb_context_unref(context);
}

static void read_korean(struct block *b)
{
	for (unsigned level = 0; level < LEVELS; level++)
		for (unsigned row = 0; row < ROWS; row++) {
			const char *s = korean[level][row];
			unsigned cp;

			for (unsigned i = 0; *s != '\0'; i++) {
				s += utf8_decode(s, strlen(s), &cp);
				b->at[row][i][level] = (UChar32)cp;
			}
		}
}

/* Japanese keyboards have the marks of voiced sounds as symbols that stand alone. */
static UChar32 bare_mark(UChar32 c)
{
	return c == 0x309b ? 0x3099 : c == 0x309c ? 0x309a : c;
}

/* Keep letters of the script; each once without shift. `plain`, `folded`: these are added to. */
static void keep_plain(struct block *b, UScriptCode script, USet *plain, USet *folded)
{
	for (unsigned row = 0; row < ROWS; row++)
		for (unsigned i = 0; i < COLUMNS; i++) {
			UChar32 *c = &b->at[row][i][0];

			*c = bare_mark(*c);
			if (!is_wanted(*c, script) || uset_contains(plain, *c)) {
				*c = 0;
				continue;
			}
			uset_add(plain, *c);
			uset_add(folded, fold(*c));
		}
}

/* With shift there are letters that nothing else types; of those with case, not even without their accents (Turkish keyboards have é). */
static bool is_worth_shift(UChar32 c, UScriptCode script, const USet *plain, const USet *folded)
{
	if (!is_wanted(c, script) || uset_contains(plain, c))
		return false;
	return !u_hasBinaryProperty(c, UCHAR_CASED) || !uset_contains(folded, fold(c));
}

/*
 * What stands beside a digit or a comma needs no shift here, as that key is left with nothing else; it is kept if the language has it, which saves
 * Bulgarian a level of its own for Russian ы.
 */
static void keep_shifted(struct block *b, UScriptCode script, const struct alphabet *alphabet, USet *plain, USet *folded)
{
	for (unsigned row = 0; row < ROWS; row++)
		for (unsigned i = 0; i < COLUMNS; i++) {
			UChar32 *key = b->at[row][i];

			if (!is_worth_shift(key[1], script, plain, folded))
				key[1] = 0;
			if (key[0] != 0 || key[1] == 0)
				continue;
			if (uset_isEmpty(alphabet->folded) || uset_contains(alphabet->folded, fold(key[1]))) {
				key[0] = key[1];
				uset_add(plain, key[0]);
				uset_add(folded, fold(key[0]));
			}
			key[1] = 0;
		}
}

static void add_shifted(const struct block *b, USet *folded)
{
	for (unsigned row = 0; row < ROWS; row++)
		for (unsigned i = 0; i < COLUMNS; i++)
			if (b->at[row][i][1] != 0)
				uset_add(folded, fold(b->at[row][i][1]));
}

static bool has_letters(const struct block *b)
{
	for (unsigned row = 0; row < ROWS; row++)
		for (unsigned i = 0; i < COLUMNS; i++)
			if (b->at[row][i][0] != 0 && !is_mark(b->at[row][i][0]))
				return true;
	return false;
}

/* Reduce the block to what the language needs. False: too many letters of it are missing. */
static bool reduce(struct block *b, UScriptCode script, const struct alphabet *alphabet)
{
	USet *plain = uset_openEmpty(), *folded = uset_openEmpty();
	int32_t typed;

	keep_plain(b, script, plain, folded);
	keep_shifted(b, script, alphabet, plain, folded);
	add_shifted(b, folded);
	uset_retainAll(folded, alphabet->folded);
	typed = uset_size(folded);
	uset_close(plain);
	uset_close(folded);
	return has_letters(b) && typed * 100 >= TYPED_MIN * uset_size(alphabet->folded);
}

static const char *string(struct arena *a, UChar32 c)
{
	char utf8[4];

	return c != 0 ? arena_strndup(a, utf8, utf8_encode((unsigned)c, utf8)) : "";
}

static struct keyboard_row row_of_block(struct arena *a, const UChar32 at[COLUMNS][LEVELS])
{
	struct keyboard_key *key = ARENA_ARRAY(a, struct keyboard_key, COLUMNS);
	struct keyboard_row row = { key, 0 };

	for (unsigned i = 0; i < COLUMNS; i++)
		if (at[i][0] != 0)
			key[row.n++] = (struct keyboard_key){ string(a, at[i][0]), string(a, at[i][1]) };
	return row;
}

/* A letter or two among the digits, left of them on most keyboards, begin the row below instead of having one to themselves. */
static void join_rows(struct arena *a, struct keyboard_row *row, size_t *n)
{
	struct keyboard_key *key = ARENA_ARRAY(a, struct keyboard_key, row[0].n + row[1].n);

	memcpy(key, row[0].key, row[0].n * sizeof(*key));
	memcpy(key + row[0].n, row[1].key, row[1].n * sizeof(*key));
	row[1] = (struct keyboard_row){ key, row[0].n + row[1].n };
	memmove(row, row + 1, --*n * sizeof(*row));
}

static void lay_out_block(struct arena *a, const struct block *b, struct keyboard *k)
{
	struct keyboard_row *row = ARENA_ARRAY(a, struct keyboard_row, ROWS);

	k->row = row;
	for (unsigned i = 0; i < ROWS; i++) {
		row[k->n_rows] = row_of_block(a, b->at[i]);
		k->n_rows += row[k->n_rows].n > 0;
		for (unsigned j = 0; j < COLUMNS; j++)
			k->shifts |= b->at[i][j][1] != 0;
	}
	if (k->n_rows > 1 && row[0].n < ROW_LEAST)
		join_rows(a, row, &k->n_rows);
}

struct sorted { UChar32 c; const char *key; };

static int compare(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	const int order = strcmp(x->key, y->key);

	return order != 0 ? order : (x->c > y->c) - (x->c < y->c);
}

static const char *sort_key(struct arena *a, const UCollator *collator, UChar32 c)
{
	UChar s[2];
	int32_t n = 0, len;
	char *key;

	U16_APPEND_UNSAFE(s, n, c);
	len = ucol_getSortKey(collator, s, n, NULL, 0);
	key = arena_alloc(a, (size_t)len);
	ucol_getSortKey(collator, s, n, (uint8_t *)key, len);
	return key;
}

/* The letters, each its key, in the order of the language. */
static struct keyboard_key *sort_letters(struct arena *a, const USet *letter, size_t n, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ICU_LOCALE_SIZE];
	struct sorted *sorted = ARENA_ARRAY(a, struct sorted, n);
	struct keyboard_key *key = ARENA_ARRAY(a, struct keyboard_key, n);
	UCollator *collator;

	icu_locale(lang, locale);
	collator = ucol_open(locale, &status);
	icu_must(status, "sort letters");
	for (size_t i = 0; i < n; i++) {
		sorted[i].c = uset_charAt(letter, (int32_t)i);
		sorted[i].key = sort_key(a, collator, sorted[i].c);
	}
	ucol_close(collator);
	qsort(sorted, n, sizeof(*sorted), compare);
	for (size_t i = 0; i < n; i++)
		key[i] = (struct keyboard_key){ string(a, sorted[i].c), "" };
	return key;
}

/* Of 10 to 12, the length of rows that leaves the fewest places free in the last. */
static size_t row_length(size_t n)
{
	size_t best = 12;

	for (size_t len = 11; len >= 10; len--)
		if ((len - n % len) % len < (best - n % best) % best)
			best = len;
	return best;
}

static void lay_out_alphabet(struct arena *a, const struct alphabet *alphabet, const char *lang, struct keyboard *k)
{
	const size_t n = (size_t)uset_size(alphabet->letter), len = row_length(n);
	struct keyboard_key *key;
	struct keyboard_row *row;

	if (n == 0 || n > ALPHABET_MAX)
		return;
	key = sort_letters(a, alphabet->letter, n, lang);
	row = ARENA_ARRAY(a, struct keyboard_row, (n + len - 1) / len);
	for (size_t i = 0; i < n; i += len)
		row[k->n_rows++] = (struct keyboard_row){ key + i, n - i < len ? n - i : len };
	k->row = row;
}

bool keyboard_is_mark(const char *letter)
{
	unsigned cp;

	utf8_decode(letter, strlen(letter), &cp);
	return (U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) != 0;
}

bool keyboard_find(struct arena *a, const char *lang, struct keyboard *k)
{
	const UScriptCode script = script_for(lang);
	const char *layout = known_layout(lang);
	struct block b = { 0 };
	struct alphabet alphabet;

	*k = (struct keyboard){ 0 };
	find_alphabet(&alphabet, lang, script);
	if (layout == NULL)
		layout = country_layout(a, lang);
	if (script == USCRIPT_HANGUL)
		read_korean(&b);
	else if (layout != NULL)
		read_layout(layout, &b);
	if (reduce(&b, script, &alphabet)) {
		lay_out_block(a, &b, k);
		k->layout = layout;
	} else {
		lay_out_alphabet(a, &alphabet, lang, k);
	}
	uset_close(alphabet.letter);
	uset_close(alphabet.folded);
	return k->n_rows > 0;
}
