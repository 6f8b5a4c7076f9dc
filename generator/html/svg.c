/*
 * svg.c - pictograms and QR codes as SVG inside the document. Line width and colour are the style sheet's (.icon, .qr).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/arena.h"
#include "base/buf.h"
#include "html/html.h"
#include "model/theme.h"
#include "qr/qr.h"

#include <stdio.h>
#include <string.h>

/* 1/1000 unit as a decimal number without zeros at its end. */
static void coordinate(struct buf *out, int milli)
{
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%s%d.%03d", milli < 0 ? "-" : "", milli < 0 ? -milli / 1000 : milli / 1000,
	                   milli < 0 ? -milli % 1000 : milli % 1000);

	while (digits[len - 1] == '0')
		len--;
	if (digits[len - 1] == '.')
		len--;
	buf_add(out, digits, (size_t)len);
}

static void step(struct buf *out, const struct path_step *s)
{
	static const struct { char letter; int numbers; } verb[] = {
		[PATH_MOVE] = { 'M', 2 }, [PATH_LINE] = { 'L', 2 }, [PATH_CURVE] = { 'C', 6 }, [PATH_CLOSE] = { 'Z', 0 },
	};

	buf_addc(out, verb[s->verb].letter);
	for (int i = 0; i < verb[s->verb].numbers; i++) {
		if (i > 0)
			buf_addc(out, ' ');
		coordinate(out, s->xy[i]);
	}
}

void html_icon(struct buf *out, const struct icon *icon)
{
	struct buf symbol;
	struct html h;

	html_init(&h, out);
	buf_init(&symbol);
	buf_printf(&symbol, "#icon-%s", icon->name);
	html_open(&h, "svg", "class", icon->mirrors ? "icon mirrors" : "icon", "aria-hidden", "true", (char *)NULL);
	html_open(&h, "use", "href", symbol.data, (char *)NULL);
	html_close(&h, "use");
	html_close(&h, "svg");
	html_end(&h);
	buf_release(&symbol);
}

static void add_path(struct html *h, const struct icon *icon)
{
	struct buf path;

	buf_init(&path);
	for (size_t i = 0; i < icon->n_steps; i++)
		step(&path, &icon->step[i]);
	html_open(h, "path", "d", path.data, (char *)NULL);
	html_close(h, "path");
	buf_release(&path);
}

void html_icon_symbols(struct buf *out, const struct theme *t, const char *body)
{
	struct buf id, use;
	struct html h;

	html_init(&h, out);
	buf_init(&id);
	buf_init(&use);
	html_open(&h, "div", "hidden", "", (char *)NULL);
	html_open(&h, "svg", (char *)NULL);
	for (size_t i = 0; i < t->n_icons; i++) {
		buf_reset(&id);
		buf_reset(&use);
		buf_printf(&id, "icon-%s", t->icons[i].name);
		buf_printf(&use, "<use href=\"#%s\">", id.data);
		if (strstr(body, use.data) == NULL)
			continue;
		html_open(&h, "symbol", "id", id.data, "viewBox", "0 0 24 24", (char *)NULL);
		add_path(&h, &t->icons[i]);
		html_close(&h, "symbol");
	}
	html_close(&h, "svg");
	html_close(&h, "div");
	html_end(&h);
	buf_release(&use);
	buf_release(&id);
}

void html_icon_file(struct buf *out, const struct icon *icon, const struct colour *line, const struct colour *ground)
{
	enum { MARGIN = 12 };           /* [icon units] all around: launchers cut pictures round (W3C Web App Manifest, "maskable") */
	char colour[2][8], box[32];
	const struct colour *c[2] = { line, ground };
	struct html h;

	for (int i = 0; i < 2; i++)
		snprintf(colour[i], sizeof(colour[i]), "#%02x%02x%02x", c[i]->rgb[0], c[i]->rgb[1], c[i]->rgb[2]);
	snprintf(box, sizeof(box), "%d %d %d %d", -MARGIN, -MARGIN, 24 + 2 * MARGIN, 24 + 2 * MARGIN);
	html_init(&h, out);
	html_open(&h, "svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", box, "width", "512", "height", "512", (char *)NULL);
	html_open(&h, "rect", "x", "-12", "y", "-12", "width", "48", "height", "48", "fill", colour[1], (char *)NULL);
	html_close(&h, "rect");
	html_open(&h, "g", "fill", "none", "stroke", colour[0], "stroke-width", "2", "stroke-linecap", "round", "stroke-linejoin", "round", (char *)NULL);
	add_path(&h, icon);
	html_close(&h, "g");
	html_close(&h, "svg");
	html_end(&h);
	buf_addc(out, '\n');
}

bool html_qr(struct buf *out, const char *payload, const char *label)
{
	struct arena *a = arena_new();
	struct buf path, box;
	struct html h;
	struct qr qr;
	int (*run)[3];
	size_t n;
	bool ok = qr_encode(a, payload, &qr);

	html_init(&h, out);
	buf_init(&path);
	buf_init(&box);
	if (!ok)
		goto out;
	qr_runs(a, &qr, &run, &n);
	for (size_t i = 0; i < n; i++)
		buf_printf(&path, "M%d %dh%dv1h-%dz", run[i][0] + QR_QUIET_ZONE, run[i][1] + QR_QUIET_ZONE, run[i][2], run[i][2]);
	buf_printf(&box, "0 0 %d %d", qr.size + 2 * QR_QUIET_ZONE, qr.size + 2 * QR_QUIET_ZONE);
	/* Black on white in every variant of the theme: many phones do not read inverted codes. */
	html_open(&h, "svg", "class", "qr", "viewBox", box.data, "role", "img", "aria-label", label, "shape-rendering", "crispEdges", (char *)NULL);
	html_open(&h, "rect", "width", "100%", "height", "100%", "fill", "#fff", (char *)NULL);
	html_close(&h, "rect");
	html_open(&h, "path", "d", path.data, "fill", "#000", (char *)NULL);
	html_close(&h, "path");
	html_close(&h, "svg");
out:
	html_end(&h);
	buf_release(&box);
	buf_release(&path);
	arena_free(a);
	return ok;
}
