/*
 * test_template.c - templates: what they cannot do, what they write, and what is said about their mistakes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "model/model.h"
#include "paged/sheet.h"
#include "template/template.h"

#include "unit.h"

/* A small model: two languages, one text, one contact. */

static const char *title_words[] = { "Bibliotek", "مكتبة" };
static const char *question_words[] = { "Trenger du hjelp?", "سؤال" };
static const char *exit_words[] = { "Lukk", "إغلاق" };
static const char *idle_words[] = { "Om {seconds} sekunder", "{seconds}" };
static const char *call_words[] = { "Ring {number}", "{number}" };
static const char *words_lang[] = { "nb", "ar" };

static const struct words interface_words[] = {
	{ .name = "exit", .words = exit_words, .lang = words_lang },
	{ .name = "idle-text", .words = idle_words, .lang = words_lang },
	{ .name = "scan", .words = call_words, .lang = words_lang },
};

static const struct language languages[] = {
	{ .tag = "nb", .index = 0 },
	{ .tag = "ar", .index = 1, .file = "content/languages/ar.po" },
};
static const struct language *language_list[] = { &languages[0], &languages[1] };

static struct number phone = {
	.dial = "+4722331160", .national = "22\u00a033\u00a011\u00a060", .international = "+47\u00a022\u00a033\u00a011\u00a060"
};
static struct contact_text rosa_nb = { .name = "ROSA", .lang = "nb" };
static const struct contact_text *rosa_text[] = { &rosa_nb, NULL };
static const struct contact rosa = {
	.id = "rosa", .phone = &phone, .always = true, .verified = "2024-12-31", .review_by = "2026-12-31", .text = rosa_text
};
static const struct contact *contact_list[] = { &rosa };

static const struct span summary_span = { .kind = SPAN_TEXT, .text = "Et <ja> & nei" };
static const struct text consent_nb = { .lang = "nb", .title = "Den som sa <ja>", .summary = &summary_span };
static const struct text *consent_text[] = { &consent_nb, NULL };
static const struct document consent = { .id = "consent", .kind = KIND_MYTH, .text = consent_text };
static const struct document *myth_list[] = { &consent };
static const struct slot slots[] = { { .name = "myths", .doc = myth_list, .n = 1 } };
static const struct product product = {
	.kind = PRODUCT_KIOSK, .template_name = "t", .slots = slots, .n_slots = 1, .contacts = contact_list, .n_contacts = 1
};

static const struct icon icons[] = { { .name = "house" }, { .name = "lantern" } };
static struct theme theme = { .id = "lantern", .icons = icons, .n_icons = 2 };
static struct edition edition = {
	.id = "library", .languages = language_list, .n_languages = 2, .theme = &theme, .helpline = &rosa,
	.contacts = contact_list, .n_contacts = 1,
};
static const struct model model = {
	.languages = languages, .n_languages = 2, .interface = interface_words, .n_interface = 3,
};

/* Running a template that is a string */

static char folder[] = "/tmp/lykt-template-XXXXXX";

static int make_folder(void **state)
{
	(void)state;
	edition.words[WORD_TITLE] = (struct words){ .name = "title", .words = title_words, .lang = words_lang };
	edition.words[WORD_QUESTION] = (struct words){ .name = "question", .words = question_words, .lang = words_lang };
	memset(theme.colour[VARIANT_PLAIN][ROLE_GROUND].rgb, 255, 3);
	memset(theme.colour[VARIANT_PLAIN][ROLE_LIGHT].rgb, 200, 3);
	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		return -1;
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	return system("rm -r /tmp/lykt-template-??????") == 0 ? 0 : -1;
}

struct result {
	struct buf out;         /* what the template wrote */
	char *messages;         /* what diag_print writes */
	size_t messages_len;
	struct arena *arena;
	struct sheet *sheet;
	bool ok;
};

static void put_file(const char *path, const char *text)
{
	struct diag *d = diag_new();

	assert_true(file_make_dirs("templates/kiosk", d));
	assert_true(file_write(path, text, strlen(text), d));
	diag_free(d);
}

