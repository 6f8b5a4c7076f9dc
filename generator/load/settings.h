/*
 * settings.h - what an edition says of its kiosk besides texts: how long it waits, what it leaves for, which buttons it has.
 */
#ifndef LOAD_SETTINGS_H
#define LOAD_SETTINGS_H

#include <stddef.h>

struct arena;
struct diag;
struct front;
struct kiosk_settings;
struct model;

/*
 * The settings in the mapping of a kiosk, whose keys are these and those of `others`; what is wrong is reported, and what is
 * not said has its usual value. Decoys are found among the texts of the model. Never NULL.
 */
const struct kiosk_settings *settings_read(struct arena *a, const struct model *m, const struct front *map, const char *const *others,
                                           size_t n_others, struct diag *d);

#endif
