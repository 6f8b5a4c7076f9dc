/*
 * sandbox_library.c - what templates have of Lua's own functions.
 *
 * Only those in `allowed` exist; pairs and next go by sorted keys; no text ever shows an address; work that the count hook cannot see
 * is counted beforehand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/sandbox_own.h"
#include "base/array.h"
#include "template/sandbox.h"

#include <lauxlib.h>
#include <limits.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

/* Sorted traversal */

static const char hidden_key;       /* its address is the key */

void *sandbox_hidden_key(void)
{
	return (void *)&hidden_key;
}

struct key {
	int type, index;        /* index: in the Lua list of keys */
	lua_Number number;
	const char *string;     /* anchored by the list */
	size_t len;
};

static int compare_keys(const void *pa, const void *pb)
{
	const struct key *a = pa, *b = pb;
	size_t least = a->len < b->len ? a->len : b->len;
	int order;

	if (a->type != b->type)
		return a->type < b->type ? -1 : 1;      /* booleans, numbers, strings */
	if (a->type != LUA_TSTRING)
		return (a->number > b->number) - (a->number < b->number);
	order = memcmp(a->string, b->string, least);
	return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

/* Push a list of the keys of the table at `table`, in order; returns how many. */
static int push_sorted_keys(lua_State *L, int table)
{
	struct key *key;
	int n = 0;

	lua_newtable(L);
	for (lua_pushnil(L); lua_next(L, table) != 0;) {
		lua_pop(L, 1);
		if (lua_touserdata(L, -1) == &hidden_key)
			continue;
		if (lua_type(L, -1) > LUA_TSTRING || lua_islightuserdata(L, -1))
			luaL_error(L, "a table whose keys are neither words nor numbers has no order");
		lua_pushvalue(L, -1);
		lua_rawseti(L, -3, ++n);
	}
	sandbox_add_steps(L, 4 * n);    /* the hook does not see what is done here, and next() does it for each key */
	key = lua_newuserdatauv(L, ((size_t)n + 1) * sizeof(*key), 0);
	for (int i = 0; i < n; i++) {
		lua_rawgeti(L, -2, i + 1);
		key[i] = (struct key){ .type = lua_type(L, -1), .index = i + 1 };
		if (key[i].type == LUA_TSTRING)
			key[i].string = lua_tolstring(L, -1, &key[i].len);
		else
			key[i].number = key[i].type == LUA_TNUMBER ? lua_tonumber(L, -1) : lua_toboolean(L, -1);
		lua_pop(L, 1);
	}
	qsort(key, (size_t)n, sizeof(*key), compare_keys);

	lua_createtable(L, n, 0);
	for (int i = 0; i < n; i++) {
		lua_rawgeti(L, -3, key[i].index);
		lua_rawseti(L, -2, i + 1);
	}
	lua_replace(L, -3);
	lua_pop(L, 1);
	return n;
}

/* Upvalues: the table, its sorted keys, how many were visited. */
static int next_pair(lua_State *L)
{
	lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));

	for (;;) {
		lua_settop(L, 0);
		if (lua_rawgeti(L, lua_upvalueindex(2), ++i) == LUA_TNIL)
			return 1;
		lua_pushvalue(L, 1);
		if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL)
			continue;       /* removed by the loop */
		lua_pushinteger(L, i);
		lua_replace(L, lua_upvalueindex(3));
		return 2;
	}
}

static int sorted_pairs(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	push_sorted_keys(L, 1);
	lua_pushinteger(L, 0);
	lua_pushcclosure(L, next_pair, 3);
	return 1;
}

static int sorted_next(lua_State *L)
{
	int n, i = 1;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 2);
	n = push_sorted_keys(L, 1);
	if (!lua_isnil(L, 2)) {
		for (;; i++) {
			int found;

			if (i > n)
				return luaL_argerror(L, 2, "not a key of the table");
			lua_rawgeti(L, 3, i);
			found = lua_rawequal(L, 2, -1);
			lua_pop(L, 1);
			if (found)
				break;
		}
		i++;
	}
	lua_rawgeti(L, 3, i);
	if (lua_isnil(L, -1))
		return 1;
	lua_pushvalue(L, -1);
	lua_rawget(L, 1);
	return 2;
}

/* Texts without addresses */

static int safe_tostring(lua_State *L)
{
	luaL_checkany(L, 1);
	if (lua_type(L, 1) <= LUA_TSTRING && !lua_islightuserdata(L, 1))
		luaL_tolstring(L, 1, NULL);
	else if (luaL_callmeta(L, 1, "__tostring") == 0)
		lua_pushstring(L, luaL_typename(L, 1));
	return 1;
}

/* Upvalue: the library's own. */
static int safe_format(lua_State *L)
{
	const char *format = luaL_checkstring(L, 1);

	for (const char *p = strchr(format, '%'); p != NULL && *p != '\0'; p = strchr(p + 1, '%')) {
		p += 1 + strspn(p + 1, "-+ #0123456789.");
		if (*p == 'p')
			return luaL_error(L, "'%%p' is not available");
		if (*p == '\0')
			break;
	}
	for (int i = 2; i <= lua_gettop(L); i++) {
		if (lua_type(L, i) <= LUA_TSTRING)
			continue;
		lua_pushcfunction(L, safe_tostring);
		lua_pushvalue(L, i);
		lua_call(L, 1, 1);
		lua_replace(L, i);
	}
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, lua_gettop(L) - 1, 1);
	return 1;
}

