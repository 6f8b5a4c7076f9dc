/*
 * pdf_profile.h - what the colours of a PDF mean: the profile behind its RGB (ISO 19005-2, 6.2.3).
 */
#ifndef PAINT_PDF_PROFILE_H
#define PAINT_PDF_PROFILE_H

#include <hpdf.h>

struct profile;

void pdf_profile_write(const struct profile *p, HPDF_Doc doc);

#endif
