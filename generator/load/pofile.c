/*
 * pofile.c - reading PO files, a line at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/pofile.h"
#include "base/arena.h"
#include "base/buf.h"
#include "load/input.h"

#include <string.h>

#define MOST_MISTAKES 20        /* more of them, and it is another kind of file */

enum field {
	FIELD_CONTEXT, FIELD_SOURCE, FIELD_PLURAL, FIELD_TRANSLATION, FIELD_OTHER_FORMS,
	FIELD_BEFORE_CONTEXT, FIELD_BEFORE, FIELD_BEFORE_PLURAL, FIELDS
};

struct reader {
	struct arena *arena;
	struct diag *diag;
	const char *file;
	const char *line, *s;           /* the current line and how far it is read */
	int number;                     /* of the line */
	size_t mistakes;

	/* The entry that is being read. */
	struct buf text[FIELDS], comments;
	bool has[FIELDS];
	int current;                    /* field that string literals go to, or -1 */
	bool fuzzy, obsolete;
	struct pos source_pos, translation_pos;

	struct pofile_entry **end;      /* of the list */
};

static struct pos here(const struct reader *r)
{
	return (struct pos){ r->file, r->number, (int)(r->s - r->line) + 1 };
}

static bool mistake(struct reader *r, struct pos at, const char *what)
{
	r->mistakes++;
	return diag_error(r->diag, at, "%s", what);
}

static const char *keep(const struct reader *r, enum field f)
{
	return r->has[f] ? arena_strndup(r->arena, r->text[f].data, r->text[f].len) : NULL;
}

/* The entry is over: into the list, and a new one begins. Comments alone, as at the end of a file, are no entry. */
static void finish_entry(struct reader *r)
{
	if (r->has[FIELD_SOURCE] && r->has[FIELD_TRANSLATION]) {
		struct pofile_entry *e = ARENA_NEW(r->arena, struct pofile_entry);

		e->context = keep(r, FIELD_CONTEXT);
		e->source = keep(r, FIELD_SOURCE);
		e->translation = keep(r, FIELD_TRANSLATION);
		e->comments = arena_strndup(r->arena, r->comments.data, r->comments.len);
		e->before_context = keep(r, FIELD_BEFORE_CONTEXT);
		e->before = keep(r, FIELD_BEFORE);
		e->fuzzy = r->fuzzy;
		e->obsolete = r->obsolete;
		e->plural = r->has[FIELD_PLURAL];
		e->pos = r->translation_pos;
		*r->end = e;
		r->end = &e->next;
	} else if (r->has[FIELD_SOURCE]) {
		mistake(r, r->source_pos, "'msgid' without 'msgstr'");
	} else if (r->has[FIELD_CONTEXT]) {
		mistake(r, r->source_pos, "'msgctxt' without 'msgid'");
	}
	for (int f = 0; f < FIELDS; f++) {
		buf_reset(&r->text[f]);
		r->has[f] = false;
	}
	buf_reset(&r->comments);
	r->current = -1;
	r->fuzzy = r->obsolete = false;
}

/* What comes before a msgctxt or msgid begins an entry, unless only such things came before it too. */
static void begin_entry(struct reader *r)
{
	if (r->has[FIELD_CONTEXT] || r->has[FIELD_SOURCE] || r->has[FIELD_TRANSLATION])
		finish_entry(r);
	r->current = -1;
}

static size_t word_length(const char *s)
{
	return strspn(s, "abcdefghijklmnopqrstuvwxyz_0123456789[]");
}

/* msgctxt, msgid ...; `before` behind #|. */
static bool read_keyword(struct reader *r, bool obsolete, bool before)
{
	static const struct { const char *word; enum field field, before; } keywords[] = {
		{ "msgctxt", FIELD_CONTEXT, FIELD_BEFORE_CONTEXT }, { "msgid", FIELD_SOURCE, FIELD_BEFORE },
		{ "msgid_plural", FIELD_PLURAL, FIELD_BEFORE_PLURAL }, { "msgstr", FIELD_TRANSLATION, FIELDS },
		{ "msgstr[0]", FIELD_TRANSLATION, FIELDS },
	};
	size_t len = word_length(r->s);
	enum field f = FIELDS;

	for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++)
		if (strlen(keywords[i].word) == len && memcmp(keywords[i].word, r->s, len) == 0)
			f = before ? keywords[i].before : keywords[i].field;
	if (f == FIELDS && !before && strncmp(r->s, "msgstr[", 7) == 0)
		f = FIELD_OTHER_FORMS;
	if (f == FIELDS)
		return mistake(r, here(r), "expected msgctxt, msgid, msgstr or a comment");

	if (before || f == FIELD_CONTEXT || (f == FIELD_SOURCE && r->has[FIELD_SOURCE]))
		begin_entry(r);
	if ((f == FIELD_TRANSLATION && !r->has[FIELD_SOURCE]) || (r->has[f] && f != FIELD_OTHER_FORMS))
		return mistake(r, here(r), "this line has no place here: an entry is msgctxt, msgid, msgstr");
	if (f == FIELD_CONTEXT || f == FIELD_SOURCE)
		r->source_pos = here(r);
	if (f == FIELD_TRANSLATION)
		r->translation_pos = here(r);
	if (obsolete && !before)
		r->obsolete = true;
	r->has[f] = true;
	r->current = (int)f;
	r->s += len;
	return true;
}

