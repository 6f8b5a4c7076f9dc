/*
 * settings.c - the schema of a kiosk's settings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/settings.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "load/front.h"
#include "model/model.h"

#include <string.h>

/*
 * Limits [s]. WCAG 2.2, 2.2.1 asks for 20 s to answer and leaves open how long one may think before; who reads slowly or in a
 * third language needs more than half a minute, and ten minutes would leave the page to the next visitor.
 */
enum { IDLE_LEAST = 30, IDLE_MOST = 600, COUNTDOWN_LEAST = 20, COUNTDOWN_MOST = 120, ATTRACT_LEAST = 5, ATTRACT_MOST = 3600 };

static const char *const keys[] = { "idle", "countdown", "attract", "decoy", "place", "buttons", "printing" };

static void check_keys(struct arena *a, const struct front *map, const char *const *others, size_t n, struct diag *d)
{
	const char **known = ARENA_ARRAY(a, const char *, n + COUNT(keys));

	memcpy(known, others, n * sizeof(*known));
	memcpy(known + n, keys, sizeof(keys));
	front_check_keys(map, known, n + COUNT(keys), d);
}

static void suggest_decoy(struct arena *a, const struct model *m, const char *id, struct diag *d)
{
	const char **names = ARENA_ARRAY(a, const char *, m->n_documents);
	size_t n = 0;

	for (size_t i = 0; i < m->n_documents; i++)
		if (m->documents[i]->kind == KIND_DECOY)
			names[n++] = m->documents[i]->id;
	if (!diag_suggest(d, id, names, n))
		diag_note(d, (struct pos){ 0 }, "a decoy is a text with 'kind: decoy', such as content/decoys/opening-hours.md");
}

static void read_decoy(struct arena *a, const struct model *m, const struct front *map, struct kiosk_settings *s, struct diag *d)
{
	const struct document *doc;
	const char *id = NULL;

	if (!front_string(map, "decoy", &id, d) || id == NULL)
		return;
	s->decoy_pos = front_find(map, "decoy")->pos;
	doc = model_find_document(m, id);
	if (doc != NULL && doc->kind == KIND_DECOY) {
		s->decoy = doc;
		return;
	}
	if (doc != NULL)
		diag_error(d, s->decoy_pos, "'%s' is guidance and no decoy", id);
	else
		diag_error(d, s->decoy_pos, "unknown decoy '%s'", id);
	suggest_decoy(a, m, id, d);
}

static void read_button(const struct front *f, struct kiosk_settings *s, struct diag *d)
{
	const char *names[KIOSK_BUTTONS];

	for (int b = 0; b < KIOSK_BUTTONS; b++) {
		names[b] = model_button_name((enum kiosk_button)b);
		if (strcmp(names[b], f->scalar) != 0)
			continue;
		if (s->button[b])
			diag_error(d, f->pos, "'%s' stands here twice", f->scalar);
		s->button[b] = true;
		return;
	}
	diag_error(d, f->pos, "unknown button '%s'", f->scalar);
	if (!diag_suggest(d, f->scalar, names, KIOSK_BUTTONS))
		diag_note(d, (struct pos){ 0 }, "there are languages, search, text-size, contrast and take-along; start and exit are always there");
}

static void read_buttons(struct arena *a, const struct front *map, struct kiosk_settings *s, struct diag *d)
{
	const char *const *names = NULL;
	size_t n = 0;

	if (front_find(map, "buttons") == NULL || !front_strings(a, map, "buttons", &names, &n, d))
		return;
	memset(s->button, 0, sizeof(s->button));
	for (const struct front *f = front_find(map, "buttons")->child; f != NULL; f = f->next)
		read_button(f, s, d);
}

const struct kiosk_settings *settings_read(struct arena *a, const struct model *m, const struct front *map, const char *const *others,
                                           size_t n_others, struct diag *d)
{
	struct kiosk_settings *s = ARENA_NEW(a, struct kiosk_settings);

	*s = (struct kiosk_settings){ .idle = 90, .countdown = 20, .attract = 30 };
	for (int b = 0; b < KIOSK_BUTTONS; b++)
		s->button[b] = true;
	check_keys(a, map, others, n_others, d);
	front_integer(map, "idle", IDLE_LEAST, IDLE_MOST, &s->idle, d);
	front_integer(map, "countdown", COUNTDOWN_LEAST, COUNTDOWN_MOST, &s->countdown, d);
	front_integer(map, "attract", ATTRACT_LEAST, ATTRACT_MOST, &s->attract, d);
	read_decoy(a, m, map, s, d);
	if (front_string(map, "place", &s->place, d) && s->place != NULL)
		s->place_pos = front_find(map, "place")->pos;
	read_buttons(a, map, s, d);
	front_bool(map, "printing", &s->printing, d);
	return s;
}
