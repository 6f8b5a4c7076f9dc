/*
 * input.c - reading files, and the rules on bytes that all formats share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/input.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

#include <string.h>

bool input_read(struct arena *a, const char *file, struct input *in, struct diag *d)
{
	struct buf b;
	bool ok;

	buf_init(&b);
	ok = file_read(file, &b, d);
	if (ok) {
		size_t mark = b.len >= 3 && memcmp(b.data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

		in->file = file;
		in->text = arena_strndup(a, b.data + mark, b.len - mark);
		in->len = b.len - mark;
	}
	buf_release(&b);
	return ok;
}

struct pos input_pos(const char *file, int first_line, const char *text, size_t at)
{
	struct pos pos = { file, first_line, 1 };
	size_t line = 0;

	for (size_t i = 0; i < at; i++)
		if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) {
			pos.line++;
			line = i + 1;
		}
	pos.col = (int)(at - line) + 1;
	return pos;
}

bool input_check(const char *file, int first_line, const char *text, size_t len, struct diag *d)
{
	const char *nul = len > 0 ? memchr(text, '\0', len) : NULL;
	size_t bad = utf8_invalid_at(text, len);

	if (bad < len) {
		diag_error(d, input_pos(file, first_line, text, bad), "invalid UTF-8: byte 0x%02x", (unsigned char)text[bad]);
		diag_note(d, (struct pos){ 0 }, "save the file as UTF-8");
		return false;
	}
	if (nul != NULL)
		return diag_error(d, input_pos(file, first_line, text, (size_t)(nul - text)), "a NUL byte in a text file");
	return true;
}
