/*
 * test_fold.c - paper formats: panels of a side meet without gap or overlap and fill it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paged/fold.h"
#include "paged/sheet.h"

#include <string.h>

#include "unit.h"

static void finds_formats_by_name(void **state)
{
	size_t n;
	const char *const *name = fold_names(&n);

	(void)state;
	assert_int_equal(n, 5);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(fold_find(name[i])->name, name[i]);
	assert_null(fold_find("trifold-a5"));
	assert_null(fold_find_panel(fold_find("poster-a3"), "flap"));
}

static void panels_fill_their_side(void **state)
{
	size_t n;
	const char *const *name = fold_names(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		const struct fold *f = fold_find(name[i]);

		for (int side = 0; side < f->sides; side++) {
			int width = 0;

			assert_non_null(f->side_names[side]);
			for (size_t k = 0; k < f->n_panels; k++) {
				const struct panel *p = &f->panels[k];
				bool meets = p->x == 0;

				if (p->side != side)
					continue;
				width += p->w;
				if (p->kind == PANEL_FLOW)
					continue;
				assert_int_equal(p->y, 0);
				assert_int_equal(p->h, f->h);
				for (size_t other = 0; other < f->n_panels; other++)
					meets |= f->panels[other].side == side && f->panels[other].x + f->panels[other].w == p->x;
				assert_true(meets);
			}
			assert_int_equal(width, f->w);
		}
	}
}

/* Head, text and foot meet, and fill every page. */
static void text_flows_between_head_and_foot(void **state)
{
	const struct fold *f = fold_find("handbook-a4");
	const struct panel *head = fold_find_panel(f, "head"), *foot = fold_find_panel(f, "foot");
	int flows = 0;

	(void)state;
	assert_int_equal(head->kind, PANEL_HEAD);
	assert_int_equal(foot->kind, PANEL_FOOT);
	assert_int_equal(head->y, 0);
	assert_int_equal(foot->y + foot->h, f->h);
	for (size_t i = 0; i < f->n_panels; i++)
		if (f->panels[i].kind == PANEL_FLOW) {
			flows++;
			assert_int_equal(f->panels[i].y, head->h);
			assert_in_range(f->panels[i].y + f->panels[i].h, foot->y - 1, foot->y + 1);
			assert_int_equal(f->panels[i].w, f->w);
		}
	assert_int_equal(flows, 3);
}

/* The flap and the panel behind it are what is folded in, so they are 3 mm narrower. */
static void flap_goes_in(void **state)
{
	const struct fold *f = fold_find("trifold-a4");
	const struct panel *flap = fold_find_panel(f, "flap"), *behind = fold_find_panel(f, "inside-3");

	(void)state;
	assert_int_equal(flap->w, MM(97));
	assert_int_equal(flap->side, 0);
	assert_int_equal(behind->side, 1);
	assert_int_equal(flap->x + flap->w, f->w - behind->x);      /* the same piece of paper, turned over */
	assert_true(fold_find_panel(f, "cover")->w > flap->w);
}

static void formats_are_paper_sizes(void **state)
{
	(void)state;
	assert_int_equal(fold_find("trifold-a4")->w, 841890);
	assert_int_equal(fold_find("trifold-a4")->h, 595276);
	assert_int_equal(fold_find("poster-a3")->w, 841890);
	assert_int_equal(fold_find("poster-a3")->h, 1190551);
	assert_int_equal(fold_find("flyer-a5")->w, 419528);
	assert_int_equal(fold_find("flyer-a5")->h, 595276);
}

static void cards_fit_on_their_paper(void **state)
{
	const struct fold *f = fold_find("card-85x55");

	(void)state;
	assert_int_equal(f->gang.paper_w, MM(210));
	assert_true(f->gang.across * f->w + MM(20) <= f->gang.paper_w);     /* room for marks */
	assert_true(f->gang.down * f->h + MM(20) <= f->gang.paper_h);
	assert_int_equal(fold_find("flyer-a5")->gang.across, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_formats_by_name),
		cmocka_unit_test(panels_fill_their_side),
		cmocka_unit_test(text_flows_between_head_and_foot),
		cmocka_unit_test(flap_goes_in),
		cmocka_unit_test(formats_are_paper_sizes),
		cmocka_unit_test(cards_fit_on_their_paper),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
