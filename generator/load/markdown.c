/*
 * markdown.c - cmark's tree to blocks and spans, with places, and with the words as the author wrote them.
 *
 * cmark's positions of inlines go astray behind entities, hard breaks and lazy lines, so words are looked for in the
 * source instead: a cursor moves forward through the paragraph, and a text that is not found as it stands has no column.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/markdown.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/input.h"

#include <cmark.h>
#include <string.h>

#define MAX_DEPTH 64            /* of blocks and spans together; what comes later may then recurse without fear */

static const char contact_scheme[] = "contact:";

struct reader {
	struct arena *arena;
	struct diag *diag;
	const char *file;
	int first_line;             /* of the text in the file; 0: all spans stand at `at` */
	struct pos at;
	const char *const *line;    /* [n_lines + 1] where each begins, and the end of the text */
	int n_lines;
	const char *cursor, *end;   /* the rest of the paragraph that is being read */
	int cursor_line;            /* index of the line the cursor is in */
	int depth;
	bool ok;
};

/* A list of spans that grows at its end. */
struct spans {
	struct span *first, *last;
};

static struct pos node_pos(const struct reader *r, cmark_node *node)
{
	if (r->first_line == 0)
		return r->at;
	return (struct pos){
		r->file, r->first_line + cmark_node_get_start_line(node) - 1, cmark_node_get_start_column(node),
	};
}

/* Where s, a place in the paragraph at or behind the cursor, is; the cursor moves to it. */
static struct pos move_to(struct reader *r, const char *s)
{
	while (r->cursor_line + 1 < r->n_lines && r->line[r->cursor_line + 1] <= s)
		r->cursor_line++;
	r->cursor = s;
	return (struct pos){ r->file, r->first_line + r->cursor_line, (int)(s - r->line[r->cursor_line]) + 1 };
}

/* The place of the next `len` bytes like s in the paragraph; the cursor is then behind them. Not found: the line only. */
static struct pos find_next(struct reader *r, const char *s, size_t len)
{
	const char *found;
	struct pos pos;

	if (r->first_line == 0)
		return r->at;
	found = memmem(r->cursor, (size_t)(r->end - r->cursor), s, len);
	if (found == NULL || len == 0)
		return (struct pos){ r->file, r->first_line + r->cursor_line, 0 };
	pos = move_to(r, found);
	move_to(r, found + len);
	return pos;
}

static struct span *add_span(struct reader *r, struct spans *list, enum span_kind kind, struct pos pos)
{
	struct span *s = ARENA_NEW(r->arena, struct span);

	s->kind = kind;
	s->pos = pos;
	if (list->last != NULL)
		list->last->next = s;
	else
		list->first = s;
	list->last = s;
	return s;
}

static void add_text(struct reader *r, struct spans *list, enum span_kind kind, const char *text)
{
	struct pos pos = find_next(r, text, strlen(text));

	add_span(r, list, kind, pos)->text = arena_strdup(r->arena, text);
}

/* A soft break is a space at the end of the text before it: each line's words keep a span and a place of their own. */
static void add_soft_break(struct reader *r, struct spans *list)
{
	struct span *last = list->last;

	if (last != NULL && last->kind == SPAN_TEXT)
		last->text = arena_printf(r->arena, "%s ", last->text);
	else
		add_span(r, list, SPAN_TEXT, find_next(r, "", 0))->text = " ";
}

static void refuse_html(struct reader *r, struct pos at, const char *html)
{
	diag_error(r->diag, at, "raw HTML '%.*s' is not allowed", (int)strcspn(html, "\r\n"), html);
	diag_note(r->diag, (struct pos){ 0 }, "write Markdown, or \\< for the sign itself");
	r->ok = false;
}

static bool go_deeper(struct reader *r, struct pos at)
{
	if (r->depth < MAX_DEPTH) {
		r->depth++;
		return true;
	}
	if (r->ok)
		diag_error(r->diag, at, "nested more than %d deep", MAX_DEPTH);
	r->ok = false;
	return false;
}

static const struct span *read_spans(struct reader *r, cmark_node *parent);

