/*
 * number.c - the rules of telephone numbers. A wrong digit is the worst mistake lykt could print, so what is not
 * written exactly as expected is refused rather than guessed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/number.h"
#include "base/arena.h"
#include "base/buf.h"
#include "model/contact.h"

#include <string.h>

#define MAX_DIGITS 15           /* ITU-T E.164, 6.2.1: country code and all */
#define MIN_DIGITS 7            /* the shortest in use, in Niue and Saint Helena */
#define MAX_GROUPS 8

static const char nbsp[] = "\xc2\xa0";

/* Country codes in use (ITU-T E.164, list of 2016). Of three digits: the first two, and which may follow as the third. */
static const char *const two_digits =
	"20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 "
	"81 82 84 86 90 91 92 93 94 95 98";
static const char *const third_digit[] = {
	"21:12368", "22:0123456789", "23:0123456789", "24:0123456789", "25:012345678", "26:0123456789", "29:01789",
	"35:0123456789", "37:012345678", "38:01235679", "42:013", "50:0123456789", "59:0123456789", "67:02345679",
	"68:01235679", "69:012", "80:08", "85:02356", "87:08", "88:01236", "96:012345678", "97:01234567", "99:234568",
};

/* Is s, all of it, a country code? */
static bool is_country_code(const char *s, size_t len)
{
	if (len == 1)
		return *s == '1' || *s == '7';
	if (len == 2) {
		for (const char *code = two_digits; *code != '\0'; code += code[2] != '\0' ? 3 : 2)
			if (memcmp(code, s, 2) == 0)
				return true;
		return false;
	}
	for (size_t i = 0; len == 3 && i < sizeof(third_digit) / sizeof(third_digit[0]); i++)
		if (memcmp(third_digit[i], s, 2) == 0)
			return strchr(third_digit[i] + 3, s[2]) != NULL;
	return false;
}

struct groups {
	struct { const char *digits; size_t len; } group[MAX_GROUPS];
	size_t n, digits;       /* groups; digits in all of them */
};

/* Digits in groups with one space (or no-break space) between them. NULL: fine; else what is wrong. */
static const char *split(const char *s, struct groups *g)
{
	*g = (struct groups){ .n = 0 };
	for (;;) {
		size_t len = strspn(s, "0123456789");

		if (len == 0)
			return "only digits with single spaces between them are allowed";
		if (g->n == MAX_GROUPS)
			return "too many groups";
		g->group[g->n].digits = s;
		g->group[g->n].len = len;
		g->n++;
		g->digits += len;
		s += len;
		if (*s == '\0')
			return NULL;
		s += strncmp(s, nbsp, strlen(nbsp)) == 0 ? strlen(nbsp) : *s == ' ' ? 1 : 0;
	}
}

static const char *join(struct arena *a, const char *before, const struct groups *g, size_t from, const char *between)
{
	struct buf b;
	char *s;

	buf_init(&b);
	buf_adds(&b, before);
	for (size_t i = from; i < g->n; i++) {
		if (i > from)
			buf_adds(&b, between);
		buf_add(&b, g->group[i].digits, g->group[i].len);
	}
	s = arena_strndup(a, b.data, b.len);
	buf_release(&b);
	return s;
}

static struct number *refuse(struct diag *d, struct pos at, const char *written, const char *why)
{
	diag_error(d, at, "invalid phone '%s': %s", written, why);
	return NULL;
}

struct number *number_phone(struct arena *a, struct pos at, const char *written, const char *country, struct diag *d)
{
	bool norwegian = strcmp(country, "NO") == 0, to_norway;
	struct number *n;
	struct groups g;
	const char *why;

	if (*written != '+') {
		refuse(d, at, written, "it must begin with + and the country code");
		diag_note(d, (struct pos){ 0 }, "a code that works inside the country only belongs under 'short'");
		return NULL;
	}
	why = split(written + 1, &g);
	if (why != NULL)
		return refuse(d, at, written, why);
	if (!is_country_code(g.group[0].digits, g.group[0].len)) {
		refuse(d, at, written, "no country has this code");
		if (g.group[0].len > 3)
			diag_note(d, (struct pos){ 0 }, "write a space behind the country code");
		return NULL;
	}
	to_norway = g.group[0].len == 2 && memcmp(g.group[0].digits, "47", 2) == 0;
	if (norwegian && !to_norway)
		return refuse(d, at, written, "country is NO, whose numbers begin with +47");
	if (to_norway && !norwegian)
		return refuse(d, at, written, "a number that begins with +47 is in country NO");
	if (norwegian && g.digits == 2 + 5 && g.group[1].digits[0] == '0') {
		refuse(d, at, written, "a Norwegian number has 8 digits");
		diag_note(d, (struct pos){ 0 }, "a number of five digits cannot be called from abroad and belongs under 'short'");
		return NULL;
	}
	if (norwegian && g.digits != 2 + 8)
		return refuse(d, at, written, "a Norwegian number has 8 digits");
	if (norwegian && strchr("01", g.group[1].digits[0]) != NULL)
		return refuse(d, at, written, "no Norwegian number of 8 digits begins with 0 or 1");
	if (g.digits > MAX_DIGITS)
		return refuse(d, at, written, "no number has more than 15 digits");
	if (g.digits < MIN_DIGITS)
		return refuse(d, at, written, "too few digits");

	n = ARENA_NEW(a, struct number);
	n->dial = join(a, "+", &g, 0, "");
	n->international = join(a, "+", &g, 0, nbsp);
	n->national = norwegian ? join(a, "", &g, 1, nbsp) : n->international;
	n->pos = at;
	return n;
}

struct number *number_short(struct arena *a, struct pos at, const char *written, struct diag *d)
{
	struct number *n;
	struct groups g;
	const char *why;

	if (*written == '+') {
		diag_error(d, at, "invalid short code '%s': it has a country code", written);
		diag_note(d, (struct pos){ 0 }, "write it under 'phone'");
		return NULL;
	}
	why = split(written, &g);
	if (why == NULL && (g.digits < 3 || g.digits > 6))
		why = "it must have 3 to 6 digits";
	if (why != NULL) {
		diag_error(d, at, "invalid short code '%s': %s", written, why);
		return NULL;
	}
	n = ARENA_NEW(a, struct number);
	n->dial = join(a, "", &g, 0, "");
	n->national = join(a, "", &g, 0, nbsp);
	n->pos = at;
	return n;
}
