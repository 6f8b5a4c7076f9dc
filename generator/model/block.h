/*
 * block.h - a text as a tree: blocks (paragraphs, lists ...) that hold spans (words, links ...).
 *
 * The tree holds all of CommonMark but raw HTML, which lykt refuses. Everything lives in the model's arena and is
 * read-only after loading. Strings are UTF-8 without NUL inside; soft line breaks are already a space in `text`.
 */
#ifndef MODEL_BLOCK_H
#define MODEL_BLOCK_H

#include <stdbool.h>

#include "base/diag.h"

enum span_kind {
	SPAN_TEXT,          /* text */
	SPAN_CODE,          /* text */
	SPAN_BREAK,         /* a hard line break */
	SPAN_EMPH, SPAN_STRONG,                 /* children */
	SPAN_LINK,          /* children, target: a URL, title */
	SPAN_CONTACT,       /* children (the words the author chose), target: the contact's id */
	SPAN_IMAGE          /* children (the alternative text), target, title */
};

struct span {
	enum span_kind kind;
	struct pos pos;             /* of its first character; col 0 where only the line is known, as in a translation */
	const char *text;           /* TEXT, CODE */
	const char *target, *title; /* LINK, CONTACT, IMAGE; title may be NULL */
	const struct span *child;   /* first, or NULL */
	const struct span *next;
};

enum block_kind {
	BLOCK_PARAGRAPH,    /* spans */
	BLOCK_HEADING,      /* spans, level 1-6 */
	BLOCK_LIST,         /* children are BLOCK_ITEM; ordered, start, tight */
	BLOCK_ITEM,         /* children */
	BLOCK_QUOTE,        /* children */
	BLOCK_CODE,         /* text, info */
	BLOCK_RULE
};

struct block {
	enum block_kind kind;
	struct pos pos;             /* where it was written: the Markdown file, or the PO file of a translation */
	const char *place;          /* "2", "1.3": which block, item ... of its text; the context in catalogues is ID#PLACE */
	int level;                  /* HEADING */
	bool ordered, tight;        /* LIST */
	int start;                  /* LIST, ordered: first number */
	const char *text, *info;    /* CODE; info may be NULL */
	const char *source;         /* PARAGRAPH, HEADING: its Markdown as the author wrote it, on one line: the msgid */
	const struct span *spans;   /* PARAGRAPH, HEADING */
	const struct block *child;  /* first, or NULL */
	const struct block *next;
};

struct arena;
struct buf;

/* The words of spans as plain text, links by their words, a hard break as a space. */
void        block_add_plain(struct buf *out, const struct span *spans);
const char *block_plain(struct arena *a, const struct span *spans);     /* in the arena */

#endif
