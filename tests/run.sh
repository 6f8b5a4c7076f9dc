#!/bin/sh
# run.sh [-u] [NAME...] - the golden cases: run lykt in a copy of tests/cases/NAME and compare what comes out.
#
#   cmd          each line the arguments of lykt, as in a shell, run one after the other until one fails.
#                A line that starts with `!` is a shell command: `! pdftotext out/a.pdf -`. `#` starts a comment.
#   with         paths from the top of the project to copy in first, one a line: `templates`, `tests/cases/other/content`
#   expect.out   standard output of all lines; no such file: none
#   expect.err   standard error; no such file: none
#   expect.exit  exit code; no such file: 0
#   files        lines `expect.REST PATH`: the file PATH that lykt made must equal expect.REST; `none PATH`: must not exist
#
# Anything else in the folder is the input. -u writes expect.* anew instead, for you to look at with git diff.
# The program is $LYKT, or out/lykt.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
top=$PWD
lykt=$(realpath "${LYKT:-out/lykt}")
update=
[ "$1" = -u ] && update=1 && shift
# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $(cd tests/cases && ls)

export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM
work=$tmp/work

# Run the lines of cmd in $work.
run_case() (
	cd "$work" || exit 1
	while IFS= read -r line <&3 || [ -n "$line" ]; do
		case $line in
		''|'#'*) continue ;;
		!*) eval "${line#!}" ;;
		*) eval "timeout 120 '$lykt' -C '$work' $line" ;;
		esac || exit
	done 3<"$dir/cmd"
)

# The file $2 must equal the case's $1; if that does not exist, $2 must be as empty as the third argument.
compare() {
	expected=$dir/$1
	if [ -n "$update" ]; then
		if [ -n "$3" ] && cmp -s "$2" "$3"; then
			rm -f "$expected"
		else
			cp "$2" "$expected" || failed=1
		fi
		return
	fi
	[ -e "$expected" ] || expected=${3:-$dir/$1}
	diff -u --label "tests/cases/$name/$1" --label "$name: is now" "$expected" "$2" || failed=1
}

echo 0 >"$tmp/zero"
: >"$tmp/empty"
any_failed=0
for name; do
	dir=$top/tests/cases/$name
	[ -f "$dir/cmd" ] || continue
	failed=
	rm -rf "$work"
	mkdir "$work"
	if [ -f "$dir/with" ]; then
		while read -r path; do
			cp -r "$top/$path" "$work/"
		done <"$dir/with"
	fi
	cp -r "$dir/." "$work/"
	rm -f "$work/cmd" "$work/with" "$work/files" "$work"/expect.*

	run_case >"$tmp/out" 2>"$tmp/err"
	echo $? >"$tmp/exit"
	sed -i "s|$work/|./|g" "$tmp/out" "$tmp/err"
	compare expect.exit "$tmp/exit" "$tmp/zero"
	compare expect.err "$tmp/err" "$tmp/empty"
	compare expect.out "$tmp/out" "$tmp/empty"
	if [ -f "$dir/files" ]; then
		while read -r expect path; do
			case $expect in
			''|'#'*) ;;
			none) [ ! -e "$work/$path" ] || { echo "$name: $path should not be there"; failed=1; } ;;
			*) compare "$expect" "$work/$path" ;;
			esac
		done <"$dir/files"
	fi
	echo "${failed:+not }ok - case: $name"
	[ -z "$failed" ] || any_failed=1
done 2>&1
exit $any_failed
