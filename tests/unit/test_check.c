/*
 * test_check.c - numbers in prose, links, contrast: rules that need the whole model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/utf8.h"
#include "load/load.h"
#include "model/check.h"
#include "model/digits.h"
#include "model/model.h"

#include "folder.h"

#include <unicode/uchar.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NBSP "\xc2\xa0"

/* A register of a phone, a short code and one in two groups. */
static struct number rosa = { .dial = "+4722331160", .national = "22" NBSP "33" NBSP "11" NBSP "60", .international = "+47" NBSP "22" NBSP "33" NBSP "11" NBSP "60" };
static struct number police = { .dial = "112", .national = "112" };
static struct number doctor = { .dial = "116117", .national = "116" NBSP "117" };
static const struct contact a_rosa = { .id = "rosa", .phone = &rosa }, a_police = { .id = "police", .phone = &police }, a_doctor = { .id = "doctor", .sms = &doctor };
static const struct contact *contacts[] = { &a_doctor, &a_police, &a_rosa };
static const struct model model = { .contacts = contacts, .n_contacts = COUNT(contacts) };

static void test_numbers(void **state)
{
	/* Between « and » is what is found. */
	static const char *const texts[] = {
		"Ring «22 33 11 60» nå", "«22331160»", "«22" NBSP "33" NBSP "11" NBSP "60».", "«22-33-11-60»", "«22.33.11.60»", "«22/33/11/60»",
		"(«22) 33 11 60»", "(«+47) 22 33 11 60»", "«+4722331160»", "«0047 22 33 11 60»", "«004722331160»", "«+46 8 123»",
		"Ring «112»!", "«112»", "Ring «112» 24 timer", "«116 117»", "«116117»", "«116" NBSP "117» er gratis",
		"«123456»", "nr. «987 65 432»", "«012 345 678»", "«800 83 000»", "«45 67 89»",
		"«٢٢ ٣٣ ١١ ٦٠»", "اتصل «٢٢٣٣١١٦٠»", "«१२३४५६७८»", "«２２３３１１６０»",
		"«2\xe2\x80\x8f" "2 33\xe2\x81\xa9 11 60»", "«22\xe2\x80\xaf" "33\xe2\x80\xaf" "11\xe2\x80\xaf" "60»",
		"I 2021: «22 33 11 60»", "den 1. mai «22331160»",
		"«22  33" NBSP " 11\t60»", "«22\n33 11 60»", "«22\u200033\u205f11\u300060»", "«22\u201233\u221211\u201260»", "«22·33·11·60»",
		"«2\ufe0f\u20e32\ufe0f\u20e3 33 11 60»", "«99 88 77 66» krisesenter", "Ring «99 88 77 66» krøll", "dikr «99887766»",
		"«22–33–11–60»", "«22 33 – 11 60»", "«22 - 33 - 11 - 60»", "«22—33—11—60»", "«22 (33) 11, 60»", "«2:2:3:3:1:1:6:0»", "fra 2021–«22 33 11–60»",
		"https://wa.me/«4722331160»", "https://a.no/«47%2022%2033%2011%2060»", "tel:«22-33–11-60»", "«116–117»", "fra «0047–22–33–11–60»",
		/* pass */
		"1–12", "11–2", "10.00–15.00", "22–33–11–61", "22, 33, 11 og 60",
		"", "Ingen tall.", "I 2021 og 2022", "2021–2023", "2021-2023", "2021/2022", "(2021) 2022", "31.12.2024", "31/12-2024", "2024-12-31",
		"150 000 mennesker", "1" NBSP "500" NBSP "000", "1.500.000", "12 345 678", "50 %", "123456 %", "kr 150000", "150000 kr", "€ 1234567", "1234567" NBSP "NOK", "150000 kr" NBSP "i alt", "(kr 150000)", "150000 kr.", "2021  2022",
		"§ 257", "§§ 257-258", "§ 112", "112 %", "18 år", "09–19", "kl. 10:00–15:00", "24/7", "+47", "+20 prosent", "5 + 3", "100 200", "1 2 3",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		const char *open = strstr(texts[i], "«"), *close = strstr(texts[i], "»");
		char text[128] = "";
		const struct contact *whose;
		size_t at = 999, len = 999;

		if (open == NULL) {
			if (digits_find_number(&model, texts[i], &at, &len, &whose))
				fail_msg("found in '%s'", texts[i]);
			continue;
		}
		snprintf(text, sizeof(text), "%.*s%.*s%s", (int)(open - texts[i]), texts[i], (int)(close - open - 2), open + 2, close + 2);
		if (!digits_find_number(&model, text, &at, &len, &whose))
			fail_msg("nothing found in '%s'", text);
		if (at != (size_t)(open - texts[i]) || len != (size_t)(close - open - 2))
			fail_msg("found '%.*s' in '%s'", (int)len, text + at, text);
	}
}

