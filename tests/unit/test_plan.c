/*
 * test_plan.c - editions to jobs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build/plan.h"
#include "model/model.h"

#include "unit.h"

static const struct language languages[] = {
	{ .tag = "nb", .index = 0 },
	{ .tag = "uk", .index = 1, .file = "content/languages/uk.po", .reviewed_by = "Olena" },
	{ .tag = "ar", .index = 2, .file = "content/languages/ar.po" },
};
static const struct language *all_languages[] = { &languages[0], &languages[1], &languages[2] };
static const struct language *one_language[] = { &languages[0] };

static const struct contact rosa = { .id = "rosa", .pos = { "content/contacts/rosa.md", 1, 1 } };
static const struct contact *contacts[] = { &rosa };
static const struct document easy = { .id = "consent-easy", .pos = { "content/easy/consent-easy.md", 1, 1 } };
static const struct document consent = { .id = "consent", .pos = { "content/myths/consent.md", 1, 1 }, .easy = &easy };
static const struct document decoy = { .id = "opening-hours", .pos = { "content/decoys/opening-hours.md", 1, 1 } };
static const struct kiosk_settings settings = { .decoy = &decoy };
static const struct document unused = { .id = "unused", .pos = { "content/myths/unused.md", 1, 1 } };
static const struct document *documents[] = { &consent, &unused };
static const struct document *myths[] = { &consent };
static const struct slot slots[] = { { .name = "myths", .doc = myths, .n = 1 } };
static const struct theme theme = { .id = "lantern", .dir = "themes/lantern" };

static const struct product library_products[] = {
	{ .kind = PRODUCT_KIOSK, .template_name = "kiosk", .slots = slots, .n_slots = 1, .kiosk = &settings },
	{ .kind = PRODUCT_LEAFLET, .template_name = "trifold-a4", .pos = { "content/editions/library.yaml", 20, 3 } },
	{ .kind = PRODUCT_POSTER, .template_name = "poster-a3" },
};
static const struct product clash_products[] = {
	{ .kind = PRODUCT_LEAFLET, .template_name = "trifold-a4" },
	{ .kind = PRODUCT_HANDBOOK, .template_name = "trifold-a4", .pos = { "content/editions/clash.yaml", 9, 3 } },
};
static const struct edition library = {
	.id = "library", .pos = { "content/editions/library.yaml", 1, 1 }, .languages = all_languages, .n_languages = 3, .theme = &theme,
	.products = library_products, .n_products = 3,
};
static const struct edition clash = {
	.id = "clash", .pos = { "content/editions/clash.yaml", 1, 1 }, .languages = one_language, .n_languages = 1, .theme = &theme,
	.products = clash_products, .n_products = 2,
};
static const struct edition *editions[] = { &library }, *with_clash[] = { &clash, &library };
static const char *files[] = {
	"content/contacts/rosa.md", "content/editions/library.yaml", "content/languages/ar.po", "content/languages/uk.po",
	"content/myths/consent.md", "content/myths/unused.md", "themes/lantern/theme.css", "themes/lantern-2/theme.css",
};
static const struct model model = {
	.languages = languages, .n_languages = 3, .documents = documents, .n_documents = 2, .contacts = contacts, .n_contacts = 1,
	.editions = editions, .n_editions = 1, .files = files, .n_files = sizeof(files) / sizeof(files[0]),
};

struct fixture { struct arena *arena; struct diag *diag; const struct job *job; size_t n; };

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new();
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	diag_free(f->diag);
	arena_free(f->arena);
	free(f);
	return 0;
}

static void plan(struct fixture *f, const struct plan_filter *filter)
{
	assert_true(plan_check_filter(&model, filter, f->diag));
	assert_true(plan_jobs(f->arena, &model, filter, &f->job, &f->n, f->diag));
	assert_int_equal(diag_errors(f->diag), 0);
}

static const struct job *find(const struct fixture *f, const char *path)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->job[i].path, path) == 0)
			return &f->job[i];
	fail_msg("no job '%s'", path);
	return NULL;
}

static bool reads(const struct job *job, const char *file)
{
	for (size_t i = 0; i < job->n_inputs; i++)
		if (strcmp(job->inputs[i], file) == 0)
			return true;
	return false;
}

static char *messages(const struct diag *d)
{
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	diag_print(d, f);
	fclose(f);
	return text;
}

static void every_product_in_every_language(void **state)
{
	struct fixture *f = *state;

	plan(f, &(struct plan_filter){ 0 });
	assert_int_equal(f->n, 2 + 3 + 3 + 2 * 3);
	assert_int_equal(find(f, "out/editions/library/kiosk/opening-hours.html")->kind, JOB_KIOSK_DECOY);
	assert_null(find(f, "out/editions/library/kiosk/index.html")->language);
	assert_int_equal(find(f, "out/editions/library/kiosk/ar.html")->kind, JOB_KIOSK_LANGUAGE);
	assert_int_equal(find(f, "out/editions/library/print/library-uk-trifold-a4.pdf")->kind, JOB_PAGED_PDF);
	assert_int_equal(find(f, "out/editions/library/print/library-nb-poster-a3.pdf")->kind, JOB_PAGED_PDF);
	assert_int_equal(find(f, "out/editions/library/screen/library-nb-poster-a3.png")->kind, JOB_PAGED_PNG);
	assert_int_equal(f->job[0].kind, JOB_PAGED_PNG);
	for (size_t i = 1; i < f->n; i++)       /* the longest first */
		assert_true(f->job[i - 1].weight >= f->job[i].weight);
	assert_true(find(f, "out/editions/library/print/library-ar-trifold-a4.pdf")->weight
		> find(f, "out/editions/library/print/library-uk-trifold-a4.pdf")->weight);
}

