/*
 * arena.c - memory that is freed all at once: a list of chunks, filled from the front.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/xalloc.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_MIN = 4 * 1024, CHUNK_MAX = 1024 * 1024 };    /* bytes; each chunk is twice the one before */

struct chunk {
	struct chunk *next;
	size_t used, size;      /* bytes of data */
	max_align_t data[];
};

struct arena {
	struct chunk *first;    /* the one being filled */
	size_t next_size;       /* bytes of data in the next chunk */
	size_t total;           /* bytes taken from the heap */
};

struct arena *arena_new(void)
{
	struct arena *a = xalloc(sizeof(*a));

	a->next_size = CHUNK_MIN;
	a->total = sizeof(*a);
	return a;
}

void arena_free(struct arena *a)
{
	struct chunk *next;

	if (a == NULL)
		return;
	for (struct chunk *c = a->first; c != NULL; c = next) {
		next = c->next;
		free(c);
	}
	free(a);
}

static struct chunk *chunk_add(struct arena *a, size_t size)
{
	struct chunk *c = xalloc(sizeof(*c) + size);

	c->size = size;
	a->total += sizeof(*c) + size;
	return c;
}

void *arena_alloc(struct arena *a, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	struct chunk *c = a->first;
	char *p;

	if (size == 0)
		size = 1;
	if (size > SIZE_MAX / 2)
		return xrealloc(NULL, SIZE_MAX, 2);     /* says so and exits */
	size = (size + align - 1) / align * align;

	if (c == NULL || c->size - c->used < size) {
		if (size > a->next_size / 4) {
			/* A big object has a chunk of its own, behind the one being filled, whose rest stays usable. */
			c = chunk_add(a, size);
			if (a->first != NULL) {
				c->next = a->first->next;
				a->first->next = c;
			} else {
				a->first = c;
			}
		} else {
			c = chunk_add(a, a->next_size);
			c->next = a->first;
			a->first = c;
			if (a->next_size < CHUNK_MAX)
				a->next_size *= 2;
		}
	}
	p = (char *)c->data + c->used;
	c->used += size;
	return p;
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		return xrealloc(NULL, n, size);         /* says so and exits */
	return arena_alloc(a, n * size);
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *copy = arena_alloc(a, len + 1);

	if (len > 0)
		memcpy(copy, s, len);
	return copy;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	char brief[128], *s;
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(brief, sizeof(brief), fmt, ap);
	va_end(ap);
	assert(len >= 0);
	if ((size_t)len < sizeof(brief))
		return arena_strndup(a, brief, (size_t)len);

	s = arena_alloc(a, (size_t)len + 1);
	va_start(ap, fmt);
	vsnprintf(s, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return s;
}

size_t arena_size(const struct arena *a)
{
	return a->total;
}
