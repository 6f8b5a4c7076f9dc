/*
 * sheet_read.c - the table a paged template returns to a struct sheet.
 *
 * What may stand in each kind of table is data: lists of keys, each with the type of its value and where it goes. The
 * reader goes on after a mistake, so one run reports all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/sheet_read.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "model/model.h"
#include "paged/fold.h"
#include "paged/sheet.h"
#include "template/bind.h"
#include "template/sandbox.h"
#include "template/scan.h"
#include "template/set.h"
#include "text/locale.h"

#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	MAX_DEPTH = 12,         /* of boxes and columns in each other */
	MAX_PIECES = 1000,      /* in one list */
	MOST_UNKNOWN = 20,      /* keys of one table that are named */
	MAX_MM = 5000,          /* longest length there is [mm] */
	MAX_PT = 2000,          /* largest type [pt] */
	TEXT_CONTRAST = 450     /* WCAG 2.2, 1.4.3, times 100 */
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct reader {
	lua_State *L;
	struct call *call;
	struct arena *arena;
	struct diag *diag;
	const struct theme *theme;
	const struct style *styles; size_t n_styles;
	int depth;
	bool ok;
};

/* Keys */

enum key_kind {
	KEY_OWN,                /* the reader of the table looks itself */
	KEY_MM, KEY_PT,         /* int [mp] */
	KEY_COUNT,              /* int, from 1 */
	KEY_BOOL, KEY_STRING,
	KEY_ROLE, KEY_ALIGN, KEY_TAG, KEY_MARKER,       /* enums by name */
	KEY_STYLE, KEY_ICON,    /* pointers by name */
	KEY_NUMBER, KEY_SPANS, KEY_BODY                 /* what lykt made */
};

struct key { const char *name; enum key_kind kind; size_t offset; };

static const struct key sheet_keys[] = {
	{ "format", KEY_OWN, 0 },
	{ "styles", KEY_OWN, 0 },
	{ "panels", KEY_OWN, 0 },
	{ "title", KEY_STRING, offsetof(struct sheet, title) },
	{ "ground", KEY_ROLE, offsetof(struct sheet, ground) },
};

static const struct key style_keys[] = {
	{ "size", KEY_PT, offsetof(struct style, size) },
	{ "leading", KEY_PT, offsetof(struct style, leading) },
	{ "before", KEY_PT, offsetof(struct style, before) },
	{ "after", KEY_PT, offsetof(struct style, after) },
	{ "indent", KEY_MM, offsetof(struct style, indent) },
	{ "bold", KEY_BOOL, offsetof(struct style, bold) },
	{ "colour", KEY_ROLE, offsetof(struct style, colour) },
	{ "align", KEY_ALIGN, offsetof(struct style, align) },
	{ "tag", KEY_TAG, offsetof(struct style, tag) },
	{ "hyphenate", KEY_BOOL, offsetof(struct style, hyphenate) },
	{ "fixed", KEY_BOOL, offsetof(struct style, fixed) },
	{ "keep", KEY_BOOL, offsetof(struct style, keep) },
};

static const struct key panel_keys[] = {
	{ "margin", KEY_OWN, 0 },
	{ "margin_top", KEY_MM, offsetof(struct frame, margin_top) },
	{ "margin_side", KEY_MM, offsetof(struct frame, margin_side) },
	{ "margin_bottom", KEY_MM, offsetof(struct frame, margin_bottom) },
	{ "ground", KEY_ROLE, offsetof(struct frame, ground) },
	{ "place", KEY_ALIGN, offsetof(struct frame, valign) },
};

static const struct key text_keys[] = {
	{ "text", KEY_STRING, offsetof(struct piece, as.text) },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
	{ "lang", KEY_STRING, offsetof(struct piece, lang) },
};

static const struct key spans_keys[] = {
	{ "spans", KEY_SPANS, offsetof(struct piece, as.spans) },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
	{ "lang", KEY_STRING, offsetof(struct piece, lang) },
};

