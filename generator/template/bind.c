/*
 * bind.c - the model as Lua sees it: a table of fields for each class of object.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template/bind.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "model/model.h"
#include "template/edition.h"
#include "template/sandbox.h"
#include "template/template.h"
#include "template/ui.h"
#include "text/locale.h"

#include <lauxlib.h>
#include <string.h>

/* A field is a string or a truth in the object's struct, or a function pushes it. */
enum field_kind { FIELD_STRING, FIELD_BOOL, FIELD_PUSH };

struct field {
	const char *name;
	enum field_kind kind;
	size_t offset;
	void (*push)(lua_State *L, const struct call *c, const void *object);
};

#define STRING(type, member) { #member, FIELD_STRING, offsetof(struct type, member), NULL }
#define BOOL(type, member)   { #member, FIELD_BOOL, offsetof(struct type, member), NULL }
#define PUSH(name, function) { name, FIELD_PUSH, 0, function }

static void push_object(lua_State *L, enum bind_class class, const void *object)
{
	const void **handle = lua_newuserdatauv(L, sizeof(*handle), 0);

	*handle = object;
	luaL_setmetatable(L, bind_class_name(class));
}

static void push_object_or_nil(lua_State *L, enum bind_class class, const void *object)
{
	if (object != NULL)
		push_object(L, class, object);
	else
		lua_pushnil(L);
}

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
		push_object(L, BIND_SOURCE, model_find_source(c->scope->model, id[i]));
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

static const struct field language_fields[] = {
	STRING(language, tag),
	PUSH("name", language_name),
	PUSH("dir", language_dir),
	PUSH("draft", language_draft),
	PUSH("url", language_url),
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
	PUSH("number", edition_short_number),
};

/* A text of the guidance: a struct document, seen in the call's language. */

static const struct text *text_of(const struct call *c, const struct document *doc)
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
	lua_pushstring(L, text_of(c, object)->title);
}

static void text_summary(lua_State *L, const struct call *c, const void *object)
{
	push_object_or_nil(L, BIND_SPANS, text_of(c, object)->summary);
}

static void text_body(lua_State *L, const struct call *c, const void *object)
{
	push_object(L, BIND_BODY, text_of(c, object)->body);
}

static void text_lang(lua_State *L, const struct call *c, const void *object)
{
	lua_pushstring(L, text_of(c, object)->lang);
}

static void text_fallback(lua_State *L, const struct call *c, const void *object)
{
	lua_pushboolean(L, strcmp(text_of(c, object)->lang, c->language->tag) != 0);
}

static void text_sources(lua_State *L, const struct call *c, const void *object)
{
	const struct document *doc = object;

	push_sources(L, c, doc->sources, doc->n_sources);
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
	push_object(L, BIND_BODY, contact_text_of(c, object)->body);
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
	push_object_or_nil(L, BIND_NUMBER, contact->phone);
}

static void contact_sms(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;

	(void)c;
	push_object_or_nil(L, BIND_NUMBER, contact->sms);
}

static void contact_web(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;

	(void)c;
	push_strings(L, contact->web, contact->n_web);
}

static void contact_hours(lua_State *L, const struct call *c, const void *object)
{
	const struct contact *contact = object;

	lua_createtable(L, (int)contact->n_hours, 0);
	for (size_t i = 0; i < contact->n_hours; i++) {
		const struct hours *h = &contact->hours[i];

		lua_pushstring(L, locale_hours(c->arena, h->from_day, h->to_day, h->opens, h->closes, c->language->tag));
		lua_rawseti(L, -2, (int)i + 1);
	}
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

	push_object_or_nil(L, BIND_SOURCE, model_find_source(c->scope->model, contact->source));
}

