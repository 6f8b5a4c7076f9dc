/*
 * test_load.c - the folders of an author to a model: order, editions, translations, and what is missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/load.h"
#include "model/model.h"

#include "folder.h"

#define ROLES_OF(colour) \
	"  ground: " colour "\n  ink: " colour "\n  night: " colour "\n  on-night: " colour "\n  sand: " colour "\n" \
	"  mist: " colour "\n  light: " colour "\n  \"true\": " colour "\n  danger: " colour "\n  line: " colour "\n"
#define HEADER(lang, more) "msgid \"\"\nmsgstr \"\"\n\"Language: " lang "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n" more "\n"
#define ENTRY(context, source, translation) "msgctxt \"" context "\"\nmsgid \"" source "\"\nmsgstr \"" translation "\"\n\n"

/* All that the folder below has to say, in Ukrainian. */
#define INTERFACE_UK ENTRY("interface#exit", "Lukk", "Закрити") ENTRY("interface#left", "{n} igjen", "залишилось {n}")
#define EDITION_UK ENTRY("edition/e#title", "Bibliotek", "Бібліотека") ENTRY("edition/e#question", "Hjelp?", "Допомога?")
#define TITLE_UK ENTRY("a#title", "Tittel", "Назва")
#define SUMMARY_UK ENTRY("a#summary", "Kort **nå**.", "Коротко **зараз**.")
#define BODY_UK ENTRY("a#1", "Ring [ROSA](contact:rosa).", "Телефонуйте [ROSA](contact:rosa).") ENTRY("a#2.1", "punkt", "пункт")
#define CONTACT_UK ENTRY("rosa#name", "ROSA", "ROSA") ENTRY("rosa#1", "Ring dit.", "Телефонуйте туди.")
#define ALL_UK INTERFACE_UK EDITION_UK TITLE_UK SUMMARY_UK BODY_UK CONTACT_UK

static void put_theme(struct folder *f)
{
	folder_put(f, "themes/t/theme.yaml",
		"colours:\n" ROLES_OF("\"#000000\"") "contrast:\n" ROLES_OF("\"#000000\"") "dark:\n" ROLES_OF("\"#000000\"")
		"fonts:\n  - {scripts: [Latn], regular: A.ttf, bold: B.ttf, package: a}\n");
	folder_put(f, "themes/t/theme.css", "");
	folder_put(f, "themes/t/icons/eye.svg", "<svg viewBox=\"0 0 24 24\"><path d=\"M0 0h1\"/></svg>\n");
}

static void put_edition(struct folder *f, const char *languages, const char *untranslated)
{
	folder_put(f, "content/editions/e.yaml", arena_printf(f->arena,
		"title: Bibliotek\nquestion: Hjelp?\nlanguages: %s\ntheme: t\nhelpline: rosa\nuntranslated: %s\n"
		"products:\n  kiosk:\n    template: kiosk\n    guidance:\n      rights: [a]\n", languages, untranslated));
}

static void put_content(struct folder *f)
{
	put_theme(f);
	folder_put(f, "content/sources.yaml", "kom: {title: Veileder, publisher: KOM, year: 2024}\n");
	folder_put(f, "content/interface.yaml", "exit: Lukk\nleft: \"{n} igjen\"\n");
	folder_put(f, "content/rights/a.md",
		"---\nkind: right\ntitle: Tittel\nsummary: Kort **nå**.\nicon: eye\nsources: [kom]\n---\nRing [ROSA](contact:rosa).\n\n- punkt\n");
	folder_put(f, "content/contacts/rosa.md",
		"---\nkind: contact\nname: ROSA\nphone: \"+47 22 33 11 60\"\ncountry: NO\naudience: [person]\nsource: kom\n"
		"verified: 2024-12-31\nreview_by: 2026-12-31\n---\nRing dit.\n");
	put_edition(f, "[nb, uk]", "refuse");
}

static const struct model *load(struct folder *f, const char *said)
{
	const struct model *m = load_model(f->arena, LOAD_ALL, f->diag);

	folder_said(f, said);
	return m;
}

