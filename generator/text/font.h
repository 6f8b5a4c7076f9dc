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

/* What a theme asks for: one family for some scripts. Strings are borrowed as long as the fonts are open. */
struct font_spec {
	const char *const *scripts; size_t n_scripts;   /* ISO 15924 */
	const char *const *languages; size_t n_languages;       /* BCP 47; none: any language */
	const char *regular, *bold;                     /* file names, looked up in the folders given; a face of a collection stands
	                                                   behind a slash, "NotoSansCJK-Bold.ttc/Noto Sans CJK SC"; bold may be NULL */
	const char *package;                            /* Debian package, for messages */
	int size, leading;                              /* [%] */
	struct pos pos;
};

/*
 * A family that is not installed is no error as long as there is one that is: it is missed when a character needs it. NULL: reported (a
 * damaged file, or no family at all).
 */
struct fonts *fonts_open(const struct font_spec *spec, size_t n, const char *const *dir, size_t n_dirs, struct diag *d);
void          fonts_close(struct fonts *f);

/* The file that a name in a font_spec stands for, or NULL: none of the folders has it. */
const char   *fonts_find_file(struct arena *a, const char *name, const char *const *dir, size_t n_dirs);

/*
 * The font for a character of a script (ISO 15924 as a big-endian 4-letter number, as in HarfBuzz) in a language (BCP 47). Asked in this
 * order, and among equals in the theme's:
 *
 *   1. families of the script that name the language ("zh-Hans" names "zh-Hans-CN" too)
 *   2. families of the script that name no language
 *   3. all others but those of 4
 *   4. families for other languages
 *
 * The first that has it is taken, in the weight asked for if the family has that. NULL: none has it, or a family of 1 or 2 that is not
 * installed might (fonts_absent): what a text looks like never depends on which fonts a machine happens to have.
 */
const struct font *fonts_for(const struct fonts *f, unsigned script, const char *lang, bool bold, unsigned cp);

/* The same for anything that one font can show. */
const struct font *fonts_choose(const struct fonts *f, unsigned script, const char *lang, bool bold,
	bool (*can)(const struct font *, const void *what), const void *what);

/* The first family of the script, in that order, that is not installed; or NULL. */
const struct font_spec *fonts_absent(const struct fonts *f, unsigned script, const char *lang);

/* All faces that are installed, regular and bold of each family in the theme's order, for subsetting in the kiosk. At least one. */
size_t             fonts_count(const struct fonts *f);
const struct font *fonts_at(const struct fonts *f, size_t i);

/* Before a font is used: is its file undamaged, all of it? Looked at once a process. False: reported, at the theme's line. */
bool font_check(const struct font *f, struct diag *d);

const char *font_name(const struct font *f);            /* PostScript name, "NotoSans-Regular" */
const char *font_file(const struct font *f);            /* path */
unsigned    font_index(const struct font *f);           /* of the face in its file, as FreeType counts; 0 unless that is a collection */
bool        font_is_bold(const struct font *f);
const void *font_data(const struct font *f, size_t *len);       /* the file's bytes (a collection's: all faces), mapped; borrowed */
int         font_units(const struct font *f);           /* units an em */
int         font_size_percent(const struct font *f);    /* [%] as in the spec */
int         font_leading_percent(const struct font *f);
bool        font_has(const struct font *f, unsigned cp);        /* never U+FFFC and U+FFFD, which stand for what was lost */
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
