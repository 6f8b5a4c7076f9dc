/*
 * fields.c - keys of Lua's tables into fields of structs.
 *
 * The reader goes on after a mistake, so one run reports all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/fields.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/utf8.h"
#include "model/model.h"
#include "paged/sheet.h"
#include "template/sandbox.h"
#include "template/scan.h"
#include "template/set.h"

#include <math.h>
#include <string.h>

enum {
	MAX_PIECES = 1000,      /* in one list */
	MOST_UNKNOWN = 20,      /* keys of one table that are named */
	MAX_MM = 5000,          /* longest length there is [mm] */
	MAX_PT = 2000           /* largest type [pt] */
};

static const char *const align_names[] = { [ALIGN_START] = "start", [ALIGN_CENTRE] = "centre", [ALIGN_END] = "end" };
static const char *const setting_names[] = {
	[ALIGN_START] = "start", [ALIGN_CENTRE] = "centre", [ALIGN_END] = "end", [ALIGN_JUSTIFY] = "justify"
};
static const char *const tag_names[] = { "P", "H1", "H2", "H3" };
static const enum tag_role tag_roles[] = { TAG_P, TAG_H1, TAG_H2, TAG_H3 };
static const char *const marker_names[] = {
	[MARKER_NONE] = "none", [MARKER_BULLET] = "bullet", [MARKER_CHECK] = "check", [MARKER_NUMBER] = "number"
};
static const char *const running_names[] = { [RUNNING_PAGE] = "page", [RUNNING_HEADING] = "heading" };

/* Places */

struct pos fields_table_pos(struct fields *r, int table)
{
	const char *path = r->call->file->path;
	struct pos pos = { path, 0, 0 };

	if (lua_rawgetp(r->L, table, sandbox_hidden_key()) == LUA_TNUMBER)
		pos = scan_pos(path, lua_tointeger(r->L, -1));
	lua_pop(r->L, 1);
	return pos;
}

struct pos fields_key_pos(struct fields *r, int table, const char *key)
{
	const struct template_file *file = r->call->file;

	return scan_find_key(file->text, file->len, fields_table_pos(r, table), key);
}

static void fail_unknown(struct fields *r, struct pos at, const char *what, const char *name, const char *const *known, size_t n)
{
	r->ok = diag_error(r->diag, at, "unknown %s '%s'", what, name);
	diag_suggest(r->diag, name, known, n);
}

/* Values: the one on top of the stack goes to *to; a wrong one is reported at `at`. */

static const char *article(const char *noun)
{
	return strchr("aeiou", *noun) != NULL ? "an" : "a";
}

void fields_fail_type(struct fields *r, struct pos at, const char *key, const char *wanted)
{
	const char *type = bind_type_name(r->L, -1);

	r->ok = diag_error(r->diag, at, "'%s' must be %s, not %s %s", key, wanted, article(type), type);
}

static void read_length(struct fields *r, struct pos at, const char *key, double unit, int most, const char *wanted, int *to)
{
	double length = lua_tonumber(r->L, -1);

	if (lua_type(r->L, -1) != LUA_TNUMBER)
		fields_fail_type(r, at, key, wanted);
	else if (!(length >= 0 && length <= most))
		r->ok = diag_error(r->diag, at, "'%s' must be %s from 0 to %d", key, wanted, most);
	else
		*to = (int)lround(length * unit);
}

void fields_read_mm(struct fields *r, struct pos at, const char *key, int *to)
{
	read_length(r, at, key, MP_PER_INCH / 25.4, MAX_MM, "a number of millimetres", to);
}

/* Lua's strings are any bytes; from here on they are text. */
static void read_string(struct fields *r, struct pos at, const char *key, const char **to)
{
	const char *s;
	unsigned cp;
	size_t len;

	if (lua_type(r->L, -1) != LUA_TSTRING) {
		fields_fail_type(r, at, key, "a text");
		return;
	}
	s = lua_tolstring(r->L, -1, &len);
	if (utf8_invalid_at(s, len) < len) {
		r->ok = diag_error(r->diag, at, "'%s' is not UTF-8", key);
		return;
	}
	for (size_t i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &cp);
		if (utf8_is_unsafe(cp)) {
			r->ok = diag_error(r->diag, at, "'%s': the invisible character U+%04X has no place in a text", key, cp);
			return;
		}
	}
	*to = arena_strdup(r->arena, s);
}

/* What is read aloud, or stands in the title bar: one line that says something. */
static void read_words(struct fields *r, struct pos at, const char *key, const char **to)
{
	const char *words = NULL;

	read_string(r, at, key, &words);
	if (words == NULL)
		return;
	if (words[strspn(words, " \t\r\n")] == '\0')
		r->ok = diag_error(r->diag, at, "'%s' is empty", key);
	else if (strpbrk(words, "\r\n") != NULL)
		r->ok = diag_error(r->diag, at, "'%s' must be one line", key);
	else
		*to = words;
}

