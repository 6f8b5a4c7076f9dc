#!/bin/bash
# The examples of docs/CONTENT.md are a project that can be checked and built, as it stands and with nothing translated.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
stage=manual
. tests/report.sh

silent() { "$@" >"$tmp/said" 2>&1 || { cat "$tmp/said"; return 1; }; ! grep -E 'error|warning' "$tmp/said"; }

cp -r templates themes "$tmp/"
node tests/readers/manual.mjs "$tmp" || exit 1

# The project's English is of other texts; what the example's texts need is not there, which "refuse" must say ...
report 'a text without translation is refused' sh -c "! '$lykt' -C '$tmp' check 2>'$tmp/refused'"
report 'and it is said which' grep -q "^content/languages/en.po.*: error: '.*' is not translated" "$tmp/refused"

# ... and "fallback" makes good.
sed -i 's/^untranslated: refuse$/untranslated: fallback/' "$tmp/content/editions/library.yaml"
report 'the examples are without mistakes' silent "$lykt" -C "$tmp" check
report 'they are built' silent "$lykt" -C "$tmp" build
report 'the kiosk has the texts' grep -q 'Du sa ikke ja til å bli truet eller lurt' "$tmp/out/editions/library/kiosk/nb.html"
report 'the leaflet has them too' sh -c "pdftotext '$tmp/out/editions/library/print/library-nb-trifold-a4.pdf' - | grep -q 'Gratis hjelp fra advokat'"
report 'merge brings the catalogue up to date' silent "$lykt" -C "$tmp" merge
report 'status counts it' sh -c "'$lykt' -C '$tmp' status | grep -q '^en '"
