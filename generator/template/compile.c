/*
 * compile.c - HTML with Lua in it to plain Lua.
 *
 *   <p class="a">{{ x }}</p>      __put"<p class=\"a\">";__text( x );__put"</p>";
 *
 * Of HTML it knows just enough to tell text from tags and attribute values: where a value is written decides how, and
 * where it would be unsafe it is refused. Conditions are followed in the order they are written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/compile.h"
#include "base/buf.h"
#include "base/diag.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum place {
	PLACE_TEXT,
	PLACE_TAG,              /* between < and >, outside of values */
	PLACE_VALUE,            /* of an attribute, in double quotes */
	PLACE_SINGLE,           /* in single quotes */
	PLACE_COMMENT
};

struct page {
	const char *at, *end;   /* what is not translated yet */
	const char *start;      /* of the text */
	struct pos pos;         /* of `at` */
	enum place place;
	char *words;            /* what readers are told, a byte for each of the text; NULL: not asked for */
	bool told;              /* the attribute whose value this is, is among it */
	struct buf *out;
	struct diag *diag;
	bool ok;
};

/* Go n bytes on. */
static void advance(struct page *p, size_t n)
{
	for (; n > 0; n--, p->at++) {
		p->pos.col++;
		if (*p->at == '\n') {
			p->pos.line++;
			p->pos.col = 1;
		}
	}
}

static bool looking_at(const struct page *p, const char *s)
{
	size_t len = strlen(s);

	return (size_t)(p->end - p->at) >= len && strncasecmp(p->at, s, len) == 0;
}

static void fail(struct page *p, struct pos at, const char *message)
{
	p->ok = diag_error(p->diag, at, "%s", message);
}

/* HTML */

/* The place after the character at p->at. */
static enum place next_place(struct page *p)
{
	char c = *p->at;

	switch (p->place) {
	case PLACE_TEXT:
		if (looking_at(p, "<!--"))
			return PLACE_COMMENT;
		if (looking_at(p, "<script") || looking_at(p, "<style"))
			fail(p, p->pos, "scripts and styles are files beside the template, not part of it");
		if (c == '<' && p->at + 1 < p->end && (isalpha((unsigned char)p->at[1]) || p->at[1] == '/'))
			return PLACE_TAG;
		return PLACE_TEXT;
	case PLACE_TAG:
		return c == '>' ? PLACE_TEXT : c == '"' ? PLACE_VALUE : c == '\'' ? PLACE_SINGLE : PLACE_TAG;
	case PLACE_VALUE:
		return c == '"' ? PLACE_TAG : PLACE_VALUE;
	case PLACE_SINGLE:
		return c == '\'' ? PLACE_TAG : PLACE_SINGLE;
	case PLACE_COMMENT:
		return c == '>' && p->at - p->start >= 2 && memcmp(p->at - 2, "--", 2) == 0 ? PLACE_TEXT : PLACE_COMMENT;
	}
	return p->place;
}

/* Is the value that begins at p->at one of those that readers see, hear or follow? */
static bool is_told(const struct page *p)
{
	static const char *const name[] = { "href", "title", "alt", "aria-label" };
	const char *end = p->at;

	while (end > p->start && (isspace((unsigned char)end[-1]) || end[-1] == '='))
		end--;
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		size_t len = strlen(name[i]);

		if ((size_t)(end - p->start) > len && strncasecmp(end - len, name[i], len) == 0 && isspace((unsigned char)end[-(long)len - 1]))
			return true;
	}
	return false;
}

/* The character at p->at, when the place behind it is known. Two values are kept apart. */
static void keep_word(struct page *p, enum place next)
{
	bool value = p->place == PLACE_VALUE || p->place == PLACE_SINGLE;

	if (p->words == NULL)
		return;
	if (next != p->place && (next == PLACE_VALUE || next == PLACE_SINGLE))
		p->told = is_told(p);
	if (next == p->place ? p->place == PLACE_TEXT || (value && p->told) : value)
		p->words[p->at - p->start] = next == p->place ? *p->at : 'x';
}

/* One character of HTML inside a Lua string. A line end is escaped, so that lines stay lines. */
static void put_character(struct page *p)
{
	enum place next = next_place(p);

	keep_word(p, next);
	p->place = next;
	if (*p->at == '"' || *p->at == '\\' || *p->at == '\n')
		buf_addc(p->out, '\\');
	if (*p->at == '\r')
		buf_adds(p->out, "\\r");
	else
		buf_addc(p->out, *p->at);
	advance(p, 1);
}

static void put_text(struct page *p, const char *end)
{
	if (p->at == end)
		return;
	buf_adds(p->out, "__put\"");
	while (p->at < end)
		put_character(p);
	buf_adds(p->out, "\";");
}

/* Lua */

enum code_kind { CODE_VALUE, CODE_STATEMENT, CODE_COMMENT };