/* language -1: none. Releases what an earlier run left in *r. */
static void run(struct result *r, const char *name, const char *text, int language, const struct template_limits *limits)
{
	struct template_scope scope = {
		.model = &model, .edition = &edition, .product = &product,
		.language = language >= 0 ? &languages[language] : NULL
	};
	struct diag *d = diag_new();
	struct template_set *set;
	FILE *f;

	if (r->arena != NULL) {
		arena_free(r->arena);
		buf_release(&r->out);
		free(r->messages);
	}
	*r = (struct result){ .arena = arena_new() };
	buf_init(&r->out);
	f = open_memstream(&r->messages, &r->messages_len);
	if (text != NULL) {
		char path[100];

		snprintf(path, sizeof(path), "templates/%s", name);
		put_file(path, text);
	}
	set = template_load(r->arena, "templates", limits, d);
	if (set != NULL && strstr(name, ".html") != NULL)
		r->ok = template_html(set, name, &scope, &r->out, d);
	else if (set != NULL)
		r->ok = (r->sheet = template_sheet(set, r->arena, name, &scope, d)) != NULL;
	diag_print(d, f);
	fclose(f);
	diag_free(d);
}

static void release(struct result *r)
{
	arena_free(r->arena);
	buf_release(&r->out);
	free(r->messages);
}

static void assert_page(const char *text, const char *expected)
{
	struct result r = { 0 };

	run(&r, "kiosk/t.html", text, 0, NULL);
	if (!r.ok)
		fail_msg("%s", r.messages);
	assert_string_equal(r.out.data, expected);
	release(&r);
}

static void assert_page_fails(const char *text, const char *messages)
{
	static const struct template_limits small = { .memory = 4 << 20, .steps = 1000 * 1000 };
	struct result r = { 0 };

	run(&r, "kiosk/t.html", text, 0, &small);
	assert_string_equal(r.messages, messages);
	assert_false(r.ok);
	assert_string_equal(r.out.data, "");
	release(&r);
}

#define AT(place) "templates/kiosk/t.html:" place ": error: "

/* The sandbox */

static void nothing_leads_outside(void **state)
{
	static const char *const gone[] = {
		"io", "os", "require", "package", "debug", "load", "loadfile", "dofile", "loadstring", "pcall", "xpcall",
		"coroutine", "collectgarbage", "getmetatable", "setmetatable", "rawget", "rawset", "print", "_G",
	};
	char text[100], expected[200];

	(void)state;
	for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++) {
		snprintf(text, sizeof(text), "{%% local x = %s %%}", gone[i]);
		snprintf(expected, sizeof(expected), AT("1") "unknown name '%s'\n", gone[i]);
		struct result r = { 0 };
		run(&r, "kiosk/t.html", text, 0, NULL);
		assert_false(r.ok);
		assert_memory_equal(r.messages, expected, strlen(expected) - 1);
		release(&r);
	}
	assert_page("{{ tostring(string.dump) }}{{ tostring(math.random) }}{{ tostring((\"\").dump) }}{{ tostring(table.move) }}",
		"nilnilnilnil");
}

static void bytecode_is_refused(void **state)
{
	struct result r = { 0 };

	(void)state;
	run(&r, "t.lua", "\033Lua", 0, NULL);
	assert_false(r.ok);
	run(&r, "t.lua", "return {}", 0, NULL);
	release(&r);
}

static void loops_end(void **state)
{
	(void)state;
	assert_page_fails("<p>\n{% while true do end %}", AT("2") "the template takes too long: more than 1 million steps\n");
	assert_page_fails("{% while true do %}x{% end %}", AT("1") "the template takes too long: more than 1 million steps\n");
}

