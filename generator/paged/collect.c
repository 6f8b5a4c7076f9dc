/*
 * collect.c - the pieces of a frame become boxes: a paragraph for every text, list item and number, shaped and ready to be
 * wrapped, and with it its place in the structure tree.
 *
 * Nothing here depends on a size or a width: fitting comes later, and often.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "model/model.h"
#include "paged/book.h"
#include "paged/collect_own.h"
#include "paged/note.h"
#include "paged/table.h"
#include "text/font.h"
#include "text/locale.h"
#include "text/twins.h"

enum {
	DEEPEST = 4,                /* lists and quotations within each other that still move their text in */
	QUOTE_HANG = 1000,          /* [1/1000 em] */
	BULLET_HANG = 900,
	CHECK_HANG = 1400,
	DIGIT_HANG = 600,           /* a digit of a list's number, a little wider than it is */
	PRINT_DPI = 150,            /* dots an inch that a picture needs */
	QR_DPI = 600,               /* dots of an office printer */
	LATIN_CAPITALS = 714,       /* [1/1000 em] of Noto Sans */
	RULE_THICKNESS = 500        /* [mp] of a rule in a text */
};

struct box *collect_add_box(const struct collecting *f, enum box_kind kind)
{
	struct box *b = ARENA_NEW(f->l->arena, struct box);

	b->kind = kind;
	b->pos = f->piece->pos;
	b->piece = f->piece;
	b->turn = *f->turn;
	*f->turn = false;
	**f->end = b;
	*f->end = &b->next;
	return b;
}

struct tag *collect_add_tag(const struct collecting *f, enum tag_role role)
{
	struct tag *t = dlist_add_tag(f->l->arena, f->parent, role);

	if (f->parent == f->sect && strcmp(f->lang, f->l->sheet->lang))
		t->lang = f->lang;
	return t;
}

static int at_least(int a, int b)
{
	return a > b ? a : b;
}

static int at_most(int a, int b)
{
	return a < b ? a : b;
}

/*
 * How high the letters of a font stand [1/1000 em]. Fonts of scripts without capitals fill that field with anything; their tall letters
 * take a good half of the ascent, but hardly less than capitals would.
 */
static int letter_height(const struct font *font)
{
	const struct font_metrics m = font_metrics(font);
	const bool capitals = font_has(font, 'H') && m.cap_height > 0;
	int height = (int)((capitals ? m.cap_height * 1000LL : m.ascent * 550LL) / font_units(font));

	return (capitals ? height : at_least(height, LATIN_CAPITALS)) * font_size_percent(font) / 100;
}

/* What baselines need to know of the fonts: the largest demand in a paragraph of several. What is raised has none. */
static void note_fonts(struct text_box *t)
{
	t->least = 100;
	for (size_t i = 0; i < t->para.n_runs; i++) {
		if (t->para.run[i].span->rise > 0)
			continue;
		t->least = at_most(t->least, font_size_percent(t->para.run[i].font));
		t->cap = at_least(t->cap, letter_height(t->para.run[i].font));
		t->loose = at_least(t->loose, font_leading_percent(t->para.run[i].font));
	}
}

struct text_box *collect_open_text(const struct collecting *f, const struct style *style, enum tag_role role, struct pos pos, size_t links)
{
	struct arena *a = f->l->arena;
	struct box *b = collect_add_box(f, BOX_TEXT);
	struct text_box *t = &b->as.text;

	b->turn |= style->turn;
	b->pos = pos;
	t->style = style;
	t->hang = f->hang;
	t->labels = *f->labels;
	*f->labels = NULL;
	t->look = ARENA_ARRAY(a, struct look, 1 + links);
	t->look[0].tag = collect_add_tag(f, role);
	t->n_looks = 1;
	para_init(&t->para, a, f->lang, f->rtl);
	return t;
}

struct para_span collect_look(const struct collecting *f, const struct style *style)
{
	return (struct para_span){ .lang = f->lang, .bold = style->bold };
}

/* False: some character has no font, which was reported. */
static bool shape(const struct collecting *f, struct para *p, struct pos pos)
{
	const struct para *twin = twins_find(f->l->twins, p);

	if (twin) {
		*p = *twin;
		return true;
	}
	if (!para_prepare(p, f->l->env->fonts, pos, f->l->diag))
		return *f->ok = false;
	para_shape(p);
	twins_add(f->l->twins, p);
	return true;
}

/* A heading without words is none: nothing is painted for it, and those below it would miss their level. */
static bool is_heading(const struct text_box *t)
{
	struct tag *tag = t->look[0].tag;

	if (strspn(t->para.text, " \t\n") == t->para.len && tag->role >= TAG_H1 && tag->role <= TAG_H3)
		tag->role = TAG_P;
	return tag->role >= TAG_H1 && tag->role <= TAG_H3;
}

