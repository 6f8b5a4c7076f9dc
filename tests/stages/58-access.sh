#!/bin/bash
# Everybody can use the kiosk of the edition library: rules, roles, keys, in every view and language.
#
# SPDX-License-Identifier: GPL-3.0-or-later
kiosk=out/editions/library/kiosk
if [ ! -e $kiosk/index.html ]; then
	"${LYKT:-out/lykt}" build library --product kiosk || exit 1
fi
node tests/browser/access.mjs $kiosk
