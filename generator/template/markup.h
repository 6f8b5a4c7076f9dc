/*
 * markup.h - what only HTML templates have: markup, which is written as it is, and the functions that make it.
 *
 * Markup is a type of its own. Everything else is text and is escaped when written; a template cannot make markup but with
 * lykt's functions, which leave all '<' to html/.
 */
#ifndef TEMPLATE_MARKUP_H
#define TEMPLATE_MARKUP_H

#include <stddef.h>

#include <lua.h>

/* Define the global names: blocks, spans, number, icon, qr, own_name, include. Behind bind_open. */
void markup_open(lua_State *L);

/* Push a markup value with these bytes. */
void markup_push(lua_State *L, const char *html, size_t len);

/* The bytes of the markup at `index`, or NULL if it is something else. */
const char *markup_test(lua_State *L, int index, size_t *len);

/* Run the page call->file and what it includes; call->out is what they wrote. Raises errors. */
void markup_run(lua_State *L);

#endif
