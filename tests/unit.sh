#!/bin/sh
# unit.sh DIR [WRAPPER...] - run the unit tests below the object folder DIR, each under WRAPPER, if given; as many at a time as there are processors.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
export LC_ALL=C.UTF-8 TZ=UTC CMOCKA_MESSAGE_OUTPUT=tap ASAN_OPTIONS="${ASAN_OPTIONS:-}:allocator_may_return_null=1"
export DIR="$1" LOGS
LOGS=$(mktemp -d) || exit 1
trap 'rm -rf "$LOGS"' EXIT
shift

# NAME WRAPPER...: one of them, to its log. Whatever ends a program other than a failed test is a failure too: a signal, a sanitizer, valgrind.
run_one='
	name=$1
	shift
	timeout 300 "$@" "$DIR/tests/unit/$name" >"$LOGS/$name" 2>&1
	status=$?
	[ $status = 0 ] || grep -q "^not ok" "$LOGS/$name" || echo "not ok 0 - exit code $status" >>"$LOGS/$name"
'
for source in tests/unit/test_*.c; do
	basename "$source" .c
done >"$LOGS/names"
xargs -P "$(nproc)" -I {} sh -c "$run_one" _ {} "$@" <"$LOGS/names"
while read -r name; do
	sed -e "s/^\(not \)\{0,1\}ok [0-9]* - /\1ok - $name: /" -e '/^1\.\.[0-9]*$/d' -e '/^# ok/d' "$LOGS/$name"
done <"$LOGS/names"
