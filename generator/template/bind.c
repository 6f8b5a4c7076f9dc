/*
 * bind.c - objects whose fields are made when they are asked for, and the global names. What fields there are: bind_fields.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/bind.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "model/model.h"
#include "template/bind_own.h"
#include "template/sandbox.h"
#include "template/template.h"
#include "template/ui.h"
#include "text/locale.h"

#include <lauxlib.h>
#include <string.h>

void bind_push(lua_State *L, enum bind_class class, const void *object)
{
	const void **handle = lua_newuserdatauv(L, sizeof(*handle), 0);

	*handle = object;
	luaL_setmetatable(L, bind_class_name(class));
}

void bind_push_or_nil(lua_State *L, enum bind_class class, const void *object)
{
	if (object != NULL)
		bind_push(L, class, object);
	else
		lua_pushnil(L);
}

/* Classes */

const char *bind_class_name(enum bind_class class)
{
	return bind_fields[class].name;
}

const char *bind_type_name(lua_State *L, int index)
{
	const char *name = luaL_typename(L, index);

	if (luaL_getmetafield(L, index, "__name") == LUA_TNIL)
		return name;
	name = lua_tostring(L, -1);
	lua_pop(L, 1);          /* the metatable keeps it alive */
	return name;
}

const void *bind_check(lua_State *L, int index, enum bind_class class)
{
	return *(const void **)luaL_checkudata(L, index, bind_fields[class].name);
}

bool bind_test(lua_State *L, int index, enum bind_class class, const void **object)
{
	const void **handle = luaL_testudata(L, index, bind_fields[class].name);

	if (handle == NULL)
		return false;
	*object = *handle;
	return true;
}

int bind_unknown(lua_State *L, const char *what, const char *name, const char *const *known, size_t n)
{
	const char *nearest = diag_nearest(name, known, n);

	if (nearest != NULL)
		return luaL_error(L, "unknown %s '%s'; did you mean '%s'?", what, name, nearest);
	return luaL_error(L, "unknown %s '%s'", what, name);
}

static void push_field(lua_State *L, const struct call *c, const struct field *f, const char *object)
{
	const char *at = object + f->offset;

	switch (f->kind) {
	case FIELD_STRING: lua_pushstring(L, *(const char *const *)at); break;
	case FIELD_BOOL:   lua_pushboolean(L, *(const bool *)at); break;
	case FIELD_PUSH:   f->push(L, c, object); break;
	}
}

/* Upvalue: the class. */
static int index_object(lua_State *L)
{
	struct call *c = sandbox_context(L);
	enum bind_class class = (enum bind_class)lua_tointeger(L, lua_upvalueindex(1));
	const void *object = bind_check(L, 1, class);
	const char *name = luaL_checkstring(L, 2);
	const char **known;

	for (size_t i = 0; i < bind_fields[class].n; i++)
		if (strcmp(bind_fields[class].field[i].name, name) == 0) {
			push_field(L, c, &bind_fields[class].field[i], object);
			return 1;
		}
	known = ARENA_ARRAY(c->arena, const char *, bind_fields[class].n);
	for (size_t i = 0; i < bind_fields[class].n; i++)
		known[i] = bind_fields[class].field[i].name;
	return bind_unknown(L, lua_pushfstring(L, "field of a %s", bind_fields[class].name), name, known, bind_fields[class].n);
}

static int same_object(lua_State *L)
{
	const void **a = lua_touserdata(L, 1), **b = lua_touserdata(L, 2);

	lua_pushboolean(L, a != NULL && b != NULL && lua_rawlen(L, 1) == lua_rawlen(L, 2) && *a == *b);
	return 1;
}

static void open_class(lua_State *L, enum bind_class class)
{
	luaL_newmetatable(L, bind_fields[class].name);
	lua_pushinteger(L, class);
	lua_pushcclosure(L, index_object, 1);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, same_object);
	lua_setfield(L, -2, "__eq");
	lua_pop(L, 1);
}

/* guidance.NAME */

static int index_guidance(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const char *name = luaL_checkstring(L, 2);
	int n = 0;

	lua_newtable(L);
	for (size_t i = 0; i < c->scope->product->n_slots; i++) {
		const struct slot *slot = &c->scope->product->slots[i];

		if (strcmp(slot->name, name) != 0)
			continue;
		c->slot_used[i] = true;
		for (size_t k = 0; k < slot->n; k++) {
			if (bind_text_of(c, slot->doc[k]) == NULL)
				continue;       /* left out in this language */
			bind_push(L, BIND_TEXT, slot->doc[k]);
			lua_rawseti(L, -2, ++n);
		}
	}
	return 1;
}

