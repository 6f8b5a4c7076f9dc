/*
 * sandbox.c - a Lua state that a template cannot leave, exhaust or make random.
 *
 * What differs from stock Lua: only the functions in `allowed` exist; the allocator and a count hook set limits, which there
 * is no pcall to sit out; pairs and next go by sorted keys; no text ever shows an address. What templates see of lykt is
 * bind.c's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/sandbox.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "template/template.h"

#include <lauxlib.h>
#include <limits.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

enum {
	HOOK_STEPS = 1000,      /* VM instructions between two looks at the limit */
	MAX_FILES = 64          /* a page and what it includes */
};

struct sandbox {
	lua_State *L;
	void *ctx;
	struct diag *diag;
	size_t memory, memory_limit;    /* bytes */
	long steps, step_limit;         /* VM instructions */
	const char *file[MAX_FILES]; size_t n_files;    /* chunks loaded */
	struct pos at;                  /* where the error is, once known */
	bool reported;                  /* by sandbox_fail's caller */
};

static const char hidden_key;       /* its address is the key */

void *sandbox_hidden_key(void)
{
	return (void *)&hidden_key;
}

static struct sandbox *sandbox_of(lua_State *L)
{
	return *(struct sandbox **)lua_getextraspace(L);
}

void *sandbox_context(lua_State *L)
{
	return sandbox_of(L)->ctx;
}

struct diag *sandbox_diag(lua_State *L)
{
	return sandbox_of(L)->diag;
}

/* The name, which outlives the state, of a chunk that Lua calls "@NAME"; NULL for what is no template. */
static const char *file_of_chunk(const struct sandbox *s, const char *chunk)
{
	for (size_t i = 0; i < s->n_files; i++)
		if (*chunk == '@' && strcmp(chunk + 1, s->file[i]) == 0)
			return s->file[i];
	return NULL;
}

/* The innermost line of a template that is being run. Allocates nothing, so the allocator may ask. */
static struct pos running_line(const struct sandbox *s)
{
	lua_Debug ar;

	for (int level = 0; lua_getstack(s->L, level, &ar) != 0; level++) {
		const char *file;

		lua_getinfo(s->L, "Sl", &ar);
		file = file_of_chunk(s, ar.source);
		if (file != NULL)
			return (struct pos){ file, ar.currentline, 0 };
	}
	return (struct pos){ s->n_files > 0 ? s->file[s->n_files - 1] : NULL, 0, 0 };
}

/* Limits */

static void *limited_alloc(void *ud, void *old, size_t old_size, size_t size)
{
	struct sandbox *s = ud;
	void *p;

	if (old == NULL)
		old_size = 0;           /* Lua passes a type there */
	if (size == 0) {
		free(old);
		s->memory -= old_size;
		return NULL;
	}
	if (size > old_size && size - old_size > s->memory_limit - s->memory) {
		if (s->L != NULL)
			s->at = running_line(s);        /* LUA_ERRMEM has no message handler to find it */
		return NULL;            /* Lua collects garbage and tries again, then raises LUA_ERRMEM */
	}
	p = realloc(old, size);
	if (p != NULL)
		s->memory += size - old_size;
	return p;
}

static void add_steps(lua_State *L, int n)
{
	struct sandbox *s = sandbox_of(L);

	s->steps += n;
	if (s->steps >= s->step_limit)
		luaL_error(L, "the template takes too long: more than %d million steps", (int)(s->step_limit / 1000000));
}

static void count_steps(lua_State *L, lua_Debug *ar)
{
	(void)ar;
	add_steps(L, HOOK_STEPS);
}

/* Sorted traversal */

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
	add_steps(L, 4 * n);    /* the hook does not see what is done here, and next() does it for each key */
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
	if ((size_t)n > sandbox_of(L)->memory_limit / (len + separator))
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
	add_steps(L, worst < INT_MAX ? (int)worst : INT_MAX);
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

static void open_libraries(lua_State *L)
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

/* Errors */

/* "NAME:LINE: " at the front of a message, as Lua writes it: the rest of the message, or NULL if this is not it. */
static const char *behind_place(const char *message, const char *name, int *line)
{
	size_t len = strlen(name);
	char *end;

	if (strncmp(message, name, len) != 0 || message[len] != ':')
		return NULL;
	*line = (int)strtol(message + len + 1, &end, 10);
	return *line > 0 && strncmp(end, ": ", 2) == 0 ? end + 2 : NULL;
}

