/*
 * folding.c - characters folded by the rules of one ICU transliterator, each once a process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/folding.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/icu.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/*
 * The syntax is that of UTS #35, part 2, "Transform Rules". No rule looks at what stands beside a character, and each is met once:
 * what stands on its right side is not folded again, so it is what all of its kind become.
 */
static const UChar rules[] =
	/* An accent typed as an apostrophe. NFKD would make a space and a mark of it. */
	u"´ > ;"

	/* Letters apart from their marks (ئ is ي with a hamza), ligatures and forms of a letter as the letter (UAX #15). */
	u":: NFKD ;"
	u":: Lower ;"

	/* Apostrophes and quotation marks, also letters that look like them. */
	u"[\\u0022\\u0027\\u0060ʹʺʻʼʽʾʿˈ՚׳״‘’‚‛“”„‟′‹›«»「」『』《》〈〉〝〞〟] > ;"

	/* What nobody sees: soft hyphens, joiners, spaces without width, directions; tatweel; and the letter hamza, which many leave out. */
	u"[[:Cf:] \\u0640 ء ٴ] > ;"

	/* Marks, in the scripts that can be read without. The hamza above and below a letter is one, as is the superscript alef. */
	u"[[:M:] & [[:Block=Combining_Diacritical_Marks:] [:Block=Combining_Diacritical_Marks_Extended:]"
	u" [:Block=Combining_Diacritical_Marks_Supplement:] [:Block=Combining_Diacritical_Marks_For_Symbols:]"
	u" [:Block=Combining_Half_Marks:] [:Block=Variation_Selectors:] [:Block=Variation_Selectors_Supplement:]"
	u" [:Block=Cyrillic:] [:Block=Cyrillic_Extended_A:] [:Block=Hebrew:] [:Block=Arabic:] [:Block=Arabic_Extended_A:]"
	u" [:Block=Arabic_Extended_B:] [:Block=Ethiopic:]]] > ;"

	/* A dash of any length as the key that is on every keyboard. */
	u"[[:Pd:] −] > \\u002d ;"

	/* Latin letters that NFKD leaves whole, those of Sami, Hausa and Lingala too. */
	u"ß>ss; œ>oe; þ>th; ø>o; ł>l; đ>d; ð>d; ħ>h; ŧ>t; ŋ>n; ı>i; ɓ>b; ɖ>d; ɗ>d; ƙ>k; ƴ>y; ɛ>e; ɔ>o;"

	/* Greek at the end of a word, and Hebrew: a word goes on when more of it is typed. */
	u"ς>σ; ך>כ; ם>מ; ן>נ; ף>פ; ץ>צ;"

	/* Cyrillic as it is typed where the keyboard is Russian. */
	u"ґ>г; ғ>г; қ>к; ң>н; ҳ>х; ҷ>ч; ү>у; ұ>у; ө>о;"

	/* Arabic letters written for one another; those of Persian, Urdu and Kurdish as on an Arabic keyboard. */
	u"ٱ>ا; ى>ي; ی>ي; ێ>ي; ک>ك; ڪ>ك; ة>ه; ہ>ه; ھ>ه; ە>ه; ۃ>ه; ں>ن; ۆ>و; ڕ>ر; ڵ>ل;"

	/*
	 * Ethiopic letters that sound the same in Amharic, which readers mix: three more of h, one more of s, of ts, of the vowel. After h
	 * and alone, the first and the fourth vowel are one sound too. Tigrinya tells ሀ, ሐ and ኸ apart and finds a few words more for it.
	 */
	u"ሃ>ሀ;"
	u"ሐ>ሀ; ሑ>ሁ; ሒ>ሂ; ሓ>ሀ; ሔ>ሄ; ሕ>ህ; ሖ>ሆ;"
	u"ኀ>ሀ; ኁ>ሁ; ኂ>ሂ; ኃ>ሀ; ኄ>ሄ; ኅ>ህ; ኆ>ሆ;"
	u"ኸ>ሀ; ኹ>ሁ; ኺ>ሂ; ኻ>ሀ; ኼ>ሄ; ኽ>ህ; ኾ>ሆ;"
	u"ሗ>ኋ; ዃ>ኋ; ዀ>ኈ; ዂ>ኊ; ዄ>ኌ; ዅ>ኍ;"
	u"ሠ>ሰ; ሡ>ሱ; ሢ>ሲ; ሣ>ሳ; ሤ>ሴ; ሥ>ስ; ሦ>ሶ; ሧ>ሷ;"
	u"ኣ>አ; ዐ>አ; ዑ>ኡ; ዒ>ኢ; ዓ>አ; ዔ>ኤ; ዕ>እ; ዖ>ኦ;"
	u"ፀ>ጸ; ፁ>ጹ; ፂ>ጺ; ፃ>ጻ; ፄ>ጼ; ፅ>ጽ; ፆ>ጾ; ፇ>ጿ;"

	/*
	 * A Korean syllable as the keys it is typed with, so that one half typed begins the word: NFKD has taken it into initial, vowel and
	 * final, which are three sets of letters, and a keyboard has a fourth.
	 */
	u"ᄀ>ㄱ; ᄁ>ㄲ; ᄂ>ㄴ; ᄃ>ㄷ; ᄄ>ㄸ; ᄅ>ㄹ; ᄆ>ㅁ; ᄇ>ㅂ; ᄈ>ㅃ; ᄉ>ㅅ;"
	u"ᄊ>ㅆ; ᄋ>ㅇ; ᄌ>ㅈ; ᄍ>ㅉ; ᄎ>ㅊ; ᄏ>ㅋ; ᄐ>ㅌ; ᄑ>ㅍ; ᄒ>ㅎ;"
	u"ᅡ>ㅏ; ᅢ>ㅐ; ᅣ>ㅑ; ᅤ>ㅒ; ᅥ>ㅓ; ᅦ>ㅔ; ᅧ>ㅕ; ᅨ>ㅖ; ᅩ>ㅗ; ᅪ>ㅗㅏ; ᅫ>ㅗㅐ;"
	u"ᅬ>ㅗㅣ; ᅭ>ㅛ; ᅮ>ㅜ; ᅯ>ㅜㅓ; ᅰ>ㅜㅔ; ᅱ>ㅜㅣ; ᅲ>ㅠ; ᅳ>ㅡ; ᅴ>ㅡㅣ; ᅵ>ㅣ;"
	u"ᆨ>ㄱ; ᆩ>ㄲ; ᆪ>ㄱㅅ; ᆫ>ㄴ; ᆬ>ㄴㅈ; ᆭ>ㄴㅎ; ᆮ>ㄷ; ᆯ>ㄹ; ᆰ>ㄹㄱ; ᆱ>ㄹㅁ; ᆲ>ㄹㅂ; ᆳ>ㄹㅅ; ᆴ>ㄹㅌ; ᆵ>ㄹㅍ;"
	u"ᆶ>ㄹㅎ; ᆷ>ㅁ; ᆸ>ㅂ; ᆹ>ㅂㅅ; ᆺ>ㅅ; ᆻ>ㅆ; ᆼ>ㅇ; ᆽ>ㅈ; ᆾ>ㅊ; ᆿ>ㅋ; ᇀ>ㅌ; ᇁ>ㅍ; ᇂ>ㅎ;";

