#!/bin/sh
# headers.sh - every header compiles alone and twice, with gcc and clang: it includes or declares what it uses.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1

for cc in gcc clang; do
	flags=$(make -s CC=$cc DEV=1 SAN= cflags)
	for header in generator/*/*.h; do
		name=${header#generator/}
		# shellcheck disable=SC2086
		if printf '#include "%s"\n#include "%s"\n' "$name" "$name" | $cc $flags -fsyntax-only -x c -; then
			echo "ok - headers: $name ($cc)"
		else
			echo "not ok - headers: $name ($cc)"
		fi
	done 2>&1
done
