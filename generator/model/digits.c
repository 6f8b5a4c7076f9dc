/*
 * digits.c - telling telephone numbers from years, dates and amounts.
 *
 * A run is digits with little between them: "22 33 11 60", "(+47) 22-33-11-60", "٢٢ ٣٣ ١١ ٦٠". It is judged by its groups.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model/digits.h"
#include "base/utf8.h"
#include "model/model.h"

#include <ctype.h>
#include <string.h>

#define MAX_DIGITS 32           /* longer runs are cut; they are numbers to dial at any length from 6 on */
#define MAX_GROUPS 16

enum between { BETWEEN_NOTHING, BETWEEN_SPACE, BETWEEN_HYPHEN, BETWEEN_DOT, BETWEEN_SLASH, BETWEEN_PAREN };

struct run {
	size_t start, end;              /* in the text, the plus included [bytes] */
	bool plus;
	char digit[MAX_DIGITS + 1];     /* as ASCII */
	size_t n;
	size_t group[MAX_GROUPS + 1];   /* where each group begins in digit[]; the last is n */
	size_t from[MAX_GROUPS], to[MAX_GROUPS];        /* where each group is in the text [bytes] */
	enum between before[MAX_GROUPS];        /* what stands before each group but the first */
	size_t groups;
};

struct reader { const char *text; size_t len, at; };

/* The next character without moving; 0 at the end. */
static unsigned peek(const struct reader *r, size_t *bytes)
{
	unsigned cp = 0;

	*bytes = 0;
	if (r->at < r->len)
		*bytes = utf8_decode(r->text + r->at, r->len - r->at, &cp);
	return cp;
}

