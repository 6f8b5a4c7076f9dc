#!/bin/sh
# run.sh [replay] - feed each fuzz target inputs that nobody thought of, for FUZZ_SECONDS (60) each; or only those that
# were worth keeping, in corpus/NAME/ beside this script. Inputs found on the way go to out/fuzz/NAME/.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/../.." || exit 1
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$PWD/tests/lsan.supp:print_suppressions=0}"
export ASAN_OPTIONS="${ASAN_OPTIONS:-fast_unwind_on_malloc=0}"
obj=out/obj/clang-dev-san-fuzz
make -s -k -j"$(nproc)" CC=clang DEV=1 SAN=fuzz fuzzers || { echo "not ok - fuzz: build"; exit 1; }

mode=${1:-new}

for source in tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	corpus=tests/fuzz/corpus/${name#fuzz_}
	found=out/fuzz/${name#fuzz_}
	mkdir -p "$found"
	set --
	[ -d "$corpus" ] && set -- "$corpus"
	if [ "$mode" = replay ]; then
		set -- -runs=0 "$@"
	else
		set -- -max_total_time="${FUZZ_SECONDS:-60}" "$found" "$@"
	fi
	if "$obj/tests/fuzz/$name" -artifact_prefix="$found/crash-" -timeout=10 "$@" 2>&1; then
		echo "ok - fuzz: $name"
	else
		echo "not ok - fuzz: $name"
	fi
done