static void test_whole_model(void **state)
{
	struct folder *f = *state;
	const struct model *m;
	const struct text *t;
	const struct edition *e;
	const struct document *a;

	put_content(f);
	folder_put(f, "content/languages/uk.po", HEADER("uk", "\"X-Reviewed-By: Oksana\\n\"\n") ALL_UK);
	m = load(f, "");
	assert_int_equal(m->n_languages, 2);
	assert_string_equal(m->languages[0].tag, "nb");
	assert_null(m->languages[0].file);
	assert_string_equal(m->languages[1].file, "content/languages/uk.po");
	assert_string_equal(m->languages[1].reviewed_by, "Oksana");
	assert_int_equal(m->languages[1].entries, 10);
	assert_int_equal(m->languages[1].translated, 10);
	assert_int_equal(m->languages[1].fuzzy, 0);
	assert_int_equal(m->n_files, 9);
	for (size_t i = 1; i < m->n_files; i++)
		assert_true(strcmp(m->files[i - 1], m->files[i]) < 0);
	assert_int_equal(model_find_source(m, "kom")->year, 2024);

	a = model_find_document(m, "a");
	assert_int_equal(a->kind, KIND_RIGHT);
	assert_int_equal(a->text[0]->body->pos.line, 8);
	t = a->text[1];
	assert_string_equal(t->lang, "uk");
	assert_string_equal(t->title, "Назва");
	assert_int_equal(t->title_pos.line, 25);
	assert_string_equal(block_plain(f->arena, t->summary), "Коротко зараз.");
	assert_int_equal(t->body->pos.line, 33);
	assert_string_equal(t->body->pos.file, "content/languages/uk.po");
	assert_string_equal(t->body->spans->next->target, "rosa");
	assert_string_equal(block_plain(f->arena, t->body->next->child->child->spans), "пункт");

	assert_string_equal(model_find_contact(m, "rosa")->text[1]->body->spans->text, "Телефонуйте туди.");
	assert_string_equal(model_find_words(m, "left")->words[1], "залишилось {n}");
	e = model_find_edition(m, "e");
	assert_string_equal(e->words[WORD_QUESTION].words[1], "Допомога?");
	assert_int_equal(e->words[WORD_QUESTION].at[1].line, 21);
	assert_null(e->words[WORD_HEADLINE].words);
	assert_ptr_equal(e->helpline, model_find_contact(m, "rosa"));
	assert_ptr_equal(e->products[0].slots[0].doc[0], a);
	assert_string_equal(e->theme->id, "t");
}

static void test_order_of_documents(void **state)
{
	struct folder *f = *state;
	const struct model *m;

	folder_put(f, "content/sources.yaml", "kom: {title: Veileder, publisher: KOM}\n");
	folder_put(f, "content/interface.yaml", "");
	folder_put(f, "content/z.md", "---\nkind: myth\ntitle: T\norder: 2\nsources: [kom]\n---\n");
	folder_put(f, "content/x/y/b.md", "---\nkind: topic\ntitle: T\nsources: [kom]\n---\n");
	folder_put(f, "content/a.md", "---\nkind: myth\ntitle: T\norder: 10\nsources: [kom]\n---\n");
	folder_put(f, "content/c.md", "---\nkind: myth\ntitle: T\norder: 10\nsources: [kom]\n---\n");
	m = load(f, "");
	assert_int_equal(m->n_documents, 4);
	assert_string_equal(m->documents[0]->id, "z");
	assert_string_equal(m->documents[1]->id, "a");
	assert_string_equal(m->documents[2]->id, "c");
	assert_string_equal(m->documents[3]->id, "b");
}

static void test_no_content(void **state)
{
	struct folder *f = *state;

	load(f, "lykt: error: no folder 'content' here\nlykt: note: run lykt where content/, templates/ and themes/ are\n");
}