static void test_no_invisible_character_hides_a_number(void **state)
{
	(void)state;
	for (unsigned cp = 0x80; cp < 0x110000; cp++) {
		char text[32] = "22 3", *end = text + strlen(text);
		const struct contact *whose = NULL;
		size_t at, len;

		if (!u_hasBinaryProperty((UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
			continue;
		end += utf8_encode(cp, end);
		strcpy(end, "3 11 60");
		if (!digits_find_number(&model, text, &at, &len, &whose) || whose != &a_rosa || len != strlen(text))
			fail_msg("U+%04X", cp);
	}
}

static void test_registered_numbers(void **state)
{
	const struct contact *whose;
	size_t at, len;

	(void)state;
	assert_true(digits_find_registered(&model, "sms:+47-22331160?body=1", &at, &len, &whose));
	assert_ptr_equal(whose, &a_rosa);
	assert_int_equal(at, strlen("sms:+"));
	assert_int_equal(len, strlen("47-22331160"));
	assert_true(digits_find_registered(&model, "https://a.no/%2022331160", &at, &len, &whose));
	assert_false(digits_find_registered(&model, "112 x 99887766 1223311600 223311601 122331160", &at, &len, &whose));
	assert_false(digits_find_registered(&model, "", &at, &len, &whose));
}

static void put_base(struct folder *f)
{
	folder_put(f, "content/sources.yaml", "kom: {title: Veileder, publisher: KOM}\n");
	folder_put(f, "content/interface.yaml", "exit: Lukk\n");
	folder_put(f, "content/contacts/red-cross.md",
		"---\nkind: contact\nname: Røde Kors\nphone: \"+47 22 33 11 60\"\ncountry: NO\naudience: [person]\nsource: kom\n"
		"verified: 2024-12-31\nreview_by: 2026-12-31\n---\n");
}

static void put_text(struct folder *f, const char *front, const char *body)
{
	folder_put(f, "content/a.md", arena_printf(f->arena, "---\nkind: right\ntitle: A\nsources: [kom]\n%s---\n%s", front, body));
}

static void assert_check(struct folder *f, const char *expected)
{
	struct model *m = load_model(f->arena, LOAD_ALL, f->diag);
	bool ok = check_model(m, f->diag);

	assert_int_equal(ok, diag_errors(f->diag) == 0);
	folder_said(f, expected);
}

static void test_links(void **state)
{
	struct folder *f = *state;

	put_base(f);
	put_text(f, "", "Ring [Røde Kors](contact:red-cross), se [her](https://a.no) eller [skriv](mailto:a@b.no).\n");
	assert_check(f, "");
	put_text(f, "summary: \"[x](contact:red-cros)\"\n", "- Ring *[Røde Kors](contact:red-cros)*.\n- [x](contact:xyzzy)\n");
	assert_check(f,
		"content/a.md:5: error: unknown contact 'red-cros'\n"
		"content/a.md:5: note: did you mean 'red-cross'?\n"
		"content/a.md:7:9: error: unknown contact 'red-cros'\n"
		"content/a.md:7:9: note: did you mean 'red-cross'?\n"
		"content/a.md:8:3: error: unknown contact 'xyzzy'\n");
	put_text(f, "", "[a](b.md) [c](javascript:x)\n");
	assert_check(f,
		"content/a.md:6:1: error: link to 'b.md' leads nowhere\n"
		"content/a.md:6:1: note: link to a contact, as in [ROSA](contact:rosa), or to an address that begins with https://\n"
		"content/a.md:6:11: error: link to 'javascript:x' leads nowhere\n"
		"content/a.md:6:11: note: link to a contact, as in [ROSA](contact:rosa), or to an address that begins with https://\n");
	put_text(f, "", "[ring](tel:+4722331160)\n");
	assert_check(f,
		"content/a.md:6:1: error: number 'tel:+4722331160' typed in prose\n"
		"content/a.md:6:1: note: write a link to the register instead: [Røde Kors](contact:red-cross)\n");
}

static void test_numbers_in_addresses(void **state)
{
	struct folder *f = *state;

	put_base(f);
	put_text(f, "", "[x](https://wa.me/4722331160) [y](https://a.no/2021/99887766 \"22–33–11–60\")\n");
	assert_check(f,
		"content/a.md:6:1: error: number 'https://wa.me/4722331160' typed in prose\n"
		"content/a.md:6:1: note: write a link to the register instead: [Røde Kors](contact:red-cross)\n"
		"content/a.md:6:31: error: number '22–33–11–60' typed in prose\n"
		"content/a.md:6:31: note: write a link to the register instead: [Røde Kors](contact:red-cross)\n");
}

static void test_numbers_have_places(void **state)
{
	struct folder *f = *state;

	put_base(f);
	put_text(f, "summary: Ring 22331160\n", "En linje.\nRing 22 33 **11 60** nå, eller 99 88 77 66.\n");
	folder_put(f, "content/interface.yaml", "exit: Ring 22 33 11 60\n");
	assert_check(f,
		"content/a.md:5: error: number '22331160' typed in prose\n"
		"content/a.md:5: note: write a link to the register instead: [Røde Kors](contact:red-cross)\n"
		"content/a.md:8:6: error: number '22 33 11 60' typed in prose\n"
		"content/a.md:8:6: note: write a link to the register instead: [Røde Kors](contact:red-cross)\n"
		"content/a.md:8:33: error: number '99 88 77 66' typed in prose\n"
		"content/a.md:8:33: note: put it into content/contacts/ and write a link instead: [NAME](contact:ID)\n"
		"content/interface.yaml:1:7: error: number '22 33 11 60' typed in prose\n"
		"content/interface.yaml:1:7: note: write a link to the register instead: [Røde Kors](contact:red-cross)\n");
}

static void test_numbers_in_translations(void **state)
{
	struct folder *f = *state;

	put_base(f);
	put_text(f, "", "Ring dem.\n");
	folder_put(f, "content/languages/ar.po",
		"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
		"msgctxt \"a#title\"\nmsgid \"A\"\nmsgstr \"ا\"\n\n"
		"msgctxt \"a#1\"\nmsgid \"Ring dem.\"\nmsgstr \"\"\n\"اتصل ٢٢ ٣٣ ١١ ٦٠\"\n");
	assert_check(f,
		"content/languages/ar.po:10: error: number '٢٢ ٣٣ ١١ ٦٠' typed in prose\n"
		"content/languages/ar.po:10: note: write a link to the register instead: [Røde Kors](contact:red-cross)\n");
}

static void test_headings_images_sources(void **state)
{
	struct folder *f = *state;

	put_base(f);
	put_text(f, "", "# En\n\n![bilde](a.png)\n");
	folder_put(f, "content/b.md", "---\nkind: myth\ntitle: B\nsources: [kon, xyzzy]\n---\n");
	assert_check(f,
		"content/a.md:6:1: error: heading of level 1: the title is that already\n"
		"content/a.md:6:1: note: begin the line with ##\n"
		"content/a.md:8:2: error: images are not allowed: 'a.png'\n"
		"content/b.md:4:10: error: unknown source 'kon'\n"
		"content/b.md:4:10: note: did you mean 'kom'?\n"
		"content/b.md:4:10: error: unknown source 'xyzzy'\n");
}

static void test_contrast(void **state)
{
	static const struct colour black, white = { .rgb = { 255, 255, 255 } }, grey = { .rgb = { 0x77, 0x77, 0x77 } };
	static const struct colour night = { .rgb = { 0x10, 0x23, 0x3d } }, paper = { .rgb = { 0xfb, 0xf8, 0xf1 } };

	(void)state;
	assert_int_equal(theme_contrast(&black, &white), 2100);
	assert_int_equal(theme_contrast(&white, &black), 2100);
	assert_int_equal(theme_contrast(&grey, &grey), 100);
	assert_int_equal(theme_contrast(&grey, &white), 447);   /* the well-known grey that just fails 4.5:1 */
	assert_in_range(theme_contrast(&night, &paper), 1450, 1550);
}

static void test_contrast_of_a_theme(void **state)
{
	struct folder *f = *state;
	struct theme theme = { .id = "t", .pos = { "themes/t/theme.yaml", 1, 1 } };
	const struct theme *themes[] = { &theme };
	const struct model m = { .themes = themes, .n_themes = 1 };

	for (int v = 0; v < VARIANTS; v++)
		for (int r = 0; r < ROLES; r++)
			if (r != ROLE_GROUND && r != ROLE_NIGHT && r != ROLE_SAND && r != ROLE_MIST)
				memset(theme.colour[v][r].rgb, 255, 3);
	assert_true(check_model(&m, f->diag));
	memset(theme.colour[VARIANT_DARK][ROLE_LIGHT].rgb, 0x40, 3);
	memset(theme.colour[VARIANT_DARK][ROLE_LINE].rgb, 0x40, 3);
	memset(theme.colour[VARIANT_PLAIN][ROLE_INK].rgb, 0x60, 3);
	memset(theme.colour[VARIANT_PLAIN][ROLE_SAND].rgb, 0xff, 3);
	assert_false(check_model(&m, f->diag));
	folder_said(f,
		"themes/t/theme.yaml:1:1: error: 'ink' on 'ground' has a contrast of 3.33:1, and needs 4.5:1\n"
		"themes/t/theme.yaml:1:1: error: 'ink' on 'mist' has a contrast of 3.33:1, and needs 4.5:1\n"
		"themes/t/theme.yaml:1:1: error: 'night' on 'light' has a contrast of 2.02:1 in the dark variant, and needs 4.5:1\n"
		"themes/t/theme.yaml:1:1: error: 'line' on 'ground' has a contrast of 2.02:1 in the dark variant, and needs 3.0:1\n");
}

static void test_editions(void **state)
{
	static const struct text without = { .lang = "nb", .title = "A" };
	static const struct text *texts[] = { &without };
	static const struct document doc = { .id = "a", .pos = { "content/a.md", 1, 1 }, .text = texts };
	static const struct document *docs[] = { &doc };
	static const struct slot slot = { .name = "signs", .doc = docs, .n = 1, .pos = { "content/editions/e.yaml", 9, 5 } };
	static const struct product products[] = { { .kind = PRODUCT_KIOSK, .slots = &slot, .n_slots = 1 }, { .kind = PRODUCT_LEAFLET, .slots = &slot, .n_slots = 1 } };
	static const struct contact mute = { .id = "kom" };
	static const struct edition e = {
		.id = "e", .helpline = &mute, .helpline_pos = { "content/editions/e.yaml", 3, 11 }, .emergency = &a_police,
		.pos = { "content/editions/e.yaml", 1, 1 }, .venue = "Oslo, 99 88 77 66", .region = "Viken",
		.products = products, .n_products = 2,
	};
	static const struct edition *editions[] = { &e };
	static const struct model m = { .editions = editions, .n_editions = 1 };
	struct folder *f = *state;

	assert_false(check_model(&m, f->diag));
	folder_said(f,
		"content/a.md:1:1: error: 'a' has no summary, which leaflets print\n"
		"content/editions/e.yaml:9:5: note: the leaflet of edition 'e' uses it here\n"
		"content/editions/e.yaml:1:1: error: number '99 88 77 66' typed in prose\n"
		"content/editions/e.yaml:1:1: note: put it into content/contacts/ and write a link instead: [NAME](contact:ID)\n"
		"content/editions/e.yaml:3:11: error: the helpline 'kom' has no phone\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_registered_numbers),
		cmocka_unit_test(test_no_invisible_character_hides_a_number),
		cmocka_unit_test_setup_teardown(test_links, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_numbers_in_addresses, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_numbers_have_places, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_numbers_in_translations, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_headings_images_sources, folder_setup, folder_teardown),
		cmocka_unit_test(test_contrast),
		cmocka_unit_test_setup_teardown(test_contrast_of_a_theme, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_editions, folder_setup, folder_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