static const struct field contact_fields[] = {
	STRING(contact, id),
	STRING(contact, email),
	STRING(contact, country),
	BOOL(contact, always),
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

static const struct { const char *name; const struct field *fields; size_t n; } classes[BIND_CLASSES] = {
	[BIND_LANGUAGE] = { "language", FIELDS(language_fields) },
	[BIND_EDITION] = { "edition", FIELDS(edition_fields) },
	[BIND_TEXT] = { "text", FIELDS(text_fields) },
	[BIND_CONTACT] = { "contact", FIELDS(contact_fields) },
	[BIND_NUMBER] = { "phone number", FIELDS(number_fields) },
	[BIND_SOURCE] = { "source", FIELDS(source_fields) },
	[BIND_BODY] = { "body", NULL, 0 },
	[BIND_SPANS] = { "inline text", NULL, 0 },
};

const char *bind_class_name(enum bind_class class)
{
	return classes[class].name;
}

const char *bind_type_name(lua_State *L, int index)
{
	const char *name = luaL_typename(L, index);

	if (luaL_getmetafield(L, index, "__name") == LUA_TNIL)
		return name;
	name = lua_tostring(L, -1);
	lua_pop(L, 1);          /* the metatable keeps it alive */
	return name;
}

const void *bind_check(lua_State *L, int index, enum bind_class class)
{
	return *(const void **)luaL_checkudata(L, index, classes[class].name);
}

bool bind_test(lua_State *L, int index, enum bind_class class, const void **object)
{
	const void **handle = luaL_testudata(L, index, classes[class].name);

	if (handle == NULL)
		return false;
	*object = *handle;
	return true;
}

int bind_unknown(lua_State *L, const char *what, const char *name, const char *const *known, size_t n)
{
	const char *nearest = diag_nearest(name, known, n);

	if (nearest != NULL)
		return luaL_error(L, "unknown %s '%s'; did you mean '%s'?", what, name, nearest);
	return luaL_error(L, "unknown %s '%s'", what, name);
}

static void push_field(lua_State *L, const struct call *c, const struct field *f, const char *object)
{
	const char *at = object + f->offset;

	switch (f->kind) {
	case FIELD_STRING: lua_pushstring(L, *(const char *const *)at); break;
	case FIELD_BOOL:   lua_pushboolean(L, *(const bool *)at); break;
	case FIELD_PUSH:   f->push(L, c, object); break;
	}
}

/* Upvalue: the class. */
static int index_object(lua_State *L)
{
	struct call *c = sandbox_context(L);
	enum bind_class class = (enum bind_class)lua_tointeger(L, lua_upvalueindex(1));
	const void *object = bind_check(L, 1, class);
	const char *name = luaL_checkstring(L, 2);
	const char **known;

	for (size_t i = 0; i < classes[class].n; i++)
		if (strcmp(classes[class].fields[i].name, name) == 0) {
			push_field(L, c, &classes[class].fields[i], object);
			return 1;
		}
	known = ARENA_ARRAY(c->arena, const char *, classes[class].n);
	for (size_t i = 0; i < classes[class].n; i++)
		known[i] = classes[class].fields[i].name;
	return bind_unknown(L, lua_pushfstring(L, "field of a %s", classes[class].name), name, known, classes[class].n);
}

static int same_object(lua_State *L)
{
	const void **a = lua_touserdata(L, 1), **b = lua_touserdata(L, 2);

	lua_pushboolean(L, a != NULL && b != NULL && lua_rawlen(L, 1) == lua_rawlen(L, 2) && *a == *b);
	return 1;
}

static void open_class(lua_State *L, enum bind_class class)
{
	luaL_newmetatable(L, classes[class].name);
	lua_pushinteger(L, class);
	lua_pushcclosure(L, index_object, 1);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, same_object);
	lua_setfield(L, -2, "__eq");
	lua_pop(L, 1);
}

/* guidance.NAME */

