/*
 * skin.h - a theme's folder to struct theme: theme.yaml, theme.css, icons/NAME.svg (drawing.h).
 */
#ifndef LOAD_SKIN_H
#define LOAD_SKIN_H

struct arena;
struct diag;
struct theme;

/* The theme in themes/ID, or NULL: reported. */
const struct theme *skin_load(struct arena *a, const char *id, struct diag *d);

#endif
