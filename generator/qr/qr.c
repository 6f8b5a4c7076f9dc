/*
 * qr.c - codes by libqrencode, and the size they need on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "qr/qr.h"
#include "base/arena.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

enum {
	MP_PER_INCH = 72000,
	ECI_UTF_8 = 26,             /* AIM ECI, part 3 */
};

/* libqrencode's matrix has flags in the other bits of a module; only the lowest says whether it is dark. */
static void keep_code(struct arena *a, const QRcode *code, char level, struct qr *qr)
{
	size_t modules = (size_t)code->width * (size_t)code->width;
	unsigned char *dark = ARENA_ARRAY(a, unsigned char, modules);

	for (size_t i = 0; i < modules; i++)
		dark[i] = code->data[i] & 1;
	*qr = (struct qr){ .size = code->width, .dark = dark, .level = level, .version = code->version };
}

static bool is_ascii(const char *s)
{
	while (*s != '\0' && (unsigned char)*s < 0x80)
		s++;
	return *s == '\0';
}

/*
 * Bytes that nothing is said about are ISO 8859-1 by the standard, and readers guess: zbar took Norwegian for Chinese. So other letters than
 * ASCII are announced.
 */
static QRcode *encode_utf8(const char *payload, QRecLevel level)
{
	QRinput *input = QRinput_new2(0, level);
	QRcode *code = NULL;

	if (input == NULL)
		return NULL;
	if (QRinput_appendECIheader(input, ECI_UTF_8) == 0 &&
	    QRinput_append(input, QR_MODE_8, (int)strlen(payload), (const unsigned char *)payload) == 0)
		code = QRcode_encodeInput(input);
	QRinput_free(input);
	return code;
}

static QRcode *encode(const char *payload, QRecLevel level)
{
	return is_ascii(payload) ? QRcode_encodeString(payload, 0, level, QR_MODE_8, 1) : encode_utf8(payload, level);
}

bool qr_encode(struct arena *a, const char *payload, struct qr *qr)
{
	static const struct { QRecLevel level; char name; } levels[] = {
		{ QR_ECLEVEL_L, 'L' }, { QR_ECLEVEL_M, 'M' }, { QR_ECLEVEL_Q, 'Q' }, { QR_ECLEVEL_H, 'H' },
	};
	bool larger = false;

	if (payload[0] == '\0')
		return false;
	/* The weakest level gives the version; a stronger one that needs no larger version costs nothing. */
	for (size_t i = 0; !larger && i < sizeof(levels) / sizeof(levels[0]); i++) {
		QRcode *code = encode(payload, levels[i].level);

		if (code == NULL)
			return i > 0;
		larger = i > 0 && code->version > qr->version;
		if (!larger)
			keep_code(a, code, levels[i].name, qr);
		QRcode_free(code);
	}
	return true;
}

int qr_side(const struct qr *qr, int least, int dots_per_inch)
{
	/* In dots, so that a module is a whole number of them; then back to millipoints, rounded once. */
	long long dots = ((long long)least * dots_per_inch + MP_PER_INCH - 1) / MP_PER_INCH;
	long long a_module = (dots + qr->size - 1) / qr->size;

	if (a_module < 1)
		a_module = 1;
	return (int)((a_module * qr->size * MP_PER_INCH + dots_per_inch / 2) / dots_per_inch);
}

void qr_runs(struct arena *a, const struct qr *qr, int (**runs)[3], size_t *n)
{
	int (*run)[3] = arena_array(a, ((size_t)qr->size * (size_t)qr->size + 1) / 2 + (size_t)qr->size, sizeof(*run));
	size_t count = 0;

	for (int y = 0; y < qr->size; y++) {
		const unsigned char *row = qr->dark + (size_t)y * (size_t)qr->size;

		for (int x = 0, from; x < qr->size; x++) {
			if (!row[x])
				continue;
			for (from = x; x < qr->size && row[x]; x++)
				;
			run[count][0] = from;
			run[count][1] = y;
			run[count][2] = x - from;
			count++;
		}
	}
	*runs = run;
	*n = count;
}

const char *qr_tel(struct arena *a, const char *dial)
{
	return arena_printf(a, "tel:%s", dial);
}
