#!/bin/bash
# The kiosk of the edition library over HTTP, as browsers keep it.
#
# SPDX-License-Identifier: GPL-3.0-or-later
kiosk=out/editions/library/kiosk
if [ ! -e $kiosk/index.html ]; then
	"${LYKT:-out/lykt}" build library --product kiosk || exit 1
fi
node tests/browser/offline.mjs $kiosk