static const struct key blocks_keys[] = {
	{ "blocks", KEY_BODY, offsetof(struct piece, as.blocks.first) },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
	{ "heading", KEY_STYLE, offsetof(struct piece, as.blocks.heading) },
	{ "item", KEY_STYLE, offsetof(struct piece, as.blocks.item) },
	{ "marker", KEY_MARKER, offsetof(struct piece, as.blocks.marker) },
	{ "most", KEY_COUNT, offsetof(struct piece, as.blocks.most_items) },
	{ "lang", KEY_STRING, offsetof(struct piece, lang) },
};

static const struct key number_keys[] = {
	{ "number", KEY_NUMBER, offsetof(struct piece, as.number.number) },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
	{ "before", KEY_STRING, offsetof(struct piece, as.number.before) },
	{ "international", KEY_BOOL, offsetof(struct piece, as.number.international) },
	{ "lang", KEY_STRING, offsetof(struct piece, lang) },
};

static const struct key qr_keys[] = {
	{ "qr", KEY_STRING, offsetof(struct piece, as.qr.payload) },
	{ "alt", KEY_STRING, offsetof(struct piece, as.qr.alt) },
	{ "size", KEY_MM, offsetof(struct piece, as.qr.side) },
	{ "align", KEY_ALIGN, offsetof(struct piece, as.qr.align) },
	{ "lang", KEY_STRING, offsetof(struct piece, lang) },
};

static const struct key icon_keys[] = {
	{ "icon", KEY_ICON, offsetof(struct piece, as.icon.icon) },
	{ "size", KEY_MM, offsetof(struct piece, as.icon.size) },
	{ "colour", KEY_ROLE, offsetof(struct piece, as.icon.colour) },
	{ "align", KEY_ALIGN, offsetof(struct piece, as.icon.align) },
};

static const struct key rule_keys[] = {
	{ "rule", KEY_ROLE, offsetof(struct piece, as.rule.colour) },
	{ "thickness", KEY_PT, offsetof(struct piece, as.rule.thickness) },
};

static const struct key space_keys[] = {
	{ "space", KEY_MM, offsetof(struct piece, as.height) },
};

static const struct key fill_keys[] = {
	{ "fill", KEY_OWN, 0 },
};

static const struct key box_keys[] = {
	{ "box", KEY_OWN, 0 },
	{ "ground", KEY_ROLE, offsetof(struct piece, as.box.ground) },
	{ "padding", KEY_MM, offsetof(struct piece, as.box.padding) },
	{ "radius", KEY_MM, offsetof(struct piece, as.box.radius) },
	{ "bar", KEY_MM, offsetof(struct piece, as.box.bar) },
	{ "bar_colour", KEY_ROLE, offsetof(struct piece, as.box.bar_colour) },
	{ "after", KEY_MM, offsetof(struct piece, as.box.after) },
	{ "lang", KEY_STRING, offsetof(struct piece, lang) },
};

static const struct key columns_keys[] = {
	{ "columns", KEY_OWN, 0 },
	{ "shares", KEY_OWN, 0 },
	{ "gap", KEY_MM, offsetof(struct piece, as.columns.gap) },
	{ "centred", KEY_BOOL, offsetof(struct piece, as.columns.centred) },
	{ "lang", KEY_STRING, offsetof(struct piece, lang) },
};

/* A piece is what its first key says. */
static const struct form { const char *key; enum piece_kind kind; const struct key *keys; size_t n_keys; } forms[] = {
	{ "text", PIECE_TEXT, text_keys, COUNT(text_keys) },
	{ "spans", PIECE_SPANS, spans_keys, COUNT(spans_keys) },
	{ "blocks", PIECE_BLOCKS, blocks_keys, COUNT(blocks_keys) },
	{ "number", PIECE_NUMBER, number_keys, COUNT(number_keys) },
	{ "qr", PIECE_QR, qr_keys, COUNT(qr_keys) },
	{ "icon", PIECE_ICON, icon_keys, COUNT(icon_keys) },
	{ "rule", PIECE_RULE, rule_keys, COUNT(rule_keys) },
	{ "space", PIECE_SPACE, space_keys, COUNT(space_keys) },
	{ "fill", PIECE_FILL, fill_keys, COUNT(fill_keys) },
	{ "box", PIECE_BOX, box_keys, COUNT(box_keys) },
	{ "columns", PIECE_COLUMNS, columns_keys, COUNT(columns_keys) },
};

