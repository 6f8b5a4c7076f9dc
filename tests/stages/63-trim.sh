#!/bin/bash
# No letter, nor anything else, leaves the trim: each paged product of the editions, and each in every language of the trial texts.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
status=0
sh tests/languages/project.sh "$tmp/languages" && "$lykt" -C "$tmp/languages" build --quiet || exit 1
node tests/readers/trim.mjs out/editions/*/print/*.pdf "$tmp"/languages/out/editions/*/print/*.pdf || status=1
node tests/readers/trim.mjs --self-test "$tmp/languages/out/editions/trial/print/trial-nb-trifold-a4.pdf" || status=1
exit $status
