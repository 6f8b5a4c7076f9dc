/*
 * test_catalog.c - PO files read, extracted and merged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/catalog.h"
#include "load/load.h"
#include "model/model.h"

#include "base/buf.h"
#include "folder.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define HEADER "msgid \"\"\nmsgstr \"\"\n\"Language: uk\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"X-Reviewed-By: Oksana\\n\"\n\n"

static struct catalog *open_po(struct folder *f, const char *text)
{
	folder_put(f, "uk.po", text);
	return catalog_open(f->arena, "uk.po", f->diag);
}

static const char *file_text(struct folder *f, const char *file)
{
	struct buf b;
	const char *text;

	buf_init(&b);
	assert_true(file_read(file, &b, f->diag));
	text = arena_strndup(f->arena, b.data, b.len);
	buf_release(&b);
	return text;
}

static void test_entries(void **state)
{
	struct folder *f = *state;
	struct catalog *c = open_po(f, HEADER
		"# translator\n#. hint\n#: content/a.md\nmsgctxt \"a#title\"\nmsgid \"Tittel\"\nmsgstr \"Назва\"\n\n"
		"#, fuzzy\n#| msgid \"Førr\"\nmsgctxt \"a#1\"\nmsgid \"\"\n\"Før \\\"og\\\" \"\n\"nå\\n\"\nmsgstr \"\"\n\"А \"\n\"б\"\n\n"
		"msgctxt \"a#2\"\nmsgid \"To\"\nmsgstr \"\"\n\n"
		"#~ msgctxt \"a#3\"\n#~ msgid \"Borte\"\n#~ msgstr \"Нема\"\n\n"
		"msgctxt \"a#4\"\nmsgid \"msgstr \\\"\"\nmsgstr \"4\"\n");
	const struct entry *e;

	assert_non_null(c);
	folder_said(f, "");
	assert_string_equal(catalog_header(c, "X-Reviewed-By"), "Oksana");
	assert_null(catalog_header(c, "X-None"));

	e = catalog_find(c, "a#title", "Tittel");
	assert_string_equal(e->translation, "Назва");
	assert_false(e->fuzzy);
	assert_int_equal(e->pos.line, 12);
	assert_int_equal(e->pos.col, 1);
	assert_int_equal(e->used, 1);
	e = catalog_find(c, "a#1", "Før \"og\" nå\n");
	assert_true(e->fuzzy);
	assert_string_equal(e->translation, "А б");
	assert_int_equal(e->pos.line, 20);
	assert_string_equal(catalog_find(c, "a#2", "To")->translation, "");
	assert_null(catalog_find(c, "a#3", "Borte"));
	assert_int_equal(catalog_find(c, "a#4", "msgstr \"")->pos.line, 34);
	assert_null(catalog_find(c, "a#title", "Annet"));
	assert_null(catalog_find(c, "b#title", "Tittel"));
}

/* Poedit and msgcat fold lines and write CRLF on some systems. */
static void test_lines_folded_otherwise(void **state)
{
	struct folder *f = *state;
	struct catalog *c = open_po(f,
		"msgid \"\"\r\nmsgstr \"Content-Type: text/plain; charset=utf-8\\n\"\r\n\r\n"
		"msgctxt \"\"\r\n\"a#\"\r\n\"title\"\r\nmsgid \"T\" \"ittel\"\r\nmsgstr \"\"\r\n\"На\"\r\n\"зва\"\r\n");

	assert_non_null(c);
	assert_string_equal(catalog_find(c, "a#title", "Tittel")->translation, "Назва");
	assert_int_equal(catalog_find(c, "a#title", "Tittel")->pos.line, 8);
	folder_said(f, "");
}

