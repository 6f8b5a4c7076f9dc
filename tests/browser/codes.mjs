/*
 * codes.mjs - what zbar reads in pictures of QR codes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* One at a time, so that what is read belongs to its picture. zbarimg ends what it reads with a line feed of its own. */
const read = (file) => spawnSync('zbarimg', ['--raw', '-q', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8' }).stdout.replace(/\n$/, '');

/* The texts in some pictures (PNG), in their order; '' where nothing was found. */
export function decode(pictures) {
	const folder = mkdtempSync(join(tmpdir(), 'lykt-codes-'));

	try {
		return pictures.map((picture, i) => {
			const file = join(folder, `${i}.png`);

			writeFileSync(file, picture);
			return read(file);
		});
	} finally {
		rmSync(folder, { recursive: true });
	}
}
