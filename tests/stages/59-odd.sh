#!/bin/bash
# Kiosks nobody plans for: forty languages, one language, a text of 50 kB, a language without a keyboard; in the browser, none of them is an error.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
stage=odd
. tests/report.sh

# The trial texts in their 31 languages, and nine more that have words of English.
sh tests/languages/project.sh "$tmp/forty" || exit 1
cp content/interface.yaml "$tmp/forty/content/"
cp -r content/decoys "$tmp/forty/content/"
for l in de es fr it nl sv da fi cs; do
	sed "s/^\"Language: en/\"Language: $l/" "$tmp/forty/content/languages/en.po" >"$tmp/forty/content/languages/$l.po"
done
sed -i 's/^untranslated: refuse/untranslated: fallback/
	s/^languages: \[\(.*\)\]/languages: [\1, de, es, fr, it, nl, sv, da, fi, cs]/
	s/^products:/&\n  kiosk:\n    template: kiosk\n    decoy: timetable\n    guidance:\n      signs: [own-signs]\n      myths: [consent, family-or-partner]\n      rights: [safe-home, health-care, interpreter]\n      actions: [danger-now, talk-to-someone]/
	' "$tmp/forty/content/editions/trial.yaml"
report 'forty languages are built' sh -c "'$lykt' -C '$tmp/forty' build --quiet --product kiosk 2>'$tmp/said'"
report 'it is said for which one there is no keyboard' grep -q "content/editions/trial.yaml:[0-9]*:3: warning: no keyboard on the screen can type 'zh-Hans'" "$tmp/said"
report 'and for no other' sh -c "! grep warning '$tmp/said' | grep -v zh-Hans"

# One language, and one text as long as fifty.
mkdir "$tmp/one"
cp -r content templates themes "$tmp/one/"
sed -i 's/^languages: .*/languages: [nb]/' "$tmp/one/content/editions/library.yaml"
for i in $(seq 2001 2600); do
	printf '\nAvsnitt %s. Dette er en svært lang tekst om en søknad, og den skal være like lett å lese som alle andre.\n' "$i"
done >>"$tmp/one/content/rights/legal-aid.md"
report 'one language with a text of 60 kB is built' "$lykt" -C "$tmp/one" build --quiet --product kiosk

node tests/browser/odd.mjs "$tmp/forty/out/editions/trial/kiosk" "$tmp/one/out/editions/library/kiosk"
