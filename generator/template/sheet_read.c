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
#include "template/sandbox.h"
#include "template/set.h"
#include "text/locale.h"

#include <lauxlib.h>
#include <string.h>

enum {
	MAX_DEPTH = 12,         /* of boxes and columns in each other */
	TEXT_CONTRAST = 450     /* WCAG 2.2, 1.4.3, times 100 */
};

/* Keys */

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
	{ "align", KEY_SETTING, offsetof(struct style, align) },
	{ "tag", KEY_TAG, offsetof(struct style, tag) },
	{ "hyphenate", KEY_BOOL, offsetof(struct style, hyphenate) },
	{ "fixed", KEY_BOOL, offsetof(struct style, fixed) },
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
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
};

static const struct key spans_keys[] = {
	{ "spans", KEY_SPANS, offsetof(struct piece, as.spans) },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
};

static const struct key blocks_keys[] = {
	{ "blocks", KEY_BODY, offsetof(struct piece, as.blocks.first) },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
	{ "heading", KEY_STYLE, offsetof(struct piece, as.blocks.heading) },
	{ "item", KEY_STYLE, offsetof(struct piece, as.blocks.item) },
	{ "marker", KEY_MARKER, offsetof(struct piece, as.blocks.marker) },
	{ "most", KEY_COUNT, offsetof(struct piece, as.blocks.most_items) },
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
};

static const struct key number_keys[] = {
	{ "number", KEY_NUMBER, offsetof(struct piece, as.number.number) },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
	{ "before", KEY_STRING, offsetof(struct piece, as.number.before) },
	{ "international", KEY_BOOL, offsetof(struct piece, as.number.international) },
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
};

static const struct key qr_keys[] = {
	{ "qr", KEY_STRING, offsetof(struct piece, as.qr.payload) },
	{ "alt", KEY_STRING, offsetof(struct piece, as.qr.alt) },
	{ "size", KEY_MM, offsetof(struct piece, as.qr.side) },
	{ "align", KEY_ALIGN, offsetof(struct piece, as.qr.align) },
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
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
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
};

