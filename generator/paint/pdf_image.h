/*
 * pdf_image.h - the pictures of one PDF: one object each, however often it is shown.
 */
#ifndef PAINT_PDF_IMAGE_H
#define PAINT_PDF_IMAGE_H

#include <stdbool.h>

#include <hpdf.h>

struct arena;
struct diag;
struct image;
struct pdf_images;

struct pdf_images *pdf_images_new(struct arena *a, HPDF_Doc doc, struct diag *d);

/* The picture's name as a resource: "I1". Sets *transparent if something shows through it, else leaves it. */
const char *pdf_images_use(struct pdf_images *images, const struct image *image, bool *transparent);

/* Name all pictures in the resources. False: one could not be read; reported. */
bool pdf_images_write(const struct pdf_images *images, HPDF_Dict resources);

#endif
