/*
 * missing.c - what to say about a character that no font has.
 *
 * In Debian 12, fonts-noto-core (20201225) has a font for every script of Unicode but those that fonts-noto-cjk is for
 * and a dozen that hardly anyone writes; fonts-noto-extra only has more weights of the same, and fonts-noto-unhinted is
 * empty. So a package follows from the script.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/missing.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "text/font.h"

#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

struct missing {
	const struct fonts *fonts;
	struct diag *diag;
	USet *told;                             /* owned */
	const struct font_spec **absent; size_t n_absent;       /* owned; families reported as not installed */
};

struct missing *missing_open(const struct fonts *f, struct diag *d)
{
	struct missing *m = xalloc(sizeof(*m));

	*m = (struct missing){ .fonts = f, .diag = d, .told = uset_openEmpty() };
	return m;
}

void missing_close(struct missing *m)
{
	if (m == NULL)
		return;
	uset_close(m->told);
	free(m->absent);
	free(m);
}

static bool was_told(struct missing *m, const struct font_spec *absent)
{
	for (size_t i = 0; i < m->n_absent; i++)
		if (m->absent[i] == absent)
			return true;
	m->absent = xrealloc(m->absent, m->n_absent + 1, sizeof(const struct font_spec *));
	m->absent[m->n_absent++] = absent;
	return false;
}

static bool is_east_asian(UChar32 c, UScriptCode script)
{
	switch (script) {
	case USCRIPT_HAN: case USCRIPT_HIRAGANA: case USCRIPT_KATAKANA: case USCRIPT_HANGUL: case USCRIPT_BOPOMOFO:
		return true;
	default:                /* punctuation of theirs, enclosed letters, wide and narrow forms */
		return (c >= 0x2FF0 && c <= 0x33FF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF);
	}
}

/* Scripts newer than the fonts of Debian 12, and one that is in no family. */
static bool is_in_no_package(UScriptCode script)
{
	static const UScriptCode none[] = {
		USCRIPT_CHORASMIAN, USCRIPT_CYPRO_MINOAN, USCRIPT_DIVES_AKURU, USCRIPT_KAWI, USCRIPT_KHITAN_SMALL_SCRIPT,
		USCRIPT_MAKASAR, USCRIPT_NAG_MUNDARI, USCRIPT_NANDINAGARI, USCRIPT_OLD_UYGHUR, USCRIPT_TANGSA, USCRIPT_TOTO,
		USCRIPT_VITHKUQI, USCRIPT_UNKNOWN,
	};

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (none[i] == script)
			return true;
	return false;
}

static void suggest(struct missing *m, struct pos at, UChar32 c)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript(c, &status);

	if (c == 0xFFFC || c == 0xFFFD)
		diag_note(m->diag, at, "it stands where something was lost: write that again");
	else if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION))
		diag_note(m->diag, at, "an emoji cannot be printed well: say it in words, or with a pictogram");
	else if (is_east_asian(c, script))
		diag_note(m->diag, at, "the package fonts-noto-cjk has it: add a font of it to the theme");
	else if (U_FAILURE(status) || is_in_no_package(script))
		diag_note(m->diag, at, "no package of Debian is known to have it: write it another way");
	else if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED)
		diag_note(m->diag, at, "write it another way; or a symbol font of the package fonts-noto-core may have it: add that to the theme");
	else
		diag_note(m->diag, at, "the package fonts-noto-core has a font for %s (%s): add it to the theme",
			uscript_getName(script), uscript_getShortName(script));
}

void missing_report(struct missing *m, struct pos at, unsigned script, const char *lang, unsigned cp)
{
	const struct font_spec *absent = fonts_absent(m->fonts, script, lang);
	char text[5] = "";

	if (uset_contains(m->told, (UChar32)cp) || (absent != NULL && was_told(m, absent)))
		return;
	uset_add(m->told, (UChar32)cp);
	utf8_encode(cp, text);
	diag_error(m->diag, at, "no font has '%s' (U+%04X)", text, cp);
	if (absent == NULL)
		suggest(m, at, (UChar32)cp);
	else if (absent->package != NULL)
		diag_note(m->diag, absent->pos, "font '%s' is not installed: install the package %s", absent->regular, absent->package);
	else
		diag_note(m->diag, absent->pos, "font '%s' is not installed", absent->regular);
}
