/*
 * commonmark_dump.c - Markdown on stdin to HTML on stdout by way of lykt's blocks. tests/browser/commonmark.mjs compares it with
 * the examples of the CommonMark specification.
 *
 * Several texts may follow each other, each ended by a byte 0, and so are the answers. A text that lykt refuses (raw
 * HTML) is answered by a byte 1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "html/html.h"
#include "load/markdown.h"

#include <stdio.h>
#include <string.h>

static void answer(const char *text, size_t len)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	const struct block *first;
	struct buf out;

	buf_init(&out);
	if (markdown_parse(a, "example.md", 1, text, len, &first, d))
		html_commonmark(&out, first);
	else
		buf_addc(&out, '\1');
	fwrite(out.data, 1, out.len + 1, stdout);               /* with its NUL */
	buf_release(&out);
	diag_free(d);
	arena_free(a);
}

int main(void)
{
	struct buf text;
	int c;

	buf_init(&text);
	while ((c = getchar()) != EOF) {
		if (c != '\0') {
			buf_addc(&text, (char)c);
			continue;
		}
		answer(text.data, text.len);
		buf_reset(&text);
	}
	buf_release(&text);
	return 0;
}