/* A link or an image: the words, then where it leads, behind which the cursor goes on. */
static void add_link(struct reader *r, struct spans *list, cmark_node *node, bool image)
{
	const char *url = cmark_node_get_url(node), *title = cmark_node_get_title(node), *bracket = NULL;
	struct pos pos = { r->file, r->first_line + r->cursor_line, 0 };
	enum span_kind kind = image ? SPAN_IMAGE : SPAN_LINK;
	struct span *s;

	if (r->first_line == 0)
		pos = r->at;
	else if ((bracket = memchr(r->cursor, '[', (size_t)(r->end - r->cursor))) != NULL)
		pos = move_to(r, bracket);
	if (!image && strncmp(url, contact_scheme, strlen(contact_scheme)) == 0) {
		kind = SPAN_CONTACT;
		url += strlen(contact_scheme);
	}
	s = add_span(r, list, kind, pos);
	s->target = arena_strdup(r->arena, url);
	s->title = *title != '\0' ? arena_strdup(r->arena, title) : NULL;
	s->child = read_spans(r, node);
	if (bracket != NULL)
		find_next(r, url, strlen(url));
}

static void add_node(struct reader *r, struct spans *list, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		add_text(r, list, SPAN_TEXT, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_CODE:
		add_text(r, list, SPAN_CODE, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
		add_soft_break(r, list);
		break;
	case CMARK_NODE_LINEBREAK:
		add_span(r, list, SPAN_BREAK, find_next(r, "", 0));
		break;
	case CMARK_NODE_EMPH:
		add_span(r, list, SPAN_EMPH, find_next(r, "", 0))->child = read_spans(r, node);
		break;
	case CMARK_NODE_STRONG:
		add_span(r, list, SPAN_STRONG, find_next(r, "", 0))->child = read_spans(r, node);
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		add_link(r, list, node, cmark_node_get_type(node) == CMARK_NODE_IMAGE);
		break;
	default:        /* raw HTML: nothing else is left that cmark's parser makes */
		refuse_html(r, find_next(r, cmark_node_get_literal(node), strlen(cmark_node_get_literal(node))),
			cmark_node_get_literal(node));
	}
}

static const struct span *read_spans(struct reader *r, cmark_node *parent)
{
	struct spans list = { NULL, NULL };

	if (!go_deeper(r, find_next(r, "", 0)))
		return NULL;
	for (cmark_node *n = cmark_node_first_child(parent); n != NULL; n = cmark_node_next(n))
		add_node(r, &list, n);
	r->depth--;
	return list.first;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* The words of line i [from start, or behind what marks quotes and items] without blanks at both ends. */
static const char *line_words(const struct reader *r, int i, const char *start, int quotes, size_t *len)
{
	const char *s = start != NULL ? start : r->line[i], *end = r->line[i + 1];

	while (end > s && (is_line_end(end[-1]) || is_blank(end[-1])))
		end--;
	if (start == NULL)
		for (;;) {
			while (s < end && is_blank(*s))
				s++;
			if (quotes == 0 || s == end || *s != '>')
				break;
			s++;
			quotes--;
		}
	*len = (size_t)(end - s);
	return s;
}

/* Does the break behind these words, which line i ends with, force a new line? Two blanks or a backslash say so. */
static bool is_hard_break(const struct reader *r, int i, const char *words, size_t len, size_t *kept)
{
	size_t backslashes = 0;

	*kept = len;
	while (backslashes < len && words[len - 1 - backslashes] == '\\')
		backslashes++;
	if (backslashes % 2 == 1) {
		*kept = len - 1;
		return true;
	}
	return words + len + 2 < r->line[i + 1] && words[len] == ' ' && words[len + 1] == ' ';
}

static bool has_break(cmark_node *block)
{
	for (cmark_node *n = cmark_node_first_child(block); n != NULL; n = cmark_node_next(n))
		if (cmark_node_get_type(n) == CMARK_NODE_LINEBREAK || has_break(n))
			return true;
	return false;
}

static int count_quotes(cmark_node *node)
{
	int n = 0;

	for (; node != NULL; node = cmark_node_parent(node))
		n += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
	return n;
}

/* The words of a heading that begins with #, without these and without those that may close it. */
static const char *heading_source(const struct reader *r, int line, const char *start)
{
	size_t len, n;
	const char *words = line_words(r, line, start, 0, &len);

	while (len > 0 && *words == '#')
		words++, len--;
	while (len > 0 && is_blank(*words))
		words++, len--;
	for (n = len; n > 0 && words[n - 1] == '#'; n--)
		;
	if (n == 0 || is_blank(words[n - 1]))
		len = n;
	while (len > 0 && is_blank(words[len - 1]))
		len--;
	return arena_strndup(r->arena, words, len);
}

static bool is_underline(const char *words, size_t len)
{
	size_t n = 0;

	while (n < len && words[n] == words[0])
		n++;
	return len > 0 && n == len && (words[0] == '=' || words[0] == '-');
}

/*
 * The Markdown of a paragraph or heading on one line, as it is translated: without the marks of what it stands in, soft
 * breaks as a space, hard breaks as backslash and newline.
 */
static const char *read_source(const struct reader *r, cmark_node *node)
{
	bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING, breaks = has_break(node);
	int first = cmark_node_get_start_line(node) - 1, last = cmark_node_get_end_line(node) - 1;
	int quotes = count_quotes(node);
	const char *start = r->line[first] + cmark_node_get_start_column(node) - 1, *separator = "", *source;
	struct buf b;

	if (heading && *start == '#')
		return heading_source(r, first, start);
	buf_init(&b);
	for (int i = first; i <= last && i < r->n_lines; i++) {
		size_t len, kept;
		const char *words = line_words(r, i, i == first ? start : NULL, quotes, &len);

		if (heading && i > first && is_underline(words, len))
			break;
		buf_adds(&b, separator);
		separator = " ";
		kept = len;
		if (breaks && i < last && is_hard_break(r, i, words, len, &kept))
			separator = "\\\n";
		buf_add(&b, words, kept);
	}
	source = arena_strndup(r->arena, b.data, b.len);
	buf_release(&b);
	return source;
}

/* The cursor to the first byte of a block. */
static void start_block(struct reader *r, cmark_node *node)
{
	int first = cmark_node_get_start_line(node) - 1, last = cmark_node_get_end_line(node);

	r->cursor_line = first;
	r->cursor = r->line[first];
	r->end = r->line[last < r->n_lines ? last : r->n_lines];
	if (r->end < r->cursor)
		r->end = r->cursor;
}

static const struct block *read_blocks(struct reader *r, cmark_node *parent, const char *place);

/* Only places of paragraphs and headings must differ, for these have words to translate: an item's is its first paragraph's. */
static const char *child_place(const struct reader *r, cmark_node *parent, cmark_node *node, const char *place, int number)
{
	if (place == NULL)
		return arena_printf(r->arena, "%d", number);
	if (cmark_node_get_type(parent) == CMARK_NODE_ITEM && number == 1 &&
	    cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
		return place;
	return arena_printf(r->arena, "%s.%d", place, number);
}

static void read_block(struct reader *r, cmark_node *node, struct block *b)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HEADING:
	case CMARK_NODE_PARAGRAPH:
		start_block(r, node);
		b->kind = cmark_node_get_type(node) == CMARK_NODE_HEADING ? BLOCK_HEADING : BLOCK_PARAGRAPH;
		b->level = cmark_node_get_heading_level(node);
		b->source = read_source(r, node);
		b->spans = read_spans(r, node);
		break;
	case CMARK_NODE_LIST:
		b->kind = BLOCK_LIST;
		b->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
		b->tight = cmark_node_get_list_tight(node) != 0;
		b->start = cmark_node_get_list_start(node);
		b->child = read_blocks(r, node, b->place);
		break;
	case CMARK_NODE_ITEM:
		b->kind = BLOCK_ITEM;
		b->child = read_blocks(r, node, b->place);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		b->kind = BLOCK_QUOTE;
		b->child = read_blocks(r, node, b->place);
		break;
	case CMARK_NODE_CODE_BLOCK:
		b->kind = BLOCK_CODE;
		b->text = arena_strdup(r->arena, cmark_node_get_literal(node));
		if (*cmark_node_get_fence_info(node) != '\0')
			b->info = arena_strdup(r->arena, cmark_node_get_fence_info(node));
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		b->kind = BLOCK_RULE;
		break;
	default:
		refuse_html(r, b->pos, cmark_node_get_literal(node));
	}
}

static const struct block *read_blocks(struct reader *r, cmark_node *parent, const char *place)
{
	const struct block *first = NULL, **end = &first;
	int number = 0;

	if (!go_deeper(r, node_pos(r, parent)))
		return NULL;
	for (cmark_node *n = cmark_node_first_child(parent); n != NULL; n = cmark_node_next(n)) {
		struct block *b = ARENA_NEW(r->arena, struct block);

		b->pos = node_pos(r, n);
		b->place = child_place(r, parent, n, place, ++number);
		read_block(r, n, b);
		*end = b;
		end = &b->next;
	}
	r->depth--;
	return first;
}

/* Where each line begins, as cmark counts lines. */
static void split_lines(struct reader *r, const char *text, size_t len)
{
	const char **line;
	int n = 1;

	for (size_t i = 0; i < len; i++)
		n += is_line_end(text[i]);
	line = ARENA_ARRAY(r->arena, const char *, (size_t)n + 1);
	n = 0;
	line[n++] = text;
	for (size_t i = 0; i < len; i++)
		if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == len || text[i + 1] != '\n')))
			line[n++] = text + i + 1;
	line[n] = text + len;
	r->line = line;
	r->n_lines = n;
}

