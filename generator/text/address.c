/*
 * address.c - web and e-mail addresses, and where a line may end in one (The Chicago Manual of Style, 7.46).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/address.h"

#include <string.h>

#include <unicode/uchar.h>

enum { LEAST = 3 };             /* characters of an address on either side of a line's end */

static bool is_one_of(UChar c, const char *chars)
{
	return c > 0 && c < 0x80 && strchr(chars, c) != NULL;
}

static bool is_letter(UChar c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_alnum(UChar c)
{
	return is_letter(c) || (c >= '0' && c <= '9');
}

/* What an address is made of (RFC 3986). Other letters are not: in Chinese or Thai, words follow without a space. */
static bool is_part(UChar c)
{
	return is_alnum(c) || is_one_of(c, "-._~:/?#[]@!$&'()*+,;=%");
}

static int32_t find_any(const UChar *text, int32_t at, int32_t end, const char *chars)
{
	while (at < end && !is_one_of(text[at], chars))
		at++;
	return at;
}

static bool is_text(const UChar *text, int32_t at, int32_t end, const char *ascii)
{
	for (; *ascii != '\0'; ascii++, at++)
		if (at >= end || text[at] != (UChar)*ascii)
			return false;
	return true;
}

/* Where "://" stands behind a scheme, or -1. */
static int32_t find_scheme(const UChar *text, int32_t start, int32_t end)
{
	int32_t at = start;

	while (at < end && is_letter(text[at]))
		at++;
	return at >= start + 2 && is_text(text, at, end, "://") ? at : -1;
}

struct address address_make(const UChar *text, int32_t start, int32_t end)
{
	const int32_t scheme = find_scheme(text, start, end);
	struct address a = { .start = start, .end = end, .host = scheme >= 0 ? scheme + 3 : start };
	const int32_t at = find_any(text, a.host, end, "@/?#");

	if (at < end && text[at] == '@')
		a.host = at + 1;
	a.host_end = find_any(text, a.host, end, "/?#:");
	return a;
}

/* Labels with a dot between them, the last of letters alone. The longest label, or 0 if it is no host. */
static int32_t longest_label(const UChar *text, int32_t at, int32_t end, int32_t *last)
{
	int32_t longest = 0, dots = 0;

	for (;; at++, dots++) {
		const int32_t dot = find_any(text, at, end, ".");

		for (int32_t i = at; i < dot; i++)
			if (!is_alnum(text[i]) && (text[i] != '-' || i == at || i + 1 == dot))
				return 0;
		if (dot == at)
			return 0;
		if (dot == end)
			break;
		longest = dot - at > longest ? dot - at : longest;
		at = dot;
	}
	*last = at;
	for (int32_t i = at; i < end; i++)
		if (!is_letter(text[i]))
			return 0;
	return dots > 0 && end - at >= 2 ? longest : 0;
}

/* "no", "org": not the next sentence, whose capital follows a full stop without a space. */
static bool is_common_ending(const UChar *text, int32_t at, int32_t end)
{
	static const char *const ending[] = { "com", "org", "net", "int", "info", "edu", "gov" };
	bool small = true;

	for (int32_t i = at; i < end; i++)
		small = small && text[i] >= 'a' && text[i] <= 'z';
	if (end - at == 2)
		return small;
	for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++)
		if (end - at == (int32_t)strlen(ending[i]) && is_text(text, at, end, ending[i]))
			return true;
	return false;
}

static bool is_address(const UChar *text, const struct address *a)
{
	int32_t last, longest;

	if (a->host_end == a->host)
		return false;
	if (find_scheme(text, a->start, a->end) >= 0)
		return true;
	longest = longest_label(text, a->host, a->host_end, &last);
	if (longest == 0)
		return false;
	if (a->host > a->start)         /* NAME@ */
		return a->host > a->start + 1;
	/* "m.fl", "bl.a": abbreviations have short parts. */
	return is_text(text, a->start, a->end, "www.") || (longest >= 3 && is_common_ending(text, last, a->host_end));
}

/* Punctuation of the sentence goes; a closing bracket stays if it was opened: "wiki/Oslo_(by)". */
static int32_t trim_end(const UChar *text, int32_t start, int32_t end)
{
	int open = 0;

	for (int32_t i = start; i < end; i++)
		open += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
	while (end > start && (is_one_of(text[end - 1], ".,;:!?'[]*") || (text[end - 1] == ')' && open < 0))) {
		end--;
		open += text[end] == ')';
	}
	return end;
}

bool address_find(const UChar *text, int32_t at, int32_t n, struct address *found)
{
	while (at < n) {
		bool marked = false;            /* every address has one of these */
		int32_t end = at;

		for (; end < n && is_part(text[end]); end++)
			marked = marked || is_one_of(text[end], ".:@");
		while (marked && at < end && is_one_of(text[at], "('[*"))
			at++;
		if (marked) {
			*found = address_make(text, at, trim_end(text, at, end));
			if (is_address(text, found))
				return true;
		}
		at = end + 1;
	}
	return false;
}

/* A byte of a character of several: "%C3%A5". */
static bool continues_escape(const UChar *text, const struct address *a, int32_t at)
{
	return text[at] == '%' && at + 1 < a->end && is_one_of(text[at + 1], "89abAB") && at - 3 >= a->start && text[at - 3] == '%';
}

bool address_may_break(const UChar *text, const struct address *a, int32_t at)
{
	const int32_t first = find_scheme(text, a->start, a->end) >= 0 ? a->host : a->start;
	const UChar before = text[at - 1], behind = text[at];
	const bool mark = is_one_of(behind, ".?&=#%_~-,@");

	if (at - first < LEAST || a->end - at - (mark ? 1 : 0) < LEAST)
		return false;
	if (before == '/')
		return behind != '/';
	if (!mark || !u_isalnum(before))
		return false;
	if (at > a->host && at < a->host_end)
		return behind == '.';
	return !continues_escape(text, a, at);
}