static void patterns_end(void **state)
{
	(void)state;
	assert_page_fails("{{ tostring(string.find((\"a\"):rep(300), \".-.-.-.-b\")) }}", AT("1") "the template takes too long: more than 1 million steps\n");
	assert_page_fails("{{ ((\"a\"):rep(100000):gsub(\"a*b\", \"\")) }}", AT("1") "the template takes too long: more than 1 million steps\n");
	assert_page_fails("{{ tostring(string.find((\"(\"):rep(100000), \"%b()\")) }}", AT("1") "the template takes too long: more than 1 million steps\n");
	assert_page_fails("{{ tostring(string.find((\"a\"):rep(100000), (\"a\"):rep(50000) .. \"b\", 1, true)) }}",
		AT("1") "the template takes too long: more than 1 million steps\n");
	assert_page("{{ ((\"a, b,c \"):gsub(\"%s*,%s*\", \"; \")) }}", "a; b; c ");
	assert_page("{{ (\"x-1\"):match(\"^[%a*+-]+(%d)$\") }}{{ (\"a.b\"):find(\".\", 1, true) }}", "12");
	assert_page("{% for word in (\"a bc\"):gmatch(\"%a+\") do %}<{{ word }}>{% end %}", "<a><bc>");
}

static void memory_ends(void **state)
{
	(void)state;
	assert_page_fails("\n{% local t = {}; for i = 1, 1e9 do t[i] = i end %}", AT("2") "the template needs more than 4 MiB of memory\n");
	assert_page_fails("\n\n{% local s = \"x\"; while true do s = s .. s end %}", AT("3") "the template needs more than 4 MiB of memory\n");
	assert_page_fails("{{ (\"x\"):rep(1000000000) }}", AT("1") "a text repeated 1000000000 times does not fit in memory\n");
	assert_page_fails("{{ string.rep(\"x\", 3, (\"y\"):rep(1500000)) }}", AT("1") "a text repeated 3 times does not fit in memory\n");
	assert_page_fails("{{ (\"%99s\"):rep(90000):format() }}", AT("1") "bad argument #2 to 'string.format' (no value)\n");
	assert_page("{{ #string.rep(\"\", 1000000000000) }}", "0");
}

static void recursion_ends(void **state)
{
	(void)state;
	assert_page_fails("{% local function f() return 1 + f() end %}\n{{ f() }}", AT("1") "the template needs more than 4 MiB of memory\n");
	assert_page_fails("{{ include(\"t.html\") }}",
		AT("1") "'t.html' is included more than 20 deep: does it include itself?\n");
}

static void order_is_sorted(void **state)
{
	(void)state;
	assert_page("{% for k, v in pairs({ b = 1, a = 2, [10] = 3, [9] = 4, c = 5, [true] = 6 }) do %}{{ tostring(k) }}={{ v }} {% end %}",
		"true=6 9=4 10=3 a=2 b=1 c=5 ");
	assert_page("{% local t = { b = 1, a = 2 } for k in pairs(t) do t.b = nil %}{{ k }}{% end %}", "a");
	assert_page("{{ next({ b = 1, a = 2 }) }}{{ tostring(next({})) }}", "anil");
	assert_page("{{ tostring({}) }} {{ tostring(ui) }} {{ (\"%s %d\"):format({}, 3) }}", "table function table 3");
	assert_page_fails("{{ (\"%p\"):format(\"x\") }}", AT("1") "'%p' is not available\n");
	assert_page_fails("{% for k in pairs({[{}] = 1}) do end %}", AT("1") "a table whose keys are neither words nor numbers has no order\n");
}

/* Pages */

