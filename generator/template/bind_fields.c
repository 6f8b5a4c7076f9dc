/*
 * bind_fields.c - the model as Lua sees it: a table of fields for each class of object.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/bind_own.h"
#include "base/arena.h"
#include "model/model.h"
#include "template/edition.h"
#include "template/template.h"
#include "text/locale.h"

#include <lauxlib.h>
#include <string.h>

#define STRING(type, member) { #member, FIELD_STRING, offsetof(struct type, member), NULL }
#define BOOL(type, member)   { #member, FIELD_BOOL, offsetof(struct type, member), NULL }
#define PUSH(name, function) { name, FIELD_PUSH, 0, function }

static void push_strings(lua_State *L, const char *const *s, size_t n)
{
	lua_createtable(L, (int)n, 0);
	for (size_t i = 0; i < n; i++) {
		lua_pushstring(L, s[i]);
		lua_rawseti(L, -2, (int)i + 1);
	}
}

static void push_sources(lua_State *L, const struct call *c, const char *const *id, size_t n)
{
	lua_createtable(L, (int)n, 0);
	for (size_t i = 0; i < n; i++) {
		bind_push(L, BIND_SOURCE, model_find_source(c->scope->model, id[i]));
		lua_rawseti(L, -2, (int)i + 1);
	}
}

/* lang, languages */

static void language_name(lua_State *L, const struct call *c, const void *object)
{
	const struct language *l = object;

	lua_pushstring(L, locale_own_name(c->arena, l->tag));
}

static void language_dir(lua_State *L, const struct call *c, const void *object)
{
	const struct language *l = object;

	(void)c;
	lua_pushstring(L, locale_is_rtl(l->tag) ? "rtl" : "ltr");
}

static void language_draft(lua_State *L, const struct call *c, const void *object)
{
	const struct language *l = object;

	(void)c;
	lua_pushboolean(L, l->file != NULL && l->reviewed_by == NULL);
}

static void language_url(lua_State *L, const struct call *c, const void *object)
{
	const struct language *l = object;

	(void)c;
	lua_pushfstring(L, "%s.html", l->tag);
}

/* The edition's question, where several languages are on one page. */
static void language_question(lua_State *L, const struct call *c, const void *object)
{
	const struct language *l = object;
	const struct words *w = &c->scope->edition->words[WORD_QUESTION];

	if (c->scope->language != NULL)         /* it would depend on the catalogue of another */
		luaL_error(L, "only a page that belongs to no language may ask for the question of one");
	lua_pushstring(L, w->words != NULL ? w->words[l->index] : NULL);
}

static const struct field language_fields[] = {
	STRING(language, tag),
	PUSH("name", language_name),
	PUSH("dir", language_dir),
	PUSH("draft", language_draft),
	PUSH("url", language_url),
	PUSH("question", language_question),
};

/* edition */

static void push_edition_word(lua_State *L, const struct call *c, const struct edition *e, enum edition_word w)
{
	lua_pushstring(L, e->words[w].words != NULL ? e->words[w].words[c->language->index] : NULL);
}

static void edition_title(lua_State *L, const struct call *c, const void *object)
{
	push_edition_word(L, c, object, WORD_TITLE);
}

static void edition_question(lua_State *L, const struct call *c, const void *object)
{
	push_edition_word(L, c, object, WORD_QUESTION);
}

static void edition_answer(lua_State *L, const struct call *c, const void *object)
{
	push_edition_word(L, c, object, WORD_ANSWER);
}

static void edition_headline(lua_State *L, const struct call *c, const void *object)
{
	push_edition_word(L, c, object, WORD_HEADLINE);
}

static void edition_line(lua_State *L, const struct call *c, const void *object)
{
	push_edition_word(L, c, object, WORD_LINE);
}

static void edition_date(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, locale_date(c->arena, edition_verified(object), c->language->tag));
}

static void edition_review_date(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, locale_date(c->arena, edition_review(object), c->language->tag));
}

static void edition_review_by(lua_State *L, const struct call *c, const void *object)
{
	(void)c;
	lua_pushstring(L, edition_review(object));
}

static void edition_short_number(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, edition_number(c->arena, c->scope->model, object, c->language));
}

static const struct field edition_fields[] = {
	STRING(edition, id),
	STRING(edition, venue),
	STRING(edition, audience),
	STRING(edition, region),
	PUSH("title", edition_title),
	PUSH("question", edition_question),
	PUSH("answer", edition_answer),
	PUSH("headline", edition_headline),
	PUSH("line", edition_line),
	PUSH("date", edition_date),
	PUSH("review", edition_review_date),
	PUSH("review_by", edition_review_by),
	PUSH("number", edition_short_number),
};

/* A decoy: a struct document, in the language of the place, whoever is reading. */

static const struct text *decoy_text(const struct call *c, const struct document *doc)
{
	const struct text *t = doc->text[c->scope->edition->languages[0]->index];

	return t != NULL ? t : doc->text[0];
}

static void decoy_title(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, decoy_text(c, object)->title);
}

static void decoy_body(lua_State *L, const struct call *c, const void *object)
{
	bind_push(L, BIND_BODY, decoy_text(c, object)->body);
}

