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
#include "html/html.h"
#include "html/kiosk_fonts.h"
#include "html/sources.h"
#include "model/theme.h"
#include "text/font.h"


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

static void add_hash(struct buf *policy, const struct buf *text)
{
	unsigned char digest[HASH_SIZE];
	char base64[4 * ((HASH_SIZE + 2) / 3) + 1];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, text->data, text->len);
	hash_finish(&hash, digest);
	hash_base64(digest, HASH_SIZE, base64);
	buf_printf(policy, " 'sha256-%s'", base64);
}

static void add_meta(struct html *h, const char *name, const char *content)
{
	html_open(h, "meta", "name", name, "content", content, (char *)NULL);
	buf_addc(h->out, '\n');
}

/* What the page may load (CSP Level 3). On file://, 'self' is what lies beside the document, measured in Chromium 156 and Firefox 153. */
static void add_policy(struct buf *policy, const struct kiosk_page *page, const struct buf *css, const struct buf *script,
                       const struct buf *texts)
{
	buf_adds(policy, "default-src 'none'; script-src");
	if (script->len > 0)
		add_hash(policy, script);
	if (texts->len > 0 && page->single)
		add_hash(policy, texts);
	buf_adds(policy, page->single ? "; style-src" : " 'self'; style-src");
	add_hash(policy, css);
	buf_adds(policy, page->icon != NULL ? "; img-src 'self'" : "");
	buf_adds(policy, page->single ? "; font-src data:" : "; font-src 'self'; manifest-src 'self'; worker-src 'self'");
	buf_adds(policy, "; base-uri 'none'; form-action 'none'");
}

static void add_script_element(struct html *h, const struct buf *script)
{
	if (script->len == 0)
		return;
	html_open(h, "script", (char *)NULL);
	buf_add(h->out, script->data, script->len);
	html_close(h, "script");
	buf_addc(h->out, '\n');
}

static void add_head(struct html *h, const struct kiosk_page *page, const char *policy, const struct buf *css, const struct buf *script)
{
	html_open(h, "head", (char *)NULL);
	html_open(h, "meta", "charset", "utf-8", (char *)NULL);
	buf_addc(h->out, '\n');
	html_open(h, "meta", "http-equiv", "Content-Security-Policy", "content", policy, (char *)NULL);
	buf_addc(h->out, '\n');
	add_meta(h, "viewport", "width=device-width, initial-scale=1");
	add_meta(h, "referrer", "no-referrer");
	add_meta(h, "robots", "noindex, nofollow");
	add_meta(h, "color-scheme", "light");
	add_meta(h, "format-detection", "telephone=no");
	if (page->icon != NULL) {               /* without one, a browser asks the server for its own idea of one */
		html_open(h, "link", "rel", "icon", "href", page->icon, "type", "image/svg+xml", (char *)NULL);
		buf_addc(h->out, '\n');
	}
	html_open(h, "title", (char *)NULL);
	html_text(h, page->title);
	html_close(h, "title");
	buf_addc(h->out, '\n');
	html_open(h, "style", (char *)NULL);
	buf_add(h->out, css->data, css->len);
	html_close(h, "style");
	buf_addc(h->out, '\n');
	add_script_element(h, script);
	html_close(h, "head");
	buf_addc(h->out, '\n');
}

/* `texts_name`: of the file the texts are in; NULL: there is none. */
static void add_document(struct buf *out, const struct kiosk_page *page, const struct theme *theme, const struct buf *css,
                         const struct buf *script, const struct buf *texts, const char *texts_name)
{
	struct buf policy;
	struct html h;

	buf_init(&policy);
	add_policy(&policy, page, css, script, texts);
	html_init(&h, out);
	buf_adds(out, "<!DOCTYPE html>\n");
	html_open(&h, "html", "lang", page->lang, "dir", page->rtl ? "rtl" : "ltr", "class", page->html_class, "data-texts", texts_name,
	          page->single ? "data-single" : "data-offline", "", (char *)NULL);
	buf_addc(out, '\n');
	add_head(&h, page, policy.data, css, script);
	html_open(&h, "body", (char *)NULL);
	buf_addc(out, '\n');
	html_icon_symbols(out, theme, page->body);
	buf_addc(out, '\n');
	buf_adds(out, page->body);
	if (page->single)
		add_script_element(&h, texts);
	html_close(&h, "body");
	html_close(&h, "html");
	buf_addc(out, '\n');
	html_end(&h);
	buf_release(&policy);
}

const char *kiosk_part_name(struct arena *a, const char *folder, const char *lang, const void *data, size_t len, const char *suffix)
{
	unsigned char digest[HASH_SIZE];
	char hex[2 * HASH_SIZE + 1];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, data, len);
	hash_finish(&hash, digest);
	hash_hex(digest, 6, hex);
	return arena_printf(a, "%s/%s-%s.%s", folder, lang, hex, suffix);
}

/* The texts in a file of their own; NULL: the page has none, or has them itself. */
static const char *add_texts(struct arena *a, const struct kiosk_page *page, const struct buf *texts, struct kiosk_file *part, size_t *n)
{
	if (texts->len == 0 || page->single)
		return NULL;
	part[*n].data = arena_strndup(a, texts->data, texts->len);
	part[*n].len = texts->len;
	part[*n].name = kiosk_part_name(a, "texts", page->lang, texts->data, texts->len, "js");
	return part[(*n)++].name;
}

bool kiosk_make(struct arena *a, const struct kiosk_page *page, const struct theme *theme, const struct fonts *fonts,
                struct kiosk_output *out, struct diag *d)
{
	struct kiosk_source of_theme = { file_join(a, theme->dir, "theme.css"), theme->css };
	struct kiosk_file *part = ARENA_ARRAY(a, struct kiosk_file, fonts_count(fonts) + 1);
	struct buf css, script, texts, document;
	const char *texts_name;
	bool ok;

	buf_init(&css);
	buf_init(&script);
	buf_init(&texts);
	buf_init(&document);
	ok = kiosk_fonts_add(a, page, fonts, part, &out->n_parts, &css, d);
	add_variants(&css, theme);
	kiosk_fonts_add_leading(&css, fonts, page->lang);
	ok = sources_add_style(&css, &of_theme, d) && ok;
	for (size_t i = 0; i < page->n_css; i++)
		ok = sources_add_style(&css, &page->css[i], d) && ok;
	for (size_t i = 0; i < page->n_scripts; i++)
		ok = sources_add_script(&script, &page->scripts[i], d) && ok;
	if (page->texts != NULL)
		buf_adds(&texts, page->texts);
	if (!ok)
		goto out;
	texts_name = add_texts(a, page, &texts, part, &out->n_parts);
	add_document(&document, page, theme, &css, &script, &texts, texts_name);
	out->parts = part;
	out->page.name = NULL;
	out->page.data = arena_strndup(a, document.data, document.len);
	out->page.len = document.len;
out:
	buf_release(&document);
	buf_release(&texts);
	buf_release(&script);
	buf_release(&css);
	return ok;
}
