/*
 * front.c - libyaml's events to a tree, and values of the types a schema asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/front.h"
#include "base/arena.h"
#include "base/input.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#define MAX_DEPTH 16            /* of mappings and lists in each other */

struct reader {
	struct arena *arena;
	struct diag *diag;
	const char *file;
	int first_line;
	const char *text;
	size_t len;
	size_t line;                /* of the text, from 0: the last one that was asked for */
	const char *line_start;
	yaml_parser_t parser;
	yaml_event_t event;         /* the current one */
	int depth;
};

/* libyaml counts characters, we count bytes. Places are asked for mostly in order, so the last line is remembered. */
static struct pos mark_pos(struct reader *r, yaml_mark_t mark)
{
	const char *end = r->text + r->len, *s;

	if (mark.line < r->line) {
		r->line = 0;
		r->line_start = r->text;
	}
	while (r->line < mark.line) {
		const char *newline = memchr(r->line_start, '\n', (size_t)(end - r->line_start));

		if (newline == NULL)
			break;
		r->line_start = newline + 1;
		r->line++;
	}
	s = r->line_start;
	for (size_t i = 0; i < mark.column && s < end; i++)
		do
			s++;
		while (s < end && ((unsigned char)*s & 0xc0) == 0x80);
	return (struct pos){ r->file, r->first_line + (int)r->line, (int)(s - r->line_start) + 1 };
}

static bool report_problem(struct reader *r)
{
	const char *problem = r->parser.problem != NULL ? r->parser.problem : "unreadable";

	diag_error(r->diag, mark_pos(r, r->parser.problem_mark), "invalid YAML: %s", problem);
	if (strstr(problem, "mapping values are not allowed") != NULL)
		diag_note(r->diag, (struct pos){ 0 }, "put a text with ': ' in it between quotes");
	else if (strstr(problem, "cannot start any token") != NULL)
		diag_note(r->diag, (struct pos){ 0 },
			"indent with blanks, not tabs; put a text that begins with @ or ` between quotes");
	return false;
}

static bool next_event(struct reader *r)
{
	yaml_event_delete(&r->event);
	return yaml_parser_parse(&r->parser, &r->event) || report_problem(r);
}

static bool refuse(struct reader *r, const char *what)
{
	return diag_error(r->diag, mark_pos(r, r->event.start_mark), "%s are not allowed here", what);
}

static bool refuse_extras(struct reader *r, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor != NULL)
		return refuse(r, "YAML anchors (&name)");
	if (tag != NULL)
		return refuse(r, "YAML tags (!name)");
	return true;
}

static struct front *read_value(struct reader *r);

/* Escapes such as "\x1b" come in here only. */
static bool check_characters(struct reader *r, struct pos at, const char *value, size_t len)
{
	unsigned cp;

	for (size_t i = 0; i < len;) {
		i += utf8_decode(value + i, len - i, &cp);
		if (utf8_is_unsafe(cp))
			return diag_error(r->diag, at, "the invisible character U+%04X has no place in a text", cp);
	}
	return true;
}

static struct front *read_scalar(struct reader *r)
{
	struct front *f = ARENA_NEW(r->arena, struct front);
	const char *value = (const char *)r->event.data.scalar.value;
	size_t len = r->event.data.scalar.length;

	if (!refuse_extras(r, r->event.data.scalar.anchor, r->event.data.scalar.tag))
		return NULL;
	f->kind = FRONT_SCALAR;
	f->pos = mark_pos(r, r->event.start_mark);
	f->quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	if (memchr(value, '\0', len) != NULL) {
		diag_error(r->diag, f->pos, "a NUL byte in a text");
		return NULL;
	}
	if (!check_characters(r, f->pos, value, len))
		return NULL;
	/* What is folded over several lines (>) ends in a line end that nobody means. */
	if (len > 0 && value[len - 1] == '\n')
		len--;
	f->scalar = arena_strndup(r->arena, value, len);
	return f;
}

