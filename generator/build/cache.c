/*
 * cache.c - the state of the last build, as lines of text:
 *
 *   lykt-state 1
 *   program SIZE MTIME VERSIONS            of lykt itself and its libraries: whoever compiles it anew wants to see the difference
 *   request PRODUCTS WORDS
 *   input SIZE MTIME IDENTITY PATH
 *   folder SIZE MTIME PATH
 *   product KEY PATH
 *   output SIZE MTIME PATH                 of the product above
 *
 * The identity of a file of the project is the hash of its bytes; of a file of the system (a font), its stamp. A file that
 * is not there has size 0 and time -1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "build/cache.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/map.h"
#include "build/plan.h"
#include "build/version.h"
#include "paint/paint.h"
#include "text/versions.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define HEADER "lykt-state 1"
#define NEVER "-"               /* key of a product that must be made again */

struct input {
	const char *path, *identity;    /* identity NULL: a folder */
	struct file_stamp stamp;
};

struct output { const char *path; struct file_stamp stamp; };

struct made {
	const char *path, *key;
	struct output *output; size_t n;
	bool gone;                      /* swept */
};

/* A growing array of pointers in the arena, and a map by name. */
struct list {
	void **item;
	size_t n, cap;
	struct map *by_path;
};

struct cache {
	struct arena *arena;
	const char *path;
	struct file_stamp program;
	const char *version;            /* of lykt and of the libraries that set type and write files */
	int64_t start;                  /* [ns since 1970] when reading began */
	const char *request; size_t request_products;
	bool same_program;              /* as the one that wrote the state */
	struct list before, now;        /* struct input: as the state has them; as they are */
	struct list made;               /* struct made */
	struct list outputs;            /* struct output: all files that lykt ever made and did not remove */
};

static void list_init(struct list *l, struct arena *a)
{
	*l = (struct list){ .by_path = map_new(a) };
}

static void list_add(struct list *l, struct arena *a, const char *path, void *item)
{
	if (l->n == l->cap) {
		void **bigger = ARENA_ARRAY(a, void *, l->cap * 2 + 64);

		if (l->n > 0)
			memcpy(bigger, l->item, l->n * sizeof(*bigger));
		l->item = bigger;
		l->cap = l->cap * 2 + 64;
	}
	l->item[l->n++] = item;
	map_add(l->by_path, path, item);
}

/* Stamps */

static struct file_stamp stamp_of(const char *path)
{
	struct file_stamp stamp;

	if (!file_stat(path, &stamp))
		return (struct file_stamp){ .size = 0, .mtime = -1 };
	return stamp;
}

static bool same_stamp(struct file_stamp a, struct file_stamp b)
{
	return a.size == b.size && a.mtime == b.mtime;
}

/* Reading the state */

/* The next word of a line, cut off; NULL: there is none. */
static char *next_word(char **line)
{
	char *word = *line, *space = strchr(word, ' ');

	if (*word == '\0' || space == NULL)
		return NULL;
	*space = '\0';
	*line = space + 1;
	return word;
}

static bool read_stamp(char **line, struct file_stamp *stamp)
{
	const char *size = next_word(line), *mtime = next_word(line);

	if (size == NULL || mtime == NULL)
		return false;
	stamp->size = strtoull(size, NULL, 10);
	stamp->mtime = strtoll(mtime, NULL, 10);
	return true;
}

static bool read_input(struct cache *c, char *line, bool folder)
{
	struct input *in = ARENA_NEW(c->arena, struct input);

	if (!read_stamp(&line, &in->stamp) || (!folder && (in->identity = next_word(&line)) == NULL))
		return false;
	in->path = line;
	list_add(&c->before, c->arena, in->path, in);
	return true;
}

static bool read_product(struct cache *c, char *line)
{
	struct made *m = ARENA_NEW(c->arena, struct made);

	m->key = next_word(&line);
	m->path = line;
	if (m->key != NULL)
		list_add(&c->made, c->arena, m->path, m);
	return m->key != NULL;
}

