/*
 * piece_read.c - tables of pieces to struct piece: a piece is what its first key says.
 *
 * Which keys it may have is data. Pieces for text that flows over pages: piece_read_long.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/piece_read.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "model/model.h"
#include "paged/fold.h"
#include "template/origin.h"

#include <lauxlib.h>
#include <string.h>

enum {
	MAX_DEPTH = 12,         /* of boxes and columns in each other */
	TEXT_CONTRAST = 450     /* WCAG 2.2, 1.4.3, times 100 */
};

/* Keys */

static const struct key text_keys[] = {
	{ "text", KEY_STRING, offsetof(struct piece, as.text) },
	{ "notes", KEY_OWN, 0 },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
};

static const struct key spans_keys[] = {
	{ "spans", KEY_SPANS, offsetof(struct piece, as.spans) },
	{ "notes", KEY_OWN, 0 },
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

static const struct key web_keys[] = {
	{ "web", KEY_STRING, offsetof(struct piece, as.text) },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
};

static const struct key qr_keys[] = {
	{ "qr", KEY_STRING, offsetof(struct piece, as.qr.payload) },
	{ "alt", KEY_WORDS, offsetof(struct piece, as.qr.alt) },
	{ "size", KEY_MM, offsetof(struct piece, as.qr.side) },
	{ "align", KEY_ALIGN, offsetof(struct piece, as.qr.align) },
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
};

static const struct key icon_keys[] = {
	{ "icon", KEY_ICON, offsetof(struct piece, as.icon.icon) },
	{ "size", KEY_MM, offsetof(struct piece, as.icon.size) },
	{ "colour", KEY_ROLE, offsetof(struct piece, as.icon.colour) },
	{ "align", KEY_ALIGN, offsetof(struct piece, as.icon.align) },
	{ "flush", KEY_BOOL, offsetof(struct piece, as.icon.flush) },
};

static const struct key image_keys[] = {
	{ "image", KEY_IMAGE, offsetof(struct piece, as.image.image) },
	{ "alt", KEY_STRING, offsetof(struct piece, as.image.alt) },
	{ "width", KEY_MM, offsetof(struct piece, as.image.width) },
	{ "align", KEY_ALIGN, offsetof(struct piece, as.image.align) },
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
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

static const struct key table_keys[] = {
	{ "table", KEY_OWN, 0 },
	{ "head", KEY_OWN, 0 },
	{ "shares", KEY_OWN, 0 },
	{ "row_heads", KEY_BOOL, offsetof(struct piece, as.table.row_heads) },
	{ "gap", KEY_MM, offsetof(struct piece, as.table.gap) },
	{ "padding", KEY_MM, offsetof(struct piece, as.table.padding) },
	{ "rule", KEY_ROLE, offsetof(struct piece, as.table.rule) },
	{ "lang", KEY_LANGUAGE, offsetof(struct piece, lang) },
};

static const struct key contents_keys[] = {
	{ "contents", KEY_OWN, 0 },
};

static const struct key mentions_keys[] = {
	{ "mentions", KEY_CONTACT, offsetof(struct piece, as.mentions) },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
};

static const struct key turn_keys[] = {
	{ "turn", KEY_OWN, 0 },
};

static const struct key running_keys[] = {
	{ "running", KEY_RUNNING, offsetof(struct piece, as.running) },
	{ "style", KEY_STYLE, offsetof(struct piece, style) },
};

/* Kinds of panels that a piece may stand in. */
enum {
	FIXED = 1 << PANEL_FIXED, FLOW = 1 << PANEL_FLOW, RUNNING = 1 << PANEL_HEAD | 1 << PANEL_FOOT,
	ALL = FIXED | FLOW | RUNNING
};

/* A piece is what its first key says. */
static const struct form {
	const char *key;
	enum piece_kind kind;
	unsigned panels;
	const struct key *keys; size_t n_keys;
} forms[] = {
	{ "text", PIECE_TEXT, ALL, text_keys, COUNT(text_keys) },
	{ "spans", PIECE_SPANS, ALL, spans_keys, COUNT(spans_keys) },
	{ "blocks", PIECE_BLOCKS, ALL, blocks_keys, COUNT(blocks_keys) },
	{ "number", PIECE_NUMBER, ALL, number_keys, COUNT(number_keys) },
	{ "web", PIECE_WEB, ALL, web_keys, COUNT(web_keys) },
	{ "qr", PIECE_QR, ALL, qr_keys, COUNT(qr_keys) },
	{ "icon", PIECE_ICON, ALL, icon_keys, COUNT(icon_keys) },
	{ "image", PIECE_IMAGE, ALL, image_keys, COUNT(image_keys) },
	{ "rule", PIECE_RULE, ALL, rule_keys, COUNT(rule_keys) },
	{ "space", PIECE_SPACE, ALL, space_keys, COUNT(space_keys) },
	{ "fill", PIECE_FILL, FIXED | RUNNING, fill_keys, COUNT(fill_keys) },
	{ "box", PIECE_BOX, ALL, box_keys, COUNT(box_keys) },
	{ "columns", PIECE_COLUMNS, ALL, columns_keys, COUNT(columns_keys) },
	{ "table", PIECE_TABLE, FIXED | FLOW, table_keys, COUNT(table_keys) },
	{ "contents", PIECE_CONTENTS, FLOW, contents_keys, COUNT(contents_keys) },
	{ "mentions", PIECE_MENTIONS, FLOW, mentions_keys, COUNT(mentions_keys) },
	{ "turn", PIECE_TURN, FLOW, turn_keys, COUNT(turn_keys) },
	{ "running", PIECE_RUNNING, RUNNING, running_keys, COUNT(running_keys) },
};

/* Pieces */

static const struct form *find_form(struct fields *r, int table)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (fields_has(r, table, forms[i].key))
			return &forms[i];
	return NULL;
}

void piece_check_contrast(struct fields *r, struct pos at, const struct style *s, enum role ground)
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
	piece_check_contrast(r, fields_table_pos(r, table), p->as.blocks.heading, ground);
	piece_check_contrast(r, fields_table_pos(r, table), p->as.blocks.item, ground);
}

