/*
 * name.c - what may be a name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/name.h"

#include <string.h>

bool name_is_id(const char *s)
{
	return *s != '\0' && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s);
}

bool name_is_language(const char *s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t len = strspn(s, "abcdefghijklmnopqrstuvwxyz");

	if (len < 2 || len > 3)
		return false;
	for (s += len; *s == '-'; s += len) {
		s++;
		len = strspn(s, letters);
		if (len < 2 || len > 8)
			return false;
	}
	return *s == '\0';
}
