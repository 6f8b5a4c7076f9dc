/*
 * kiosk_fonts.h - the fonts of a kiosk's document, cut down to its characters.
 */
#ifndef HTML_KIOSK_FONTS_H
#define HTML_KIOSK_FONTS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct diag;
struct fonts;
struct kiosk_file;
struct kiosk_page;

/*
 * The font files of a page, to file[0 .. *n), which has room for fonts_count(fonts); and to css their rules and --fonts, the list of
 * families. A page that stands alone has the fonts in its rules (data:), and no files. Characters are those of body and title,
 * with their upper and lower case, and the other forms of Ethiopic letters, which the keyboard offers. False: reported.
 */
bool kiosk_fonts_add(struct arena *a, const struct kiosk_page *page, const struct fonts *fonts, struct kiosk_file *file, size_t *n,
                     struct buf *css, struct diag *d);

/* --leading, to css: of the font that a document in this language is set in, relative to the Latin. */
void kiosk_fonts_add_leading(struct buf *css, const struct fonts *fonts, const char *lang);

#endif
