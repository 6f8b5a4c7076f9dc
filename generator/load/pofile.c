/*
 * pofile.c - PO files by libgettextpo, read and written, so that they are what gettext's own tools take them for.
 *
 * The library keeps its state in static variables: one thread at a time. A fatal error must not return from its handler, so
 * it jumps out of the call; what the library held at that moment is lost, once, and the run ends with a diagnostic.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/pofile.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/input.h"
#include "base/utf8.h"

#include <gettext-po.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_MISTAKES 20        /* more of them, and it is another kind of file */

/* What the library's callbacks, which get no pointer of ours, have to know during a call. */
static struct {
	struct diag *diag;
	const char *file;
	const struct input *in;         /* NULL: writing */
	size_t mistakes;                /* errors reported in this call */
	jmp_buf fatal;
} call;

/* The library counts lines, and characters in them, from 1; (size_t)-1 is unknown. Ours count bytes. */
static struct pos place(size_t line, size_t column)
{
	struct pos pos = { call.file, 0, 0 };
	const char *s;

	if (call.in == NULL || line == (size_t)-1 || line == 0)
		return pos;
	pos.line = (int)line;
	s = call.in->text;
	for (size_t i = 1; i < line; i++) {
		s += strcspn(s, "\n");
		if (*s++ == '\0')
			return pos;
	}
	if (column == (size_t)-1 || column == 0)
		return pos;
	for (pos.col = 1; column > 1 && s[pos.col - 1] != '\0' && s[pos.col - 1] != '\n'; column--)
		do
			pos.col++;
		while (((unsigned char)s[pos.col - 1] & 0xc0) == 0x80);
	return pos;
}

static void report(int severity, size_t line, size_t column, const char *text)
{
	int len = (int)strcspn(text, "\n");

	if (severity == PO_SEVERITY_WARNING) {
		diag_warning(call.diag, place(line, column), "%.*s", len, text);
		return;
	}
	if (++call.mistakes <= MOST_MISTAKES)
		diag_error(call.diag, place(line, column), "%.*s", len, text);
	if (call.mistakes == MOST_MISTAKES)
		diag_note(call.diag, (struct pos){ 0 }, "further mistakes in this file are not shown");
	if (severity == PO_SEVERITY_FATAL_ERROR)
		longjmp(call.fatal, 1);
}

static void on_error(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline,
                     const char *text)
{
	(void)message, (void)multiline;
	report(severity, file != NULL ? line : (size_t)-1, column, text);
}

/* A complaint about two places: the second is where the first of two twins is. */
static void on_error_pair(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline,
                          const char *text, po_message_t message2, const char *file2, size_t line2, size_t column2,
                          int multiline2, const char *text2)
{
	(void)message, (void)multiline, (void)message2, (void)multiline2;
	report(severity, file != NULL ? line : (size_t)-1, column, text);
	if (file2 != NULL && call.mistakes <= MOST_MISTAKES)
		diag_note(call.diag, place(line2, column2), "%.*s", (int)strcspn(text2, "\n"), text2);
}

static const struct po_xerror_handler handler = { on_error, on_error_pair };

/* libgettextpo 0.21 forgets these strings when it frees a message. */
static void free_file(po_file_t po)
{
	po_message_iterator_t i;
	po_message_t m;

	if (po == NULL)
		return;
	i = po_message_iterator(po, NULL);
	while ((m = po_next_message(i)) != NULL) {
		po_message_set_msgctxt(m, NULL);
		po_message_set_prev_msgctxt(m, NULL);
		po_message_set_prev_msgid(m, NULL);
	}
	po_message_iterator_free(i);
	po_file_free(po);
}

/*
 * Where each entry's translation is, which the library knows but does not tell. It keeps the order of the file, so the
 * n-th line that begins a msgstr is the n-th entry's.
 */
static struct pos next_translation(const char *file, const char **s, int *line)
{
	while (**s != '\0') {
		const char *at = *s, *word = at + strspn(at, " \t");
		int col;

		*s += strcspn(*s, "\n");
		*s += **s == '\n';
		(*line)++;
		if (strncmp(word, "#~", 2) == 0)
			word += 2 + strspn(word + 2, " \t");
		col = (int)(word - at) + 1;
		if (strncmp(word, "msgstr", 6) != 0)
			continue;
		word += 6;
		if (*word != '[' || strncmp(word, "[0]", 3) == 0)
			return (struct pos){ file, *line, col };
	}
	return (struct pos){ file, 0, 0 };
}

static const char *keep(struct arena *a, const char *s)
{
	return s != NULL ? arena_strdup(a, s) : NULL;
}

static struct pofile_entry *read_message(struct arena *a, po_message_t m, struct pos pos)
{
	struct pofile_entry *e = ARENA_NEW(a, struct pofile_entry);

