/*
 * kiosk_fonts.c - which characters a document has, which font shows each, and the fonts cut down to them.
 *
 * Measured in Chromium 156: on file://, `font-src 'self'` lets the fonts beside the document load by relative address, and
 * 'none' blocks them; so 'self' is right for file://, a USB stick and HTTP alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "html/kiosk_fonts.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "html/kiosk.h"
#include "text/font.h"
#include "text/locale.h"
#include "text/subset.h"

#include <stdlib.h>
#include <string.h>

enum { DOTTED_CIRCLE = 0x25CC };

/* Characters of a document, each once, in order. */
struct characters {
	unsigned *cp;       /* owned */
	size_t n, cap;
};

static void add_character(struct characters *set, unsigned cp)
{
	if (set->n == set->cap) {
		set->cap = set->cap > 0 ? set->cap * 2 : 4096;
		set->cp = xrealloc(set->cp, set->cap, sizeof(*set->cp));
	}
	set->cp[set->n++] = cp;
}

/*
 * The other case of a letter of the alphabets that have one, for text-transform; the letter itself if there is none. A
 * letter too many costs a glyph, so ranges are taken whole.
 */
static unsigned other_case(unsigned cp)
{
	if (cp >= 0xC0 && cp <= 0xFE && cp != 0xD7 && cp != 0xDF && cp != 0xF7)
		return cp ^ 0x20;                                       /* Latin-1 */
	if ((cp >= 0x100 && cp <= 0x137) || (cp >= 0x14A && cp <= 0x177) || (cp >= 0x1E00 && cp <= 0x1EFF) ||
	    (cp >= 0x460 && cp <= 0x481) || (cp >= 0x48A && cp <= 0x4BF) || (cp >= 0x4D0 && cp <= 0x52F))
		return cp ^ 1;                                          /* pairs: capital even, small odd */
	if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
		return cp % 2 == 1 ? cp + 1 : cp - 1;                   /* pairs the other way round */
	if (cp >= 0x391 && cp <= 0x3A9)
		return cp + 0x20;                                       /* Greek */
	if (cp >= 0x3B1 && cp <= 0x3C9)
		return cp - 0x20;
	if (cp >= 0x410 && cp <= 0x44F)
		return cp < 0x430 ? cp + 0x20 : cp - 0x20;              /* Cyrillic */
	if (cp >= 0x400 && cp <= 0x45F)
		return cp < 0x410 ? cp + 0x50 : cp - 0x50;
	if (cp >= 0x531 && cp <= 0x586)
		return cp < 0x561 ? cp + 0x30 : cp - 0x30;              /* Armenian */
	return cp;
}

/* The other forms of an Ethiopic letter, eight to a row of the code chart: a kiosk's keyboard offers them when one is typed. */
static void add_forms(struct characters *set, unsigned cp)
{
	if (cp >= 0x1200 && cp < 0x1360)
		for (unsigned i = 0; i < 8; i++)
			add_character(set, (cp & ~7u) + i);
}

static void add_text(struct characters *set, const char *text)
{
	size_t len = strlen(text);
	unsigned cp;

	for (size_t i = 0; i < len;) {
		i += utf8_decode(text + i, len - i, &cp);
		if (cp < 0x80)
			continue;                                       /* ASCII is there anyway */
		add_character(set, cp);
		if (other_case(cp) != cp)
			add_character(set, other_case(cp));
		add_forms(set, cp);
	}
}

static int by_value(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return (x > y) - (x < y);
}

static void sort_characters(struct characters *set)
{
	size_t n = 0;

	qsort(set->cp, set->n, sizeof(*set->cp), by_value);
	for (size_t i = 0; i < set->n; i++)
		if (n == 0 || set->cp[n - 1] != set->cp[i])
			set->cp[n++] = set->cp[i];
	set->n = n;
}

static unsigned script_number(const char *iso)
{
	unsigned n = 0;

	for (int i = 0; i < 4 && iso[i] != '\0'; i++)
		n = n << 8 | (unsigned char)iso[i];
	return n;
}

/* The document that fonts are chosen for. */
struct reader {
	const struct fonts *fonts;
	const char *lang;
	unsigned script;        /* of its letters */
};

/* Scripts whose fonts have quotation marks, dashes and dots as wide as their letters. */
static bool is_east_asian(unsigned script)
{
	return script == script_number("Hani") || script == script_number("Hang");
}

/*
 * Each character goes to one family, so that the order of families in the style sheet does not matter: letters of the
 * document's own script to the family of that script and language, everything else to the first that has it. Joiners go to all, as
 * they belong to the letters around them; the dotted circle to that of the marks that stand on it, or no browser draws the two with it.
 */
static const struct font *font_of(const struct reader *r, bool bold, unsigned cp)
{
	bool latin = cp < 0x590 || (cp >= 0x2000 && cp <= 0x2BFF && cp != DOTTED_CIRCLE && !is_east_asian(r->script));

	return fonts_for(r->fonts, latin ? script_number("Latn") : r->script, r->lang, bold, cp);
}

