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
 * value among text, and a value inside an attribute; and `args`. Unless NULL, words[0 .. len) becomes the text
 * without its markup: blanks in place of tags, x in place of a value that Lua writes; the values of attributes that tell a reader
 * something (href, title, alt, aria-label) stay. False: reported.
 */
bool compile_page(const char *file, const char *text, size_t len, struct buf *out, char *words, struct diag *d);

#endif