static int index_guidance(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const char *name = luaL_checkstring(L, 2);
	int n = 0;

	lua_newtable(L);
	for (size_t i = 0; i < c->scope->product->n_slots; i++) {
		const struct slot *slot = &c->scope->product->slots[i];

		if (strcmp(slot->name, name) != 0)
			continue;
		c->slot_used[i] = true;
		for (size_t k = 0; k < slot->n; k++) {
			if (text_of(c, slot->doc[k]) == NULL)
				continue;       /* left out in this language */
			push_object(L, BIND_TEXT, slot->doc[k]);
			lua_rawseti(L, -2, ++n);
		}
	}
	return 1;
}

/* Lists */

/* each(list, make [, most]): the list of what make(element, place) returns. */
static int each(lua_State *L)
{
	lua_Integer n, most = luaL_optinteger(L, 3, LUA_MAXINTEGER);

	luaL_checktype(L, 1, LUA_TTABLE);
	luaL_checktype(L, 2, LUA_TFUNCTION);
	n = luaL_len(L, 1);
	if (n > most)
		n = most;
	lua_settop(L, 2);
	lua_newtable(L);
	for (lua_Integer i = 1; i <= n; i++) {
		lua_pushvalue(L, 2);
		lua_rawgeti(L, 1, i);
		lua_pushinteger(L, i);
		lua_call(L, 2, 1);
		lua_rawseti(L, 3, i);
	}
	return 1;
}

/* Global names */

/* A name nobody defined is a mistake, unless it is one that may be nil. */
static int unknown_global(lua_State *L)
{
	struct call *c = sandbox_context(L);
	const char *name = luaL_checkstring(L, 2);
	const char **known;
	size_t n = 0;

	if (strcmp(name, "lang") == 0 || strcmp(name, "emergency") == 0)
		return 0;
	for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1))
		n++;
	known = ARENA_ARRAY(c->arena, const char *, n);
	n = 0;
	for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1))
		if (lua_type(L, -2) == LUA_TSTRING)
			known[n++] = lua_tostring(L, -2);
	array_sort_names(known, n);
	return bind_unknown(L, "name", name, known, n);
}

static void push_languages(lua_State *L, const struct edition *e)
{
	lua_createtable(L, (int)e->n_languages, 0);
	for (size_t i = 0; i < e->n_languages; i++) {
		push_object(L, BIND_LANGUAGE, e->languages[i]);
		lua_rawseti(L, -2, (int)i + 1);
	}
}

static void push_contacts(lua_State *L, const struct call *c)
{
	const struct product *p = c->scope->product;
	int n = 0;

	lua_createtable(L, (int)p->n_contacts, 0);
	for (size_t i = 0; i < p->n_contacts; i++) {
		if (p->contacts[i]->text[c->language->index] == NULL)
			continue;
		push_object(L, BIND_CONTACT, p->contacts[i]);
		lua_rawseti(L, -2, ++n);
	}
}

void bind_open(lua_State *L)
{
	static const luaL_Reg functions[] = { { "each", each }, { NULL, NULL } };
	struct call *c = sandbox_context(L);
	const struct edition *e = c->scope->edition;

	for (int class = 0; class < BIND_CLASSES; class++)
		open_class(L, (enum bind_class)class);

	lua_pushglobaltable(L);
	luaL_setfuncs(L, functions, 0);
	ui_open(L);
	push_object_or_nil(L, BIND_LANGUAGE, c->scope->language);
	lua_setfield(L, -2, "lang");
	push_languages(L, e);
	lua_setfield(L, -2, "languages");
	push_object(L, BIND_EDITION, e);
	lua_setfield(L, -2, "edition");
	push_contacts(L, c);
	lua_setfield(L, -2, "contacts");
	push_object(L, BIND_CONTACT, e->helpline);
	lua_setfield(L, -2, "helpline");
	push_object_or_nil(L, BIND_CONTACT, e->emergency);
	lua_setfield(L, -2, "emergency");

	lua_newtable(L);
	lua_newtable(L);
	lua_pushcfunction(L, index_guidance);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_setfield(L, -2, "guidance");

	lua_newtable(L);
	lua_pushcfunction(L, unknown_global);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
}
