/*
 * scan.h - reading Lua source just far enough to know where its tables stand: Lua itself forgets.
 *
 * Outside of strings and comments, every '{' of Lua begins a table.
 */
#ifndef TEMPLATE_SCAN_H
#define TEMPLATE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct buf;

/*
 * Copy the source to out, and give every table a field [__at] with its place (scan_pos). The chunk takes the key
 * as its argument. Lines stay lines.
 */
void scan_mark(const char *text, size_t len, struct buf *out);

/* The place that the value of [__at] stands for. */
struct pos scan_pos(const char *file, long long place);

/* Where `key` is written in the table that begins at `table`: NAME = or ["NAME"] =. Unchanged if it is not found. */
struct pos scan_find_key(const char *text, size_t len, struct pos table, const char *key);

/* Call f for every string of the source, with what stands between its quotes, as it is written. */
void scan_strings(const char *text, size_t len, void (*f)(void *ctx, const char *string, size_t len), void *ctx);

#endif
