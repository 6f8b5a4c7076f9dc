/*
 * compile.h - HTML with Lua in it to plain Lua, line for line, so that Lua's own messages name the template's lines.
 */
#ifndef TEMPLATE_COMPILE_H
#define TEMPLATE_COMPILE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diag;

/*
 * Append the Lua of text[0 .. len) to out. The chunk takes four arguments: functions to write bytes as they are, a
 * value among text, and a value inside an attribute; and `args`. False: reported.
 */
bool compile_page(const char *file, const char *text, size_t len, struct buf *out, struct diag *d);

#endif