static void a_job_knows_what_it_is_made_from(void **state)
{
	struct fixture *f = *state;
	const struct job *leaflet, *index;

	plan(f, &(struct plan_filter){ 0 });
	leaflet = find(f, "out/editions/library/print/library-uk-trifold-a4.pdf");
	assert_true(reads(leaflet, "content/editions/library.yaml"));
	assert_true(reads(leaflet, "content/contacts/rosa.md"));
	assert_true(reads(leaflet, "content/languages/uk.po"));
	assert_true(reads(leaflet, "content/myths/consent.md"));
	assert_true(reads(leaflet, "themes/lantern/theme.css"));
	assert_true(reads(leaflet, "templates/trifold-a4.lua"));
	assert_true(reads(leaflet, PLAN_PROFILE));
	assert_false(reads(leaflet, "content/languages/ar.po"));
	assert_false(reads(leaflet, "content/myths/unused.md"));
	assert_false(reads(leaflet, "themes/lantern-2/theme.css"));
	assert_string_equal(leaflet->facts, "nb uk ar*");
	for (size_t i = 1; i < leaflet->n_inputs; i++)
		assert_true(strcmp(leaflet->inputs[i - 1], leaflet->inputs[i]) < 0);

	index = find(f, "out/editions/library/kiosk/index.html");
	assert_true(reads(index, "content/languages/uk.po"));
	assert_true(reads(index, "content/languages/ar.po"));
	assert_true(reads(index, "content/easy/consent-easy.md"));
	assert_true(reads(index, "content/decoys/opening-hours.md"));
	assert_true(reads(index, PLAN_KEYBOARD_DIR));
}

/* A kiosk in one file is made when it is asked for. That it is kept up to date then is a golden case (single-file). */
static void a_single_file_for_each_language(void **state)
{
	struct fixture *f = *state;
	const char *kiosk = "kiosk", *ar = "ar";

	plan(f, &(struct plan_filter){ .languages = &ar, .n_languages = 1, .products = &kiosk, .n_products = 1, .single = true });
	assert_int_equal(f->n, 4);
	assert_int_equal(find(f, "out/editions/library/single/library-ar.html")->kind, JOB_KIOSK_SINGLE);
}

static void a_filter_leaves_what_it_names(void **state)
{
	struct fixture *f = *state;
	const char *nb = "nb", *leaflet = "leaflet", *poster = "poster-a3", *kiosk = "kiosk";

	plan(f, &(struct plan_filter){ .languages = &nb, .n_languages = 1, .products = &leaflet, .n_products = 1 });
	assert_int_equal(f->n, 1);
	assert_string_equal(f->job[0].path, "out/editions/library/print/library-nb-trifold-a4.pdf");
	plan(f, &(struct plan_filter){ .languages = &nb, .n_languages = 1, .products = &poster, .n_products = 1 });
	assert_int_equal(f->n, 2);
	plan(f, &(struct plan_filter){ .languages = &nb, .n_languages = 1, .products = &kiosk, .n_products = 1 });
	assert_int_equal(f->n, 3);
}

static void a_wrong_filter_names_the_nearest(void **state)
{
	struct fixture *f = *state;
	const char *edition = "libary", *language = "xx", *product = "poster-a4";
	const struct plan_filter filter = { &edition, 1, &language, 1, &product, 1, false };
	char *text;

	assert_false(plan_check_filter(&model, &filter, f->diag));
	text = messages(f->diag);
	assert_string_equal(text,
		"lykt: error: no edition 'libary'\nlykt: note: did you mean 'library'?\n"
		"lykt: error: no language 'xx'\n"
		"lykt: error: no product 'poster-a4'\nlykt: note: did you mean 'poster-a3'?\n");
	free(text);
}

static void two_products_cannot_be_one_file(void **state)
{
	struct fixture *f = *state;
	struct model m = model;
	char *text;

	m.editions = with_clash;
	m.n_editions = 2;
	assert_false(plan_jobs(f->arena, &m, &(struct plan_filter){ 0 }, &f->job, &f->n, f->diag));
	text = messages(f->diag);
	assert_string_equal(text, "content/editions/clash.yaml:9:3: error: "
		"another product is made as 'out/editions/clash/print/clash-nb-trifold-a4.pdf' too\n");
	free(text);
}

static void a_folder_that_cannot_be_listed_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct product kiosk = library_products[0];
	struct edition edition = library;
	const struct edition *only[] = { &edition };
	struct model m = model;
	char name[300];

	memset(name, 'x', sizeof(name) - 1);    /* longer than a file's name can be */
	name[sizeof(name) - 1] = '\0';
	kiosk.template_name = name;
	edition.products = &kiosk;
	edition.n_products = 1;
	m.editions = only;
	assert_false(plan_jobs(f->arena, &m, &(struct plan_filter){ 0 }, &f->job, &f->n, f->diag));
	assert_int_equal(diag_errors(f->diag), 1);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(every_product_in_every_language), TEST(a_job_knows_what_it_is_made_from), TEST(a_single_file_for_each_language),
		TEST(a_filter_leaves_what_it_names),
		TEST(a_wrong_filter_names_the_nearest), TEST(two_products_cannot_be_one_file),
		TEST(a_folder_that_cannot_be_listed_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
