#!/bin/bash
# check.sh [STAGE...] - what `make check` runs: all stages, or those named. The last line is `N passed, N failed`.
#
# A stage is a command that prints a line `ok - NAME` or `not ok - NAME` for each case; what it prints besides is shown
# when it fails. Each script in tests/stages/ is a stage too, in the order of the names, with $LYKT the program and
# $LYKT_SAN the same with sanitizers. The whole output of a stage is kept in out/check/STAGE.log.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
unset MAKEFLAGS MFLAGS MAKELEVEL
log=out/check
jobs=$(nproc)
passed=0
failed=0
wanted=" $* "
mkdir -p $log
export LYKT=$PWD/$log/gcc/lykt LYKT_SAN=$PWD/$log/san/lykt
export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:fast_unwind_on_malloc=0 UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0

# stage NAME COMMAND... - run it and count.
stage() {
	local name=$1 ok not_ok status start=$SECONDS
	shift
	[[ "$wanted" == "  " || "$wanted" == *" $name "* ]] || return
	"$@" >"$log/$name.log" 2>&1
	status=$?
	ok=$(grep -c '^ok - ' "$log/$name.log")
	not_ok=$(grep -c '^not ok - ' "$log/$name.log")
	if [ $status != 0 ] && [ "$not_ok" = 0 ]; then
		echo "not ok - $name: the stage ended with exit code $status" >>"$log/$name.log"
		not_ok=1
	elif [ "$ok" = 0 ] && [ "$not_ok" = 0 ]; then
		echo "not ok - $name: the stage tested nothing" >>"$log/$name.log"
		not_ok=1
	fi
	[ "$not_ok" = 0 ] || grep -v '^ok - ' "$log/$name.log" | tail -n 200
	printf '%-16s %5d passed %3d failed %4d s\n' "$name" "$ok" "$not_ok" $((SECONDS - start))
	passed=$((passed + ok))
	failed=$((failed + not_ok))
}

# build NAME TARGETS SETTINGS... - one configuration, warnings are errors; all errors are shown, not only the first.
build() {
	local name=$1 targets=$2
	shift 2
	# shellcheck disable=SC2086
	if make -s -k -j"$jobs" DEV=1 SAN= BIN="$log/$name/lykt" "$@" $targets; then
		echo "ok - build: $name"
	else
		echo "not ok - build: $name"
	fi
}

has() { compgen -G "$1" >/dev/null; }

if ! sh deps.sh check; then
	echo "not ok - deps: what the tests need could not be installed"
	echo "0 passed, 1 failed"
	exit 1
fi
stage layers sh tests/layers.sh
stage headers sh tests/headers.sh
stage build-gcc build gcc "all units" CC=gcc
stage unit sh tests/unit.sh out/obj/gcc-dev
stage cases sh tests/run.sh
stage build-san build san "all units" CC=gcc SAN=1
stage unit-san sh tests/unit.sh out/obj/gcc-dev-san-1
stage cases-san env LYKT="$LYKT_SAN" sh tests/run.sh
stage build-clang build clang "all units" CC=clang
stage unit-valgrind sh tests/unit.sh out/obj/gcc-dev valgrind -q --error-exitcode=99 --max-threads=64
if has 'tests/fuzz/fuzz_*.c'; then
	stage fuzz sh tests/fuzz/run.sh replay
fi
for script in tests/stages/*.sh; do
	[ -e "$script" ] || continue
	name=$(basename "$script" .sh)
	stage "${name#[0-9][0-9]-}" timeout 900 bash "$script"
done

echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
