/* origin.h - which document the words of a plain text are from, so that a message leads there and not to the template. */
#ifndef TEMPLATE_ORIGIN_H
#define TEMPLATE_ORIGIN_H

#include "base/diag.h"

struct arena;
struct template_scope;

/* The title of a text, the name of a contact, words of the edition or on a button; in the marks of quote(), too. No file: the template's own. */
struct pos origin_find(struct arena *a, const struct template_scope *s, const char *words);

#endif