/* Of the languages there are catalogues of: what is said in the PDF must be true, and words come from nowhere else. */
static void read_language(struct fields *r, struct pos at, const char *key, const char **to)
{
	const char *tag = NULL;

	read_string(r, at, key, &tag);
	if (tag == NULL)
		return;
	if (model_find_language(r->call->scope->model, tag) != NULL)
		*to = tag;
	else
		r->ok = diag_error(r->diag, at, "unknown language '%s'", tag);
}

void fields_read_count(struct fields *r, struct pos at, const char *key, int *to)
{
	int is_integer;
	lua_Integer n = lua_tointegerx(r->L, -1, &is_integer);

	if (!is_integer || n < 1 || n > MAX_PIECES)
		r->ok = diag_error(r->diag, at, "'%s' must be a whole number from 1 to %d", key, MAX_PIECES);
	else
		*to = (int)n;
}

/* The place of the name on top of the stack among `names`, or -1. */
int fields_read_name(struct fields *r, struct pos at, const char *key, const char *const *names, size_t n)
{
	if (lua_type(r->L, -1) != LUA_TSTRING) {
		fields_fail_type(r, at, key, "a name in quotes");
		return -1;
	}
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], lua_tostring(r->L, -1)) == 0)
			return (int)i;
	fail_unknown(r, at, key, arena_strdup(r->arena, lua_tostring(r->L, -1)), names, n);
	return -1;
}

static void read_role(struct fields *r, struct pos at, const char *key, enum role *to)
{
	const char *names[ROLES];
	int i;

	for (int role = 0; role < ROLES; role++)
		names[role] = theme_role_name((enum role)role);
	i = fields_read_name(r, at, key, names, ROLES);
	if (i >= 0)
		*to = (enum role)i;
}

const struct style *fields_read_style(struct fields *r, struct pos at, const char *key)
{
	const char **names = ARENA_ARRAY(r->arena, const char *, r->n_styles);
	int i;

	for (size_t k = 0; k < r->n_styles; k++)
		names[k] = r->styles[k].name;
	i = fields_read_name(r, at, key, names, r->n_styles);
	return i >= 0 ? &r->styles[i] : NULL;
}

static void read_icon(struct fields *r, struct pos at, const char *key, const struct icon **to)
{
	const char **names = ARENA_ARRAY(r->arena, const char *, r->theme->n_icons);
	int i;

	for (size_t k = 0; k < r->theme->n_icons; k++)
		names[k] = r->theme->icons[k].name;
	i = fields_read_name(r, at, key, names, r->theme->n_icons);
	if (i >= 0)
		*to = &r->theme->icons[i];
}

static void read_image(struct fields *r, struct pos at, const char *key, const struct image **to)
{
	const char **names = ARENA_ARRAY(r->arena, const char *, r->theme->n_images);
	int i;

	for (size_t k = 0; k < r->theme->n_images; k++)
		names[k] = r->theme->images[k].name;
	i = fields_read_name(r, at, key, names, r->theme->n_images);
	if (i >= 0)
		*to = &r->theme->images[i];
	else if (lua_isstring(r->L, -1))
		diag_note(r->diag, at, "pictures are .png or .jpg files in %s/images", r->theme->dir);
}

static void read_object(struct fields *r, struct pos at, const char *key, enum bind_class class, const void **to)
{
	if (!bind_test(r->L, -1, class, to))
		fields_fail_type(r, at, key, arena_printf(r->arena, "%s %s", article(bind_class_name(class)), bind_class_name(class)));
}

static void read_value(struct fields *r, struct pos at, const struct key *key, char *object)
{
	void *to = object + key->offset;
	const void *made = NULL;
	int i;

	switch (key->kind) {
	case KEY_OWN:
		break;
	case KEY_MM:
		fields_read_mm(r, at, key->name, to);
		break;
	case KEY_PT:
		read_length(r, at, key->name, MP_PER_PT, MAX_PT, "a number of points", to);
		break;
	case KEY_COUNT:
		fields_read_count(r, at, key->name, to);
		break;
	case KEY_BOOL:
		if (lua_isboolean(r->L, -1))
			*(bool *)to = lua_toboolean(r->L, -1);
		else
			fields_fail_type(r, at, key->name, "true or false");
		break;
	case KEY_STRING:
		read_string(r, at, key->name, to);
		break;
	case KEY_WORDS:
		read_words(r, at, key->name, to);
		break;
	case KEY_LANGUAGE:
		read_language(r, at, key->name, to);
		break;
	case KEY_ROLE:
		read_role(r, at, key->name, to);
		break;
	case KEY_ALIGN:
		i = fields_read_name(r, at, key->name, align_names, COUNT(align_names));
		if (i >= 0)
			*(enum align *)to = (enum align)i;
		break;
	case KEY_SETTING:
		i = fields_read_name(r, at, key->name, setting_names, COUNT(setting_names));
		if (i >= 0)
			*(enum align *)to = (enum align)i;
		break;
	case KEY_TAG:
		i = fields_read_name(r, at, key->name, tag_names, COUNT(tag_names));
		if (i >= 0)
			*(enum tag_role *)to = tag_roles[i];
		break;
	case KEY_MARKER:
		i = fields_read_name(r, at, key->name, marker_names, COUNT(marker_names));
		if (i >= 0)
			*(enum marker *)to = (enum marker)i;
		break;
	case KEY_RUNNING:
		i = fields_read_name(r, at, key->name, running_names, COUNT(running_names));
		if (i >= 0)
			*(enum running *)to = (enum running)i;
		break;
	case KEY_STYLE:
		*(const struct style **)to = fields_read_style(r, at, key->name);
		break;
	case KEY_ICON:
		read_icon(r, at, key->name, to);
		break;
	case KEY_IMAGE:
		read_image(r, at, key->name, to);
		break;
	case KEY_NUMBER:
		read_object(r, at, key->name, BIND_NUMBER, &made);
		*(const struct number **)to = made;
		break;
	case KEY_SPANS:
		read_object(r, at, key->name, BIND_SPANS, &made);
		*(const struct span **)to = made;
		break;
	case KEY_BODY:
		read_object(r, at, key->name, BIND_BODY, &made);
		*(const struct block **)to = made;
		break;
	case KEY_CONTACT:
		read_object(r, at, key->name, BIND_CONTACT, &made);
		*(const struct contact **)to = made;
		break;
	}
}

