/*
 * offline.h - what a browser needs to keep a kiosk that it got over HTTP: a service worker, a manifest (W3C Web App Manifest), and
 * a picture for its start screen. None of them says what the kiosk is about.
 */
#ifndef HTML_OFFLINE_H
#define HTML_OFFLINE_H

#include <stddef.h>

struct buf;
struct kiosk_source;
struct theme;

/* The worker: `pages`, names of all HTML files of the kiosk, as a JavaScript list PAGES, then the template's sources. */
void offline_worker(struct buf *out, const char *const *pages, size_t n_pages, const struct kiosk_source *source, size_t n);

/* The manifest of a kiosk called `name`, in the language and direction of the place. */
void offline_manifest(struct buf *out, const char *name, const char *lang, const char *dir, const struct theme *theme);

#endif
