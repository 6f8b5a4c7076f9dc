/*
 * pdf_text.h - glyphs as text operators, so that what is shown can be copied, searched and read aloud word by word.
 */
#ifndef PAINT_PDF_TEXT_H
#define PAINT_PDF_TEXT_H

struct item;
struct pdf_font;
struct pdf_marks;

/* An ITEM_GLYPHS in its marked content, on a page `page_height` [mp] high; its font is a resource of the page. */
void pdf_text_write(const struct item *item, struct pdf_font *font, int page_height, struct pdf_marks *marks);

#endif
