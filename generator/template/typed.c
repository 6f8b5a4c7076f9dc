/*
 * typed.c - numbers typed into templates.
 *
 * Only those of the register: other digits of a template are sizes, colours and places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/typed.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/input.h"
#include "model/digits.h"
#include "model/model.h"
#include "template/scan.h"
#include "template/set.h"

#include <ctype.h>
#include <string.h>

#define SHORT 4                 /* digits of a short code, at most */

struct typed {
	const struct template_file *file;
	const struct model *model;
	const char *lua;        /* whose strings are looked at */
	const char *advice;     /* how a number is written in such a template */
	struct diag *diag;
	bool ok;
};

static void report(struct typed *t, struct pos at, const char *number, size_t len)
{
	t->ok = diag_error(t->diag, at, "number '%.*s' typed in a template", (int)len, number);
	diag_note(t->diag, at, "use a contact of the register: %s", t->advice);
}

/* Are the len bytes at text[at] a word, and not part of a size or a name? */
static bool is_word(const char *text, size_t at, size_t len)
{
	const char *behind = text + at + len;

	if (at > 0 && strchr(" \t\n\r(\"'", text[at - 1]) == NULL)
		return false;
	if (*behind != '\0' && strchr(".,:;!?)\"'", *behind) != NULL)
		behind++;
	return *behind == '\0' || isspace((unsigned char)*behind);
}

/* The next number of the register in the text; a short code only as a word. */
static bool find(const struct model *m, const char *text, size_t *at, size_t *len)
{
	const struct contact *whose;
	size_t start;

	for (size_t from = *at; digits_find_number(m, text + from, &start, len, &whose); from = *at + *len) {
		*at = from + start;
		if (whose != NULL && (*len > SHORT || is_word(text, *at, *len)))
			return true;
	}
	return false;
}

/* "22&nbsp;33" to blanks, byte for byte. */
static void blank_entities(char *text)
{
	for (char *p = text; (p = strchr(p, '&')) != NULL; p++) {
		size_t len = 1 + strspn(p + 1, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

		if (p[len] == ';')
			memset(p, ' ', len + 1);
	}
}

/* "22\u{a0}33", "22\xa033" and "22\16033" too. */
static void blank_escapes(char *text)
{
	for (char *p = text; (p = strchr(p, '\\')) != NULL && p[1] != '\0'; p++) {
		size_t len = 2;

		if (p[1] == 'u' && p[2] == '{')
			len = strcspn(p, "}") + (strchr(p, '}') != NULL);
		else if (p[1] == 'x')
			len += strspn(p + 2, "0123456789abcdefABCDEF") >= 2 ? 2 : 0;
		else if (isdigit((unsigned char)p[1]))
			len = 1 + strspn(p + 1, "0123456789") > 4 ? 4 : 1 + strspn(p + 1, "0123456789");
		memset(p, ' ', len);
	}
}

static void check_string(void *ctx, const char *string, size_t len)
{
	struct typed *t = ctx;
	struct buf copy;

	if (string - t->lua >= 6 && memcmp(string - 6, "__put", 5) == 0)
		return;         /* HTML; it was looked at */
	buf_init(&copy);
	buf_add(&copy, string, len);
	blank_escapes(copy.data);
	for (size_t at = 0, n; find(t->model, copy.data, &at, &n); at += n) {
		struct pos pos = input_pos(t->file->path, 1, t->lua, (size_t)(string - t->lua) + at);

		if (n <= SHORT && n < len)
			continue;
		if (t->lua != t->file->text)
			pos.col = 0;    /* only lines are where they were */
		report(t, pos, string + at, n);
	}
	buf_release(&copy);
}

bool typed_check_page(const struct template_file *f, const char *words, const struct buf *lua, const struct model *m,
                      struct diag *d)
{
	struct typed t = { f, m, lua->data, "{{ number(helpline.phone) }}", d, true };
	struct buf text;

	buf_init(&text);
	buf_add(&text, words, f->len);
	blank_entities(text.data);
	for (size_t at = 0, len; find(m, text.data, &at, &len); at += len)
		report(&t, input_pos(f->path, 1, f->text, at), f->text + at, len);
	scan_strings(lua->data, lua->len, check_string, &t);
	buf_release(&text);
	return t.ok;
}

bool typed_check_paper(const struct template_file *f, const struct model *m, struct diag *d)
{
	struct typed t = { f, m, f->text, "{ number = helpline.phone }", d, true };

	scan_strings(f->text, f->len, check_string, &t);
	return t.ok;
}
