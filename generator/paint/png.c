/*
 * png.c - the first page of a display list as a picture.
 *
 * Glyphs, shapes and strokes are outlines for FreeType's rasteriser, which gives the exact coverage of every dot. A
 * rectangle fills whole dots: each edge goes to the nearest one, so rectangles that touch on the page touch here, and
 * modules of a QR code are equal wherever their size is a whole number of dots (where it is not, they differ by one dot,
 * and the code keeps its size).
 *
 * A page has a handful of colours. So the picture has a palette, one byte a dot: an A3 of 300 dpi is 17 MB instead of 122
 * (gd keeps a true-colour picture twice while it writes it), and a smaller file as well. Edges are mixed in LEVELS steps.
 * Only a page that shows an image is in true colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "paged/dlist.h"
#include "paint/paint.h"
#include "paint/unpack.h"
#include "text/font.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include <gd.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_STROKER_H

#define LEVELS 16               /* of coverage: the edges between two colours take LEVELS - 1 entries of the palette */
#define COMPRESSION 6           /* zlib's; 9 takes four times as long for a sixth less */
#define UNMIXED (-1)
#define MOST_DOTS 500000000     /* in a picture; an A0 of 500 dpi has 390 million */

/* A font opened for drawing. */
struct face {
	const struct font *font;
	FT_Face ft;                     /* owned by the library */
	struct face *next;
};

struct canvas {
	struct arena *arena;
	struct diag *diag;
	gdImagePtr image;               /* owned */
	int dpi;
	FT_Library library;             /* owned */
	struct face *faces;
	struct colour colour;           /* being painted with */
	short mixed[gdMaxColors][LEVELS + 1];   /* palette entry of that colour over another, by coverage; or UNMIXED */
};

/* [mp] to whole dots, and to FreeType's 1/64 dot. A half goes up, also below zero, so that equal distances stay equal. */
static int64_t scale(int mp, int dpi, int parts)
{
	int64_t n = 2 * (int64_t)mp * dpi * parts + MP_PER_INCH, twice = 2 * MP_PER_INCH;

	return n / twice - (n % twice < 0);
}

static int dots(const struct canvas *c, int mp)
{
	return (int)scale(mp, c->dpi, 1);
}

/* FreeType's y grows up: the page hangs below zero. */
static FT_Vector point(const struct canvas *c, int x, int y)
{
	return (FT_Vector){ .x = (FT_Pos)scale(x, c->dpi, 64), .y = (FT_Pos)-scale(y, c->dpi, 64) };
}

static int palette_entry(struct canvas *c, const uint8_t rgb[3])
{
	return gdImageColorResolve(c->image, rgb[0], rgb[1], rgb[2]);
}

static void set_colour(struct canvas *c, struct colour colour)
{
	c->colour = colour;
	for (int under = 0; under < gdMaxColors; under++)
		for (int level = 0; level <= LEVELS; level++)
			c->mixed[under][level] = UNMIXED;
}

static int mix(struct canvas *c, int under, int level)
{
	const int from[3] = { gdImageRed(c->image, under), gdImageGreen(c->image, under), gdImageBlue(c->image, under) };
	uint8_t rgb[3];

	if (c->mixed[under][level] != UNMIXED)
		return c->mixed[under][level];
	for (int i = 0; i < 3; i++)
		rgb[i] = (uint8_t)((from[i] * (LEVELS - level) + c->colour.rgb[i] * level + LEVELS / 2) / LEVELS);
	return c->mixed[under][level] = (short)palette_entry(c, rgb);
}

static int mix_true(const struct canvas *c, int under, int level)
{
	const int from[3] = { gdTrueColorGetRed(under), gdTrueColorGetGreen(under), gdTrueColorGetBlue(under) };
	int rgb[3];

	for (int i = 0; i < 3; i++)
		rgb[i] = (from[i] * (LEVELS - level) + c->colour.rgb[i] * level + LEVELS / 2) / LEVELS;
	return gdTrueColor(rgb[0], rgb[1], rgb[2]);
}