static void add_output(struct cache *c, struct made *m, const char *path, struct file_stamp stamp)
{
	struct output *bigger = ARENA_ARRAY(c->arena, struct output, m->n + 1);

	if (m->n > 0)
		memcpy(bigger, m->output, m->n * sizeof(*bigger));
	bigger[m->n] = (struct output){ path, stamp };
	m->output = bigger;
	m->n++;
	if (map_find(c->outputs.by_path, path) == NULL)
		list_add(&c->outputs, c->arena, path, (void *)path);
}

/* Outputs that no edition has any more are removed: a state must not be able to name anything else. */
static bool is_ours(const char *path)
{
	return strncmp(path, "out/editions/", strlen("out/editions/")) == 0 && strstr(path, "/../") == NULL;
}

static bool read_output(struct cache *c, char *line)
{
	struct file_stamp stamp;

	if (c->made.n == 0 || !read_stamp(&line, &stamp) || !is_ours(line))
		return false;
	add_output(c, c->made.item[c->made.n - 1], line, stamp);
	return true;
}

static bool read_program(struct cache *c, char *line)
{
	struct file_stamp stamp;

	if (!read_stamp(&line, &stamp))
		return false;
	c->same_program = same_stamp(stamp, c->program) && strcmp(line, c->version) == 0;
	return true;
}

static bool read_request(struct cache *c, char *line)
{
	const char *products = next_word(&line);

	if (products == NULL)
		return false;
	c->request_products = strtoull(products, NULL, 10);
	c->request = line;
	return true;
}

static bool read_line(struct cache *c, char *line)
{
	const char *kind = next_word(&line);

	if (kind == NULL)
		return false;
	if (strcmp(kind, "input") == 0)
		return read_input(c, line, false);
	if (strcmp(kind, "folder") == 0)
		return read_input(c, line, true);
	if (strcmp(kind, "product") == 0)
		return read_product(c, line);
	if (strcmp(kind, "output") == 0)
		return read_output(c, line);
	if (strcmp(kind, "program") == 0)
		return read_program(c, line);
	if (strcmp(kind, "request") == 0)
		return read_request(c, line);
	return false;
}

static bool read_state(struct cache *c, char *text)
{
	char *end = strchr(text, '\n');

	if (end == NULL || (size_t)(end - text) != strlen(HEADER) || memcmp(text, HEADER, strlen(HEADER)) != 0)
		return false;
	for (text = end + 1; *text != '\0'; text = end + 1) {
		end = strchr(text, '\n');
		if (end == NULL)
			return false;
		*end = '\0';
		if (!read_line(c, text))
			return false;
	}
	return true;
}

static void forget(struct cache *c)
{
	c->request = NULL;
	c->same_program = false;
	list_init(&c->before, c->arena);
	list_init(&c->now, c->arena);
	list_init(&c->made, c->arena);
	list_init(&c->outputs, c->arena);
}

struct cache *cache_open(struct arena *a, const char *path)
{
	struct cache *c = ARENA_NEW(a, struct cache);
	struct diag *quiet = diag_new();
	struct timespec now;
	struct buf text;

	c->arena = a;
	c->path = path;
	c->program = stamp_of("/proc/self/exe");
	c->version = arena_printf(a, LYKT_VERSION " %s %s", versions_of_text(a), paint_versions(a));
	clock_gettime(CLOCK_REALTIME, &now);
	c->start = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
	forget(c);
	buf_init(&text);
	if (file_exists(path) && file_read(path, &text, quiet) && !read_state(c, arena_strndup(a, text.data, text.len)))
		forget(c);
	buf_release(&text);
	diag_free(quiet);
	return c;
}

/* Questions */

static bool outputs_untouched(const struct made *m)
{
	for (size_t i = 0; i < m->n; i++)
		if (!same_stamp(stamp_of(m->output[i].path), m->output[i].stamp))
			return false;
	return m->n > 0;
}