static void test_wrong_texts(void **state)
{
	struct folder *f = *state;

	folder_put(f, "content/sources.yaml", "kom: {title: Veileder}\nx: y\n");
	folder_put(f, "content/interface.yaml", "Exit: Lukk\nx: [a]\n");
	folder_put(f, "content/a.md", "---\nkind: rigth\ntitle: T\nsources: [kom]\n---\n");
	folder_put(f, "content/b.md", "---\ntitle: \"\"\n---\n");
	folder_put(f, "content/c.md", "---\nkind: myth\nicon: hose\nsources: []\norder: first\n---\n");
	folder_put(f, "content/x/c.md", "---\nkind: myth\ntitle: T\nsources: [kom]\n---\n");
	folder_put(f, "content/interface.md", "---\nkind: myth\ntitle: T\nsources: [kom]\n---\n");
	load(f,
		"content/a.md:2:7: error: unknown kind 'rigth'\n"
		"content/a.md:2:7: note: did you mean 'right'?\n"
		"content/b.md:1:1: error: missing 'kind'\n"
		"content/c.md:1:1: error: missing 'title'\n"
		"content/c.md:3:7: error: unknown icon 'hose'\n"
		"content/c.md:3:7: note: did you mean 'house'?\n"
		"content/c.md:4:10: error: 'sources' is empty\n"
		"content/c.md:5:8: error: 'order' must be a whole number, not 'first'\n"
		"content/interface.md:1:1: error: the id 'interface' is taken by interface.yaml\n"
		"content/interface.yaml:1:1: error: 'Exit' cannot be the name of words\n"
		"content/interface.yaml:1:1: note: names are lower case letters, digits and hyphens\n"
		"content/interface.yaml:2:4: error: 'x' must be a text, not a list\n"
		"content/sources.yaml:1:1: error: missing 'publisher'\n"
		"content/sources.yaml:2:4: error: 'x' must have a title, a publisher and a year\n"
		"content/x/c.md:1:1: error: the id 'c' is taken\n"
		"content/c.md:1:1: note: by this text; rename one of the files\n");
}

static void test_wrong_editions(void **state)
{
	struct folder *f = *state;

	put_content(f);
	folder_put(f, "content/editions/e.yaml",
		"title: B\nlanguages: [nb, xx, nb]\ntheme: tt\nhelpline: roza\nemergency: xyzzy\naudience: all\nuntranslated: refused\ncontacts: [rosa, a]\n"
		"products:\n  leafet: {template: x}\n  kiosk:\n    guidance:\n      rights: [aa, rosa, a, a]\n  card: x\n");
	folder_put(f, "content/editions/f.yaml", "languages: []\nproducts: []\n");
	load(f,
		"content/editions/e.yaml:2:17: error: language 'xx' has no catalogue\n"
		"content/editions/e.yaml:2:17: note: make one: lykt merge --language xx\n"
		"content/editions/e.yaml:2:21: error: 'nb' stands here twice\n"
		"content/editions/e.yaml:3:8: error: unknown theme 'tt'\n"
		"content/editions/e.yaml:4:11: error: unknown contact 'roza'\n"
		"content/editions/e.yaml:4:11: note: did you mean 'rosa'?\n"
		"content/editions/e.yaml:5:12: error: unknown contact 'xyzzy'\n"
		"content/editions/e.yaml:6:11: error: unknown audience 'all'\n"
		"content/editions/e.yaml:7:15: error: unknown untranslated 'refused'\n"
		"content/editions/e.yaml:7:15: note: did you mean 'refuse'?\n"
		"content/editions/e.yaml:8:18: error: unknown contact 'a'\n"
		"content/editions/e.yaml:10:3: error: unknown product 'leafet'\n"
		"content/editions/e.yaml:10:3: note: did you mean 'leaflet'?\n"
		"content/editions/e.yaml:11:3: error: missing 'template'\n"
		"content/editions/e.yaml:13:16: error: unknown text 'aa'\n"
		"content/editions/e.yaml:13:20: error: unknown text 'rosa'\n"
		"content/editions/e.yaml:13:20: note: 'rosa' is a contact: it belongs under 'contacts'\n"
		"content/editions/e.yaml:13:29: error: 'a' stands here twice\n"
		"content/editions/e.yaml:14:9: error: 'card' must have a line 'template: NAME' below it\n"
		"content/editions/f.yaml:1:1: error: missing 'title'\n"
		"content/editions/f.yaml:1:1: error: missing 'theme'\n"
		"content/editions/f.yaml:1:1: error: missing 'helpline'\n"
		"content/editions/f.yaml:1:12: error: 'languages' is empty\n"
		"content/editions/f.yaml:2:11: error: 'products' must have lines such as 'kiosk:' below it\n");
}

