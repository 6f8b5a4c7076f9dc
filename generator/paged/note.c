/*
 * note.c - notes: their words shaped once each, their numbers and places found page by page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/note.h"

#include <string.h>

#include "base/arena.h"
#include "paged/book.h"

enum {
	HANG = 1800,            /* [1/1000 em] for the number in front of a note */
	MARK_SIZE = 620,        /* [1/1000] of the paragraph's size */
	MARK_RISE = 360,        /* [1/1000 em] of the paragraph */
	MARK_GAP = 60,
	RULE_WIDTH = MM(25),    /* [mp] of the rule above the notes */
	RULE = 500,
	RULE_ABOVE = 10000,     /* [mp] what is kept free above it, and below */
	RULE_BELOW = 5000
};

/* The words of a note: shaped and measured once, however often they are set. */
struct note_words {
	const struct note *note;
	const char *lang;
	struct box *box;
	struct note_words *next;
};

/* A note on its page. */
struct footnote {
	const struct note_words *words;
	int number;
	struct box box;                 /* of which all but its elements is that of the words */
	struct label label;
	struct place place;
	struct footnote *next;
};

/* Collecting */

static bool same_words(const struct note_words *w, const struct note *note, const char *lang)
{
	return !strcmp(w->note->text, note->text) && !strcmp(w->lang, lang) && w->note->style == note->style;
}

/* The box is no part of what is around, and its element is made when its page is known. */
static struct box *make_box(const struct collecting *around, const struct note *note, const char *lang)
{
	const struct label *labels = NULL;
	struct box *box = NULL, **end = &box;
	bool turn = false;
	struct collecting f = *around;
	struct text_box *t;

	f.end = &end;
	f.labels = &labels;
	f.turn = &turn;
	f.lang = lang;
	f.hang = HANG;
	f.parent = f.sect = dlist_add_tag(f.l->arena, NULL, TAG_DOCUMENT);
	t = collect_open_text(&f, note->style, TAG_NOTE, note->pos, 0);
	words_add(t, note->text, collect_look(&f, note->style));
	collect_close_text(&f, t, note->pos);
	return box;
}

static const struct note_words *find_words(const struct collecting *f, const struct note *note)
{
	struct book *book = f->l->book;
	const char *lang = note->lang ? note->lang : f->l->sheet->lang;
	struct note_words *w = book->note_words;

	while (w && !same_words(w, note, lang))
		w = w->next;
	if (w)
		return w;
	w = ARENA_NEW(f->l->arena, struct note_words);
	w->note = note;
	w->lang = lang;
	w->box = make_box(f, note, lang);
	if (*f->ok)
		measure_alone(f->l, w->box, f->room->width);
	if (w->box->too_wide)
		*f->ok = diag_error(f->l->diag, note->pos, "a word in the note '%s' is wider than panel '%s'", note->text, f->room->frame->name);
	w->next = book->note_words;
	return book->note_words = w;
}

void note_collect(const struct collecting *f, struct text_box *t)
{
	size_t n = 0;

	if (!t || !f->room->flows)
		return;
	for (const struct note *note = f->piece->notes; note; note = note->next)
		n++;
	t->cite = ARENA_ARRAY(f->l->arena, struct cite, n);
	for (const struct note *note = f->piece->notes; note; note = note->next)
		t->cite[t->n_cites++].words = find_words(f, note);
}

/* Pages */

static const struct footnote *find_note(const struct notes *n, const struct note_words *words)
{
	for (const struct footnote *f = n->first; f; f = f->next)
		if (f->words == words)
			return f;
	return NULL;
}

/* Is it asked for earlier in the same texts? */
static bool asked_before(const struct text_box *const *t, size_t text, size_t cite)
{
	for (size_t i = 0; i <= text; i++)
		for (size_t k = 0; k < (i == text ? cite : t[i]->n_cites); k++)
			if (t[i]->cite[k].words == t[text]->cite[cite].words)
				return true;
	return false;
}

/* [mp] more for a note on the page. */
static int height_of(const struct note_words *w, bool first)
{
	return w->box->height + (first ? RULE_ABOVE + RULE + RULE_BELOW : w->note->style->after);
}

int note_height_with(const struct notes *n, const struct text_box *const *t, size_t texts)
{
	int height = n->height;

	for (size_t i = 0; i < texts; i++)
		for (size_t k = 0; k < t[i]->n_cites; k++)
			if (!find_note(n, t[i]->cite[k].words) && !asked_before(t, i, k))
				height += height_of(t[i]->cite[k].words, height == 0);
	return height;
}

