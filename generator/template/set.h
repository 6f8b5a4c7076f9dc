/* set.h - the texts of all templates, read once. */
#ifndef TEMPLATE_SET_H
#define TEMPLATE_SET_H

#include <stddef.h>

#include "template/template.h"

struct template_file {
	const char *name;               /* "kiosk/index.html" */
	const char *path;               /* "templates/kiosk/index.html", for messages */
	const char *text; size_t len;
};

struct template_set {
	struct template_limits limits;
	const struct template_file *file; size_t n_files;       /* sorted by name */
	const char **name;                                      /* [n_files] */
};

const struct template_file *set_find(const struct template_set *t, const char *name);       /* or NULL */

/* The file `name` in the folder of another: "part.html" beside "kiosk/index.html". */
const struct template_file *set_find_beside(const struct template_set *t, const struct template_file *file, const char *name);

#endif
