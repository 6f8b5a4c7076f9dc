/*
 * fuzz_template.c - any bytes as a page and as paper, with tight limits: what is written or laid out, or a diagnostic.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "model/model.h"
#include "paged/layout.h"
#include "template/set.h"
#include "template/template.h"
#include "text/font.h"
#include "text/hyphenate.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* A small model: one language, one text, one contact. */
static const char *words[] = { "Trenger du hjelp?" }, *seconds[] = { "Om {seconds} sekunder" }, *words_lang[] = { "nb" };
static struct pos written[] = { { "content/interface.yaml", 1, 1 } };
static const struct words interface[] = {
	{ .name = "exit", .words = words, .lang = words_lang, .at = written },
	{ .name = "left", .words = seconds, .lang = words_lang, .at = written },
};
static const struct language nb = { .tag = "nb" };
static const struct language *languages[] = { &nb };
static struct number phone = { .dial = "+4722331160", .national = "22 33 11 60", .international = "+47 22 33 11 60" };
static const struct contact_text rosa_nb = { .name = "ROSA", .lang = "nb" };
static const struct contact_text *rosa_text[] = { &rosa_nb };
static const struct contact rosa = {
	.id = "rosa", .phone = &phone, .always = true, .source = "", .verified = "2024-12-31", .review_by = "2026-12-31", .text = rosa_text
};
static const struct contact *contacts[] = { &rosa };
static const struct span span = { .kind = SPAN_TEXT, .text = "Et <ja> & nei" };
static const struct block block = { .kind = BLOCK_PARAGRAPH, .spans = &span };
static const struct text claim_nb = { .lang = "nb", .title = "Den som sa ja", .summary = &span, .body = &block };
static const struct text *claim_text[] = { &claim_nb };
static const struct document claim = { .id = "claim", .kind = KIND_MYTH, .text = claim_text };
static const struct document *myths[] = { &claim };
static const struct slot slots[] = { { .name = "myths", .doc = myths, .n = 1 } };
static const struct product product = {
	.kind = PRODUCT_KIOSK, .template_name = "t", .slots = slots, .n_slots = 1, .contacts = contacts, .n_contacts = 1
};
static const struct path_step step = { .verb = PATH_MOVE };
static const struct icon icons[] = { { .name = "house", .step = &step, .n_steps = 1 } };
static struct theme theme = { .id = "plain", .icons = icons, .n_icons = 1, .shrink = 90, .grow = 110, .smallest = 9000 };
static struct edition edition = {
	.id = "small", .languages = languages, .n_languages = 1, .theme = &theme, .helpline = &rosa, .contacts = contacts, .n_contacts = 1,
};
static const struct model model = { .languages = &nb, .n_languages = 1, .interface = interface, .n_interface = 2 };

static struct fonts *fonts;
static struct hyphenator *hyphenator;

static void prepare(void)
{
	static const char *const latin[] = { "Latn" }, *const dirs[] = { "/usr/share/fonts/truetype/noto" };
	static const struct font_spec spec = {
		.scripts = latin, .n_scripts = 1, .regular = "NotoSans-Regular.ttf", .bold = "NotoSans-Bold.ttf",
		.package = "fonts-noto-core", .size = 100, .leading = 100,
	};
	struct diag *d = diag_new();

	fonts = fonts_open(&spec, 1, dirs, 1, d);
	hyphenator = hyphenator_open("/usr/share/hyphen");
	diag_free(d);
	if (fonts == NULL)
		abort();
	edition.words[WORD_TITLE] = (struct words){ .name = "title", .words = words, .lang = words_lang, .at = written };
	edition.words[WORD_QUESTION] = (struct words){ .name = "question", .words = words, .lang = words_lang, .at = written };
	memset(theme.colour[VARIANT_PLAIN][ROLE_GROUND].rgb, 255, 3);
}

static void run_page(const struct template_set *set, const struct template_scope *scope, struct diag *d)
{
	struct buf out;

	buf_init(&out);
	if (!template_html(set, "kiosk/t.html", scope, &out, d))
		assert(diag_errors(d) > 0 && out.len == 0);
	buf_release(&out);
}

static void run_paper(struct arena *a, const struct template_set *set, const struct template_scope *scope, struct diag *d)
{
	const struct layout_env env = { .theme = &theme, .fonts = fonts, .hyphenator = hyphenator, .model = &model };
	const struct sheet *sheet = template_sheet(set, a, "t.lua", scope, d);

	if (sheet == NULL || layout_sheet(a, sheet, &env, d) == NULL)
		assert(diag_errors(d) > 0);
}

/* The first byte chooses between page and paper. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const struct template_scope scope = { .model = &model, .edition = &edition, .product = &product, .language = &nb };
	const char *name[] = { "kiosk/t.html" };
	struct template_file file = { .path = "fuzz" };
	struct template_set set = { .limits = { .memory = 4 << 20, .steps = 100000 }, .file = &file, .n_files = 1, .name = name };
	struct arena *a;
	struct diag *d;

	if (fonts == NULL)
		prepare();
	if (len == 0)
		return 0;
	a = arena_new();
	d = diag_new();
	if (data[0] % 2 != 0)
		name[0] = "t.lua";
	file.name = name[0];
	file.text = arena_strndup(a, (const char *)data + 1, len - 1);
	file.len = len - 1;
	template_check(&set, &model, d);
	diag_free(d);
	d = diag_new();
	if (data[0] % 2 == 0)
		run_page(&set, &scope, d);
	else
		run_paper(a, &set, &scope, d);
	diag_free(d);
	arena_free(a);
	return 0;
}
