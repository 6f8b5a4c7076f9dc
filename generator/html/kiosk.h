/*
 * kiosk.h - a kiosk's documents: one self-sufficient HTML file a language, the page that chooses the language, the page to leave for.
 *
 * The template gives the body; this makes the document around it: <head> with a Content-Security-Policy that allows
 * nothing but the inlined style and script by their hashes (CSP Level 3) and what lies beside it, the theme's colours as CSS
 * variables, fonts subset to the characters of the document. Fonts and texts to search are named by their content, so the HTML
 * file that is renamed into place last always finds its own.
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
	const char *texts;              /* a script that is loaded when the reader searches or takes a text along; NULL: none */
	const char *icon;               /* address of a picture for the browser's window, beside the page; NULL: none */
	bool single;                    /* everything in the document itself: no other file, nothing over HTTP */
	const struct kiosk_source *css; size_t n_css;           /* the template's own, behind the theme's */
	const struct kiosk_source *scripts; size_t n_scripts;
};

struct kiosk_file { const char *name; const void *data; size_t len; };  /* name relative to the kiosk's folder, "fonts/…" */

struct kiosk_output {
	struct kiosk_file page;         /* name is given by the caller */
	const struct kiosk_file *parts; size_t n_parts;         /* what lies beside it: fonts, texts */
};

/*
 * Everything in the arena. False: reported (a script or style that would close its own element early, a font that could not be subset).
 * Characters for the fonts are those of body and title, with their upper and lower case.
 *
 * <html> says what the scripts need to know: data-texts, the address of the texts; data-offline where the page may be kept by a
 * browser that got it over HTTP; data-single where there is no other page.
 */
bool kiosk_make(struct arena *a, const struct kiosk_page *page, const struct theme *theme, const struct fonts *fonts,
                struct kiosk_output *out, struct diag *d);

/* "fonts/nb-0123456789ab.ttf": a file named by its content. */
const char *kiosk_part_name(struct arena *a, const char *folder, const char *lang, const void *data, size_t len, const char *suffix);

#endif