enum { FOLDED_MAX = 64 };               /* of one character [UTF-16 units]; NFKD alone makes up to 18 */
enum { PAGE = 256, PAGES = 0x110000 / PAGE };

/* What was folded stays known; only ever joined by more. Opening the rules takes longer than folding a short text. */
static struct {
	pthread_mutex_t lock;
	UTransliterator *transliterator;
	struct arena *arena;            /* of the strings and pages */
	const char **page[PAGES];       /* [PAGE] by character; NULL: not asked for yet */
} known = { .lock = PTHREAD_MUTEX_INITIALIZER };

static void close_known(void)
{
	utrans_close(known.transliterator);
	arena_free(known.arena);
}

static void open_known(void)
{
	UErrorCode status = U_ZERO_ERROR;

	known.transliterator = utrans_openU(u"lykt-fold", -1, UTRANS_FORWARD, rules, -1, NULL, &status);
	icu_must(status, "read the rules of folding");
	known.arena = arena_new();
	atexit(close_known);
}

static const char *fold(unsigned cp)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar text[FOLDED_MAX];
	int32_t len = 0, limit;

	/* ICU has no such rule, and the digits of sixty scripts would be six hundred. */
	if (utf8_digit(cp) >= 0)
		return arena_printf(known.arena, "%d", utf8_digit(cp));
	U16_APPEND_UNSAFE(text, len, (UChar32)cp);
	limit = len;
	utrans_transUChars(known.transliterator, text, &len, FOLDED_MAX, 0, &limit, &status);
	icu_must(status, "fold a character");
	return icu_to_utf8(known.arena, text, len);
}

const char *folding_character(unsigned cp)
{
	const char **page, *folded;

	assert(cp > 0 && cp <= 0x10ffff && !U_IS_SURROGATE(cp));
	pthread_mutex_lock(&known.lock);
	if (known.arena == NULL)
		open_known();
	page = known.page[cp / PAGE];
	if (page == NULL)
		page = known.page[cp / PAGE] = ARENA_ARRAY(known.arena, const char *, PAGE);
	if (page[cp % PAGE] == NULL)
		page[cp % PAGE] = fold(cp);
	folded = page[cp % PAGE];
	pthread_mutex_unlock(&known.lock);
	return folded;
}

const char *folding_text(struct arena *a, const char *text)
{
	const size_t len = strlen(text);
	struct buf folded;
	const char *copy;
	unsigned cp;

	buf_init(&folded);
	for (size_t at = 0; at < len; ) {
		at += utf8_decode(text + at, len - at, &cp);
		buf_adds(&folded, folding_character(cp));
	}
	copy = arena_strndup(a, folded.data, folded.len);
	buf_release(&folded);
	return copy;
}

void folding_lower(unsigned cp, char out[FOLDING_LOWER_SIZE])
{
	size_t len;

	/* The only one that becomes two (SpecialCasing.txt). */
	if (cp == 0x130) {
		strcpy(out, "i\u0307");
		return;
	}
	len = utf8_encode((unsigned)u_tolower((UChar32)cp), out);
	out[len] = '\0';
}

const char *folding_compose(struct arena *a, const char *text)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	int32_t n, len;
	UChar *unit = icu_from_utf8(a, text, &n), *composed;

	if (unorm2_isNormalized(nfc, unit, n, &status)) {
		icu_must(status, "normalize");
		return text;
	}
	composed = ARENA_ARRAY(a, UChar, (size_t)n * 3 + 1);    /* at most three times as long (UAX #15, 13) */
	len = unorm2_normalize(nfc, unit, n, composed, n * 3 + 1, &status);
	icu_must(status, "normalize");
	return icu_to_utf8(a, composed, len);
}
