/*
 * check.h - rules that need more than one file: links to contacts, numbers typed in prose, sources, contrast, editions.
 *
 * Rules of one file are judged where it is read (load/). Characters no font has are judged by build/, which has the fonts.
 */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include <stdbool.h>

struct model;
struct diag;

/* All mistakes, each reported. True: later stages may rely on every rule in this folder's headers. */
bool check_model(const struct model *m, struct diag *d);

#endif
