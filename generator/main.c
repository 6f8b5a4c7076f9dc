/*
 * main.c - the command line: one row a command, options, exit code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/file.h"
#include "build/run.h"
#include "build/version.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_USAGE = 2 };

/* Options, as a set of bits: which a command takes. */
enum option {
	OPTION_DIR = 1 << 0, OPTION_LANGUAGE = 1 << 1, OPTION_PRODUCT = 1 << 2, OPTION_JOBS = 1 << 3, OPTION_QUIET = 1 << 4,
	OPTION_TIMES = 1 << 5, OPTION_TRACE = 1 << 6, OPTION_HELP = 1 << 7, OPTION_VERSION = 1 << 8,
	OPTION_SINGLE = 1 << 9
};

static const struct {
	enum option bit;
	const char *name;
	const char *argument;           /* or NULL */
	const char *help;
} options[] = {
	{ OPTION_DIR, "-C", "DIR", "work in this folder" },
	{ OPTION_LANGUAGE, "--language", "LANG", "only this language; may be repeated" },
	{ OPTION_PRODUCT, "--product", "NAME", "only this product or template; may be repeated" },
	{ OPTION_SINGLE, "--single", NULL, "also make each kiosk language as one file with everything inside" },
	{ OPTION_JOBS, "--jobs", "N", "work on so many at a time" },
	{ OPTION_QUIET, "--quiet", NULL, "say nothing but what is wrong" },
	{ OPTION_TIMES, "--times", NULL, "say how long each product took" },
	{ OPTION_TRACE, "--trace", NULL, "print the layout of paper as text" },
	{ OPTION_HELP, "--help", NULL, "say how to use it" },
	{ OPTION_VERSION, "--version", NULL, "say which lykt this is" },
};

enum { EVERYWHERE = OPTION_DIR | OPTION_HELP | OPTION_VERSION };

static const struct command {
	const char *name;
	int (*run)(struct arena *a, const struct run_options *o, struct diag *d);
	int options;
	const char *arguments;          /* or NULL: takes none */
	const char *help;
} commands[] = {
	{ "build", run_build, EVERYWHERE | OPTION_LANGUAGE | OPTION_PRODUCT | OPTION_SINGLE | OPTION_JOBS | OPTION_QUIET | OPTION_TIMES, "[EDITION...]",
	  "make everything that is not up to date" },
	{ "check", run_check, EVERYWHERE | OPTION_LANGUAGE | OPTION_PRODUCT | OPTION_SINGLE | OPTION_JOBS | OPTION_QUIET | OPTION_TRACE, "[EDITION...]",
	  "name all mistakes, make nothing" },
	{ "status", run_status, EVERYWHERE, NULL, "how far translations are, which contacts are due for review" },
	{ "extract", run_extract, EVERYWHERE, NULL, "write all texts to content/languages/lykt.pot" },
	{ "merge", run_merge, EVERYWHERE | OPTION_LANGUAGE, NULL, "bring the catalogues up to date with the texts" },
};

/* What stands on the command line. */
struct line {
	const struct command *command;  /* NULL: none yet */
	const char *dir;                /* or NULL */
	bool help, version;
	struct run_options run;
	const char **editions, **languages, **products;         /* owned by the arena */
};

/* Usage */

static void print_options(int bits, FILE *f)
{
	fputs("\noptions\n", f);
	for (size_t i = 0; i < COUNT(options); i++)
		if (bits & options[i].bit)
			fprintf(f, "  %-10s %-5s %s\n", options[i].name, options[i].argument != NULL ? options[i].argument : "",
				options[i].help);
}

static void print_help(const struct command *c, FILE *f)
{
	if (c != NULL) {
		fprintf(f, "usage: lykt %s [options]%s%s\n%s\n", c->name, c->arguments != NULL ? " " : "",
			c->arguments != NULL ? c->arguments : "", c->help);
		print_options(c->options, f);
		return;
	}
	fputs("usage: lykt COMMAND [options] [arguments]\n\ncommands\n", f);
	for (size_t i = 0; i < COUNT(commands); i++)
		fprintf(f, "  %-8s %s\n", commands[i].name, commands[i].help);
	print_options(EVERYWHERE, f);
	fputs("\n'lykt COMMAND --help' says more about a command; the manual is lykt(1)\n", f);
}

static bool misuse(const char *what, const char *word, const char *nearest)
{
	fprintf(stderr, "lykt: error: %s '%s'\n", what, word);
	if (nearest != NULL)
		fprintf(stderr, "lykt: note: did you mean '%s'?\n", nearest);
	return false;
}

/* Reading the line */

static bool read_command(struct line *l, const char *word)
{
	const char *names[COUNT(commands)];

	for (size_t i = 0; i < COUNT(commands); i++) {
		names[i] = commands[i].name;
		if (strcmp(word, names[i]) == 0) {
			l->command = &commands[i];
			return true;
		}
	}
	return misuse("unknown command", word, diag_nearest(word, names, COUNT(commands)));
}

static bool read_jobs(struct line *l, const char *value)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (*end != '\0' || n < 1 || n > 256)
		return misuse("--jobs takes a number from 1 to 256, not", value, NULL);
	l->run.jobs = (unsigned)n;
	return true;
}

