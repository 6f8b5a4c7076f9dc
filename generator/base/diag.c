/*
 * diag.c - the list of what is wrong, and how it is printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/diag.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum kind { KIND_ERROR, KIND_WARNING, KIND_NOTE };

enum { LONGEST = 600, HEAD = 300, TAIL = 200 };         /* [bytes] a message that is kept whole; what is kept of a longer one */

struct note {
	struct pos at;
	const char *text;
	struct note *next;
};

struct entry {
	enum kind kind;                 /* KIND_NOTE only for a note that came before anything else */
	struct pos at;
	const char *text;
	struct note *first, *last;      /* notes */
	size_t order;                   /* of arrival */
};

struct diag {
	struct arena *arena;            /* texts, notes, names of files */
	struct entry *entry;            /* owned */
	size_t n, cap;                  /* entries */
	size_t errors;
	bool has_system;
};

struct diag *diag_new(void)
{
	struct diag *d = xalloc(sizeof(*d));

	d->arena = arena_new();
	return d;
}

void diag_free(struct diag *d)
{
	if (d == NULL)
		return;
	arena_free(d->arena);
	free(d->entry);
	free(d);
}

/* The name of a file may belong to what is gone when the list is printed: a font, a job. */
static struct pos keep(struct diag *d, struct pos at)
{
	const char *last = d->n > 0 ? d->entry[d->n - 1].at.file : NULL;

	if (at.file != NULL)
		at.file = last != NULL && strcmp(last, at.file) == 0 ? last : arena_strdup(d->arena, at.file);
	return at;
}

static struct entry *add_entry(struct diag *d, enum kind kind, struct pos at, const char *text)
{
	struct entry *e;

	at = keep(d, at);
	if (d->n == d->cap) {
		d->cap = d->cap > 0 ? d->cap * 2 : 16;
		d->entry = xrealloc(d->entry, d->cap, sizeof(*d->entry));
	}
	e = &d->entry[d->n];
	*e = (struct entry){ .kind = kind, .at = at, .text = text, .order = d->n };
	d->n++;
	if (kind == KIND_ERROR)
		d->errors++;
	return e;
}

static void add_note(struct diag *d, struct entry *e, struct pos at, const char *text)
{
	struct note *n = ARENA_NEW(d->arena, struct note);

	n->at = at.file != NULL ? keep(d, at) : e->at;
	n->text = text;
	if (e->last != NULL)
		e->last->next = n;
	else
		e->first = n;
	e->last = n;
}

static bool continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* A culprit may be a word of a million letters, and what is wrong with it stands behind: leave out the middle, between characters. */
static void shorten(char *s, size_t len)
{
	static const char dots[] = " … ";
	size_t head = HEAD, tail = len - TAIL;

	while (head > 0 && continues(s[head]))
		head--;
	while (continues(s[tail]))
		tail++;
	memcpy(s + head, dots, strlen(dots));
	memmove(s + head + strlen(dots), s + tail, len + 1 - tail);
}

static char *format(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *s;
	int len;

	va_copy(again, ap);
	len = vsnprintf(NULL, 0, fmt, ap);
	assert(len >= 0);
	s = arena_alloc(a, (size_t)len + 1);
	vsnprintf(s, (size_t)len + 1, fmt, again);
	va_end(again);
	if (len > LONGEST)
		shorten(s, (size_t)len);
	return s;
}

bool diag_error(struct diag *d, struct pos at, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add_entry(d, KIND_ERROR, at, format(d->arena, fmt, ap));
	va_end(ap);
	return false;
}

void diag_warning(struct diag *d, struct pos at, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add_entry(d, KIND_WARNING, at, format(d->arena, fmt, ap));
	va_end(ap);
}

void diag_note(struct diag *d, struct pos at, const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = format(d->arena, fmt, ap);
	va_end(ap);
	if (d->n > 0)
		add_note(d, &d->entry[d->n - 1], at, text);
	else
		add_entry(d, KIND_NOTE, at, text);
}

bool diag_system(struct diag *d, const char *path, const char *what)
{
	int error = errno;

	d->has_system = true;
	return diag_error(d, (struct pos){ 0 }, "%s: %s: %s", path, what, strerror(error));
}

size_t diag_errors(const struct diag *d)
{
	return d->errors;
}

bool diag_has_system(const struct diag *d)
{
	return d->has_system;
}

void diag_append(struct diag *to, const struct diag *from)
{
	size_t n = from->n;     /* fixed, should both be the same diag */

	for (size_t i = 0; i < n; i++) {
		const struct note *note = from->entry[i].first;
		struct entry *e = add_entry(to, from->entry[i].kind, from->entry[i].at,
			arena_strdup(to->arena, from->entry[i].text));

		for (; note != NULL; note = note->next)
			add_note(to, e, note->at, arena_strdup(to->arena, note->text));
	}
	if (from->has_system)
		to->has_system = true;
}

static int compare_pos(struct pos a, struct pos b)
{
	int file = strcmp(a.file != NULL ? a.file : "", b.file != NULL ? b.file : "");

	if (file != 0)
		return file;
	if (a.line != b.line)
		return a.line < b.line ? -1 : 1;
	return (a.col > b.col) - (a.col < b.col);
}

static int compare_entries(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;
	int at = compare_pos(a->at, b->at);

	return at != 0 ? at : (a->order > b->order) - (a->order < b->order);
}

