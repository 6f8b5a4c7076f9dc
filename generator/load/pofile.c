/*
 * pofile.c - opening, writing and closing through libgettextpo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/pofile.h"
#include "base/diag.h"
#include "load/catalog.h"
#include "load/input.h"

#include <gettext-po.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the library's callbacks, which get no pointer of ours, have to know during a call. */
static struct {
	struct diag *diag;
	const char *file;
	const struct input *in;         /* NULL: writing */
	jmp_buf fatal;
} call;

/* Line and column as the library counts them, (size_t)-1 for unknown, to a place. Its columns are characters. */
static struct pos place(size_t line, size_t column)
{
	struct pos pos = { call.file, 0, 0 };
	const char *s;

	if (line == (size_t)-1 || line == 0)
		return pos;
	pos.line = (int)line;
	if (call.in == NULL || column == (size_t)-1 || column == 0)
		return pos;
	s = call.in->text;
	for (size_t i = 1; i < line && s != NULL; i++) {
		s = strchr(s, '\n');
		s = s != NULL ? s + 1 : NULL;
	}
	if (s == NULL)
		return pos;
	pos.col = 1;
	for (size_t i = 1; i < column && s[pos.col - 1] != '\0' && s[pos.col - 1] != '\n'; i++)
		do
			pos.col++;
		while (((unsigned char)s[pos.col - 1] & 0xc0) == 0x80);
	return pos;
}

static void report(int severity, size_t line, size_t column, const char *text)
{
	int len = (int)strcspn(text, "\n");

	if (severity == PO_SEVERITY_WARNING)
		diag_warning(call.diag, place(line, column), "%.*s", len, text);
	else
		diag_error(call.diag, place(line, column), "%.*s", len, text);
}

static void on_error(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline, const char *text)
{
	(void)message, (void)multiline;
	report(severity, file != NULL ? line : (size_t)-1, column, text);
	if (severity == PO_SEVERITY_FATAL_ERROR)
		longjmp(call.fatal, 1);
}

static void on_error_pair(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline,
                          const char *text, po_message_t message2, const char *file2, size_t line2, size_t column2,
                          int multiline2, const char *text2)
{
	(void)message, (void)multiline, (void)message2, (void)multiline2;
	report(severity, file != NULL ? line : (size_t)-1, column, text);
	if (file2 != NULL)
		diag_note(call.diag, place(line2, column2), "%.*s", (int)strcspn(text2, "\n"), text2);
	if (severity == PO_SEVERITY_FATAL_ERROR)
		longjmp(call.fatal, 1);
}

static const struct po_xerror_handler handler = { on_error, on_error_pair };

/* A fatal error leaves what the library had allocated: it gives no way to free it, and is as rare as a failing disk. */
struct po_file *pofile_open(const struct input *in, struct diag *d)
{
	size_t errors = diag_errors(d);
	struct po_file *po;

	if (!input_check(in->file, 1, in->text, in->len, d))
		return NULL;
	call.diag = d;
	call.file = in->file;
	call.in = in;
	if (setjmp(call.fatal) != 0)
		return NULL;
	po = po_file_read(in->file, &handler);
	if (po == NULL) {
		diag_system(d, in->file, "open");
		return NULL;
	}
	if (diag_errors(d) > errors) {
		pofile_close(po);
		return NULL;
	}
	return po;
}

bool pofile_write(struct po_file *po, const char *file, struct diag *d)
{
	char *beside = NULL;
	bool ok = false;

	if (asprintf(&beside, "%s.tmp~", file) < 0)
		abort();        /* no memory */
	call.diag = d;
	call.file = beside;
	call.in = NULL;
	if (setjmp(call.fatal) != 0)
		goto out;
	if (po_file_write(po, beside, &handler) == NULL)
		diag_system(d, beside, "write");
	else if (rename(beside, file) != 0)
		diag_system(d, file, "rename");
	else
		ok = true;
out:
	if (!ok)
		remove(beside);
	free(beside);
	return ok;
}

/* The file is named without its line: lines move with every edit above them, and the context says the place. */
struct po_message *pofile_message(const struct message *m)
{
	po_message_t po = po_message_create();

	po_message_set_msgctxt(po, m->context);
	po_message_set_msgid(po, m->source);
	po_message_set_extracted_comments(po, m->comment);
	po_message_add_filepos(po, m->pos.file, (size_t)-1);
	return po;
}

/* No dates: the same texts give the same bytes. */
struct po_message *pofile_header(const char *lang)
{
	po_message_t po = po_message_create();
	char *header = NULL;

	if (asprintf(&header,
		"Project-Id-Version: lykt\n"
		"Language: %s\n"
		"MIME-Version: 1.0\n"
		"Content-Type: text/plain; charset=UTF-8\n"
		"Content-Transfer-Encoding: 8bit\n"
		"X-Reviewed-By: \n", lang) < 0)
		abort();        /* no memory */
	po_message_set_msgid(po, "");
	po_message_set_msgstr(po, header);
	free(header);
	return po;
}

void pofile_close(struct po_file *po)
{
	po_message_iterator_t i;
	po_message_t m;

	if (po == NULL)
		return;
	/* libgettextpo 0.21 forgets the contexts when it frees messages. */
	for (const char *const *domain = po_file_domains(po); *domain != NULL; domain++) {
		i = po_message_iterator(po, *domain);
		while ((m = po_next_message(i)) != NULL) {
			po_message_set_msgctxt(m, NULL);
			po_message_set_prev_msgctxt(m, NULL);
			po_message_set_prev_msgid(m, NULL);
		}
		po_message_iterator_free(i);
	}
	po_file_free(po);
}
