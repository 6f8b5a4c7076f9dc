#!/bin/bash
# The ways out of the kiosk of the edition library, and what nobody finds afterwards.
#
# SPDX-License-Identifier: GPL-3.0-or-later
kiosk=out/editions/library/kiosk
if [ ! -e $kiosk/index.html ]; then
	"${LYKT:-out/lykt}" build library --product kiosk || exit 1
fi
node tests/browser/leaving.mjs $kiosk
