/*
 * offline.c - the files around a kiosk that only HTTP has use for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "html/offline.h"
#include "base/buf.h"
#include "html/kiosk.h"
#include "model/theme.h"

#include <string.h>

/* A string of JSON (RFC 8259), which is one of JavaScript too. */
static void add_string(struct buf *out, const char *s)
{
	buf_addc(out, '"');
	for (; *s != '\0'; s++) {
		if ((unsigned char)*s < ' ')
			buf_printf(out, "\\u%04x", *s);
		else if (*s == '"' || *s == '\\')
			buf_printf(out, "\\%c", *s);
		else
			buf_addc(out, *s);
	}
	buf_addc(out, '"');
}

void offline_worker(struct buf *out, const char *const *pages, size_t n_pages, const struct kiosk_source *source, size_t n)
{
	buf_adds(out, "const PAGES = [");
	for (size_t i = 0; i < n_pages; i++) {
		buf_adds(out, i > 0 ? ", " : "");
		add_string(out, pages[i]);
	}
	buf_adds(out, "];\n");
	for (size_t i = 0; i < n; i++)
		buf_adds(out, source[i].text);
}

static void add_member(struct buf *out, const char *name, const char *value)
{
	add_string(out, name);
	buf_adds(out, ": ");
	add_string(out, value);
	buf_adds(out, ",\n");
}

static void add_colour(struct buf *out, const char *name, const struct colour *c)
{
	add_string(out, name);
	buf_printf(out, ": \"#%02x%02x%02x\",\n", c->rgb[0], c->rgb[1], c->rgb[2]);
}

void offline_manifest(struct buf *out, const char *name, const char *lang, const char *dir, const struct theme *theme)
{
	buf_adds(out, "{\n");
	add_member(out, "name", name);
	add_member(out, "lang", lang);
	add_member(out, "dir", dir);
	add_member(out, "start_url", "index.html");
	add_member(out, "scope", "./");
	add_member(out, "display", "fullscreen");
	add_colour(out, "background_color", &theme->colour[VARIANT_PLAIN][ROLE_GROUND]);
	add_colour(out, "theme_color", &theme->colour[VARIANT_PLAIN][ROLE_NIGHT]);
	buf_adds(out, "\"icons\": [{\"src\": \"icon.svg\", \"type\": \"image/svg+xml\", \"sizes\": \"any\", \"purpose\": \"any maskable\"}]\n}\n");
}
