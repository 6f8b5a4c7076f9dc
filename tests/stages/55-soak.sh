#!/bin/bash
# Thousands of visits to a kiosk leave nothing behind. Its texts are the trial ones, in two languages: a visit to the library's takes three times as
# long, most of it for reading documents, and its scripts are the same.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
sh tests/languages/project.sh "$tmp/p" nb ar || exit 1
cp content/interface.yaml "$tmp/p/content/"
cp -r content/decoys "$tmp/p/content/"
sed -i 's/^untranslated: refuse/untranslated: fallback/
	s/^products:/&\n  kiosk:\n    template: kiosk\n    decoy: timetable\n    guidance:\n      signs: [own-signs]\n      myths: [consent, family-or-partner]\n      rights: [safe-home, health-care, interpreter]\n      actions: [danger-now, talk-to-someone]/
	' "$tmp/p/content/editions/trial.yaml"
sed -i 's/^kind: right/&\neasy: safe-home-easy/' "$tmp/p/content/rights/safe-home.md"
sed '/^easy:/d; /^order:/d' "$tmp/p/content/rights/safe-home.md" >"$tmp/p/content/rights/safe-home-easy.md"
"$lykt" -C "$tmp/p" build --quiet --product kiosk || exit 1

# Two browsers, one for each processor.
node tests/browser/soak.mjs "$tmp/p/out/editions/trial/kiosk" 1000 1 >"$tmp/one" &
node tests/browser/soak.mjs "$tmp/p/out/editions/trial/kiosk" 1000 2
wait
cat "$tmp/one"
