/*
 * fuzz_catalog.c - any bytes as a PO file: a catalogue, or a diagnostic, and libgettextpo's fatal errors come back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "load/catalog.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	char path[64];
	struct catalog *c;

	snprintf(path, sizeof(path), "/tmp/lykt-fuzz-%ld.po", (long)getpid());
	if (file_write(path, data, len, d)) {
		c = catalog_open(a, path, d);
		assert(c != NULL || diag_errors(d) > 0);
		if (c != NULL) {
			catalog_header(c, "X-Reviewed-By");
			catalog_find(c, "a#title", "A");
		}
	}
	unlink(path);
	diag_free(d);
	arena_free(a);
	return 0;
}
