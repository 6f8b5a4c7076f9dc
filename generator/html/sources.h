/*
 * sources.h - style sheets and scripts as they go into a document: line by line, without the comments and the indentation that are there
 * for whoever edits them.
 *
 * A comment is left out if it has its lines to itself. So that a line can be judged alone, no text of a script may go on over the end of
 * its line.
 */
#ifndef HTML_SOURCES_H
#define HTML_SOURCES_H

#include <stdbool.h>

struct buf;
struct diag;
struct kiosk_source;

/* Append. False: reported (what would end the element early, a text over several lines), and what was appended cannot be used. */
bool sources_add_style(struct buf *css, const struct kiosk_source *source, struct diag *d);
bool sources_add_script(struct buf *script, const struct kiosk_source *source, struct diag *d);

#endif
