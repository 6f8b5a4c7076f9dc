/*
 * test_markdown.c - CommonMark to blocks: places, the source of each text, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/markdown.h"

#include "base/buf.h"
#include "folder.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct block *parse(struct folder *f, const char *text)
{
	const struct block *first;

	return markdown_parse(f->arena, "a.md", 1, text, strlen(text), &first, f->diag) ? first : NULL;
}

/* The tree as a line: P(...) and so on, with places for blocks that have words. */
static void show_spans(struct buf *b, const struct span *s)
{
	static const char *const name[] = { "", "code", "br", "em", "strong", "link", "contact", "image" };

	for (; s != NULL; s = s->next) {
		if (s->kind == SPAN_TEXT) {
			buf_adds(b, s->text);
			continue;
		}
		buf_printf(b, "<%s", name[s->kind]);
		if (s->target != NULL)
			buf_printf(b, " %s", s->target);
		if (s->title != NULL)
			buf_printf(b, " '%s'", s->title);
		buf_addc(b, '>');
		buf_adds(b, s->text != NULL ? s->text : "");
		show_spans(b, s->child);
		if (s->kind != SPAN_BREAK)
			buf_adds(b, "</>");
	}
}

static void show_blocks(struct buf *b, const struct block *block)
{
	static const char *const name[] = { "p", "h", "list", "item", "quote", "code", "rule" };

	for (; block != NULL; block = block->next) {
		buf_printf(b, "%s%s@%s(", b->len > 0 && strchr("(:", b->data[b->len - 1]) == NULL ? " " : "", name[block->kind], block->place);
		if (block->kind == BLOCK_HEADING)
			buf_printf(b, "%d:", block->level);
		if (block->kind == BLOCK_LIST)
			buf_printf(b, "%s%d%s:", block->ordered ? "ol" : "ul", block->start, block->tight ? "" : " loose");
		if (block->kind == BLOCK_CODE)
			buf_printf(b, "%s:%s", block->info != NULL ? block->info : "", block->text);
		show_spans(b, block->spans);
		show_blocks(b, block->child);
		buf_addc(b, ')');
	}
}

static void assert_tree(struct folder *f, const char *text, const char *expected)
{
	struct buf b;

	buf_init(&b);
	show_blocks(&b, parse(f, text));
	assert_string_equal(b.data, expected);
	buf_release(&b);
}

static void test_tree(void **state)
{
	struct folder *f = *state;

	assert_tree(f, "", "");
	assert_tree(f, "Ring [ROSA](contact:rosa).\n", "p@1(Ring <contact rosa>ROSA</>.)");
	assert_tree(f, "# a\n\n## b *c* ##\n", "h@1(1:a) h@2(2:b <em>c</>)");
	assert_tree(f, "- a\n- b\n\n  c\n- > d\n", "list@1(ul0 loose:item@1.1(p@1.1(a)) item@1.2(p@1.2(b) p@1.2.2(c)) item@1.3(quote@1.3.1(p@1.3.1.1(d))))");
	assert_tree(f, "3. a\n4. b\n", "list@1(ol3:item@1.1(p@1.1(a)) item@1.2(p@1.2(b)))");
	assert_tree(f, "```c\nx\n```\n\n***\n", "code@1(c:x\n) rule@2()");
	assert_tree(f, "a\nb\\\nc  \nd\n", "p@1(a b<br>c<br>d)");
	assert_tree(f, "[a](https://x.no \"t\") ![b](c.png) `d`\n", "p@1(<link https://x.no 't'>a</> <image c.png>b</> <code>d</>)");
	folder_said(f, "");
}

static void test_source_is_what_the_author_wrote_on_one_line(void **state)
{
	static const struct { const char *text, *source; } want[] = {
		{ "Ring **nå**\n[ROSA](contact:rosa),\n   hele døgnet.\n", "Ring **nå** [ROSA](contact:rosa), hele døgnet." },
		{ "## Hva *koster* det? ##\n", "Hva *koster* det?" },
		{ "   ### c# og d#\n", "c# og d#" },
		{ "#\n", "" },
		{ "Hva koster\ndet?\n===\n", "Hva koster det?" },
		{ "a  \nb\\\nc\\\\\nd\n", "a\\\nb\\\nc\\\\ d" },
		{ "a &amp; b\\*\n", "a &amp; b\\*" },
		{ "\r\na\r\nb\r\n", "a b" },
	};
	struct folder *f = *state;

	for (size_t i = 0; i < COUNT(want); i++)
		assert_string_equal(parse(f, want[i].text)->source, want[i].source);
	assert_string_equal(parse(f, "> a\n> b\nc\n")->child->source, "a b c");
	assert_string_equal(parse(f, "- > a\n  > b\n")->child->child->child->source, "a b");
	assert_string_equal(parse(f, "1. a\n   b\n")->child->child->source, "a b");
	folder_said(f, "");
}

