/*
 * html.c - the writer of elements: escaping, and the stack of what is open.
 *
 * What the elements mean is said in body.c (texts), svg.c (pictures) and kiosk.c (documents).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "html/html.h"
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#define DEPTH_MAX (sizeof(((struct html *)0)->open) / sizeof(((struct html *)0)->open[0]))

/* Elements without content or end tag ("void elements" of the standard). */
static bool is_void(const char *element)
{
	static const char *const name[] = { "br", "col", "hr", "img", "input", "link", "meta", "wbr" };

	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++)
		if (strcmp(element, name[i]) == 0)
			return true;
	return false;
}

void html_init(struct html *h, struct buf *out)
{
	h->out = out;
	h->depth = 0;
}

void html_escape(struct buf *out, const char *text, size_t len)
{
	size_t done = 0;

	for (size_t i = 0; i < len; i++) {
		const char *entity;

		switch (text[i]) {
		case '&':  entity = "&amp;"; break;
		case '<':  entity = "&lt;"; break;
		case '>':  entity = "&gt;"; break;
		case '"':  entity = "&quot;"; break;
		case '\'': entity = "&#39;"; break;
		default:   continue;
		}
		buf_add(out, text + done, i - done);
		buf_adds(out, entity);
		done = i + 1;
	}
	buf_add(out, text + done, len - done);
}

void html_open(struct html *h, const char *element, ...)
{
	const char *name;
	va_list ap;

	buf_addc(h->out, '<');
	buf_adds(h->out, element);
	va_start(ap, element);
	while ((name = va_arg(ap, const char *)) != NULL) {
		const char *value = va_arg(ap, const char *);

		if (value == NULL)
			continue;
		buf_addc(h->out, ' ');
		buf_adds(h->out, name);
		if (value[0] == '\0')
			continue;
		buf_adds(h->out, "=\"");
		html_escape(h->out, value, strlen(value));
		buf_addc(h->out, '"');
	}
	va_end(ap);
	buf_addc(h->out, '>');
	if (is_void(element))
		return;
	assert(h->depth < DEPTH_MAX);
	h->open[h->depth++] = element;
}

void html_close(struct html *h, const char *element)
{
	assert(h->depth > 0 && strcmp(h->open[h->depth - 1], element) == 0);
	h->depth--;
	buf_adds(h->out, "</");
	buf_adds(h->out, element);
	buf_addc(h->out, '>');
}

void html_text(struct html *h, const char *text)
{
	html_escape(h->out, text, strlen(text));
}

void html_end(const struct html *h)
{
	assert(h->depth == 0);
	(void)h;
}
