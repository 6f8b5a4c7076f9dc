/*
 * markdown.h - CommonMark (cmark) to blocks.
 */
#ifndef LOAD_MARKDOWN_H
#define LOAD_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/block.h"

struct arena;

/*
 * The blocks of text[0 .. len), which begins at line `first_line` of `file`. Raw HTML is an error with its place.
 * A link whose scheme is contact: becomes SPAN_CONTACT. *first is NULL for an empty text. False: reported.
 */
bool markdown_parse(struct arena *a, const char *file, int first_line, const char *text, size_t len,
                    const struct block **first, struct diag *d);

/* Inline Markdown: the spans of a text that must be one paragraph (a summary, a translated msgstr). False: reported at `at`. */
bool markdown_spans(struct arena *a, struct pos at, const char *text, const struct span **first, struct diag *d);

#endif
