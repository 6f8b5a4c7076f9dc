/*
 * search.c - the words of texts with the places where a search may begin, and the table by which their spellings are compared.
 *
 * What is folded and where words begin is known to text/; this decides which of it a page needs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "html/search.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "text/folding.h"
#include "text/locale.h"
#include "text/starts.h"

#include <stdbool.h>
#include <string.h>

enum { CHARACTERS = 0x110000 };

/*
 * What every keyboard, or a text pasted from elsewhere, may have, whatever the language: apostrophes as phones set them, and what nobody
 * sees. All of it folds to nothing.
 */
static const char everywhere[] = "'`´‘’ʼ\u00ad\u200b\u200c\u200d\u200e\u200f";

struct passage {
	const char *words;              /* plain, on one line */
	struct passage *next;
};

struct search {
	struct arena *arena;
	struct buf folded;              /* all passages folded, each with a line end behind it */
	unsigned char *typed;           /* set of characters in lower case: of the texts, and what may be typed besides */
};

static void set_add(unsigned char *set, unsigned cp)
{
	set[cp / 8] |= (unsigned char)(1u << cp % 8);
}

static bool set_has(const unsigned char *set, unsigned cp)
{
	return (set[cp / 8] >> cp % 8 & 1) != 0;
}

/* The first one from `cp` on, or CHARACTERS. */
static unsigned set_next(const unsigned char *set, unsigned cp)
{
	while (cp < CHARACTERS && !set_has(set, cp))
		cp += set[cp / 8] == 0 ? 8 - cp % 8 : 1;
	return cp;
}

static unsigned char *set_new(struct arena *a)
{
	return arena_alloc(a, CHARACTERS / 8);
}

/* All of its characters as one key of the table each. İ, which is two in lower case, stays as it is until it is written. */
static void add_typed(struct search *s, const char *text)
{
	const size_t len = strlen(text);
	char lower[FOLDING_LOWER_SIZE];
	unsigned cp, key;

	for (size_t at = 0; at < len; ) {
		at += utf8_decode(text + at, len - at, &cp);
		folding_lower(cp, lower);
		if (utf8_decode(lower, strlen(lower), &key) == strlen(lower))
			cp = key;
		set_add(s->typed, cp);
	}
}

/* One character as it may stand in a string of a script within HTML; by its number what most editors show badly or not at all by itself. */
static void write_character(struct buf *out, const char *s, size_t len, unsigned cp, bool visible)
{
	if (cp == '"' || cp == '\\') {
		buf_addc(out, '\\');
		buf_addc(out, (char)cp);
	} else if (cp < ' ' || cp == '<' || cp == 0x2028 || cp == 0x2029 || (!visible && cp >= 0x80 && cp <= 0xffff)) {
		buf_adds(out, "\\u");
		buf_add_hex(out, cp, 4);
	} else {
		buf_add(out, s, len);
	}
}

static void write_string(struct buf *out, const char *s, bool visible)
{
	const size_t len = strlen(s);
	unsigned cp;

	buf_addc(out, '"');
	for (size_t at = 0, n; at < len; at += n) {
		n = utf8_decode(s + at, len - at, &cp);
		write_character(out, s + at, n, cp, visible);
	}
	buf_addc(out, '"');
}

/* --- Passages */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space of any length as one space, none at the ends. */
static const char *on_one_line(struct arena *a, const char *words)
{
	char *line = arena_alloc(a, strlen(words) + 1), *end = line;

	for (; *words != '\0'; words++) {
		if (!is_blank(*words))
			*end++ = *words;
		else if (end > line && end[-1] != ' ')
			*end++ = ' ';
	}
	if (end > line && end[-1] == ' ')
		end[-1] = '\0';
	return line;
}

/* Returns where the next one goes. Nothing at all is no passage. */
static struct passage **add_passage(struct arena *a, struct passage **last, const char *words)
{
	const char *line = folding_compose(a, on_one_line(a, words));