/* Controls of a text that is quoted must not reach the terminal, nor may its lines pass for messages. */
static void print_text(FILE *f, const char *text)
{
	unsigned cp;

	for (size_t len = strlen(text), n; len > 0; len -= n, text += n) {
		n = utf8_decode(text, len, &cp);
		if (utf8_is_unsafe(cp) || cp == '\n' || cp == '\r' || (n == 1 && cp == 0xfffd))
			putc('?', f);
		else
			fwrite(text, 1, n, f);
	}
}

static void print_line(FILE *f, struct pos at, enum kind kind, const char *text)
{
	static const char *const name[] = {
		[KIND_ERROR] = "error", [KIND_WARNING] = "warning", [KIND_NOTE] = "note",
	};

	print_text(f, at.file != NULL ? at.file : "lykt");
	if (at.file != NULL && at.line > 0) {
		fprintf(f, ":%d", at.line);
		if (at.col > 0)
			fprintf(f, ":%d", at.col);
	}
	fprintf(f, ": %s: ", name[kind]);
	print_text(f, text);
	putc('\n', f);
}

static bool same_message(const struct entry *a, const struct entry *b)
{
	return a->kind == b->kind && strcmp(a->text, b->text) == 0;
}

static bool has_note(const struct note *n, const struct note *end, const struct note *sought)
{
	for (; n != NULL && n != end; n = n->next)
		if (compare_pos(n->at, sought->at) == 0 && strcmp(n->text, sought->text) == 0)
			return true;
	return false;
}

/* Has an earlier entry of the group (same place, same message) said this note? */
static bool is_said(const struct entry *group, const struct entry *e, const struct note *sought)
{
	for (const struct entry *g = group; g < e; g++)
		if (same_message(g, e) && has_note(g->first, NULL, sought))
			return true;
	return has_note(e->first, sought, sought);
}

/* group .. end are the entries of one place: each message once, behind it the notes of all that say the same. */
static void print_group(FILE *f, const struct entry *group, const struct entry *end)
{
	for (const struct entry *e = group; e < end; e++) {
		const struct entry *first = group;

		while (!same_message(first, e))
			first++;
		if (first != e)
			continue;
		print_line(f, e->at, e->kind, e->text);
		for (const struct entry *same = e; same < end; same++) {
			if (!same_message(same, e))
				continue;
			for (const struct note *n = same->first; n != NULL; n = n->next)
				if (!is_said(group, same, n))
					print_line(f, n->at, KIND_NOTE, n->text);
		}
	}
}

void diag_print(const struct diag *d, FILE *f)
{
	struct entry *sorted = xrealloc(NULL, d->n, sizeof(*sorted));
	size_t from = 0;

	if (d->n > 0) {
		memcpy(sorted, d->entry, d->n * sizeof(*sorted));
		qsort(sorted, d->n, sizeof(*sorted), compare_entries);
	}
	for (size_t i = 1; i <= d->n; i++)
		if (i == d->n || compare_pos(sorted[from].at, sorted[i].at) != 0) {
			print_group(f, sorted + from, sorted + i);
			from = i;
		}
	free(sorted);
}

/* The characters of s, capital ASCII letters as small ones: a wrong case is the nearest mistake of all. */
static unsigned *letters(struct arena *a, const char *s, size_t *n)
{
	size_t len = strlen(s);
	unsigned *out = ARENA_ARRAY(a, unsigned, len);

	*n = 0;
	for (size_t at = 0; at < len; (*n)++) {
		at += utf8_decode(s + at, len - at, &out[*n]);
		if (out[*n] >= 'A' && out[*n] <= 'Z')
			out[*n] += 'a' - 'A';
	}
	return out;
}

static size_t min(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters put in, left out, changed, or swapped with their neighbour (Damerau-Levenshtein, each letter moved once). */
static size_t distance(struct arena *a, const unsigned *s, size_t ns, const unsigned *t, size_t nt)
{
	size_t *row[3];         /* the last three, row[0] is the current one */

	for (int i = 0; i < 3; i++)
		row[i] = ARENA_ARRAY(a, size_t, nt + 1);
	for (size_t j = 0; j <= nt; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= ns; i++) {
		size_t *oldest = row[2];

		row[2] = row[1];
		row[1] = row[0];
		row[0] = oldest;
		row[0][0] = i;
		for (size_t j = 1; j <= nt; j++) {
			size_t d = row[1][j - 1] + (s[i - 1] != t[j - 1]);

			d = min(d, min(row[1][j], row[0][j - 1]) + 1);
			if (i > 1 && j > 1 && s[i - 1] == t[j - 2] && s[i - 2] == t[j - 1])
				d = min(d, row[2][j - 2] + 1);
			row[0][j] = d;
		}
	}
	return row[0][nt];
}

const char *diag_nearest(const char *word, const char *const *candidate, size_t n)
{
	struct arena *a = arena_new();
	const char *nearest = NULL;
	size_t word_len, best;
	const unsigned *w = letters(a, word, &word_len);

	best = word_len / 3 + 1;        /* to be undercut */
	for (size_t i = 0; i < n && best > 0; i++) {
		size_t len, dist;
		const unsigned *c = letters(a, candidate[i], &len);

		if (len > word_len + best || word_len > len + best)
			continue;
		dist = distance(a, w, word_len, c, len);
		if (dist < best) {
			best = dist;
			nearest = candidate[i];
		}
	}
	arena_free(a);
	return nearest;
}

bool diag_suggest(struct diag *d, const char *word, const char *const *candidate, size_t n)
{
	const char *nearest = diag_nearest(word, candidate, n);

	if (nearest != NULL)
		diag_note(d, (struct pos){ 0 }, "did you mean '%s'?", nearest);
	return nearest != NULL;
}