static void blend_spans(int y, int n, const FT_Span *span, void *canvas)
{
	struct canvas *c = canvas;
	bool true_colour = gdImageTrueColor(c->image) != 0;
	unsigned char *row = true_colour ? NULL : c->image->pixels[-y - 1];
	int *true_row = true_colour ? c->image->tpixels[-y - 1] : NULL;

	for (; n > 0; n--, span++) {
		int level = (span->coverage * LEVELS + UCHAR_MAX / 2) / UCHAR_MAX;

		for (int x = span->x; x < span->x + span->len; x++)
			if (true_colour)
				true_row[x] = mix_true(c, true_row[x], level);
			else
				row[x] = (unsigned char)mix(c, row[x], level);
	}
}

static bool fill_outline(struct canvas *c, FT_Outline *outline)
{
	FT_Raster_Params params = {
		.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP,
		.gray_spans = blend_spans,
		.user = c,
		.clip_box = { .xMin = 0, .yMin = -gdImageSY(c->image), .xMax = gdImageSX(c->image), .yMax = 0 },
	};

	if (FT_Outline_Render(c->library, outline, &params) != 0)
		return diag_error(c->diag, (struct pos){ 0 }, "FreeType cannot draw an outline of %d points", outline->n_points);
	return true;
}

static FT_Face open_face(struct canvas *c, const struct font *font)
{
	struct face *face;
	const void *data;
	size_t len;

	for (face = c->faces; face != NULL; face = face->next)
		if (face->font == font)
			return face->ft;
	face = ARENA_NEW(c->arena, struct face);
	face->font = font;
	data = font_data(font, &len);
	if (FT_New_Memory_Face(c->library, data, (FT_Long)len, (FT_Long)font_index(font), &face->ft) != 0) {
		diag_error(c->diag, (struct pos){ .file = font_file(font) }, "FreeType cannot read the font");
		return NULL;
	}
	if (!FT_IS_SCALABLE(face->ft)) {
		diag_error(c->diag, (struct pos){ .file = font_file(font) }, "the font has no outlines");
		return NULL;
	}
	face->next = c->faces;
	c->faces = face;
	return face->ft;
}