/* Lists */

/* each(list, make [, most]): the list of what make(element, place) returns. */
static int each(lua_State *L)
{
	lua_Integer n, most = luaL_optinteger(L, 3, LUA_MAXINTEGER);

	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checktype(L, 2, LUA_TFUNCTION);
	n = luaL_len(L, 1);
	if (n > most)
		n = most;
	lua_settop(L, 2);
	lua_newtable(L);
	for (lua_Integer i = 1; i <= n; i++) {
		lua_pushvalue(L, 2);
		lua_rawgeti(L, 1, i);
		lua_pushinteger(L, i);
		lua_call(L, 2, 1);
		lua_rawseti(L, 3, i);
	}
	return 1;
}

/* Global names */

/* A name nobody defined is a mistake, unless it is one that may be nil. */
static int unknown_global(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const char *name = luaL_checkstring(L, 2);
	const char **known;
	size_t n = 0;

	if (strcmp(name, "lang") == 0 || strcmp(name, "emergency") == 0)
		return 0;
	for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1))
		n++;
	known = ARENA_ARRAY(c->arena, const char *, n);
	n = 0;
	for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1))
		if (lua_type(L, -2) == LUA_TSTRING)
			known[n++] = lua_tostring(L, -2);
	array_sort_names(known, n);
	return bind_unknown(L, "name", name, known, n);
}

/* By their own names, as a reader looks for hers: the order of letters that all languages agree on (CLDR's root). */
static void sort_languages(struct arena *a, const struct language **l, size_t n)
{
	const char **name = ARENA_ARRAY(a, const char *, n);
	const struct language **sorted = ARENA_ARRAY(a, const struct language *, n);
	size_t *order = ARENA_ARRAY(a, size_t, n);

	for (size_t i = 0; i < n; i++)
		name[i] = locale_own_name(a, l[i]->tag);
	locale_sort(a, name, n, order);
	for (size_t i = 0; i < n; i++)
		sorted[i] = l[order[i]];
	memcpy(l, sorted, n * sizeof(*l));
}

static void push_languages(lua_State *L, const struct call *c, const struct edition *e)
{
	const struct language **sorted = ARENA_ARRAY(c->arena, const struct language *, e->n_languages);

	memcpy(sorted, e->languages, e->n_languages * sizeof(*sorted));
	sort_languages(c->arena, sorted, e->n_languages);
	lua_createtable(L, (int)e->n_languages, 0);
	for (size_t i = 0; i < e->n_languages; i++) {
		bind_push(L, BIND_LANGUAGE, sorted[i]);
		lua_rawseti(L, -2, (int)i + 1);
	}
}

static void push_contacts(lua_State *L, const struct call *c)
{
	const struct product *p = c->scope->product;
	int n = 0;

	lua_createtable(L, (int)p->n_contacts, 0);
	for (size_t i = 0; i < p->n_contacts; i++) {
		if (p->contacts[i]->text[c->language->index] == NULL)
			continue;
		bind_push(L, BIND_CONTACT, p->contacts[i]);
		lua_rawseti(L, -2, ++n);
	}
}

void bind_open(lua_State *L)
{
	static const luaL_Reg functions[] = { { "each", each }, { NULL, NULL } };
	struct call *c = sandbox_context(L);
	const struct edition *e = c->scope->edition;

	for (int class = 0; class < BIND_CLASSES; class++)
		open_class(L, (enum bind_class)class);

	lua_pushglobaltable(L);
	luaL_setfuncs(L, functions, 0);
	ui_open(L);
	bind_push_or_nil(L, BIND_LANGUAGE, c->scope->language);
	lua_setfield(L, -2, "lang");
	push_languages(L, c, e);
	lua_setfield(L, -2, "languages");
	bind_push(L, BIND_EDITION, e);
	lua_setfield(L, -2, "edition");
	push_contacts(L, c);
	lua_setfield(L, -2, "contacts");
	bind_push(L, BIND_CONTACT, e->helpline);
	lua_setfield(L, -2, "helpline");
	bind_push_or_nil(L, BIND_CONTACT, e->emergency);
	lua_setfield(L, -2, "emergency");
	if (c->scope->product->kiosk != NULL)
		bind_kiosk_open(L, c->scope->product->kiosk);

	lua_newtable(L);
	lua_newtable(L);
	lua_pushcfunction(L, index_guidance);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_setfield(L, -2, "guidance");

	lua_newtable(L);
	lua_pushcfunction(L, unknown_global);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
}