static void decoy_lang(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, decoy_text(c, object)->lang);
}

static void decoy_dir(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, locale_is_rtl(decoy_text(c, object)->lang) ? "rtl" : "ltr");
}

static const struct field decoy_fields[] = {
	STRING(document, id),
	STRING(document, icon),
	PUSH("title", decoy_title),
	PUSH("body", decoy_body),
	PUSH("lang", decoy_lang),
	PUSH("dir", decoy_dir),
};

/* kiosk: the settings of the product at hand */

#define NUMBER(name) \
	static void kiosk_##name(lua_State *L, const struct call *c, const void *object) \
	{ \
		(void)c; \
		lua_pushinteger(L, ((const struct kiosk_settings *)object)->name); \
	}
NUMBER(idle)
NUMBER(countdown)
NUMBER(attract)
#undef NUMBER

static void kiosk_decoy(lua_State *L, const struct call *c, const void *object)
{
	(void)c;
	bind_push_or_nil(L, BIND_DECOY, ((const struct kiosk_settings *)object)->decoy);
}

/* Where leaving leads. */
static void kiosk_exit(lua_State *L, const struct call *c, const void *object)
{
	const struct document *decoy = ((const struct kiosk_settings *)object)->decoy;

	(void)c;
	lua_pushfstring(L, "%s.html", decoy != NULL ? decoy->id : "index");
}

static void kiosk_single(lua_State *L, const struct call *c, const void *object)
{
	(void)object;
	lua_pushboolean(L, c->scope->single);
}

static const struct field kiosk_fields[] = {
	STRING(kiosk_settings, place),
	BOOL(kiosk_settings, printing),
	PUSH("idle", kiosk_idle),
	PUSH("countdown", kiosk_countdown),
	PUSH("attract", kiosk_attract),
	PUSH("decoy", kiosk_decoy),
	PUSH("exit", kiosk_exit),
	PUSH("single", kiosk_single),
};

/* A text of the guidance: a struct document, seen in the call's language. */

const struct text *bind_text_of(const struct call *c, const struct document *doc)
{
	return doc->text[c->language->index];
}

static void text_kind(lua_State *L, const struct call *c, const void *object)
{
	const struct document *doc = object;

	(void)c;
	lua_pushstring(L, model_kind_name(doc->kind));
}

static void text_title(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, bind_text_of(c, object)->title);
}

static void text_summary(lua_State *L, const struct call *c, const void *object)
{
	bind_push_or_nil(L, BIND_SPANS, bind_text_of(c, object)->summary);
}

static void text_body(lua_State *L, const struct call *c, const void *object)
{
	bind_push(L, BIND_BODY, bind_text_of(c, object)->body);
}

static void text_lang(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, bind_text_of(c, object)->lang);
}

static void text_fallback(lua_State *L, const struct call *c, const void *object)
{
	lua_pushboolean(L, strcmp(bind_text_of(c, object)->lang, c->language->tag) != 0);
}

static void text_sources(lua_State *L, const struct call *c, const void *object)
{
	const struct document *doc = object;

	push_sources(L, c, doc->sources, doc->n_sources);
}

/* The same in easy words, if there is one in this language. */
static void text_easy(lua_State *L, const struct call *c, const void *object)
{
	const struct document *easy = ((const struct document *)object)->easy;

	bind_push_or_nil(L, BIND_TEXT, easy != NULL && bind_text_of(c, easy) != NULL ? easy : NULL);
}

static const struct field text_fields[] = {
	STRING(document, id),
	STRING(document, icon),
	PUSH("kind", text_kind),
	PUSH("title", text_title),
	PUSH("summary", text_summary),
	PUSH("body", text_body),
	PUSH("lang", text_lang),
	PUSH("fallback", text_fallback),
	PUSH("sources", text_sources),
	PUSH("easy", text_easy),
};

/* contacts, helpline, emergency */

/* The helpline is shown in every language, if need be in the words of the source. */
static const struct contact_text *contact_text_of(const struct call *c, const struct contact *contact)
{
	const struct contact_text *t = contact->text[c->language->index];

	return t != NULL ? t : contact->text[0];
}

static void contact_name(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, contact_text_of(c, object)->name);
}

static void contact_body(lua_State *L, const struct call *c, const void *object)
{
	bind_push(L, BIND_BODY, contact_text_of(c, object)->body);
}

static void contact_lang(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, contact_text_of(c, object)->lang);
}

static void contact_fallback(lua_State *L, const struct call *c, const void *object)
{
	lua_pushboolean(L, strcmp(contact_text_of(c, object)->lang, c->language->tag) != 0);
}

static void contact_phone(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;

	(void)c;
	bind_push_or_nil(L, BIND_NUMBER, contact->phone);
}

static void contact_sms(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;

	(void)c;
	bind_push_or_nil(L, BIND_NUMBER, contact->sms);
}

static void contact_web(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;

	(void)c;
	push_strings(L, contact->web, contact->n_web);
}