void collect_close_text(const struct collecting *f, struct text_box *t, struct pos pos)
{
	if (shape(f, &t->para, pos))
		note_fonts(t);
	if (is_heading(t) && f->room->flows)
		t->heading = book_add_heading(f->l, t);
}

/* The notes are those that the paragraph asks for. */
static void collect_spans(const struct collecting *f, const struct span *s, const struct style *style, enum tag_role role, struct pos pos,
	const struct note *notes)
{
	struct text_box *t;

	if (!s)
		return;
	t = collect_open_text(f, style, role, pos, words_count_links(s) + note_count(notes));
	words_add_spans(f->l, t, s, collect_look(f, style));
	note_cite(f, t, notes);
	collect_close_text(f, t, pos);
}

static void collect_words(const struct collecting *f, const char *words, const struct style *style, struct pos pos, const struct note *notes)
{
	struct text_box *t;

	if (!words || !*words)
		return;
	t = collect_open_text(f, style, style->tag, pos, note_count(notes));
	words_add(t, words, collect_look(f, style));
	note_cite(f, t, notes);
	collect_close_text(f, t, pos);
}

/* Whose number it is, or NULL. */
static const struct contact *find_owner(const struct model *m, const struct number *n)
{
	for (size_t i = 0; i < m->n_contacts; i++)
		if (m->contacts[i]->phone == n || m->contacts[i]->sms == n)
			return m->contacts[i];
	return NULL;
}

/* A PIECE_NUMBER. The line may end before the number: it is set large, and the words in front can be long. */
static void collect_number(const struct collecting *f)
{
	const struct piece *p = f->piece;
	const struct number *n = p->as.number.number;
	const char *before = p->as.number.before, *number;
	struct para_span look = collect_look(f, p->style);
	struct text_box *t;

	if (!n)
		return;
	number = p->as.number.international && n->international ? n->international : n->national;
	t = collect_open_text(f, p->style, p->style->tag, p->pos, 1);
	if (before && *before) {
		words_add(t, before, look);
		words_add(t, " ", look);
	}
	look.mark = words_add_link(f->l->arena, t, qr_tel(f->l->arena, n->dial), number);
	t->look[look.mark].contact = find_owner(f->l->env->model, n);
	words_add_number(t, number, look);
	collect_close_text(f, t, p->pos);
}

static void collect_web(const struct collecting *f)
{
	const struct piece *p = f->piece;
	struct para_span look = collect_look(f, p->style);
	struct text_box *t;

	if (!p->as.text || !*p->as.text)
		return;
	t = collect_open_text(f, p->style, p->style->tag, p->pos, 1);
	look.isolate = look.address = true;
	look.mark = words_add_link(f->l->arena, t, arena_printf(f->l->arena, "https://%s", p->as.text), p->as.text);
	words_add(t, p->as.text, look);
	collect_close_text(f, t, p->pos);
}

/* Into a list or quotation. Text stops moving in at a depth where a narrow panel would have no room left. */
static void descend(struct collecting *f, struct tag *tag, int hang)
{
	f->parent = tag;
	if (f->depth++ < DEEPEST)
		f->hang += hang;
}

static int digits(int n)
{
	int count = 1;

	while (n /= 10)
		count++;
	return count;
}

static int marker_hang(enum marker marker, int last_number)
{
	switch (marker) {
	case MARKER_NONE:   return 0;
	case MARKER_BULLET: return BULLET_HANG;
	case MARKER_CHECK:  return CHECK_HANG;
	case MARKER_NUMBER: return DIGIT_HANG * (digits(last_number) + 1);
	}
	return 0;
}

static enum numbering numbering(enum marker marker)
{
	return marker == MARKER_BULLET ? NUMBERING_BULLET : marker == MARKER_NUMBER ? NUMBERING_DECIMAL : NUMBERING_NONE;
}

/* The label waits for the first line of its item. Words in it are read as Lbl; a check box is a drawing beside the item. */
static const struct label *add_label(const struct collecting *f, enum marker marker, int at, int number, const struct block *item)
{
	struct arena *a = f->l->arena;
	struct label *label = ARENA_NEW(a, struct label);
	const char *words = marker == MARKER_BULLET ? "•" : arena_printf(a, "%d.", number);
	/* A bullet is the same in every language: in fonts for Chinese it is as wide as a character. */
	struct para_span look = { .lang = f->lang, .unbreakable = true, .isolate = marker == MARKER_BULLET };

	label->marker = marker;
	label->at = at;
	label->next = *f->labels;
	*f->labels = label;
	if (marker == MARKER_CHECK)
		return label;
	label->look.tag = dlist_add_tag(a, f->parent, TAG_LBL);
	para_init(&label->para, a, f->lang, f->rtl);
	para_add(&label->para, words, strlen(words), &look);
	shape(f, &label->para, item->pos);
	return label;
}

