/* make_kiosk.h - a page of a kiosk: its HTML, fonts and texts; with the page that chooses a language, what HTTP needs. */
#ifndef BUILD_MAKE_KIOSK_H
#define BUILD_MAKE_KIOSK_H

#include <stdbool.h>

struct arena;
struct diag;
struct job;
struct make_env;
struct make_result;
struct template_scope;

/* All in the arena, the page last. False: reported. */
bool make_kiosk(struct arena *a, const struct make_env *env, const struct job *job, const struct template_scope *scope,
                struct make_result *out, struct diag *d);

#endif
