/*
 * sources.c - style sheets and scripts, line by line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "html/sources.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/input.h"
#include "html/kiosk.h"

#include <string.h>
#include <strings.h>

/* Text inside <style> and <script> cannot be escaped, so it must not hold what ends it or what hides its end. */
static bool check_source(const struct kiosk_source *source, const char *what, const char *end, struct diag *d)
{
	const char *found = strcasestr(source->text, end);

	if (found == NULL)
		return true;
	return diag_error(d, input_pos(source->file, 1, source->text, (size_t)(found - source->text)),
		"%s holds '%s', which would end it early", what, end);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The end of the comment that begins at s, behind the line end if nothing follows it; the end of the text if it has none. */
static const char *skip_comment(const char *s)
{
	const char *end = strstr(s + 2, "*/");

	if (end == NULL)
		return s + strlen(s);
	end += 2;
	while (is_blank(*end))
		end++;
	return *end == '\n' ? end + 1 : end;
}

/* A carriage return is left out everywhere: the HTML parser does not see it, and it would change the hash. */
static void add_line(struct buf *out, const char *line, size_t len)
{
	while (len > 0 && is_blank(line[len - 1]))
		len--;
	if (len == 0)
		return;
	buf_add(out, line, len);
	buf_addc(out, '\n');
}

static void add_lines(struct buf *out, const char *s)
{
	while (*s != '\0') {
		size_t len;

		while (is_blank(*s))
			s++;
		if (s[0] == '/' && s[1] == '*') {
			s = skip_comment(s);
			continue;
		}
		len = strcspn(s, "\n");
		add_line(out, s, len);
		s += len + (s[len] == '\n');
	}
}

/*
 * A text in backquotes that goes on in the next line, or one continued by a backslash, would lose what looks like indentation
 * and comments.
 */
static bool check_lines(const struct kiosk_source *source, struct diag *d)
{
	bool ok = true, comment = false;
	const char *line = source->text;

	while (*line != '\0') {
		size_t len = strcspn(line, "\n"), quotes = 0, i = 0;

		for (; i < len; i++) {
			if (comment)
				comment = strncmp(line + i, "*/", 2) != 0;
			else if (strncmp(line + i, "/*", 2) == 0)
				comment = true;
			else if (strncmp(line + i, "//", 2) == 0 && (i == 0 || is_blank(line[i - 1])))
				break;
			else if (line[i] == '`' && (i == 0 || line[i - 1] != '\\'))
				quotes++;
		}
		if (quotes % 2 == 1 || (!comment && i == len && len > 0 && line[len - 1] == '\\')) {
			ok = diag_error(d, input_pos(source->file, 1, source->text, (size_t)(line - source->text)), "a text goes on over the end of the line");
			diag_note(d, (struct pos){ 0 }, "end it, and join it with the next by +");
			return ok;
		}
		line += len + (line[len] == '\n');
	}
	return ok;
}

bool sources_add_style(struct buf *css, const struct kiosk_source *source, struct diag *d)
{
	add_lines(css, source->text);
	return check_source(source, "style sheet", "</style", d);
}

bool sources_add_script(struct buf *script, const struct kiosk_source *source, struct diag *d)
{
	bool ok = check_source(source, "script", "</script", d);

	ok = check_source(source, "script", "<!--", d) && ok;
	ok = check_lines(source, d) && ok;
	add_lines(script, source->text);
	return ok;
}
