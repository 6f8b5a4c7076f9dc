#!/bin/bash
# The finished PDFs and pictures, read back by qpdf, poppler, MuPDF and zbar.
#
# SPDX-License-Identifier: GPL-3.0-or-later
node tests/readers/paper.mjs .
