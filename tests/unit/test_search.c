/*
 * test_search.c - a kiosk's search index: what a page looks through, what it need not know, and what never gets into it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "html/search.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/diag.h"
#include "load/markdown.h"

#include <string.h>
#include <time.h>

#include "unit.h"

struct index {
	struct arena *arena;
	struct diag *diag;
	struct buf out;
};

static int setup(void **state)
{
	struct arena *a = arena_new();
	struct index *x = ARENA_NEW(a, struct index);

	x->arena = a;
	x->diag = diag_new();
	buf_init(&x->out);
	*state = x;
	return 0;
}

static int teardown(void **state)
{
	struct index *x = *state;

	buf_release(&x->out);
	diag_free(x->diag);
	arena_free(x->arena);
	return 0;
}

/* A text of Markdown. */
static struct search_text text(struct index *x, const char *lang, const char *title, const char *summary, const char *body)
{
	struct search_text t = { .id = "id", .lang = lang, .title = title };
	const struct pos nowhere = { .file = "x.md" };

	if (summary != NULL)
		assert_true(markdown_spans(x->arena, nowhere, summary, &t.summary, x->diag));
	assert_true(markdown_parse(x->arena, "x.md", 1, body, strlen(body), &t.body, x->diag));
	return t;
}

static const char *written(struct index *x, const char *lang, const struct search_text *t, size_t n, const char *typed)
{
	buf_reset(&x->out);
	search_write(&x->out, lang, t, n, typed);
	return x->out.data;
}

/* What stands behind `property` up to the end of the line. */
static const char *property(struct index *x, const char *name)
{
	const char *start = strstr(x->out.data, name);

	assert_non_null(start);
	start += strlen(name);
	return arena_strndup(x->arena, start, strcspn(start, "\n"));
}

static void expect_texts(struct index *x, const char *lang, const char *title, const char *summary, const char *body, const char *texts)
{
	const struct search_text t = text(x, lang, title, summary, body);

	written(x, lang, &t, 1, NULL);
	assert_string_equal(property(x, "texts: "), arena_printf(x->arena, "[[\"id\",[%s]]]", texts));
}

static void expect_folded(struct index *x, const char *entry)
{
	if (strstr(property(x, "fold: "), entry) == NULL)
		assert_string_equal(property(x, "fold: "), entry);
}

static void expect_no_fold(struct index *x, const char *entry)
{
	assert_null(strstr(property(x, "fold: "), entry));
}

static void whole(void **state)
{
	struct index *x = *state;
	const struct search_text t[] = {
		{ .id = "legal-aid", .lang = "nb", .title = "Få hjelp" },
		{ .id = "rest", .lang = "nb", .title = "Hvile" },
	};

	assert_string_equal(written(x, "so", t, 2, ""),
		"fold: {\"\\\"\":\"\",\"'\":\"\",\"`\":\"\",\"\\u00AD\":\"\",\"\\u00B4\":\"\",\"å\":\"a\",\"\\u02BC\":\"\",\"\\u200B\":\"\",\"\\u200C\":\"\","
		"\"\\u200D\":\"\",\"\\u200E\":\"\",\"\\u200F\":\"\",\"\\u2018\":\"\",\"\\u2019\":\"\",\"\\u201C\":\"\",\"\\u201D\":\"\",\"\\u2032\":\"\","
		"\"\\u2033\":\"\"},\n"
		"prefix: \"\",\n"
		"texts: [[\"legal-aid\",[\"\tFå \thjelp\"]],\n[\"rest\",[\"\tHvile\"]]]\n");
}

static void nothing(void **state)
{
	struct index *x = *state;
	const struct search_text empty = { .id = "a", .lang = "nb", .title = "A" }, none = { .id = "a", .lang = "nb", .title = "" };

	written(x, "nb", NULL, 0, NULL);
	assert_string_equal(property(x, "texts: "), "[]");
	written(x, "nb", &empty, 1, NULL);
	assert_string_equal(property(x, "texts: "), "[[\"a\",[\"\tA\"]]]");
	written(x, "nb", &none, 1, NULL);
	assert_string_equal(property(x, "texts: "), "[[\"a\",[]]]");
}

