/*
 * drawing.c - a scanner for the few parts of SVG that pictograms are drawn with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "load/drawing.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/input.h"

#include <stdlib.h>
#include <string.h>

enum { UNIT = 1000 };     /* steps are in 1/1000 of a unit of the grid */
enum { FARTHEST = 1000 }; /* [units] no coordinate is farther from the grid */

struct drawing {
	struct arena *arena;
	const char *file, *text;
	size_t len;
	struct diag *d;
	struct path_step *step;
	size_t n, cap;
};

struct attributes { const char *name[16], *value[16]; size_t n; };

static bool wrong(const struct drawing *g, size_t at, const char *what)
{
	return diag_error(g->d, input_pos(g->file, 1, g->text, at), "%s", what);
}

static void add_step(struct drawing *g, enum path_verb verb, const double *xy, size_t n)
{
	struct path_step *s;

	if (g->n == g->cap) {
		struct path_step *more = ARENA_ARRAY(g->arena, struct path_step, g->cap > 0 ? g->cap * 2 : 32);

		if (g->n > 0)
			memcpy(more, g->step, g->n * sizeof(*more));
		g->step = more;
		g->cap = g->cap > 0 ? g->cap * 2 : 32;
	}
	s = &g->step[g->n++];
	s->verb = verb;
	for (size_t i = 0; i < n; i++)
		s->xy[i] = (int)(xy[i] * UNIT + (xy[i] < 0 ? -0.5 : 0.5));
}

static void add_point(struct drawing *g, enum path_verb verb, double x, double y)
{
	add_step(g, verb, (const double[]){ x, y }, 2);
}

/*
 * The next number of a path or a list of points. strtod depends on the locale, and SVG lets numbers touch ("1.5.5-2"), so
 * it is read by hand: digits, one point, no exponent.
 */
static bool read_number(const char **s, double *value)
{
	const char *p = *s;
	double sign = 1, scale = 1;
	bool any = false;

	while (*p == ' ' || *p == ',' || *p == '\n' || *p == '\t' || *p == '\r')
		p++;
	if (*p == '-' || *p == '+')
		sign = *p++ == '-' ? -1 : 1;
	for (*value = 0; *p >= '0' && *p <= '9'; p++, any = true)
		*value = *value * 10 + (*p - '0');
	if (*p == '.')
		for (p++; *p >= '0' && *p <= '9'; p++, any = true)
			*value += (*p - '0') * (scale /= 10);
	*value *= sign;
	if (any)
		*s = p;
	return any && *value > -FARTHEST && *value < FARTHEST;
}

static const char *attribute(const struct attributes *as, const char *name)
{
	for (size_t i = 0; i < as->n; i++)
		if (strcmp(as->name[i], name) == 0)
			return as->value[i];
	return NULL;
}

/* A length attribute that may be missing. */
static bool read_length(const struct attributes *as, const char *name, double *value)
{
	const char *s = attribute(as, name);

	*value = 0;
	return s == NULL || (read_number(&s, value) && *s == '\0');
}

/* A quarter of an ellipse is drawn with control points this far along its axes. */
static const double KAPPA = 0.5522847498;

static void draw_ellipse(struct drawing *g, double x, double y, double rx, double ry)
{
	const double kx = rx * KAPPA, ky = ry * KAPPA;

	add_point(g, PATH_MOVE, x + rx, y);
	add_step(g, PATH_CURVE, (const double[]){ x + rx, y + ky, x + kx, y + ry, x, y + ry }, 6);
	add_step(g, PATH_CURVE, (const double[]){ x - kx, y + ry, x - rx, y + ky, x - rx, y }, 6);
	add_step(g, PATH_CURVE, (const double[]){ x - rx, y - ky, x - kx, y - ry, x, y - ry }, 6);
	add_step(g, PATH_CURVE, (const double[]){ x + kx, y - ry, x + rx, y - ky, x + rx, y }, 6);
	add_step(g, PATH_CLOSE, NULL, 0);
}

static void draw_rect(struct drawing *g, double x, double y, double w, double h, double r)
{
	const double c = r * (1 - KAPPA), right = x + w, bottom = y + h;

	add_point(g, PATH_MOVE, x + r, y);
	add_point(g, PATH_LINE, right - r, y);
	if (r > 0)
		add_step(g, PATH_CURVE, (const double[]){ right - c, y, right, y + c, right, y + r }, 6);
	add_point(g, PATH_LINE, right, bottom - r);
	if (r > 0)
		add_step(g, PATH_CURVE, (const double[]){ right, bottom - c, right - c, bottom, right - r, bottom }, 6);
	add_point(g, PATH_LINE, x + r, bottom);
	if (r > 0)
		add_step(g, PATH_CURVE, (const double[]){ x + c, bottom, x, bottom - c, x, bottom - r }, 6);
	add_point(g, PATH_LINE, x, y + r);
	if (r > 0)
		add_step(g, PATH_CURVE, (const double[]){ x, y + c, x + c, y, x + r, y }, 6);
	add_step(g, PATH_CLOSE, NULL, 0);
}