static void text_is_escaped(void **state)
{
	(void)state;
	assert_page("<p title=\"{{ 'a\"<' }}\">{{ '<b>&' }}</p>", "<p title=\"a&quot;&lt;\">&lt;b&gt;&amp;</p>");
	assert_page("{{ guidance.myths[1].title }}", "Den som sa &lt;ja&gt;");
	assert_page("{{ spans(guidance.myths[1].summary) }}", "Et &lt;ja&gt; &amp; nei");
	assert_page("{{ \"<\" .. spans(guidance.myths[1].summary) .. 1 }}", "&lt;Et &lt;ja&gt; &amp; nei1");
	assert_page_fails("<p title=\"{{ spans(guidance.myths[1].summary) }}\">", AT("1") "markup cannot stand in an attribute\n");
	assert_page_fails("<p {{ 1 }}>", AT("1:4") "'{{ }}' in a tag belongs inside an attribute's double quotes\n");
	assert_page_fails("<p class={{ 1 }}>", AT("1:10") "'{{ }}' in a tag belongs inside an attribute's double quotes\n");
	assert_page_fails("<p\n class='{{ 1 }}'>", AT("2:9") "'{{ }}' in a tag belongs inside an attribute's double quotes\n");
	assert_page_fails("<b></b><script>x</script>", AT("1:8") "scripts and styles are files beside the template, not part of it\n");
	assert_page("<!-- <p --> {{ 1 }} 1 < 2 {{ 2 }}", "<!-- <p --> 1 1 < 2 2");
}

static void code_leaves_no_lines(void **state)
{
	(void)state;
	assert_page("<ul>\n  {% for i = 1, 2 do %}\n  <li>{{ i }}</li>\n  {% end %}\n</ul>\n", "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>\n");
	assert_page("a{# b\n c #}d\n{# e #}\nf\\\"\n", "ad\nf\\\"\n");
	assert_page("{{ \"}}\" }}{% local x = '%}' %}{{ x }}", "}}%}");
}

static void lines_stay_lines(void **state)
{
	(void)state;
	assert_page_fails("<p>\n\n{# a\n#}\n{% if true then\n%}\n{{ nil }}", AT("7") "'end' expected (to close 'if' at line 5) near <eof>\n");
}

static void mistakes_have_lines(void **state)
{
	(void)state;
	assert_page_fails("\n\n{{ nil }}", AT("3") "nothing to write: the value is nil\n");
	assert_page_fails("a\n  {{ x", AT("2:3") "'{{' without its '}}'\n");
	assert_page_fails("{{ 1 -- one }}", AT("1:1") "'--' would hide what follows; comments are written {# like this #}\n");
	assert_page_fails("\n{{ 1 + }}", AT("2") "unexpected symbol near ')'\n");
	assert_page_fails("\n{{ hepline }}", AT("2") "unknown name 'hepline'; did you mean 'helpline'?\n");
	assert_page_fails("\n{{ helpline.phon }}", AT("2") "unknown field of a contact 'phon'; did you mean 'phone'?\n");
	assert_page_fails("{{ number(helpline.sms) }}", AT("1") "bad argument #1 to 'number' (phone number expected, got nil)\n");
	assert_page_fails("{{ helpline }}", AT("1") "a contact is not text\n");
	assert_page_fails("{{ ui(\"exitt\") }}", AT("1") "unknown words in interface.yaml: 'exitt'; did you mean 'exit'?\n");
	assert_page_fails("{{ ui(\"idle-text\") }}", AT("1") "the words 'idle-text' need a value for {seconds}\n");
	assert_page_fails("{{ ui(\"exit\", {seconds = 1}) }}", AT("1") "the words 'exit' have no place for {seconds}\n");
	assert_page_fails("{{ icon(\"lantrn\") }}", AT("1") "unknown icon 'lantrn'; did you mean 'lantern'?\n");
	assert_page_fails("{{ include(\"part.htm\") }}", AT("1") "no template 'part.htm' in this folder\n");
	assert_page_fails("{% error(\"no \" .. lang.tag) %}", AT("1") "no nb\n");
	assert_page_fails("{% error({}) %}", AT("1") "error with a table instead of a message\n");
}

