/*
 * guidance.c - the schema of guidance.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/guidance.h"
#include "base/arena.h"
#include "base/array.h"
#include "load/front.h"
#include "load/markdown.h"
#include "load/page.h"
#include "model/model.h"

#include <string.h>

static const char *const keys[] = { "kind", "title", "summary", "order", "icon", "sources", "easy" };

static const char *const icons[] = {
	"speech", "phone", "house", "hand", "scales", "book", "clock", "door", "lantern", "eye", "person", "paper",
};

static bool read_kind(const struct page *page, enum kind *kind, struct diag *d)
{
	const char *name = NULL, *names[KINDS + 1];

	if (!front_require(page->front, "kind", page->pos, d) || !front_string(page->front, "kind", &name, d))
		return false;
	if (model_find_kind(name, kind))
		return true;
	for (int i = 0; i < KINDS; i++)
		names[i] = model_kind_name((enum kind)i);
	names[KINDS] = "contact";
	diag_error(d, front_find(page->front, "kind")->pos, "unknown kind '%s'", name);
	if (!diag_suggest(d, name, names, COUNT(names)))
		diag_note(d, (struct pos){ 0 }, "a text is a myth, indicator, right, advice, topic, decoy or contact");
	return false;
}

static void check_icon(const struct page *page, const char *icon, struct diag *d)
{
	for (size_t i = 0; i < COUNT(icons); i++)
		if (strcmp(icons[i], icon) == 0)
			return;
	diag_error(d, front_find(page->front, "icon")->pos, "unknown icon '%s'", icon);
	diag_suggest(d, icon, icons, COUNT(icons));
}

struct document *guidance_read(struct arena *a, const struct page *page, const char *lang, size_t languages, struct diag *d)
{
	struct document *doc = ARENA_NEW(a, struct document);
	struct text *text = ARENA_NEW(a, struct text);
	const struct front *front = page->front, *title = front_find(front, "title"), *summary = front_find(front, "summary"),
		*sources = front_find(front, "sources");
	const char *summary_source = NULL;

	if (!read_kind(page, &doc->kind, d))
		return NULL;
	front_check_keys(front, keys, COUNT(keys), d);

	doc->id = page->id;
	doc->pos = page->pos;
	front_integer(front, "order", -100000, 100000, &doc->order, d);
	if (front_string(front, "icon", &doc->icon, d) && doc->icon != NULL)
		check_icon(page, doc->icon, d);
	if (front_string(front, "easy", &doc->easy_id, d) && doc->easy_id != NULL)
		doc->easy_pos = front_find(front, "easy")->pos;
	if (doc->kind != KIND_DECOY)            /* it states no facts */
		front_require(front, "sources", page->pos, d);
	front_strings(a, front, "sources", &doc->sources, &doc->n_sources, d);
	if (sources != NULL) {
		doc->sources_pos = sources->pos;
		if (sources->kind == FRONT_LIST && doc->n_sources == 0)
			diag_error(d, sources->pos, "'sources' is empty");
	}

	text->lang = lang;
	text->title = "";
	text->title_pos = title != NULL ? title->pos : page->pos;
	front_require(front, "title", page->pos, d);
	front_string(front, "title", &text->title, d);
	text->summary_pos = summary != NULL ? summary->pos : page->pos;
	if (front_string(front, "summary", &summary_source, d) && summary_source != NULL)
		markdown_spans(a, summary->pos, summary_source, &text->summary, d);
	text->summary_source = summary_source;
	text->body = page->body;

	doc->text = ARENA_ARRAY(a, const struct text *, languages);
	doc->text[0] = text;
	return doc;
}
