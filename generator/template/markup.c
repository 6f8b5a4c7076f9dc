/*
 * markup.c - the functions of HTML templates, on top of html/, and the type of what they return.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/markup.h"
#include "base/arena.h"
#include "base/diag.h"
#include "html/html.h"
#include "model/model.h"
#include "template/bind.h"
#include "template/compile.h"
#include "template/sandbox.h"
#include "template/set.h"
#include "text/locale.h"

#include <lauxlib.h>
#include <string.h>

#define CLASS "markup"

enum {
	MAX_OUTPUT = 64 << 20,  /* bytes: no page is as large, but an endless loop's is */
	MAX_DEPTH = 20          /* of include() */
};

/* Values: a userdata that keeps its bytes as a Lua string. */

void markup_push(lua_State *L, const char *html, size_t len)
{
	lua_newuserdatauv(L, 0, 1);
	lua_pushlstring(L, html, len);
	lua_setiuservalue(L, -2, 1);
	luaL_setmetatable(L, CLASS);
}

const char *markup_test(lua_State *L, int index, size_t *len)
{
	const char *html;

	if (luaL_testudata(L, index, CLASS) == NULL)
		return NULL;
	lua_getiuservalue(L, index, 1);
	html = lua_tolstring(L, -1, len);
	lua_pop(L, 1);          /* the userdata keeps it alive */
	return html;
}

static void push_scratch(lua_State *L, struct call *c)
{
	markup_push(L, c->scratch.data, c->scratch.len);
}

static void add_text(lua_State *L, int index, struct buf *out)
{
	size_t len;
	const char *s = lua_tolstring(L, index, &len);

	html_escape(out, s, len);
}

/* Append a value as it is written among text. */
static void add_value(lua_State *L, int index, struct buf *out)
{
	size_t len;
	const char *s = markup_test(L, index, &len);

	if (s != NULL)
		buf_add(out, s, len);
	else if (lua_isstring(L, index))
		add_text(L, index, out);
	else if (lua_isnoneornil(L, index))
		luaL_error(L, "nothing to write: the value is nil");
	else
		luaL_error(L, "a %s is not text", bind_type_name(L, index));
}

/* a .. b, where one of them is markup: the other is escaped. */
static int concat(lua_State *L)
{
	struct call *c = sandbox_context(L);

	buf_reset(&c->scratch);
	add_value(L, 1, &c->scratch);
	add_value(L, 2, &c->scratch);
	push_scratch(L, c);
	return 1;
}

static void open_class(lua_State *L)
{
	luaL_newmetatable(L, CLASS);
	lua_pushcfunction(L, concat);
	lua_setfield(L, -2, "__concat");
	lua_pop(L, 1);
}

/* Functions that make markup */

/* A key of the table of options at `index` that is not among the known ones is an error. */
static void check_options(lua_State *L, int index, const char *const *known, size_t n)
{
	struct call *c = sandbox_context(L);

	if (lua_isnoneornil(L, index))
		return;
	luaL_checktype(L, index, LUA_TTABLE);
	for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
		const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
		size_t i = 0;

		while (i < n && strcmp(known[i], name) != 0)
			i++;
		if (i == n)
			bind_unknown(L, "option", arena_strdup(c->arena, name), known, n);
	}
}

/* Push option `name`, or nil. */
static int push_option(lua_State *L, int index, const char *name)
{
	if (lua_isnoneornil(L, index)) {
		lua_pushnil(L);
		return LUA_TNIL;
	}
	return lua_getfield(L, index, name);
}

static bool option_bool(lua_State *L, int index, const char *name, bool otherwise)
{
	bool value = push_option(L, index, name) == LUA_TNIL ? otherwise : lua_toboolean(L, -1);

	lua_pop(L, 1);
	return value;
}

/* blocks(body [, {checklist = true, shift = 1, ids = "place"}]) */
static int blocks(lua_State *L)
{
	static const char *const options[] = { "checklist", "shift", "ids" };
	struct call *c = sandbox_context(L);
	const struct block *body = bind_check(L, 1, BIND_BODY);
	struct html_context context = { .model = c->scope->model, .language = c->language, .product = c->scope->product };

	check_options(L, 2, options, sizeof(options) / sizeof(options[0]));
	context.checklist = option_bool(L, 2, "checklist", false);
	push_option(L, 2, "shift");
	context.heading_shift = (int)luaL_optinteger(L, -1, 0);
	push_option(L, 2, "ids");
	context.id_prefix = luaL_optstring(L, -1, NULL);

	buf_reset(&c->scratch);
	html_blocks(&c->scratch, &context, body);
	push_scratch(L, c);
	return 1;
}

/* spans(summary) */
static int spans(lua_State *L)
{
	struct call *c = sandbox_context(L);
	struct html_context context = { .model = c->scope->model, .language = c->language, .product = c->scope->product };
	const struct span *first = bind_check(L, 1, BIND_SPANS);

	buf_reset(&c->scratch);
	html_spans(&c->scratch, &context, first);
	push_scratch(L, c);
	return 1;
}

