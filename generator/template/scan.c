/*
 * scan.c - a reader of Lua's tokens: names, strings, and single characters for all the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/scan.h"
#include "base/buf.h"

#include <ctype.h>
#include <string.h>

enum token_kind { TOKEN_END, TOKEN_NAME, TOKEN_STRING, TOKEN_OTHER };

struct scan {
	const char *at, *end;           /* what is not read yet */
	int line;
	const char *line_start;
	enum token_kind kind;           /* the last token read */
	const char *token; size_t len;  /* STRING: without its quotes */
	struct pos pos;
};

static void scan_init(struct scan *s, const char *text, size_t len)
{
	*s = (struct scan){ .at = text, .end = text + len, .line = 1, .line_start = text };
}

static void advance(struct scan *s, const char *to)
{
	for (; s->at < to; s->at++)
		if (*s->at == '\n') {
			s->line++;
			s->line_start = s->at + 1;
		}
}

/* Length of a long bracket's opening, "[[" or "[==[", at p; 0 if there is none. */
static size_t long_bracket(const char *p, const char *end)
{
	const char *q = p + 1;

	if (p >= end || *p != '[')
		return 0;
	while (q < end && *q == '=')
		q++;
	return q < end && *q == '[' ? (size_t)(q + 1 - p) : 0;
}

/* The end of the long bracket whose opening of `len` bytes is at p: the start of its closing. */
static const char *long_bracket_end(const char *p, const char *end, size_t len)
{
	for (const char *q = p + len; q + len <= end; q++)
		if (q[0] == ']' && q[len - 1] == ']' && memcmp(q + 1, p + 1, len - 2) == 0)
			return q;
	return end;
}

static const char *quoted_end(const char *p, const char *end)
{
	char quote = *p++;

	while (p < end && *p != quote && *p != '\n')
		p += *p == '\\' && p + 1 < end ? 2 : 1;
	return p;
}

static void skip_space_and_comments(struct scan *s)
{
	for (;;) {
		const char *p = s->at;

		if (p < s->end && isspace((unsigned char)*p)) {
			advance(s, p + 1);
		} else if (s->end - p >= 2 && memcmp(p, "--", 2) == 0) {
			size_t len = long_bracket(p + 2, s->end);
			const char *line_end = memchr(p, '\n', (size_t)(s->end - p));

			if (len > 0)
				line_end = long_bracket_end(p + 2, s->end, len);
			advance(s, line_end != NULL ? line_end : s->end);
			if (len > 0)
				advance(s, s->end - s->at < (long)len ? s->end : s->at + len);
		} else {
			return;
		}
	}
}

static bool is_name_char(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static enum token_kind next_token(struct scan *s)
{
	const char *p, *token_end;
	size_t quotes;

	skip_space_and_comments(s);
	p = s->at;
	s->token = p;
	s->len = 1;
	s->pos = (struct pos){ .line = s->line, .col = (int)(p - s->line_start) + 1 };
	if (p == s->end)
		return s->kind = TOKEN_END;
	quotes = *p == '"' || *p == '\'' ? 1 : long_bracket(p, s->end);
	if (quotes > 0) {
		token_end = quotes == 1 ? quoted_end(p, s->end) : long_bracket_end(p, s->end, quotes);
		s->token = p + quotes;
		s->len = (size_t)(token_end - s->token);
		advance(s, (size_t)(s->end - token_end) < quotes ? s->end : token_end + quotes);
		return s->kind = TOKEN_STRING;
	}
	while (p < s->end && is_name_char(*p))
		p++;
	s->kind = p > s->at ? TOKEN_NAME : TOKEN_OTHER;
	if (s->kind == TOKEN_NAME)
		s->len = (size_t)(p - s->at);
	advance(s, s->token + s->len);
	return s->kind;
}

static bool is_other(const struct scan *s, char c)
{
	return s->kind == TOKEN_OTHER && *s->token == c;
}

/* Marking */

enum { COLUMNS = 4096 };        /* a place is line * COLUMNS + column */

static long long place(int line, int col)
{
	return (long long)line * COLUMNS + (col < COLUMNS ? col : 0);
}

struct pos scan_pos(const char *file, long long place)
{
	return (struct pos){ file, (int)(place / COLUMNS), (int)(place % COLUMNS) };
}

void scan_mark(const char *text, size_t len, struct buf *out)
{
	const char *copied = text;
	struct scan s;

	scan_init(&s, text, len);
	buf_adds(out, "local __at = ...;");
	while (next_token(&s) != TOKEN_END) {
		if (!is_other(&s, '{'))
			continue;
		buf_add(out, copied, (size_t)(s.at - copied));
		buf_printf(out, "[__at]=%lld,", place(s.pos.line, s.pos.col));
		copied = s.at;
	}
	buf_add(out, copied, (size_t)(s.end - copied));
}

/* Finding */

static bool is_key(const struct scan *s, enum token_kind kind, const char *key)
{
	return s->kind == kind && s->len == strlen(key) && memcmp(s->token, key, s->len) == 0;
}

/* An '=' that is not the first half of '=='. */
static bool assigns(struct scan *s)
{
	next_token(s);
	return is_other(s, '=') && !(s->at < s->end && *s->at == '=');
}

/* At the token that may be the key, or the bracket in front of it: is it? */
static bool key_here(struct scan s, const char *key)
{
	if (is_key(&s, TOKEN_NAME, key))
		return assigns(&s);
	if (!is_other(&s, '['))
		return false;
	next_token(&s);
	if (!is_key(&s, TOKEN_STRING, key))
		return false;
	next_token(&s);
	return is_other(&s, ']') && assigns(&s);
}

/* Every key a template writes is looked for: reading from the first line each time took more than reading the tables. */
static void scan_init_at(struct scan *s, const char *text, size_t len, struct pos at)
{
	scan_init(s, text, len);
	while (s->line < at.line) {
		const char *end = memchr(s->line_start, '\n', (size_t)(s->end - s->line_start));

		if (end == NULL)
			break;
		s->line++;
		s->line_start = end + 1;
	}
	s->at = s->end - s->line_start >= at.col - 1 ? s->line_start + at.col - 1 : s->end;
}

struct pos scan_find_key(const char *text, size_t len, struct pos table, const char *key)
{
	struct scan s;
	int depth = 0;

	if (table.line == 0 || table.col == 0)
		return table;           /* made by Lua, not written */
	scan_init_at(&s, text, len, table);
	while (next_token(&s) != TOKEN_END) {
		if (depth == 1 && key_here(s, key))
			return (struct pos){ table.file, s.pos.line, s.pos.col };
		if (is_other(&s, '{') || is_other(&s, '('))
			depth++;
		else if ((is_other(&s, '}') || is_other(&s, ')')) && --depth == 0)
			return table;
	}
	return table;
}

void scan_strings(const char *text, size_t len, void (*f)(void *ctx, const char *string, size_t len), void *ctx)
{
	struct scan s;

	scan_init(&s, text, len);
	while (next_token(&s) != TOKEN_END)
		if (s.kind == TOKEN_STRING)
			f(ctx, s.token, s.len);
}