static void passages(void **state)
{
	struct index *x = *state;

	expect_texts(x, "nb", "T", "Kort **nå**.", "En\nto  *tre*\\\nfire.\n\n## Del\n\n- a\n- b\n\n  c\n  1. d\n\n> q\n\n***\n\n    x = 1\n",
		"\"\tT\",\"\tKort \tnå.\",\"\tEn \tto \ttre \tfire.\",\"\tDel\",\"\ta\",\"\tb\",\"\tc\",\"\td\",\"\tq\",\"\tx = \t1\"");
	expect_texts(x, "nb", "T", "Kort.", "Først.\n\nKort.\n", "\"\tT\",\"\tFørst.\",\"\tKort.\"");
	expect_texts(x, "nb", "T", NULL, "", "\"\tT\"");
	/* As normalize("NFC") has them. */
	expect_texts(x, "nb", "A\u030apent", NULL, "", "\"\tÅpent\"");
}

static void escapes(void **state)
{
	struct index *x = *state;

	expect_texts(x, "nb", "</script><!--", NULL, "Si \"nei\" \\\\ \u2028ja\u2029.",
		"\"\\u003C/\tscript>\\u003C!--\",\"\tSi \\\"\tnei\\\" \\\\ \\u2028\tja\\u2029.\"");
	assert_null(strchr(x->out.data, '<'));
}

static void numbers_stay_out(void **state)
{
	struct index *x = *state;

	expect_texts(x, "nb", "T", "Ring [Rosa](contact:rosa).", "Ring [noen som *kan*](contact:rosa) eller [oss](tel:+4722331160).",
		"\"\tT\",\"\tRing \tRosa.\",\"\tRing \tnoen \tsom \tkan \teller \toss.\"");
	assert_null(strstr(x->out.data, "22"));
}

static void table(void **state)
{
	struct index *x = *state;
	const struct search_text nb = { .id = "a", .lang = "nb", .title = "Ärlig ﬁn e\u0301n İs x\u0323\u0302" };
	const struct search_text empty = { .id = "a", .lang = "nb", .title = "b" };

	written(x, "nb", &nb, 1, "ŕłśß");
	expect_folded(x, "\"ä\":\"a\"");
	expect_folded(x, "\"å\":\"a\"");          /* typed in Norwegian */
	expect_folded(x, "\"\\u030A\":\"\"");     /* by itself too */
	expect_folded(x, "\"ŕ\":\"r\"");
	expect_folded(x, "\"ł\":\"l\"");
	expect_folded(x, "\"ﬁ\":\"fi\"");
	expect_folded(x, "\"i̇\":\"i\"");
	expect_folded(x, "\"\\u0323\":\"\"");
	expect_folded(x, "\"\\u00AB\":\"\"");     /* « */
	expect_no_fold(x, "ß");                 /* nowhere are two s */
	expect_no_fold(x, "ø");                 /* no o */
	expect_no_fold(x, "Ä");
	expect_no_fold(x, "æ");

	written(x, "nb", &empty, 1, "å");
	expect_no_fold(x, "å");
}

/* Keys in the order of their numbers, each once. */
static void table_is_sorted(void **state)
{
	struct index *x = *state;
	const struct search_text t = { .id = "a", .lang = "vi", .title = "Bạn có quyền được giúp đỡ, ĐƯỢC" };
	const char *fold, *last = "";

	written(x, "vi", &t, 1, "đơư");
	fold = property(x, "fold: ");
	for (const char *key = strpbrk(fold, "{"); *key == '{' || *key == ','; ) {
		const size_t len = strcspn(key + 2, "\"");
		const char *this = arena_strndup(x->arena, key + 2, len);

		if (this[0] != '\\' && last[0] != '\\')
			assert_true(strcmp(last, this) < 0);
		last = this;
		key += 2 + len + strlen("\":\"");
		key += strcspn(key, "\"") + 1;
	}
	expect_folded(x, "\"đ\":\"d\"");
	expect_folded(x, "\"ợ\":\"o\"");
	expect_folded(x, "\"\\u031B\":\"\"");
}