static void read_box(struct fields *r, int table, enum role ground, struct piece *p)
{
	struct piece_list list = { NULL, &list.first };

	p->as.box.has_ground = fields_has(r, table, "ground");
	if (lua_getfield(r->L, table, "box") == LUA_TTABLE)
		piece_read(r, lua_gettop(r->L), p->as.box.has_ground ? p->as.box.ground : ground, &list);
	else
		fields_fail_type(r, fields_key_pos(r, table, "box"), "box", "a list of pieces");
	lua_pop(r->L, 1);
	p->as.box.first = list.first;
}

void piece_read_shares(struct fields *r, int table, int *share, size_t n)
{
	struct pos at = fields_key_pos(r, table, "shares");
	int shares;

	for (size_t i = 0; i < n; i++)
		share[i] = 1;
	if (lua_getfield(r->L, table, "shares") == LUA_TNIL) {
		lua_pop(r->L, 1);
		return;
	}
	shares = lua_gettop(r->L);
	if (!lua_istable(r->L, -1) || (size_t)fields_list_length(r, shares) != n) {
		r->ok = diag_error(r->diag, at, "'shares' must have a number for each of the %zu columns", n);
		lua_pop(r->L, 1);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		lua_rawgeti(r->L, shares, (int)i + 1);
		fields_read_count(r, at, "shares", &share[i]);
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
	fields_check(r, columns, "a list of columns", NULL, 0, true);
	if (n < 1 || n > (int)COUNT(p->as.columns.box)) {
		r->ok = diag_error(r->diag, fields_table_pos(r, columns), "%d columns: there must be 1 to %zu", n, COUNT(p->as.columns.box));
		n = 0;
	}
	for (int i = 0; i < n; i++) {
		struct piece *box = ARENA_NEW(r->arena, struct piece);
		struct piece_list list = { NULL, &list.first };

		box->kind = PIECE_BOX;
		box->pos = p->pos;
		if (lua_rawgeti(r->L, columns, i + 1) == LUA_TTABLE)
			piece_read(r, lua_gettop(r->L), ground, &list);
		else
			fields_fail_type(r, p->pos, "columns", "a list of lists of pieces");
		lua_pop(r->L, 1);
		box->as.box.first = list.first;
		p->as.columns.box[i] = box;
	}
	p->as.columns.n = (size_t)n;
	lua_pop(r->L, 1);
	piece_read_shares(r, table, p->as.columns.share, p->as.columns.n);
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
	case PIECE_TABLE:
		p->as.table.gap = MM(4);
		p->as.table.padding = MM(2);
		p->as.table.rule = ROLE_LINE;
		break;
	case PIECE_TEXT: case PIECE_SPANS: case PIECE_NUMBER: case PIECE_WEB: case PIECE_QR: case PIECE_SPACE: case PIECE_FILL:
	case PIECE_COLUMNS: case PIECE_IMAGE: case PIECE_CONTENTS: case PIECE_MENTIONS: case PIECE_TURN: case PIECE_RUNNING:
		break;
	}
}

