/*
 * template.h - the only folder that knows Lua. Runs a template over the model and hands back HTML, or a sheet.
 *
 * Lua is a guest: no io, os, require, load or bytecode; `pairs` visits keys in sorted order; each call has a limit of memory and
 * of steps. A state belongs to one worker. An error in a template is a diagnostic with the template's file and line.
 *
 * HTML templates (templates/kiosk/NAME.html) are HTML with Lua in it:
 *   {{ expression }}     written escaped; what lykt's own functions return as markup goes in as it is
 *   {% statement %}      Lua; loops and conditions may span HTML
 *   {# comment #}
 * Paged templates (templates/NAME.lua) are Lua that returns a table; docs/TEMPLATES.md is the manual of both.
 */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct diag;
struct edition;
struct language;
struct model;
struct product;
struct sheet;
struct template_state;

struct template_limits { size_t memory; long steps; };          /* bytes; VM instructions a call */

/* NULL limits: 64 MiB, 50 million. `dir` is the folder of templates, "templates". Never NULL. */
struct template_state *template_open(const char *dir, const struct template_limits *limits);
void                   template_close(struct template_state *t);

/* What a template may see. Borrowed; language NULL for a page that belongs to none (choose your language). */
struct template_scope {
	const struct model *model;
	const struct edition *edition;
	const struct product *product;
	const struct language *language;
};

/* Run dir/name (an HTML template) and append what it writes. False: reported, and out is as it was. */
bool template_html(struct template_state *t, const char *name, const struct template_scope *s, struct buf *out, struct diag *d);

/* Run dir/NAME.lua and turn what it returns into a sheet in the arena. NULL: reported, all mistakes of the table, not just the first. */
struct sheet *template_sheet(struct template_state *t, struct arena *a, const char *name, const struct template_scope *s, struct diag *d);

/* Compile every template without running it: syntax errors with their lines. For `lykt check`. */
bool template_check(struct template_state *t, struct diag *d);

#endif
