/*
 * bind.h - what templates see of the model: objects with named fields, and lists.
 *
 * An object is a userdata that points into the model; a field is made when it is asked for, and one that does not exist
 * is an error that names the nearest. Templates can change nothing.
 */
#ifndef TEMPLATE_BIND_H
#define TEMPLATE_BIND_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

#include "base/buf.h"

struct arena;
struct language;
struct sheet;
struct template_file;
struct template_scope;
struct template_set;

/* Unicode's isolates (UAX #9): what stands between two of them does not disturb the order of what is around. */
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define FIRST_STRONG_ISOLATE  "\u2068"
#define POP_ISOLATE           "\u2069"

/* One call of one template: the ctx of its sandbox. */
struct call {
	const struct template_set *set;
	const struct template_file *file;
	const struct template_scope *scope;
	const struct language *language;        /* of the words; without one in the scope, the edition's first */
	bool rtl;                       /* which is written from right to left */
	bool html;                      /* markup may be made of it */
	bool *slot_used;                /* [product->n_slots] */
	struct arena *arena;            /* as long as what the call makes */
	struct buf out;                 /* HTML: what was written so far */
	int depth;                      /* HTML: of include() */
	struct buf scratch;             /* for one C function at a time, that does not call Lua meanwhile */
	struct sheet *sheet;            /* paged: what came of it */
};

/* Classes of objects. Their names stand in messages: "bad argument #1 to 'number' (phone number expected, got nil)". */
enum bind_class {
	BIND_LANGUAGE, BIND_EDITION, BIND_KIOSK, BIND_DECOY, BIND_TEXT, BIND_CONTACT, BIND_NUMBER, BIND_SOURCE,
	BIND_BODY,                      /* struct block, the first one: NULL for an empty body; no fields */
	BIND_SPANS,                     /* struct span; no fields */
	BIND_CLASSES
};

/* Define the global names that both kinds of template have: lang, edition, guidance ... and those of ui.h. */
void bind_open(lua_State *L);

/* What the object at `index` points to, or an error raised. */
const void *bind_check(lua_State *L, int index, enum bind_class class);

/* The same, but false if it is no object of the class. */
bool bind_test(lua_State *L, int index, enum bind_class class, const void **object);

const char *bind_class_name(enum bind_class class);

/* What the value at `index` is, for messages: "contact", "nil". */
const char *bind_type_name(lua_State *L, int index);

/* Raise "unknown WHAT 'NAME'", with the nearest of what is known. Does not return. */
int bind_unknown(lua_State *L, const char *what, const char *name, const char *const *known, size_t n);

#endif
