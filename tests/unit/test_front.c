/*
 * test_front.c - YAML: places, what is refused, and values of a type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/front.h"

#include "folder.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct front *parse(struct folder *f, const char *text)
{
	return front_parse(f->arena, "a.md", 2, text, strlen(text), f->diag);
}

static void test_tree_has_places_in_bytes(void **state)
{
	struct folder *f = *state;
	const struct front *map = parse(f, "kind: right\n\"æøå\": {b: [én, \"to\"]}\n");
	const struct front *list;

	assert_non_null(map);
	assert_string_equal(front_find(map, "kind")->scalar, "right");
	assert_int_equal(front_find(map, "kind")->key_pos.line, 2);
	assert_int_equal(front_find(map, "kind")->key_pos.col, 1);
	assert_int_equal(front_find(map, "kind")->pos.col, 7);
	list = front_find(front_find(map, "æøå"), "b");
	assert_int_equal(list->kind, FRONT_LIST);
	assert_int_equal(list->pos.line, 3);
	assert_int_equal(list->pos.col, 15);
	assert_false(list->child->quoted);
	assert_true(list->child->next->quoted);
	assert_int_equal(list->child->next->pos.col, 21);
	assert_null(front_find(map, "none"));
	folder_said(f, "");
}

static void test_empty_text_is_an_empty_mapping(void **state)
{
	struct folder *f = *state;
	const struct front *map = parse(f, "");

	assert_int_equal(map->kind, FRONT_MAP);
	assert_null(map->child);
	assert_null(parse(f, "# a comment\n")->child);
	folder_said(f, "");
}

static void test_folded_text_is_one_line(void **state)
{
	struct folder *f = *state;
	const char *value = NULL;

	assert_true(front_string(parse(f, "summary: >\n  en lang\n  setning\n"), "summary", &value, f->diag));
	assert_string_equal(value, "en lang setning");
	assert_false(front_string(parse(f, "title: |\n  to\n  linjer\n"), "title", &value, f->diag));
	folder_said(f, "a.md:2:8: error: 'title' must be one line\n");
}

static void test_what_is_no_plain_yaml_is_refused(void **state)
{
	static const struct { const char *text, *said; } want[] = {
		{ "title: a: b\n",
		  "a.md:2:9: error: invalid YAML: mapping values are not allowed in this context\n"
		  "a.md:2:9: note: put a text with ': ' in it between quotes\n" },
		{ "\ttitle: a\n",
		  "a.md:2:1: error: invalid YAML: found character that cannot start any token\n"
		  "a.md:2:1: note: indent with blanks, not tabs; put a text that begins with @ or ` between quotes\n" },
		{ "a: 1\na: 2\n", "a.md:3:1: error: 'a' stands here twice\na.md:2:1: note: the first one is here\n" },
		{ "a: &x 1\n", "a.md:2:4: error: YAML anchors (&name) are not allowed here\n" },
		{ "a: *x\n", "a.md:2:4: error: YAML aliases (*name) are not allowed here\n" },
		{ "a: !!str 1\n", "a.md:2:4: error: YAML tags (!name) are not allowed here\n" },
		{ "- a\n", "a.md:2:1: error: expected lines of the form 'key: value'\n" },
		{ "just words\n", "a.md:2:1: error: expected lines of the form 'key: value'\n" },
		{ "a: 1\n---\nb: 2\n", "a.md:3:1: error: several YAML documents are not allowed here\n" },
		{ "? [a]\n: b\n", "a.md:2:3: error: lists and mappings as keys are not allowed here\n" },
		{ "a: \"x\n", "a.md:3:1: error: invalid YAML: found unexpected end of stream\n" },
		{ "a: \"x\\0y\"\n", "a.md:2:4: error: a NUL byte in a text\n" },
		{ "a: \xff\n", "a.md:2:4: error: invalid UTF-8: byte 0xff\na.md:2:4: note: save the file as UTF-8\n" },
		{ "a: [[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]\n", "a.md:2:19: error: nested more than 16 deep\n" },
	};
	struct folder *f = *state;

	for (size_t i = 0; i < COUNT(want); i++) {
		assert_null(parse(f, want[i].text));
		folder_said(f, want[i].said);
	}
}

static void test_unknown_keys(void **state)
{
	static const char *const known[] = { "kind", "title", "summary" };
	struct folder *f = *state;

	assert_true(front_check_keys(parse(f, "title: a\nkind: b\n"), known, COUNT(known), f->diag));
	assert_false(front_check_keys(parse(f, "tittel: a\nxyzzy: b\n"), known, COUNT(known), f->diag));
	folder_said(f,
		"a.md:2:1: error: unknown key 'tittel'\n"
		"a.md:2:1: note: did you mean 'title'?\n"
		"a.md:3:1: error: unknown key 'xyzzy'\n");
}

static void test_missing_keys_leave_the_default(void **state)
{
	struct folder *f = *state;
	const struct front *map = parse(f, "a: b\n");
	const char *const *list = NULL;
	const char *s = "default";
	bool yes = true;
	int n = 7;
	size_t count = 0;

	assert_true(front_string(map, "x", &s, f->diag));
	assert_string_equal(s, "default");
	assert_true(front_integer(map, "x", 0, 9, &n, f->diag));
	assert_int_equal(n, 7);
	assert_true(front_bool(map, "x", &yes, f->diag));
	assert_true(yes);
	assert_true(front_strings(f->arena, map, "x", &list, &count, f->diag));
	assert_true(front_require(map, "a", map->pos, f->diag));
	assert_false(front_require(map, "x", (struct pos){ "a.md", 1, 1 }, f->diag));
	folder_said(f, "a.md:1:1: error: missing 'x'\n");
}

static void test_values_of_another_type(void **state)
{
	struct folder *f = *state;
	const struct front *map = parse(f,
		"text: [a]\nempty: \"\"\nnumber: 1x\nquoted: \"12\"\nlarge: 99999999999\nout: 11\nflag: yes\nlist: a\nitems: [a, [b], \"\"]\n");
	const char *const *list;
	const char *s;
	bool flag;
	int n;
	size_t count;

	assert_false(front_string(map, "text", &s, f->diag));
	assert_false(front_string(map, "empty", &s, f->diag));
	assert_false(front_integer(map, "number", 0, 10, &n, f->diag));
	assert_false(front_integer(map, "quoted", 0, 10, &n, f->diag));
	assert_false(front_integer(map, "large", 0, 10, &n, f->diag));
	assert_false(front_integer(map, "out", 0, 10, &n, f->diag));
	assert_false(front_bool(map, "flag", &flag, f->diag));
	assert_false(front_strings(f->arena, map, "list", &list, &count, f->diag));
	assert_false(front_strings(f->arena, map, "items", &list, &count, f->diag));
	assert_int_equal(count, 1);
	folder_said(f,
		"a.md:2:7: error: 'text' must be a text, not a list\n"
		"a.md:3:8: error: 'empty' is empty\n"
		"a.md:4:9: error: 'number' must be a whole number, not '1x'\n"
		"a.md:5:9: error: 'quoted' must be a whole number, not '12'\n"
		"a.md:6:8: error: 'large' must be between 0 and 10, not 99999999999\n"
		"a.md:7:6: error: 'out' must be between 0 and 10, not 11\n"
		"a.md:8:7: error: 'flag' must be true or false, not 'yes'\n"
		"a.md:9:7: error: 'list' must be a list\n"
		"a.md:9:7: note: write list: [one, two]\n"
		"a.md:10:12: error: 'items' must be a text, not a list\n"
		"a.md:10:17: error: 'items' is empty\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_tree_has_places_in_bytes, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_empty_text_is_an_empty_mapping, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_folded_text_is_one_line, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_what_is_no_plain_yaml_is_refused, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_unknown_keys, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_missing_keys_leave_the_default, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_values_of_another_type, folder_setup, folder_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
