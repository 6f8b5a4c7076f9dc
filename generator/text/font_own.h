/*
 * font_own.h - what font.c, one face, and fonts.c, the families of a theme, share.
 */
#ifndef TEXT_FONT_OWN_H
#define TEXT_FONT_OWN_H

#include <stdatomic.h>

#include <hb.h>

#include "text/font.h"

struct font {
	hb_blob_t *blob;                /* owned, as are face and hb */
	hb_face_t *face;
	hb_font_t *hb;
	const char *file, *name;
	unsigned index;                 /* of the face in its file */
	bool bold;
	int units;                      /* an em */
	int size, leading;              /* [%] */
	const struct font_spec *spec;   /* borrowed, as long as the fonts are open: for messages */
	atomic_int *whole;              /* enum whole, once somebody asked */
};

/* Open one face of a file that is mapped, and own its blob. False: reported; either way font_close releases it. */
bool font_open(struct arena *a, struct font *font, const struct font_spec *spec, bool bold, const char *file, hb_blob_t *blob,
	struct diag *d);
void font_close(struct font *f);

/* "NotoSansCJK-Regular.ttc/Noto Sans CJK SC": the length of the file's name, and the face's or NULL. */
size_t font_split_name(const char *name, const char **face);

#endif
