/*
 * block.c - the words of a text without their markup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/block.h"
#include "base/arena.h"
#include "base/buf.h"

void block_add_plain(struct buf *out, const struct span *s)
{
	for (; s != NULL; s = s->next)
		switch (s->kind) {
		case SPAN_TEXT:
		case SPAN_CODE:
			buf_adds(out, s->text);
			break;
		case SPAN_BREAK:
			buf_addc(out, ' ');
			break;
		case SPAN_EMPH:
		case SPAN_STRONG:
		case SPAN_LINK:
		case SPAN_CONTACT:
		case SPAN_IMAGE:
			block_add_plain(out, s->child);
			break;
		}
}

const char *block_plain(struct arena *a, const struct span *spans)
{
	struct buf b;
	char *plain;

	buf_init(&b);
	block_add_plain(&b, spans);
	plain = arena_strndup(a, b.data, b.len);
	buf_release(&b);
	return plain;
}