static bool is_joiner(unsigned cp)
{
	return cp == 0x200C || cp == 0x200D;
}

/* Characters of `set` that font f shows in this document. */
static size_t choose(const struct reader *r, const struct font *f, const struct characters *set, unsigned *chosen)
{
	size_t n = 0;
	bool shows = false;

	for (size_t i = 0; i < set->n; i++) {
		bool joiner = is_joiner(set->cp[i]);
		bool mine = font_of(r, font_is_bold(f), set->cp[i]) == f;

		if (!mine && !(joiner && font_has(f, set->cp[i])))
			continue;
		chosen[n++] = set->cp[i];
		shows = shows || (mine && !joiner);
	}
	return shows ? n : 0;
}

/* The rule of a font whose bytes are at `url`. */
static void add_rule(struct buf *css, const struct font *f, int family, const char *url)
{
	buf_printf(css, "@font-face{font-family:lykt%d;font-weight:%d;src:url(%s)", family, font_is_bold(f) ? 700 : 400, url);
	if (font_size_percent(f) != 100)
		buf_printf(css, ";size-adjust:%d%%", font_size_percent(f));
	buf_adds(css, "}\n");
}

static const char *data_url(struct arena *a, const struct font *f, const struct buf *font)
{
	const char *type = font_metrics(f).cff ? "font/otf" : "font/ttf";
	char *base64 = arena_alloc(a, 4 * ((font->len + 2) / 3) + 1);

	hash_base64((const unsigned char *)font->data, font->len, base64);
	return arena_printf(a, "data:%s;base64,%s", type, base64);
}

/* One font cut down, its rule in the style sheet, and unless the page stands alone its file, named by its content. */
static bool add_font(struct arena *a, const struct kiosk_page *page, const struct font *f, int family, const unsigned *cp, size_t n,
                     struct kiosk_file *file, size_t *n_files, struct buf *css, struct diag *d)
{
	struct kiosk_file *new = &file[*n_files];
	struct buf font;
	bool ok;

	buf_init(&font);
	ok = subset_characters(f, cp, n, &font);
	if (!ok) {
		diag_error(d, (struct pos){ .file = font_file(f) }, "font cannot be cut down to %zu characters for the kiosk", n);
	} else if (page->single) {
		add_rule(css, f, family, data_url(a, f, &font));
	} else {
		new->data = arena_strndup(a, font.data, font.len);
		new->len = font.len;
		new->name = kiosk_part_name(a, "fonts", page->lang, new->data, new->len, font_metrics(f).cff ? "otf" : "ttf");
		add_rule(css, f, family, new->name);
		(*n_files)++;
	}
	buf_release(&font);
	return ok;
}

bool kiosk_fonts_add(struct arena *a, const struct kiosk_page *page, const struct fonts *fonts, struct kiosk_file *file, size_t *n,
                     struct buf *css, struct diag *d)
{
	struct reader reader = { fonts, page->lang, script_number(locale_script(page->lang)) };
	struct characters set = { .n = 0 };
	struct buf families;
	unsigned *chosen;
	int family = 0, last = 0;
	bool ok = true;

	buf_init(&families);
	for (unsigned cp = 0x20; cp < 0x7F; cp++)
		add_character(&set, cp);
	add_character(&set, 0xA0);
	add_character(&set, 0x2026);                                    /* ellipsis, drawn by the browser where text is cut */
	add_text(&set, page->body);
	add_text(&set, page->title);
	sort_characters(&set);
	chosen = ARENA_ARRAY(a, unsigned, set.n);
	*n = 0;
	for (size_t i = 0; i < fonts_count(fonts); i++) {
		const struct font *f = fonts_at(fonts, i);
		size_t shown = choose(&reader, f, &set, chosen);

		if (!font_is_bold(f))
			family++;                                       /* each family: regular, then bold */
		if (shown == 0)
			continue;
		if (!font_check(f, d) || !add_font(a, page, f, family, chosen, shown, file, n, css, d)) {
			ok = false;
			continue;
		}
		if (family != last)
			buf_printf(&families, "lykt%d,", family);
		last = family;
	}
	buf_printf(css, ":root{--fonts:%ssans-serif}\n", families.data);
	buf_release(&families);
	free(set.cp);
	return ok;
}

static bool is_any(const struct font *f, const void *what)
{
	(void)f;
	(void)what;
	return true;
}

void kiosk_fonts_add_leading(struct buf *css, const struct fonts *fonts, const char *lang)
{
	const struct font *f = fonts_choose(fonts, script_number(locale_script(lang)), lang, false, is_any, NULL);
	int percent = f != NULL ? font_leading_percent(f) : 100;

	buf_printf(css, ":root{--leading:%d.%02d}\n", percent / 100, percent % 100);
}
