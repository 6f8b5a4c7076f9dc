/*
 * trace.c - a display list as text: a line an item, then the structure tree. For tests, and for eyes in a hurry.
 *
 * Everything a painter could see is in it, in an order and form that make a small change a small diff:
 *
 *   document "Trygg" nb ltr
 *   page outside 841890x595276
 *   rects #fbf8f1 0,0,841890,595276; artifact
 *   glyphs 56000,84200 NotoSans-Regular 10500 #10233d ltr nb 24900 "Hjelp" space 43@0 77@7123 ...; P
 *   path #12604a stroke 708 M 56000,84200 L 60000,84200 Z; artifact
 *   image 56000,80000 90000x60000 "map"; Figure
 *   link 56000,80000 24900x14500 "tel:+4722331160"; Link
 *   link 56000,80000 24900x14500 -> page 12 96000; Link
 *   tag   Link "22 33 11 60"
 *   tag   TH column
 *   bookmark   "Hjelp" -> page 12 96000
 *
 * A page is followed by its number if it has a label, and by its trims if the knife leaves less than the paper. An artifact says of
 * what kind it is, unless it is plain decoration; a cell its scope, a list its numbering.
 *
 * A glyph is ID@X, its offset from the item's left end; ID@X,Y where it is off the baseline; with a '-' behind it, the hyphen
 * of a divided word, which is not in the text. "space" says that the source has white space behind the item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/buf.h"
#include "paged/dlist.h"
#include "paint/paint.h"
#include "text/font.h"

#include <string.h>

static void add_colour(struct buf *out, struct colour c)
{
	buf_printf(out, "#%02x%02x%02x", c.rgb[0], c.rgb[1], c.rgb[2]);
}

static void add_quoted(struct buf *out, const char *s, size_t len)
{
	buf_addc(out, '"');
	for (size_t i = 0; i < len; i++)
		if (s[i] == '\n') {
			buf_adds(out, "\\n");
		} else {
			if (strchr("\"\\", s[i]))
				buf_addc(out, '\\');
			buf_addc(out, s[i]);
		}
	buf_addc(out, '"');
}

static void trace_glyphs(struct buf *out, const struct item *it)
{
	buf_printf(out, "glyphs %d,%d %s %d ", it->as.glyphs.x, it->as.glyphs.y, font_name(it->as.glyphs.font), it->as.glyphs.size);
	add_colour(out, it->colour);
	buf_printf(out, " %s %s %d ", it->as.glyphs.rtl ? "rtl" : "ltr", it->as.glyphs.lang, it->as.glyphs.width);
	add_quoted(out, it->as.glyphs.text, it->as.glyphs.len);
	if (it->as.glyphs.space_after)
		buf_adds(out, " space");
	for (size_t i = 0; i < it->as.glyphs.n; i++) {
		const struct dglyph *g = &it->as.glyphs.glyph[i];

		buf_printf(out, " %u@%d", g->id, g->x - it->as.glyphs.x);
		if (g->y != it->as.glyphs.y)
			buf_printf(out, ",%d", g->y - it->as.glyphs.y);
		if (g->cluster == it->as.glyphs.len)
			buf_addc(out, '-');
	}
}

static void trace_rects(struct buf *out, const struct item *it)
{
	buf_adds(out, "rects ");
	add_colour(out, it->colour);
	for (size_t i = 0; i < it->as.rects.n; i++) {
		const int *r = it->as.rects.xywh[i];

		buf_printf(out, " %d,%d,%d,%d", r[0], r[1], r[2], r[3]);
	}
}

static void trace_path(struct buf *out, const struct item *it)
{
	static const struct { char letter; int points; } verb[] = {
		[PATH_MOVE] = { 'M', 1 }, [PATH_LINE] = { 'L', 1 }, [PATH_CURVE] = { 'C', 3 }, [PATH_CLOSE] = { 'Z', 0 }
	};

	buf_adds(out, "path ");
	add_colour(out, it->colour);
	if (it->as.path.stroke > 0)
		buf_printf(out, " stroke %d", it->as.path.stroke);
	else
		buf_adds(out, " fill");
	for (size_t i = 0; i < it->as.path.n; i++) {
		const struct path_step *s = &it->as.path.step[i];

		buf_printf(out, " %c", verb[s->verb].letter);
		for (int k = 0; k < verb[s->verb].points; k++)
			buf_printf(out, " %d,%d", s->xy[2 * k], s->xy[2 * k + 1]);
	}
}

static void trace_image(struct buf *out, const struct item *it)
{
	buf_printf(out, "image %d,%d %dx%d ", it->as.image.x, it->as.image.y, it->as.image.w, it->as.image.h);
	add_quoted(out, it->as.image.image->name, strlen(it->as.image.image->name));
}

static void add_place(struct buf *out, const struct place *to)
{
	buf_printf(out, "-> page %d %d", to->page ? to->page->number : 0, to->y);
}

static void trace_link(struct buf *out, const struct item *it)
{
	buf_printf(out, "link %d,%d %dx%d ", it->as.link.x, it->as.link.y, it->as.link.w, it->as.link.h);
	if (it->as.link.to)
		add_place(out, it->as.link.to);
	else
		add_quoted(out, it->as.link.url, strlen(it->as.link.url));
}

static void trace_item(struct buf *out, const struct item *it)
{
	static const char *const artifact[] = {
		[ARTIFACT_LAYOUT] = "artifact", [ARTIFACT_HEADER] = "artifact header", [ARTIFACT_FOOTER] = "artifact footer",
		[ARTIFACT_BACKGROUND] = "artifact background", [ARTIFACT_MARKS] = "artifact marks"
	};

	switch (it->kind) {
	case ITEM_GLYPHS: trace_glyphs(out, it); break;
	case ITEM_RECTS:  trace_rects(out, it); break;
	case ITEM_PATH:   trace_path(out, it); break;
	case ITEM_IMAGE:  trace_image(out, it); break;
	case ITEM_LINK:   trace_link(out, it); break;
	}
	buf_printf(out, "; %s\n", it->tag ? dlist_role_name(it->tag->role) : artifact[it->artifact]);
}

static void trace_tag(struct buf *out, const struct tag *t, int depth)
{
	static const char *const scope[] = { [SCOPE_NONE] = "", [SCOPE_COLUMN] = " column", [SCOPE_ROW] = " row" };
	static const char *const numbering[] = {
		[NUMBERING_NONE] = "", [NUMBERING_BULLET] = " bullet", [NUMBERING_DECIMAL] = " decimal"
	};

	buf_printf(out, "tag %*s%s%s%s", 2 * depth, "", dlist_role_name(t->role), scope[t->scope], numbering[t->numbering]);
	if (t->lang)
		buf_printf(out, " %s", t->lang);
	if (t->alt) {
		buf_addc(out, ' ');
		add_quoted(out, t->alt, strlen(t->alt));
	}
	buf_addc(out, '\n');
	for (const struct tag *child = t->child; child; child = child->next)
		trace_tag(out, child, depth + 1);
}

static void trace_bookmark(struct buf *out, const struct bookmark *b)
{
	buf_printf(out, "bookmark %*s", 2 * b->level - 2, "");
	add_quoted(out, b->title, strlen(b->title));
	buf_addc(out, ' ');
	add_place(out, b->to);
	buf_addc(out, '\n');
}

/* Unless the knife leaves the whole paper. */
static void trace_trims(struct buf *out, const struct page *p)
{
	for (size_t i = 0; i < p->n_trims; i++) {
		const struct trim *t = &p->trim[i];

		if (t->w != p->w || t->h != p->h)
			buf_printf(out, " trim %d,%d %dx%d", t->x, t->y, t->w, t->h);
	}
}

void paint_trace(const struct dlist *l, struct buf *out)
{
	buf_adds(out, "document ");
	add_quoted(out, l->title ? l->title : "", l->title ? strlen(l->title) : 0);
	buf_printf(out, " %s %s\n", l->lang, l->rtl ? "rtl" : "ltr");
	for (const struct page *p = l->first; p; p = p->next) {
		buf_printf(out, "page %s %dx%d", p->name, p->w, p->h);
		trace_trims(out, p);
		if (l->bookmarks)
			buf_printf(out, " number %d", p->number);
		buf_addc(out, '\n');
		for (const struct item *it = p->first; it; it = it->next)
			trace_item(out, it);
	}
	if (l->root)
		trace_tag(out, l->root, 0);
	for (const struct bookmark *b = l->bookmarks; b; b = b->next)
		trace_bookmark(out, b);
}