/*
 * The message without the place in front of it. The place is the one Lua wrote there (error() may have
 * been asked for its caller's), else the innermost line of a template on the stack.
 */
static int handle_error(lua_State *L)
{
	struct sandbox *s = sandbox_of(L);
	const char *message;
	lua_Debug ar;

	if (s->reported)
		return 1;
	if (!lua_isstring(L, 1))
		lua_pushfstring(L, "error with a %s instead of a message", luaL_typename(L, 1));
	message = lua_tostring(L, -1);
	s->at = running_line(s);
	for (int level = 1; lua_getstack(L, level, &ar) != 0; level++) {
		const char *rest;
		int line;

		lua_getinfo(L, "S", &ar);
		rest = behind_place(message, ar.short_src, &line);
		if (rest != NULL) {
			s->at = (struct pos){ file_of_chunk(s, ar.source), line, 0 };
			message = rest;
			break;
		}
	}
	lua_pushstring(L, message);
	return 1;
}

/*
 * "NAME:LINE: message" of a chunk that was not even compiled, so that no function of it is on the stack. Names that begin with
 * "__" are lykt's own, put behind what the author wrote.
 */
static int report_syntax(lua_State *L, const char *file, const char *message)
{
	struct pos at = { file, 0, 0 };
	const char *colon = strchr(message, ':'), *own;

	if (colon != NULL && strtol(colon + 1, NULL, 10) > 0) {
		at.line = (int)strtol(colon + 1, NULL, 10);
		message = colon + 1 + strspn(colon + 1, "0123456789: ");
	}
	own = strstr(message, "near '__");
	if (own != NULL)
		diag_error(sandbox_of(L)->diag, at, "%.*sat the end of '{%% %%}'", (int)(own - message), message);
	else
		diag_error(sandbox_of(L)->diag, at, "%s", message);
	return sandbox_fail(L);
}

void sandbox_load(lua_State *L, const char *file, const char *text, size_t len)
{
	struct sandbox *s = sandbox_of(L);
	const char *chunk = lua_pushfstring(L, "@%s", file);
	int status;

	if (s->n_files == MAX_FILES)
		luaL_error(L, "more than %d files for one page", MAX_FILES);
	s->file[s->n_files++] = file;
	status = luaL_loadbufferx(L, text, len, chunk, "t");
	if (status == LUA_ERRSYNTAX)
		report_syntax(L, file, lua_tostring(L, -1));
	if (status != LUA_OK)
		lua_error(L);
	lua_remove(L, -2);
}

int sandbox_fail(lua_State *L)
{
	sandbox_of(L)->reported = true;
	lua_pushnil(L);
	return lua_error(L);
}

static int run_protected(lua_State *L)
{
	lua_CFunction work = *(lua_CFunction *)lua_touserdata(L, 1);

	open_libraries(L);
	lua_settop(L, 0);
	return work(L);
}

bool sandbox_run(const struct template_limits *limits, lua_CFunction work, void *ctx, struct diag *d)
{
	struct sandbox s = { .ctx = ctx, .diag = d, .memory_limit = limits->memory, .step_limit = limits->steps };
	int status = LUA_ERRMEM;

	s.L = lua_newstate(limited_alloc, &s);
	if (s.L != NULL) {
		*(struct sandbox **)lua_getextraspace(s.L) = &s;
		lua_sethook(s.L, count_steps, LUA_MASKCOUNT, HOOK_STEPS);
		lua_pushcfunction(s.L, handle_error);
		lua_pushcfunction(s.L, run_protected);
		lua_pushlightuserdata(s.L, &work);
		status = lua_pcall(s.L, 1, 0, 1);
	}
	if (status == LUA_ERRMEM)
		diag_error(d, s.at, "the template needs more than %zu MiB of memory", limits->memory >> 20);
	else if (status != LUA_OK && !s.reported)
		diag_error(d, s.at, "%s", lua_tostring(s.L, -1));
	if (s.L != NULL)
		lua_close(s.L);
	return status == LUA_OK;
}
