/*
 * book.c - headings and the contents made of them, the pages on which contacts are mentioned, running heads, bookmarks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/book.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "paged/place_own.h"
#include "text/locale.h"

#define NO_PAGES "–"

/* A PIECE_CONTENTS whose lines are still to come. */
struct open_contents {
	struct collecting f;
	struct box **at;                        /* where they are hung */
	struct heading **first;                 /* the headings that follow it */
	struct open_contents *next;
};

/* A PIECE_MENTIONS whose words are still to come. */
struct open_mentions {
	struct collecting f;
	struct text_box *text;
	struct open_mentions *next;
};

/* The page at the end of a line of the contents. */
struct late_page {
	const struct heading *heading;
	struct page *page;
	struct item *before;                    /* after which it comes in the page */
	struct row row;                         /* of which para, look and x are still to come */
	struct look look;
	const char *lang;
	bool rtl, bold;
	int x, w;                               /* of the column at whose end it stands */
	struct late_page *next;
};

struct book *book_new(struct arena *a, struct page **first_page)
{
	struct book *b = ARENA_NEW(a, struct book);

	b->page_end = first_page;
	b->heading_end = &b->heading;
	b->mention_end = &b->mention;
	return b;
}

/* Headings */

/* On one line, as a reader of bookmarks sees it. */
static const char *one_line(struct arena *a, const char *words)
{
	char *copy = arena_strdup(a, words);

	for (char *c = copy; (c = strchr(c, '\n')); c++)
		*c = ' ';
	return copy;
}

struct heading *book_add_heading(const struct layout *l, const struct text_box *t)
{
	struct heading *h = ARENA_NEW(l->arena, struct heading);

	h->words = one_line(l->arena, t->n_cites > 0 ? arena_strndup(l->arena, t->para.text, t->cites_at) : t->para.text);
	h->lang = t->para.lang;
	h->level = (int)t->look[0].tag->role - TAG_H1 + 1;
	*l->book->heading_end = h;
	l->book->heading_end = &h->next;
	return h;
}

const char *book_running(const struct layout *l, enum running what, struct collecting *f)
{
	const struct heading *h = l->book->running;

	if (what == RUNNING_PAGE)
		return arena_printf(l->arena, "%d", l->book->pages);
	if (!h)
		return NULL;
	f->lang = h->lang;
	f->rtl = locale_is_rtl(h->lang);
	return h->words;
}

/* Contents */

/* What a copy of it shares with where it was made is gone when it goes on. */
static struct collecting *reopen(struct collecting *f, struct box ***end, bool *ok, bool *turn, const struct label **labels)
{
	*ok = true;
	*turn = false;
	*labels = NULL;
	f->end = end;
	f->ok = ok;
	f->turn = turn;
	f->labels = labels;
	return f;
}

void book_collect_contents(struct collecting f)
{
	struct open_contents *open = ARENA_NEW(f.l->arena, struct open_contents);
	struct book *book = f.l->book;

	open->f = f;
	open->f.parent = collect_add_tag(&f, TAG_TOC);
	open->at = *f.end;
	open->first = book->heading_end;
	open->next = book->contents;
	book->contents = open;
}

static void add_entry(const struct collecting *f, const struct heading *h)
{
	const struct style *style = f->piece->as.contents.style[h->level - 1];
	struct para_span look = { .lang = h->lang, .bold = style->bold };
	struct collecting entry = *f;
	struct text_box *t;

	entry.lang = h->lang;
	entry.rtl = locale_is_rtl(h->lang);
	entry.parent = dlist_add_tag(f->l->arena, f->parent, TAG_TOCI);
	t = collect_open_text(&entry, style, TAG_REFERENCE, f->piece->pos, 1);
	if (strcmp(h->lang, f->lang))
		t->look[0].tag->lang = h->lang;
	t->entry = h;
	look.mark = words_add_link(f->l->arena, t, NULL, h->words);
	words_add(t, h->words, look);
	collect_close_text(&entry, t, f->piece->pos);
}

static bool fill_contents(struct open_contents *open)
{
	struct box *first = NULL, **end = &first;
	const struct label *labels;
	bool ok, turn;
	struct collecting *f = reopen(&open->f, &end, &ok, &turn, &labels);

	for (const struct heading *h = *open->first; h; h = h->next)
		if (h->level <= f->piece->as.contents.levels)
			add_entry(f, h);
	*end = *open->at;
	*open->at = first;
	return ok;
}

bool book_fill_contents(const struct layout *l)
{
	bool ok = true;

	for (struct open_contents *open = l->book->contents; open; open = open->next)
		ok &= fill_contents(open);
	return ok;
}

void book_add_entry(const struct layout *l, const struct text_box *t, struct page *page, int x, int w, int baseline)
{
	struct late_page *late = ARENA_NEW(l->arena, struct late_page);

	late->heading = t->entry;
	late->page = page;
	late->before = page->last;
	late->row = (struct row){ .n_looks = 1, .colour = t->style->colour, .size = t->size, .baseline = baseline };
	late->look.tag = t->look[1].tag;
	late->lang = t->para.lang;
	late->rtl = t->para.rtl;
	late->bold = t->style->bold;
	late->x = x;
	late->w = w;
	late->next = l->book->late;
	l->book->late = late;
}

