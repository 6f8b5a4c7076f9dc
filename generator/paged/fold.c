/*
 * fold.c - the formats: one table each, in millimetres.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/fold.h"
#include "base/array.h"
#include "paged/sheet.h"

#include <assert.h>
#include <string.h>

/* From one fold or edge to the next [mm]; widths are differences of rounded edges, so that panels meet without a seam. */
#define PANEL(name, side, left, right, height) { name, side, MM(left), 0, MM(right) - MM(left), MM(height), PANEL_FIXED }

static const char *const trifold_sides[] = { "outside", "inside" };
static const struct panel trifold_panels[] = {
	PANEL("cover",    0, 197, 297, 210),
	PANEL("flap",     0,   0,  97, 210),
	PANEL("inside-1", 1,   0, 100, 210),
	PANEL("inside-2", 1, 100, 200, 210),
	PANEL("inside-3", 1, 200, 297, 210),
	PANEL("back",     0,  97, 197, 210),
};

static const char *const poster_sides[] = { "front" };
static const struct panel poster_panels[] = {
	PANEL("page", 0, 0, 297, 420),
};

static const char *const two_sides[] = { "front", "back" };
static const struct panel flyer_panels[] = {
	PANEL("front", 0, 0, 148, 210),
	PANEL("back",  1, 0, 148, 210),
};
static const struct panel card_panels[] = {
	PANEL("front", 0, 0, 85, 55),
	PANEL("back",  1, 0, 85, 55),
};

/* Head and foot are strips at the edges of each page; the text flows between them. */
#define STRIP(name, side, top, bottom, kind) { name, side, 0, MM(top), MM(210), MM(bottom) - MM(top), kind }

static const char *const handbook_sides[] = { "title", "contents", "body", "contacts" };
static const struct panel handbook_panels[] = {
	PANEL("title", 0, 0, 210, 297),
	STRIP("head", -1, 0, 24, PANEL_HEAD),
	STRIP("contents", 1, 24, 273, PANEL_FLOW),
	STRIP("body",     2, 24, 273, PANEL_FLOW),
	STRIP("contacts", 3, 24, 273, PANEL_FLOW),
	STRIP("foot", -1, 273, 297, PANEL_FOOT),
};

#define SIDES(sides, panels) COUNT(sides), sides, panels, COUNT(panels)

static const struct fold formats[] = {
	{ "trifold-a4", MM(297), MM(210), { 0 }, SIDES(trifold_sides, trifold_panels) },
	{ "flyer-a5",   MM(148), MM(210), { 0 }, SIDES(two_sides, flyer_panels) },
	{ "card-85x55", MM(85),  MM(55),  { MM(210), MM(297), 2, 5 }, SIDES(two_sides, card_panels) },
	{ "poster-a3",  MM(297), MM(420), { 0 }, SIDES(poster_sides, poster_panels) },
	{ "handbook-a4", MM(210), MM(297), { 0 }, SIDES(handbook_sides, handbook_panels) },
};

const struct fold *fold_find(const char *name)
{
	for (size_t i = 0; i < COUNT(formats); i++)
		if (!strcmp(formats[i].name, name))
			return &formats[i];
	return NULL;
}

const struct panel *fold_find_panel(const struct fold *f, const char *name)
{
	for (size_t i = 0; i < f->n_panels; i++)
		if (!strcmp(f->panels[i].name, name))
			return &f->panels[i];
	return NULL;
}

const char *const *fold_names(size_t *n)
{
	static const char *const names[] = { "trifold-a4", "flyer-a5", "card-85x55", "poster-a3", "handbook-a4" };

	static_assert(COUNT(names) == COUNT(formats), "a name for each format");
	*n = COUNT(names);
	return names;
}
