/*
 * kiosk.h - a kiosk's documents: one self-sufficient HTML file a language and the page that chooses the language.
 *
 * The template gives the body; this makes the document around it: <head> with a Content-Security-Policy that allows
 * nothing but the inlined style and script by their hashes (CSP Level 3) and the fonts beside it, the theme's colours as CSS
 * variables, fonts subset to the characters of the document. Fonts are named by their content, so the HTML file
 * that is renamed into place last always finds its own.
 */
#ifndef HTML_KIOSK_H
#define HTML_KIOSK_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct diag;
struct fonts;
struct theme;

/* A style sheet or script, as it is in its file. */
struct kiosk_source { const char *file, *text; };

struct kiosk_page {
	const char *lang;
	bool rtl;
	const char *title;              /* of the browser's window: tells nothing of the topic */
	const char *html_class;
	const char *body;               /* markup, from the template */
	const struct kiosk_source *css; size_t n_css;           /* the template's own, behind the theme's */
	const struct kiosk_source *scripts; size_t n_scripts;
};

struct kiosk_file { const char *name; const void *data; size_t len; };  /* name relative to the kiosk's folder, "fonts/…" */

struct kiosk_output {
	struct kiosk_file page;         /* name is given by the caller */
	const struct kiosk_file *fonts; size_t n_fonts;
};

/*
 * Everything in the arena. False: reported (a script or style that would close its own element early, a font that could not be subset).
 * Characters for the fonts are those of body and title, with their upper and lower case.
 */
bool kiosk_make(struct arena *a, const struct kiosk_page *page, const struct theme *theme, const struct fonts *fonts,
                struct kiosk_output *out, struct diag *d);

#endif