static void parts_see_args(void **state)
{
	(void)state;
	put_file("templates/kiosk/part.html", "[{{ args.x }}{{ tostring(args.y) }}]");
	assert_page("a{{ include(\"part.html\", {x = \"<\"}) }}b", "a[&lt;nil]b");
	assert_page("{% local p = include(\"part.html\", {x = 1}) %}a{{ p }}{{ p }}", "a[1nil][1nil]");
	put_file("templates/kiosk/part.html", "\n{{ args.z.z }}");
	assert_page_fails("{{ include(\"part.html\") }}", "templates/kiosk/part.html:2: error: attempt to index a nil value (field 'z')\n");
	put_file("templates/kiosk/part.html", "\n{{");
	assert_page_fails("{{ include(\"part.html\") }}", "templates/kiosk/part.html:2:1: error: '{{' without its '}}'\n");
	assert_int_equal(unlink("templates/kiosk/part.html"), 0);
}

static void words_are_filled(void **state)
{
	struct result r = { 0 };

	(void)state;
	assert_page("{{ ui(\"exit\") }} {{ ui(\"idle-text\", {seconds = 20}) }} {{ quote(\"<\") }}", "Lukk Om 20 sekunder «&lt;»");
	assert_page("{{ #contacts }}{{ #guidance.none }}{{ guidance.myths[1].fallback and 1 or 0 }}", "100");
	assert_page("{{ table.concat(each(languages, function(l, i) return i .. l.tag end), \",\") }}", "1nb,2ar");
	assert_page("{{ edition.date }}, {{ edition.review }}", "31.\u00a0desember\u00a02024, 31.\u00a0desember\u00a02026");
	assert_page_fails("{{ ui(\"exit\", nil, languages[2]) }}",
		AT("1") "only the page that chooses a language may ask for the words of another\n");

	run(&r, "kiosk/t.html", "{{ ui(\"exit\", nil, languages[2]) }}{{ tostring(lang) }}", -1, NULL);
	assert_string_equal(r.out.data, "إغلاقnil");
	release(&r);
}

static void numbers_keep_their_order(void **state)
{
	struct result r = { 0 };

	(void)state;
	assert_page("{{ ui(\"scan\", {number = helpline.phone}) }}",
		"Ring <a class=\"number\" href=\"tel:+4722331160\"><bdi dir=\"ltr\">22\u00a033\u00a011\u00a060</bdi></a>");
	assert_page("{{ helpline.phone.national }}", "22\u00a033\u00a011\u00a060");
	run(&r, "kiosk/t.html", "{{ helpline.phone.national }}{{ helpline.phone.dial }}", 1, NULL);
	assert_true(r.ok);
	assert_string_equal(r.out.data, "\u206622\u00a033\u00a011\u00a060\u2069+4722331160");
	release(&r);
}

static void calls_do_not_meet(void **state)
{
	(void)state;
	assert_page("{% left = 1; string.sub = nil %}{{ left }}", "1");
	assert_page_fails("{{ left }}", AT("1") "unknown name 'left'\n");
	assert_page("{{ (\"abc\"):sub(1, 1) }}", "a");
}

/* Sheets */

#define SHEET_AT(place) "templates/t.lua:" place ": error: "
#define NOTE_AT(place) "templates/t.lua:" place ": note: "

static void assert_sheet_fails(const char *text, const char *messages)
{
	struct result r = { 0 };

	run(&r, "t.lua", text, 0, NULL);
	assert_string_equal(r.messages, messages);
	assert_false(r.ok);
	release(&r);
}

static const char poster[] =
	"local parts = each({1, 2}, function(i) return { text = \"nr \" .. i, style = \"body\" } end)\n"
	"return {\n"
	"  format = \"poster-a3\",\n"
	"  styles = { body = { size = 10, leading = 14.5, after = 4, align = \"justify\" } },\n"
	"  panels = {\n"
	"    page = { margin = 20, margin_top = 30, place = \"centre\",\n"
	"      { spans = guidance.myths[1].summary, style = \"body\" },\n"
	"      emergency and { icon = \"house\" },\n"
	"      parts,\n"
	"      { number = helpline.phone, style = \"body\", international = true },\n"
	"      { columns = { { { space = 2 } }, { { fill = true } } }, shares = {2, 1}, gap = 4 },\n"
	"      lang.draft and { rule = \"line\" },\n"
	"    },\n"
	"  },\n"
	"}\n";