static bool set_option(struct line *l, enum option bit, const char *value)
{
	struct plan_filter *filter = &l->run.filter;

	switch (bit) {
	case OPTION_DIR:
		l->dir = value;
		break;
	case OPTION_LANGUAGE:
		l->languages[filter->n_languages++] = value;
		break;
	case OPTION_PRODUCT:
		l->products[filter->n_products++] = value;
		break;
	case OPTION_SINGLE:
		filter->single = true;
		break;
	case OPTION_JOBS:
		return read_jobs(l, value);
	case OPTION_QUIET:
		l->run.quiet = true;
		break;
	case OPTION_TIMES:
		l->run.times = true;
		break;
	case OPTION_TRACE:
		l->run.trace = true;
		break;
	case OPTION_HELP:
		l->help = true;
		break;
	case OPTION_VERSION:
		l->version = true;
		break;
	}
	return true;
}

/* The option in argv[*i], "--language nb" or "--language=nb"; *i goes on to the last word used. *bits collects what was given. */
static bool read_option(struct line *l, char **argv, int *i, int *bits)
{
	const char *names[COUNT(options)], *word = argv[*i], *equals = strchr(word, '=');
	size_t len = equals != NULL ? (size_t)(equals - word) : strlen(word);

	for (size_t k = 0; k < COUNT(options); k++) {
		const char *value = equals != NULL ? equals + 1 : NULL;

		names[k] = options[k].name;
		if (strlen(names[k]) != len || memcmp(word, names[k], len) != 0)
			continue;
		if (options[k].argument == NULL && value != NULL)
			return misuse("no value belongs to option", names[k], NULL);
		if (options[k].argument != NULL && value == NULL)
			value = argv[*i + 1] != NULL ? argv[++*i] : NULL;
		if (options[k].argument != NULL && value == NULL)
			return misuse("missing value behind option", names[k], NULL);
		*bits |= (int)options[k].bit;
		return set_option(l, options[k].bit, value);
	}
	return misuse("unknown option", word, diag_nearest(word, names, COUNT(options)));
}

static bool check_options(const struct command *c, int bits)
{
	for (size_t i = 0; i < COUNT(options); i++)
		if (bits & ~c->options & (int)options[i].bit) {
			fprintf(stderr, "lykt: error: 'lykt %s' has no option '%s'\n", c->name, options[i].name);
			return false;
		}
	return true;
}

static bool read_line(struct arena *a, struct line *l, int argc, char **argv)
{
	struct plan_filter *filter = &l->run.filter;
	int bits = 0;

	*l = (struct line){ 0 };
	filter->editions = l->editions = ARENA_ARRAY(a, const char *, (size_t)argc);
	filter->languages = l->languages = ARENA_ARRAY(a, const char *, (size_t)argc);
	filter->products = l->products = ARENA_ARRAY(a, const char *, (size_t)argc);
	for (int i = 1; i < argc; i++) {
		if (argv[i][0] == '-') {
			if (!read_option(l, argv, &i, &bits))
				return false;
		} else if (l->command == NULL) {
			if (!read_command(l, argv[i]))
				return false;
		} else if (l->command->arguments == NULL) {
			fprintf(stderr, "lykt: error: 'lykt %s' takes no '%s'\n", l->command->name, argv[i]);
			return false;
		} else {
			l->editions[filter->n_editions++] = argv[i];
		}
	}
	return l->command == NULL || check_options(l->command, bits);
}

/* Running it */

static int run(struct arena *a, const struct line *l)
{
	struct diag *d;
	int code;

	if (l->dir != NULL && chdir(l->dir) != 0) {
		fprintf(stderr, "lykt: error: %s: %s\n", l->dir, strerror(errno));
		return EXIT_USAGE;
	}
	if (!file_is_dir("content")) {
		fputs("lykt: error: this is not a project: it has no folder 'content'\n"
			"lykt: note: name the project's folder with -C\n", stderr);
		return EXIT_USAGE;
	}
	d = diag_new();
	code = l->command->run(a, &l->run, d);
	if (fflush(stdout) != 0) {
		diag_system(d, "standard output", "cannot write");
		code = EXIT_USAGE;
	}
	diag_print(d, stderr);
	diag_free(d);
	return code;
}

/* A file opened where standard output is closed would take its place, and what is printed. */
static void open_standard_files(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR | O_CLOEXEC);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct line l;
	int code = EXIT_SUCCESS;

	open_standard_files();
	signal(SIGXFSZ, SIG_IGN);       /* a file too large for the system is a write that fails, and is reported */
	if (!read_line(a, &l, argc, argv)) {
		fputs("lykt: note: 'lykt --help' says what there is\n", stderr);
		code = EXIT_USAGE;
	} else if (l.version) {
		puts("lykt " LYKT_VERSION);
	} else if (l.help) {
		print_help(l.command, stdout);
	} else if (l.command == NULL) {
		print_help(NULL, stderr);
		code = EXIT_USAGE;
	} else {
		code = run(a, &l);
	}
	arena_free(a);
	return code;
}
