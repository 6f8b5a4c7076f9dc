/*
 * versions.c - which libraries write the files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/paint.h"
#include "base/arena.h"

#include <gd.h>
#include <hpdf.h>
#include <ft2build.h>
#include FT_FREETYPE_H

const char *paint_versions(struct arena *a)
{
	FT_Int major = 0, minor = 0, patch = 0;
	FT_Library freetype;

	if (FT_Init_FreeType(&freetype) == 0) {
		FT_Library_Version(freetype, &major, &minor, &patch);
		FT_Done_FreeType(freetype);
	}
	return arena_printf(a, "libharu %s libgd %s FreeType %d.%d.%d", HPDF_GetVersion(), gdVersionString(), major, minor, patch);
}