static void tables_become_sheets(void **state)
{
	struct result r = { 0 };
	const struct frame *f;
	const struct piece *p;

	(void)state;
	run(&r, "t.lua", poster, 0, NULL);
	assert_string_equal(r.messages, "");
	assert_string_equal(r.sheet->name, "poster-a3");
	assert_string_equal(r.sheet->title, "Trenger du hjelp?");
	assert_int_equal(r.sheet->n_styles, 1);
	assert_int_equal(r.sheet->styles[0].size, 10000);
	assert_int_equal(r.sheet->styles[0].leading, 14500);
	assert_int_equal(r.sheet->styles[0].align, ALIGN_JUSTIFY);
	f = &r.sheet->sides[0].frames[0];
	assert_int_equal(f->margin_top, MM(30));
	assert_int_equal(f->margin_side, MM(20));
	assert_int_equal(f->valign, ALIGN_CENTRE);
	assert_false(f->has_ground);

	p = f->first;
	assert_int_equal(p->kind, PIECE_SPANS);
	assert_int_equal(p->pos.line, 7);
	assert_int_equal(p->pos.col, 7);
	assert_ptr_equal(p->style, &r.sheet->styles[0]);
	p = p->next;
	assert_string_equal(p->as.text, "nr 1");
	assert_int_equal(p->pos.line, 1);
	p = p->next;
	assert_string_equal(p->as.text, "nr 2");
	p = p->next;
	assert_int_equal(p->kind, PIECE_NUMBER);
	assert_true(p->as.number.international);
	p = p->next;
	assert_int_equal(p->kind, PIECE_COLUMNS);
	assert_int_equal(p->as.columns.n, 2);
	assert_int_equal(p->as.columns.share[0], 2);
	assert_int_equal(p->as.columns.box[1]->as.box.first->kind, PIECE_FILL);
	assert_null(p->next);
	release(&r);
}

#define WITH_PAGE(page) \
	"return { format = \"poster-a3\",\n" \
	"styles = { body = { size = 10 }, lamp = { size = 9, colour = \"light\" } },\n" \
	"panels = { page = {\n" page "\n} } }"

static void table_mistakes_have_places(void **state)
{
	(void)state;
	assert_sheet_fails("", "templates/t.lua: error: the template must return a table, not a nil\n");
	assert_sheet_fails("return { format = \"poster-a4\", styles = {}, panels = {} }",
		SHEET_AT("1:10") "unknown format 'poster-a4'\n" NOTE_AT("1:10") "did you mean 'poster-a3'?\n");
	assert_sheet_fails("return {\n  formt = \"poster-a3\",\n styles = {},\n panels = { pge = {} } }",
		SHEET_AT("1:8") "missing 'format'\n"
		SHEET_AT("2:3") "unknown key of a sheet 'formt'\n" NOTE_AT("2:3") "did you mean 'format'?\n");
	assert_sheet_fails("return { format = \"poster-a3\", styles = { a = { sise = 3 } }, panels = {\n [\"pag\"] = {} } }",
		SHEET_AT("1:47") "missing 'size'\n"
		SHEET_AT("1:49") "unknown key of a style 'sise'\n" NOTE_AT("1:49") "did you mean 'size'?\n"
		SHEET_AT("1:72") "missing panel 'page'; an empty one is written {}\n"
		SHEET_AT("2:2") "unknown key of 'panels' 'pag'\n" NOTE_AT("2:2") "did you mean 'page'?\n");
	assert_sheet_fails(WITH_PAGE("{ text = \"x\", style = \"bod\" }, { text = 1, style = \"body\" },\n{ icon = \"hose\", size = \"8\" }, \"x\", { style = \"body\" }"),
		SHEET_AT("3:19") "a piece must be a table, not a string\n"
		SHEET_AT("4:15") "unknown style 'bod'\n" NOTE_AT("4:15") "did you mean 'body'?\n"
		SHEET_AT("4:34") "'text' must be a text, not a number\n"
		SHEET_AT("5:3") "unknown icon 'hose'\n" NOTE_AT("5:3") "did you mean 'house'?\n"
		SHEET_AT("5:18") "'size' must be a number of millimetres, not a string\n"
		SHEET_AT("5:37") "a piece without its words: is the value of 'text', 'spans', 'number' ... nil?\n");
	assert_sheet_fails(WITH_PAGE("{ text = \"x\", style = \"lamp\" }"),
		SHEET_AT("4:1") "style 'lamp': text in 'light' on 'ground' has a contrast of 1.67:1\n"
		NOTE_AT("4:1") "text needs at least 4.5:1\n");
	assert_sheet_fails(WITH_PAGE("{ number = helpline.sms, style = \"body\" }, { qr = helpline.phone.tel, size = -1 }"),
		SHEET_AT("4:1") "a piece without its words: is the value of 'text', 'spans', 'number' ... nil?\n"
		SHEET_AT("4:44") "missing 'alt'\n"
		SHEET_AT("4:71") "'size' must be a number of millimetres from 0 to 5000\n");
	assert_sheet_fails("local t = {}\nt.box = t\n" WITH_PAGE("t"),
		SHEET_AT("1:11") "pieces in each other more than 12 deep\n");
	assert_sheet_fails("\nlocal x = = 1", SHEET_AT("2") "unexpected symbol near '='\n");
	assert_sheet_fails("\nreturn { x = lang.tagg }", SHEET_AT("2") "unknown field of a language 'tagg'; did you mean 'tag'?\n");
}