static bool read_escape(struct reader *r, struct buf *text)
{
	static const char letters[] = "ntr\\\"abfv", values[] = "\n\t\r\\\"\a\b\f\v";
	const char *letter = r->s[1] != '\0' ? strchr(letters, r->s[1]) : NULL;

	if (letter == NULL)
		return mistake(r, here(r), "unknown escape: write \\\\ for a backslash, \\n for a new line, \\\" for a quote");
	buf_addc(text, values[letter - letters]);
	r->s += 2;
	return true;
}

static bool read_literal(struct reader *r)
{
	struct buf *text;
	struct pos start = here(r);

	if (r->current < 0)
		return mistake(r, start, "a text without msgctxt, msgid or msgstr before it");
	text = &r->text[r->current];
	for (r->s++; *r->s != '"';) {
		size_t plain = strcspn(r->s, "\"\\\r\n");

		buf_add(text, r->s, plain);
		r->s += plain;
		if (*r->s == '\\' && !read_escape(r, text))
			return false;
		if (*r->s == '\r' || *r->s == '\n' || *r->s == '\0')
			return mistake(r, start, "missing quote at the end of the line");
	}
	r->s++;
	return true;
}

static void skip_blanks(struct reader *r)
{
	r->s += strspn(r->s, " \t\r\f\v");
}

static bool has_word(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= len; i++)
		if (memcmp(s + i, word, n) == 0 && (i == 0 || strchr(" ,\t", s[i - 1]) != NULL) &&
		    (i + n == len || strchr(" ,\t\r", s[i + n]) != NULL))
			return true;
	return false;
}

static void read_comment(struct reader *r)
{
	size_t len = strcspn(r->s + 1, "\r\n");
	const char *text = r->s + 1;

	begin_entry(r);
	if (*text == ',') {
		r->fuzzy = r->fuzzy || has_word(text + 1, len - 1, "fuzzy");
	} else if (len == 0 || strchr(".:=", *text) == NULL) {
		if (*text == ' ')
			text++, len--;
		buf_add(&r->comments, text, len);
		buf_addc(&r->comments, '\n');
	}
}

static bool read_line(struct reader *r)
{
	bool obsolete = false, before = false;

	skip_blanks(r);
	if (r->s[0] == '#' && r->s[1] == '~') {
		obsolete = true;
		r->s += 2;
		if (*r->s == '|') {
			before = true;
			r->s++;
		}
		skip_blanks(r);
	} else if (r->s[0] == '#' && r->s[1] == '|') {
		before = true;
		r->s += 2;
		skip_blanks(r);
	} else if (r->s[0] == '#') {
		read_comment(r);
		return true;
	}
	if (*r->s == '\n' || *r->s == '\0')
		return true;
	if (*r->s != '"' && !read_keyword(r, obsolete, before))
		return false;
	for (skip_blanks(r); *r->s == '"'; skip_blanks(r))
		if (!read_literal(r))
			return false;
	return *r->s == '\n' || *r->s == '\0' || mistake(r, here(r), "expected a text between quotes");
}

bool pofile_read(struct arena *a, const struct input *in, struct pofile_entry **first, struct diag *d)
{
	struct reader r = { .arena = a, .diag = d, .file = in->file, .s = in->text, .current = -1, .end = first };

	*first = NULL;
	if (!input_check(in->file, 1, in->text, in->len, d))
		return false;
	for (int f = 0; f < FIELDS; f++)
		buf_init(&r.text[f]);
	buf_init(&r.comments);
	while (*r.s != '\0' && r.mistakes < MOST_MISTAKES) {
		r.line = r.s;
		r.number++;
		if (!read_line(&r))
			r.current = -1;
		r.s += strcspn(r.s, "\n");
		r.s += *r.s == '\n';
	}
	if (r.mistakes < MOST_MISTAKES)
		finish_entry(&r);
	else
		diag_note(d, (struct pos){ 0 }, "the rest of the file was not read");
	for (int f = 0; f < FIELDS; f++)
		buf_release(&r.text[f]);
	buf_release(&r.comments);
	return r.mistakes == 0;
}

const char *pofile_field(struct arena *a, const char *header, const char *name)
{
	size_t len = strlen(name);

	for (const char *s = header; *s != '\0'; s += strcspn(s, "\n"), s += *s == '\n')
		if (strncasecmp(s, name, len) == 0 && s[len] == ':') {
			const char *value = s + len + 1;

			value += strspn(value, " \t");
			return arena_strndup(a, value, strcspn(value, "\n"));
		}
	return NULL;
}

const char *pofile_header(struct arena *a, const char *lang)
{
	return arena_printf(a,
		"Project-Id-Version: lykt\n"
		"Language: %s\n"
		"MIME-Version: 1.0\n"
		"Content-Type: text/plain; charset=UTF-8\n"
		"Content-Transfer-Encoding: 8bit\n"
		"X-Reviewed-By: \n", lang);
}
