/*
 * book.h - what the sides of a long document know of each other: headings and the pages they are on, notes and their numbers, and on which
 * pages a contact is mentioned.
 *
 * All sides are collected before the first is placed, so that the contents know every heading; they are placed in order, so that what
 * comes later knows the pages of what is before it. The pages in the contents are set last of all.
 */
#ifndef PAGED_BOOK_H
#define PAGED_BOOK_H

#include "paged/collect_own.h"

struct open_contents;
struct open_mentions;
struct late_page;
struct note_words;

struct mention {
	const struct contact *contact;
	struct place place;
	struct mention *next;
};

struct book {
	struct page **page_end;                         /* where the next page is hung */
	int pages;
	struct heading *heading, **heading_end;         /* in the order of reading */
	struct mention *mention, **mention_end;         /* in the order of pages */
	struct open_contents *contents;                 /* the last first */
	struct open_mentions *mentions;
	struct late_page *late;
	struct note_words *note_words;                  /* each once */
	int notes;                                      /* numbers given so far */

	const struct heading *running;                  /* of the page whose running heads are being collected; or NULL */
};

struct book *book_new(struct arena *a, struct page **first_page);

/* A paragraph that is a heading, shaped. */
struct heading *book_add_heading(const struct layout *l, const struct text_box *t);

/* Collecting. The contents get their lines when all sides are collected, a list of pages its words when it is its room's turn. */
void book_collect_contents(struct collecting f);
void book_collect_mentions(struct collecting f);
bool book_fill_contents(const struct layout *l);
bool book_fill_mentions(const struct layout *l, const struct room *room);

/* The words of a running head, or NULL. May turn to the language of the heading. */
const char *book_running(const struct layout *l, enum running what, struct collecting *f);

/* Placing. */
void book_add_mention(const struct layout *l, const struct contact *c, struct place place);

/* A line of the contents `t` was placed, its number is to come at the end of a column `x`, `w` wide. */
void book_add_entry(const struct layout *l, const struct text_box *t, struct page *page, int x, int w, int baseline);

/* When all pages are there: the numbers in the contents, the bookmarks. */
bool book_fill_entries(const struct layout *l);
const struct bookmark *book_bookmarks(const struct layout *l);

#endif
