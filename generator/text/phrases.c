/*
 * phrases.c - Thai, Lao, Khmer and Burmese put spaces between phrases, Chinese and Japanese nowhere; a line of short words joined by
 * dots ends behind a dot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/phrases.h"
#include "text/breaks.h"
#include "text/icu.h"
#include "text/para_own.h"

#include <stdbool.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ustring.h>

/* A character of those scripts whose words ICU finds by dictionary (UAX #14, class SA). */
static bool is_unspaced(UChar c)
{
	return c >= 0xe00 && u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

/* A Chinese character, kana: no mark. */
static bool is_ideographic(UChar c)
{
	const int32_t class = c < 0x3000 ? U_LB_ALPHABETIC : u_getIntPropertyValue(c, UCHAR_LINE_BREAK);

	return class == U_LB_IDEOGRAPHIC || class == U_LB_CONDITIONAL_JAPANESE_STARTER;
}

static bool is_listed(const UChar *const *list, size_t n, const UChar *word, int32_t len)
{
	for (size_t i = 0; i < n; i++)
		if (u_strlen(list[i]) == len && u_memcmp(list[i], word, len) == 0)
			return true;
	return false;
}

/* "Not", and what makes a noun of a verb: nobody reads on from there. */
static bool leads(const UChar *word, int32_t len)
{
	static const UChar *const list[] = {
		u"မ", u"ไม่", u"การ", u"ความ", u"ບໍ່", u"ການ", u"ຄວາມ", u"មិន", u"ការ",
	};

	return is_listed(list, sizeof(list) / sizeof(list[0]), word, len);
}

/* Endings and particles, which stand behind a word and mean nothing without it. */
static bool follows(const UChar *word, int32_t len)
{
	static const UChar *const list[] = {
		/* Burmese: of nouns, of verbs, of sentences */
		u"က", u"ကို", u"မှာ", u"မှ", u"တွင်", u"နဲ့", u"နှင့်", u"ရဲ့", u"၏", u"တွေ", u"များ", u"တို့", u"ဟာ", u"လည်း", u"ပဲ", u"တည်း", u"ကြောင့်",
		u"ပါ", u"နိုင်", u"ရ", u"နေ", u"ပေး", u"ခဲ့", u"ထား", u"ခံ", u"ချင်", u"ကြ", u"စေ", u"တတ်", u"သေး", u"တော့", u"မှု", u"ခွင့်", u"စရာ",
		u"တယ်", u"မယ်", u"ဘူး", u"ပြီ", u"သည်", u"မည်", u"တဲ့", u"မဲ့", u"တာ", u"ရင်", u"လျှင်", u"ရန်", u"ဖို့", u"လို့", u"ပြီး", u"ဘဲ", u"ရုံ", u"သလို",
		u"လား", u"သလား", u"လဲ", u"သလဲ", u"နော်",
		u"ไหม", u"ครับ", u"ค่ะ", u"คะ", u"นะ", u"ด้วย", u"แล้ว",
		u"ບໍ", u"ແລ້ວ", u"ແດ່",
		u"ទេ", u"ឡើយ",
	};

	return is_listed(list, sizeof(list) / sizeof(list[0]), word, len);
}

/* Between words that nothing parts on paper; in particular, between one and its particle. */
static void mark_unspaced(const struct para_own *own, unsigned char *kind)
{
	const UChar *unit = own->utf16;
	int32_t from = 0;               /* of the word that ends before `at` */

	for (int32_t at = 1; at < own->n_units; at++)
		if (kind[at] == BREAK_SPACE && is_unspaced(unit[at - 1]) && is_unspaced(unit[at]))
			kind[at] = BREAK_WORD;
	for (int32_t at = 1; at <= own->n_units; at++) {
		const bool ends = at == own->n_units || kind[at] != BREAK_START || !is_unspaced(unit[at]);

		if (ends && is_unspaced(unit[at - 1])) {
			if (from > 0 && kind[from] == BREAK_WORD && follows(unit + from, at - from))
				kind[from] = BREAK_SYLLABLE;
			if (at < own->n_units && kind[at] == BREAK_WORD && leads(unit + from, at - from))
				kind[at] = BREAK_SYLLABLE;
		}
		if (ends || !is_unspaced(unit[at - 1]))
			from = at;
	}
}

static bool is_hiragana(UChar c)
{
	return c >= 0x3041 && c <= 0x309f;
}

/*
 * A Japanese line best ends between phrases (bunsetsu: a word with all its endings). ICU finds them by its dictionary, which takes endings
 * for words; so only where other letters than those of endings follow, or the particle を is before, is it believed.
 */
static bool parts_japanese(UBreakIterator *phrases, const UChar *unit, int32_t at)
{
	if (is_hiragana(unit[at]))
		return unit[at - 1] == 0x3092;
	return is_hiragana(unit[at - 1]) && ubrk_isBoundary(phrases, at);
}

/* A Chinese one, between words; not before the particles 吗 呢 吧 的 了. */
static bool parts_chinese(UBreakIterator *words, const UChar *unit, int32_t at)
{
	const UChar c = unit[at];

	if (c == 0x5417 || c == 0x5462 || c == 0x5427 || c == 0x7684 || c == 0x4e86)
		return false;
	return ubrk_isBoundary(words, at);
}

static void mark_ideographic(const struct para *p, unsigned char *kind)
{
	const struct para_own *own = p->own;
	const bool japanese = strncmp(p->lang, "ja", 2) == 0;
	UBreakIterator *it;

	if (!japanese && strncmp(p->lang, "zh", 2) != 0)
		return;
	it = japanese ? icu_breaks(UBRK_LINE, "ja-u-lb-strict-lw-phrase", own->utf16, own->n_units)
		: icu_breaks(UBRK_WORD, p->lang, own->utf16, own->n_units);
	for (int32_t at = 1; at < own->n_units; at++)
		if (kind[at] == BREAK_SPACE && is_ideographic(own->utf16[at - 1]) && is_ideographic(own->utf16[at])
			&& !(japanese ? parts_japanese : parts_chinese)(it, own->utf16, at))
			kind[at] = BREAK_PHRASE;
	ubrk_close(it);
}

static bool is_space(UChar c)
{
	return c == ' ' || c == 0xa0;
}

/* "free · day and night · you can be anonymous": what stands between two dots is read as one. */
static void mark_dotted(const struct para_own *own, unsigned char *kind)
{
	const UChar *unit = own->utf16;
	bool dotted = false;

	for (int32_t i = 1; i + 1 < own->n_units && !dotted; i++)
		dotted = unit[i] == 0xb7 && is_space(unit[i - 1]) && is_space(unit[i + 1]);
	if (!dotted)
		return;
	for (int32_t at = 2; at < own->n_units; at++)
		if (kind[at] == BREAK_SPACE && !(unit[at - 1] == ' ' && unit[at - 2] == 0xb7))
			kind[at] = BREAK_WORD;
}

void phrases_mark(const struct para *p, unsigned char *kind)
{
	mark_unspaced(p->own, kind);
	mark_ideographic(p, kind);
	mark_dotted(p->own, kind);
}
