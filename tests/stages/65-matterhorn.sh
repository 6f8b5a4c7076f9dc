#!/bin/bash
# Every PDF of the editions, and a page in each language and script, keeps what it promises, PDF/UA-1 and PDF/A-2a; and whoever tests that
# notices when one does not.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
status=0
out/obj/gcc-dev/tests/unit/test_pdf_sample "$tmp/sample.pdf" || exit 1
node tests/readers/damage.mjs "$tmp/sample.pdf" || status=1
cp -r tests/readers/samples "$tmp/" && cp -r themes "$tmp/samples/" && "$lykt" -C "$tmp/samples" build --quiet || exit 1
sh tests/languages/project.sh "$tmp/languages" && "$lykt" -C "$tmp/languages" build --quiet || exit 1
node tests/readers/matterhorn.mjs out/editions/*/print/*.pdf "$tmp"/{samples,languages}/out/editions/*/print/*.pdf || status=1
exit $status
