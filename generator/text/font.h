/*
 * font.h - the fonts of a theme, opened once a process and shared by all workers.
 *
 * A struct font is one face (family and weight); it never changes after fonts_open. HarfBuzz faces and fonts made
 * immutable may be used by several threads at once.
 */
#ifndef TEXT_FONT_H
#define TEXT_FONT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct font;
struct fonts;

/* What a theme asks for: one family for some scripts. */
struct font_spec {
	const char *const *scripts; size_t n_scripts;   /* ISO 15924 */
	const char *regular, *bold;                     /* file names, looked up in the folders given; a face of a collection stands
	                                                   behind a slash, "NotoSansCJK-Bold.ttc/Noto Sans CJK SC"; bold may be NULL */
	const char *package;                            /* Debian package, for messages */
	int size, leading;                              /* [%] */
	struct pos pos;
};

/* NULL: reported (missing or damaged file, with the package that brings it). */
struct fonts *fonts_open(const struct font_spec *spec, size_t n, const char *const *dir, size_t n_dirs, struct diag *d);
void          fonts_close(struct fonts *f);

/* The file that a name in a font_spec stands for, or NULL: none of the folders has it. */
const char   *fonts_find_file(struct arena *a, const char *name, const char *const *dir, size_t n_dirs);

/*
 * The font for a character: the family of `script` (ISO 15924 as a big-endian 4-letter number, as in HarfBuzz) if it has it, else
 * the first family that has it; NULL if none has.
 */
const struct font *fonts_for(const struct fonts *f, unsigned script, bool bold, unsigned cp);

/* All faces, regular and bold of each family in the theme's order, for subsetting in the kiosk. */
size_t             fonts_count(const struct fonts *f);
const struct font *fonts_at(const struct fonts *f, size_t i);

const char *font_name(const struct font *f);            /* PostScript name, "NotoSans-Regular" */
const char *font_file(const struct font *f);            /* path */
unsigned    font_index(const struct font *f);           /* of the face in its file, as FreeType counts; 0 unless that is a collection */
bool        font_is_bold(const struct font *f);
const void *font_data(const struct font *f, size_t *len);       /* the file's bytes (a collection's: all faces), mapped; borrowed */
int         font_units(const struct font *f);           /* units an em */
int         font_size_percent(const struct font *f);    /* [%] as in the spec */
int         font_leading_percent(const struct font *f);
bool        font_has(const struct font *f, unsigned cp);
unsigned    font_glyph(const struct font *f, unsigned cp);     /* before shaping; 0 (.notdef) if it has none */

/* Measures for a PDF font descriptor and for baselines [font units], y up. */
struct font_metrics { int ascent, descent, cap_height, italic_angle, box[4], weight; bool fixed_pitch, cff, glyf; };        /* cff, glyf: its outlines */
struct font_metrics font_metrics(const struct font *f);

int font_advance(const struct font *f, unsigned glyph); /* [font units] */

/* Where a glyph leaves ink in a size [mp]: left, bottom, right, top of its origin, y up, rounded outwards. False: nowhere. */
bool font_ink(const struct font *f, unsigned glyph, int size, int box[4]);

/* HarfBuzz's own handle, for text/ only. Immutable, scaled to font units. */
struct hb_font_t *font_hb(const struct font *f);

#endif
