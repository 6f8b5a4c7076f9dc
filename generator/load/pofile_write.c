/*
 * pofile_write.c - writing PO files by libgettextpo, so that they look as gettext's own tools would have them.
 *
 * The library keeps its state in static variables: one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/pofile.h"
#include "base/arena.h"
#include "base/diag.h"

#include <gettext-po.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

/* What the library's callbacks, which get no pointer of ours, have to know while a file is written. */
static struct {
	struct diag *diag;
	jmp_buf fatal;
} writing;

/* Must not return from a fatal error. What the library holds at that moment is lost; it means a full or failing disk. */
static void on_error(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline, const char *text)
{
	(void)message, (void)file, (void)line, (void)column, (void)multiline;
	if (severity == PO_SEVERITY_WARNING)
		diag_warning(writing.diag, (struct pos){ 0 }, "%.*s", (int)strcspn(text, "\n"), text);
	else
		diag_error(writing.diag, (struct pos){ 0 }, "%.*s", (int)strcspn(text, "\n"), text);
	if (severity == PO_SEVERITY_FATAL_ERROR)
		longjmp(writing.fatal, 1);
}

static void on_error_pair(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline,
                          const char *text, po_message_t message2, const char *file2, size_t line2, size_t column2,
                          int multiline2, const char *text2)
{
	(void)message2, (void)file2, (void)line2, (void)column2, (void)multiline2, (void)text2;
	on_error(severity, message, file, line, column, multiline, text);
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

static void free_file(po_file_t po)
{
	po_message_iterator_t i = po_message_iterator(po, NULL);
	po_message_t m;

	while ((m = po_next_message(i)) != NULL) {      /* libgettextpo 0.21 forgets these when it frees a message */
		po_message_set_msgctxt(m, NULL);
		po_message_set_prev_msgctxt(m, NULL);
		po_message_set_prev_msgid(m, NULL);
	}
	po_message_iterator_free(i);
	po_file_free(po);
}

bool pofile_write(const struct pofile_entry *first, const char *file, struct diag *d)
{
	static const struct po_xerror_handler handler = { on_error, on_error_pair };
	struct arena *a = arena_new();
	const char *beside = arena_printf(a, "%s.tmp~", file);
	po_file_t po = po_file_create();
	po_message_iterator_t i = po_message_iterator(po, NULL);
	bool ok = false;

	for (const struct pofile_entry *e = first; e != NULL; e = e->next)
		po_message_insert(i, new_message(e));
	po_message_iterator_free(i);

	writing.diag = d;
	if (setjmp(writing.fatal) != 0)
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
	free_file(po);
	arena_free(a);
	return ok;
}