static void test_wrong_files(void **state)
{
	static const struct { const char *text, *said; } want[] = {
		{ HEADER "msgctxt \"a#1\"\nmsgid \"A\"\nmsgstr \"B\n", "uk.po:10: error: end-of-line within string\n" },
		{ HEADER "msgctxt \"a#1\"\nmsgid \"A\"\n", "uk.po:8: error: missing 'msgstr' section\n" },
		{ HEADER "msgctxt \"a#1\"\nmsgid \"A\"\nmsgstr \"B \\q\"\n", "uk.po:9:12: error: invalid control sequence\n" },
		{ HEADER "msgctxt \"a#1\"\nmsgid \"A\"\nmsgstr \"B\"\n\nmsgctxt \"a#1\"\nmsgid \"A\"\nmsgstr \"C\"\n",
		  "uk.po:12: error: duplicate message definition\n" },
		{ HEADER "msgctxt \"a#1\"\nmsgid \"A\"\nmsgstr \"\xe6\"\n",
		  "uk.po:9:9: error: invalid UTF-8: byte 0xe6\nuk.po:9:9: note: save the file as UTF-8\n" },
		{ "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n",
		  "uk.po:2:1: error: the charset is 'ISO-8859-1', not UTF-8\n"
		  "uk.po:2:1: note: the header must have the line \"Content-Type: text/plain; charset=UTF-8\\n\"\n" },
		{ "msgctxt \"a#1\"\nmsgid \"A\"\nmsgstr \"B\"\n",
		  "uk.po:1:1: error: the header does not name the charset\n"
		  "uk.po:1:1: note: the header must have the line \"Content-Type: text/plain; charset=UTF-8\\n\"\n" },
	};
	struct folder *f = *state;

	for (size_t i = 0; i < COUNT(want); i++) {
		assert_null(open_po(f, want[i].text));
		folder_said(f, want[i].said);
	}
	assert_null(catalog_open(f->arena, "none.po", f->diag));
	assert_true(diag_has_system(f->diag));
}

/* libgettextpo gives up at so many mistakes; a run of lykt does not. */
static void test_a_file_that_is_no_catalogue(void **state)
{
	struct folder *f = *state;
	struct buf b;

	buf_init(&b);
	for (int i = 0; i < 100; i++)
		buf_adds(&b, "{ not: a catalogue }\n");
	assert_null(open_po(f, b.data));
	assert_in_range(diag_errors(f->diag), 1, 20);
	buf_release(&b);
}

static void put_content(struct folder *f, const char *body)
{
	folder_put(f, "content/sources.yaml", "kom: {title: Veileder, publisher: KOM}\n");
	folder_put(f, "content/interface.yaml", "exit: Lukk\nleft: \"{n} igjen\"\n");
	folder_put(f, "content/a.md", arena_printf(f->arena, "---\nkind: myth\ntitle: Tittel\nsummary: Kort **nå**.\nsources: [kom]\n---\n%s", body));
	folder_put(f, "content/rosa.md",
		"---\nkind: contact\nname: ROSA\nweb: [a.no]\ncountry: NO\naudience: [person]\nsource: kom\n"
		"verified: 2024-12-31\nreview_by: 2026-12-31\n---\nRing dit.\n");
}

static const struct model *load(struct folder *f)
{
	const struct model *m = load_model(f->arena, LOAD_TEXTS, f->diag);

	folder_said(f, "");
	return m;
}

static void test_messages(void **state)
{
	static const struct { const char *context, *source; int line; } want[] = {
		{ "interface#exit", "Lukk", 1 }, { "interface#left", "{n} igjen", 2 },
		{ "a#title", "Tittel", 3 }, { "a#summary", "Kort **nå**.", 4 },
		{ "a#1", "En", 7 }, { "a#2.1", "x y", 9 }, { "a#2.2", "z", 11 },
		{ "rosa#name", "ROSA", 3 }, { "rosa#1", "Ring dit.", 11 },
	};
	struct folder *f = *state;
	const struct message *message;
	size_t n;

	put_content(f, "## En\n\n- x\n  y\n- z\n");
	catalog_messages(f->arena, load(f), &message, &n);
	assert_int_equal(n, COUNT(want));
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(message[i].context, want[i].context);
		assert_string_equal(message[i].source, want[i].source);
		assert_int_equal(message[i].pos.line, want[i].line);
	}
	assert_string_equal(message[2].comment, "title of a myth: the claim itself\n");
	assert_string_equal(message[5].comment, "item of a list in the myth: Tittel\n");
}

