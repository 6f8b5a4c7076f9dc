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
#include "base/array.h"
#include "base/diag.h"
#include "model/model.h"
#include "paged/fold.h"
#include "paged/sheet.h"
#include "template/bind.h"
#include "template/fields.h"
#include "template/piece_read.h"
#include "template/sandbox.h"
#include "template/set.h"
#include "text/locale.h"

#include <lauxlib.h>
#include <string.h>

/* Keys */

static const struct key sheet_keys[] = {
	{ "format", KEY_OWN, 0 },
	{ "styles", KEY_OWN, 0 },
	{ "panels", KEY_OWN, 0 },
	{ "title", KEY_WORDS, offsetof(struct sheet, title) },
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
	{ "align", KEY_SETTING, offsetof(struct style, align) },
	{ "tag", KEY_TAG, offsetof(struct style, tag) },
	{ "hyphenate", KEY_BOOL, offsetof(struct style, hyphenate) },
	{ "fixed", KEY_BOOL, offsetof(struct style, fixed) },
	{ "keep", KEY_BOOL, offsetof(struct style, keep) },
	{ "turn", KEY_BOOL, offsetof(struct style, turn) },
};

static const struct key panel_keys[] = {
	{ "margin", KEY_OWN, 0 },
	{ "margin_top", KEY_MM, offsetof(struct frame, margin_top) },
	{ "margin_side", KEY_MM, offsetof(struct frame, margin_side) },
	{ "margin_bottom", KEY_MM, offsetof(struct frame, margin_bottom) },
	{ "ground", KEY_ROLE, offsetof(struct frame, ground) },
	{ "place", KEY_ALIGN, offsetof(struct frame, valign) },
};

/* Styles */

/* The style in the table on top of the stack. */
static void read_one_style(struct fields *r, const char *name, struct style *s)
{
	int table = lua_gettop(r->L);

	*s = (struct style){ .name = name, .pos = fields_table_pos(r, table), .size = -1, .leading = -1, .colour = ROLE_INK, .tag = TAG_P };
	fields_require(r, table, "size");
	fields_read(r, table, "a style", style_keys, COUNT(style_keys), false, s);
	if (s->size == 0)
		r->ok = diag_error(r->diag, fields_key_pos(r, table, "size"), "'size' of style '%s' must be more than 0", name);
	if (s->leading < 0)
		s->leading = s->size * 4 / 3;
	else if (s->leading < s->size)
		r->ok = diag_error(r->diag, fields_key_pos(r, table, "leading"), "'leading' of style '%s' is less than its size: lines would overlap", name);
}

static void read_styles(struct fields *r, int sheet)
{
	struct style *styles;
	const char **names;
	int table;

	if (lua_getfield(r->L, sheet, "styles") != LUA_TTABLE) {
		r->ok = diag_error(r->diag, fields_key_pos(r, sheet, "styles"), "missing 'styles': a table of them");
		lua_pop(r->L, 1);
		return;
	}
	table = lua_gettop(r->L);
	names = fields_names(r, table, &r->n_styles);
	r->styles = styles = ARENA_ARRAY(r->arena, struct style, r->n_styles);
	for (size_t i = 0; i < r->n_styles; i++) {
		styles[i].name = names[i];
		if (lua_getfield(r->L, table, names[i]) == LUA_TTABLE)
			read_one_style(r, names[i], &styles[i]);
		else
			r->ok = diag_error(r->diag, fields_key_pos(r, table, names[i]), "style '%s' must be a table", names[i]);
		lua_pop(r->L, 1);
	}
	lua_pop(r->L, 1);
}

/* Panels */

/* The panel in the table on top of the stack. */
static void read_panel(struct fields *r, const struct panel *panel, enum role ground, struct frame *f)
{
	struct piece_list list = { NULL, &list.first };
	int table = lua_gettop(r->L), margin = MM(8);

	r->panel = panel;
	*f = (struct frame){
		.name = panel->name, .pos = fields_table_pos(r, table), .x = panel->x, .y = panel->y, .w = panel->w, .h = panel->h,
	};
	if (lua_getfield(r->L, table, "margin") != LUA_TNIL)
		fields_read_mm(r, fields_key_pos(r, table, "margin"), "margin", &margin);
	lua_pop(r->L, 1);
	f->margin_top = f->margin_side = f->margin_bottom = margin;
	f->has_ground = fields_has(r, table, "ground");
	fields_read(r, table, "a panel", panel_keys, COUNT(panel_keys), true, f);
	piece_read_list(r, table, f->has_ground ? f->ground : ground, &list);
	f->first = list.first;
}

