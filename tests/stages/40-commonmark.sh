#!/bin/bash
# The examples of the CommonMark specification through lykt's blocks, with the objects that the build of gcc left.
#
# SPDX-License-Identifier: GPL-3.0-or-later
dump=$(mktemp) || exit 1
trap 'rm -f "$dump"' EXIT

# shellcheck disable=SC2046
gcc $(make -s cflags CC=gcc DEV=1) -o "$dump" tests/unit/commonmark_dump.c out/obj/gcc-dev/lykt.a -lcmark -lpthread -lm || exit 1
node tests/browser/commonmark.mjs "$dump"
