#!/bin/bash
# All editions are made; made again, nothing is; made elsewhere, by other numbers of workers and with sanitizers, every byte is the same.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
san=${LYKT_SAN:-$lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
stage=editions
. tests/report.sh
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=1

# A copy of what authors write, without anything that was made.
project() {
	mkdir -p "$tmp/$1"
	cp -r content templates themes "$tmp/$1/"
}

times() { find "$1/out/editions" -type f -printf '%p %T@\n' | sort; }

unchanged() {
	times . >"$tmp/before"
	"$lykt" build >"$tmp/second" || return
	times . >"$tmp/after"
	diff "$tmp/before" "$tmp/after"
}

report 'the project is without mistakes' "$lykt" check
report 'all are built' "$lykt" build --quiet
report 'built again, no file is touched' unchanged

project one
report 'built by one worker' "$lykt" -C "$tmp/one" build --quiet --jobs 1
report 'one worker makes the same bytes' diff -r out/editions "$tmp/one/out/editions"

project san
report 'built with sanitizers by four workers' "$san" -C "$tmp/san" build --quiet --jobs 4
report 'the sanitizers change no byte' diff -r out/editions "$tmp/san/out/editions"

# Paper in every script: leaflet, flyer, card and handbook in 31 languages.
sh tests/languages/project.sh "$tmp/languages"
report 'paper in all trial languages' "$lykt" -C "$tmp/languages" build --quiet --jobs 1
mv "$tmp/languages/out" "$tmp/languages.one"
report 'the same by four workers, with sanitizers' "$san" -C "$tmp/languages" build --quiet --jobs 4
report 'neither changes a byte in any language' diff -r "$tmp/languages.one/editions" "$tmp/languages/out/editions"

project small
report 'valgrind finds nothing in a small build' \
	valgrind -q --error-exitcode=99 --suppressions=tests/valgrind.supp --leak-check=full --errors-for-leak-kinds=definite --max-threads=64 \
	"$lykt" -C "$tmp/small" build --quiet --language ar --product leaflet --jobs 1

# One language's catalogue changes: only that language's products are made again.
touch_one() {
	sed -i '/^msgctxt "edition\/library#question"/,/^msgstr/ s/^msgstr "/&… /' "$tmp/one/content/languages/uk.po"
	times "$tmp/one" >"$tmp/before"
	"$lykt" -C "$tmp/one" build >/dev/null || return
	times "$tmp/one" >"$tmp/after"
	diff "$tmp/before" "$tmp/after" | sed -n 's/^> \([^ ]*\) .*/\1/p' >"$tmp/made"
	grep -q uk-trifold "$tmp/made" && ! grep -v 'uk\|index\.html' "$tmp/made"
}
report 'a changed catalogue rebuilds only its language' touch_one