static const char *const align_names[] = { [ALIGN_START] = "start", [ALIGN_CENTRE] = "centre", [ALIGN_END] = "end" };
static const char *const tag_names[] = { "P", "H1", "H2", "H3" };
static const enum tag_role tag_roles[] = { TAG_P, TAG_H1, TAG_H2, TAG_H3 };
static const char *const marker_names[] = {
	[MARKER_NONE] = "none", [MARKER_BULLET] = "bullet", [MARKER_CHECK] = "check", [MARKER_NUMBER] = "number"
};

/* Places */

static struct pos table_pos(struct reader *r, int table)
{
	const char *path = r->call->file->path;
	struct pos pos = { path, 0, 0 };

	if (lua_rawgetp(r->L, table, sandbox_hidden_key()) == LUA_TNUMBER)
		pos = scan_pos(path, lua_tointeger(r->L, -1));
	lua_pop(r->L, 1);
	return pos;
}

static struct pos key_pos(struct reader *r, int table, const char *key)
{
	const struct template_file *file = r->call->file;

	return scan_find_key(file->text, file->len, table_pos(r, table), key);
}

static void fail_unknown(struct reader *r, struct pos at, const char *what, const char *name, const char *const *known, size_t n)
{
	r->ok = diag_error(r->diag, at, "unknown %s '%s'", what, name);
	diag_suggest(r->diag, name, known, n);
}

/* Values: the one on top of the stack goes to *to; a wrong one is reported at `at`. */

static void fail_type(struct reader *r, struct pos at, const char *key, const char *wanted)
{
	r->ok = diag_error(r->diag, at, "'%s' must be %s, not a %s", key, wanted, bind_type_name(r->L, -1));
}

static void read_length(struct reader *r, struct pos at, const char *key, double unit, int most, const char *wanted, int *to)
{
	double length = lua_tonumber(r->L, -1);

	if (lua_type(r->L, -1) != LUA_TNUMBER)
		fail_type(r, at, key, wanted);
	else if (!(length >= 0 && length <= most))
		r->ok = diag_error(r->diag, at, "'%s' must be %s from 0 to %d", key, wanted, most);
	else
		*to = (int)lround(length * unit);
}

/* Lua's strings are any bytes; from here on they are text. */
static void read_string(struct reader *r, struct pos at, const char *key, const char **to)
{
	const char *s;
	unsigned cp;
	size_t len;

	if (lua_type(r->L, -1) != LUA_TSTRING) {
		fail_type(r, at, key, "a text");
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

static void read_count(struct reader *r, struct pos at, const char *key, int *to)
{
	int is_integer;
	lua_Integer n = lua_tointegerx(r->L, -1, &is_integer);

	if (!is_integer || n < 1 || n > MAX_PIECES)
		r->ok = diag_error(r->diag, at, "'%s' must be a whole number from 1 to %d", key, MAX_PIECES);
	else
		*to = (int)n;
}

/* The place of the name on top of the stack among `names`, or -1. */
static int read_name(struct reader *r, struct pos at, const char *key, const char *const *names, size_t n)
{
	if (lua_type(r->L, -1) != LUA_TSTRING) {
		fail_type(r, at, key, "a name in quotes");
		return -1;
	}
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], lua_tostring(r->L, -1)) == 0)
			return (int)i;
	fail_unknown(r, at, key, arena_strdup(r->arena, lua_tostring(r->L, -1)), names, n);
	return -1;
}

static void read_role(struct reader *r, struct pos at, const char *key, enum role *to)
{
	const char *names[ROLES];
	int i;

	for (int role = 0; role < ROLES; role++)
		names[role] = theme_role_name((enum role)role);
	i = read_name(r, at, key, names, ROLES);
	if (i >= 0)
		*to = (enum role)i;
}

static void read_style(struct reader *r, struct pos at, const char *key, const struct style **to)
{
	const char **names = ARENA_ARRAY(r->arena, const char *, r->n_styles);
	int i;

	for (size_t k = 0; k < r->n_styles; k++)
		names[k] = r->styles[k].name;
	i = read_name(r, at, key, names, r->n_styles);
	if (i >= 0)
		*to = &r->styles[i];
}

