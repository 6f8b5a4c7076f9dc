/*
 * pdf_profile.c - the ICC profile of sRGB, read and deflated once a process, and the output intent that holds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint/pdf_profile.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "paint/paint.h"
#include "paint/pdf_object.h"

#include <string.h>

struct profile {
	const char *deflated; size_t len;
};

/* ICC.1:2001, 6.1: its own length, which class and colour space, and a signature, at fixed places. */
static bool is_rgb_profile(const struct buf *file)
{
	const unsigned char *byte = (const unsigned char *)file->data;
	enum { HEADER = 128 };

	if (file->len < HEADER)
		return false;
	return ((size_t)byte[0] << 24 | (size_t)byte[1] << 16 | (size_t)byte[2] << 8 | byte[3]) == file->len
		&& (memcmp(byte + 12, "mntr", 4) == 0 || memcmp(byte + 12, "prtr", 4) == 0)
		&& memcmp(byte + 16, "RGB ", 4) == 0 && memcmp(byte + 36, "acsp", 4) == 0;
}

const struct profile *paint_profile_read(struct arena *a, const char *path, const char *package, struct diag *d)
{
	struct profile *p = NULL;
	struct buf file, deflated;

	buf_init(&file);
	buf_init(&deflated);
	if (!file_exists(path)) {
		diag_error(d, (struct pos){ 0 }, "cannot find the colour profile '%s'", path);
		diag_note(d, (struct pos){ 0 }, "install the package %s", package);
	} else if (file_read(path, &file, d) && !is_rgb_profile(&file)) {
		diag_error(d, (struct pos){ 0 }, "'%s' is no profile of RGB colours", path);
		diag_note(d, (struct pos){ 0 }, "install the package %s again", package);
	} else if (file.len > 0) {
		pdf_deflate(file.data, file.len, &deflated);
		p = ARENA_NEW(a, struct profile);
		p->deflated = arena_strndup(a, deflated.data, deflated.len);
		p->len = deflated.len;
	}
	buf_release(&deflated);
	buf_release(&file);
	return p;
}

void pdf_profile_write(const struct profile *p, HPDF_Doc doc)
{
	static const char name[] = "sRGB IEC61966-2.1";
	HPDF_Dict profile = pdf_new_deflated_stream(doc, p->deflated, p->len);
	HPDF_Dict intent = pdf_new_dict(doc, "OutputIntent");

	HPDF_Dict_AddNumber(profile, "N", 3);
	HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
	pdf_add_ascii(intent, "OutputConditionIdentifier", name);
	pdf_add_ascii(intent, "Info", name);
	HPDF_Dict_Add(intent, "DestOutputProfile", profile);
	HPDF_Array_Add(pdf_add_array(doc->catalog, "OutputIntents"), intent);
}