/* What a reader does not see: Unicode's Default_Ignorable_Code_Point (UAX #44), and the frame of a keycap. */
static bool is_invisible(unsigned cp)
{
	static const struct { unsigned first, last; } range[] = {
		{ 0xad, 0xad }, { 0x34f, 0x34f }, { 0x61c, 0x61c }, { 0x115f, 0x1160 }, { 0x17b4, 0x17b5 }, { 0x180b, 0x180f },
		{ 0x200b, 0x200f }, { 0x202a, 0x202e }, { 0x2060, 0x206f }, { 0x20e3, 0x20e3 }, { 0x3164, 0x3164 },
		{ 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff }, { 0xffa0, 0xffa0 }, { 0xfff0, 0xfff8 }, { 0x1bca0, 0x1bca3 },
		{ 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
	};

	for (size_t i = 0; i < sizeof(range) / sizeof(range[0]); i++)
		if (cp >= range[i].first && cp <= range[i].last)
			return true;
	return false;
}

static enum between between_kind(unsigned cp)
{
	if (cp >= 0x2000 && cp <= 0x200a)       /* spaces by their width */
		return BETWEEN_SPACE;
	switch (cp) {
	case ' ': case '\t': case '\n': case '\r': case 0xa0: case 0x1680: case 0x202f: case 0x205f: case 0x3000:
		return BETWEEN_SPACE;
	case '-': case 0x2010: case 0x2011: case 0x2012: case 0x2212: case 0xfe63: case 0xff0d:       /* the en dash is for ranges */
		return BETWEEN_HYPHEN;
	case '.': case 0xb7: case 0xff0e:
		return BETWEEN_DOT;
	case '/': case 0xff0f:
		return BETWEEN_SLASH;
	case '(': case ')': case 0xff08: case 0xff09:
		return BETWEEN_PAREN;
	}
	return BETWEEN_NOTHING;
}

static bool is_plus(unsigned cp)
{
	return cp == '+' || cp == 0xff0b;
}

/*
 * To the next digit of the run: over what is invisible, parentheses, and between groups one sign or spaces. What was there,
 * or BETWEEN_NOTHING; false if the run is over.
 */
static bool next_digit(struct reader *r, enum between *between)
{
	struct reader ahead = *r;
	size_t bytes, parens = 0;
	unsigned cp;

	*between = BETWEEN_NOTHING;
	for (;;) {
		enum between kind;

		cp = peek(&ahead, &bytes);
		if (utf8_digit(cp) >= 0) {
			*r = ahead;
			if (*between == BETWEEN_NOTHING && parens > 0)
				*between = BETWEEN_PAREN;
			return true;
		}
		kind = between_kind(cp);
		if (kind == BETWEEN_PAREN && parens < 2)
			parens++;
		else if (kind != BETWEEN_NOTHING && kind != BETWEEN_PAREN && *between == BETWEEN_NOTHING)
			*between = kind;
		else if (kind == BETWEEN_SPACE && *between == BETWEEN_SPACE)
			;       /* a browser shows one of them */
		else if (!is_invisible(cp))
			return false;
		ahead.at += bytes;
	}
}

/* The digit at r->at, and what stands before it. */
static void add_digit(struct run *run, struct reader *r, enum between between)
{
	size_t bytes;
	unsigned cp = peek(r, &bytes);

	if (run->groups == 0 || (between != BETWEEN_NOTHING && run->groups < MAX_GROUPS)) {
		run->before[run->groups] = between;
		run->from[run->groups] = r->at;
		run->group[run->groups++] = run->n;
	}
	if (run->n < MAX_DIGITS)
		run->digit[run->n++] = (char)('0' + utf8_digit(cp));
	r->at += bytes;
	run->end = run->to[run->groups - 1] = r->at;
}

/* The next run at or behind r->at; false if there is none. */
static bool next_run(struct reader *r, struct run *run)
{
	enum between between = BETWEEN_NOTHING;
	size_t bytes;
	unsigned cp;

	*run = (struct run){ .plus = false };
	for (;; r->at += bytes) {
		struct reader ahead = *r;

		cp = peek(r, &bytes);
		if (cp == 0)
			return false;
		run->start = r->at;
		if (utf8_digit(cp) >= 0)
			break;
		ahead.at += bytes;
		if (is_plus(cp) && next_digit(&ahead, &between)) {
			run->plus = true;
			*r = ahead;
			break;
		}
	}
	do
		add_digit(run, r, between);
	while (next_digit(r, &between));
	run->group[run->groups] = run->n;
	return true;
}

static size_t group_length(const struct run *run, size_t g)
{
	return run->group[g + 1] - run->group[g];
}

static int group_value(const struct run *run, size_t g)
{
	int value = 0;

	for (size_t i = run->group[g]; i < run->group[g + 1] && value < 100000; i++)
		value = value * 10 + run->digit[i] - '0';
	return value;
}

static bool is_year(const struct run *run, size_t g)
{
	return group_length(run, g) == 4 && group_value(run, g) >= 1500 && group_value(run, g) < 2200;
}

static bool are_years(const struct run *run)
{
	for (size_t g = 0; g < run->groups; g++)
		if (!is_year(run, g))
			return false;
	return true;
}

static bool is_part(const struct run *run, size_t g, int most)
{
	return group_length(run, g) <= 2 && group_value(run, g) >= 1 && group_value(run, g) <= most;
}

/* 31.12.2024, 31/12-2024, 2024-12-31 */
static bool is_date(const struct run *run)
{
	if (run->groups != 3 || run->before[1] == BETWEEN_SPACE || run->before[2] == BETWEEN_SPACE)
		return false;
	return (is_part(run, 0, 31) && is_part(run, 1, 31) && is_year(run, 2)) ||
	       (is_year(run, 0) && is_part(run, 1, 12) && is_part(run, 2, 31));
}

/* 150 000, 1.500.000 */
static bool is_grouped_in_thousands(const struct run *run)
{
	if (run->groups < 2 || group_length(run, 0) > 3 || run->digit[0] == '0')
		return false;
	for (size_t g = 1; g < run->groups; g++)
		if (group_length(run, g) != 3 || run->before[g] != run->before[1] ||
		    (run->before[g] != BETWEEN_SPACE && run->before[g] != BETWEEN_DOT))
			return false;
	return true;
}

/* Is this byte of a letter? Those of Norwegian beyond ASCII begin with 0xc3. */
static bool is_letter(char byte)
{
	unsigned char c = (unsigned char)byte;

	return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == 0xc3;
}

/* Does the text begin with one of the words? "kr", but not "krisesenter". */
static bool begins_with(const char *text, const char *const *word)
{
	for (; *word != NULL; word++) {
		size_t n = strlen(*word);

		if (strncmp(text, *word, n) == 0 && !(is_letter(**word) && is_letter(text[n])))
			return true;
	}
	return false;
}

static bool ends_with(const char *text, size_t len, const char *const *word)
{
	for (; *word != NULL; word++) {
		size_t n = strlen(*word);

		if (n <= len && memcmp(text + len - n, *word, n) == 0 && !(is_letter(**word) && n < len && is_letter(text[len - n - 1])))
			return true;
	}
	return false;
}

/* What says that the digits beside it count something: § 257, 50 %, kr 150000. */
static bool is_counted(const struct run *run, const char *text)
{
	static const char *const before[] = { "§", "€", "$", "£", "kr", "kr.", "NOK", "EUR", "USD", NULL };
	static const char *const behind[] = { "%", "‰", "٪", "€", "$", "£", "kr", "NOK", "EUR", "USD", ",-", NULL };
	static const char *const blank[] = { " ", "\xc2\xa0", "\xe2\x80\xaf", NULL };
	size_t start = run->start;
	const char *end = text + run->end;

	if (ends_with(text, start, blank))
		start -= text[start - 1] == ' ' ? 1 : (unsigned char)text[start - 1] == 0xaf ? 3 : 2;
	if (begins_with(end, blank))
		end += *end == ' ' ? 1 : (unsigned char)*end == 0xe2 ? 3 : 2;
	return ends_with(text, start, before) || begins_with(end, behind);
}

/* Are the digits of `written` just these? */
static bool same_digits(const char *written, const char *digits, size_t n)
{
	size_t i = 0;

	for (; *written != '\0'; written++)
		if (*written >= '0' && *written <= '9' && (i == n || digits[i++] != *written))
			return false;
	return i == n;
}

/* As the country writes it, or with the country code, 00 before it or not. */
static bool is_number(const struct number *number, const char *digits, size_t n)
{
	if (number == NULL)
		return false;
	if (same_digits(number->national, digits, n) || same_digits(number->dial, digits, n))
		return true;
	return number->international != NULL && n > 2 && digits[0] == '0' && digits[1] == '0' &&
	       same_digits(number->dial, digits + 2, n - 2);
}

static const struct contact *whose_number(const struct model *m, const char *digits, size_t n)
{
	for (size_t i = 0; i < m->n_contacts; i++)
		if (is_number(m->contacts[i]->phone, digits, n) || is_number(m->contacts[i]->sms, digits, n))
			return m->contacts[i];
	return NULL;
}

/* A number of the register among the groups of a run, which is then cut to it: "112 24" to 112. */
static const struct contact *whose_groups(const struct model *m, struct run *run)
{
	for (size_t from = 0; from < run->groups; from++)
		for (size_t to = run->groups; to > from; to--) {
			size_t first = run->group[from], n = run->group[to] - first;
			const struct contact *c = whose_number(m, run->digit + first, n);

			if (c != NULL) {
				run->start = run->from[from];
				run->end = run->to[to - 1];
				return c;
			}
		}
	return NULL;
}

/* Is the run a number to dial, and whose? */
static bool is_dialled(const struct model *m, struct run *run, const char *text, const struct contact **whose)
{
	bool international = (run->plus || (run->digit[0] == '0' && run->digit[1] == '0')) && run->n >= 5;

	*whose = whose_number(m, run->digit, run->n);
	if (*whose != NULL && (run->n >= 6 || !is_counted(run, text)))
		return true;
	if (international)
		return true;
	if (is_counted(run, text) || are_years(run) || is_date(run) || is_grouped_in_thousands(run))
		return false;
	*whose = whose_groups(m, run);
	return *whose != NULL || run->n >= 6;
}

/*
 * A number of the register is found whatever separates its digits: "22 33 – 11 60", https://wa.me/4722331160. Short codes are
 * too like other digits for that: "1–12" is not 112.
 */

#define LONG 5                  /* digits from which a number is told by them alone */
#define MAX_SIGNS 4             /* between two digits, besides spaces */

/* "%20" in an address is one character. */
static bool is_escape(const char *s)
{
	return s[0] == '%' && isxdigit((unsigned char)s[1]) && isxdigit((unsigned char)s[2]);
}

/* Can it stand between the digits of one number? Every sign can that is no letter. */
static bool is_sign(unsigned cp)
{
	if (cp < 0x80)
		return cp != 0 && !isalnum((int)cp);
	return (cp >= 0xa0 && cp < 0xc0) || cp == 0xd7 || cp == 0x60c || (cp >= 0x2000 && cp < 0x2070)
		|| (cp >= 0x3000 && cp < 0x3040) || between_kind(cp) != BETWEEN_NOTHING;
}

/* To the next digit, over spaces and a few signs. */
static bool next_loose_digit(struct reader *r, enum between *between)
{
	int signs = 0;

	*between = BETWEEN_NOTHING;
	for (;;) {
		size_t bytes;
		unsigned cp = peek(r, &bytes);
		bool escape = cp == '%' && is_escape(r->text + r->at);

		if (utf8_digit(cp) >= 0)
			return true;
		if (!is_invisible(cp)) {
			if (!is_sign(cp) || (between_kind(cp) != BETWEEN_SPACE && signs++ == MAX_SIGNS))
				return false;
			*between = BETWEEN_SPACE;
		}
		r->at += escape ? 3 : bytes;
	}
}

/* Whose number begins with the digit at r->at? r is then behind it. */
static const struct contact *whose_digits(const struct model *m, struct reader *r)
{
	struct reader ahead = *r;
	enum between between = BETWEEN_NOTHING;
	struct run run = { .plus = false };

	do
		add_digit(&run, &ahead, between);
	while (run.n < MAX_DIGITS && next_loose_digit(&ahead, &between));
	run.group[run.groups] = run.n;
	for (size_t to = run.groups; to > 0 && run.group[to] >= LONG; to--) {
		const struct contact *c = whose_number(m, run.digit, run.group[to]);

		if (c == NULL)
			continue;
		r->at = run.to[to - 1];
		return c;
	}
	return NULL;
}

/* A number of the register that begins at or behind r->at and before `end`; r is then behind it. */
static bool find_registered(const struct model *m, struct reader *r, size_t end, size_t *at, const struct contact **whose)
{
	bool within = false;            /* a group of digits, behind its first */
	size_t bytes;

	for (; r->at < end; r->at += bytes) {
		unsigned cp = peek(r, &bytes);
		bool digit = utf8_digit(cp) >= 0;

		if (digit && !within) {
			*at = r->at;
			*whose = whose_digits(m, r);
			if (*whose != NULL)
				return true;
		}
		within = digit;
		if (cp == '%' && is_escape(r->text + r->at))
			bytes = 3;
	}
	return false;
}

bool digits_find_registered(const struct model *m, const char *text, size_t *at, size_t *len, const struct contact **whose)
{
	struct reader r = { text, strlen(text), 0 };

	if (!find_registered(m, &r, r.len, at, whose))
		return false;
	*len = r.at - *at;
	return true;
}

bool digits_find_number(const struct model *m, const char *text, size_t *at, size_t *len, const struct contact **whose)
{
	struct reader r = { text, strlen(text), 0 };
	struct run run;

	while (next_run(&r, &run)) {
		struct reader again = { text, r.len, run.start };
		size_t end = run.end;
		bool dialled = is_dialled(m, &run, text, whose);

		if ((!dialled || *whose == NULL) && find_registered(m, &again, end, at, whose)) {
			*len = again.at - *at;
			return true;
		}
		if (dialled) {
			*at = run.start;
			*len = run.end - run.start;
			return true;
		}
	}
	return false;
}