static void read_icon(struct reader *r, struct pos at, const char *key, const struct icon **to)
{
	const char **names = ARENA_ARRAY(r->arena, const char *, r->theme->n_icons);
	int i;

	for (size_t k = 0; k < r->theme->n_icons; k++)
		names[k] = r->theme->icons[k].name;
	i = read_name(r, at, key, names, r->theme->n_icons);
	if (i >= 0)
		*to = &r->theme->icons[i];
}

static void read_object(struct reader *r, struct pos at, const char *key, enum bind_class class, const void **to)
{
	if (!bind_test(r->L, -1, class, to))
		fail_type(r, at, key, arena_printf(r->arena, "a %s", bind_class_name(class)));
}

static void read_value(struct reader *r, struct pos at, const struct key *key, char *object)
{
	void *to = object + key->offset;
	const void *made = NULL;
	int i;

	switch (key->kind) {
	case KEY_OWN:
		break;
	case KEY_MM:
		read_length(r, at, key->name, MP_PER_INCH / 25.4, MAX_MM, "a number of millimetres", to);
		break;
	case KEY_PT:
		read_length(r, at, key->name, MP_PER_PT, MAX_PT, "a number of points", to);
		break;
	case KEY_COUNT:
		read_count(r, at, key->name, to);
		break;
	case KEY_BOOL:
		if (lua_isboolean(r->L, -1))
			*(bool *)to = lua_toboolean(r->L, -1);
		else
			fail_type(r, at, key->name, "true or false");
		break;
	case KEY_STRING:
		read_string(r, at, key->name, to);
		break;
	case KEY_ROLE:
		read_role(r, at, key->name, to);
		break;
	case KEY_ALIGN:
		i = read_name(r, at, key->name, align_names, COUNT(align_names));
		if (i >= 0)
			*(enum align *)to = (enum align)i;
		break;
	case KEY_TAG:
		i = read_name(r, at, key->name, tag_names, COUNT(tag_names));
		if (i >= 0)
			*(enum tag_role *)to = tag_roles[i];
		break;
	case KEY_MARKER:
		i = read_name(r, at, key->name, marker_names, COUNT(marker_names));
		if (i >= 0)
			*(enum marker *)to = (enum marker)i;
		break;
	case KEY_STYLE:
		read_style(r, at, key->name, to);
		break;
	case KEY_ICON:
		read_icon(r, at, key->name, to);
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
	}
}

static bool has_key(struct reader *r, int table, const char *key)
{
	bool has = lua_getfield(r->L, table, key) != LUA_TNIL;

	lua_pop(r->L, 1);
	return has;
}

static void require_key(struct reader *r, int table, const char *key)
{
	if (!has_key(r, table, key))
		r->ok = diag_error(r->diag, table_pos(r, table), "missing '%s'", key);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Keys of a table that are words, sorted. */
static const char **sorted_names(struct reader *r, int table, size_t *n)
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
	if (*n > 0)
		qsort(names, *n, sizeof(*names), compare_names);
	return names;
}

static bool has_plain_value(struct reader *r, int table)
{
	for (lua_pushnil(r->L); lua_next(r->L, table) != 0; lua_pop(r->L, 1))
		if (lua_type(r->L, -2) == LUA_TNUMBER) {
			lua_pop(r->L, 2);
			return true;
		}
	return false;
}

/* Report every key of the table that is none of `names`, up to a number. Lists may stand beside the keys where `list` says so. */
static void check_keys(struct reader *r, int table, const char *what, const char *const *names, size_t n, bool list)
{
	size_t n_keys, unknown = 0;
	const char **key = sorted_names(r, table, &n_keys);

	if (!list && has_plain_value(r, table))
		r->ok = diag_error(r->diag, table_pos(r, table), "a value without a key in %s", what);
	for (size_t k = 0; k < n_keys && unknown < MOST_UNKNOWN; k++) {
		size_t i = 0;

		while (i < n && strcmp(names[i], key[k]) != 0)
			i++;
		if (i < n)
			continue;
		unknown++;
		fail_unknown(r, key_pos(r, table, key[k]), arena_printf(r->arena, "key of %s", what), key[k], names, n);
	}
}