/* A screen has room for whole names of days, paper has not. */
static void contact_hours(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;

	lua_createtable(L, (int)contact->n_hours, 0);
	for (size_t i = 0; i < contact->n_hours; i++) {
		const struct hours *h = &contact->hours[i];

		lua_pushstring(L, (c->html ? locale_hours_in_words : locale_hours)(c->arena, h->from_day, h->to_day, h->opens, h->closes, c->language->tag));
		lua_rawseti(L, -2, (int)i + 1);
	}
}

/* Does it speak the reader's language, or book an interpreter who does? Norwegian is nb and nn alike. */
static void contact_in_my_language(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;
	const char *mine = c->language->tag;
	bool found = contact->interpreter;

	if (strcmp(mine, "nb") == 0 || strcmp(mine, "nn") == 0)
		mine = "no";
	for (size_t i = 0; i < contact->n_languages; i++) {
		size_t len = strcspn(contact->languages[i], "-");

		if (strcspn(mine, "-") == len && strncmp(mine, contact->languages[i], len) == 0)
			found = true;
	}
	lua_pushboolean(L, found);
}

static void contact_languages(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;
	const char **name = ARENA_ARRAY(c->arena, const char *, contact->n_languages);

	for (size_t i = 0; i < contact->n_languages; i++)
		name[i] = locale_name(c->arena, contact->languages[i], c->language->tag);
	lua_pushstring(L, locale_list(c->arena, name, contact->n_languages, c->language->tag));
}

static void contact_verified(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;

	lua_pushstring(L, locale_date(c->arena, contact->verified, c->language->tag));
}

static void contact_source(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;

	bind_push_or_nil(L, BIND_SOURCE, model_find_source(c->scope->model, contact->source));
}

static const struct field contact_fields[] = {
	STRING(contact, id),
	STRING(contact, email),
	STRING(contact, country),
	BOOL(contact, always),
	BOOL(contact, urgent),
	BOOL(contact, free),
	BOOL(contact, anonymous),
	BOOL(contact, interpreter),
	BOOL(contact, chat),
	BOOL(contact, for_persons),
	BOOL(contact, for_services),
	PUSH("name", contact_name),
	PUSH("body", contact_body),
	PUSH("lang", contact_lang),
	PUSH("fallback", contact_fallback),
	PUSH("phone", contact_phone),
	PUSH("sms", contact_sms),
	PUSH("web", contact_web),
	PUSH("hours", contact_hours),
	PUSH("languages", contact_languages),
	PUSH("in_my_language", contact_in_my_language),
	PUSH("verified", contact_verified),
	PUSH("source", contact_source),
};

/* A phone number */

/* In a right-to-left language the groups of a bare number are drawn in the wrong order: there, it carries isolates. */
static void push_digits(lua_State *L, const struct call *c, const char *digits)
{
	if (c->rtl && digits != NULL)
		lua_pushfstring(L, "%s%s%s", LEFT_TO_RIGHT_ISOLATE, digits, POP_ISOLATE);
	else
		lua_pushstring(L, digits);
}

static void number_national(lua_State *L, const struct call *c, const void *object)
{
	const struct number *n = object;

	push_digits(L, c, n->national);
}

static void number_international(lua_State *L, const struct call *c, const void *object)
{
	const struct number *n = object;

	push_digits(L, c, n->international);
}

static void number_tel(lua_State *L, const struct call *c, const void *object)
{
	const struct number *n = object;

	(void)c;
	lua_pushfstring(L, "tel:%s", n->dial);
}

static const struct field number_fields[] = {
	STRING(number, dial),
	PUSH("national", number_national),
	PUSH("international", number_international),
	PUSH("tel", number_tel),
};

static void source_year(lua_State *L, const struct call *c, const void *object)
{
	const struct source *source = object;

	(void)c;
	if (source->year != 0)
		lua_pushinteger(L, source->year);
	else
		lua_pushnil(L);
}

/* Titles of sources are not translated. */
static void source_lang(lua_State *L, const struct call *c, const void *object)
{
	(void)object;
	lua_pushstring(L, c->scope->model->languages[0].tag);
}

static const struct field source_fields[] = {
	STRING(source, id),
	STRING(source, title),
	STRING(source, publisher),
	PUSH("year", source_year),
	PUSH("lang", source_lang),
};

/* Classes */

#define FIELDS(f) f, sizeof(f) / sizeof(f[0])

const struct bind_fields bind_fields[BIND_CLASSES] = {
	[BIND_LANGUAGE] = { "language", FIELDS(language_fields) },
	[BIND_EDITION] = { "edition", FIELDS(edition_fields) },
	[BIND_KIOSK] = { "kiosk", FIELDS(kiosk_fields) },
	[BIND_DECOY] = { "decoy", FIELDS(decoy_fields) },
	[BIND_TEXT] = { "text", FIELDS(text_fields) },
	[BIND_CONTACT] = { "contact", FIELDS(contact_fields) },
	[BIND_NUMBER] = { "phone number", FIELDS(number_fields) },
	[BIND_SOURCE] = { "source", FIELDS(source_fields) },
	[BIND_BODY] = { "body", NULL, 0 },
	[BIND_SPANS] = { "inline text", NULL, 0 },
};
