/*
 * qr.h - payload text to module matrix (ISO/IEC 18004, by libqrencode), and how large it must be.
 */
#ifndef QR_QR_H
#define QR_QR_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

#define QR_QUIET_ZONE 4         /* modules of empty margin on each side (ISO/IEC 18004, 9.1) */

struct qr {
	int size;                       /* modules a side, without quiet zone */
	const unsigned char *dark;      /* [size * size], row by row; 1 is dark */
	char level;                     /* error correction 'L' 'M' 'Q' 'H' */
	int version;                    /* 1-40 */
};

/* The highest error correction that fits the smallest version this payload needs. False: too long for any code, or empty. Not reported. */
bool qr_encode(struct arena *a, const char *payload, struct qr *qr);

/*
 * Side of the symbol without quiet zone [mp] that is at least `least`, with modules of whole printer dots.
 * dots_per_inch e.g. 600.
 */
int qr_side(const struct qr *qr, int least, int dots_per_inch);

/* Dark modules joined into horizontal runs: (x, y, length) in modules. *runs is [n][3] in the arena. For painting without seams. */
void qr_runs(struct arena *a, const struct qr *qr, int (**runs)[3], size_t *n);

/* "tel:+4722331160" for a number as dialled. In the arena. */
const char *qr_tel(struct arena *a, const char *dial);

#endif
