/* edition.h - what an edition is known by on paper: a short number, and how long its contacts hold. */
#ifndef TEMPLATE_EDITION_H
#define TEMPLATE_EDITION_H

struct arena;
struct edition;
struct language;
struct model;

/*
 * "KTR-MWB": six letters that follow from the edition's texts and contacts in this language, those its texts link to among them, the same in all its
 * products. Letters, so that nobody takes it for a phone number; no vowels, so that nobody reads a word in it.
 */
const char *edition_number(struct arena *a, const struct model *m, const struct edition *e, const struct language *l);

/* When the oldest of its contacts was verified, and when the first is due for review: "2024-12-31". The model's. */
const char *edition_verified(const struct edition *e);
const char *edition_review(const struct edition *e);

#endif
