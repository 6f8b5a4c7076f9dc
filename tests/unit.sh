#!/bin/sh
# unit.sh DIR [WRAPPER...] - run the unit tests below the object folder DIR, each under WRAPPER, if given.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
dir=$1
shift
export LC_ALL=C.UTF-8 TZ=UTC CMOCKA_MESSAGE_OUTPUT=tap ASAN_OPTIONS="${ASAN_OPTIONS:-}:allocator_may_return_null=1"
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

for source in tests/unit/test_*.c; do
	name=$(basename "$source" .c)
	timeout 300 "$@" "$dir/tests/unit/$name" >"$log" 2>&1
	status=$?
	sed -e "s/^\(not \)\{0,1\}ok [0-9]* - /\1ok - $name: /" -e '/^1\.\.[0-9]*$/d' -e '/^# ok/d' "$log"
	# Whatever ends a program other than a failed test is a failure too: a signal, a sanitizer, valgrind.
	if [ $status != 0 ] && ! grep -q '^not ok' "$log"; then
		echo "not ok - $name: exit code $status"
	fi
done
