/*
 * template.c - one call of one template, from its sandbox to what came of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/template.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/xalloc.h"
#include "model/model.h"
#include "template/bind.h"
#include "template/compile.h"
#include "template/markup.h"
#include "template/sandbox.h"
#include "template/scan.h"
#include "template/set.h"
#include "template/sheet_read.h"
#include "template/typed.h"
#include "text/locale.h"

#include <stdlib.h>
#include <string.h>

static void call_init(struct call *c, const struct template_set *t, const char *name, const struct template_scope *s,
	struct arena *a)
{
	*c = (struct call){ .set = t, .file = set_find(t, name), .scope = s, .arena = a };
	c->language = s->language != NULL ? s->language : s->edition->languages[0];
	c->rtl = locale_is_rtl(c->language->tag);
	c->slot_used = ARENA_ARRAY(a, bool, s->product->n_slots);
	buf_init(&c->out);
	buf_init(&c->scratch);
}

static void call_release(struct call *c)
{
	buf_release(&c->out);
	buf_release(&c->scratch);
}

static bool missing(const struct template_set *t, const char *name, struct pos at, struct diag *d)
{
	diag_error(d, at, "no template '%s'", name);
	diag_suggest(d, name, t->name, t->n_files);
	return false;
}

/* Texts that the edition hands to a place the template does not have would be lost without a word. */
static void check_slots(const struct call *c, struct diag *d)
{
	const struct product *p = c->scope->product;

	for (size_t i = 0; i < p->n_slots; i++)
		if (!c->slot_used[i])
			diag_warning(d, p->slots[i].pos, "template '%s' shows no guidance '%s'", p->template_name, p->slots[i].name);
}

static int work_html(lua_State *L)
{
	bind_open(L);
	markup_open(L);
	markup_run(L);
	return 0;
}

bool template_html(const struct template_set *t, const char *name, const struct template_scope *s, struct buf *out,
	struct diag *d)
{
	struct arena *a = arena_new();
	struct call c;
	bool ok;

	call_init(&c, t, name, s, a);
	c.html = true;
	ok = c.file != NULL ? sandbox_run(&t->limits, work_html, &c, d) : missing(t, name, s->product->pos, d);
	if (ok) {
		buf_add(out, c.out.data, c.out.len);
		if (s->language != NULL)
			check_slots(&c, d);
	}
	call_release(&c);
	arena_free(a);
	return ok;
}

static int work_sheet(lua_State *L)
{
	struct call *c = sandbox_context(L);

	bind_open(L);
	scan_mark(c->file->text, c->file->len, &c->scratch);
	sandbox_load(L, c->file->path, c->scratch.data, c->scratch.len);
	lua_pushlightuserdata(L, sandbox_hidden_key());
	lua_call(L, 1, 1);
	c->sheet = sheet_read(L);
	return c->sheet != NULL ? 0 : sandbox_fail(L);
}

struct sheet *template_sheet(const struct template_set *t, struct arena *a, const char *name, const struct template_scope *s,
	struct diag *d)
{
	struct call c;
	bool ok;

	call_init(&c, t, name, s, a);
	ok = c.file != NULL ? sandbox_run(&t->limits, work_sheet, &c, d) : missing(t, name, s->product->pos, d);
	if (ok)
		check_slots(&c, d);
	call_release(&c);
	return ok ? c.sheet : NULL;
}

static int work_check(lua_State *L)
{
	struct call *c = sandbox_context(L);

	sandbox_load(L, c->file->path, c->scratch.data, c->scratch.len);
	return 0;
}

static bool check_page(const struct template_set *t, const struct template_file *f, const struct model *m, struct diag *d)
{
	struct call c = { .set = t, .file = f };
	char *words = xalloc(f->len + 1);
	bool ok;

	buf_init(&c.scratch);
	ok = compile_page(f->path, f->text, f->len, &c.scratch, words, d);
	ok = ok && sandbox_run(&t->limits, work_check, &c, d);
	ok = ok && typed_check_page(f, words, &c.scratch, m, d);
	buf_release(&c.scratch);
	free(words);
	return ok;
}

static bool check_paper(const struct template_set *t, const struct template_file *f, const struct model *m, struct diag *d)
{
	struct call c = { .set = t, .file = f };
	bool ok;

	buf_init(&c.scratch);
	scan_mark(f->text, f->len, &c.scratch);
	ok = sandbox_run(&t->limits, work_check, &c, d) && typed_check_paper(f, m, d);
	buf_release(&c.scratch);
	return ok;
}

bool template_check(const struct template_set *t, const struct model *m, struct diag *d)
{
	bool ok = true;

	for (size_t i = 0; i < t->n_files; i++) {
		bool page = strchr(t->file[i].name, '/') != NULL;

		if (!(page ? check_page : check_paper)(t, &t->file[i], m, d))
			ok = false;
	}
	return ok;
}