/* A {{ }}, {% %} or {# #} of the page. */
struct code {
	enum code_kind kind;
	const char *start, *end;                /* from the first brace to behind the last */
	const char *lua; size_t len;            /* between them */
	bool has_comment;                       /* "--" outside of strings */
};

static const char *const opening[] = { [CODE_VALUE] = "{{", [CODE_STATEMENT] = "{%", [CODE_COMMENT] = "{#" };
static const char *const closing[] = { [CODE_VALUE] = "}}", [CODE_STATEMENT] = "%}", [CODE_COMMENT] = "#}" };

/* The next code at or behind p->at. */
static bool find_opening(const struct page *p, struct code *c)
{
	for (c->start = p->at; c->start + 1 < p->end; c->start++)
		for (int kind = CODE_VALUE; kind <= CODE_COMMENT; kind++)
			if (memcmp(c->start, opening[kind], 2) == 0) {
				c->kind = (enum code_kind)kind;
				c->lua = c->start + 2;
				return true;
			}
	return false;
}

/* Where it ends; what stands in Lua's strings does not count. */
static bool find_closing(const struct page *p, struct code *c)
{
	char quote = '\0';

	for (const char *s = c->lua; s + 1 < p->end; s++) {
		if (quote != '\0') {
			if (*s == '\\')
				s++;
			else if (*s == quote)
				quote = '\0';
		} else if (memcmp(s, closing[c->kind], 2) == 0) {
			c->len = (size_t)(s - c->lua);
			c->end = s + 2;
			return true;
		} else if (c->kind != CODE_COMMENT && !c->has_comment && (*s == '"' || *s == '\'')) {
			quote = *s;
		} else if (memcmp(s, "--", 2) == 0) {
			c->has_comment = true;
		}
	}
	return false;
}

/*
 * A statement or comment that has lines to itself takes them along, blanks and line end included. *start and *end
 * are widened by them.
 */
static void take_own_lines(const struct page *p, const struct code *c, const char **start, const char **end)
{
	const char *from = c->start, *to = c->end;

	*start = from;
	*end = to;
	if (c->kind == CODE_VALUE)
		return;
	while (from > p->at && (from[-1] == ' ' || from[-1] == '\t'))
		from--;
	while (to < p->end && (*to == ' ' || *to == '\t'))
		to++;
	if ((from == p->start || from[-1] == '\n') && (to == p->end || *to == '\n')) {
		*start = from;
		*end = to < p->end ? to + 1 : to;
	}
}

static void put_value(struct page *p, const struct code *c)
{
	switch (p->place) {
	case PLACE_TEXT:
	case PLACE_COMMENT:
		buf_adds(p->out, "__text(");
		break;
	case PLACE_VALUE:
		buf_adds(p->out, "__value(");
		break;
	case PLACE_TAG:
	case PLACE_SINGLE:
		fail(p, p->pos, "'{{ }}' in a tag belongs inside an attribute's double quotes");
		return;
	}
	buf_add(p->out, c->lua, c->len);
	buf_adds(p->out, ");");
}

static void put_code(struct page *p, const struct code *c)
{
	if (c->kind != CODE_COMMENT && c->has_comment)
		fail(p, p->pos, "'--' would hide what follows; comments are written {# like this #}");
	switch (c->kind) {
	case CODE_VALUE:
		if (p->words != NULL)
			memset(p->words + (c->start - p->start), 'x', (size_t)(c->end - c->start));
		put_value(p, c);
		break;
	case CODE_STATEMENT:
		buf_add(p->out, c->lua, c->len);
		buf_addc(p->out, ' ');
		break;
	case CODE_COMMENT:
		for (size_t i = 0; i < c->len; i++)
			if (c->lua[i] == '\n')
				buf_addc(p->out, '\n');
		break;
	}
}

bool compile_page(const char *file, const char *text, size_t len, struct buf *out, char *words, struct diag *d)
{
	struct page p = {
		.at = text, .start = text, .end = text + len, .pos = { file, 1, 1 }, .words = words, .out = out, .diag = d,
		.ok = true
	};
	struct code c = { 0 };

	if (words != NULL)
		memset(words, ' ', len);
	buf_adds(out, "local __put, __text, __value, args = ...;");
	while (find_opening(&p, &c)) {
		const char *start, *end;

		c.has_comment = false;
		if (!find_closing(&p, &c)) {
			put_text(&p, c.start);
			return diag_error(d, p.pos, "'%s' without its '%s'", opening[c.kind], closing[c.kind]);
		}
		take_own_lines(&p, &c, &start, &end);
		put_text(&p, start);
		advance(&p, (size_t)(c.start - start));
		put_code(&p, &c);
		if (end > c.end && end[-1] == '\n')
			buf_addc(out, '\n');
		advance(&p, (size_t)(end - c.start));
	}
	put_text(&p, p.end);
	return p.ok;
}
