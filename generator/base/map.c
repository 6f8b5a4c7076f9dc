/*
 * map.c - string to pointer: a hash table with linear probing, at most half full. Keys are never removed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/map.h"
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

struct slot {
	const char *key;        /* NULL: free */
	uint64_t hash;
	void *value;
};

struct map {
	struct arena *arena;
	struct slot *slot;
	size_t slots;           /* a power of two */
	size_t used;
};

struct map *map_new(struct arena *a)
{
	struct map *m = ARENA_NEW(a, struct map);

	m->arena = a;
	m->slots = 16;
	m->slot = ARENA_ARRAY(a, struct slot, m->slots);
	return m;
}

/* FNV-1a: short, and good enough for the identifiers and file names of one project. */
static uint64_t hash_key(const char *key)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *key != '\0'; key++)
		h = (h ^ (unsigned char)*key) * UINT64_C(1099511628211);
	return h ^ h >> 32;
}

/* The slot that holds the key, or the free one where it belongs. */
static struct slot *find_slot(const struct map *m, const char *key, uint64_t hash)
{
	size_t i = hash & (m->slots - 1);

	while (m->slot[i].key != NULL && (m->slot[i].hash != hash || strcmp(m->slot[i].key, key) != 0))
		i = (i + 1) & (m->slots - 1);
	return &m->slot[i];
}

static void grow(struct map *m)
{
	struct map bigger = *m;

	bigger.slots *= 2;
	bigger.slot = ARENA_ARRAY(m->arena, struct slot, bigger.slots);
	for (size_t i = 0; i < m->slots; i++)
		if (m->slot[i].key != NULL)
			*find_slot(&bigger, m->slot[i].key, m->slot[i].hash) = m->slot[i];
	*m = bigger;
}

void *map_find(const struct map *m, const char *key)
{
	return find_slot(m, key, hash_key(key))->value;
}

void *map_add(struct map *m, const char *key, void *value)
{
	uint64_t hash = hash_key(key);
	struct slot *s = find_slot(m, key, hash);

	if (s->key != NULL)
		return s->value;
	*s = (struct slot){ .key = key, .hash = hash, .value = value };
	if (++m->used > m->slots / 2)
		grow(m);
	return NULL;
}
