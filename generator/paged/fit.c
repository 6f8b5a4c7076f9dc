/*
 * fit.c - the largest factor at which every frame of a side holds its boxes, found by halving.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "model/theme.h"
#include "paged/layout_private.h"

static bool fits(const struct layout *l, struct room *room, int factor)
{
	struct arena *scratch = arena_new();
	bool yes = measure_room(l, room, factor, scratch);

	arena_free(scratch);
	return yes;
}

/* The largest factor up to `high` that suits this room, of which `low` is known to. */
static int fit_room(const struct layout *l, struct room *room, int low, int high)
{
	if (fits(l, room, high))
		return high;
	while (high - low > 1) {            /* low fits, high does not */
		int middle = low + (high - low) / 2;

		if (fits(l, room, middle))
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Into the job's arena, to be placed. */
static bool measure_rooms(const struct layout *l, struct room *room, size_t n, int factor)
{
	bool ok = true;

	for (size_t i = 0; i < n; i++)
		ok &= measure_room(l, &room[i], factor, l->arena);
	return ok;
}

bool fit_rooms(const struct layout *l, struct room *room, size_t n)
{
	const int low = l->env->theme->shrink * 10;
	int factor = l->env->theme->grow * 10;
	bool ok = true;

	for (size_t i = 0; i < n; i++)
		if (!fits(l, &room[i], low)) {
			report_room(l, &room[i], low);
			ok = false;
		}
	if (!ok)
		return false;
	for (size_t i = 0; i < n; i++)
		factor = fit_room(l, &room[i], low, factor);

	/* Now and then a smaller size divides a paragraph into more lines, not fewer; at low all is known to fit. */
	while (!measure_rooms(l, room, n, factor))
		factor--;
	return true;
}

bool fit_fixed(const struct layout *l, struct room *room)
{
	if (measure_room(l, room, 1000, l->arena) || (room->flows && !room->too_wide))
		return true;
	report_room(l, room, 1000);
	return false;
}
