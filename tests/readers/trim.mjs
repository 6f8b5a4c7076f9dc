// trim.mjs - nothing is painted where the knife goes: the paper of finished PDFs is made larger all around, rendered by MuPDF, and what
// is then seen outside of the trim is a fault. Crop marks of cards stand at a distance from them.
//
//     node tests/readers/trim.mjs PDF...
//     node tests/readers/trim.mjs --self-test PDF       a paper made smaller must be noticed
//
// prints a line "ok - ..." or "not ok - ...: why" for each file.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const DPI = 72;                 // a dot a point
const RING = 5;                 // dots around the trim that are looked at: less than the 2 mm to a crop mark
const MARGIN = 20;              // dots the paper is made larger by on each side
const CARD = { w: 85 / 25.4 * 72, h: 55 / 25.4 * 72, across: 2, down: 5 };

const scratch = mkdtempSync(join(tmpdir(), 'lykt-trim-'));
const run = (program, ...args) => execFileSync(program, args, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

// A copy whose pages show more than the paper: `more` points on each side. Returns the size of the paper of each page.
function enlarge(path, more, copy) {
	const json = JSON.parse(run('qpdf', '--json', '--json-key=qpdf', '--json-key=pages', path));
	const changed = {}, papers = [];

	for (const { object } of json.pages) {
		const page = json.qpdf[1][`obj:${object}`];
		const [left, bottom, right, top] = page.value['/MediaBox'];

		papers.push({ w: right - left, h: top - bottom });
		page.value['/MediaBox'] = [left - more, bottom - more, right + more, top + more];
		for (const box of ['/TrimBox', '/CropBox', '/BleedBox', '/ArtBox'])
			delete page.value[box];
		changed[`obj:${object}`] = page;
	}
	writeFileSync(`${copy}.json`, JSON.stringify({ qpdf: [json.qpdf[0], changed] }));
	run('qpdf', path, `--update-from-json=${copy}.json`, copy);
	return papers;
}

// Each page in grey, a byte a dot.
function render(path, name) {
	run('mutool', 'draw', '-q', '-r', String(DPI), '-c', 'gray', '-F', 'pgm', '-o', join(scratch, `${name}-%04d.pgm`), path);
	return readdirSync(scratch).filter(f => f.startsWith(`${name}-`) && f.endsWith('.pgm')).sort().map(f => {
		const file = readFileSync(join(scratch, f));
		const [, w, h] = file.subarray(0, 40).toString('latin1').match(/^P5\s+(?:#.*\s+)?(\d+) (\d+)\s/).map(Number);

		return { w, h, dots: file.subarray(file.length - w * h) };
	});
}

// Where the first dot that is not white is in the ring around a rectangle; a dot at its edge may be shared.
function inkAround(picture, { left, top, right, bottom }) {
	for (let y = Math.floor(top) - RING; y < bottom + RING; y++)
		for (let x = Math.floor(left) - RING; x < right + RING; x++) {
			const outside = x < Math.floor(left) - 1 || y < Math.floor(top) - 1 || x > right || y > bottom;

			if (outside && picture.dots[y * picture.w + x] < 250)
				return { x: x - left, y: y - top };
		}
	return undefined;
}

// The paper, or the cards in the middle of it.
function trimOf(paper, isCards) {
	const w = isCards ? CARD.w * CARD.across : paper.w, h = isCards ? CARD.h * CARD.down : paper.h;
	const left = MARGIN + (paper.w - w) / 2, top = MARGIN + (paper.h - h) / 2;

	return { left, top, right: left + w, bottom: top + h };
}

function faultOf(path, name, shrink = 0) {
	const copy = join(scratch, `${name}.pdf`);
	const papers = enlarge(path, MARGIN, copy);
	const pictures = render(copy, name);

	if (pictures.length !== papers.length)
		return `${pictures.length} pages are shown, not ${papers.length}`;
	for (const [i, picture] of pictures.entries()) {
		const trim = trimOf(papers[i], /-card-/.test(name));
		const ink = inkAround(picture, { left: trim.left + shrink, top: trim.top + shrink, right: trim.right - shrink, bottom: trim.bottom - shrink });

		if (ink)
			return `page ${i + 1} has ink outside of the trim, at ${ink.x.toFixed()}, ${ink.y.toFixed()} points from its corner`;
	}
	return '';
}

let failures = 0;
const [first, ...rest] = process.argv.slice(2);

function report(name, fault) {
	failures += fault !== '';
	console.log(fault ? `not ok - ${name}: ${fault}` : `ok - ${name}`);
}

if (first === '--self-test')
	report('ink outside of a smaller trim is noticed', faultOf(rest[0], basename(rest[0], '.pdf'), 60) ? '' : 'it is not');
else
	for (const path of [first, ...rest])
		report(`${basename(path)}: nothing is painted outside of the trim`, faultOf(path, basename(path, '.pdf')));
rmSync(scratch, { recursive: true });
process.exitCode = failures > 0 ? 1 : 0;
