/* sheet_read.h - the table a paged template returns to a struct sheet. */
#ifndef TEMPLATE_SHEET_READ_H
#define TEMPLATE_SHEET_READ_H

#include <lua.h>

struct sheet;

/*
 * The table on top of the stack, made by a chunk of scan_mark, as a sheet in the call's arena. NULL: reported, all
 * mistakes. May raise errors of memory.
 */
struct sheet *sheet_read(lua_State *L);

#endif
