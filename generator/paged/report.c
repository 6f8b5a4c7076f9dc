/*
 * report.c - what to say about a room that does not fit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "base/arena.h"
#include "model/theme.h"
#include "paged/layout_private.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* A line ends inside a word, and not behind one of its own hyphens or slashes. (In Thai it may be right to: this is for messages only.) */
static bool is_cut(const struct para *p, const struct line *line)
{
	size_t end = line->end;

	return !line->last && !line->hyphen && end > 0 && end < p->len && !is_space(p->text[end]) && !is_space(p->text[end - 1])
		&& !strchr("-/", p->text[end - 1]);
}

/* The line whose end cuts a word, or else the widest, which is a single word. */
static const struct line *find_wide_line(const struct text_box *t)
{
	const struct line *widest = &t->lines.line[0];

	for (size_t i = 0; i < t->lines.n; i++)
		if (is_cut(&t->para, &t->lines.line[i]))
			return &t->lines.line[i];
	for (size_t i = 1; i < t->lines.n; i++)
		if (t->lines.line[i].width > widest->width)
			widest = &t->lines.line[i];
	return widest;
}

static void report_word(const struct layout *l, const struct room *room, const struct box *b)
{
	const struct text_box *t = &b->as.text;
	const char *text = t->para.text;
	size_t start = find_wide_line(t)->end, end = start;

	while (start > 0 && !is_space(text[start - 1]))
		start--;
	while (end < t->para.len && !is_space(text[end]))
		end++;
	diag_error(l->diag, b->pos, "word '%.*s' is wider than panel '%s' in '%s'", (int)(end - start), text + start,
		room->frame->name, t->para.lang);
	diag_note(l->diag, t->style->pos, "make style '%s' smaller", t->style->name);
}

static void report_box(const struct layout *l, const struct room *room, const struct box *b)
{
	const char *panel = room->frame->name;

	switch (b->kind) {
	case BOX_TEXT:
		if (b->as.text.lines.n > 0)
			report_word(l, room, b);
		else
			diag_error(l->diag, b->pos, "no room for words beside an indent in panel '%s'", panel);
		break;
	case BOX_QR:
		diag_error(l->diag, b->pos, "QR code needs %.1f mm with its quiet zone, panel '%s' has %.1f mm for it",
			b->height / (double)MM(1), panel, b->width / (double)MM(1));
		break;
	case BOX_ICON:
		diag_error(l->diag, b->pos, "icon '%s' is wider than its place in panel '%s'", b->piece->as.icon.icon->name, panel);
		break;
	case BOX_IMAGE:
		diag_error(l->diag, b->pos, "picture '%s' is wider than its place in panel '%s'", b->piece->as.image.image->name, panel);
		break;
	case BOX_STACK:
		if (b->piece->as.box.padding + b->piece->as.box.bar > 0)
			diag_error(l->diag, b->pos, "box in panel '%s' is no wider than its padding", panel);
		else
			diag_error(l->diag, b->pos, "no room for a column in panel '%s': the gaps take it all, or its share is too small", panel);
		break;
	case BOX_RULE:
	case BOX_SPACE:
	case BOX_FILL:
	case BOX_COLUMNS:
	case BOX_TABLE:
	case BOX_ROW:
		break;
	}
}

static void report_wide(const struct layout *l, const struct room *room, const struct box *first)
{
	for (const struct box *b = first; b; b = b->next) {
		if (b->too_wide)
			report_box(l, room, b);
		else
			report_wide(l, room, layout_inside(b));
	}
}

/* A text of some document, or part of it, and how many of a panel's lines it is. */
struct origin {
	const struct piece *piece;
	struct pos pos;                 /* its first line */
	int lines;
};

enum { ORIGINS = 3, MANY = 1000 };      /* that are named; that are looked at */

/* Words that a template has itself are not from a document. */
static void count_origins(const struct layout *l, const struct box *first, struct origin *o, size_t *n)
{
	for (const struct box *b = first; b; b = b->next) {
		count_origins(l, layout_inside(b), o, n);
		if (b->kind == BOX_TEXT && b->pos.file && l->sheet->pos.file && strcmp(b->pos.file, l->sheet->pos.file)) {
			if (*n == 0 || o[*n - 1].piece != b->piece) {
				if (*n == MANY)
					return;
				o[(*n)++] = (struct origin){ b->piece, b->pos, 0 };
			}
			o[*n - 1].lines += (int)b->as.text.lines.n;
		}
	}
}

void report_origins(const struct layout *l, const struct box *first)
{
	struct origin *o = ARENA_ARRAY(l->arena, struct origin, MANY);
	size_t n = 0;

	count_origins(l, first, o, &n);
	for (int named = 0; named < ORIGINS; named++) {
		struct origin *longest = NULL;

		for (size_t i = 0; i < n; i++)
			if (o[i].lines > (longest ? longest->lines : 0))
				longest = &o[i];
		if (!longest)
			return;
		diag_note(l->diag, longest->pos, "%d of its lines %s from here", longest->lines, longest->lines == 1 ? "is" : "are");
		longest->lines = 0;
	}
}

/* A reader of the message can count lines, not points: the height that is missing in lines of the panel's own mean height. */
static void report_high(const struct layout *l, const struct room *room)
{
	const struct frame *f = room->frame;
	int over = room->used - room->height;

	if (room->text_height > 0) {
		int lines = (int)(((long long)over * room->lines + room->text_height - 1) / room->text_height);

		diag_error(l->diag, f->pos, "panel '%s' in '%s' does not fit: %d %s too many at the smallest size", f->name,
			l->sheet->lang, lines, lines == 1 ? "line" : "lines");
		diag_note(l->diag, f->pos, "shorten the texts of this panel, or let the theme shrink further");
		report_origins(l, room->first);
	} else {
		diag_error(l->diag, f->pos, "panel '%s' in '%s' does not fit: %.1f mm too high", f->name, l->sheet->lang,
			over / (double)MM(1));
		diag_note(l->diag, f->pos, "make the pictures of this panel smaller, or its spaces");
	}
}

/* Measures once more, so that the lines are there to look at. */
void report_room(const struct layout *l, struct room *room, int factor)
{
	measure_room(l, room, factor, l->arena);
	if (room->too_wide)
		report_wide(l, room, room->first);
	if (room->used > room->height && !room->flows)
		report_high(l, room);
}
