/*
 * pdf_mark.c - where marked content begins and ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_mark.h"
#include "base/buf.h"
#include "paged/dlist.h"
#include "paint/pdf_object.h"
#include "paint/pdf_tag.h"

#include <string.h>

/* The language of its words where it is not the element's, or NULL. */
static const char *own_lang(const struct pdf_marks *m, const struct item *it)
{
	const char *lang = it->kind == ITEM_GLYPHS ? it->as.glyphs.lang : NULL;

	return it->tag != NULL && lang != NULL && strcmp(lang, pdf_tags_lang(m->tags, it->tag)) != 0 ? lang : NULL;
}

static bool is_same(const struct pdf_marks *m, const struct item *a, const struct item *b)
{
	const char *x = own_lang(m, a), *y = own_lang(m, b);

	if (a->tag != b->tag || (x == NULL) != (y == NULL) || (x != NULL && strcmp(x, y) != 0))
		return false;
	return a->tag != NULL || (a->artifact == b->artifact && a->artifact != ARTIFACT_BACKGROUND);
}

/* ISO 32000-1, table 330: a background says how far it reaches, running heads and feet where they hang. */
static void open_artifact(struct buf *out, enum artifact artifact, const int box[4])
{
	buf_adds(out, "/Artifact<</Type");
	switch (artifact) {
	case ARTIFACT_LAYOUT: buf_adds(out, "/Layout"); break;
	case ARTIFACT_HEADER: buf_adds(out, "/Pagination/Subtype/Header/Attached[/Top]"); break;
	case ARTIFACT_FOOTER: buf_adds(out, "/Pagination/Subtype/Footer/Attached[/Bottom]"); break;
	case ARTIFACT_MARKS:  buf_adds(out, "/Page"); break;
	case ARTIFACT_BACKGROUND:
		buf_adds(out, "/Background/BBox[ ");
		pdf_write_rect(out, box[0], box[1], box[2], box[3]);
		buf_adds(out, "]");
		break;
	}
	buf_adds(out, ">>BDC\n");
}

static void write_actual(struct buf *out, const char *text, size_t len)
{
	buf_adds(out, "/ActualText<FEFF");
	pdf_write_utf16(out, text, len);
	buf_addc(out, '>');
}

/* Poppler heeds /ActualText on a Span only, whatever the element is. */
static void open_content(struct pdf_marks *m, const struct item *it, const char *text, size_t len)
{
	const char *lang = own_lang(m, it);
	enum tag_role role = lang != NULL || text != NULL ? TAG_SPAN : it->tag->role;

	buf_printf(m->out, "/%s<</MCID %d", dlist_role_name(role), pdf_tags_add_content(m->tags, it->tag, lang));
	if (text != NULL)
		write_actual(m->out, text, len);
	buf_adds(m->out, ">>BDC\n");
}

static void close_inner(struct pdf_marks *m)
{
	if (m->inner)
		buf_adds(m->out, "EMC\n");
	m->inner = false;
}

void pdf_marks_close(struct pdf_marks *m)
{
	close_inner(m);
	if (m->open)
		buf_adds(m->out, "EMC\n");
	m->open = false;
}

void pdf_marks_open(struct pdf_marks *m, const struct item *it, const int box[4])
{
	close_inner(m);
	if (m->open && !m->alone && is_same(m, m->item, it))
		return;
	pdf_marks_close(m);
	if (it->tag != NULL)
		open_content(m, it, NULL, 0);
	else
		open_artifact(m->out, it->artifact, box);
	m->open = true;
	m->alone = false;
	m->item = it;
}

void pdf_marks_open_alone(struct pdf_marks *m, const struct item *it, const char *text, size_t len)
{
	if (it->tag != NULL) {
		pdf_marks_close(m);
		open_content(m, it, text, len);
		m->open = m->alone = true;
		m->item = it;
		return;
	}
	pdf_marks_open(m, it, NULL);
	buf_adds(m->out, "/Span");
	if (text != NULL) {
		buf_adds(m->out, "<<");
		write_actual(m->out, text, len);
		buf_adds(m->out, ">>BDC\n");
	} else {
		buf_adds(m->out, " BMC\n");
	}
	m->inner = true;
}
