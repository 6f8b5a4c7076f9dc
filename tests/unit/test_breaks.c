/*
 * test_breaks.c - where lines may end, script by script: dictionaries, spaces, and what no line begins or ends with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/breaks.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "text/font.h"
#include "text/para.h"
#include "text/wrap.h"

#include <stdio.h>
#include <string.h>

#include "unit.h"

static const char *const dir[] = { "/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto" };
static const char *const script[][4] = {
	{ "Latn", "Cyrl", "Grek" }, { "Thai" }, { "Khmr" }, { "Laoo" }, { "Mymr" }, { "Ethi" }, { "Hani", "Hira", "Kana", "Hang" }, { "Arab" },
};
static const struct font_spec spec[] = {
	{ .scripts = script[0], .n_scripts = 3, .regular = "NotoSans-Regular.ttf" },
	{ .scripts = script[1], .n_scripts = 1, .regular = "NotoSansThai-Regular.ttf" },
	{ .scripts = script[2], .n_scripts = 1, .regular = "NotoSansKhmer-Regular.ttf" },
	{ .scripts = script[3], .n_scripts = 1, .regular = "NotoSansLao-Regular.ttf" },
	{ .scripts = script[4], .n_scripts = 1, .regular = "NotoSansMyanmar-Regular.ttf" },
	{ .scripts = script[5], .n_scripts = 1, .regular = "NotoSansEthiopic-Regular.ttf" },
	{ .scripts = script[6], .n_scripts = 4, .regular = "NotoSansCJK-Regular.ttc/Noto Sans CJK JP" },
	{ .scripts = script[7], .n_scripts = 1, .regular = "NotoSansArabic-Regular.ttf" },
};

static struct fonts *fonts;

static int open_all(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	fonts = fonts_open(spec, sizeof(spec) / sizeof(spec[0]), dir, 2, d);
	diag_print(d, stderr);
	diag_free(d);
	return fonts != NULL ? 0 : -1;
}

static int close_all(void **state)
{
	(void)state;
	fonts_close(fonts);
	return 0;
}

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

static struct para *make(struct arena *a, const char *lang, const char *text)
{
	struct para *p = ARENA_NEW(a, struct para);
	struct diag *d = diag_new();
	bool ok;

	para_init(p, a, lang, false);
	para_add(p, text, strlen(text), NULL);
	ok = para_prepare(p, fonts, (struct pos){ 0 }, d);
	diag_print(d, stderr);
	diag_free(d);
	assert_true(ok);
	para_shape(p);
	return p;
}

/* The text with a sign where a line may end. */
static const char *show(struct arena *a, const char *lang, const char *text)
{
	static const char *const sign[] = {
		[BREAK_START] = "", [BREAK_SPACE] = "|", [BREAK_WORD] = "~", [BREAK_PHRASE] = "_", [BREAK_SYLLABLE] = "'", [BREAK_HYPHEN] = "-",
		[BREAK_ADDRESS] = "^", [BREAK_FORCED] = "",
	};
	const struct para *p = make(a, lang, text);
	const struct breaks *b = breaks_find(p, NULL);
	const char *out = "";

	for (size_t i = 1; i < b->n; i++)
		out = arena_printf(a, "%s%.*s%s", out, (int)(b->at[i].next - b->at[i - 1].next), p->text + b->at[i - 1].next, sign[b->at[i].kind]);
	return out;
}

static void divides_by_dictionary(void **state)
{
	static const char *const sample[][2] = {
		{ "th", "นายจ้าง~ไม่มี~สิทธิ์~ยึด~หนังสือเดินทาง~ของ~คุณ |โทร |112" },
		{ "th", "ไม่'ต้อง~บอก~ชื่อ" },
		{ "th", "(คุณ~มี~สิทธิ์~ได้~รับ~ความ'ช่วย~เหลือ) |“ฟรี” ๆ" },
		{ "km", "អ្នកមាន~សិទ្ធិ~ទទួល~បាន~ជំនួយ |និង~ការ'ការពារ។" },
		{ "lo", "ທ່ານ~ມີ~ສິດ~ໄດ້ຮັບ~ການຊ່ວຍເຫຼືອ~ແລະ~ການ'ປົກປ້ອງ" },
		{ "my", "အလုပ်ရှင်'သည် |သင့်~နိုင်ငံ~ကူး~လက်မှတ်'ကို |သိမ်းယူ~ပိုင်'ခွင့်~မ'ရှိ'ပါ။" },
		{ "am", "እርዳታ፡|ጥበቃ፡|የማግኘት |መብት፡|አለዎት። |በማንኛውም፤ |ጊዜ፥" },
		{ "vi", "Bạn |có |quyền |được |giúp |đỡ |miễn |phí." },
		{ "ar", "لا |يحق |لصاحب |العمل |أن |يأخذ |جواز |سفرك." },
		{ "nb", "Ring |oss |i |dag – |det |er |gratis, |og/|eller |e-|post |«nå»." },
		{ "ja", "助_け_が|必_要_で_す_か？|体_と|心_に|必_要_な|医_療_を|受_け_ら_れ_ま_す。" },
		{ "zh-Hans", "您|需_要|帮_助_吗？|全_天|24小_时|2024年12月31日|之_后" },
		{ "nb", "f.eks. |10 |000 |kr, |10\u00a0000\u202fkr, |24/7, |1990–95, |12.30" },
	};

	for (size_t i = 0; i < sizeof(sample) / sizeof(sample[0]); i++) {
		char *text = arena_strdup(*state, sample[i][1]), *to = text;

		for (const char *at = text; *at != '\0'; at++)
			if (strchr("|~_'", *at) == NULL)
				*to++ = *at;
		*to = '\0';
		assert_string_equal(show(*state, sample[i][0], text), sample[i][1]);
	}
}