static struct front *read_list(struct reader *r)
{
	struct front *f = ARENA_NEW(r->arena, struct front);
	const struct front **end = &f->child;

	f->kind = FRONT_LIST;
	f->pos = mark_pos(r, r->event.start_mark);
	if (!refuse_extras(r, r->event.data.sequence_start.anchor, r->event.data.sequence_start.tag))
		return NULL;
	while (next_event(r)) {
		struct front *item;

		if (r->event.type == YAML_SEQUENCE_END_EVENT)
			return f;
		item = read_value(r);
		if (item == NULL)
			return NULL;
		*end = item;
		end = &item->next;
	}
	return NULL;
}

static struct front *read_map(struct reader *r)
{
	struct front *f = ARENA_NEW(r->arena, struct front);
	const struct front **end = &f->child;

	f->kind = FRONT_MAP;
	f->pos = mark_pos(r, r->event.start_mark);
	if (!refuse_extras(r, r->event.data.mapping_start.anchor, r->event.data.mapping_start.tag))
		return NULL;
	while (next_event(r)) {
		const struct front *twin;
		struct front *key, *value;

		if (r->event.type == YAML_MAPPING_END_EVENT)
			return f;
		if (r->event.type != YAML_SCALAR_EVENT) {
			refuse(r, "lists and mappings as keys");
			return NULL;
		}
		key = read_scalar(r);
		if (key == NULL || !next_event(r) || (value = read_value(r)) == NULL)
			return NULL;
		twin = front_find(f, key->scalar);
		if (twin != NULL) {
			diag_error(r->diag, key->pos, "'%s' stands here twice", key->scalar);
			diag_note(r->diag, twin->key_pos, "the first one is here");
			return NULL;
		}
		value->key = key->scalar;
		value->key_pos = key->pos;
		*end = value;
		end = &value->next;
	}
	return NULL;
}

/* The value that the current event begins; NULL: reported. */
static struct front *read_value(struct reader *r)
{
	struct front *f = NULL;

	if (++r->depth > MAX_DEPTH) {
		diag_error(r->diag, mark_pos(r, r->event.start_mark), "nested more than %d deep", MAX_DEPTH);
		return NULL;
	}
	switch (r->event.type) {
	case YAML_SCALAR_EVENT:
		f = read_scalar(r);
		break;
	case YAML_SEQUENCE_START_EVENT:
		f = read_list(r);
		break;
	case YAML_MAPPING_START_EVENT:
		f = read_map(r);
		break;
	default:
		refuse(r, "YAML aliases (*name)");
	}
	r->depth--;
	return f;
}

/* stream, document, one mapping, end of both */
static const struct front *read_stream(struct reader *r)
{
	struct front *f = NULL;

	if (!next_event(r) || !next_event(r))
		return NULL;
	if (r->event.type == YAML_STREAM_END_EVENT) {
		f = ARENA_NEW(r->arena, struct front);
		f->kind = FRONT_MAP;
		f->pos = (struct pos){ r->file, r->first_line, 1 };
		return f;
	}
	if (!next_event(r))
		return NULL;
	if (r->event.type != YAML_MAPPING_START_EVENT) {
		diag_error(r->diag, mark_pos(r, r->event.start_mark), "expected lines of the form 'key: value'");
		return NULL;
	}
	f = read_value(r);
	if (f == NULL || !next_event(r) || !next_event(r))
		return NULL;
	if (r->event.type != YAML_STREAM_END_EVENT) {
		refuse(r, "several YAML documents");
		return NULL;
	}
	return f;
}

const struct front *front_parse(struct arena *a, const char *file, int first_line, const char *text, size_t len, struct diag *d)
{
	struct reader r = {
		.arena = a, .diag = d, .file = file, .first_line = first_line, .text = text, .len = len, .line_start = text,
	};
	const struct front *f;

	if (!input_check(file, first_line, text, len, d))
		return NULL;
	if (!yaml_parser_initialize(&r.parser))
		abort();        /* no memory */
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)text, len);
	f = read_stream(&r);
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	return f;
}