/* Of one side, or a head or foot of one with a flow. */
static bool is_on_side(const struct fold *fold, const struct panel *panel, int side)
{
	bool flows = false;

	for (size_t i = 0; i < fold->n_panels; i++)
		flows |= fold->panels[i].side == side && fold->panels[i].kind == PANEL_FLOW;
	return panel->kind == PANEL_HEAD || panel->kind == PANEL_FOOT ? flows : panel->side == side;
}

/* The frames of one side, in the fold's order. `panels`: index of the table. */
static void read_side(struct fields *r, const struct fold *fold, int side, int panels, struct sheet *s, struct side *to)
{
	struct frame *frames = ARENA_ARRAY(r->arena, struct frame, fold->n_panels);

	to->name = fold->side_names[side];
	to->frames = frames;
	for (size_t i = 0; i < fold->n_panels; i++) {
		const char *name = fold->panels[i].name;
		struct pos at = fields_key_pos(r, panels, name);

		if (!is_on_side(fold, &fold->panels[i], side))
			continue;
		if (fold->panels[i].kind == PANEL_FLOW) {
			to->flow = &frames[to->n_frames];
			s->bookmarks = true;
		}
		if (lua_getfield(r->L, panels, name) == LUA_TTABLE)
			read_panel(r, &fold->panels[i], s->ground, &frames[to->n_frames++]);
		else if (lua_isnil(r->L, -1))
			r->ok = diag_error(r->diag, at, "missing panel '%s'; an empty one is written {}", name);
		else
			fields_fail_type(r, at, name, "a table");
		lua_pop(r->L, 1);
	}
}

static void read_panels(struct fields *r, const struct fold *fold, int sheet, struct sheet *s)
{
	const char **names = ARENA_ARRAY(r->arena, const char *, fold->n_panels);
	struct side *sides = ARENA_ARRAY(r->arena, struct side, (size_t)fold->sides);
	int panels;

	if (lua_getfield(r->L, sheet, "panels") != LUA_TTABLE) {
		r->ok = diag_error(r->diag, fields_key_pos(r, sheet, "panels"), "missing 'panels': a table of them");
		lua_pop(r->L, 1);
		return;
	}
	panels = lua_gettop(r->L);
	for (size_t i = 0; i < fold->n_panels; i++)
		names[i] = fold->panels[i].name;
	fields_check(r, panels, "'panels'", names, fold->n_panels, false);
	for (int i = 0; i < fold->sides; i++)
		read_side(r, fold, i, panels, s, &sides[i]);
	s->sides = sides;
	s->n_sides = (size_t)fold->sides;
	lua_pop(r->L, 1);
}

/* Sheet */

static const struct fold *read_format(struct fields *r, int sheet)
{
	struct pos at = fields_key_pos(r, sheet, "format");
	const struct fold *fold = NULL;
	const char *const *names;
	size_t n;

	names = fold_names(&n);
	if (lua_getfield(r->L, sheet, "format") == LUA_TNIL) {
		r->ok = diag_error(r->diag, at, "missing 'format'");
	} else {
		int i = fields_read_name(r, at, "format", names, n);

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
	struct fields r = {
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
	s->pos = fields_table_pos(&r, table);
	s->title = default_title(c);
	s->ground = ROLE_GROUND;
	fields_read(&r, table, "a sheet", sheet_keys, COUNT(sheet_keys), false, s);
	read_styles(&r, table);
	s->styles = r.styles;
	s->n_styles = r.n_styles;
	fold = read_format(&r, table);
	if (fold != NULL) {
		s->name = fold->name;
		s->w = fold->w;
		s->h = fold->h;
		s->gang = fold->gang.across > 0 ? &fold->gang : NULL;
		read_panels(&r, fold, table, s);
	}
	return r.ok ? s : NULL;
}
