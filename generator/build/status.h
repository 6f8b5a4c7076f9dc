/* status.h - how far the translations are, and which contacts must be looked at. */
#ifndef BUILD_STATUS_H
#define BUILD_STATUS_H

struct arena;
struct buf;
struct model;

/* `today` is "YYYY-MM-DD". */
void status_print(struct arena *a, const struct model *m, const char *today, struct buf *out);

#endif
