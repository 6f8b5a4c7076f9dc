/*
 * page.c - a file into its front matter and its body.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/page.h"
#include "base/arena.h"
#include "base/input.h"
#include "load/front.h"
#include "load/markdown.h"
#include "load/name.h"

#include <string.h>

/* Behind the line that begins at s, line end included. */
static const char *next_line(const char *s, const char *end)
{
	const char *newline = memchr(s, '\n', (size_t)(end - s));

	return newline != NULL ? newline + 1 : end;
}

static bool is_fence(const char *s, const char *end)
{
	size_t len = (size_t)(next_line(s, end) - s);

	while (len > 0 && strchr(" \t\r\n", s[len - 1]) != NULL)
		len--;
	return len == 3 && memcmp(s, "---", 3) == 0;
}

/* The name without .md. */
static const char *file_id(struct arena *a, const char *file)
{
	const char *name = strrchr(file, '/');

	name = name != NULL ? name + 1 : file;
	return arena_strndup(a, name, strlen(name) - strlen(".md"));
}

bool page_read(struct arena *a, const char *file, struct page *page, struct diag *d)
{
	struct pos top = { file, 1, 1 };
	const char *front, *fence, *body, *end;
	struct input in;
	int body_line = 3;
	bool ok;

	if (!input_read(a, file, &in, d))
		return false;
	*page = (struct page){ .id = file_id(a, file), .pos = top };
	ok = name_is_id(page->id);
	if (!ok) {
		diag_error(d, top, "'%s' cannot be the name of a text", page->id);
		diag_note(d, (struct pos){ 0 }, "file names are lower case letters, digits and hyphens");
	}
	end = in.text + in.len;
	if (!is_fence(in.text, end)) {
		diag_error(d, top, "missing front matter");
		diag_note(d, (struct pos){ 0 },
			"begin the file with a line '---', lines such as 'kind: right', and a line '---'");
		return false;
	}
	front = next_line(in.text, end);
	for (fence = front; fence < end && !is_fence(fence, end); fence = next_line(fence, end))
		body_line++;
	if (fence == end) {
		diag_error(d, top, "front matter is not closed");
		diag_note(d, (struct pos){ 0 }, "write a line '---' behind its last key");
		return false;
	}
	body = next_line(fence, end);

	page->front = front_parse(a, file, 2, front, (size_t)(fence - front), d);
	if (!markdown_parse(a, file, body_line, body, (size_t)(end - body), &page->body, d))
		ok = false;
	return ok && page->front != NULL;
}
