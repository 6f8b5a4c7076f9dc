#!/bin/bash
# The kiosk in one file a language: when it is made, and what it does by itself.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
stage=single
. tests/report.sh
cp -r content templates themes "$tmp/"
single=$tmp/out/editions/library/single

files() { ls "$single" | tr '\n' ' '; }
is() { [ "$1" = "$2" ] || { echo "'$1' instead of '$2'"; return 1; }; }
build() { "$lykt" -C "$tmp" build --quiet --product kiosk "$@"; }
# As it is read, with no-break spaces; and as it is dialled.
says() { grep -q "$(printf '22\302\24033\302\24011\302\240%s' "$2")" "$1" && grep -q "tel:+47223311$2" "$1"; }
says_not() { ! grep -q "$(printf '22\302\24033\302\24011\302\240%s' "$2")\|223311$2" "$1"; }

report 'without being asked, none is made' sh -c "'$lykt' -C '$tmp' build --quiet --product kiosk --language nb && [ ! -e '$single' ]"
report 'in one language' build --single --language nb
report 'there is only that one' is "$(files)" 'library-nb.html '
report 'a later build makes no others' build
report 'there is still only that one' is "$(files)" 'library-nb.html '
report 'in all languages' build --single
report 'each has a file' is "$(files)" "$(ls content/languages/*.po | sed 's|.*/\(.*\)\.po|library-\1.html|' | (cat; echo library-nb.html) | sort | tr '\n' ' ')"
node tests/browser/single.mjs "$single" "$tmp"

# A number changes: every file that is there has it.
report 'they have the number' says "$single/library-ar.html" 60
rm "$single/library-th.html"
sed -i 's/22 33 11 60/22 33 11 61/' "$tmp/content/contacts/rosa.md"
report 'a later build' build
for language in ar en nb ti uk; do
	report "$language has the new number" says "$single/library-$language.html" 61
	report "$language has not the old one" says_not "$single/library-$language.html" 60
done
report 'a file that was deleted is not made again' is "$(files)" 'library-ar.html library-en.html library-nb.html library-ti.html library-uk.html '
