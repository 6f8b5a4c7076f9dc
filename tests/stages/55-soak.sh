#!/bin/bash
# Hundreds of visits to the kiosk of the edition library, one after the other.
#
# SPDX-License-Identifier: GPL-3.0-or-later
kiosk=out/editions/library/kiosk
if [ ! -e $kiosk/index.html ]; then
	"${LYKT:-out/lykt}" build library --product kiosk || exit 1
fi
node tests/browser/soak.mjs $kiosk
