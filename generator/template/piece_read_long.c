/*
 * piece_read_long.c - the parts of long documents: tables, contents, notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/piece_read.h"

#include <lauxlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "model/model.h"
#include "paged/fold.h"

static const struct key note_keys[] = {
	{ "text", KEY_STRING, offsetof(struct note, text) },
	{ "style", KEY_STYLE, offsetof(struct note, style) },
	{ "lang", KEY_LANGUAGE, offsetof(struct note, lang) },
};

/* Is the value nil or false, which stands for nothing? */
static bool is_nothing(lua_State *L)
{
	return lua_isnil(L, -1) || (lua_isboolean(L, -1) && !lua_toboolean(L, -1));
}

/* Tables */

/* The cells in the list on top of the stack; those missing at its end are empty. */
static struct table_row *read_row(struct fields *r, enum role ground, const char *key, size_t *n)
{
	struct table_row *row = ARENA_NEW(r->arena, struct table_row);
	int cells = lua_gettop(r->L), length = fields_list_length(r, cells);

	row->pos = fields_table_pos(r, cells);
	fields_check(r, cells, "a row", NULL, 0, true);
	if (length > TABLE_COLUMNS) {
		r->ok = diag_error(r->diag, row->pos, "%d cells in a row: there may be %d", length, TABLE_COLUMNS);
		length = TABLE_COLUMNS;
	}
	for (int i = 0; i < TABLE_COLUMNS; i++) {
		struct piece *box = ARENA_NEW(r->arena, struct piece);
		struct piece_list list = { NULL, &list.first };

		box->kind = PIECE_BOX;
		box->pos = row->pos;
		if (lua_rawgeti(r->L, cells, i + 1) == LUA_TTABLE)
			piece_read(r, lua_gettop(r->L), ground, &list);
		else if (!is_nothing(r->L))
			fields_fail_type(r, row->pos, key, "a list of rows, which are lists of cells, which are pieces or lists of them");
		lua_pop(r->L, 1);
		box->as.box.first = list.first;
		row->cell[i] = box;
	}
	if (*n < (size_t)length)
		*n = (size_t)length;
	return row;
}

void piece_read_table(struct fields *r, int table, enum role ground, struct piece *p)
{
	const struct table_row **end = &p->as.table.first;
	int rows, length;

	luaL_checkstack(r->L, 20, "a table");
	if (lua_getfield(r->L, table, "head") == LUA_TTABLE)
		p->as.table.head = read_row(r, ground, "head", &p->as.table.n);
	else if (!is_nothing(r->L))
		fields_fail_type(r, fields_key_pos(r, table, "head"), "head", "a list of cells");
	lua_pop(r->L, 1);
	lua_getfield(r->L, table, "table");
	rows = lua_gettop(r->L);
	if (!lua_istable(r->L, rows)) {
		fields_fail_type(r, fields_key_pos(r, table, "table"), "table", "a list of rows");
		lua_pop(r->L, 1);
		return;
	}
	fields_check(r, rows, "a list of rows", NULL, 0, true);
	length = fields_list_length(r, rows);
	for (int i = 1; i <= length; i++) {
		if (lua_rawgeti(r->L, rows, i) == LUA_TTABLE) {
			struct table_row *row = read_row(r, ground, "table", &p->as.table.n);

			*end = row;
			end = &row->next;
		} else if (!is_nothing(r->L)) {
			fields_fail_type(r, fields_table_pos(r, rows), "table", "a list of rows");
		}
		lua_pop(r->L, 1);
	}
	lua_pop(r->L, 1);
	if (p->as.table.n == 0)
		r->ok = diag_error(r->diag, p->pos, "a table without cells");
	else
		piece_read_shares(r, table, p->as.table.share, p->as.table.n);
}

/* Contents */

void piece_read_contents(struct fields *r, int table, enum role ground, struct piece *p)
{
	struct pos at = fields_key_pos(r, table, "contents");
	int names, n;

	lua_getfield(r->L, table, "contents");
	names = lua_gettop(r->L);
	n = lua_istable(r->L, names) ? fields_list_length(r, names) : 0;
	if (lua_istable(r->L, names))
		fields_check(r, names, "a list of styles", NULL, 0, true);
	if (n < 1 || n > CONTENTS_LEVELS) {
		r->ok = diag_error(r->diag, at, "'contents' must be a list of one to %d styles, a style for each level of headings", CONTENTS_LEVELS);
		n = 0;
	}
	for (int i = 0; i < n; i++) {
		lua_rawgeti(r->L, names, i + 1);
		p->as.contents.style[i] = fields_read_style(r, at, "contents");
		piece_check_contrast(r, at, p->as.contents.style[i], ground);
		lua_pop(r->L, 1);
	}
	p->as.contents.levels = n;
	lua_pop(r->L, 1);
}

/* Notes */

static struct note *read_note(struct fields *r, enum role ground)
{
	struct note *note = ARENA_NEW(r->arena, struct note);
	int table = lua_gettop(r->L);

	note->pos = fields_table_pos(r, table);
	fields_require(r, table, "text");
	fields_require(r, table, "style");
	fields_read(r, table, "a note", note_keys, COUNT(note_keys), false, note);
	piece_check_contrast(r, note->pos, note->style, ground);
	if (note->lang != NULL && strcmp(note->lang, r->call->language->tag) == 0)
		note->lang = NULL;
	return note;
}

void piece_read_notes(struct fields *r, int table, enum role ground, struct piece *p)
{
	const struct note **end = &p->notes;
	struct pos at = fields_key_pos(r, table, "notes");
	int notes, n;

	if (lua_getfield(r->L, table, "notes") == LUA_TNIL) {
		lua_pop(r->L, 1);
		return;
	}
	notes = lua_gettop(r->L);
	if (r->panel->kind != PANEL_FLOW)
		r->ok = diag_error(r->diag, at, "'notes' have no place in panel '%s': they are for text that flows over pages", r->panel->name);
	if (!lua_istable(r->L, notes))
		fields_fail_type(r, at, "notes", "a list of notes");
	n = lua_istable(r->L, notes) ? fields_list_length(r, notes) : 0;
	if (lua_istable(r->L, notes))
		fields_check(r, notes, "a list of notes", NULL, 0, true);
	for (int i = 1; i <= n; i++) {
		if (lua_rawgeti(r->L, notes, i) == LUA_TTABLE) {
			struct note *note = read_note(r, ground);

			*end = note;
			end = &note->next;
		} else if (!is_nothing(r->L)) {
			fields_fail_type(r, at, "notes", "a list of notes");
		}
		lua_pop(r->L, 1);
	}
	lua_pop(r->L, 1);
}