static bool draw_points(struct drawing *g, size_t at, const char *s, bool closed)
{
	enum path_verb verb = PATH_MOVE;
	double x, y;

	while (s != NULL && read_number(&s, &x)) {
		if (!read_number(&s, &y))
			return wrong(g, at, "points come in pairs");
		add_point(g, verb, x, y);
		verb = PATH_LINE;
	}
	if (s == NULL || s[strspn(s, " \n\t\r,")] != '\0')
		return wrong(g, at, "'points' is missing or not a list of numbers");
	if (closed)
		add_step(g, PATH_CLOSE, NULL, 0);
	return true;
}

/* Where the pen is, and where its subpath began. */
struct pen { double x, y, from_x, from_y; };

/* Numbers a command takes at a time. */
static size_t command_numbers(char c)
{
	switch (c) {
	case 'M': case 'm': case 'L': case 'l': return 2;
	case 'H': case 'h': case 'V': case 'v': return 1;
	case 'C': case 'c': return 6;
	default: return 0;
	}
}

static void draw_command(struct drawing *g, struct pen *pen, char c, double *v)
{
	const bool relative = c >= 'a';
	const double x = relative ? pen->x : 0, y = relative ? pen->y : 0;

	switch (c) {
	case 'H': case 'h':
		pen->x = x + v[0];
		add_point(g, PATH_LINE, pen->x, pen->y);
		break;
	case 'V': case 'v':
		pen->y = y + v[0];
		add_point(g, PATH_LINE, pen->x, pen->y);
		break;
	case 'C': case 'c':
		for (int i = 0; i < 6; i += 2) {
			v[i] += x;
			v[i + 1] += y;
		}
		add_step(g, PATH_CURVE, v, 6);
		pen->x = v[4];
		pen->y = v[5];
		break;
	default:
		pen->x = x + v[0];
		pen->y = y + v[1];
		add_point(g, c == 'M' || c == 'm' ? PATH_MOVE : PATH_LINE, pen->x, pen->y);
		if (c == 'M' || c == 'm') {
			pen->from_x = pen->x;
			pen->from_y = pen->y;
		}
	}
}

