/*
 * chromium.mjs - how Chromium is started for tests, and the three sizes a kiosk is looked at: a tall touch screen, a low wide one, a phone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const SIZES = [{ width: 1080, height: 1920 }, { width: 1366, height: 768 }, { width: 390, height: 844 }];

/* Without these it asks its maker's servers for things, which fails loudly on a machine without them. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function launch(...flags) {
	return chromium.launch({ executablePath: EXECUTABLES.find(existsSync), args: [...FLAGS, ...flags] });
}
