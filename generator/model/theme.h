/*
 * theme.h - colours by role, fonts by script, pictograms, and the limits within which text may shrink or grow.
 */
#ifndef MODEL_THEME_H
#define MODEL_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct colour {
	uint8_t rgb[3];             /* sRGB */
	uint8_t cmyk[4];            /* [%] for print shops */
};

/* Roles, not colours: a theme gives each its colour. The names in theme.yaml and CSS (--ground) are theme_role_name(). */
enum role {
	ROLE_GROUND,        /* behind text */
	ROLE_INK,           /* text */
	ROLE_NIGHT,         /* large dark grounds: helpline bar, cover */
	ROLE_ON_NIGHT,      /* text on them */
	ROLE_SAND,          /* quiet warm areas */
	ROLE_MIST,          /* quiet cool areas */
	ROLE_LIGHT,         /* the lantern's accent; never text on ground */
	ROLE_TRUE,          /* "what is true", "you can" */
	ROLE_DANGER,        /* immediate danger only */
	ROLE_LINE,          /* rules and borders */
	ROLES
};

enum variant { VARIANT_PLAIN, VARIANT_CONTRAST, VARIANT_DARK, VARIANTS };

struct theme_font {
	const char *const *scripts; size_t n_scripts;       /* ISO 15924: "Latn" ... */
	const char *const *languages; size_t n_languages;   /* BCP 47; none: any */
	const char *regular, *bold;                         /* file names, of a collection with "/" and the face behind */
	const char *package;                                /* Debian package that brings them */
	int size, leading;                                  /* [%] of the asked size and leading, to match the Latin */
	struct pos pos;
};

/* A pictogram: strokes on a grid of 24 units; coordinates in 1/1000 unit, y down. */
enum path_verb { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };        /* 1, 1, 3 and 0 points */
struct path_step { enum path_verb verb; int xy[6]; };
struct icon {
	const char *name;
	const struct path_step *step; size_t n_steps;
	bool mirrors;               /* has a direction: flipped in right-to-left */
};

/* A picture as its author drew or took it. */
enum image_kind { IMAGE_PNG, IMAGE_JPEG };
struct image {
	const char *name, *path;
	enum image_kind kind;
	int w, h;                   /* dots */
	bool grey;                  /* a JPEG of one colour; else it has three, of 8 bits each */
	const void *data; size_t len;       /* the whole file */
};

struct theme {
	const char *id;             /* folder name */
	const char *dir;            /* "themes/lantern" */
	struct pos pos;
	struct colour colour[VARIANTS][ROLES];
	const struct theme_font *fonts; size_t n_fonts;
	const struct icon *icons; size_t n_icons;
	const struct image *images; size_t n_images;        /* by name */
	int shrink, grow;           /* [%] of the asked size that fitting may go to, e.g. 88 and 115 */
	int smallest;               /* [mp] no text on paper is ever set smaller */
	const char *css;            /* text of theme.css, behind the generated roles */
};

const char *theme_role_name(enum role r);                       /* "on-night" */
const struct icon *theme_find_icon(const struct theme *t, const char *name);    /* or NULL */

/* Contrast of two colours, times 100 (WCAG 2.2, "contrast ratio"): 2100 is black on white. */
int theme_contrast(const struct colour *a, const struct colour *b);

#endif