static void arabic(void **state)
{
	struct index *x = *state;
	const struct search_text t = { .id = "a", .lang = "ar", .title = "المساعدة 24 أُسرة" }, sample = { .id = "a", .lang = "nb", .title = "المساعدة" };

	written(x, "ar", &t, 1, NULL);
	assert_string_equal(property(x, "prefix: "), "\"^(?:[وف]?(?:[بك]?ال|لل))(?=.{3})\",");
	assert_string_equal(property(x, "texts: "), "[[\"a\",[\"\tال\tمساعدة \t24 \tأُسرة\"]]]");
	expect_folded(x, "\"ة\":\"ه\"");
	expect_folded(x, "\"إ\":\"ا\"");
	expect_folded(x, "\"آ\":\"ا\"");
	expect_folded(x, "\"٢\":\"2\"");
	expect_folded(x, "\"\\u064B\":\"\"");
	expect_no_fold(x, "\"٣\"");
	expect_no_fold(x, "\"ك\"");
	written(x, "fa", &sample, 1, NULL);
	assert_string_equal(property(x, "prefix: "), "\"\",");
}

static void korean(void **state)
{
	struct index *x = *state;
	const struct search_text t = { .id = "a", .lang = "ko", .title = "도움이 필요" };

	written(x, "ko", &t, 1, NULL);
	expect_folded(x, "\"도\":\"ㄷㅗ\"");
	expect_folded(x, "\"우\":\"ㅇㅜ\"");      /* half of 움 */
	expect_folded(x, "\"동\":\"ㄷㅗㅇ\"");     /* before its ㅇ moves on to 움 */
	expect_no_fold(x, "\"돔\"");
	expect_no_fold(x, "\"가\"");
	expect_no_fold(x, "\"ㄷ\":");           /* what it folds to itself */
	assert_in_range(x->out.len, 100, 2000);
}

static void other_scripts(void **state)
{
	struct index *x = *state;

	expect_texts(x, "th", "ขอความช่วยเหลือ", NULL, "", "\"\tขอ\tความ\tช่วย\tเหลือ\"");
	expect_texts(x, "zh-Hans", "获得帮助。", NULL, "", "\"\t获得\t帮助。\"");
	expect_texts(x, "am", "ሠራተኛ", NULL, "", "\"\tሠራተኛ\"");
	expect_folded(x, "\"ሠ\":\"ሰ\"");
	/* In the language the words are in, not in that of the kiosk. */
	expect_texts(x, "ar", "ولدي", NULL, "", "\"\tو\tلدي\"");
}

/* Milliseconds of CPU for a body of that many copies. */
static double measure(struct index *x, const char *lang, const char *sentence, size_t copies)
{
	struct buf body;
	struct search_text t;
	clock_t start;

	buf_init(&body);
	for (size_t i = 0; i < copies; i++)
		buf_adds(&body, sentence);
	t = text(x, lang, "T", NULL, body.data);
	buf_release(&body);
	start = clock();
	written(x, lang, &t, 1, NULL);
	return (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
}

/* One paragraph of fifty kilobytes and many short ones; quadratic would be seconds. */
static void long_texts(void **state)
{
	static const struct { const char *lang, *sentence; size_t copies; } much[] = {
		{ "nb", "Du har rett til hjelp, også når du ikke har papirer. ", 1000 }, { "nb", "Få hjelp.\n\n", 5000 },
		{ "th", "คุณมีสิทธิได้รับความช่วยเหลือ", 600 }, { "ko", "도움이 필요합니다. ", 2000 }, { "ar", "والمساعدة ", 2500 },
		{ "zh-Hans", "你有权获得帮助。", 2000 },
	};

	for (size_t i = 0; i < COUNT(much); i++) {
		const double ms = measure(*state, much[i].lang, much[i].sentence, much[i].copies);

		print_message("# %s: %.1f ms\n", much[i].lang, ms);
		assert_true(ms < 5000);
	}
}

static void same_again(void **state)
{
	struct index *x = *state;
	const struct search_text t[] = {
		text(x, "uk", "Ваші права", "Ви маєте право.", "Зателефонуйте [РОЗА](contact:rosa).\n\n- м'який\n"),
		text(x, "ko", "도움", NULL, "도움이 필요합니다."),
	};
	const char *first = arena_strdup(x->arena, written(x, "uk", t, COUNT(t), "йцукенгґ"));

	assert_string_equal(written(x, "uk", t, COUNT(t), "йцукенгґ"), first);
	assert_string_equal(written(x, "uk", t, COUNT(t), "ґгнекуцй"), first);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(whole), TEST(nothing), TEST(passages), TEST(escapes), TEST(numbers_stay_out), TEST(table), TEST(table_is_sorted), TEST(arabic),
		TEST(korean), TEST(other_scripts), TEST(long_texts), TEST(same_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
