#!/bin/bash
# What gettext's own tools think of our catalogues, and that extract and merge change nothing when nothing changed.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
stage=catalogues
. tests/report.sh
mkdir "$tmp/p"
cp -r content templates themes "$tmp/p/"
languages=$tmp/p/content/languages

for po in content/languages/*.po; do
	report "msgfmt checks $(basename "$po")" msgfmt --check --output-file=/dev/null "$po"
done

report 'extract writes a template' "$lykt" -C "$tmp/p" extract
report 'msgfmt reads the template' msgfmt --output-file=/dev/null "$languages/lykt.pot"
report 'the template in the project is up to date' diff content/languages/lykt.pot "$languages/lykt.pot"
report 'merge runs' "$lykt" -C "$tmp/p" merge
report 'merge changes no catalogue that is up to date' diff -r content/languages "$languages"

# A catalogue as another tool rewrites it says the same.
for po in content/languages/*.po; do
	msgcat --width=60 --output-file="$languages/$(basename "$po")" "$po"
done
report 'catalogues rewritten by msgcat are as good' "$lykt" -C "$tmp/p" check
