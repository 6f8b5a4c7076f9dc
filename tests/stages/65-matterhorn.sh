#!/bin/bash
# Every PDF of the editions keeps what it promises, PDF/UA-1 and PDF/A-2a, and whoever tests that notices when one does not.
#
# SPDX-License-Identifier: GPL-3.0-or-later
sample=$(mktemp) || exit 1
trap 'rm -f "$sample"' EXIT
status=0
out/obj/gcc-dev/tests/unit/test_pdf_sample "$sample" || exit 1
node tests/readers/damage.mjs "$sample" || status=1
node tests/readers/matterhorn.mjs out/editions/*/print/*.pdf || status=1
exit $status