static bool set_page(const struct layout *l, struct late_page *late)
{
	const struct para_span look = { .lang = late->lang, .bold = late->bold, .unbreakable = true };
	const char *digits = arena_printf(l->arena, "%d", late->heading->place.page->number);
	struct page alone = { 0 };
	struct placing p = { .l = l, .page = &alone };
	const struct line *line;
	struct para para;

	para_init(&para, l->arena, late->lang, late->rtl);
	para_add(&para, digits, strlen(digits), &look);
	line = place_prepare(l, &para, late->row.size);
	if (!line)
		return false;
	late->row.para = &para;
	late->row.look = &late->look;
	late->row.x = place_aligned((struct area){ .x = late->x, .w = late->w }, line->width, ALIGN_END, late->rtl);
	place_row(&p, &late->row, line);
	if (!alone.first)
		return true;
	alone.last->next = late->before->next;
	late->before->next = alone.first;
	if (late->page->last == late->before)
		late->page->last = alone.last;
	return true;
}

bool book_fill_entries(const struct layout *l)
{
	bool ok = true;

	for (struct late_page *late = l->book->late; late; late = late->next)
		if (late->heading->place.page)
			ok &= set_page(l, late);
	return ok;
}

/* Mentions */

void book_collect_mentions(struct collecting f)
{
	struct open_mentions *open = ARENA_NEW(f.l->arena, struct open_mentions);
	struct book *book = f.l->book;

	open->f = f;
	open->text = collect_open_text(&f, f.piece->style, f.piece->style->tag, f.piece->pos, 0);
	open->next = book->mentions;
	book->mentions = open;
}

void book_add_mention(const struct layout *l, const struct contact *c, struct place place)
{
	struct mention *m = ARENA_NEW(l->arena, struct mention);

	m->contact = c;
	m->place = place;
	*l->book->mention_end = m;
	l->book->mention_end = &m->next;
}

/* The first mention on a later page than `page`. */
static const struct mention *next_mention(const struct mention *m, const struct contact *c, int page)
{
	while (m && (m->contact != c || m->place.page->number <= page))
		m = m->next;
	return m;
}

/* Pages in a row are one range if there are three or more: "3, 7, 9–11". */
static void add_pages(const struct collecting *f, struct text_box *t, const struct contact *c)
{
	const struct para_span look = collect_look(f, f->piece->style);
	const struct mention *first = next_mention(f->l->book->mention, c, 0);
	bool any = false;

	while (first) {
		struct para_span linked = look;
		const struct mention *last = first, *m;
		const char *words;

		while ((m = next_mention(last, c, last->place.page->number)) && m->place.page->number == last->place.page->number + 1)
			last = m;
		if (last->place.page->number < first->place.page->number + 2)
			last = first;
		words = last == first ? arena_printf(f->l->arena, "%d", first->place.page->number)
		                      : arena_printf(f->l->arena, "%d–%d", first->place.page->number, last->place.page->number);
		if (any)
			words_add(t, ", ", look);
		linked.mark = words_add_reference(f->l->arena, t, &first->place, words);
		words_add_number(t, words, linked);
		any = true;
		first = next_mention(last, c, last->place.page->number);
	}
	if (!any)
		words_add(t, NO_PAGES, look);
}

static bool fill_mentions(struct open_mentions *open)
{
	const struct contact *c = open->f.piece->as.mentions;
	struct look *alone = open->text->look;
	const struct label *labels;
	size_t most = 0;
	struct box **end;
	bool ok, turn;
	struct collecting *f = reopen(&open->f, &end, &ok, &turn, &labels);

	for (const struct mention *m = f->l->book->mention; m; m = m->next)
		most += m->contact == c;
	open->text->look = ARENA_ARRAY(f->l->arena, struct look, 1 + most);
	open->text->look[0] = *alone;
	add_pages(f, open->text, c);
	collect_close_text(f, open->text, f->piece->pos);
	return ok;
}

bool book_fill_mentions(const struct layout *l, const struct room *room)
{
	bool ok = true;

	for (struct open_mentions *open = l->book->mentions; open; open = open->next)
		if (open->f.room == room)
			ok &= fill_mentions(open);
	return ok;
}

/* Bookmarks */

const struct bookmark *book_bookmarks(const struct layout *l)
{
	const struct bookmark *first = NULL, **end = &first;
	int level = 0;

	for (const struct heading *h = l->book->heading; h; h = h->next) {
		struct bookmark *b = ARENA_NEW(l->arena, struct bookmark);

		level = h->level > level + 1 ? level + 1 : h->level;
		b->title = h->words;
		b->level = level;
		b->to = &h->place;
		*end = b;
		end = &b->next;
	}
	return first;
}
