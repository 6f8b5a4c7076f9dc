/*
 * register.c - the schema of contacts: numbers, hours, addresses, dates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/register.h"
#include "base/arena.h"
#include "base/array.h"
#include "load/front.h"
#include "load/name.h"
#include "load/number.h"
#include "load/page.h"
#include "model/contact.h"

#include <stdio.h>
#include <string.h>

static const char *const keys[] = {
	"kind", "name", "phone", "short", "sms", "email", "web", "country", "hours", "urgent", "free", "anonymous", "interpreter", "chat",
	"languages", "audience", "source", "verified", "review_by",
};

static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static struct number *read_number(struct arena *a, const struct front *front, const char *key, const char *country,
                                  struct diag *d)
{
	const struct front *f = front_find(front, key);
	const char *written = NULL;

	if (f == NULL || !front_string(front, key, &written, d))
		return NULL;
	if (!f->quoted) {
		diag_error(d, f->pos, "'%s' must stand between quotes", key);
		diag_note(d, (struct pos){ 0 }, "write %s: \"%s\"", key, written);
		return NULL;
	}
	if (strcmp(key, "short") == 0 || (strcmp(key, "sms") == 0 && *written != '+'))
		return number_short(a, f->pos, written, d);
	return number_phone(a, f->pos, written, country, d);
}

static void read_numbers(struct arena *a, const struct front *front, struct contact *c, struct diag *d)
{
	const struct front *phone = front_find(front, "phone"), *code = front_find(front, "short");

	if (c->country == NULL)
		return;         /* reported; without it numbers cannot be judged */
	c->phone = read_number(a, front, "phone", c->country, d);
	c->sms = read_number(a, front, "sms", c->country, d);
	if (phone != NULL && code != NULL)
		diag_error(d, code->key_pos, "both 'phone' and 'short': readers could not tell which one to call");
	else if (code != NULL)
		c->phone = read_number(a, front, "short", c->country, d);
}

