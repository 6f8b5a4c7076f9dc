/*
 * model.h - what lykt knows after loading: texts, contacts, words on buttons, editions, themes, in every language wanted.
 *
 * load/ fills it, model_check() judges it, and from then on everybody takes `const struct model *`: workers share it
 * without locks. All of it lives in one arena, as long as the run.
 *
 * Languages have an index, 0 is the source language; arrays called text[] or words[] are indexed by it.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/block.h"
#include "model/contact.h"
#include "model/theme.h"

struct arena;
struct map;

/* A decoy is no guidance: the harmless page that a kiosk leaves for. */
enum kind { KIND_MYTH, KIND_INDICATOR, KIND_RIGHT, KIND_ADVICE, KIND_TOPIC, KIND_DECOY, KINDS };

/* One document in one language. */
struct text {
	const char *lang;               /* the language the words are really in (a fallback keeps its own) */
	const char *title;              /* plain */
	const struct span *summary;     /* inline Markdown, or NULL */
	const char *summary_source;     /* its Markdown, the msgid; in the source language only */
	const struct block *body;       /* first block, or NULL */
	struct pos title_pos, summary_pos;
};

struct document {
	const char *id;
	enum kind kind;
	struct pos pos;                 /* of its front matter */
	int order;
	const char *icon;               /* or NULL */
	const char *const *sources; size_t n_sources;
	struct pos sources_pos;
	const char *easy_id;            /* of the same text in easy words, or NULL */
	const struct document *easy;    /* it, or NULL */
	struct pos easy_pos;
	const struct text **text;       /* [language]; NULL: left out in that language */
};

struct source {
	const char *id, *title, *publisher;
	int year;                       /* 0: the document does not say it */
	struct pos pos;
};

/* A few words, in all languages. */
struct words {
	const char *name;               /* "exit" */
	struct pos pos;
	const char **words;             /* [language]; NULL where missing and allowed to be */
	const char **lang;              /* [language] the language they are really in */
	struct pos *at;                 /* [language] where they were written */
};

struct language {
	const char *tag;                /* BCP 47 */
	int index;
	const char *file;               /* "content/languages/uk.po"; NULL for the source language */
	const char *reviewed_by;        /* X-Reviewed-By of the catalogue, or NULL: a draft */
	size_t entries, translated, fuzzy;      /* of the current texts, for `status` */
};

enum product_kind { PRODUCT_KIOSK, PRODUCT_LEAFLET, PRODUCT_FLYER, PRODUCT_CARD, PRODUCT_POSTER, PRODUCT_HANDBOOK, PRODUCT_SCREEN, PRODUCT_KINDS };

/* Texts handed to a place of the template, in order. */
struct slot { const char *name; const struct document **doc; size_t n; struct pos pos; };

/* What whoever sets up a kiosk decides. */
enum kiosk_button { BUTTON_LANGUAGES, BUTTON_SEARCH, BUTTON_TEXT_SIZE, BUTTON_CONTRAST, BUTTON_TAKE_ALONG, KIOSK_BUTTONS };
struct kiosk_settings {
	int idle;                       /* [s] without a touch, until it asks whether somebody is there */
	int countdown;                  /* [s] that it then waits; 20 at least (WCAG 2.2, 2.2.1) */
	int attract;                    /* [s] without a touch at the start, until it asks passers-by whether they need help */
	const struct document *decoy;   /* what it leaves for; NULL: the start */
	struct pos decoy_pos;
	const char *place;              /* where it stands, as people there call it; or NULL */
	struct pos place_pos;
	bool button[KIOSK_BUTTONS];
	bool printing;                  /* a printer is connected */
};

struct product {
	enum product_kind kind;
	const char *template_name;      /* "trifold-a4" */
	const struct slot *slots; size_t n_slots;
	const struct contact **contacts; size_t n_contacts;     /* the edition's, unless the product picks some of them */
	const struct kiosk_settings *kiosk;     /* of a kiosk; else NULL */
	struct pos pos;
};

enum untranslated { UNTRANSLATED_REFUSE, UNTRANSLATED_OMIT, UNTRANSLATED_FALLBACK };

/* Texts of the edition itself; each is one entry of the catalogue, edition/ID#NAME. */
enum edition_word { WORD_TITLE, WORD_QUESTION, WORD_ANSWER, WORD_HEADLINE, WORD_LINE, EDITION_WORDS };

struct edition {
	const char *id;
	struct pos pos;
	struct words words[EDITION_WORDS];
	const char *venue, *audience, *region;
	const struct language **languages; size_t n_languages;
	const struct theme *theme;
	const struct contact *helpline, *emergency;     /* emergency may be NULL */
	struct pos helpline_pos, emergency_pos;
	const struct contact **contacts; size_t n_contacts;
	enum untranslated untranslated;
	const struct product *products; size_t n_products;
};

struct model {
	struct arena *arena;            /* owns everything here */
	const struct language *languages; size_t n_languages;
	const struct document **documents; size_t n_documents;      /* by kind, order, id */
	const struct contact **contacts; size_t n_contacts;         /* by id */
	const struct source *sources; size_t n_sources;
	const struct words *interface; size_t n_interface;
	const struct edition **editions; size_t n_editions;         /* by id */
	const struct theme **themes; size_t n_themes;
	const char **files; size_t n_files;     /* every file that was read, sorted: what the build depends on */
	struct map *by_id;              /* documents; private to model.c and load/ */
};

const struct document *model_find_document(const struct model *m, const char *id);      /* or NULL */
const struct contact  *model_find_contact(const struct model *m, const char *id);
const struct language *model_find_language(const struct model *m, const char *tag);
const struct edition  *model_find_edition(const struct model *m, const char *id);
const struct source   *model_find_source(const struct model *m, const char *id);
const struct words    *model_find_words(const struct model *m, const char *name);       /* of the interface */

const char *model_kind_name(enum kind k);                       /* "myth" */
bool        model_find_kind(const char *name, enum kind *k);
const char *model_product_name(enum product_kind p);            /* "leaflet" */
bool        model_find_product(const char *name, enum product_kind *p);
const char *model_button_name(enum kiosk_button b);             /* "text-size" */
const char *model_edition_word_name(enum edition_word w);       /* "question" */

/* The length of the placeholder that begins at s, "{seconds}", or 0: only small letters, digits and hyphens make one. */
size_t      model_placeholder(const char *s);

#endif
