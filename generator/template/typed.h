/* typed.h - numbers of the register that someone typed into a template: they would stay when the register changes. */
#ifndef TEMPLATE_TYPED_H
#define TEMPLATE_TYPED_H

#include <stdbool.h>

struct buf;
struct diag;
struct model;
struct template_file;

/*
 * Judge an HTML template by its words and the Lua it was compiled to (compile.h), a paged one by its strings. A short code
 * counts only when it stands alone. False: reported.
 */
bool typed_check_page(const struct template_file *f, const char *words, const struct buf *lua, const struct model *m,
                      struct diag *d);
bool typed_check_paper(const struct template_file *f, const struct model *m, struct diag *d);

#endif
