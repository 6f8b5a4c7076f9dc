/*
 * kiosk.c - the document around a template's body: head, policy, colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "html/kiosk.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/input.h"
#include "html/html.h"
#include "html/kiosk_fonts.h"
#include "model/theme.h"

#include <string.h>
#include <strings.h>

static void add_colours(struct buf *css, const struct theme *theme, enum variant v)
{
	const struct colour *c = theme->colour[v];

	/* Scroll bars and check boxes follow the ground. */
	buf_printf(css, "{color-scheme:%s", c[ROLE_GROUND].rgb[1] < c[ROLE_INK].rgb[1] ? "dark" : "light");
	for (int r = 0; r < ROLES; r++)
		buf_printf(css, ";--%s:#%02x%02x%02x", theme_role_name((enum role)r), c[r].rgb[0], c[r].rgb[1], c[r].rgb[2]);
	buf_adds(css, "}\n");
}

/* The visitor's choice is data-theme on the root; without one, a system set to more contrast gets it. */
static void add_variants(struct buf *css, const struct theme *theme)
{
	buf_adds(css, ":root");
	add_colours(css, theme, VARIANT_PLAIN);
	buf_adds(css, ":root[data-theme=contrast]");
	add_colours(css, theme, VARIANT_CONTRAST);
	buf_adds(css, ":root[data-theme=dark]");
	add_colours(css, theme, VARIANT_DARK);
	buf_adds(css, "@media (prefers-contrast:more){:root:not([data-theme])");
	add_colours(css, theme, VARIANT_CONTRAST);
	buf_adds(css, "}\n");
}

/* Text inside <style> and <script> cannot be escaped, so it must not hold what ends it or what hides its end. */
static bool check_source(const struct kiosk_source *source, const char *what, const char *end, struct diag *d)
{
	const char *found = strcasestr(source->text, end);

	if (found == NULL)
		return true;
	return diag_error(d, input_pos(source->file, 1, source->text, (size_t)(found - source->text)),
		"%s holds '%s', which would end it early", what, end);
}

/* Add a file's text as the HTML parser will see it: a carriage return would change the hash. */
static void add_source(struct buf *out, const struct kiosk_source *source)
{
	for (const char *c = source->text; *c != '\0'; c++)
		if (*c != '\r')
			buf_addc(out, *c);
	if (out->len > 0 && out->data[out->len - 1] != '\n')
		buf_addc(out, '\n');
}

static bool add_style(struct buf *css, const struct kiosk_source *source, struct diag *d)
{
	add_source(css, source);
	return check_source(source, "style sheet", "</style", d);
}

static bool add_script(struct buf *script, const struct kiosk_source *source, struct diag *d)
{
	bool ok = check_source(source, "script", "</script", d);

	add_source(script, source);
	return check_source(source, "script", "<!--", d) && ok;
}

static void add_hash(struct buf *policy, const char *directive, const struct buf *text)
{
	unsigned char digest[HASH_SIZE];
	char base64[4 * ((HASH_SIZE + 2) / 3) + 1];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, text->data, text->len);
	hash_finish(&hash, digest);
	hash_base64(digest, HASH_SIZE, base64);
	buf_printf(policy, "%s 'sha256-%s'; ", directive, base64);
}

static void add_meta(struct html *h, const char *name, const char *content)
{
	html_open(h, "meta", "name", name, "content", content, (char *)NULL);
	buf_addc(h->out, '\n');
}

static void add_document(struct buf *out, const struct kiosk_page *page, const struct buf *css, const struct buf *script)
{
	struct buf policy;
	struct html h;

	buf_init(&policy);
	buf_adds(&policy, "default-src 'none'; ");
	if (script->len > 0)
		add_hash(&policy, "script-src", script);
	add_hash(&policy, "style-src", css);
	buf_adds(&policy, "font-src 'self'; base-uri 'none'; form-action 'none'");

	html_init(&h, out);
	buf_adds(out, "<!DOCTYPE html>\n");
	html_open(&h, "html", "lang", page->lang, "dir", page->rtl ? "rtl" : "ltr", "class", page->html_class, (char *)NULL);
	buf_addc(out, '\n');
	html_open(&h, "head", (char *)NULL);
	html_open(&h, "meta", "charset", "utf-8", (char *)NULL);
	buf_addc(out, '\n');
	html_open(&h, "meta", "http-equiv", "Content-Security-Policy", "content", policy.data, (char *)NULL);
	buf_addc(out, '\n');
	add_meta(&h, "viewport", "width=device-width, initial-scale=1");
	add_meta(&h, "referrer", "no-referrer");
	add_meta(&h, "robots", "noindex, nofollow");
	add_meta(&h, "color-scheme", "light");
	add_meta(&h, "format-detection", "telephone=no");
	html_open(&h, "title", (char *)NULL);
	html_text(&h, page->title);
	html_close(&h, "title");
	buf_addc(out, '\n');
	html_open(&h, "style", (char *)NULL);
	buf_add(out, css->data, css->len);
	html_close(&h, "style");
	if (script->len > 0) {
		html_open(&h, "script", (char *)NULL);
		buf_add(out, script->data, script->len);
		html_close(&h, "script");
	}
	html_close(&h, "head");
	buf_addc(out, '\n');
	html_open(&h, "body", (char *)NULL);
	buf_addc(out, '\n');
	buf_adds(out, page->body);
	html_close(&h, "body");
	html_close(&h, "html");
	buf_addc(out, '\n');
	html_end(&h);
	buf_release(&policy);
}

bool kiosk_make(struct arena *a, const struct kiosk_page *page, const struct theme *theme, const struct fonts *fonts,
                struct kiosk_output *out, struct diag *d)
{
	struct kiosk_source of_theme = { file_join(a, theme->dir, "theme.css"), theme->css };
	struct buf css, script, document;
	bool ok;

	buf_init(&css);
	buf_init(&script);
	buf_init(&document);
	ok = kiosk_fonts_add(a, page, fonts, &out->fonts, &out->n_fonts, &css, d);
	add_variants(&css, theme);
	kiosk_fonts_add_leading(&css, fonts, page->lang);
	ok = add_style(&css, &of_theme, d) && ok;
	for (size_t i = 0; i < page->n_css; i++)
		ok = add_style(&css, &page->css[i], d) && ok;
	for (size_t i = 0; i < page->n_scripts; i++)
		ok = add_script(&script, &page->scripts[i], d) && ok;
	if (!ok)
		goto out;
	add_document(&document, page, &css, &script);
	out->page.name = NULL;
	out->page.data = arena_strndup(a, document.data, document.len);
	out->page.len = document.len;
out:
	buf_release(&document);
	buf_release(&script);
	buf_release(&css);
	return ok;
}