/* The element of a note stands behind the paragraph that asks for it first, and behind other notes of that. */
static void set_elements(const struct layout *l, struct footnote *note, struct tag **behind)
{
	struct text_box *t = &note->box.as.text;
	struct look *look = ARENA_NEW(l->arena, struct look);

	look->tag = *behind = dlist_insert_tag(l->arena, *behind, TAG_NOTE);
	if (strcmp(note->words->lang, l->sheet->lang))
		look->tag->lang = note->words->lang;
	t->look = look;
	t->n_looks = 1;
	note->label.marker = MARKER_NUMBER;
	note->label.look.tag = dlist_add_tag(l->arena, look->tag, TAG_LBL);
	t->labels = &note->label;
}

static bool shape_label(const struct layout *l, struct footnote *note)
{
	const struct para_span look = { .lang = note->words->lang, .unbreakable = true };
	struct para *para = &note->label.para;
	const char *digits = arena_printf(l->arena, "%d", note->number);

	para_init(para, l->arena, note->words->lang, note->box.as.text.para.rtl);
	para_add(para, digits, strlen(digits), &look);
	return place_prepare(l, para, note->box.as.text.size) != NULL;
}

static struct footnote *add_note(struct notes *n, const struct note_words *words, struct tag **behind, bool *ok)
{
	struct footnote *note = ARENA_NEW(n->l->arena, struct footnote);

	note->words = words;
	note->number = ++n->l->book->notes;
	note->box = *words->box;
	set_elements(n->l, note, behind);
	*ok &= shape_label(n->l, note);
	n->height += height_of(words, n->height == 0);
	*n->end = note;
	n->end = &note->next;
	return note;
}

bool note_add(struct notes *n, const struct text_box *t)
{
	struct tag *behind = t->look[0].tag;
	bool ok = true;

	for (size_t k = 0; k < t->n_cites; k++) {
		const struct footnote *set = find_note(n, t->cite[k].words);

		t->cite[k].set = set ? set : add_note(n, t->cite[k].words, &behind, &ok);
	}
	return ok;
}

/* Placing */

/* "1, 2", each leading to its note. */
static void set_marks(const struct layout *l, const struct text_box *t, struct text_box *marks)
{
	marks->look = ARENA_ARRAY(l->arena, struct look, 1 + t->n_cites);
	marks->look[0].tag = t->look[0].tag;
	marks->n_looks = 1;
	para_init(&marks->para, l->arena, t->para.lang, t->para.rtl);
	for (size_t k = 0; k < t->n_cites; k++) {
		const char *digits = arena_printf(l->arena, "%d", t->cite[k].set->number);
		struct para_span look = { .lang = t->para.lang };

		if (k > 0)
			words_add(marks, ", ", look);
		look.mark = words_add_reference(l->arena, marks, &t->cite[k].set->place, digits);
		words_add(marks, digits, look);
	}
}

/* Small, but not smaller than the theme allows any text to be. */
static int mark_size(const struct layout *l, const struct text_box *t)
{
	int size = (int)((long long)t->size * MARK_SIZE / 1000);

	if (size < l->env->theme->smallest)
		size = l->env->theme->smallest < t->size ? l->env->theme->smallest : t->size;
	return size > 0 ? size : 1;
}

void note_place_marks(const struct placing *p, const struct text_box *t, const struct row *row, int left, int right)
{
	const int gap = (int)((long long)t->size * MARK_GAP / 1000);
	struct text_box marks = { 0 };
	struct row raised = *row;
	const struct line *line;

	set_marks(p->l, t, &marks);
	raised.size = mark_size(p->l, t);
	line = place_prepare(p->l, &marks.para, raised.size);
	if (!line)
		return;
	raised.para = &marks.para;
	raised.look = marks.look;
	raised.n_looks = marks.n_looks;
	raised.baseline -= (int)((long long)t->size * MARK_RISE / 1000);
	raised.x = t->para.rtl ? left - gap - line->width : right + gap;
	place_row(p, &raised, line);
}

void note_place(const struct placing *p, const struct notes *n, struct area area)
{
	int y = area.y + area.h - n->height + RULE_ABOVE;
	const int width = RULE_WIDTH < area.w ? RULE_WIDTH : area.w;

	if (!n->first)
		return;
	place_rect(p, (struct area){ place_aligned(area, width, ALIGN_START, p->l->sheet->rtl), y, width, RULE }, ROLE_INK);
	y += RULE + RULE_BELOW;
	for (struct footnote *note = n->first; note; note = note->next) {
		y += note == n->first ? 0 : note->words->note->style->after;
		note->place = (struct place){ p->page, y };
		place_box(p, &note->box, (struct area){ area.x, y, area.w, note->box.height });
		y += note->box.height;
	}
}
