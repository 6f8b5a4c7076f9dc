/*
 * charset.h - has every character of every text a font? Asked before anything is made, so that all that are missing are
 * named at once, each where it was written.
 */
#ifndef BUILD_CHARSET_H
#define BUILD_CHARSET_H

#include <stdbool.h>

struct diag;
struct edition;
struct fonts;
struct model;

/* All texts of the edition in its languages: guidance, contacts, words. False: reported. */
bool charset_check(const struct model *m, const struct edition *e, const struct fonts *fonts, struct diag *d);

#endif
