/*
 * missing.h - characters that no font has: each is an error once, with what to do about it.
 */
#ifndef TEXT_MISSING_H
#define TEXT_MISSING_H

#include "base/diag.h"

struct fonts;
struct missing;

struct missing *missing_open(const struct fonts *f, struct diag *d);
void            missing_close(struct missing *m);

/*
 * fonts_for found nothing for the character. The theme's font may not be installed (reported once, for the first character that needs it),
 * a Debian package may have one, or none is known to. The script is that of its text.
 */
void missing_report(struct missing *m, struct pos at, unsigned script, const char *lang, unsigned cp);

#endif
