/*
 * contact.h - an entry of the register: a service and how to reach it.
 *
 * The number is the most important thing lykt prints. It is kept in two forms that are checked against each other:
 * how it is dialled (E.164, or a short code that works inside one country) and how people write it.
 */
#ifndef MODEL_CONTACT_H
#define MODEL_CONTACT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/block.h"

struct number {
	const char *dial;           /* "+4722331160" (ITU-T E.164) or the bare short code "116117" */
	const char *national;       /* as it is dialled in Norway: "22 33 11 60", "116 117", "+46 20 50 50 50"; groups joined by U+00A0 */
	const char *international;  /* "+47 22 33 11 60"; NULL for a short code */
	struct pos pos;
};

/* One line of opening hours. */
struct hours {
	int from_day, to_day;       /* 1 Monday .. 7 Sunday (ISO 8601) */
	int opens, closes;          /* minutes after midnight */
};

struct contact_text {
	const char *name;
	const struct block *body;   /* may be NULL */
	const char *lang;           /* the language these words are really in */
	struct pos name_pos;
};

struct contact {
	const char *id;
	struct pos pos;
	struct number *phone, *sms;         /* NULL: none */
	const char *email;                  /* or NULL */
	const char *const *web; size_t n_web;              /* without scheme */
	const char *country;                /* ISO 3166-1 alpha-2 */
	bool always;                        /* day and night */
	bool urgent;                        /* for what cannot wait: danger, illness */
	const struct hours *hours; size_t n_hours;
	bool free, anonymous, interpreter, chat;
	const char *const *languages; size_t n_languages;  /* BCP 47 */
	bool for_persons, for_services;     /* audience */
	const char *source;                 /* id in sources.yaml */
	struct pos source_pos;
	const char *verified, *review_by;   /* "2024-12-31" */
	const struct contact_text **text;   /* [language index of the model]; NULL: not translated and not wanted */
};

#endif
