#!/bin/bash
# paper.sh - the second half of `make bench`: leaflets in sixteen languages, and a long handbook, beside what was aimed at.
#
# Each run starts with nothing made. Nothing here passes or fails.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
lykt=$(realpath "${LYKT:-out/lykt}")
runs=${RUNS:-9}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

# measure NAME AIM PROJECT ARGUMENT...: the best wall time of several runs, with its CPU time and the most memory of any.
measure() {
	local name=$1 aim=$2 project=$3
	shift 3
	for ((i = 0; i < runs; i++)); do
		rm -rf "$project/out"
		/usr/bin/env bash -c 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null' _ "$lykt" -C "$project" build "$@" 2>&1 | tail -1
	done | awk -v name="$name" -v aim="$aim" '
		NR == 1 || $1 < best { best = $1; cpu = $2 + $3 }
		END { printf "%-44s %4d ms wall (aim: under %s), %4d ms CPU\n", name, best * 1000 + 0.5, aim, cpu * 1000 + 0.5 }'
}

# The most memory a build takes.
peak() {
	local project=$1 most=0 now pid
	shift
	rm -rf "$project/out"
	"$lykt" -C "$project" build "$@" >/dev/null &
	pid=$!
	while kill -0 $pid 2>/dev/null; do
		now=$(awk '/VmHWM/ { print $2 }' /proc/$pid/status 2>/dev/null)
		[ "${now:-0}" -gt "$most" ] && most=$now
	done
	wait $pid
	echo "  peak memory $((most / 1024)) MB (aim: under 120)"
}

pages() { pdfinfo "$1" | awk '/^Pages/ { print $2 }'; }

# The library's handbook with every text three times, under other names; in its source language, which needs no catalogue.
long_handbook() {
	local edition=$1/content/editions/library.yaml
	mkdir "$1"
	cp -r content templates themes "$1/"
	for text in "$1"/content/{advice,indicators,myths,rights,topics}/*.md; do
		cp "$text" "${text%.md}-again.md"
		cp "$text" "${text%.md}-once-more.md"
	done
	awk '/^languages:/ { $0 = "languages: [nb]" }
		/^  handbook:/ { handbook = 1 }
		handbook && match($0, /\[.*\]/) {
			list = ids = substr($0, RSTART + 1, RLENGTH - 2)
			for (copy = 1; copy <= 2; copy++) {
				more = ids
				gsub(/[^, ]+/, copy == 1 ? "&-again" : "&-once-more", more)
				list = list ", " more
			}
			$0 = substr($0, 1, RSTART) list "]"
		}
		{ print }' content/editions/library.yaml >"$edition"
}

sixteen='nb en uk ru pl ro lt bg ar fa ur ti th vi hi zh-Hans'
# shellcheck disable=SC2086
sh tests/languages/project.sh "$tmp/sixteen" $sixteen
long_handbook "$tmp/handbook"

measure 'a tri-fold in sixteen languages, cold' '100' "$tmp/sixteen" --product leaflet
peak "$tmp/sixteen" --product leaflet
measure 'the same, one worker' '-' "$tmp/sixteen" --product leaflet --jobs 1
measure 'a long handbook, cold' '150' "$tmp/handbook" --product handbook
echo "  $(pages "$tmp/handbook/out/editions/library/print/library-nb-handbook-a4.pdf") pages"
peak "$tmp/handbook" --product handbook