/* What stands between dots is read as one, and a dot or a dash begins no line; without spaces, a dot is part of a word. */
static void ends_lines_behind_separators(void **state)
{
	struct wrap_options o = { .size = 10000, .width = 140000 };
	struct arena *a = *state;
	const struct para *p = make(a, "nb", "gratis · hele døgnet · du kan være anonym");
	struct wrap_result r;

	assert_string_equal(show(a, "nb", p->text), "gratis · |hele ~døgnet · |du ~kan ~være ~anonym");
	assert_string_equal(show(a, "ko", "아동·청소년 상담"), "아'동·|청'소'년 |상'담");
	assert_string_equal(show(a, "en", "one · two\u00a0· three – four • five"), "one · |two\u00a0· |three – ~four • ~five");
	wrap_lines(a, p, &o, &r);
	assert_int_equal(r.n, 2);
	assert_string_equal(p->text + r.line[1].start, "du kan være anonym");
	for (o.width = 1000; o.width < 200000; o.width += 1000) {       /* also where lines have to be cut */
		wrap_lines(a, p, &o, &r);
		for (size_t i = 0; i < r.n; i++)
			assert_true(p->text[r.line[i].start] != ' ' && p->text[r.line[i].end - 1] != ' ');
	}
}

/* In Burmese a date has a no-break space behind its comma, where UAX #14 would end a line. */
static void keeps_dates_whole(void **state)
{
	assert_string_equal(show(*state, "my", "2024၊\u00a0ဒီဇင်ဘာ\u00a031"), "2024၊\u00a0ဒီဇင်ဘာ\u00a031");
}

/* A line of Thai rather ends at a space, if it is not half empty then. */
static void prefers_spaces(void **state)
{
	struct wrap_options o = { .size = 10000, .width = 160000 };
	const struct para *p = make(*state, "th", "คุณขอที่พักที่ปลอดภัยได้ และมีคนช่วยคุณหาได้");
	struct wrap_result r;

	wrap_lines(*state, p, &o, &r);
	assert_int_equal(r.n, 2);
	assert_string_equal(p->text + r.line[1].start, "และมีคนช่วยคุณหาได้");
	p = make(*state, "th", "คุณขอที่พักที่ปลอดภัยได้และมีคนช่วยคุณ หาได้");
	wrap_lines(*state, p, &o, &r);
	assert_int_equal(r.n, 2);
}

/* Korean ends its lines at spaces; between syllables only where a word fits no line. */
static void keeps_korean_words(void **state)
{
	struct wrap_options o = { .size = 10000, .width = 80000 };
	struct arena *a = *state;
	struct para *p = make(a, "ko", "고용주는 여권을 빼앗을 수 없습니다(무료). 112번으로");
	struct wrap_result r;

	assert_string_equal(show(a, "ko", p->text), "고'용'주'는 |여'권'을 |빼'앗'을 |수 |없'습'니'다'(무'료). |112'번'으'로");
	wrap_lines(a, p, &o, &r);
	for (size_t i = 1; i < r.n; i++)
		assert_true(p->text[r.line[i].start - 1] == ' ');
	assert_false(r.overfull);
	o.width = 25000;
	wrap_lines(a, p, &o, &r);
	assert_false(r.overfull);
}

static bool is_one_of(unsigned cp, const char *chars)
{
	char text[5] = "";

	utf8_encode(cp, text);
	return strstr(chars, text) != NULL;
}

/* Kinsoku (JIS X 4051, GB/T 15834): in a column of any width. */
static void begins_and_ends_lines_well(void **state)
{
	static const char *const sample[][2] = {
		{ "ja", "雇用主はあなたのパスポート（旅券）を取り上げたり、賃金を差し控えたりしてはなりません。「いつでも」ちょっとセンターへ、しゃべってください！スキー・ツアー？々々〜『ガイド』は無料です…。" },
		{ "zh-Hans", "雇主无权扣留你的护照（或工资）。“你好”，请随时拨打112；《劳动法》规定：每天8小时、通话100%免费！你可以匿名吗？可以……" },
		{ "ko", "고용주는 여권을 빼앗거나 「임금」을 지급하지 않을 권리가 없습니다(무료). “언제든지” 전화하세요!" },
	};
	static const char no_start[] = "、。，．・：；？！）」』】》”’…ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョ々〜%";
	static const char no_end[] = "（「『【《“‘(";

	for (size_t i = 0; i < sizeof(sample) / sizeof(sample[0]); i++) {
		struct para *p = make(*state, sample[i][0], sample[i][1]);

		for (int width = 60000; width < 300000; width += 3000)
			for (int justify = 0; justify < 2; justify++) {
				const struct wrap_options o = { .size = 10000, .width = width, .justify = justify };
				struct wrap_result r;

				wrap_lines(*state, p, &o, &r);
				assert_false(r.overfull);
				for (size_t k = 0; k < r.n; k++) {
					size_t last = r.line[k].end;
					unsigned cp;

					utf8_decode(p->text + r.line[k].start, p->len - r.line[k].start, &cp);
					if (k > 0 && is_one_of(cp, no_start))
						fail_msg("%s, %d: line %zu begins with U+%04X", sample[i][0], width, k, cp);
					for (last--; ((unsigned char)p->text[last] & 0xc0) == 0x80; last--)
						;
					utf8_decode(p->text + last, p->len - last, &cp);
					assert_false(is_one_of(cp, no_end));
				}
			}
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = { 
		TEST(divides_by_dictionary), TEST(ends_lines_behind_separators), TEST(keeps_dates_whole), TEST(prefers_spaces),
		TEST(keeps_korean_words), TEST(begins_and_ends_lines_well),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
