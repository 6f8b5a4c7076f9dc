/*
 * bind_kiosk.c - what templates see of a kiosk's settings, and of the keyboard that readers of a language are used to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/bind_own.h"
#include "model/model.h"
#include "template/sandbox.h"
#include "template/template.h"
#include "text/keyboard.h"

#include <lauxlib.h>
#include <string.h>

/* has_button(name) */
static int has_button(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const char *name = luaL_checkstring(L, 1), *known[KIOSK_BUTTONS];

	for (int b = 0; b < KIOSK_BUTTONS; b++) {
		known[b] = model_button_name((enum kiosk_button)b);
		if (strcmp(known[b], name) == 0) {
			lua_pushboolean(L, c->scope->product->kiosk->button[b]);
			return 1;
		}
	}
	return bind_unknown(L, "button", name, known, KIOSK_BUTTONS);
}

/* A letter, and what is written on its key: a mark has nothing to sit on there, and gets a dotted circle. */
static void push_letter(lua_State *L, const char *letter, const char *field, const char *cap)
{
	if (*letter == '\0')
		return;
	lua_pushstring(L, letter);
	lua_setfield(L, -2, field);
	lua_pushfstring(L, "%s%s", keyboard_is_mark(letter) ? "\u25cc" : "", letter);
	lua_setfield(L, -2, cap);
}

static void push_row(lua_State *L, const struct keyboard_row *row)
{
	lua_createtable(L, (int)row->n, 0);
	for (size_t i = 0; i < row->n; i++) {
		lua_newtable(L);
		push_letter(L, row->key[i].plain, "plain", "cap");
		push_letter(L, row->key[i].shifted, "shifted", "shifted_cap");
		lua_rawseti(L, -2, (int)i + 1);
	}
}

/* keyboard(): {rows, shifts}; nil: nothing can type this language */
static int keyboard(lua_State *L)
{
	struct call *c = sandbox_context(L);
	struct keyboard k;

	if (!keyboard_find(c->arena, c->language->tag, &k))
		return 0;
	lua_newtable(L);
	lua_pushboolean(L, k.shifts);
	lua_setfield(L, -2, "shifts");
	lua_createtable(L, (int)k.n_rows, 0);
	for (size_t i = 0; i < k.n_rows; i++) {
		push_row(L, &k.row[i]);
		lua_rawseti(L, -2, (int)i + 1);
	}
	lua_setfield(L, -2, "rows");
	return 1;
}

void bind_kiosk_open(lua_State *L, const struct kiosk_settings *s)
{
	static const luaL_Reg functions[] = { { "has_button", has_button }, { "keyboard", keyboard }, { NULL, NULL } };

	luaL_setfuncs(L, functions, 0);
	bind_push(L, BIND_KIOSK, s);
	lua_setfield(L, -2, "kiosk");
}
