/*
 * fuzz_markdown.c - any bytes as Markdown: blocks that can be written as HTML, or a diagnostic.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "html/html.h"
#include "load/markdown.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct buf out;
	const struct block *first = NULL;

	buf_init(&out);
	if (markdown_parse(a, "fuzz.md", 1, (const char *)data, len, &first, d))
		html_commonmark(&out, first);
	else
		assert(diag_errors(d) > 0);
	buf_release(&out);
	diag_free(d);
	arena_free(a);
	return 0;
}
