#!/bin/bash
# Readers give back every word of a page of awkward text and of leaflets, flyers, cards and handbooks, in every language; and the table in
# docs/PAPER.md says so.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
cp -r tests/readers/samples "$tmp/" && cp -r themes "$tmp/samples/" && "$lykt" -C "$tmp/samples" build --quiet || exit 1
sh tests/languages/project.sh "$tmp/languages" && "$lykt" -C "$tmp/languages" build --quiet || exit 1
LYKT=$lykt node tests/readers/words.mjs --check=docs/PAPER.md "$tmp/samples" "$tmp/languages"