/* All keys of a table into an object. */
static void read_keys(struct reader *r, int table, const char *what, const struct key *keys, size_t n, bool list, void *object)
{
	const char **names = ARENA_ARRAY(r->arena, const char *, n);
	int top = lua_gettop(r->L);

	for (size_t i = 0; i < n; i++) {
		names[i] = keys[i].name;
		if (lua_getfield(r->L, table, keys[i].name) != LUA_TNIL)
			read_value(r, key_pos(r, table, keys[i].name), &keys[i], object);
		lua_settop(r->L, top);
	}
	check_keys(r, table, what, names, n, list);
}

/* Lists */

/* Length of the list in the table: a nil in it (`emergency and { … }`) leaves a hole that '#' may fall into. */
static int list_length(struct reader *r, int table)
{
	lua_Integer last = 0;

	for (lua_pushnil(r->L); lua_next(r->L, table) != 0; lua_pop(r->L, 1))
		if (lua_isinteger(r->L, -2) && lua_tointeger(r->L, -2) > last)
			last = lua_tointeger(r->L, -2);
	if (last <= MAX_PIECES)
		return (int)last;
	r->ok = diag_error(r->diag, table_pos(r, table), "more than %d pieces", MAX_PIECES);
	return 0;
}

/* Styles */

/* The style in the table on top of the stack. */
static void read_one_style(struct reader *r, const char *name, struct style *s)
{
	int table = lua_gettop(r->L);

	*s = (struct style){ .name = name, .pos = table_pos(r, table), .colour = ROLE_INK, .tag = TAG_P };
	require_key(r, table, "size");
	read_keys(r, table, "a style", style_keys, COUNT(style_keys), false, s);
	if (s->size == 0 && has_key(r, table, "size"))
		r->ok = diag_error(r->diag, key_pos(r, table, "size"), "'size' of style '%s' must be more than 0", name);
	if (s->leading == 0)
		s->leading = s->size * 4 / 3;
}

static void read_styles(struct reader *r, int sheet)
{
	struct style *styles;
	const char **names;
	int table;

	if (lua_getfield(r->L, sheet, "styles") != LUA_TTABLE) {
		r->ok = diag_error(r->diag, key_pos(r, sheet, "styles"), "missing 'styles': a table of them");
		lua_pop(r->L, 1);
		return;
	}
	table = lua_gettop(r->L);
	names = sorted_names(r, table, &r->n_styles);
	r->styles = styles = ARENA_ARRAY(r->arena, struct style, r->n_styles);
	for (size_t i = 0; i < r->n_styles; i++) {
		styles[i].name = names[i];
		if (lua_getfield(r->L, table, names[i]) == LUA_TTABLE)
			read_one_style(r, names[i], &styles[i]);
		else
			r->ok = diag_error(r->diag, key_pos(r, table, names[i]), "style '%s' must be a table", names[i]);
		lua_pop(r->L, 1);
	}
	lua_pop(r->L, 1);
}

/* Pieces */

struct list { const struct piece *first, **tail; };

static void read_pieces(struct reader *r, int table, enum role ground, struct list *list);

static const struct form *find_form(struct reader *r, int table)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (has_key(r, table, forms[i].key))
			return &forms[i];
	return NULL;
}

static void check_contrast(struct reader *r, struct pos at, const struct style *s, enum role ground)
{
	const struct colour *colours = r->theme->colour[VARIANT_PLAIN];
	int contrast;

	if (s == NULL)
		return;
	contrast = theme_contrast(&colours[s->colour], &colours[ground]);
	if (contrast >= TEXT_CONTRAST)
		return;
	r->ok = diag_error(r->diag, at, "style '%s': text in '%s' on '%s' has a contrast of %d.%02d:1", s->name,
		theme_role_name(s->colour), theme_role_name(ground), contrast / 100, contrast % 100);
	diag_note(r->diag, at, "text needs at least %d.%d:1", TEXT_CONTRAST / 100, TEXT_CONTRAST / 10 % 10);
}

