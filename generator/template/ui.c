/*
 * ui.c - words with their placeholders filled: as text, or as markup where a value is markup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/ui.h"
#include "base/arena.h"
#include "base/buf.h"
#include "html/html.h"
#include "model/model.h"
#include "template/bind.h"
#include "template/markup.h"
#include "template/sandbox.h"
#include "template/template.h"
#include "text/locale.h"

#include <lauxlib.h>
#include <string.h>

/* The language of ui's words: a page that belongs to none may name one; others may not, or they would depend on its catalogue. */
static const struct language *words_language(lua_State *L, const struct call *c, int index)
{
	if (lua_isnoneornil(L, index))
		return c->language;
	if (c->scope->language != NULL)
		luaL_error(L, "only the page that chooses a language may ask for the words of another");
	return bind_check(L, index, BIND_LANGUAGE);
}

static const struct words *find_words(lua_State *L, const struct call *c, const char *name)
{
	const struct model *m = c->scope->model;
	const struct words *w = model_find_words(m, name);
	const char **known;

	if (w != NULL)
		return w;
	known = ARENA_ARRAY(c->arena, const char *, m->n_interface);
	for (size_t i = 0; i < m->n_interface; i++)
		known[i] = m->interface[i].name;
	bind_unknown(L, "words in interface.yaml:", name, known, m->n_interface);
	return NULL;
}

static void add_words(struct buf *out, const char *s, size_t len, bool markup)
{
	if (markup)
		html_escape(out, s, len);
	else
		buf_add(out, s, len);
}

/* A value among words, in an isolate where the language runs from right to left. */
static void add_value(lua_State *L, const struct call *c, int index, struct buf *out, bool markup)
{
	const void *number;
	const char *s;
	size_t len;

	if (c->html && bind_test(L, index, BIND_NUMBER, &number)) {
		html_number(out, number, false, true);
	} else if (bind_test(L, index, BIND_NUMBER, &number)) {
		const struct number *n = number;

		buf_printf(out, c->rtl ? LEFT_TO_RIGHT_ISOLATE "%s" POP_ISOLATE : "%s", n->national);
	} else if ((s = markup_test(L, index, &len)) != NULL) {
		buf_add(out, s, len);
	} else if (lua_isstring(L, index)) {
		bool isolate = c->rtl && lua_type(L, index) == LUA_TSTRING;

		s = lua_tolstring(L, index, &len);
		buf_adds(out, isolate ? FIRST_STRONG_ISOLATE : "");
		add_words(out, s, len, markup);
		buf_adds(out, isolate ? POP_ISOLATE : "");
	} else {
		luaL_error(L, "a value among words is a text or a number, not a %s", bind_type_name(L, index));
	}
}

/* Does any value of the table at `index` make markup of the whole? */
static bool has_markup(lua_State *L, const struct call *c, int index)
{
	const void *number;
	bool found = false;
	size_t len;

	for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1))
		if (c->html && (markup_test(L, lua_gettop(L), &len) != NULL || bind_test(L, -1, BIND_NUMBER, &number)))
			found = true;
	return found;
}

static void push_words(lua_State *L, const struct buf *b, bool markup)
{
	if (markup)
		markup_push(L, b->data, b->len);
	else
		lua_pushlstring(L, b->data, b->len);
}

/* Every value must have its {name} in the words. The first by name that has not is reported: lua_next has no order. */
static void check_values(lua_State *L, const char *name, const char *words)
{
	const char *wrong = NULL;

	for (lua_pushnil(L); lua_next(L, 2) != 0; lua_pop(L, 1)) {
		const char *value = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;

		if (lua_touserdata(L, -2) == sandbox_hidden_key())
			continue;
		if (value == NULL)
			luaL_error(L, "values for words have names: ui(\"%s\", {name = value})", name);
		if (strstr(words, lua_pushfstring(L, "{%s}", value)) == NULL && (wrong == NULL || strcmp(value, wrong) < 0))
			wrong = value;
		lua_pop(L, 1);
	}
	if (wrong != NULL)
		luaL_error(L, "the words '%s' have no place for {%s}", name, wrong);
}

/* ui(name [, values [, language]]) */
static int words(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const char *name = luaL_checkstring(L, 1), *s;
	const struct words *w = find_words(L, c, name);
	const struct language *l = words_language(L, c, 3);
	bool markup;

	lua_settop(L, 2);
	if (lua_isnil(L, 2)) {
		lua_newtable(L);
		lua_replace(L, 2);
	}
	luaL_checktype(L, 2, LUA_TTABLE);
	s = w->words[l->index] != NULL ? w->words[l->index] : w->words[0];
	check_values(L, name, s);
	markup = has_markup(L, c, 2);

	buf_reset(&c->scratch);
	while (*s != '\0') {
		size_t len = strcspn(s, "{");

		add_words(&c->scratch, s, len, markup);
		s += len;
		if (*s == '\0')
			break;
		len = model_placeholder(s);
		if (len == 0) {
			add_words(&c->scratch, s, 1, markup);
			s++;
			continue;
		}
		lua_pushlstring(L, s + 1, len - 2);
		lua_pushvalue(L, -1);
		if (lua_rawget(L, 2) == LUA_TNIL)
			luaL_error(L, "the words '%s' need a value for {%s}", name, lua_tostring(L, -2));
		add_value(L, c, lua_gettop(L), &c->scratch, markup);
		lua_pop(L, 2);
		s += len;
	}
	push_words(L, &c->scratch, markup);
	return 1;
}

/* quote(text) */
static int quote(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const char *open, *close, *s;
	bool markup = false;
	size_t len;

	s = markup_test(L, 1, &len);
	if (s != NULL)
		markup = true;
	else
		s = luaL_checklstring(L, 1, &len);
	locale_quotes(c->arena, c->language->tag, &open, &close);
	buf_reset(&c->scratch);
	add_words(&c->scratch, open, strlen(open), markup);
	buf_add(&c->scratch, s, len);
	add_words(&c->scratch, close, strlen(close), markup);
	push_words(L, &c->scratch, markup);
	return 1;
}

void ui_open(lua_State *L)
{
	static const luaL_Reg functions[] = { { "quote", quote }, { "ui", words }, { NULL, NULL } };

	lua_pushglobaltable(L);
	luaL_setfuncs(L, functions, 0);
	lua_pop(L, 1);
}