static void read_country(const struct front *front, struct pos at, struct contact *c, struct diag *d)
{
	const char *country = NULL;

	if (!front_require(front, "country", at, d) || !front_string(front, "country", &country, d))
		return;
	if (strlen(country) == 2 && strspn(country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 2)
		c->country = country;
	else
		diag_error(d, front_find(front, "country")->pos,
			"'%s' is not a country code of two capital letters, such as NO", country);
}

static bool read_day(const char **s, int *day)
{
	for (size_t i = 0; i < COUNT(days); i++)
		if (strncmp(*s, days[i], 3) == 0) {
			*day = (int)i + 1;
			*s += 3;
			return true;
		}
	return false;
}

/* "09:00" to minutes after midnight; 24:00 is the end of a day. */
static bool read_time(const char **s, int *minutes)
{
	const char *t = *s;

	if (strspn(t, "0123456789") != 2 || t[2] != ':' || strspn(t + 3, "0123456789") != 2)
		return false;
	*minutes = ((t[0] - '0') * 10 + t[1] - '0') * 60 + (t[3] - '0') * 10 + t[4] - '0';
	*s += 5;
	return t[3] < '6' && *minutes <= 24 * 60;
}

/* "mon-fri 10:00-15:00", "sat 10:00-14:00". NULL: fine; else what is wrong. */
static const char *read_hours_line(const char *s, struct hours *h)
{
	if (!read_day(&s, &h->from_day))
		return "it must begin with a day: mon, tue, wed, thu, fri, sat, sun";
	h->to_day = h->from_day;
	if (*s == '-') {
		s++;
		if (!read_day(&s, &h->to_day))
			return "no day behind the hyphen: mon, tue, wed, thu, fri, sat, sun";
		if (h->to_day <= h->from_day)
			return "the week begins on mon";
	}
	if (*s++ != ' ' || !read_time(&s, &h->opens) || *s++ != '-' || !read_time(&s, &h->closes) || *s != '\0')
		return "write the times as 10:00-15:00";
	if (h->closes <= h->opens)
		return "it closes before it opens; what lasts over midnight takes two lines";
	return NULL;
}

static void read_hours(struct arena *a, const struct front *front, struct contact *c, struct diag *d)
{
	const struct front *f = front_find(front, "hours");
	const char *const *line = NULL;
	struct hours *hours;
	size_t n = 0;

	if (f == NULL)
		return;
	if (f->kind == FRONT_SCALAR) {
		c->always = strcmp(f->scalar, "always") == 0;
		if (!c->always) {
			diag_error(d, f->pos, "'hours' must be 'always' or a list, not '%s'", f->scalar);
			diag_note(d, (struct pos){ 0 }, "write hours: [\"mon-fri 10:00-15:00\"]");
		}
		return;
	}
	if (!front_strings(a, front, "hours", &line, &n, d))
		return;
	hours = ARENA_ARRAY(a, struct hours, n);
	f = f->child;
	for (size_t i = 0; i < n; i++, f = f->next) {
		const char *why = read_hours_line(line[i], &hours[c->n_hours]);

		if (why == NULL)
			c->n_hours++;
		else
			diag_error(d, f->pos, "invalid hours '%s': %s", line[i], why);
	}
	c->hours = hours;
}

static void read_audience(struct arena *a, const struct front *front, struct pos at, struct contact *c, struct diag *d)
{
	const struct front *f = front_find(front, "audience");
	const char *const *who = NULL;
	size_t n = 0;

	if (!front_require(front, "audience", at, d) || !front_strings(a, front, "audience", &who, &n, d))
		return;
	if (n == 0)
		diag_error(d, f->pos, "'audience' is empty");
	f = f->child;
	for (size_t i = 0; i < n; i++, f = f->next)
		if (strcmp(who[i], "person") == 0)
			c->for_persons = true;
		else if (strcmp(who[i], "services") == 0)
			c->for_services = true;
		else
			diag_error(d, f->pos, "unknown audience '%s': it is 'person' or 'services'", who[i]);
}

static void read_email(const struct front *front, struct contact *c, struct diag *d)
{
	const char *email = NULL, *at;

	if (!front_string(front, "email", &email, d) || email == NULL)
		return;
	at = strchr(email, '@');
	if (at == NULL || at == email || strchr(at + 1, '@') != NULL || strchr(at, '.') == NULL ||
	    strpbrk(email, " \t<>,;:/") != NULL)
		diag_error(d, front_find(front, "email")->pos, "invalid email '%s'", email);
	else
		c->email = email;
}

static void read_web(struct arena *a, const struct front *front, struct contact *c, struct diag *d)
{
	const struct front *f = front_find(front, "web");

	if (f == NULL || !front_strings(a, front, "web", &c->web, &c->n_web, d))
		return;
	f = f->child;
	for (size_t i = 0; i < c->n_web; i++, f = f->next) {
		const char *dot = strchr(c->web[i], '.'), *scheme = strstr(c->web[i], "://");

		if (scheme != NULL) {
			diag_error(d, f->pos, "web address '%s' has a scheme", c->web[i]);
			diag_note(d, (struct pos){ 0 }, "write '%s'", scheme + 3);
		} else if (dot == NULL || dot == c->web[i] || dot[1] == '\0' || strpbrk(c->web[i], " \t<>\"@") != NULL) {
			diag_error(d, f->pos, "invalid web address '%s'", c->web[i]);
		}
	}
}

static bool is_date(const char *s)
{
	static const int month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day;

	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-' || strspn(s, "-0123456789") != 10)
		return false;
	if (sscanf(s, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1900 || month < 1 || month > 12 || day < 1)
		return false;
	if (month == 2 && day == 29)
		return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return day <= month_days[month - 1];
}

static bool read_date(const struct front *front, const char *key, struct pos at, const char **date, struct diag *d)
{
	const char *s = NULL;

	*date = "";
	if (!front_require(front, key, at, d) || !front_string(front, key, &s, d))
		return false;
	if (!is_date(s)) {
		diag_error(d, front_find(front, key)->pos, "'%s' is not a date", s);
		diag_note(d, (struct pos){ 0 }, "write year, month and day as in 2024-12-31");
		return false;
	}
	*date = s;
	return true;
}

static void read_dates(const struct front *front, struct pos at, struct contact *c, struct diag *d)
{
	bool verified = read_date(front, "verified", at, &c->verified, d);
	bool review = read_date(front, "review_by", at, &c->review_by, d);

	if (verified && review && strcmp(c->review_by, c->verified) <= 0)
		diag_error(d, front_find(front, "review_by")->pos, "to be reviewed by %s, before it was verified on %s",
			c->review_by, c->verified);
}

static void check_languages(const struct front *front, const struct contact *c, struct diag *d)
{
	const struct front *f = front_find(front, "languages");

	if (f == NULL || f->kind != FRONT_LIST)
		return;
	f = f->child;
	for (size_t i = 0; i < c->n_languages; i++, f = f->next)
		if (!name_is_language(c->languages[i]))
			diag_error(d, f->pos, "'%s' is not a language tag such as nb or uk", c->languages[i]);
}

struct contact *register_read(struct arena *a, const struct page *page, const char *lang, size_t languages, struct diag *d)
{
	struct contact *c = ARENA_NEW(a, struct contact);
	struct contact_text *text = ARENA_NEW(a, struct contact_text);
	const struct front *front = page->front, *name = front_find(front, "name"), *source = front_find(front, "source");

	front_check_keys(front, keys, COUNT(keys), d);
	c->id = page->id;
	c->pos = page->pos;
	read_country(front, page->pos, c, d);
	read_numbers(a, front, c, d);
	read_email(front, c, d);
	read_web(a, front, c, d);
	read_hours(a, front, c, d);
	front_bool(front, "urgent", &c->urgent, d);
	front_bool(front, "free", &c->free, d);
	front_bool(front, "anonymous", &c->anonymous, d);
	front_bool(front, "interpreter", &c->interpreter, d);
	front_bool(front, "chat", &c->chat, d);
	if (front_strings(a, front, "languages", &c->languages, &c->n_languages, d))
		check_languages(front, c, d);
	read_audience(a, front, page->pos, c, d);
	c->source = "";
	c->source_pos = source != NULL ? source->pos : page->pos;
	front_require(front, "source", page->pos, d);
	front_string(front, "source", &c->source, d);
	read_dates(front, page->pos, c, d);
	if (front_find(front, "phone") == NULL && front_find(front, "short") == NULL && front_find(front, "sms") == NULL &&
	    front_find(front, "email") == NULL && front_find(front, "web") == NULL) {
		diag_error(d, page->pos, "nobody can reach '%s'", page->id);
		diag_note(d, (struct pos){ 0 }, "give it a 'phone', 'short', 'sms', 'email' or 'web'");
	}

	text->lang = lang;
	text->name = "";
	text->name_pos = name != NULL ? name->pos : page->pos;
	front_require(front, "name", page->pos, d);
	front_string(front, "name", &text->name, d);
	text->body = page->body;
	c->text = ARENA_ARRAY(a, const struct contact_text *, languages);
	c->text[0] = text;
	return c;
}