static void collect_blocks(struct collecting f, const struct block *first, const struct style *style, int *items_left);

static void collect_list(struct collecting f, const struct block *list, int *items_left)
{
	const struct style *style = f.piece->as.blocks.item ? f.piece->as.blocks.item : f.piece->style;
	enum marker marker = list->ordered ? MARKER_NUMBER : f.piece->as.blocks.marker;
	bool counted = f.depth == 0;        /* items of lists within lists go with theirs */
	int number = list->start, last = number, hang;
	struct tag *tag;

	for (const struct block *item = list->child; item && item->next; item = item->next)
		last++;
	hang = marker_hang(marker, last);
	tag = collect_add_tag(&f, TAG_L);
	tag->numbering = numbering(marker);
	descend(&f, tag, hang);
	for (const struct block *item = list->child; item; item = item->next) {
		const struct label *label = NULL;
		struct collecting inner = f;

		if (counted && (*items_left)-- <= 0)
			break;
		inner.parent = dlist_add_tag(f.l->arena, f.parent, TAG_LI);
		if (marker != MARKER_NONE)
			label = add_label(&inner, marker, f.hang - hang, number++, item);
		inner.parent = dlist_add_tag(f.l->arena, inner.parent, TAG_LBODY);
		collect_blocks(inner, item->child, style, items_left);
		if (label && *f.labels == label)
			*f.labels = label->next;        /* an item without words has no line for its label */
	}
}

static enum tag_role heading_role(const struct style *style, int level)
{
	enum tag_role role = style->tag;

	if (level > 2 && role >= TAG_H1 && role < TAG_H3)
		role++;
	return role;
}

/* `items_left`: how many items of the outermost lists are still to be shown. */
static void collect_blocks(struct collecting f, const struct block *first, const struct style *style, int *items_left)
{
	static const struct piece thin_rule = { .kind = PIECE_RULE, .as.rule = { ROLE_LINE, RULE_THICKNESS } };
	const struct style *heading = f.piece->as.blocks.heading ? f.piece->as.blocks.heading : style;

	for (const struct block *b = first; b; b = b->next) {
		struct collecting inner = f;

		switch (b->kind) {
		case BLOCK_PARAGRAPH:
			collect_spans(&f, b->spans, style, style->tag, b->pos, NULL);
			break;
		case BLOCK_HEADING:
			collect_spans(&f, b->spans, heading, heading_role(heading, b->level), b->pos, NULL);
			break;
		case BLOCK_LIST:
			collect_list(f, b, items_left);
			break;
		case BLOCK_ITEM:
			collect_blocks(f, b->child, style, items_left);
			break;
		case BLOCK_QUOTE:
			descend(&inner, collect_add_tag(&f, TAG_QUOTE), QUOTE_HANG);
			collect_blocks(inner, b->child, style, items_left);
			break;
		case BLOCK_CODE:
			collect_words(&f, b->text, style, b->pos, NULL);
			break;
		case BLOCK_RULE:
			collect_add_box(&f, BOX_RULE)->piece = &thin_rule;
			break;
		}
	}
}

static void collect_qr(const struct collecting *f)
{
	const struct piece *p = f->piece;
	struct qr qr;
	struct box *b;

	if (!qr_encode(f->l->arena, p->as.qr.payload, &qr)) {
		*f->ok = *p->as.qr.payload ? diag_error(f->l->diag, p->pos, "'%s' is too long for a QR code", p->as.qr.payload)
		                           : diag_error(f->l->diag, p->pos, "a QR code of nothing");
		return;
	}
	b = collect_add_box(f, BOX_QR);
	b->as.qr.qr = qr;
	b->as.qr.side = qr_side(&qr, p->as.qr.side, QR_DPI);
	b->as.qr.quiet = b->as.qr.side / qr.size * QR_QUIET_ZONE;
	b->as.qr.tag = collect_add_tag(f, TAG_FIGURE);
	b->as.qr.tag->alt = p->as.qr.alt;
}

