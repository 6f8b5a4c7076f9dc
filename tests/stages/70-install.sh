#!/bin/bash
# Installed below DESTDIR, lykt works on a project elsewhere, and man finds nothing wrong with its page.
#
# SPDX-License-Identifier: GPL-3.0-or-later
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
stage=install
. tests/report.sh

mkdir "$tmp/project"
cp -r content templates themes "$tmp/project/"
report 'make install' make -s install BIN="${LYKT:-out/lykt}" DESTDIR="$tmp/dest" PREFIX=/usr
report 'the manual is there' test -s "$tmp/dest/usr/share/man/man1/lykt.1"
report 'it says its version' sh -c "'$tmp/dest/usr/bin/lykt' --version | grep -q '^lykt [0-9]'"
report 'it checks a project elsewhere' "$tmp/dest/usr/bin/lykt" -C "$tmp/project" check
