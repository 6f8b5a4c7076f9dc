#!/bin/bash
# All editions are made; made again, nothing is; made elsewhere, by other numbers of workers and with sanitizers, every byte is the same.
#
# SPDX-License-Identifier: GPL-3.0-or-later
lykt=${LYKT:-$PWD/out/lykt}
san=${LYKT_SAN:-$lykt}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=1

report() {      # NAME COMMAND...: ok if the command succeeds
	local name=$1
	shift
	if "$@"; then echo "ok - editions: $name"; else echo "not ok - editions: $name"; fi
}

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
report 'all are built' "$lykt" build
report 'built again, no file is touched' unchanged

project one
report 'built by one worker' "$lykt" -C "$tmp/one" build --jobs 1
report 'one worker makes the same bytes' diff -r out/editions "$tmp/one/out/editions"

project san
report 'built with sanitizers by four workers' "$san" -C "$tmp/san" build --jobs 4
report 'the sanitizers change no byte' diff -r out/editions "$tmp/san/out/editions"

project small
report 'valgrind finds nothing in a small build' \
	valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --max-threads=64 \
	"$lykt" -C "$tmp/small" build --language ar --product leaflet --jobs 1

# One language's catalogue changes: only that language's products are made again.
touch_one() {
	sed -i 's/^"X-Generator:.*//' "$tmp/one/content/languages/uk.po"
	sed -i '/^msgctxt "library#question"/,/^msgstr/ s/^msgstr "/&… /; /^msgctxt "edition\/library#question"/,/^msgstr/ s/^msgstr "/&… /' \
		"$tmp/one/content/languages/uk.po"
	times "$tmp/one" >"$tmp/before"
	"$lykt" -C "$tmp/one" build >/dev/null || return
	times "$tmp/one" >"$tmp/after"
	! diff "$tmp/before" "$tmp/after" | grep '^[<>]' | grep -v uk | grep -v index.html
}
report 'a changed catalogue rebuilds only its language' touch_one
