/*
 * hyphenate.c - words divided by the patterns of libhyphen.
 *
 * Dictionaries are in UTF-8 or in an eight-bit character set of their own (Debian's Norwegian one: ISO 8859-1). The former count in
 * characters, the latter in bytes, which is the same number; only the way there and back differs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/hyphenate.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>

enum { LEFT_MIN = 2, RIGHT_MIN = 3 };           /* letters */
enum { WORD_MAX = 256 };                        /* characters; a longer word is no word */

struct dictionary {
	struct dictionary *next;
	const char *lang;
	HyphenDict *patterns;   /* owned; NULL: looked for and not there */
	bool utf8;
	unsigned *character;    /* [256] of each byte of the dictionary's character set; not for UTF-8 */
};

/*
 * Dictionaries only ever join the list, in front, and are never changed afterwards. A large one takes ten milliseconds to read: more than a
 * leaflet takes to set, and most products hyphenate nothing.
 */
struct hyphenator {
	struct arena *arena;
	const char *dir;
	pthread_mutex_t lock;           /* of the list and the arena */
	struct dictionary *first;
};

struct hyphenator *hyphenator_open(const char *dir)
{
	struct arena *a = arena_new();
	struct hyphenator *h = ARENA_NEW(a, struct hyphenator);

	h->arena = a;
	h->dir = arena_strdup(a, dir);
	pthread_mutex_init(&h->lock, NULL);
	return h;
}

void hyphenator_close(struct hyphenator *h)
{
	if (h == NULL)
		return;
	for (struct dictionary *dict = h->first; dict != NULL; dict = dict->next)
		if (dict->patterns != NULL)
			hnj_hyphen_free(dict->patterns);
	pthread_mutex_destroy(&h->lock);
	arena_free(h->arena);
}

static const struct dictionary *find_dictionary(const struct hyphenator *h, const char *lang)
{
	for (const struct dictionary *dict = h->first; dict != NULL; dict = dict->next)
		if (strcmp(dict->lang, lang) == 0)
			return dict;
	return NULL;
}

/* hyph_NAME.dic, where NAME is a language as in "nb_NO". */
static const char *dictionary_path(struct hyphenator *h, const char *name)
{
	char *path = arena_printf(h->arena, "%s/hyph_%s.dic", h->dir, name);

	for (char *c = path + strlen(h->dir); *c != '\0'; c++)
		if (*c == '-')
			*c = '_';
	return file_exists(path) ? path : NULL;
}

/* The first of hyph_LANG_*.dic by name. */
static const char *first_of_language(struct hyphenator *h, const char *lang)
{
	const char *prefix = arena_printf(h->arena, "hyph_%s_", lang);
	const char *path = NULL, **name;
	struct diag *unread = diag_new();       /* a folder that cannot be read has no dictionaries */
	size_t n;

	if (file_list(h->arena, h->dir, ".dic", &name, &n, unread))
		for (size_t i = 0; i < n && path == NULL; i++)
			if (strncmp(name[i], prefix, strlen(prefix)) == 0)
				path = file_join(h->arena, h->dir, name[i]);
	diag_free(unread);
	return path;
}

/*
 * The language's own dictionary, that of its usual country, or the first of any country. A language with a script or country
 * that has none of its own takes the plain language's.
 */
static const char *find_path(struct hyphenator *h, const char *lang)
{
	static const struct { const char *lang, *name; } usual[] = {
		{ "en", "en_GB" }, { "no", "nb_NO" }, { "nb", "nb_NO" }, { "pt", "pt_PT" }, { "de", "de_DE" },
	};
	const char *plain = arena_strndup(h->arena, lang, strcspn(lang, "-_"));
	const char *path = dictionary_path(h, lang);

	if (path == NULL)
		path = dictionary_path(h, plain);
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]) && path == NULL; i++)
		if (strcmp(usual[i].lang, plain) == 0)
			path = dictionary_path(h, usual[i].name);
	return path != NULL ? path : first_of_language(h, plain);
}

/* Fill in which character each byte is. False: a character set nobody knows. */
static bool read_character_set(struct arena *a, struct dictionary *dict)
{
	const char *name = dict->patterns->cset;
	UErrorCode status = U_ZERO_ERROR;
	UConverter *converter;

	if (strncmp(name, "microsoft-", 10) == 0)       /* Hunspell's way to say cp1251 */
		name += 10;
	converter = ucnv_open(name, &status);
	if (U_FAILURE(status))
		return false;
	dict->character = ARENA_ARRAY(a, unsigned, 256);
	for (int i = 1; i < 256; i++) {
		const char byte = (char)i, *at = &byte;

		dict->character[i] = (unsigned)ucnv_getNextUChar(converter, &at, at + 1, &status);
		if (U_FAILURE(status))          /* no such byte, or the first of several */
			dict->character[i] = 0;
		status = U_ZERO_ERROR;
		ucnv_reset(converter);
	}
	ucnv_close(converter);
	return true;
}

static void read_patterns(struct hyphenator *h, struct dictionary *dict, const char *path)
{
	dict->patterns = hnj_hyphen_load(path);
	if (dict->patterns == NULL)
		return;
	dict->utf8 = dict->patterns->utf8 != 0;
	if (!dict->utf8 && !read_character_set(h->arena, dict)) {
		hnj_hyphen_free(dict->patterns);
		dict->patterns = NULL;
	}
}