/* Outlines come in font units, without hinting, and are scaled and placed between dots: a text looks the same at every resolution. */
static bool paint_glyphs(struct canvas *c, const struct item *it)
{
	FT_Face face = open_face(c, it->as.glyphs.font);
	FT_Matrix size = { 0 };

	if (face == NULL)
		return false;
	size.xx = size.yy = (FT_Fixed)(scale(it->as.glyphs.size, c->dpi, 64 * 65536) / face->units_per_EM);
	for (size_t i = 0; i < it->as.glyphs.n; i++) {
		const struct dglyph *g = &it->as.glyphs.glyph[i];
		FT_Vector at = point(c, g->x, g->y);
		FT_Outline *outline = &face->glyph->outline;

		if (FT_Load_Glyph(face, g->id, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0)
			return diag_error(c->diag, (struct pos){ .file = font_file(it->as.glyphs.font) }, "glyph %u is damaged", g->id);
		FT_Outline_Transform(outline, &size);
		FT_Outline_Translate(outline, at.x, at.y);
		if (!fill_outline(c, outline))
			return false;
	}
	return true;
}

static int clamp(int value, int most)
{
	return value < 0 ? 0 : value < most ? value : most;
}

/* However thin, a rectangle fills at least one dot. */
static int far_edge(const struct canvas *c, int from, int length)
{
	int near = dots(c, from), far = dots(c, from + length);

	return far > near || length <= 0 ? far : near + 1;
}

static void fill_row(struct canvas *c, int y, int left, int right, int entry)
{
	if (!gdImageTrueColor(c->image))
		memset(c->image->pixels[y] + left, entry, (size_t)(right - left));
	else
		for (int x = left; x < right; x++)
			c->image->tpixels[y][x] = entry;
}

static void paint_rects(struct canvas *c, const struct item *it)
{
	int entry = palette_entry(c, it->colour.rgb);

	for (size_t i = 0; i < it->as.rects.n; i++) {
		const int *r = it->as.rects.xywh[i];
		int left = clamp(dots(c, r[0]), gdImageSX(c->image)), right = clamp(far_edge(c, r[0], r[2]), gdImageSX(c->image));
		int top = clamp(dots(c, r[1]), gdImageSY(c->image)), bottom = clamp(far_edge(c, r[1], r[3]), gdImageSY(c->image));

		for (int y = top; y < bottom && left < right; y++)
			fill_row(c, y, left, right, entry);
	}
}

static bool paint_image(struct canvas *c, const struct item *it)
{
	gdImagePtr from = unpack(it->as.image.image, c->diag);
	int x = dots(c, it->as.image.x), y = dots(c, it->as.image.y);

	if (from == NULL)
		return false;
	gdImageCopyResampled(c->image, from, x, y, 0, 0, far_edge(c, it->as.image.x, it->as.image.w) - x,
		far_edge(c, it->as.image.y, it->as.image.h) - y, gdImageSX(from), gdImageSY(from));
	gdImageDestroy(from);
	return true;
}

/* The path as FreeType has it: contours of points, some of them control points of curves. */
static bool fill_path(struct canvas *c, const struct path_step *step, size_t n)
{
	static const int points[] = { [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0 };
	FT_Outline o = {
		.points = ARENA_ARRAY(c->arena, FT_Vector, 3 * n),
		.tags = ARENA_ARRAY(c->arena, char, 3 * n),
		.contours = ARENA_ARRAY(c->arena, short, n),
	};

	if (3 * n > SHRT_MAX)
		return diag_error(c->diag, (struct pos){ 0 }, "a shape has more than %d points", SHRT_MAX / 3);
	for (size_t i = 0; i < n; i++) {
		for (int k = 0; k < points[step[i].verb]; k++) {
			o.points[o.n_points] = point(c, step[i].xy[2 * k], step[i].xy[2 * k + 1]);
			o.tags[o.n_points++] = step[i].verb == PATH_CURVE && k < 2 ? FT_CURVE_TAG_CUBIC : FT_CURVE_TAG_ON;
		}
		if (o.n_points > 0 && (i + 1 == n || step[i + 1].verb == PATH_MOVE))
			o.contours[o.n_contours++] = (short)(o.n_points - 1);
	}
	return fill_outline(c, &o);
}

/* Hand the stroker the contour that begins with step[0], a PATH_MOVE; returns its number of steps. */
static size_t stroke_contour(const struct canvas *c, FT_Stroker stroker, const struct path_step *step, size_t n)
{
	FT_Vector p[3] = { point(c, step[0].xy[0], step[0].xy[1]) };
	size_t end = 1;

	while (end < n && step[end].verb != PATH_MOVE)
		end++;
	FT_Stroker_BeginSubPath(stroker, &p[0], step[end - 1].verb != PATH_CLOSE);
	for (size_t i = 1; i < end; i++) {
		for (int k = 0; k < 3; k++)
			p[k] = point(c, step[i].xy[2 * k], step[i].xy[2 * k + 1]);
		if (step[i].verb == PATH_LINE)
			FT_Stroker_LineTo(stroker, &p[0]);
		else if (step[i].verb == PATH_CURVE)
			FT_Stroker_CubicTo(stroker, &p[0], &p[1], &p[2]);
	}
	FT_Stroker_EndSubPath(stroker);
	return end;
}

static bool stroke_path(struct canvas *c, const struct path_step *step, size_t n, int width)
{
	FT_Outline outline;
	FT_Stroker stroker;
	FT_UInt points, contours;
	bool ok;

	if (FT_Stroker_New(c->library, &stroker) != 0)
		return diag_error(c->diag, (struct pos){ 0 }, "FreeType cannot draw strokes");
	FT_Stroker_Set(stroker, (FT_Fixed)scale(width, c->dpi, 32), FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
	for (size_t i = 0; i < n; )
		i += stroke_contour(c, stroker, step + i, n - i);
	FT_Stroker_GetCounts(stroker, &points, &contours);
	ok = points <= SHRT_MAX && FT_Outline_New(c->library, points, (FT_Int)contours, &outline) == 0;
	if (!ok) {
		diag_error(c->diag, (struct pos){ 0 }, "a stroke has too many points");
	} else {
		outline.n_points = outline.n_contours = 0;
		FT_Stroker_Export(stroker, &outline);
		ok = fill_outline(c, &outline);
		FT_Outline_Done(c->library, &outline);
	}
	FT_Stroker_Done(stroker);
	return ok;
}

static bool paint_item(struct canvas *c, const struct item *it)
{
	if (it->kind != ITEM_LINK && memcmp(it->colour.rgb, c->colour.rgb, sizeof(it->colour.rgb)) != 0)
		set_colour(c, it->colour);
	switch (it->kind) {
	case ITEM_GLYPHS: return paint_glyphs(c, it);
	case ITEM_RECTS:  paint_rects(c, it); return true;
	case ITEM_PATH:
		if (it->as.path.stroke > 0)
			return stroke_path(c, it->as.path.step, it->as.path.n, it->as.path.stroke);
		return fill_path(c, it->as.path.step, it->as.path.n);
	case ITEM_IMAGE:  return paint_image(c, it);
	case ITEM_LINK:   return true;
	}
	return true;
}

/* White paper, then the colours of all items, so that none of them is missing should mixed ones fill the palette. */
static void fill_palette(struct canvas *c, const struct page *page)
{
	static const uint8_t white[3] = { UINT8_MAX, UINT8_MAX, UINT8_MAX };

	palette_entry(c, white);
	for (const struct item *it = page->first; it != NULL; it = it->next)
		if (it->kind != ITEM_LINK)
			palette_entry(c, it->colour.rgb);
}

static bool write_png(const struct canvas *c, struct buf *out)
{
	void *data;
	int len;

	gdImageSetResolution(c->image, (unsigned)c->dpi, (unsigned)c->dpi);
	data = gdImagePngPtrEx(c->image, &len, COMPRESSION);
	if (data == NULL)
		return diag_error(c->diag, (struct pos){ 0 }, "the picture cannot be written");
	buf_add(out, data, (size_t)len);
	gdFree(data);
	return true;
}

static gdImagePtr new_picture(const struct page *page, int w, int h)
{
	const struct item *it = page->first;
	gdImagePtr image;

	while (it != NULL && it->kind != ITEM_IMAGE)
		it = it->next;
	if (it == NULL)
		return gdImageCreate(w, h);
	image = gdImageCreateTrueColor(w, h);
	if (image != NULL)
		gdImageFilledRectangle(image, 0, 0, w - 1, h - 1, gdTrueColor(UINT8_MAX, UINT8_MAX, UINT8_MAX));
	return image;
}

bool paint_png(const struct dlist *l, int dpi, struct buf *out, struct diag *d)
{
	struct canvas c = { .arena = arena_new(), .diag = d, .dpi = dpi };
	const struct page *page = l->first;
	int w = dots(&c, page->w), h = dots(&c, page->h);
	bool ok = false;

	if (FT_Init_FreeType(&c.library) != 0) {
		diag_error(d, (struct pos){ 0 }, "FreeType cannot be started");
		goto out;
	}
	if (w > 0 && h > 0 && (int64_t)w * h <= MOST_DOTS)
		c.image = new_picture(page, w, h);
	if (c.image == NULL) {
		diag_error(d, (struct pos){ 0 }, "a picture of %d by %d dots cannot be made", w, h);
		goto out;
	}
	fill_palette(&c, page);
	set_colour(&c, c.colour);
	for (const struct item *it = page->first; it != NULL; it = it->next)
		if (!paint_item(&c, it))
			goto out;
	ok = write_png(&c, out);
out:
	if (c.image != NULL)
		gdImageDestroy(c.image);
	FT_Done_FreeType(c.library);
	arena_free(c.arena);
	return ok;
}
