#!/bin/bash
# The kiosk of the edition library in Firefox, from the file system and from a web server.
#
# SPDX-License-Identifier: GPL-3.0-or-later
kiosk=out/editions/library/kiosk
if [ ! -e $kiosk/index.html ]; then
	"${LYKT:-out/lykt}" build library --product kiosk || exit 1
fi
node tests/browser/firefox.mjs $kiosk