	e->context = keep(a, po_message_msgctxt(m));
	e->source = keep(a, po_message_msgid(m));
	e->plural = po_message_msgid_plural(m) != NULL;
	e->translation = keep(a, e->plural ? po_message_msgstr_plural(m, 0) : po_message_msgstr(m));
	if (e->translation == NULL)
		e->translation = "";
	e->comments = keep(a, po_message_comments(m));
	e->before_context = keep(a, po_message_prev_msgctxt(m));
	e->before = keep(a, po_message_prev_msgid(m));
	e->fuzzy = po_message_is_fuzzy(m) != 0;
	e->obsolete = po_message_is_obsolete(m) != 0;
	e->pos = pos;
	return e;
}

/* The bytes of the file are UTF-8, but an escape such as "\377" is any byte. */
static bool check_escapes(const struct pofile_entry *e, struct diag *d)
{
	const char *const text[] = { e->context, e->source, e->translation };

	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		if (text[i] != NULL && utf8_invalid_at(text[i], strlen(text[i])) < strlen(text[i])) {
			diag_error(d, e->pos, "invalid UTF-8 from an escape such as \\377");
			diag_note(d, (struct pos){ 0 }, "write the letter itself");
			return false;
		}
	return true;
}

/* The library's file, or NULL: reported. Nothing else is done here: what setjmp comes back to must not have changed. */
static po_file_t open_file(const struct input *in, struct diag *d)
{
	po_file_t po;

	call.diag = d;
	call.file = in->file;
	call.in = in;
	call.mistakes = 0;
	/*
	 * Otherwise the lexer asks iconv for the end of every single character, which takes four times as long as all the rest. Bytes will do:
	 * what ends a string or a line in UTF-8 is ASCII, and that all of it is UTF-8 has been seen to.
	 */
	setenv("OLD_PO_FILE_INPUT", "1", 1);
	if (setjmp(call.fatal) != 0)
		return NULL;
	po = po_file_read(in->file, &handler);
	if (po == NULL)
		diag_system(d, in->file, "open");
	return po;
}

bool pofile_read(struct arena *a, const struct input *in, struct pofile_entry **first, struct diag *d)
{
	struct pofile_entry **end = first;
	const char *s = in->text;
	int line = 0;
	bool ok = true;
	po_message_iterator_t i;
	po_message_t m;
	po_file_t po;

	*first = NULL;
	if (!input_check(in->file, 1, in->text, in->len, d))
		return false;
	po = open_file(in, d);
	if (po == NULL)
		return false;
	i = po_message_iterator(po, NULL);
	while ((m = po_next_message(i)) != NULL) {
		*end = read_message(a, m, next_translation(in->file, &s, &line));
		ok = check_escapes(*end, d) && ok;
		end = &(*end)->next;
	}
	po_message_iterator_free(i);
	free_file(po);
	return ok && call.mistakes == 0;
}

static po_message_t new_message(const struct pofile_entry *e)
{
	po_message_t m = po_message_create();

	po_message_set_msgctxt(m, e->context);
	po_message_set_msgid(m, e->source);
	po_message_set_msgstr(m, e->translation);
	po_message_set_comments(m, e->comments);
	if (e->hint != NULL)
		po_message_set_extracted_comments(m, e->hint);
	/* Without a line: those would change with every edit above, and the context says the place. */
	if (e->file != NULL)
		po_message_add_filepos(m, e->file, (size_t)-1);
	po_message_set_prev_msgctxt(m, e->before_context);
	po_message_set_prev_msgid(m, e->before);
	po_message_set_fuzzy(m, e->fuzzy);
	po_message_set_obsolete(m, e->obsolete);
	return m;
}

static bool write_file(po_file_t po, const char *beside, const char *file, struct diag *d)
{
	call.diag = d;
	call.file = file;
	call.in = NULL;
	call.mistakes = 0;
	/* The library cannot say that it was the system that refused. */
	if (!file_write(beside, "", 0, d))
		return false;
	if (setjmp(call.fatal) != 0)
		return false;
	if (po_file_write(po, beside, &handler) == NULL)
		return diag_system(d, beside, "write");
	return rename(beside, file) == 0 || diag_system(d, file, "rename");
}

bool pofile_write(const struct pofile_entry *first, const char *file, struct diag *d)
{
	struct arena *a = arena_new();
	const char *beside = arena_printf(a, "%s.tmp~", file);
	po_file_t po = po_file_create();
	po_message_iterator_t i = po_message_iterator(po, NULL);
	bool ok;

	for (const struct pofile_entry *e = first; e != NULL; e = e->next)
		po_message_insert(i, new_message(e));
	po_message_iterator_free(i);
	ok = write_file(po, beside, file, d);
	if (!ok)
		remove(beside);
	free_file(po);
	arena_free(a);
	return ok;
}

const char *pofile_field(struct arena *a, const char *header, const char *name)
{
	char *value = po_header_field(header, name);
	const char *kept = keep(a, value);

	free(value);
	return kept;
}

const char *pofile_header(struct arena *a, const char *lang)
{
	return arena_printf(a,
		"Project-Id-Version: lykt\n"
		"Language: %s\n"
		"MIME-Version: 1.0\n"
		"Content-Type: text/plain; charset=UTF-8\n"
		"Content-Transfer-Encoding: 8bit\n"
		"X-Reviewed-By: \n", lang);
}
