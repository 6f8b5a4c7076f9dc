/* map.h - string to pointer. Keys and values are borrowed; the map lives in its arena. Iterate over the caller's own array instead. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>

struct arena;
struct map;

struct map *map_new(struct arena *a);
void       *map_find(const struct map *m, const char *key);                 /* or NULL */
void       *map_add(struct map *m, const char *key, void *value);           /* the value already there, which stays; or NULL */

#endif
