/*
 * template.h - the only folder that knows Lua. Runs a template over the model and hands back HTML, or a sheet.
 *
 * Lua is a guest: no io, os, require, load or bytecode; `pairs` visits keys in sorted order; each call has a limit of memory and
 * of steps. Every call has a Lua state of its own, so that nothing one product does can be seen by the next, whichever
 * worker makes it. An error in a template is a diagnostic with the template's file and line.
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
struct template_set;

struct template_limits { size_t memory; long steps; };          /* of one call: bytes; VM instructions */

/*
 * Read every template in `dir`: *.lua, and *.html in its folders. The set never changes afterwards: workers share it. It
 * lives in the arena, and so do the file names that diagnostics and sheets point to. NULL limits: 64 MiB, 50 million
 * steps. NULL: reported (a file that cannot be read or is no text).
 */
struct template_set *template_load(struct arena *a, const char *dir, const struct template_limits *limits, struct diag *d);

/* Names of all templates, relative to `dir`, sorted: "kiosk/index.html", "trifold-a4.lua". */
const char *const *template_names(const struct template_set *t, size_t *n);

/* What a template may see. Borrowed; language NULL for a page that belongs to none (choose your language). */
struct template_scope {
	const struct model *model;
	const struct edition *edition;
	const struct product *product;
	const struct language *language;
	bool single;                    /* a kiosk page that must do without any other file */
};

/* Run the HTML template `name` ("kiosk/index.html") and append what it writes. False: reported, and out is as it was. */
bool template_html(const struct template_set *t, const char *name, const struct template_scope *s, struct buf *out,
                   struct diag *d);

/*
 * Run the paged template `name` ("trifold-a4.lua") and turn what it returns into a sheet in the arena. NULL: reported, all
 * mistakes of the table, not just the first.
 */
struct sheet *template_sheet(const struct template_set *t, struct arena *a, const char *name,
                             const struct template_scope *s, struct diag *d);

/*
 * Compile every template without running it: syntax errors with their lines, and numbers of the register that are typed
 * where a contact should be named.
 */
bool template_check(const struct template_set *t, const struct model *m, struct diag *d);

#endif