static void test_wrong_catalogues(void **state)
{
	struct folder *f = *state;

	put_content(f);
	put_edition(f, "[nb]", "refuse");
	folder_put(f, "content/languages/nb.po", HEADER("nb", ""));
	folder_put(f, "content/languages/norsk.po", HEADER("nb", ""));
	folder_put(f, "content/languages/uk.po", HEADER("ru", ""));
	folder_put(f, "content/languages/pt-BR.po", HEADER("pt_BR", ""));
	load(f,
		"content/languages/nb.po:1:1: error: 'nb' is the language of the texts and needs no catalogue\n"
		"content/languages/norsk.po:1:1: error: 'norsk' is not a language tag such as uk or pt-BR\n"
		"content/languages/uk.po:1:1: error: the header says language 'ru', the name of the file 'uk'\n");
}

static void test_links_and_placeholders_must_stay(void **state)
{
	struct folder *f = *state;

	put_content(f);
	folder_put(f, "content/rights/a.md",
		"---\nkind: right\ntitle: Tittel\nsources: [kom]\n---\nRing [ROSA](contact:rosa).\n\n*[a](https://a.no)*\n\nEn.\n\nTo.\n");
	folder_put(f, "content/languages/uk.po", HEADER("uk", "") EDITION_UK TITLE_UK CONTACT_UK
		ENTRY("interface#exit", "Lukk", "Закрити {n}") ENTRY("interface#left", "{n} igjen", "залишилось")
		ENTRY("a#1", "Ring [ROSA](contact:rosa).", "Телефонуйте ROSA.")
		ENTRY("a#2", "*[a](https://a.no)*", "[a](https://b.no)")
		ENTRY("a#3", "En.", "Один\\n\\nДва.")
		ENTRY("a#4", "To.", "[Два](contact:rosa) <b>"));
	load(f,
		"content/languages/uk.po:28:1: error: translation of 'interface#exit' added {n}\n"
		"content/languages/uk.po:32:1: error: translation of 'interface#left' dropped {n}\n"
		"content/languages/uk.po:36:1: error: translation of 'a#1' dropped the link to contact 'rosa'\n"
		"content/languages/uk.po:40:1: error: translation of 'a#2' dropped the link to 'https://a.no'\n"
		"content/languages/uk.po:40:1: error: translation of 'a#2' added the link to 'https://b.no'\n"
		"content/languages/uk.po:44:1: error: 'Один' is more than one paragraph\n"
		"content/languages/uk.po:48: error: raw HTML '<b>' is not allowed\n"
		"content/languages/uk.po:48: note: write Markdown, or \\< for the sign itself\n");
}

static void test_refuse(void **state)
{
	struct folder *f = *state;

	put_content(f);
	folder_put(f, "content/languages/uk.po", HEADER("uk", "") INTERFACE_UK EDITION_UK TITLE_UK CONTACT_UK
		ENTRY("a#1", "Ring [ROSA](contact:rosa).", "") "#, fuzzy\n" ENTRY("a#2.1", "punkt", "пункт"));
	load(f,
		"content/languages/uk.po:1:1: error: 'a#summary' is not translated\n"
		"content/languages/uk.po:36:1: error: 'a#1' is not translated\n"
		"content/languages/uk.po:41:1: error: 'a#2.1' is not translated: it is marked fuzzy\n"
		"content/languages/uk.po:41:1: note: texts that the catalogue does not have are added by: lykt merge\n");

	/* What no edition uses in this language may wait. */
	put_edition(f, "[nb]", "refuse");
	load(f, "");
}

