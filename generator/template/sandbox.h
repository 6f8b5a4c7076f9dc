/*
 * sandbox.h - a Lua state for one call: the few harmless libraries, limits of memory and steps, errors as diagnostics.
 */
#ifndef TEMPLATE_SANDBOX_H
#define TEMPLATE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

struct diag;
struct template_limits;

/*
 * Open a state, call work(L) in it with no arguments, close it. work may raise Lua errors as it likes: an error jumps over
 * its C frames, so it holds nothing but what ctx or an arena owns. False: reported.
 */
bool sandbox_run(const struct template_limits *limits, lua_CFunction work, void *ctx, struct diag *d);

/* ctx of the sandbox_run that L belongs to. */
void *sandbox_context(lua_State *L);

/* Where its mistakes go. */
struct diag *sandbox_diag(lua_State *L);

/*
 * Push Lua source text as a function; an error of syntax is raised. `file` is the name in messages: it must outlive the
 * diagnostics.
 */
void sandbox_load(lua_State *L, const char *file, const char *text, size_t len);

/* Raise an error that was already reported to sandbox_diag. Does not return. */
int sandbox_fail(lua_State *L);

/* A key that templates cannot see with pairs or next, nor name. */
void *sandbox_hidden_key(void);

#endif