static void read_blocks(struct reader *r, int table, enum role ground, struct piece *p)
{
	if (p->as.blocks.heading == NULL)
		p->as.blocks.heading = p->style;
	if (p->as.blocks.item == NULL)
		p->as.blocks.item = p->style;
	check_contrast(r, table_pos(r, table), p->as.blocks.heading, ground);
	check_contrast(r, table_pos(r, table), p->as.blocks.item, ground);
}

static void read_box(struct reader *r, int table, enum role ground, struct piece *p)
{
	struct list list = { NULL, &list.first };

	p->as.box.has_ground = has_key(r, table, "ground");
	if (lua_getfield(r->L, table, "box") == LUA_TTABLE)
		read_pieces(r, lua_gettop(r->L), p->as.box.has_ground ? p->as.box.ground : ground, &list);
	else
		fail_type(r, key_pos(r, table, "box"), "box", "a list of pieces");
	lua_pop(r->L, 1);
	p->as.box.first = list.first;
}

static void read_shares(struct reader *r, int table, struct piece *p)
{
	struct pos at = key_pos(r, table, "shares");
	int shares;

	for (size_t i = 0; i < p->as.columns.n; i++)
		p->as.columns.share[i] = 1;
	if (lua_getfield(r->L, table, "shares") == LUA_TNIL) {
		lua_pop(r->L, 1);
		return;
	}
	shares = lua_gettop(r->L);
	if (!lua_istable(r->L, -1) || (size_t)list_length(r, shares) != p->as.columns.n) {
		r->ok = diag_error(r->diag, at, "'shares' must have a number for each of the %zu columns", p->as.columns.n);
		lua_pop(r->L, 1);
		return;
	}
	for (size_t i = 0; i < p->as.columns.n; i++) {
		lua_rawgeti(r->L, shares, (int)i + 1);
		read_count(r, at, "shares", &p->as.columns.share[i]);
		lua_pop(r->L, 1);
	}
	lua_pop(r->L, 1);
}

static void read_columns(struct reader *r, int table, enum role ground, struct piece *p)
{
	int columns, n;

	if (lua_getfield(r->L, table, "columns") != LUA_TTABLE) {
		fail_type(r, key_pos(r, table, "columns"), "columns", "a list of lists of pieces");
		lua_pop(r->L, 1);
		return;
	}
	columns = lua_gettop(r->L);
	n = list_length(r, columns);
	if (n < 1 || n > (int)COUNT(p->as.columns.box)) {
		r->ok = diag_error(r->diag, table_pos(r, columns), "%d columns: there must be 1 to %zu", n, COUNT(p->as.columns.box));
		n = 0;
	}
	for (int i = 0; i < n; i++) {
		struct piece *box = ARENA_NEW(r->arena, struct piece);
		struct list list = { NULL, &list.first };

		box->kind = PIECE_BOX;
		box->pos = p->pos;
		if (lua_rawgeti(r->L, columns, i + 1) == LUA_TTABLE)
			read_pieces(r, lua_gettop(r->L), ground, &list);
		else
			fail_type(r, p->pos, "columns", "a list of lists of pieces");
		lua_pop(r->L, 1);
		box->as.box.first = list.first;
		p->as.columns.box[i] = box;
	}
	p->as.columns.n = (size_t)n;
	lua_pop(r->L, 1);
	read_shares(r, table, p);
}

/* What a piece is before its keys are read. */
static void set_defaults(struct piece *p)
{
	switch (p->kind) {
	case PIECE_ICON:
		p->as.icon.size = MM(8);
		p->as.icon.colour = ROLE_INK;
		break;
	case PIECE_RULE:
		p->as.rule.thickness = MP_PER_PT / 2;
		break;
	case PIECE_BLOCKS:
		p->as.blocks.marker = MARKER_BULLET;
		break;
	case PIECE_BOX:
		p->as.box.bar_colour = ROLE_LIGHT;
		break;
	case PIECE_TEXT: case PIECE_SPANS: case PIECE_NUMBER: case PIECE_QR: case PIECE_SPACE: case PIECE_FILL:
	case PIECE_COLUMNS:
		break;
	}
}