static void test_most_gaps_are_counted(void **state)
{
	struct folder *f = *state;
	char body[400] = "";

	put_content(f);
	for (int i = 0; i < 30; i++)
		strcat(body, "Tekst.\n\n");
	folder_put(f, "content/rights/a.md", arena_printf(f->arena, "---\nkind: right\ntitle: Tittel\nsources: [kom]\n---\n%s", body));
	folder_put(f, "content/languages/uk.po", HEADER("uk", "") INTERFACE_UK EDITION_UK TITLE_UK CONTACT_UK);
	load_model(f->arena, LOAD_ALL, f->diag);
	assert_int_equal(diag_errors(f->diag), 20);
}

static void test_omit(void **state)
{
	struct folder *f = *state;
	const struct model *m;

	put_content(f);
	put_edition(f, "[nb, uk]", "omit");
	folder_put(f, "content/languages/uk.po", HEADER("uk", "") TITLE_UK);
	m = load(f, "");
	assert_null(model_find_document(m, "a")->text[1]);
	/* What readers cannot do without stays, and says its language. */
	assert_string_equal(model_find_contact(m, "rosa")->text[1]->lang, "nb");
	assert_string_equal(model_find_words(m, "exit")->words[1], "Lukk");
	assert_string_equal(model_find_words(m, "exit")->lang[1], "nb");
	assert_string_equal(model_find_edition(m, "e")->words[WORD_TITLE].lang[1], "nb");
	assert_null(m->languages[1].reviewed_by);
}

static void test_fallback(void **state)
{
	struct folder *f = *state;
	const struct model *m;

	put_content(f);
	put_edition(f, "[nb, uk]", "fallback");
	folder_put(f, "content/languages/uk.po", HEADER("uk", "\"X-Reviewed-By: \\n\"\n") TITLE_UK SUMMARY_UK);
	m = load(f, "");
	/* Whole, not half and half. */
	assert_ptr_equal(model_find_document(m, "a")->text[1], model_find_document(m, "a")->text[0]);
	assert_string_equal(model_find_document(m, "a")->text[1]->lang, "nb");
	assert_null(m->languages[1].reviewed_by);
	assert_int_equal(m->languages[1].translated, 2);
}

static void test_a_broken_catalogue_is_reported_once(void **state)
{
	struct folder *f = *state;

	put_content(f);
	folder_put(f, "content/languages/uk.po", HEADER("uk", "") "msgid \"a\"\nmsgstr \"b\n");
	load(f, "content/languages/uk.po:8: error: end-of-line within string\n");
}

static void test_texts_only(void **state)
{
	struct folder *f = *state;
	const struct model *m;

	put_content(f);
	put_edition(f, "[nb, uk, xx]", "refuse");
	folder_put(f, "content/languages/uk.po", "no catalogue at all\n");
	m = load_model(f->arena, LOAD_TEXTS, f->diag);
	folder_said(f, "");
	assert_int_equal(m->n_documents, 1);
}

static void test_survey(void **state)
{
	struct folder *f = *state;
	const struct model *m;

	put_content(f);
	folder_put(f, "content/languages/uk.po", HEADER("uk", "") TITLE_UK "#, fuzzy\n" SUMMARY_UK);
	m = load_model(f->arena, LOAD_SURVEY, f->diag);
	folder_said(f, "");
	assert_int_equal(m->languages[1].entries, 10);
	assert_int_equal(m->languages[1].translated, 1);
	assert_int_equal(m->languages[1].fuzzy, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_whole_model, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_order_of_documents, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_no_content, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_texts, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_editions, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_catalogues, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_links_and_placeholders_must_stay, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_refuse, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_most_gaps_are_counted, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_omit, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_fallback, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_a_broken_catalogue_is_reported_once, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_texts_only, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_survey, folder_setup, folder_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
