/*
 * fields.h - keys of Lua's tables into fields of structs: what may stand in a table is a list of keys, each with the type of its
 * value and where it goes. A mistake is reported at its key and clears `ok`; reading goes on.
 *
 * A table is given by its index on Lua's stack; a value is what is on top of it. What is read lives in the arena.
 */
#ifndef TEMPLATE_FIELDS_H
#define TEMPLATE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "template/bind.h"

struct panel;
struct style;
struct theme;

enum key_kind {
	KEY_OWN,                /* the reader of the table looks itself */
	KEY_MM, KEY_PT,         /* int [mp] */
	KEY_COUNT,              /* int, from 1 */
	KEY_BOOL, KEY_STRING, KEY_LANGUAGE,
	KEY_WORDS,              /* a string, of one line that is not empty */
	KEY_ROLE, KEY_ALIGN, KEY_SETTING, KEY_TAG, KEY_MARKER,  /* enums by name; a setting may be justified */
	KEY_RUNNING,            /* the same */
	KEY_STYLE, KEY_ICON, KEY_IMAGE,     /* pointers by name */
	KEY_NUMBER, KEY_SPANS, KEY_BODY, KEY_CONTACT                 /* what lykt made */
};

struct key { const char *name; enum key_kind kind; size_t offset; };

struct fields {
	lua_State *L;
	struct call *call;
	struct arena *arena;
	struct diag *diag;
	const struct theme *theme;
	const struct style *styles; size_t n_styles;
	const struct panel *panel;      /* being read */
	int depth;                      /* of pieces in each other, for whoever reads them */
	bool ok;
};

/* The place of a table, and of a key in it. */
struct pos fields_table_pos(struct fields *r, int table);
struct pos fields_key_pos(struct fields *r, int table, const char *key);

/* All keys of a table into an object. `what` the table is: "a style". `list`: values without a key may stand beside them. */
void fields_read(struct fields *r, int table, const char *what, const struct key *keys, size_t n, bool list, void *object);

/* Report every key of the table that is none of `names`, up to a number. */
void fields_check(struct fields *r, int table, const char *what, const char *const *names, size_t n, bool list);

bool fields_has(struct fields *r, int table, const char *key);
void fields_require(struct fields *r, int table, const char *key);

/* The style of the name that is the value; or NULL, which was reported. */
const struct style *fields_read_style(struct fields *r, struct pos at, const char *key);

/* Keys of a table that are words, sorted. */
const char **fields_names(struct fields *r, int table, size_t *n);

/* Length of the list in the table, holes included; 0 if it is too long, which is reported. */
int fields_list_length(struct fields *r, int table);

/* The value as a length [mp], or as a whole number from 1. */
void fields_read_mm(struct fields *r, struct pos at, const char *key, int *to);
void fields_read_count(struct fields *r, struct pos at, const char *key, int *to);

/* The place of the value among `names`, or -1. */
int fields_read_name(struct fields *r, struct pos at, const char *key, const char *const *names, size_t n);

/* Report that the value is not what is wanted: "a table". */
void fields_fail_type(struct fields *r, struct pos at, const char *key, const char *wanted);

#endif
