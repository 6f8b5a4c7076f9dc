/*
 * sandbox.c - a Lua state that a template cannot leave, exhaust or make random.
 *
 * The allocator and a count hook set limits, which there is no pcall to sit out. Which functions of Lua there are: sandbox_library.c.
 * What templates see of lykt is bind.c's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/sandbox.h"
#include "base/diag.h"
#include "template/sandbox_own.h"
#include "template/template.h"

#include <lauxlib.h>
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

size_t sandbox_memory_limit(lua_State *L)
{
	return sandbox_of(L)->memory_limit;
}

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

void sandbox_add_steps(lua_State *L, int n)
{
	struct sandbox *s = sandbox_of(L);

	s->steps += n;
	if (s->steps >= s->step_limit)
		luaL_error(L, "the template takes too long: more than %d million steps", (int)(s->step_limit / 1000000));
}

static void count_steps(lua_State *L, lua_Debug *ar)
{
	(void)ar;
	sandbox_add_steps(L, HOOK_STEPS);
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

	sandbox_open_libraries(L);
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
