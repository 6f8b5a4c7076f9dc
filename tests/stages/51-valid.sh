#!/bin/bash
# The documents of the kiosk of the edition library through the Nu checker of HTML.
#
# SPDX-License-Identifier: GPL-3.0-or-later
kiosk=out/editions/library/kiosk
if [ ! -e $kiosk/index.html ]; then
	"${LYKT:-out/lykt}" build library --product kiosk || exit 1
fi
node tests/browser/valid.mjs $kiosk
