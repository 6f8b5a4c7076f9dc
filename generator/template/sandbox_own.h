/*
 * sandbox_own.h - what sandbox.c and sandbox_library.c know of each other.
 */
#ifndef TEMPLATE_SANDBOX_OWN_H
#define TEMPLATE_SANDBOX_OWN_H

#include <stddef.h>

#include <lua.h>

/* The globals of every chunk loaded from now on: nothing but harmless functions of Lua. */
void sandbox_open_libraries(lua_State *L);

/* Count work that the hook does not see [VM instructions]; an error is raised above the limit. */
void sandbox_add_steps(lua_State *L, int n);

size_t sandbox_memory_limit(lua_State *L);      /* [bytes] */

#endif
