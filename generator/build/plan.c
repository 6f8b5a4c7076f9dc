/*
 * plan.c - editions to jobs, and which files each job is made from.
 *
 * A file too many among a job's inputs costs time, one too few a stale product; in doubt it is listed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "build/plan.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/map.h"
#include "model/model.h"
#include "text/font.h"
#include "text/locale.h"

#include <stdlib.h>
#include <string.h>

/* The filter */

static bool is_named(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static bool is_wanted(const char *const *names, size_t n, const char *name)
{
	return n == 0 || is_named(names, n, name);
}

static bool wants_product(const struct plan_filter *f, const struct product *p)
{
	return is_wanted(f->products, f->n_products, model_product_name(p->kind))
		|| is_named(f->products, f->n_products, p->template_name);
}

/* Every name asked for must be one of known. */
static bool check_names(const char *what, const char *const *asked, size_t n_asked, const char *const *known, size_t n_known,
	struct diag *d)
{
	bool ok = true;

	for (size_t i = 0; i < n_asked; i++) {
		if (is_named(known, n_known, asked[i]))
			continue;
		ok = diag_error(d, (struct pos){ 0 }, "no %s '%s'", what, asked[i]);
		diag_suggest(d, asked[i], known, n_known);
	}
	return ok;
}

bool plan_check_filter(const struct model *m, const struct plan_filter *filter, struct diag *d)
{
	struct arena *a = arena_new();
	size_t n_products = PRODUCT_KINDS, n = 0;
	const char **editions = ARENA_ARRAY(a, const char *, m->n_editions);
	const char **languages = ARENA_ARRAY(a, const char *, m->n_languages);
	const char **products;
	bool ok;

	for (size_t i = 0; i < m->n_editions; i++) {
		editions[i] = m->editions[i]->id;
		n_products += m->editions[i]->n_products;
	}
	for (size_t i = 0; i < m->n_languages; i++)
		languages[i] = m->languages[i].tag;
	products = ARENA_ARRAY(a, const char *, n_products);
	for (int kind = 0; kind < PRODUCT_KINDS; kind++)
		products[n++] = model_product_name((enum product_kind)kind);
	for (size_t i = 0; i < m->n_editions; i++)
		for (size_t k = 0; k < m->editions[i]->n_products; k++)
			products[n++] = m->editions[i]->products[k].template_name;

	ok = check_names("edition", filter->editions, filter->n_editions, editions, m->n_editions, d);
	ok = check_names("language", filter->languages, filter->n_languages, languages, m->n_languages, d) && ok;
	ok = check_names("product", filter->products, filter->n_products, products, n, d) && ok;
	arena_free(a);
	return ok;
}

/* Inputs */

/* Files, in no order yet. */
struct inputs {
	struct arena *arena;
	const char **file;
	size_t n, cap;
};

static void add_input(struct inputs *in, const char *file)
{
	if (file == NULL)
		return;
	if (in->n == in->cap) {
		const char **bigger = ARENA_ARRAY(in->arena, const char *, in->cap * 2 + 64);

		if (in->n > 0)
			memcpy(bigger, in->file, in->n * sizeof(*bigger));
		in->file = bigger;
		in->cap = in->cap * 2 + 64;
	}
	in->file[in->n++] = file;
}

static bool add_folder(struct inputs *in, const char *folder, struct diag *d)
{
	const char **names;
	size_t n;

	if (!file_list(in->arena, folder, "", &names, &n, d))
		return false;
	for (size_t i = 0; i < n; i++)
		add_input(in, file_join(in->arena, folder, names[i]));
	return true;
}

void plan_font_dirs(struct arena *a, const struct theme *t, const char *const **dirs, size_t *n)
{
	static const char *const system[] = {
		"/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto", "/usr/local/share/fonts"
	};
	const char **all = ARENA_ARRAY(a, const char *, sizeof(system) / sizeof(system[0]) + 1);

	all[0] = file_join(a, t->dir, "fonts");
	memcpy(all + 1, system, sizeof(system));
	*dirs = all;
	*n = sizeof(system) / sizeof(system[0]) + 1;
}

static void add_font(struct inputs *in, const struct theme *t, const char *name)
{
	const char *const *dirs;
	const char *path;
	size_t n;

	if (name == NULL)
		return;
	plan_font_dirs(in->arena, t, &dirs, &n);
	path = fonts_find_file(in->arena, name, dirs, n);
	if (path != NULL)
		add_input(in, path);
}

static void add_theme(struct inputs *in, const struct model *m, const struct theme *t)
{
	size_t len = strlen(t->dir);

	for (size_t i = 0; i < m->n_files; i++)
		if (strncmp(m->files[i], t->dir, len) == 0 && m->files[i][len] == '/')
			add_input(in, m->files[i]);
	for (size_t i = 0; i < t->n_fonts; i++) {
		add_font(in, t, t->fonts[i].regular);
		add_font(in, t, t->fonts[i].bold);
	}
}

static void add_texts(struct inputs *in, const struct product *p)
{
	for (size_t i = 0; i < p->n_slots; i++)
		for (size_t k = 0; k < p->slots[i].n; k++) {
			const struct document *doc = p->slots[i].doc[k];

			add_input(in, doc->pos.file);
			add_input(in, doc->easy != NULL ? doc->easy->pos.file : NULL);
		}
	if (p->kiosk != NULL && p->kiosk->decoy != NULL)
		add_input(in, p->kiosk->decoy->pos.file);
}

/*
 * What all products of an edition are made from. All its texts, because its number follows from them; all contacts,
 * because any may be linked to from a text.
 */
static void add_common(struct inputs *in, const struct model *m, const struct edition *e)
{
	add_input(in, e->pos.file);
	for (size_t i = 0; i < m->n_contacts; i++)
		add_input(in, m->contacts[i]->pos.file);
	if (m->n_interface > 0)
		add_input(in, m->interface[0].pos.file);
	if (m->n_sources > 0)
		add_input(in, m->sources[0].pos.file);
	for (size_t i = 0; i < e->n_products; i++)
		add_texts(in, &e->products[i]);
	add_theme(in, m, e->theme);
}

static void sort_inputs(struct inputs *in)
{
	size_t n = 0;

	array_sort_names(in->file, in->n);
	for (size_t i = 0; i < in->n; i++)
		if (i == 0 || strcmp(in->file[i], in->file[n - 1]) != 0)
			in->file[n++] = in->file[i];
	in->n = n;
}

/* Jobs */

struct plan {
	struct arena *arena;
	const struct model *model;
	const char *facts;      /* of the edition at hand */
	struct inputs common;   /* of all its products */
	struct inputs own;      /* of the product at hand: its template */
	struct map *by_path;
	struct job *job;
	size_t n;
	struct diag *diag;
	bool ok;
};

/* "nb ar* uk": the languages of the edition, and which are drafts. */
static const char *edition_facts(struct arena *a, const struct edition *e)
{
	const char *facts = "";

	for (size_t i = 0; i < e->n_languages; i++) {
		const struct language *l = e->languages[i];

		facts = arena_printf(a, "%s%s%s%s", facts, i > 0 ? " " : "", l->tag,
			l->file != NULL && l->reviewed_by == NULL ? "*" : "");
	}
	return facts;
}

static void find_inputs(struct plan *p, struct job *job)
{
	struct inputs in = { .arena = p->arena };

	for (size_t i = 0; i < p->common.n; i++)
		add_input(&in, p->common.file[i]);
	for (size_t i = 0; i < p->own.n; i++)
		add_input(&in, p->own.file[i]);
	if (job->language != NULL)
		add_input(&in, job->language->file);
	for (size_t i = 0; job->language == NULL && i < job->edition->n_languages; i++)
		add_input(&in, job->edition->languages[i]->file);       /* it may show words of each */
	sort_inputs(&in);
	job->inputs = in.file;
	job->n_inputs = in.n;
}

/* Scripts of many letters, or whose letters take much shaping, take several times as long as Latin. */
static int script_weight(const char *lang)
{
	static const struct { const char *script; int weight; } slow[] = { { "Hani", 4 }, { "Hang", 4 }, { "Arab", 2 } };
	const char *script = locale_script(lang);

	for (size_t i = 0; i < COUNT(slow); i++)
		if (strcmp(slow[i].script, script) == 0)
			return slow[i].weight;
	return 1;
}

static int weigh(const struct job *job)
{
	switch (job->kind) {
	case JOB_KIOSK_INDEX:    return 5;
	case JOB_KIOSK_LANGUAGE:
	case JOB_KIOSK_SINGLE:   return 20;
	case JOB_KIOSK_DECOY:    return 3;
	case JOB_PAGED_PDF:      return script_weight(job->language->tag) * (job->product->kind == PRODUCT_HANDBOOK ? 30 : 5);
	case JOB_PAGED_PNG:      return 70;
	}
	return 0;
}

static const char *single_path(struct arena *a, const struct edition *e, const struct language *l)
{
	return arena_printf(a, "out/editions/%s/single/%s-%s.html", e->id, e->id, l->tag);
}

static void add_job(struct plan *p, enum job_kind kind, const struct edition *e, const struct product *product,
	const struct language *l)
{
	struct job *job = &p->job[p->n++];
	const char *name = product->template_name;

	*job = (struct job){ .kind = kind, .edition = e, .product = product, .language = l, .facts = p->facts };
	switch (kind) {
	case JOB_KIOSK_INDEX:
		job->path = arena_printf(p->arena, "out/editions/%s/kiosk/index.html", e->id);
		break;
	case JOB_KIOSK_LANGUAGE:
		job->path = arena_printf(p->arena, "out/editions/%s/kiosk/%s.html", e->id, l->tag);
		break;
	case JOB_KIOSK_DECOY:
		job->path = arena_printf(p->arena, "out/editions/%s/kiosk/%s.html", e->id, product->kiosk->decoy->id);
		break;
	case JOB_KIOSK_SINGLE:
		job->path = single_path(p->arena, e, l);
		break;
	case JOB_PAGED_PDF:
		job->path = arena_printf(p->arena, "out/editions/%s/print/%s-%s-%s.pdf", e->id, e->id, l->tag, name);
		break;
	case JOB_PAGED_PNG:
		job->path = arena_printf(p->arena, "out/editions/%s/screen/%s-%s-%s.png", e->id, e->id, l->tag, name);
		break;
	}
	job->weight = weigh(job);
	find_inputs(p, job);
	if (map_add(p->by_path, job->path, job) != NULL)
		p->ok = diag_error(p->diag, product->pos, "another product is made as '%s' too", job->path);
}

static void add_product(struct plan *p, const struct plan_filter *filter, const struct edition *e, const struct product *product)
{
	const char *templates = arena_printf(p->arena, "templates/%s", product->template_name);

	p->own = (struct inputs){ .arena = p->arena };
	if (product->kind == PRODUCT_KIOSK) {
		if (!add_folder(&p->own, templates, p->diag) || !add_folder(&p->own, file_join(p->arena, templates, "http"), p->diag))
			p->ok = false;
		add_input(&p->own, PLAN_KEYBOARD_DIR);
		add_job(p, JOB_KIOSK_INDEX, e, product, NULL);
		if (product->kiosk->decoy != NULL)
			add_job(p, JOB_KIOSK_DECOY, e, product, NULL);
	} else {
		add_input(&p->own, arena_printf(p->arena, "%s.lua", templates));
		add_input(&p->own, PLAN_HYPHEN_DIR);
		add_input(&p->own, PLAN_PROFILE);
	}
	for (size_t i = 0; i < e->n_languages; i++) {
		const struct language *l = e->languages[i];

		if (!is_wanted(filter->languages, filter->n_languages, l->tag))
			continue;
		if (product->kind == PRODUCT_KIOSK)
			add_job(p, JOB_KIOSK_LANGUAGE, e, product, l);
		/* One that was made once may be in use: left as it is, its numbers would grow old. */
		if (product->kind == PRODUCT_KIOSK && (filter->single || file_exists(single_path(p->arena, e, l))))
			add_job(p, JOB_KIOSK_SINGLE, e, product, l);
		if (product->kind != PRODUCT_KIOSK && product->kind != PRODUCT_SCREEN)
			add_job(p, JOB_PAGED_PDF, e, product, l);
		if (product->kind == PRODUCT_POSTER || product->kind == PRODUCT_SCREEN)
			add_job(p, JOB_PAGED_PNG, e, product, l);
	}
}

/* At most so many jobs. */
static size_t count_jobs(const struct model *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n_editions; i++)
		n += m->editions[i]->n_products * (2 * m->editions[i]->n_languages + 2);
	return n;
}

static int compare_jobs(const void *pa, const void *pb)
{
	const struct job *a = pa, *b = pb;

	if (a->weight != b->weight)
		return b->weight - a->weight;
	return strcmp(a->path, b->path);
}

bool plan_jobs(struct arena *a, const struct model *m, const struct plan_filter *filter,
	const struct job **jobs, size_t *n, struct diag *d)
{
	struct plan p = { .arena = a, .model = m, .by_path = map_new(a), .diag = d, .ok = true };

	p.job = ARENA_ARRAY(a, struct job, count_jobs(m));
	for (size_t i = 0; i < m->n_editions; i++) {
		const struct edition *e = m->editions[i];

		if (!is_wanted(filter->editions, filter->n_editions, e->id))
			continue;
		p.facts = edition_facts(a, e);
		p.common = (struct inputs){ .arena = a };
		add_common(&p.common, m, e);
		sort_inputs(&p.common);
		for (size_t k = 0; k < e->n_products; k++)
			if (wants_product(filter, &e->products[k]))
				add_product(&p, filter, e, &e->products[k]);
	}
	if (p.n > 0)
		qsort(p.job, p.n, sizeof(*p.job), compare_jobs);
	*jobs = p.job;
	*n = p.n;
	return p.ok;
}