static void test_extract(void **state)
{
	struct folder *f = *state;
	const struct model *m;

	put_content(f, "En\n");
	m = load(f);
	assert_true(catalog_extract(m, "a.pot", f->diag));
	assert_string_equal(file_text(f, "a.pot"),
		"msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: lykt\\n\"\n\"Language: \\n\"\n\"MIME-Version: 1.0\\n\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\"X-Reviewed-By: \\n\"\n\n"
		"#. words of the screen or in small print\n#: content/interface.yaml\nmsgctxt \"interface#exit\"\nmsgid \"Lukk\"\nmsgstr \"\"\n\n"
		"#. words of the screen or in small print; what is in braces stays as it is\n#: content/interface.yaml\n"
		"msgctxt \"interface#left\"\nmsgid \"{n} igjen\"\nmsgstr \"\"\n\n"
		"#. title of a myth: the claim itself\n#: content/a.md\nmsgctxt \"a#title\"\nmsgid \"Tittel\"\nmsgstr \"\"\n\n"
		"#. summary of the myth: Tittel\n#: content/a.md\nmsgctxt \"a#summary\"\nmsgid \"Kort **nå**.\"\nmsgstr \"\"\n\n"
		"#. paragraph in the myth: Tittel\n#: content/a.md\nmsgctxt \"a#1\"\nmsgid \"En\"\nmsgstr \"\"\n\n"
		"#. name of a contact; what is a proper name stays, in the letters that readers of the language know it by\n"
		"#: content/rosa.md\nmsgctxt \"rosa#name\"\nmsgid \"ROSA\"\nmsgstr \"\"\n\n"
		"#. paragraph in the description of the contact: ROSA\n#: content/rosa.md\nmsgctxt \"rosa#1\"\nmsgid \"Ring dit.\"\nmsgstr \"\"\n");
	assert_false(file_exists("a.pot.tmp~"));
	assert_false(catalog_extract(m, "none/a.pot", f->diag));
	assert_true(diag_errors(f->diag) > 0);
}

static const char *merged(struct folder *f)
{
	const struct model *m = load(f);

	assert_true(catalog_merge(m, "uk.po", "uk", f->diag));
	folder_said(f, "");
	return file_text(f, "uk.po");
}

/* The catalogue has this entry, just so. */
static void assert_has(const char *po, const char *entry)
{
	if (strstr(po, entry) == NULL)
		fail_msg("no\n%s\nin\n%s", entry, po);
}

static void test_merge_makes_a_catalogue(void **state)
{
	struct folder *f = *state;
	const char *po;

	put_content(f, "En\n");
	po = merged(f);
	assert_has(po, "\"Language: uk\\n\"");
	assert_has(po, "msgctxt \"a#1\"\nmsgid \"En\"\nmsgstr \"\"\n");
	assert_string_equal(merged(f), po);
}

static void test_merge_keeps_what_is_there(void **state)
{
	struct folder *f = *state;
	const char *po;

	put_content(f, "En\n\nTo\n\nTre\n");
	folder_put(f, "uk.po", "# Team\n" HEADER
		"# merk\nmsgctxt \"a#1\"\nmsgid \"En\"\nmsgstr \"Один\"\n\n"
		"#, fuzzy\n#| msgid \"Toe\"\nmsgctxt \"a#2\"\nmsgid \"To\"\nmsgstr \"Два\"\n\n"
		"msgctxt \"a#3\"\nmsgid \"Tre\"\nmsgstr \"Три\"\n\n"
		"#~ msgctxt \"a#9\"\n#~ msgid \"Ni\"\n#~ msgstr \"Девʼять\"\n");
	po = merged(f);
	assert_has(po, "# Team\nmsgid \"\"\nmsgstr \"\"\n\"Language: uk\\n\"\n");
	assert_has(po, "\"X-Reviewed-By: Oksana\\n\"");
	assert_has(po, "# merk\n#. paragraph in the myth: Tittel\n#: content/a.md\nmsgctxt \"a#1\"\nmsgid \"En\"\nmsgstr \"Один\"\n");
	assert_has(po, "#, fuzzy\n#| msgid \"Toe\"\nmsgctxt \"a#2\"\nmsgid \"To\"\nmsgstr \"Два\"\n");
	assert_has(po, "#~ msgctxt \"a#9\"\n#~ msgid \"Ni\"\n#~ msgstr \"Девʼять\"\n");
	assert_string_equal(merged(f), po);

	/* Moved: a text before them, another gone. Changed: in its place. */
	put_content(f, "Null\n\nEn\n\nTo\n");
	po = merged(f);
	assert_has(po, "msgctxt \"a#1\"\nmsgid \"Null\"\nmsgstr \"\"\n");
	assert_has(po, "# merk\n#. paragraph in the myth: Tittel\n#: content/a.md\nmsgctxt \"a#2\"\nmsgid \"En\"\nmsgstr \"Один\"\n");
	assert_has(po, "#~ msgctxt \"a#3\"\n#~ msgid \"Tre\"\n#~ msgstr \"Три\"\n");

	put_content(f, "Null\n\nEn!\n\nTo\n\nTre\n");
	po = merged(f);
	assert_has(po, "#, fuzzy\n#| msgid \"En\"\nmsgctxt \"a#2\"\nmsgid \"En!\"\nmsgstr \"Один\"\n");
	assert_has(po, "msgctxt \"a#4\"\nmsgid \"Tre\"\nmsgstr \"Три\"\n");
	assert_null(strstr(po, "#~ msgctxt \"a#3\""));

	put_content(f, "Null\n\nEn?\n\nTo\n\nTre\n");
	assert_has(merged(f), "#, fuzzy\n#| msgid \"En\"\nmsgctxt \"a#2\"\nmsgid \"En?\"\nmsgstr \"Один\"\n");
}