static const struct dictionary *add_dictionary(struct hyphenator *h, const char *lang)
{
	struct dictionary *dict = ARENA_NEW(h->arena, struct dictionary);
	const char *path = find_path(h, lang);

	dict->lang = arena_strdup(h->arena, lang);
	if (path != NULL)
		read_patterns(h, dict, path);
	dict->next = h->first;
	h->first = dict;
	return dict;
}

/* NULL: the language has none. For its users a hyphenator is what there is to know; that it is read bit by bit is its own affair. */
static const struct dictionary *dictionary_of(const struct hyphenator *shared, const char *lang)
{
	struct hyphenator *h = (struct hyphenator *)shared;
	const struct dictionary *dict;

	pthread_mutex_lock(&h->lock);
	dict = find_dictionary(h, lang);
	if (dict == NULL)
		dict = add_dictionary(h, lang);
	pthread_mutex_unlock(&h->lock);
	return dict->patterns != NULL ? dict : NULL;
}

bool hyphenator_has(const struct hyphenator *h, const char *lang)
{
	return dictionary_of(h, lang) != NULL;
}

static bool is_apostrophe(unsigned cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02bc;
}

/* Set on a letter for learners and names, not part of the spelling: patterns know the word without it. */
static bool is_stress(unsigned cp)
{
	return cp == 0x300 || cp == 0x301;
}

static bool is_mark(unsigned cp)
{
	return (U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) != 0;
}

/* Append a character to a word as the dictionary writes it. False: it has no such character. */
static bool add_character(const struct dictionary *dict, unsigned cp, char *word, int *len)
{
	if (dict->utf8) {
		*len += (int)utf8_encode(cp, word + *len);
		return true;
	}
	for (int i = 1; i < 256; i++)
		if (dict->character[i] == cp) {
			word[(*len)++] = (char)i;
			return true;
		}
	return false;
}

/* A hyphenation that also changes letters (Schiffahrt, Schiff-fahrt) needs more than a place to break: it is not used. */
static void drop_replacements(char *hyphens, size_t n, char **replacement)
{
	if (replacement == NULL)
		return;
	for (size_t i = 0; i < n; i++)
		if (replacement[i] != NULL) {
			hyphens[i] = '0';
			free(replacement[i]);
		}
}

static int at_least(int a, int b)
{
	return a > b ? a : b;
}

/* A word as its dictionary knows it: a letter and its mark are one character where Unicode has one for both. */
struct word {
	unsigned character[WORD_MAX];
	size_t start[WORD_MAX];         /* byte in the text */
	size_t n;
};

/* False: too long for a word. */
static bool read_word(const char *text, size_t len, struct word *w)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);

	w->n = 0;
	for (size_t at = 0; at < len;) {
		const size_t from = at;
		UChar32 both = -1;
		unsigned cp;

		at += utf8_decode(text + at, len - at, &cp);
		if (w->n > 0 && is_mark(cp))
			both = unorm2_composePair(nfc, (UChar32)w->character[w->n - 1], (UChar32)cp);
		if (both >= 0) {
			w->character[w->n - 1] = (unsigned)u_tolower(both);
			continue;
		}
		if (is_stress(cp))
			continue;
		if (w->n == WORD_MAX)
			return false;
		w->start[w->n] = from;
		w->character[w->n++] = is_apostrophe(cp) ? '\'' : (unsigned)u_tolower((UChar32)cp);
	}
	return true;
}

static bool is_letter(unsigned cp)
{
	return cp != '\'' && !is_mark(cp);
}

/* Letters, not marks or apostrophes, among character[from .. to). */
static int count_letters(const struct word *w, size_t from, size_t to)
{
	int n = 0;

	for (; from < to; from++)
		n += is_letter(w->character[from]);
	return n;
}

bool hyphenate_word(const struct hyphenator *h, const char *lang, const char *word, size_t len, bool *may_break)
{
	const struct dictionary *dict = dictionary_of(h, lang);
	char own[WORD_MAX * 4 + 1], hyphens[WORD_MAX * 4 + 5];
	struct word w;
	int own_len = 0;
	char **replacement = NULL;
	int *pos = NULL, *cut = NULL;
	bool any = false;

	memset(may_break, 0, len * sizeof(*may_break));
	if (dict == NULL || !read_word(word, len, &w) || count_letters(&w, 0, w.n) < LEFT_MIN + RIGHT_MIN)
		return false;
	for (size_t i = 0; i < w.n; i++)
		if (!add_character(dict, w.character[i], own, &own_len))
			return false;
	own[own_len] = '\0';            /* libhyphen takes the length, and yet searches for characters never divided at */

	if (hnj_hyphen_hyphenate3(dict->patterns, own, own_len, hyphens, NULL, &replacement, &pos, &cut,
			at_least(LEFT_MIN, dict->patterns->lhmin), at_least(RIGHT_MIN, dict->patterns->rhmin),
			dict->patterns->clhmin, dict->patterns->crhmin) != 0)
		goto out;
	drop_replacements(hyphens, w.n, replacement);
	for (size_t i = LEFT_MIN; i + RIGHT_MIN <= w.n; i++)
		if ((hyphens[i - 1] & 1) != 0 && is_letter(w.character[i]) && w.character[i - 1] != '\''
			&& count_letters(&w, 0, i) >= LEFT_MIN && count_letters(&w, i, w.n) >= RIGHT_MIN)
			may_break[w.start[i]] = any = true;
out:
	free(replacement);
	free(pos);
	free(cut);
	return any;
}