bool markdown_parse(struct arena *a, const char *file, int first_line, const char *text, size_t len,
                    const struct block **first, struct diag *d)
{
	struct reader r = { .arena = a, .diag = d, .file = file, .first_line = first_line, .ok = true };
	cmark_node *root;

	*first = NULL;
	if (!input_check(file, first_line, text, len, d))
		return false;
	split_lines(&r, text, len);
	root = cmark_parse_document(text, len, CMARK_OPT_DEFAULT);
	*first = read_blocks(&r, root, NULL);
	cmark_node_free(root);
	return r.ok;
}

/* No sign that could mean something: most translations, and cmark need not be asked. */
static bool is_plain(const char *text)
{
	return text[strcspn(text, "\\`*_[<&\r\n")] == '\0';
}

/* U+00A0 before the words keeps "1. mai" from being a list: cmark neither drops it nor takes it for a letter. */
static const char guard[] = "\xc2\xa0";

bool markdown_spans(struct arena *a, struct pos at, const char *text, const struct span **first, struct diag *d)
{
	struct reader r = { .arena = a, .diag = d, .file = at.file, .at = { at.file, at.line, 0 }, .ok = true };
	cmark_node *root, *paragraph;
	struct span *s;
	struct buf b;

	*first = NULL;
	if (is_plain(text)) {
		struct spans list = { NULL, NULL };
		size_t len;

		text += strspn(text, " \t");
		for (len = strlen(text); len > 0 && is_blank(text[len - 1]); len--)
			;
		if (len > 0)
			add_span(&r, &list, SPAN_TEXT, r.at)->text = arena_strndup(a, text, len);
		*first = list.first;
		return true;
	}
	buf_init(&b);
	buf_adds(&b, guard);
	buf_adds(&b, text + strspn(text, " \t"));
	root = cmark_parse_document(b.data, b.len, CMARK_OPT_DEFAULT);
	buf_release(&b);

	paragraph = cmark_node_first_child(root);
	if (cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH || cmark_node_next(paragraph) != NULL) {
		diag_error(d, at, "'%.*s' is more than one paragraph", (int)strcspn(text, "\r\n"), text);
		r.ok = false;
	} else {
		*first = read_spans(&r, paragraph);
	}
	cmark_node_free(root);
	if (!r.ok)
		return false;
	s = (struct span *)*first;      /* the guard, alone or before the first words */
	if (strcmp(s->text, guard) == 0)
		*first = s->next;
	else
		s->text += strlen(guard);
	return true;
}
