// readers.mjs - the text of a page as different programs read it.
//
// pdf.js: its items joined in their order, a line end where an item says so, which is what its own search looks through.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const installed = createRequire(new URL('../browser/package.json', import.meta.url));

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

// What text needs nothing of, but looks for when it is loaded.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D'])
	globalThis[name] ??= class {};
const warn = console.warn;
console.warn = () => {};
const pdfjs = await import(installed.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
console.warn = warn;
const files = dirname(installed.resolve('pdfjs-dist/package.json'));

async function pdfjsPages(path) {
	const task = pdfjs.getDocument({ data: new Uint8Array(readFileSync(path)), cMapUrl: join(files, 'cmaps/'), verbosity: 0 });
	const doc = await task.promise;
	const pages = [];

	for (let number = 1; number <= doc.numPages; number++) {
		const { items } = await (await doc.getPage(number)).getTextContent();
		pages.push(items.map(item => item.str + (item.hasEOL ? '\n' : '')).join(''));
	}
	await task.destroy();
	return pages;
}

// A form feed ends each page.
const split = text => text.split('\f').slice(0, -1);

// The text of each element of the structure tree; those that stand in a line go on in it.
function structurePages(path) {
	let text = '';

	for (const line of run('pdfinfo', '-struct-text', path).split('\n')) {
		const quoted = line.match(/^ *"(.*)"$/);

		if (quoted)
			text += quoted[1];
		else if (!/ \(inline\)|^ *Object /.test(line))
			text += '\n';
	}
	return [text];
}

// sorts: puts what it finds in an order of its own. byStructure: gives all pages as one, without artifacts.
export const readers = {
	'pdftotext': { read: path => split(run('pdftotext', path, '-')), sorts: true },
	'pdftotext -raw': { read: path => split(run('pdftotext', '-raw', path, '-')) },
	'MuPDF': { read: path => split(run('mutool', 'draw', '-q', '-F', 'txt', path)) },
	'pdf.js': { read: pdfjsPages },
	'pdfinfo -struct-text': { read: structurePages, byStructure: true },
};
