/*
 * bind_own.h - the fields of each class of object. For bind.c, which finds them by name, and bind_fields.c, which makes them.
 */
#ifndef TEMPLATE_BIND_OWN_H
#define TEMPLATE_BIND_OWN_H

#include <stddef.h>

#include "template/bind.h"

struct document;
struct kiosk_settings;

/* A field is a string or a truth in the object's struct, or a function pushes it. */
enum field_kind { FIELD_STRING, FIELD_BOOL, FIELD_PUSH };

struct field {
	const char *name;
	enum field_kind kind;
	size_t offset;
	void (*push)(lua_State *L, const struct call *c, const void *object);
};

struct bind_fields {
	const char *name;               /* of the class */
	const struct field *field; size_t n;
};

extern const struct bind_fields bind_fields[BIND_CLASSES];

void bind_push(lua_State *L, enum bind_class class, const void *object);
void bind_push_or_nil(lua_State *L, enum bind_class class, const void *object);

/* Names that only the templates of a kiosk have, into the table on top: kiosk, has_button, keyboard. */
void bind_kiosk_open(lua_State *L, const struct kiosk_settings *s);

/* The words of a document in the language of the call; NULL: left out in it. */
const struct text *bind_text_of(const struct call *c, const struct document *doc);

#endif
