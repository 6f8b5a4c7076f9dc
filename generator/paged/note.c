/*
 * note.c - notes: their words shaped and numbered once each, their places found page by page.
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
	RULE_WIDTH = MM(25),    /* [mp] of the rule above the notes */
	RULE = 500,
	RULE_ABOVE = 10000,     /* [mp] what is kept free above it, and below */
	RULE_BELOW = 5000
};

/* The words of a note and its number: shaped and measured once, however often they are set. */
struct note_words {
	const struct note *note;
	const char *lang;
	int number;
	struct box *box;
	struct label label;             /* the number; its element is that of a footnote */
	struct note_words *next;
};

/* A note on its page. */
struct footnote {
	const struct note_words *words;
	const struct text_box *asker;   /* the first paragraph on the page that asks for it */
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

static const char *digits_of(const struct layout *l, const struct note_words *w)
{
	return arena_printf(l->arena, "%d", w->number);
}

static bool shape_label(const struct layout *l, struct note_words *w)
{
	const struct para_span look = { .lang = w->lang, .unbreakable = true };
	struct para *para = &w->label.para;
	const char *digits = digits_of(l, w);

	w->label.marker = MARKER_NUMBER;
	para_init(para, l->arena, w->lang, w->box->as.text.para.rtl);
	para_add(para, digits, strlen(digits), &look);
	return place_prepare(l, para, w->note->style->size) != NULL;
}

static struct note_words *add_words(const struct collecting *f, const struct note *note, const char *lang)
{
	struct note_words *w = ARENA_NEW(f->l->arena, struct note_words);
	struct book *book = f->l->book;

	w->note = note;
	w->lang = lang;
	w->number = ++book->notes;
	w->box = make_box(f, note, lang);
	w->next = book->note_words;
	book->note_words = w;
	*f->ok &= shape_label(f->l, w);
	if (*f->ok)
		measure_alone(f->l, w->box, f->room->width);
	if (w->box->too_wide)
		*f->ok = diag_error(f->l->diag, note->pos, "a word in the note '%s' is wider than panel '%s'", note->text, f->room->frame->name);
	return w;
}

static const struct note_words *find_words(const struct collecting *f, const struct note *note)
{
	const char *lang = note->lang ? note->lang : f->l->sheet->lang;

	for (const struct note_words *w = f->l->book->note_words; w; w = w->next)
		if (same_words(w, note, lang))
			return w;
	return add_words(f, note, lang);
}

size_t note_count(const struct note *first)
{
	size_t n = 0;

	for (; first; first = first->next)
		n++;
	return n;
}

/* By number, each once. */
static void add_cite(struct text_box *t, const struct note_words *words)
{
	size_t at = t->n_cites;

	while (at > 0 && t->cite[at - 1].words->number > words->number)
		at--;
	if (at > 0 && t->cite[at - 1].words == words)
		return;
	for (size_t i = t->n_cites++; i > at; i--)
		t->cite[i] = t->cite[i - 1];
	t->cite[at].words = words;
}

/* Small, but not smaller than the theme allows any text to be [1/1000]. */
static int mark_size(const struct layout *l, const struct style *s)
{
	const int smallest = s->size > 0 ? (int)((l->env->theme->smallest * 1000LL + s->size - 1) / s->size) : 0;

	return smallest > 1000 ? 1000 : smallest > MARK_SIZE ? smallest : MARK_SIZE;
}

/* "1, 2", raised; a line that ends in them has room for them. */
void note_cite(const struct collecting *f, struct text_box *t, const struct note *first)
{
	struct para_span look = { .lang = t->para.lang, .size = mark_size(f->l, t->style), .rise = MARK_RISE, .unbreakable = true };

	t->cites_at = t->para.len;
	t->cite = ARENA_ARRAY(f->l->arena, struct cite, note_count(first));
	for (; first; first = first->next)
		add_cite(t, find_words(f, first));
	for (size_t i = 0; i < t->n_cites; i++) {
		const char *digits = digits_of(f->l, t->cite[i].words);

		look.mark = 0;
		if (i > 0)
			words_add(t, ", ", look);
		look.mark = words_add_reference(f->l->arena, t, NULL, digits);
		t->cite[i].look = &t->look[look.mark];
		words_add_number(t, digits, look);
	}
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
	return w->box->height + w->note->style->after + (first ? RULE_ABOVE + RULE + RULE_BELOW : 0);
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

/* By number, too. */
static const struct footnote *add_note(const struct layout *l, struct notes *n, const struct note_words *words, const struct text_box *asker)
{
	struct footnote *note = ARENA_NEW(l->arena, struct footnote);
	struct footnote **at = &n->first;

	while (*at && (*at)->words->number < words->number)
		at = &(*at)->next;
	note->words = words;
	note->asker = asker;
	note->next = *at;
	*at = note;
	n->height += height_of(words, n->height == 0);
	return note;
}

void note_add(const struct layout *l, struct notes *n, const struct text_box *t)
{
	for (size_t k = 0; k < t->n_cites; k++) {
		const struct footnote *note = find_note(n, t->cite[k].words);

		if (!note)
			note = add_note(l, n, t->cite[k].words, t);
		t->cite[k].look->to = &note->place;
	}
}

/* Placing */

/* The element of a note stands behind the paragraph that asks for it first, and behind other notes of that. */
static struct tag *add_element(const struct layout *l, const struct footnote *note)
{
	struct tag *behind = note->asker->look[0].tag, *tag;

	while (behind->next && behind->next->role == TAG_NOTE)
		behind = behind->next;
	tag = dlist_insert_tag(l->arena, behind, TAG_NOTE);
	if (strcmp(note->words->lang, l->sheet->lang))
		tag->lang = note->words->lang;
	return tag;
}

static void place_note(const struct placing *p, const struct footnote *note, struct area area)
{
	struct label label = note->words->label;
	struct box box = *note->words->box;
	struct look look = { .tag = add_element(p->l, note) };

	label.look.tag = dlist_add_tag(p->l->arena, look.tag, TAG_LBL);
	box.as.text.look = &look;
	box.as.text.n_looks = 1;
	box.as.text.labels = &label;
	place_box(p, &box, area);
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
		note->place = (struct place){ p->page, y };
		place_note(p, note, (struct area){ area.x, y, area.w, note->words->box->height });
		y += note->words->box->height + note->words->note->style->after;
	}
}
