/*
 * name.h - what may be the name of a text or a language.
 */
#ifndef LOAD_NAME_H
#define LOAD_NAME_H

#include <stdbool.h>

/* May this be the name of a text: lower case letters, digits and hyphens, and not empty? */
bool name_is_id(const char *s);

/* May this be a language tag: "nb", "pt-BR", "zh-Hant" (BCP 47, but for its rarer parts)? */
bool name_is_language(const char *s);

#endif