bool cache_nothing_changed(struct cache *c, const char *request, size_t *products)
{
	if (!c->same_program || c->request == NULL || strcmp(c->request, request) != 0)
		return false;
	for (size_t i = 0; i < c->before.n; i++) {
		const struct input *in = c->before.item[i];

		if (!same_stamp(stamp_of(in->path), in->stamp))
			return false;
	}
	for (size_t i = 0; i < c->made.n; i++) {
		const struct made *m = c->made.item[i];

		if (strcmp(m->key, NEVER) == 0 || !outputs_untouched(m))
			return false;
	}
	*products = c->request_products;
	return true;
}

/* What a file of the project is known by: its bytes. */
static const char *hash_file(struct arena *a, const char *path)
{
	struct diag *quiet = diag_new();
	unsigned char digest[HASH_SIZE];
	char hex[2 * HASH_SIZE + 1] = NEVER;
	struct hash h;
	struct buf b;

	buf_init(&b);
	if (file_read(path, &b, quiet)) {
		hash_init(&h);
		hash_add(&h, b.data, b.len);
		hash_finish(&h, digest);
		hash_hex(digest, HASH_SIZE, hex);
	}
	buf_release(&b);
	diag_free(quiet);
	return arena_strdup(a, hex);
}

/* The file as it is now; looked at once a run. */
static const struct input *current(struct cache *c, const char *path)
{
	struct input *in = map_find(c->now.by_path, path);
	const struct input *old = map_find(c->before.by_path, path);

	if (in != NULL)
		return in;
	in = ARENA_NEW(c->arena, struct input);
	in->path = path;
	in->stamp = stamp_of(path);
	if (*path == '/')
		in->identity = arena_printf(c->arena, "%" PRIu64 ".%" PRId64, in->stamp.size, in->stamp.mtime);
	else if (old != NULL && old->identity != NULL && same_stamp(old->stamp, in->stamp))
		in->identity = old->identity;
	else
		in->identity = in->stamp.mtime >= 0 ? hash_file(c->arena, path) : NEVER;
	list_add(&c->now, c->arena, path, in);
	return in;
}

static void add_folder(struct cache *c, const char *path)
{
	struct input *in;

	if (map_find(c->now.by_path, path) != NULL)
		return;
	in = ARENA_NEW(c->arena, struct input);
	in->path = path;
	in->stamp = stamp_of(path);
	list_add(&c->now, c->arena, path, in);
}

void cache_add_input(struct cache *c, const char *path)
{
	if (map_find(c->now.by_path, path) != NULL)
		return;
	current(c, path);
	/* Folders of the system change for other reasons. */
	for (const char *slash = strrchr(path, '/'); *path != '/' && slash != NULL; slash = strrchr(path, '/')) {
		path = arena_strndup(c->arena, path, (size_t)(slash - path));
		add_folder(c, path);
	}
}

/* Did it change after lykt began to read files? Then what was made from it may be older than its hash. */
static bool is_racy(const struct cache *c, const struct input *in)
{
	return in->stamp.mtime > c->start;
}

/* NEVER if an input changed meanwhile. */
static const char *key_of(struct cache *c, const struct job *job)
{
	unsigned char digest[HASH_SIZE];
	char hex[33];
	struct hash h;
	bool racy = false;

	hash_init(&h);
	hash_add_string(&h, c->version);
	hash_add(&h, &c->program, sizeof(c->program));
	hash_add_string(&h, job->path);
	hash_add_string(&h, job->facts);
	for (size_t i = 0; i < job->n_inputs; i++) {
		const struct input *in;

		cache_add_input(c, job->inputs[i]);
		in = current(c, job->inputs[i]);
		hash_add_string(&h, in->path);
		hash_add_string(&h, in->identity);
		if (is_racy(c, in))
			racy = true;
	}
	hash_finish(&h, digest);
	hash_hex(digest, 16, hex);
	return arena_strdup(c->arena, racy ? NEVER : hex);
}