/* Upvalue: the library's own, which would write nothing 10^18 times if asked, and says only "not enough memory". */
static int safe_rep(lua_State *L)
{
	size_t len, separator = 0;
	lua_Integer n = luaL_checkinteger(L, 2);

	luaL_checklstring(L, 1, &len);
	luaL_optlstring(L, 3, "", &separator);
	if (n <= 0 || len + separator == 0) {
		lua_pushliteral(L, "");
		return 1;
	}
	if ((size_t)n > sandbox_memory_limit(L) / (len + separator))
		return luaL_error(L, "a text repeated %I times does not fit in memory", n);
	lua_settop(L, 3);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, 3, 1);
	return 1;
}

/* Repetitions in a pattern, and pairs of brackets ("%b()"), which are looked for to the end; in a set "[a-z*]" the signs stand for themselves. */
static int repetitions(const char *p, size_t len)
{
	int n = 0;

	for (size_t i = 0; i < len; i++)
		if (p[i] == '%') {
			n += ++i < len && p[i] == 'b';
		} else if (p[i] == '[') {
			for (i += 1 + (i + 1 < len && p[i + 1] == '^'); i + 1 < len && p[i + 1] != ']'; i++)
				i += p[i] == '%';
		} else if (p[i] == '*' || p[i] == '+' || p[i] == '-') {
			n++;
		}
	return n;
}

/*
 * find, match, gmatch, gsub. Upvalue: the library's own, in which the hook cannot look: each repetition may try every
 * character, from every character on. So the worst that may come of it is counted beforehand; a step of matching is a small part of one of Lua's.
 */
static int safe_pattern(lua_State *L)
{
	enum { MATCHES_A_STEP = 32 };
	size_t len, pattern_len;
	const char *pattern;
	double worst;

	luaL_checklstring(L, 1, &len);
	pattern = luaL_checklstring(L, 2, &pattern_len);
	worst = (double)len * (double)(pattern_len / MATCHES_A_STEP + 1) / MATCHES_A_STEP;
	for (int n = repetitions(pattern, pattern_len); n > 0 && worst < INT_MAX; n--)
		worst *= (double)len;
	sandbox_add_steps(L, worst < INT_MAX ? (int)worst : INT_MAX);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_insert(L, 1);
	lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
	return lua_gettop(L);
}

/* What exists */

/*
 * Left out on purpose: whatever reaches the system, runs or makes code, is random, or loops where the count hook does not
 * look (table.move).
 */
static const char *const base_names[] = { "assert", "error", "ipairs", "select", "tonumber", "type", NULL };
static const char *const string_names[] = {
	"byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse", "sub", "upper", NULL
};
static const char *const pattern_names[] = { "find", "gmatch", "gsub", "match" };
static const char *const table_names[] = { "concat", "insert", "pack", "remove", "sort", "unpack", NULL };
static const char *const math_names[] = {
	"abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "huge", "log", "max", "maxinteger",
	"min", "mininteger", "modf", "pi", "rad", "sin", "sqrt", "tan", "tointeger", "type", "ult", NULL
};
static const char *const utf8_names[] = { "char", "charpattern", "codepoint", "codes", "len", "offset", NULL };

static const struct { const char *name; lua_CFunction open; const char *const *keep; } allowed[] = {
	{ LUA_STRLIBNAME, luaopen_string, string_names },
	{ LUA_TABLIBNAME, luaopen_table, table_names },
	{ LUA_MATHLIBNAME, luaopen_math, math_names },
	{ LUA_UTF8LIBNAME, luaopen_utf8, utf8_names },
};

/* Copy the named fields of the table on top into the one at `to`. */
static void copy_fields(lua_State *L, int to, const char *const *name)
{
	for (; *name != NULL; name++) {
		lua_getfield(L, -1, *name);
		lua_setfield(L, to, *name);
	}
}

/* Replace field `name` of the table on top by a function that has it as its upvalue. */
static void wrap_field(lua_State *L, const char *name, lua_CFunction function)
{
	lua_getfield(L, -1, name);
	lua_pushcclosure(L, function, 1);
	lua_setfield(L, -2, name);
}

void sandbox_open_libraries(lua_State *L)
{
	static const luaL_Reg own[] = {
		{ "next", sorted_next }, { "pairs", sorted_pairs }, { "tostring", safe_tostring },
		{ NULL, NULL }
	};
	int globals;

	lua_newtable(L);
	globals = lua_gettop(L);
	luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
	copy_fields(L, globals, base_names);
	lua_pop(L, 1);
	for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++) {
		lua_newtable(L);
		luaL_requiref(L, allowed[i].name, allowed[i].open, 0);
		copy_fields(L, globals + 1, allowed[i].keep);
		lua_pop(L, 1);
		lua_setfield(L, globals, allowed[i].name);
	}
	luaL_setfuncs(L, own, 0);

	/* ("x"):rep(2) goes through the metatable of strings, which must lead to our table too. */
	lua_pushliteral(L, "");
	lua_getmetatable(L, -1);
	lua_getfield(L, globals, LUA_STRLIBNAME);
	wrap_field(L, "format", safe_format);
	wrap_field(L, "rep", safe_rep);
	for (size_t i = 0; i < COUNT(pattern_names); i++)
		wrap_field(L, pattern_names[i], safe_pattern);
	lua_setfield(L, -2, "__index");
	lua_settop(L, globals);
	lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);    /* the _ENV of every chunk loaded from now on */
}
