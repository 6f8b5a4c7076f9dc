#!/bin/bash
# run.sh - what `make bench` prints: time, memory and sizes of building everything, cold and with nothing changed.
#
# CPU seconds are the figure to compare; wall time depends on what else the machine does. Nothing here passes or fails.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
top=$PWD
lykt=$(realpath "${LYKT:-out/lykt}")
runs=${RUNS:-5}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
cp -r content templates themes "$tmp/"
cd "$tmp" || exit 1

# measure NAME COMMAND...: the run of several with the least CPU time, and the most memory of any.
measure() {
	local name=$1
	shift
	for ((i = 0; i < runs; i++)); do
		eval "$prepare"
		/usr/bin/env bash -c 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null' _ "$@" 2>time.txt
		read -r wall user sys <time.txt
		echo "$user $sys $wall"
	done | awk -v name="$name" '
		{ cpu = $1 + $2; if (NR == 1 || cpu < best) { best = cpu; wall = $3 } }
		END { printf "%-34s %7.3f s CPU  %7.3f s wall\n", name, best, wall }'
}

peak() {
	eval "$prepare"
	"$lykt" "$@" >/dev/null &
	local pid=$! most=0 now
	while kill -0 $pid 2>/dev/null; do
		now=$(awk '/VmHWM/ { print $2 }' /proc/$pid/status 2>/dev/null)
		[ "${now:-0}" -gt "$most" ] && most=$now
	done
	wait $pid
	echo "$((most / 1024)) MB"
}

texts=$(find content -name '*.md' | wc -l)
languages=$(find content/languages -name '*.po' | wc -l)
echo "$texts texts and contacts, $((languages + 1)) languages; the best of $runs runs"
prepare='rm -rf out'
measure 'build, cold, all products' "$lykt" build
measure 'build, cold, one worker' "$lykt" build --jobs 1
measure 'build, cold, kiosk only' "$lykt" build --product kiosk --jobs 1
measure 'build, cold, leaflets only' "$lykt" build --product leaflet --jobs 1
measure 'build, cold, posters only' "$lykt" build --product poster --jobs 1
echo "peak memory, cold: $(peak build)"
prepare=
"$lykt" build --quiet
measure 'build, nothing changed' "$lykt" build
measure 'check' "$lykt" check
measure 'status' "$lykt" status
echo
echo 'CPU time of each product, one worker:'
rm -rf out
"$lykt" build --jobs 1 --times
if [ -d "$top/tests/browser/node_modules" ]; then
	echo
	echo 'the kiosk in Chromium:'
	node "$top/bench/kiosk.mjs" out/editions/library/kiosk
fi