static void read_piece(struct reader *r, int table, const struct form *form, enum role ground, struct list *list)
{
	struct piece *p = ARENA_NEW(r->arena, struct piece);
	const char *own = r->call->language->tag;

	p->kind = form->kind;
	p->pos = table_pos(r, table);
	set_defaults(p);
	read_keys(r, table, arena_printf(r->arena, "a piece '%s'", form->key), form->keys, form->n_keys, false, p);
	if (p->lang != NULL && strcmp(p->lang, own) == 0)
		p->lang = NULL;

	switch (p->kind) {
	case PIECE_TEXT: case PIECE_SPANS: case PIECE_NUMBER:
		require_key(r, table, "style");
		check_contrast(r, p->pos, p->style, ground);
		break;
	case PIECE_BLOCKS:
		require_key(r, table, "style");
		check_contrast(r, p->pos, p->style, ground);
		read_blocks(r, table, ground, p);
		break;
	case PIECE_QR:
		require_key(r, table, "alt");
		require_key(r, table, "size");
		break;
	case PIECE_BOX:
		read_box(r, table, ground, p);
		break;
	case PIECE_COLUMNS:
		read_columns(r, table, ground, p);
		break;
	case PIECE_ICON: case PIECE_RULE: case PIECE_SPACE: case PIECE_FILL:
		break;
	}
	*list->tail = p;
	list->tail = &p->next;
}

/* A list among the pieces, as each() makes it, stands for its pieces; false and nil stand for nothing. */
static void read_list(struct reader *r, int table, enum role ground, struct list *list)
{
	int n = list_length(r, table);

	for (int i = 1; i <= n; i++) {
		int type = lua_rawgeti(r->L, table, i);

		if (type == LUA_TTABLE)
			read_pieces(r, lua_gettop(r->L), ground, list);
		else if (type != LUA_TNIL && !(type == LUA_TBOOLEAN && !lua_toboolean(r->L, -1)))
			r->ok = diag_error(r->diag, table_pos(r, table), "a piece must be a table, not a %s", bind_type_name(r->L, -1));
		lua_pop(r->L, 1);
	}
}

/* The table is a piece, or a list of them. */
static void read_pieces(struct reader *r, int table, enum role ground, struct list *list)
{
	const struct form *form = find_form(r, table);
	struct pos at = table_pos(r, table);

	luaL_checkstack(r->L, 20, "a piece");
	if (r->depth == MAX_DEPTH) {
		r->ok = diag_error(r->diag, at, "pieces in each other more than %d deep", MAX_DEPTH);
		return;
	}
	r->depth++;
	if (form != NULL) {
		read_piece(r, table, form, ground, list);
	} else if (has_key(r, table, "style") || has_key(r, table, "size")) {
		r->ok = diag_error(r->diag, at, "a piece without its words: is the value of 'text', 'spans', 'number' ... nil?");
	} else {
		check_keys(r, table, "a list of pieces", NULL, 0, true);
		read_list(r, table, ground, list);
	}
	r->depth--;
}

/* Panels */

/* The panel in the table on top of the stack. */
static void read_panel(struct reader *r, const struct panel *panel, enum role ground, struct frame *f)
{
	struct list list = { NULL, &list.first };
	int table = lua_gettop(r->L), margin = MM(8);

	*f = (struct frame){
		.name = panel->name, .pos = table_pos(r, table), .x = panel->x, .y = panel->y, .w = panel->w, .h = panel->h,
	};
	if (lua_getfield(r->L, table, "margin") != LUA_TNIL)
		read_length(r, key_pos(r, table, "margin"), "margin", MP_PER_INCH / 25.4, MAX_MM, "a number of millimetres", &margin);
	lua_pop(r->L, 1);
	f->margin_top = f->margin_side = f->margin_bottom = margin;
	f->has_ground = has_key(r, table, "ground");
	read_keys(r, table, "a panel", panel_keys, COUNT(panel_keys), true, f);
	read_list(r, table, f->has_ground ? f->ground : ground, &list);
	f->first = list.first;
}