/* number(n [, {international = true, link = false}]) */
static int number(lua_State *L)
{
	static const char *const options[] = { "international", "link" };
	struct call *c = sandbox_context(L);
	const struct number *n = bind_check(L, 1, BIND_NUMBER);
	bool international, link;

	check_options(L, 2, options, sizeof(options) / sizeof(options[0]));
	international = option_bool(L, 2, "international", false);
	link = option_bool(L, 2, "link", true);
	if (international && n->international == NULL)
		return luaL_error(L, "%s is a short code and has no international form", n->dial);

	buf_reset(&c->scratch);
	html_number(&c->scratch, n, international, link);
	push_scratch(L, c);
	return 1;
}

/* icon(name) */
static int icon(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const struct theme *theme = c->scope->edition->theme;
	const char *name = luaL_checkstring(L, 1);
	const struct icon *found = theme_find_icon(theme, name);

	if (found == NULL) {
		const char **known = ARENA_ARRAY(c->arena, const char *, theme->n_icons);

		for (size_t i = 0; i < theme->n_icons; i++)
			known[i] = theme->icons[i].name;
		return bind_unknown(L, "icon", name, known, theme->n_icons);
	}
	buf_reset(&c->scratch);
	html_icon(&c->scratch, found);
	push_scratch(L, c);
	return 1;
}

/* qr(payload, label) */
static int qr(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const char *payload = luaL_checkstring(L, 1), *label = luaL_checkstring(L, 2);

	buf_reset(&c->scratch);
	if (!html_qr(&c->scratch, payload, label))
		return luaL_error(L, "no QR code can hold these %d characters", (int)strlen(payload));
	push_scratch(L, c);
	return 1;
}

/* own_name(language) */
static int own_name(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const struct language *l = bind_check(L, 1, BIND_LANGUAGE);
	struct html h;

	buf_reset(&c->scratch);
	html_init(&h, &c->scratch);
	html_open(&h, "bdi", "lang", l->tag, "dir", locale_is_rtl(l->tag) ? "rtl" : "ltr", (char *)NULL);
	html_text(&h, locale_own_name(c->arena, l->tag));
	html_close(&h, "bdi");
	html_end(&h);
	push_scratch(L, c);
	return 1;
}

/* What a compiled page calls */

static int put(lua_State *L)
{
	struct call *c = sandbox_context(L);
	size_t len;
	const char *s = lua_tolstring(L, 1, &len);

	if (c->out.len + len > MAX_OUTPUT)
		return luaL_error(L, "the page is larger than %d MiB", MAX_OUTPUT >> 20);
	buf_add(&c->out, s, len);
	return 0;
}

static int put_text(lua_State *L)
{
	struct call *c = sandbox_context(L);

	if (c->out.len > MAX_OUTPUT)
		return luaL_error(L, "the page is larger than %d MiB", MAX_OUTPUT >> 20);
	add_value(L, 1, &c->out);
	return 0;
}

static int put_value(lua_State *L)
{
	struct call *c = sandbox_context(L);
	size_t len;

	if (markup_test(L, 1, &len) != NULL)
		return luaL_error(L, "markup cannot stand in an attribute");
	add_value(L, 1, &c->out);
	return 0;
}

/* Push the page as a function; it is compiled once a call. */
static void push_page(lua_State *L, const struct template_file *file)
{
	struct call *c = sandbox_context(L);

	if (lua_rawgetp(L, LUA_REGISTRYINDEX, file) == LUA_TFUNCTION)
		return;
	lua_pop(L, 1);
	buf_reset(&c->scratch);
	if (!compile_page(file->path, file->text, file->len, &c->scratch, NULL, sandbox_diag(L)))
		sandbox_fail(L);
	sandbox_load(L, file->path, c->scratch.data, c->scratch.len);
	lua_pushvalue(L, -1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, file);
}

/* Call the page with the table `args` on top of the stack, which is popped. */
static void call_page(lua_State *L, const struct template_file *file)
{
	push_page(L, file);
	lua_pushcfunction(L, put);
	lua_pushcfunction(L, put_text);
	lua_pushcfunction(L, put_value);
	lua_pushvalue(L, -5);
	lua_call(L, 4, 0);
	lua_pop(L, 1);
}

/* include(name [, args]): what the page writes, cut off the end of the output again. */
static int include(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const char *name = luaL_checkstring(L, 1);
	const struct template_file *file = set_find_beside(c->set, c->file, name);
	size_t before = c->out.len;

	if (file == NULL)
		return luaL_error(L, "no template '%s' in this folder", name);
	if (c->depth == MAX_DEPTH)
		return luaL_error(L, "'%s' is included more than %d deep: does it include itself?", name, MAX_DEPTH);
	lua_settop(L, 2);
	if (lua_isnil(L, 2)) {
		lua_newtable(L);
		lua_replace(L, 2);
	}
	luaL_checktype(L, 2, LUA_TTABLE);
	c->depth++;
	call_page(L, file);
	c->depth--;
	markup_push(L, c->out.data + before, c->out.len - before);
	c->out.len = before;
	return 1;
}

void markup_open(lua_State *L)
{
	static const luaL_Reg functions[] = {
		{ "blocks", blocks }, { "icon", icon }, { "include", include }, { "number", number }, { "own_name", own_name },
		{ "qr", qr }, { "spans", spans }, { NULL, NULL }
	};

	open_class(L);
	lua_pushglobaltable(L);
	luaL_setfuncs(L, functions, 0);
	lua_pop(L, 1);
}

void markup_run(lua_State *L)
{
	struct call *c = sandbox_context(L);

	lua_newtable(L);
	call_page(L, c->file);
}