	if (line[0] == '\0')
		return last;
	*last = ARENA_NEW(a, struct passage);
	(*last)->words = line;
	return &(*last)->next;
}

static struct passage **add_blocks(struct arena *a, struct passage **last, const struct block *b)
{
	for (; b != NULL; b = b->next)
		switch (b->kind) {
		case BLOCK_PARAGRAPH:
		case BLOCK_HEADING:
			last = add_passage(a, last, block_plain(a, b->spans));
			break;
		case BLOCK_CODE:
			last = add_passage(a, last, b->text);
			break;
		case BLOCK_LIST:
		case BLOCK_ITEM:
		case BLOCK_QUOTE:
			last = add_blocks(a, last, b->child);
			break;
		case BLOCK_RULE:
			break;
		}
	return last;
}

static const struct passage *passages_of(struct arena *a, const struct search_text *t)
{
	struct passage *first = NULL, *body = NULL, *summary = NULL, **last;
	const struct passage *p;

	add_blocks(a, &body, t->body);
	add_passage(a, &summary, block_plain(a, t->summary));
	last = add_passage(a, &first, t->title);
	for (p = body; p != NULL && summary != NULL && strcmp(p->words, summary->words) != 0; )
		p = p->next;
	if (summary != NULL && p == NULL) {
		*last = summary;
		last = &summary->next;
	}
	*last = body;
	return first;
}

static void write_passage(struct search *s, struct buf *out, const char *words, const char *lang)
{
	const size_t len = strlen(words);
	size_t n_starts, next = 0;
	const size_t *start = starts_find(s->arena, words, lang, &n_starts);
	unsigned cp;

	buf_addc(out, '"');
	for (size_t at = 0, n; at < len; at += n) {
		if (next < n_starts && start[next] == at) {
			buf_addc(out, '\t');
			next++;
		}
		n = utf8_decode(words + at, len - at, &cp);
		write_character(out, words + at, n, cp, true);
		buf_adds(&s->folded, folding_character(cp));
	}
	buf_addc(out, '"');
	buf_addc(&s->folded, '\n');
	add_typed(s, words);
}

static void write_text(struct search *s, struct buf *out, const struct search_text *t)
{
	buf_addc(out, '[');
	write_string(out, t->id, true);
	buf_adds(out, ",[");
	for (const struct passage *p = passages_of(s->arena, t); p != NULL; p = p->next) {
		write_passage(s, out, p->words, t->lang);
		if (p->next != NULL)
			buf_addc(out, ',');
	}
	buf_adds(out, "]]");
}

static void write_texts(struct search *s, struct buf *out, const struct search_text *text, size_t n)
{
	buf_adds(out, "texts: [");
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_adds(out, ",\n");
		write_text(s, out, &text[i]);
	}
	buf_adds(out, "]\n");
}

/* --- The table */

/* What characters fold to, looked for in the passages all at once: Korean has 11172 syllables to look for. */
struct piece { bool occurs; };

struct pieces {
	unsigned char *single;          /* set of the characters that passages have */
	struct map *several;            /* of two characters or more, to struct piece */
	unsigned char *first;           /* set of the characters that those begin with */
	size_t longest;                 /* of those [bytes] */
};

/* The first character is all there is. */
static bool is_single(const char *folded, unsigned *cp)
{
	const size_t len = strlen(folded);

	return utf8_decode(folded, len, cp) == len;
}

/* NULL: what folds to its lower case, of which the page need not be told. */
static const char *fold_of(unsigned cp, char lower[FOLDING_LOWER_SIZE])
{
	const char *folded = folding_character(cp);

	folding_lower(cp, lower);
	return strcmp(folded, lower) != 0 ? folded : NULL;
}

static struct pieces collect_pieces(struct search *s)
{
	struct pieces pieces = { .single = set_new(s->arena), .several = map_new(s->arena), .first = set_new(s->arena) };

