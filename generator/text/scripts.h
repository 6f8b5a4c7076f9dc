/* scripts.h - the script of each character, with those of no script of their own (spaces, digits, marks, brackets) given one. */
#ifndef TEXT_SCRIPTS_H
#define TEXT_SCRIPTS_H

struct arena;
struct para;

/* The script a character brings along, ISO 15924 as in HarfBuzz; 0 for one of no script. */
unsigned scripts_own(unsigned cp);

/* For each UTF-16 unit of the paragraph (para_own.h). */
unsigned *scripts_find(struct arena *a, const struct para *p);

#endif