bool fields_has(struct fields *r, int table, const char *key)
{
	bool has = lua_getfield(r->L, table, key) != LUA_TNIL;

	lua_pop(r->L, 1);
	return has;
}

void fields_require(struct fields *r, int table, const char *key)
{
	if (!fields_has(r, table, key))
		r->ok = diag_error(r->diag, fields_table_pos(r, table), "missing '%s'", key);
}

/* Keys of a table that are words, sorted. */
const char **fields_names(struct fields *r, int table, size_t *n)
{
	const char **names;
	size_t cap = 0;

	for (lua_pushnil(r->L); lua_next(r->L, table) != 0; lua_pop(r->L, 1))
		cap++;
	names = ARENA_ARRAY(r->arena, const char *, cap);
	*n = 0;
	for (lua_pushnil(r->L); lua_next(r->L, table) != 0; lua_pop(r->L, 1))
		if (lua_type(r->L, -2) == LUA_TSTRING)
			names[(*n)++] = arena_strdup(r->arena, lua_tostring(r->L, -2));
	array_sort_names(names, *n);
	return names;
}

static bool has_plain_value(struct fields *r, int table)
{
	for (lua_pushnil(r->L); lua_next(r->L, table) != 0; lua_pop(r->L, 1))
		if (lua_type(r->L, -2) == LUA_TNUMBER) {
			lua_pop(r->L, 2);
			return true;
		}
	return false;
}

/* Report every key of the table that is none of `names`, up to a number. Lists may stand beside the keys where `list` says so. */
void fields_check(struct fields *r, int table, const char *what, const char *const *names, size_t n, bool list)
{
	size_t n_keys, unknown = 0;
	const char **key = fields_names(r, table, &n_keys);

	if (!list && has_plain_value(r, table))
		r->ok = diag_error(r->diag, fields_table_pos(r, table), "a value without a key in %s", what);
	for (size_t k = 0; k < n_keys && unknown < MOST_UNKNOWN; k++) {
		size_t i = 0;

		while (i < n && strcmp(names[i], key[k]) != 0)
			i++;
		if (i < n)
			continue;
		unknown++;
		fail_unknown(r, fields_key_pos(r, table, key[k]), arena_printf(r->arena, "key of %s", what), key[k], names, n);
	}
}

/* All keys of a table into an object. */
void fields_read(struct fields *r, int table, const char *what, const struct key *keys, size_t n, bool list, void *object)
{
	const char **names = ARENA_ARRAY(r->arena, const char *, n);
	int top = lua_gettop(r->L);

	for (size_t i = 0; i < n; i++) {
		names[i] = keys[i].name;
		if (lua_getfield(r->L, table, keys[i].name) != LUA_TNIL)
			read_value(r, fields_key_pos(r, table, keys[i].name), &keys[i], object);
		lua_settop(r->L, top);
	}
	fields_check(r, table, what, names, n, list);
}

/* Lists */

/* Length of the list in the table: a nil in it (`emergency and { … }`) leaves a hole that '#' may fall into. */
int fields_list_length(struct fields *r, int table)
{
	lua_Integer last = 0;
	bool lost = false;              /* what stands at 0, 1.5, true is no part of a list, and would not be seen */

	for (lua_pushnil(r->L); lua_next(r->L, table) != 0; lua_pop(r->L, 1)) {
		const int type = lua_type(r->L, -2);

		if (type == LUA_TSTRING || type == LUA_TLIGHTUSERDATA)
			continue;       /* a key; where the table stands */
		if (!lua_isinteger(r->L, -2) || lua_tointeger(r->L, -2) < 1)
			lost = true;
		else if (lua_tointeger(r->L, -2) > last)
			last = lua_tointeger(r->L, -2);
	}
	if (lost)
		r->ok = diag_error(r->diag, fields_table_pos(r, table), "a value at no place of a list: they count from 1");
	if (last <= MAX_PIECES)
		return (int)last;
	r->ok = diag_error(r->diag, fields_table_pos(r, table), "more than %d pieces", MAX_PIECES);
	return 0;
}