/* The frames of one side, in the fold's order. `panels`: index of the table. */
static void read_side(struct reader *r, const struct fold *fold, int side, int panels, enum role ground, struct side *to)
{
	struct frame *frames = ARENA_ARRAY(r->arena, struct frame, fold->n_panels);

	to->name = fold->side_names[side];
	to->frames = frames;
	for (size_t i = 0; i < fold->n_panels; i++) {
		const char *name = fold->panels[i].name;
		struct pos at = key_pos(r, panels, name);

		if (fold->panels[i].side != side)
			continue;
		if (lua_getfield(r->L, panels, name) == LUA_TTABLE)
			read_panel(r, &fold->panels[i], ground, &frames[to->n_frames++]);
		else if (lua_isnil(r->L, -1))
			r->ok = diag_error(r->diag, at, "missing panel '%s'; an empty one is written {}", name);
		else
			fail_type(r, at, name, "a table");
		lua_pop(r->L, 1);
	}
}

static void read_panels(struct reader *r, const struct fold *fold, int sheet, struct sheet *s)
{
	const char **names = ARENA_ARRAY(r->arena, const char *, fold->n_panels);
	struct side *sides = ARENA_ARRAY(r->arena, struct side, (size_t)fold->sides);
	int panels;

	if (lua_getfield(r->L, sheet, "panels") != LUA_TTABLE) {
		r->ok = diag_error(r->diag, key_pos(r, sheet, "panels"), "missing 'panels': a table of them");
		lua_pop(r->L, 1);
		return;
	}
	panels = lua_gettop(r->L);
	for (size_t i = 0; i < fold->n_panels; i++)
		names[i] = fold->panels[i].name;
	check_keys(r, panels, "'panels'", names, fold->n_panels, false);
	for (int i = 0; i < fold->sides; i++)
		read_side(r, fold, i, panels, s->ground, &sides[i]);
	s->sides = sides;
	s->n_sides = (size_t)fold->sides;
	lua_pop(r->L, 1);
}

/* Sheet */

static const struct fold *read_format(struct reader *r, int sheet)
{
	struct pos at = key_pos(r, sheet, "format");
	const struct fold *fold = NULL;
	const char *const *names;
	size_t n;

	names = fold_names(&n);
	if (lua_getfield(r->L, sheet, "format") == LUA_TNIL) {
		r->ok = diag_error(r->diag, at, "missing 'format'");
	} else {
		int i = read_name(r, at, "format", names, n);

		if (i >= 0)
			fold = fold_find(names[i]);
	}
	lua_pop(r->L, 1);
	return fold;
}

static const char *default_title(const struct call *c)
{
	const struct words *question = &c->scope->edition->words[WORD_QUESTION], *title = &c->scope->edition->words[WORD_TITLE];
	int l = c->language->index;

	return question->words != NULL && question->words[l] != NULL ? question->words[l] : title->words[l];
}

struct sheet *sheet_read(lua_State *L)
{
	struct call *c = sandbox_context(L);
	struct reader r = {
		.L = L, .call = c, .arena = c->arena, .diag = sandbox_diag(L), .theme = c->scope->edition->theme, .ok = true
	};
	struct sheet *s = ARENA_NEW(c->arena, struct sheet);
	int table = lua_gettop(L);
	const struct fold *fold;

	if (!lua_istable(L, table)) {
		diag_error(r.diag, (struct pos){ c->file->path, 0, 0 }, "the template must return a table, not a %s",
			bind_type_name(L, table));
		return NULL;
	}
	s->lang = c->language->tag;
	s->rtl = c->rtl;
	s->pos = table_pos(&r, table);
	s->title = default_title(c);
	s->ground = ROLE_GROUND;
	read_keys(&r, table, "a sheet", sheet_keys, COUNT(sheet_keys), false, s);
	read_styles(&r, table);
	s->styles = r.styles;
	s->n_styles = r.n_styles;
	fold = read_format(&r, table);
	if (fold != NULL) {
		s->name = fold->name;
		s->w = fold->w;
		s->h = fold->h;
		read_panels(&r, fold, table, s);
	}
	return r.ok ? s : NULL;
}
