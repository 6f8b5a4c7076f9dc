/*
 * skin.h - a theme's folder to struct theme: theme.yaml, theme.css, icons/NAME.svg.
 *
 * A pictogram is an SVG file of strokes only: viewBox 0 0 24 24, elements path (M L H V C Z and their lower case), line, circle, rect, polyline.
 * Anything else in it is an error with its line.
 */
#ifndef LOAD_SKIN_H
#define LOAD_SKIN_H

struct arena;
struct diag;
struct theme;

/* The theme in themes/ID, or NULL: reported. */
const struct theme *skin_load(struct arena *a, const char *id, struct diag *d);

#endif
