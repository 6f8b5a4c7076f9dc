/* versions.h - which libraries shape and break text: another version may do it another way. */
#ifndef TEXT_VERSIONS_H
#define TEXT_VERSIONS_H

struct arena;

/* "ICU 72.1.0.0 HarfBuzz 6.0.0", of the libraries that run, in the arena. */
const char *versions_of_text(struct arena *a);

#endif