static void test_places(void **state)
{
	struct folder *f = *state;
	const struct block *b = parse(f, "En &amp; to,\ntre [ROSA](contact:rosa) fire\\\nfem `seks`\n\n- a\n- **bæ** sju\n");
	const struct span *s = b->spans;

	assert_int_equal(b->pos.line, 1);
	assert_int_equal(s->pos.col, 0);        /* the entity: not found as it stands */
	s = s->next;
	assert_string_equal(s->text, "tre ");
	assert_int_equal(s->pos.line, 2);
	assert_int_equal(s->pos.col, 1);
	s = s->next;
	assert_int_equal(s->kind, SPAN_CONTACT);
	assert_int_equal(s->pos.col, 5);
	assert_int_equal(s->child->pos.col, 6);
	s = s->next->next->next;
	assert_string_equal(s->text, "fem ");
	assert_int_equal(s->pos.line, 3);
	assert_int_equal(s->pos.col, 1);
	assert_int_equal(s->next->pos.col, 6);
	s = b->next->child->next->child->spans;
	assert_int_equal(s->child->pos.line, 6);
	assert_int_equal(s->child->pos.col, 5);
	assert_string_equal(s->next->text, " sju");
	assert_int_equal(s->next->pos.col, 10);
}

static void test_first_line_is_added(void **state)
{
	struct folder *f = *state;
	const struct block *first;

	assert_true(markdown_parse(f->arena, "a.md", 10, "\na\n", 3, &first, f->diag));
	assert_int_equal(first->pos.line, 11);
	assert_false(markdown_parse(f->arena, "a.md", 10, "a\n<b>x</b>\n", 11, &first, f->diag));
	folder_said(f,
		"a.md:11:1: error: raw HTML '<b>' is not allowed\n"
		"a.md:11:1: note: write Markdown, or \\< for the sign itself\n"
		"a.md:11:5: error: raw HTML '</b>' is not allowed\n"
		"a.md:11:5: note: write Markdown, or \\< for the sign itself\n");
}

static void test_what_is_refused(void **state)
{
	char deep[200];
	struct folder *f = *state;

	assert_null(parse(f, "<div>\nx\n</div>\n"));
	folder_said(f, "a.md:1:1: error: raw HTML '<div>' is not allowed\na.md:1:1: note: write Markdown, or \\< for the sign itself\n");
	assert_null(parse(f, "a\nb \xe6 c\n"));
	folder_said(f, "a.md:2:3: error: invalid UTF-8: byte 0xe6\na.md:2:3: note: save the file as UTF-8\n");
	memset(deep, '>', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	assert_null(parse(f, deep));
	folder_said(f, "a.md:1:64: error: nested more than 64 deep\n");
}

static void assert_spans(struct folder *f, const char *text, const char *expected)
{
	const struct span *first;
	struct buf b;

	buf_init(&b);
	assert_true(markdown_spans(f->arena, (struct pos){ "uk.po", 7, 1 }, text, &first, f->diag));
	for (const struct span *s = first; s != NULL; s = s->next) {
		assert_int_equal(s->pos.line, 7);
		assert_int_equal(s->pos.col, 0);
	}
	show_spans(&b, first);
	assert_string_equal(b.data, expected);
	buf_release(&b);
}

static void test_spans(void **state)
{
	const struct span *first;
	struct folder *f = *state;

	assert_spans(f, "", "");
	assert_spans(f, " bare ord ", "bare ord");
	assert_spans(f, "1. mai *er* fri", "1. mai <em>er</> fri");
	assert_spans(f, "# ikke [a](contact:b)", "# ikke <contact b>a</>");
	assert_spans(f, "*hele*", "<em>hele</>");
	assert_spans(f, "_hele_ a\\\nb", "<em>hele</> a<br>b");
	assert_spans(f, "a\nb &lt;", "a b <");
	folder_said(f, "");
	assert_false(markdown_spans(f->arena, (struct pos){ "uk.po", 7, 1 }, "a\n\nb", &first, f->diag));
	folder_said(f, "uk.po:7:1: error: 'a' is more than one paragraph\n");
	assert_false(markdown_spans(f->arena, (struct pos){ "uk.po", 7, 1 }, "a <i>b", &first, f->diag));
	folder_said(f, "uk.po:7: error: raw HTML '<i>' is not allowed\nuk.po:7: note: write Markdown, or \\< for the sign itself\n");
}

static void test_plain_words(void **state)
{
	struct folder *f = *state;

	assert_string_equal(block_plain(f->arena, parse(f, "a *b [c](contact:d)* `e`\\\nf ![g](h)\n")->spans), "a b c e f g");
	assert_string_equal(block_plain(f->arena, NULL), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_tree, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_source_is_what_the_author_wrote_on_one_line, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_places, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_first_line_is_added, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_what_is_refused, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_spans, folder_setup, folder_teardown),
		cmocka_unit_test_setup_teardown(test_plain_words, folder_setup, folder_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