static const struct key columns_keys[] = {
	{ "columns", KEY_OWN, 0 },
	{ "shares", KEY_OWN, 0 },
	{ "gap", KEY_MM, offsetof(struct piece, as.columns.gap) },
	{ "centred", KEY_BOOL, offsetof(struct piece, as.columns.centred) },
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
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

/* Styles */

/* The style in the table on top of the stack. */
static void read_one_style(struct fields *r, const char *name, struct style *s)
{
	int table = lua_gettop(r->L);

	*s = (struct style){ .name = name, .pos = fields_table_pos(r, table), .colour = ROLE_INK, .tag = TAG_P };
	fields_require(r, table, "size");
	fields_read(r, table, "a style", style_keys, COUNT(style_keys), false, s);
	if (s->size == 0 && fields_has(r, table, "size"))
		r->ok = diag_error(r->diag, fields_key_pos(r, table, "size"), "'size' of style '%s' must be more than 0", name);
	if (s->leading == 0)
		s->leading = s->size * 4 / 3;
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

/* Pieces */

struct list { const struct piece *first, **tail; };

static void read_pieces(struct fields *r, int table, enum role ground, struct list *list);

static const struct form *find_form(struct fields *r, int table)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (fields_has(r, table, forms[i].key))
			return &forms[i];
	return NULL;
}

static void check_contrast(struct fields *r, struct pos at, const struct style *s, enum role ground)
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

static void read_blocks(struct fields *r, int table, enum role ground, struct piece *p)
{
	if (p->as.blocks.heading == NULL)
		p->as.blocks.heading = p->style;
	if (p->as.blocks.item == NULL)
		p->as.blocks.item = p->style;
	check_contrast(r, fields_table_pos(r, table), p->as.blocks.heading, ground);
	check_contrast(r, fields_table_pos(r, table), p->as.blocks.item, ground);
}

static void read_box(struct fields *r, int table, enum role ground, struct piece *p)
{
	struct list list = { NULL, &list.first };

	p->as.box.has_ground = fields_has(r, table, "ground");
	if (lua_getfield(r->L, table, "box") == LUA_TTABLE)
		read_pieces(r, lua_gettop(r->L), p->as.box.has_ground ? p->as.box.ground : ground, &list);
	else
		fields_fail_type(r, fields_key_pos(r, table, "box"), "box", "a list of pieces");
	lua_pop(r->L, 1);
	p->as.box.first = list.first;
}

static void read_shares(struct fields *r, int table, struct piece *p)
{
	struct pos at = fields_key_pos(r, table, "shares");
	int shares;

	for (size_t i = 0; i < p->as.columns.n; i++)
		p->as.columns.share[i] = 1;
	if (lua_getfield(r->L, table, "shares") == LUA_TNIL) {
		lua_pop(r->L, 1);
		return;
	}
	shares = lua_gettop(r->L);
	if (!lua_istable(r->L, -1) || (size_t)fields_list_length(r, shares) != p->as.columns.n) {
		r->ok = diag_error(r->diag, at, "'shares' must have a number for each of the %zu columns", p->as.columns.n);
		lua_pop(r->L, 1);
		return;
	}
	for (size_t i = 0; i < p->as.columns.n; i++) {
		lua_rawgeti(r->L, shares, (int)i + 1);
		fields_read_count(r, at, "shares", &p->as.columns.share[i]);
		lua_pop(r->L, 1);
	}
	lua_pop(r->L, 1);
}

static void read_columns(struct fields *r, int table, enum role ground, struct piece *p)
{
	int columns, n;

	if (lua_getfield(r->L, table, "columns") != LUA_TTABLE) {
		fields_fail_type(r, fields_key_pos(r, table, "columns"), "columns", "a list of lists of pieces");
		lua_pop(r->L, 1);
		return;
	}
	columns = lua_gettop(r->L);
	n = fields_list_length(r, columns);
	if (n < 1 || n > (int)COUNT(p->as.columns.box)) {
		r->ok = diag_error(r->diag, fields_table_pos(r, columns), "%d columns: there must be 1 to %zu", n, COUNT(p->as.columns.box));
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
			fields_fail_type(r, p->pos, "columns", "a list of lists of pieces");
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
	case PIECE_COLUMNS: case PIECE_IMAGE: case PIECE_TABLE: case PIECE_CONTENTS: case PIECE_MENTIONS: case PIECE_TURN: case PIECE_RUNNING:
		break;
	}
}

static void read_piece(struct fields *r, int table, const struct form *form, enum role ground, struct list *list)
{
	struct piece *p = ARENA_NEW(r->arena, struct piece);
	const char *own = r->call->language->tag;

	p->kind = form->kind;
	p->pos = fields_table_pos(r, table);
	set_defaults(p);
	fields_read(r, table, arena_printf(r->arena, "a piece '%s'", form->key), form->keys, form->n_keys, false, p);
	if (p->lang != NULL && strcmp(p->lang, own) == 0)
		p->lang = NULL;

	switch (p->kind) {
	case PIECE_TEXT: case PIECE_SPANS: case PIECE_NUMBER:
		fields_require(r, table, "style");
		check_contrast(r, p->pos, p->style, ground);
		break;
	case PIECE_BLOCKS:
		fields_require(r, table, "style");
		check_contrast(r, p->pos, p->style, ground);
		read_blocks(r, table, ground, p);
		break;
	case PIECE_QR:
		fields_require(r, table, "alt");
		fields_require(r, table, "size");
		break;
	case PIECE_BOX:
		read_box(r, table, ground, p);
		break;
	case PIECE_COLUMNS:
		read_columns(r, table, ground, p);
		break;
	case PIECE_ICON: case PIECE_RULE: case PIECE_SPACE: case PIECE_FILL:
	case PIECE_IMAGE: case PIECE_TABLE: case PIECE_CONTENTS: case PIECE_MENTIONS: case PIECE_TURN: case PIECE_RUNNING:
		break;
	}
	*list->tail = p;
	list->tail = &p->next;
}

/* A list among the pieces, as each() makes it, stands for its pieces; false and nil stand for nothing. */
static void read_list(struct fields *r, int table, enum role ground, struct list *list)
{
	int n = fields_list_length(r, table);

	for (int i = 1; i <= n; i++) {
		int type = lua_rawgeti(r->L, table, i);

		if (type == LUA_TTABLE)
			read_pieces(r, lua_gettop(r->L), ground, list);
		else if (type != LUA_TNIL && !(type == LUA_TBOOLEAN && !lua_toboolean(r->L, -1)))
			r->ok = diag_error(r->diag, fields_table_pos(r, table), "a piece must be a table, not a %s", bind_type_name(r->L, -1));
		lua_pop(r->L, 1);
	}
}

/* The table is a piece, or a list of them. */
static void read_pieces(struct fields *r, int table, enum role ground, struct list *list)
{
	const struct form *form = find_form(r, table);
	struct pos at = fields_table_pos(r, table);

	luaL_checkstack(r->L, 20, "a piece");
	if (r->depth == MAX_DEPTH) {
		r->ok = diag_error(r->diag, at, "pieces in each other more than %d deep", MAX_DEPTH);
		return;
	}
	r->depth++;
	if (form != NULL) {
		read_piece(r, table, form, ground, list);
	} else if (fields_has(r, table, "style") || fields_has(r, table, "size")) {
		r->ok = diag_error(r->diag, at, "a piece without its words: is the value of 'text', 'spans', 'number' ... nil?");
	} else {
		fields_check(r, table, "a list of pieces", NULL, 0, true);
		read_list(r, table, ground, list);
	}
	r->depth--;
}

/* Panels */

/* The panel in the table on top of the stack. */
static void read_panel(struct fields *r, const struct panel *panel, enum role ground, struct frame *f)
{
	struct list list = { NULL, &list.first };
	int table = lua_gettop(r->L), margin = MM(8);

	*f = (struct frame){
		.name = panel->name, .pos = fields_table_pos(r, table), .x = panel->x, .y = panel->y, .w = panel->w, .h = panel->h,
	};
	if (lua_getfield(r->L, table, "margin") != LUA_TNIL)
		fields_read_mm(r, fields_key_pos(r, table, "margin"), "margin", &margin);
	lua_pop(r->L, 1);
	f->margin_top = f->margin_side = f->margin_bottom = margin;
	f->has_ground = fields_has(r, table, "ground");
	fields_read(r, table, "a panel", panel_keys, COUNT(panel_keys), true, f);
	read_list(r, table, f->has_ground ? f->ground : ground, &list);
	f->first = list.first;
}

/* The frames of one side, in the fold's order. `panels`: index of the table. */
static void read_side(struct fields *r, const struct fold *fold, int side, int panels, enum role ground, struct side *to)
{
	struct frame *frames = ARENA_ARRAY(r->arena, struct frame, fold->n_panels);

	to->name = fold->side_names[side];
	to->frames = frames;
	for (size_t i = 0; i < fold->n_panels; i++) {
		const char *name = fold->panels[i].name;
		struct pos at = fields_key_pos(r, panels, name);

		if (fold->panels[i].side != side)
			continue;
		if (lua_getfield(r->L, panels, name) == LUA_TTABLE)
			read_panel(r, &fold->panels[i], ground, &frames[to->n_frames++]);
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
		read_side(r, fold, i, panels, s->ground, &sides[i]);
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
