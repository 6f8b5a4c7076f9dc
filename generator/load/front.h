/*
 * front.h - YAML (libyaml) to a tree with positions, and the checks of a schema.
 *
 * Only what people need: mappings, lists and plain or quoted scalars. Anchors, tags and several documents are refused.
 * A libyaml problem becomes a diagnostic at its mark.
 */
#ifndef LOAD_FRONT_H
#define LOAD_FRONT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;

enum front_kind { FRONT_SCALAR, FRONT_LIST, FRONT_MAP };

struct front {
	enum front_kind kind;
	struct pos pos;                 /* of the value */
	struct pos key_pos;             /* of its key in a mapping */
	const char *key;                /* in a mapping, or NULL */
	const char *scalar;
	bool quoted;                    /* the scalar stood in quotes */
	const struct front *child, *next;
};

/*
 * The mapping in text[0 .. len). `first_line` is the line of the file at which the text begins (front matter starts
 * at line 2). NULL: reported. An empty text is an empty mapping.
 */
const struct front *front_parse(struct arena *a, const char *file, int first_line, const char *text, size_t len, struct diag *d);

/* The value of a key, or NULL. */
const struct front *front_find(const struct front *map, const char *key);

/* How many values begin with this one: `child` of a list or mapping. */
size_t front_count(const struct front *first);

/* Each key must be one of `known`; an unknown one is an error that names the nearest. */
bool front_check_keys(const struct front *map, const char *const *known, size_t n, struct diag *d);

/* Typed values. A missing key gives the default and true; a value of another type is an error and false. */
bool front_string(const struct front *map, const char *key, const char **value, struct diag *d);         /* default: unchanged */
bool front_integer(const struct front *map, const char *key, int least, int most, int *value, struct diag *d);
bool front_bool(const struct front *map, const char *key, bool *value, struct diag *d);
bool front_strings(struct arena *a, const struct front *map, const char *key, const char *const **value, size_t *n, struct diag *d);

/* The key must be there: "missing 'title'", at `at`. */
bool front_require(const struct front *map, const char *key, struct pos at, struct diag *d);

#endif