/* A picture that says nothing (alt = "") is decoration: nobody reads it aloud. */
static void collect_image(const struct collecting *f)
{
	const struct piece *p = f->piece;
	const long long dpi = p->as.image.width > 0 ? (long long)p->as.image.image->w * MP_PER_INCH / p->as.image.width : PRINT_DPI;
	struct box *b = collect_add_box(f, BOX_IMAGE);

	if (p->as.image.alt && *p->as.image.alt) {
		b->as.figure = collect_add_tag(f, TAG_FIGURE);
		b->as.figure->alt = p->as.image.alt;
	}
	if (dpi < PRINT_DPI)
		diag_warning(f->l->diag, p->pos, "'%s' has only %lld dots an inch in this width; on paper that looks coarse below %d",
			p->as.image.image->name, dpi, PRINT_DPI);
}

struct collecting collect_turn_to(struct collecting f, const struct piece *p)
{
	f.piece = p;
	if (p->lang) {
		f.lang = p->lang;
		f.rtl = locale_is_rtl(p->lang);
	}
	return f;
}

static void collect_pieces(struct collecting f, const struct piece *first);

void collect_inside(struct collecting f, struct box *b, const struct piece *first)
{
	struct box **end = &b->as.first;
	bool turn = false;              /* a box stays whole */

	f.end = &end;
	f.turn = &turn;
	collect_pieces(f, first);
}

static void collect_piece(struct collecting f)
{
	const struct piece *p = f.piece;
	struct box *b, **end;
	const char *running;
	int items_left;

	switch (p->kind) {
	case PIECE_TEXT:
		collect_words(&f, p->as.text, p->style, p->pos, p->notes);
		break;
	case PIECE_SPANS:
		if (p->as.spans)
			collect_spans(&f, p->as.spans, p->style, p->style->tag, p->as.spans->pos.file ? p->as.spans->pos : p->pos, p->notes);
		break;
	case PIECE_BLOCKS:
		items_left = p->as.blocks.most_items > 0 ? p->as.blocks.most_items : INT_MAX;
		collect_blocks(f, p->as.blocks.first, p->style, &items_left);
		break;
	case PIECE_NUMBER:  collect_number(&f); break;
	case PIECE_WEB:     collect_web(&f); break;
	case PIECE_QR:      collect_qr(&f); break;
	case PIECE_ICON:    if (p->as.icon.icon) collect_add_box(&f, BOX_ICON); break;
	case PIECE_RULE:    collect_add_box(&f, BOX_RULE); break;
	case PIECE_SPACE:   collect_add_box(&f, BOX_SPACE); break;
	case PIECE_FILL:    collect_add_box(&f, BOX_FILL); break;
	case PIECE_BOX:
		collect_inside(f, collect_add_box(&f, BOX_STACK), p->as.box.first);
		break;
	case PIECE_IMAGE:   if (p->as.image.image) collect_image(&f); break;
	case PIECE_TABLE:       table_collect(f); break;
	case PIECE_CONTENTS:    book_collect_contents(f); break;
	case PIECE_MENTIONS:    book_collect_mentions(f); break;
	case PIECE_TURN:        *f.turn = true; break;
	case PIECE_RUNNING:
		running = book_running(f.l, p->as.running, &f);
		collect_words(&f, running, p->style, p->pos, NULL);
		break;
	case PIECE_COLUMNS:
		b = collect_add_box(&f, BOX_COLUMNS);
		end = &b->as.first;
		f.end = &end;
		for (size_t i = 0; i < p->as.columns.n; i++) {
			struct collecting column = collect_turn_to(f, p->as.columns.box[i]);

			collect_inside(column, collect_add_box(&column, BOX_STACK), column.piece->as.box.first);
		}
		break;
	}
}

static void collect_pieces(struct collecting f, const struct piece *first)
{
	for (const struct piece *p = first; p; p = p->next)
		collect_piece(collect_turn_to(f, p));
}

static bool begins_chapter(const struct piece *p)
{
	return (p->kind == PIECE_TEXT || p->kind == PIECE_SPANS) && p->style->tag == TAG_H1;
}

/* Each chapter is a section of its own, the first that of the room. */
static void collect_flow(struct collecting f, const struct piece *first)
{
	for (const struct piece *p = first; p; p = p->next) {
		if (p != first && begins_chapter(p))
			f.sect = f.parent = dlist_add_tag(f.l->arena, f.sect->parent, TAG_SECT);
		collect_piece(collect_turn_to(f, p));
	}
}

bool collect_room(const struct layout *l, struct room *room)
{
	struct box **end = &room->first;
	const struct label *labels = NULL;
	bool ok = true, turn = false;
	struct collecting f = {
		.l = l, .room = room, .end = &end, .ok = &ok, .turn = &turn, .labels = &labels,
		.lang = l->sheet->lang, .rtl = l->sheet->rtl,
		.sect = room->tag, .parent = room->tag
	};

	(room->flows ? collect_flow : collect_pieces)(f, room->frame->first);
	return ok;
}
