/*
 * versions.c - which libraries shape and break text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text/versions.h"
#include "base/arena.h"

#include <hb.h>
#include <unicode/uversion.h>

const char *versions_of_text(struct arena *a)
{
	UVersionInfo icu;

	u_getVersion(icu);
	return arena_printf(a, "ICU %d.%d.%d.%d HarfBuzz %s", icu[0], icu[1], icu[2], icu[3], hb_version_string());
}