static bool draw_path(struct drawing *g, size_t at, const char *s)
{
	const size_t before = g->n;
	struct pen pen = { 0 };
	char c = '\0';

	if (s == NULL)
		return wrong(g, at, "a path without 'd'");
	for (s += strspn(s, " \n\t\r,"); *s != '\0'; s += strspn(s, " \n\t\r,")) {
		double v[6];
		size_t want;

		if ((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z'))
			c = *s++;
		else if (c == 'M' || c == 'm')
			c = c == 'M' ? 'L' : 'l';       /* further pairs of a move are lines (SVG 1.1, 8.3.2) */
		if (c == 'Z' || c == 'z') {
			add_step(g, PATH_CLOSE, NULL, 0);
			pen.x = pen.from_x;
			pen.y = pen.from_y;
			c = ' ';        /* numbers must not follow */
			continue;
		}
		want = command_numbers(c);
		if (want == 0)
			return wrong(g, at, "a path may only use M L H V C Z");
		if (g->n == before && c != 'M' && c != 'm')
			return wrong(g, at, "a path begins with M");
		for (size_t i = 0; i < want; i++)
			if (!read_number(&s, &v[i]))
				return wrong(g, at, "a path command with too few numbers");
		draw_command(g, &pen, c, v);
		if (pen.x < -FARTHEST || pen.x > FARTHEST || pen.y < -FARTHEST || pen.y > FARTHEST)
			return wrong(g, at, "a path that leaves the grid");
	}
	return true;
}

/* Whatever else an attribute asks for would be missing, in the kiosk and on paper: transform, style, opacity ... */
static bool check_attributes(struct drawing *g, size_t at, const struct attributes *as)
{
	static const char *const known[] = {
		"xmlns", "viewBox", "width", "height", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
		"d", "points", "x", "y", "rx", "x1", "y1", "x2", "y2", "cx", "cy", "r",
	};
	bool ok = true;

	for (size_t i = 0; i < as->n; i++) {
		size_t k = 0;

		while (k < sizeof(known) / sizeof(known[0]) && strcmp(known[k], as->name[i]) != 0)
			k++;
		if (k == sizeof(known) / sizeof(known[0]))
			ok = diag_error(g->d, input_pos(g->file, 1, g->text, at), "attribute '%s' in a pictogram", as->name[i]);
	}
	return ok;
}

static bool draw_element(struct drawing *g, size_t at, const char *name, const struct attributes *as)
{
	double x, y, w, h, r;

	if (strcmp(name, "path") == 0)
		return draw_path(g, at, attribute(as, "d"));
	if (strcmp(name, "polyline") == 0 || strcmp(name, "polygon") == 0)
		return draw_points(g, at, attribute(as, "points"), strcmp(name, "polygon") == 0);
	if (strcmp(name, "line") == 0) {
		if (!read_length(as, "x1", &x) || !read_length(as, "y1", &y) ||
		    !read_length(as, "x2", &w) || !read_length(as, "y2", &h))
			return wrong(g, at, "a length that is not a number");
		add_point(g, PATH_MOVE, x, y);
		add_point(g, PATH_LINE, w, h);
		return true;
	}
	if (strcmp(name, "circle") == 0) {
		if (!read_length(as, "cx", &x) || !read_length(as, "cy", &y) || !read_length(as, "r", &r) || r <= 0)
			return wrong(g, at, "a circle needs numbers for cx, cy and r");
		draw_ellipse(g, x, y, r, r);
		return true;
	}
	if (strcmp(name, "rect") == 0) {
		if (!read_length(as, "x", &x) || !read_length(as, "y", &y) || !read_length(as, "width", &w) ||
		    !read_length(as, "height", &h) || !read_length(as, "rx", &r) || w <= 0 || h <= 0)
			return wrong(g, at, "a rect needs numbers for x, y, width and height");
		if (r > w / 2)
			r = w / 2;
		draw_rect(g, x, y, w, h, r < h / 2 ? r : h / 2);
		return true;
	}
	if (strcmp(name, "svg") == 0) {
		const char *box = attribute(as, "viewBox");

		return (box != NULL && strcmp(box, "0 0 24 24") == 0) ||
		       wrong(g, at, "a pictogram needs viewBox=\"0 0 24 24\"");
	}
	diag_error(g->d, input_pos(g->file, 1, g->text, at), "element '%s' in a pictogram", name);
	diag_note(g->d, (struct pos){ 0 }, "use path (M L H V C Z), line, circle, rect, polyline or polygon");
	return false;
}

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_';
}

/* Attributes up to the '>' at *p; values are copied. */
static bool read_attributes(struct drawing *g, size_t *p, struct attributes *as)
{
	const char *t = g->text;

	for (as->n = 0;;) {
		size_t from, value, end;

		*p += strspn(t + *p, " \n\t\r");
		if (t[*p] == '>' || (t[*p] == '/' && t[*p + 1] == '>'))
			return true;
		for (from = *p; is_name(t[*p]); (*p)++)
			;
		if (*p == from || t[*p] != '=' || (t[*p + 1] != '"' && t[*p + 1] != '\''))
			return wrong(g, from, "expected name=\"value\"");
		value = *p + 2;
		end = value + strcspn(t + value, t[*p + 1] == '"' ? "\"" : "'");
		if (t[end] == '\0')
			return wrong(g, from, "a value without its closing quote");
		if (as->n < sizeof(as->name) / sizeof(as->name[0])) {
			as->name[as->n] = arena_strndup(g->arena, t + from, *p - from);
			as->value[as->n] = arena_strndup(g->arena, t + value, end - value);
			as->n++;
		}
		*p = end + 1;
	}
}

bool drawing_parse(struct arena *a, const char *file, const char *text, size_t len, struct icon *icon, struct diag *d)
{
	struct drawing g = { .arena = a, .file = file, .text = text, .len = len, .d = d };
	size_t p = 0;

	while (p < len) {
		struct attributes as;
		size_t at;
		const char *name, *end;

		p += strcspn(text + p, "<");
		if (p >= len)
			break;
		if (text[p + 1] == '/' || text[p + 1] == '?' || text[p + 1] == '!') {
			end = strncmp(text + p, "<!--", 4) == 0 ? strstr(text + p, "-->") : strchr(text + p, '>');
			if (end == NULL)
				return wrong(&g, p, "a '<' without its '>'");
			p = (size_t)(end - text) + 1;
			continue;
		}
		at = p++;
		while (is_name(text[p]))
			p++;
		name = arena_strndup(a, text + at + 1, p - at - 1);
		if (!read_attributes(&g, &p, &as) || !check_attributes(&g, at, &as) || !draw_element(&g, at, name, &as))
			return false;
	}
	if (g.n == 0)
		return wrong(&g, 0, "a pictogram without strokes");
	icon->step = g.step;
	icon->n_steps = g.n;
	return true;
}