bool cache_is_fresh(struct cache *c, const struct job *job)
{
	const struct made *m = map_find(c->made.by_path, job->path);
	const char *key = key_of(c, job);

	return m != NULL && strcmp(m->key, NEVER) != 0 && strcmp(m->key, key) == 0 && outputs_untouched(m);
}

/* News */

void cache_built(struct cache *c, const struct job *job, const char *const *files, size_t n)
{
	struct made *m = map_find(c->made.by_path, job->path);

	if (m == NULL) {
		m = ARENA_NEW(c->arena, struct made);
		m->path = job->path;
		list_add(&c->made, c->arena, m->path, m);
	}
	m->key = key_of(c, job);
	m->n = 0;
	for (size_t i = 0; i < n; i++) {
		const char *path = arena_strdup(c->arena, files[i]);

		add_output(c, m, path, stamp_of(path));
	}
}

/* Remove a file that lykt made, and the folders it leaves empty. */
static void remove_output(struct arena *a, const char *path, struct diag *d)
{
	if (!file_remove(path, d))
		return;
	for (const char *slash = strrchr(path, '/'); slash != NULL; slash = strrchr(path, '/')) {
		path = arena_strndup(a, path, (size_t)(slash - path));
		if (rmdir(path) != 0)
			return;
	}
}

void cache_sweep(struct cache *c, const struct job *jobs, size_t n, struct diag *d)
{
	struct map *planned = map_new(c->arena), *kept = map_new(c->arena);

	for (size_t i = 0; i < n; i++)
		map_add(planned, jobs[i].path, (void *)jobs[i].path);
	for (size_t i = 0; i < c->made.n; i++) {
		struct made *m = c->made.item[i];

		m->gone = map_find(planned, m->path) == NULL;
		for (size_t k = 0; !m->gone && k < m->n; k++)
			map_add(kept, m->output[k].path, m);
	}
	for (size_t i = 0; i < c->outputs.n; i++)
		if (map_find(kept, c->outputs.item[i]) == NULL)
			remove_output(c->arena, c->outputs.item[i], d);
}

/* Writing the state */

static void write_stamp(struct buf *b, const char *kind, struct file_stamp stamp)
{
	buf_printf(b, "%s %" PRIu64 " %" PRId64 " ", kind, stamp.size, stamp.mtime);
}

static void write_input(const struct cache *c, struct buf *b, const struct input *in)
{
	struct file_stamp stamp = in->stamp;

	if (is_racy(c, in))
		stamp.mtime = -1;       /* look again next time */
	write_stamp(b, in->identity != NULL ? "input" : "folder", stamp);
	if (in->identity != NULL)
		buf_printf(b, "%s ", in->identity);
	buf_printf(b, "%s\n", in->path);
}

static void write_made(struct buf *b, const struct made *m)
{
	buf_printf(b, "product %s %s\n", m->key, m->path);
	for (size_t i = 0; i < m->n; i++) {
		write_stamp(b, "output", m->output[i].stamp);
		buf_printf(b, "%s\n", m->output[i].path);
	}
}

bool cache_save(struct cache *c, const char *request, size_t products, struct diag *d)
{
	struct buf b;
	bool ok;

	buf_init(&b);
	buf_adds(&b, HEADER "\n");
	write_stamp(&b, "program", c->program);
	buf_printf(&b, "%s\nrequest %zu %s\n", c->version, products, request);
	for (size_t i = 0; i < c->now.n; i++)
		write_input(c, &b, c->now.item[i]);
	for (size_t i = 0; i < c->made.n; i++) {
		const struct made *m = c->made.item[i];

		if (!m->gone)
			write_made(&b, m);
	}
	ok = file_make_dirs("out/.lykt", d) && file_write(c->path, b.data, b.len, d);
	buf_release(&b);
	return ok;
}