const struct front *front_find(const struct front *map, const char *key)
{
	if (map->kind != FRONT_MAP)
		return NULL;
	for (const struct front *f = map->child; f != NULL; f = f->next)
		if (strcmp(f->key, key) == 0)
			return f;
	return NULL;
}

size_t front_count(const struct front *first)
{
	size_t n = 0;

	for (; first != NULL; first = first->next)
		n++;
	return n;
}

bool front_check_keys(const struct front *map, const char *const *known, size_t n, struct diag *d)
{
	bool ok = true;

	for (const struct front *f = map->child; f != NULL; f = f->next) {
		size_t i = 0;

		while (i < n && strcmp(f->key, known[i]) != 0)
			i++;
		if (i < n)
			continue;
		ok = diag_error(d, f->key_pos, "unknown key '%s'", f->key);
		diag_suggest(d, f->key, known, n);
	}
	return ok;
}

/* A scalar on one line that is not empty. */
static bool one_line(const struct front *f, const char *what, const char **value, struct diag *d)
{
	if (f->kind != FRONT_SCALAR)
		return diag_error(d, f->pos, "'%s' must be a text, not a %s", what, f->kind == FRONT_LIST ? "list" : "mapping");
	if (f->scalar[strspn(f->scalar, " \t")] == '\0')
		return diag_error(d, f->pos, "'%s' is empty", what);
	if (strpbrk(f->scalar, "\r\n") != NULL)
		return diag_error(d, f->pos, "'%s' must be one line", what);
	*value = f->scalar;
	return true;
}

bool front_string(const struct front *map, const char *key, const char **value, struct diag *d)
{
	const struct front *f = front_find(map, key);

	return f == NULL || one_line(f, key, value, d);
}

bool front_integer(const struct front *map, const char *key, int least, int most, int *value, struct diag *d)
{
	const struct front *f = front_find(map, key);
	const char *s = NULL;
	char *end;
	long n;

	if (f == NULL)
		return true;
	if (!one_line(f, key, &s, d))
		return false;
	errno = 0;
	n = strtol(s, &end, 10);
	if (*end != '\0' || f->quoted || strspn(s, "-0123456789") != strlen(s))
		return diag_error(d, f->pos, "'%s' must be a whole number, not '%s'", key, s);
	if (errno != 0 || n < least || n > most)
		return diag_error(d, f->pos, "'%s' must be between %d and %d, not %s", key, least, most, s);
	*value = (int)n;
	return true;
}

bool front_bool(const struct front *map, const char *key, bool *value, struct diag *d)
{
	const struct front *f = front_find(map, key);
	const char *s = NULL;

	if (f == NULL)
		return true;
	if (!one_line(f, key, &s, d))
		return false;
	if (f->quoted || (strcmp(s, "true") != 0 && strcmp(s, "false") != 0))
		return diag_error(d, f->pos, "'%s' must be true or false, not '%s'", key, s);
	*value = s[0] == 't';
	return true;
}

bool front_strings(struct arena *a, const struct front *map, const char *key, const char *const **value, size_t *n, struct diag *d)
{
	const struct front *f = front_find(map, key);
	const char **list;
	size_t count = 0;
	bool ok = true;

	if (f == NULL)
		return true;
	if (f->kind != FRONT_LIST) {
		diag_error(d, f->pos, "'%s' must be a list", key);
		diag_note(d, (struct pos){ 0 }, "write %s: [one, two]", key);
		return false;
	}
	for (const struct front *c = f->child; c != NULL; c = c->next)
		count++;
	list = ARENA_ARRAY(a, const char *, count);
	count = 0;
	for (const struct front *c = f->child; c != NULL; c = c->next)
		if (one_line(c, key, &list[count], d))
			count++;
		else
			ok = false;
	*value = list;
	*n = count;
	return ok;
}

bool front_require(const struct front *map, const char *key, struct pos at, struct diag *d)
{
	return front_find(map, key) != NULL || diag_error(d, at, "missing '%s'", key);
}
