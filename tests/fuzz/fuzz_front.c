/*
 * fuzz_front.c - any bytes as front matter: a tree, or a diagnostic, never both missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/diag.h"
#include "load/front.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	const struct front *map = front_parse(a, "fuzz.yaml", 2, (const char *)data, len, d);

	assert(map != NULL || diag_errors(d) > 0);
	if (map != NULL) {
		static const char *const known[] = { "title", "kind" };
		const char *const *strings;
		const char *title = "";
		size_t n;
		int order = 0;

		front_check_keys(map, known, 2, d);
		front_string(map, "title", &title, d);
		front_integer(map, "order", 0, 1000, &order, d);
		front_strings(a, map, "sources", &strings, &n, d);
	}
	diag_free(d);
	arena_free(a);
	return 0;
}