static void check_panel(struct fields *r, int table, const struct form *form)
{
	const char *why;

	if (form->panels & 1u << r->panel->kind)
		return;
	if (form->panels == FLOW)
		why = "it is for text that flows over pages";
	else if (form->panels == RUNNING)
		why = "it is for what stands on every page";
	else if (r->panel->kind == PANEL_FLOW)
		why = "its text flows over pages";
	else
		why = "it stands on every page";
	r->ok = diag_error(r->diag, fields_key_pos(r, table, form->key), "'%s' has no place in panel '%s': %s", form->key, r->panel->name, why);
}

/* What is wrong with words from here on is said where they were written. */
static void set_origin(const struct fields *r, struct piece *p)
{
	const struct pos from = origin_find(r->arena, r->call->scope, p->as.text);

	if (from.file != NULL)
		p->pos = from;
}

static void read_piece(struct fields *r, int table, const struct form *form, enum role ground, struct piece_list *list)
{
	struct piece *p = ARENA_NEW(r->arena, struct piece);
	const char *own = r->call->language->tag;

	p->kind = form->kind;
	p->pos = fields_table_pos(r, table);
	check_panel(r, table, form);
	set_defaults(p);
	fields_read(r, table, arena_printf(r->arena, "a piece '%s'", form->key), form->keys, form->n_keys, false, p);
	if (p->lang != NULL && strcmp(p->lang, own) == 0)
		p->lang = NULL;

	switch (p->kind) {
	case PIECE_TEXT: case PIECE_SPANS:
		fields_require(r, table, "style");
		piece_check_contrast(r, p->pos, p->style, ground);
		piece_read_notes(r, table, ground, p);
		if (p->kind == PIECE_TEXT)
			set_origin(r, p);
		break;
	case PIECE_NUMBER: case PIECE_WEB: case PIECE_MENTIONS: case PIECE_RUNNING:
		fields_require(r, table, "style");
		piece_check_contrast(r, p->pos, p->style, ground);
		break;
	case PIECE_BLOCKS:
		fields_require(r, table, "style");
		piece_check_contrast(r, p->pos, p->style, ground);
		read_blocks(r, table, ground, p);
		break;
	case PIECE_IMAGE:
		fields_require(r, table, "alt");
		fields_require(r, table, "width");
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
	case PIECE_TABLE:
		piece_read_table(r, table, ground, p);
		break;
	case PIECE_CONTENTS:
		piece_read_contents(r, table, ground, p);
		break;
	case PIECE_ICON: case PIECE_RULE: case PIECE_SPACE: case PIECE_FILL: case PIECE_TURN:
		break;
	}
	*list->tail = p;
	list->tail = &p->next;
}

void piece_read_list(struct fields *r, int table, enum role ground, struct piece_list *list)
{
	int n = fields_list_length(r, table);

	for (int i = 1; i <= n; i++) {
		int type = lua_rawgeti(r->L, table, i);

		if (type == LUA_TTABLE)
			piece_read(r, lua_gettop(r->L), ground, list);
		else if (type != LUA_TNIL && !(type == LUA_TBOOLEAN && !lua_toboolean(r->L, -1)))
			r->ok = diag_error(r->diag, fields_table_pos(r, table), "a piece must be a table, not a %s", bind_type_name(r->L, -1));
		lua_pop(r->L, 1);
	}
}

void piece_read(struct fields *r, int table, enum role ground, struct piece_list *list)
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
		piece_read_list(r, table, ground, list);
	}
	r->depth--;
}