static void test_merge_never_takes_from_another_document(void **state)
{
	struct folder *f = *state;
	const char *po;

	put_content(f, "En\n");
	folder_put(f, "uk.po", HEADER "msgctxt \"b#1\"\nmsgid \"En\"\nmsgstr \"Один\"\n\nmsgctxt \"ba#1\"\nmsgid \"En\"\nmsgstr \"Один\"\n");
	po = merged(f);
	assert_has(po, "msgctxt \"a#1\"\nmsgid \"En\"\nmsgstr \"\"\n");
	assert_has(po, "#~ msgctxt \"b#1\"\n");
}

/* The same words twice in a document, of which one goes: each keeps its own translation. */
static void test_merge_of_twins(void **state)
{
	struct folder *f = *state;
	const char *po;

	put_content(f, "Ja\n\nNei\n\nJa\n");
	folder_put(f, "uk.po", HEADER
		"msgctxt \"a#1\"\nmsgid \"Ja\"\nmsgstr \"Так\"\n\nmsgctxt \"a#2\"\nmsgid \"Nei\"\nmsgstr \"Ні\"\n\nmsgctxt \"a#3\"\nmsgid \"Ja\"\nmsgstr \"Ага\"\n");
	po = merged(f);
	assert_has(po, "msgctxt \"a#1\"\nmsgid \"Ja\"\nmsgstr \"Так\"\n");
	assert_has(po, "msgctxt \"a#3\"\nmsgid \"Ja\"\nmsgstr \"Ага\"\n");
	put_content(f, "Nei\n\nJa\n\nJa\n");
	po = merged(f);
	assert_has(po, "msgctxt \"a#1\"\nmsgid \"Nei\"\nmsgstr \"Ні\"\n");
	assert_has(po, "msgctxt \"a#2\"\nmsgid \"Ja\"\nmsgstr \"Так\"\n");
	assert_has(po, "msgctxt \"a#3\"\nmsgid \"Ja\"\nmsgstr \"Ага\"\n");
	put_content(f, "Ja\n");
	po = merged(f);
	assert_has(po, "msgctxt \"a#1\"\nmsgid \"Ja\"\nmsgstr \"Так\"\n");
	assert_has(po, "#~ msgctxt \"a#3\"\n#~ msgid \"Ja\"\n#~ msgstr \"Ага\"\n");
	assert_non_null(open_po(f, po));
	folder_said(f, "");
}

static void test_merge_leaves_a_broken_file_alone(void **state)
{
	static const char broken[] = HEADER "msgctxt \"a#1\"\nmsgid \"En\"\nmsgstr \"Один\n";
	struct folder *f = *state;
	const struct model *m;

	put_content(f, "En\n");
	folder_put(f, "uk.po", broken);
	m = load(f);
	assert_false(catalog_merge(m, "uk.po", "uk", f->diag));
	folder_said(f, "uk.po:10: error: end-of-line within string\n");
	assert_string_equal(file_text(f, "uk.po"), broken);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_entries, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_lines_folded_otherwise, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_wrong_files, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_a_file_that_is_no_catalogue, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_messages, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_extract, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_merge_makes_a_catalogue, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_merge_keeps_what_is_there, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_merge_never_takes_from_another_document, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_merge_of_twins, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_merge_leaves_a_broken_file_alone, folder_setup, folder_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