	for (unsigned cp = set_next(s->typed, 0); cp < CHARACTERS; cp = set_next(s->typed, cp + 1)) {
		char lower[FOLDING_LOWER_SIZE];
		const char *folded = fold_of(cp, lower);
		unsigned first;

		if (folded == NULL || folded[0] == '\0' || is_single(folded, &first))
			continue;
		map_add(pieces.several, folded, ARENA_NEW(s->arena, struct piece));
		set_add(pieces.first, first);
		if (strlen(folded) > pieces.longest)
			pieces.longest = strlen(folded);
	}
	return pieces;
}

/* Pieces that the passages have at `at`. They are a few characters long, so this is linear. */
static void mark_pieces_at(const struct buf *folded, size_t at, const struct pieces *pieces, char *piece)
{
	unsigned cp;

	for (size_t len = 0; at + len < folded->len && len < pieces->longest; ) {
		const size_t n = utf8_decode(folded->data + at + len, folded->len - at - len, &cp);
		struct piece *found;

		if (len + n > pieces->longest)
			break;
		memcpy(piece + len, folded->data + at + len, n);
		len += n;
		piece[len] = '\0';
		found = map_find(pieces->several, piece);
		if (found != NULL)
			found->occurs = true;
	}
}

static void mark_pieces(struct search *s, const struct pieces *pieces)
{
	char *piece = arena_alloc(s->arena, pieces->longest + 1);
	unsigned cp;

	for (size_t at = 0, n; at < s->folded.len; at += n) {
		n = utf8_decode(s->folded.data + at, s->folded.len - at, &cp);
		set_add(pieces->single, cp);
		if (set_has(pieces->first, cp))
			mark_pieces_at(&s->folded, at, pieces, piece);
	}
}

static bool occurs(const struct pieces *pieces, const char *folded)
{
	unsigned cp;

	if (is_single(folded, &cp))
		return set_has(pieces->single, cp);
	return ((const struct piece *)map_find(pieces->several, folded))->occurs;
}

static void write_fold(struct search *s, struct buf *out)
{
	const struct pieces pieces = collect_pieces(s);
	bool any = false;

	mark_pieces(s, &pieces);
	buf_adds(out, "fold: {");
	for (unsigned cp = set_next(s->typed, 0); cp < CHARACTERS; cp = set_next(s->typed, cp + 1)) {
		char lower[FOLDING_LOWER_SIZE];
		const char *folded = fold_of(cp, lower);

		if (folded == NULL || (folded[0] != '\0' && !occurs(&pieces, folded)))
			continue;
		if (any)
			buf_addc(out, ',');
		any = true;
		write_string(out, lower, folded[0] != '\0');
		buf_addc(out, ':');
		write_string(out, folded, true);
	}
	buf_adds(out, "},\n");
}

/* Three letters are left, or "ال" of a word that is being typed would be dropped and find everything. */
static const char *prefix_of(const char *lang)
{
	if (strncmp(lang, "ar", 2) == 0 && (lang[2] == '\0' || lang[2] == '-'))
		return "^(?:[وف]?(?:[بك]?ال|لل))(?=.{3})";
	return "";
}

/* Korean letters as a keyboard gives them before they are a syllable. Those of no passage are left out like everything else. */
static void add_jamo(struct search *s)
{
	for (unsigned cp = 0x3131; cp <= 0x3163; cp++)
		set_add(s->typed, cp);
}

void search_write(struct buf *out, const char *lang, const struct search_text *text, size_t n, const char *typed)
{
	struct search s = { .arena = arena_new() };
	struct buf texts;

	buf_init(&s.folded);
	buf_init(&texts);
	s.typed = set_new(s.arena);
	write_texts(&s, &texts, text, n);
	add_typed(&s, locale_characters(s.arena, lang));
	add_typed(&s, everywhere);
	add_typed(&s, typed != NULL ? typed : "");
	add_jamo(&s);
	write_fold(&s, out);
	buf_printf(out, "prefix: \"%s\",\n", prefix_of(lang));
	buf_add(out, texts.data, texts.len);
	buf_release(&texts);
	buf_release(&s.folded);
	arena_free(s.arena);
}
