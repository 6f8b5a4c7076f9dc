/* work.h - many jobs at once: workers, files staged beside their places, and the swap. */
#ifndef BUILD_WORK_H
#define BUILD_WORK_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct job;
struct make_env;

/* What came of a job. */
struct work_result {
	const char **path, **staged; size_t n;  /* where each file belongs, and where it waits; NULL: it is there as it is */
	size_t bytes;                           /* of all its files */
	double cpu_ms;
	struct diag *diag;
	bool ok;
};

struct work {
	const struct make_env *env;
	const struct job *const *job; size_t n;
	struct work_result *result;             /* [n] */
	struct arena **kept; unsigned workers;  /* each worker's arena for its results */
	bool progress;                          /* a line on stderr */
	size_t done;
};

/* Make the jobs on so many threads and stage their files. False: some failed, all is reported. Release it in any case. */
bool work_run(struct work *w, unsigned workers, struct diag *d);

/*
 * Rename all staged files to their places, those of a job in its order: where one cannot be, the old main file stays. False:
 * reported.
 */
bool work_swap(struct work *w, struct diag *d);

/* Removes what is still staged. */
void work_release(struct work *w);

#endif
