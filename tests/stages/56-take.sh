#!/bin/bash
# What is taken along: the codes of the kiosk of the edition library, and what it prints where there is a printer; who is shown among its contacts.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
stage=take
. tests/report.sh
kiosk=out/editions/library/kiosk
if [ ! -e $kiosk/index.html ]; then
	"$lykt" build library --product kiosk || exit 1
fi
node tests/browser/take.mjs $kiosk
node tests/browser/contacts.mjs $kiosk

# Where nobody is to be called at once, that is no choice; where a printer is connected, there are buttons to print.
cp -r content templates themes "$tmp/"
sed -i '/^urgent: true$/d' "$tmp"/content/contacts/*.md
sed -i 's/^\( *printing:\) false/\1 true/' "$tmp/content/editions/library.yaml"
for language in nb ar th; do
	"$lykt" -C "$tmp" build --quiet --product kiosk --language $language || exit 1
done
printing=$tmp/out/editions/library/kiosk
report 'no print button without a printer' sh -c "! grep -l 'data-print=\|data-print>' $kiosk/*.html"
report 'print buttons with one' grep -q 'data-print>' "$printing/nb.html"
node tests/browser/contacts.mjs "$printing" "$tmp"
node tests/browser/print.mjs "$printing" "$tmp"
