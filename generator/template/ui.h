/*
 * ui.h - the words of interface.yaml in a template: ui("idle-text", {seconds = 20}), and quote("…").
 */
#ifndef TEMPLATE_UI_H
#define TEMPLATE_UI_H

#include <lua.h>

/* Define the global names ui and quote. */
void ui_open(lua_State *L);

#endif