static void lost_guidance_is_told(void **state)
{
	struct result r = { 0 };

	(void)state;
	run(&r, "kiosk/t.html", "x", 0, NULL);
	assert_true(r.ok);
	assert_string_equal(r.messages, "lykt: warning: template 't' shows no guidance 'myths'\n");
	release(&r);
}

static void missing_templates_are_told(void **state)
{
	struct result r = { 0 };

	(void)state;
	run(&r, "kiosk/tt.html", NULL, 0, NULL);
	assert_false(r.ok);
	assert_string_equal(r.messages, "lykt: error: no template 'kiosk/tt.html'\nlykt: note: did you mean 'kiosk/t.html'?\n");
	release(&r);
}

static void two_runs_are_equal(void **state)
{
	struct result a = { 0 }, b = { 0 };
	static const char text[] = "{% for k, v in pairs({ one = 1, two = 2, three = 3, four = 4 }) do %}{{ k }}{% end %}{{ edition.number }}";

	(void)state;
	run(&a, "kiosk/t.html", text, 0, NULL);
	run(&b, "kiosk/t.html", text, 0, NULL);
	assert_true(a.ok);
	assert_string_equal(a.out.data, b.out.data);
	run(&b, "kiosk/t.html", text, 1, NULL);
	assert_string_not_equal(a.out.data, b.out.data);
	release(&a);
	release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_leads_outside), cmocka_unit_test(bytecode_is_refused), cmocka_unit_test(loops_end),
		cmocka_unit_test(patterns_end), cmocka_unit_test(recursion_ends), cmocka_unit_test(order_is_sorted),
		cmocka_unit_test(memory_ends), cmocka_unit_test(recursion_ends), cmocka_unit_test(order_is_sorted),
		cmocka_unit_test(text_is_escaped), cmocka_unit_test(code_leaves_no_lines), cmocka_unit_test(lines_stay_lines),
		cmocka_unit_test(mistakes_have_lines), cmocka_unit_test(parts_see_args), cmocka_unit_test(words_are_filled),
		cmocka_unit_test(numbers_keep_their_order), cmocka_unit_test(calls_do_not_meet),
		cmocka_unit_test(tables_become_sheets), cmocka_unit_test(table_mistakes_have_places),
		cmocka_unit_test(lost_guidance_is_told), cmocka_unit_test(missing_templates_are_told),
		cmocka_unit_test(two_runs_are_equal),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
