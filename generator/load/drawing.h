/*
 * drawing.h - a pictogram's SVG to strokes.
 *
 * Of SVG, what a pictogram needs and no more: viewBox="0 0 24 24" and the elements path (M L H V C Z and lower case),
 * line, circle, rect, polyline and polygon. Anything else is an error with its line, so nothing is lost on the way.
 */
#ifndef LOAD_DRAWING_H
#define LOAD_DRAWING_H

#include <stdbool.h>
#include <stddef.h>

#include "model/theme.h"

struct arena;
struct diag;

/* Sets step and n_steps. False: reported. */
bool drawing_parse(struct arena *a, const char *file, const char *text, size_t len, struct icon *icon, struct diag *d);

#endif
