// paper.mjs - reads finished PDFs and pictures back with independent readers: qpdf, poppler, MuPDF, zbar.
//
//     node tests/readers/paper.mjs PROJECT
//
// prints a line "ok - ..." or "not ok - ...: why" for each thing it looked at, in PROJECT/out/editions/.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const project = process.argv[2] ?? '.';
const scratch = mkdtempSync(join(tmpdir(), 'lykt-paper-'));
let failures = 0;

function report(name, problem) {
	if (problem)
		failures++;
	console.log(problem ? `not ok - ${name}: ${problem}` : `ok - ${name}`);
}

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

// What a reader reads: without the characters that only steer bidi or invisible joints, every space a plain one.
const plain = text => text.normalize('NFC').replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '').replace(/\s+/gu, ' ');

// The register and the edition as their authors wrote them; deliberately not by way of lykt.
function register() {
	const folder = join(project, 'content/contacts');
	const contacts = new Map();

	for (const file of readdirSync(folder)) {
		const number = readFileSync(join(folder, file), 'utf8').match(/^(?:phone|short): *"(?:\+47 )?([^"]+)"/m);
		if (number)
			contacts.set(basename(file, '.md'), number[1]);
	}
	return contacts;
}

// The ids of a list in an edition, written as [a, b] or one a line; `indent` tells the product's from the edition's.
function list(text, indent, key) {
	const found = text.match(new RegExp(`^${indent}${key}:(?: *\\[([^\\]]*)\\]|((?:\\n${indent} +- .*)+))`, 'm'));

	return found ? (found[1] ?? found[2]).split(/[,\n]/).map(s => s.replace(/^ *-? */, '').trim()).filter(Boolean) : undefined;
}

// The contacts of each template of an edition: those its product picks, or the edition's.
function contactsByTemplate(text) {
	const products = text.slice(text.indexOf('\nproducts:')).split(/\n(?=  \S)/).slice(1);

	return new Map(products.map(p => [p.match(/template: *(\S+)/)[1], list(p, '    ', 'contacts') ?? list(text, '', 'contacts')]));
}

// The first number of `wanted` that does not follow the one before it in `text`.
function firstMissing(text, wanted) {
	let at = 0;

	for (const number of wanted) {
		at = text.indexOf(number, at);
		if (at < 0)
			return number;
		at += number.length;
	}
	return undefined;
}

// Groups of digits in a line that people would take for a phone number, yet are none of the register's: reversed or cut.
function strangers(text, known) {
	const found = text.split('\n').flatMap(line => {
		const rest = known.reduce((left, number) => left.replaceAll(number, '#'), plain(line));

		return rest.match(/(?<![\d.–-])\d{2,5}(?: \d{2,3})+(?![\d–-])/g) ?? [];
	});

	return found.filter(run => run.replace(/\D/g, '').length > 4);
}

function checkPdf(path, numbers, all) {
	const name = basename(path);
	const readers = { poppler: () => run('pdftotext', path, '-'), MuPDF: () => run('mutool', 'draw', '-q', '-F', 'txt', path) };

	const qpdf = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
	report(`${name}: qpdf finds nothing`, qpdf.status === 0 ? '' : qpdf.stdout + qpdf.stderr);

	const fonts = run('pdffonts', path).split('\n').slice(2).filter(Boolean);
	const bad = fonts.filter(line => !/ yes +yes +yes +\d+ +\d+ *$/.test(line));
	report(`${name}: fonts are embedded, subset and mapped to Unicode`, fonts.length === 0 ? 'no fonts' : bad.join('; '));

	const info = run('pdfinfo', path);
	report(`${name}: tagged, with a title`, /^Title: +\S/m.test(info) && /^Tagged: +yes/m.test(info) ? '' : info);
	const tree = run('pdfinfo', '-struct', path);
	report(`${name}: structure has headings and paragraphs`, /\bH1\b/.test(tree) && /\bP\b/.test(tree) ? '' : tree.slice(0, 200));

	for (const [reader, read] of Object.entries(readers)) {
		const text = read();
		const missing = firstMissing(plain(text), numbers);
		report(`${name}: ${reader} reads ${numbers.length} numbers in order`, missing && `'${missing}' is not there, or not in its place`);
		const odd = strangers(text, all);
		report(`${name}: ${reader} reads no number that is not the register's`, odd.join(', '));
	}
}

// What all codes of some pictures say; cards have the same ten times.
function decode(pictures) {
	const lines = spawnSync('zbarimg', ['--quiet', '--raw', ...pictures], { encoding: 'utf8' }).stdout.trim().split('\n');

	return [...new Set(lines)].join(', ');
}

// Every page, each as a picture.
function render(path, name) {
	run('pdftoppm', '-r', '150', '-png', path, join(scratch, name));
	return readdirSync(scratch).filter(f => f.startsWith(`${name}-`)).sort().map(f => join(scratch, f));
}

function checkCode(name, pictures, wanted) {
	const found = decode(pictures);

	report(`${name}: zbar reads ${wanted}`, found === wanted ? '' : `it reads '${found}'`);
}

const contacts = register();
const all = [...contacts.values()];

for (const edition of readdirSync(join(project, 'out/editions'))) {
	const folder = join(project, 'out/editions', edition);
	const text = readFileSync(join(project, `content/editions/${edition}.yaml`), 'utf8');
	const picked = contactsByTemplate(text);
	const helpline = text.match(/^helpline: *(\S+)/m)[1];
	const emergency = text.match(/^emergency: *(\S+)/m)[1];
	const tel = `tel:+47${contacts.get(helpline).replace(/\D/g, '')}`;

	for (const file of readdirSync(join(folder, 'print')).filter(f => f.endsWith('.pdf')).sort()) {
		const path = join(folder, 'print', file);
		const template = [...picked.keys()].find(name => file.endsWith(`-${name}.pdf`));
		const ids = template.startsWith('poster') ? [helpline] : /^(flyer|card)/.test(template) ? [helpline, emergency] : picked.get(template);

		checkPdf(path, ids.map(id => contacts.get(id)).filter(Boolean), all);
		if (!template.startsWith('handbook'))           /* it has no code */
			checkCode(file, render(path, file), tel);
	}
	const screen = join(folder, 'screen');
	for (const file of existsSync(screen) ? readdirSync(screen).filter(f => f.endsWith('.png')).sort() : [])
		checkCode(file, [join(screen, file)], tel);
}
rmSync(scratch, { recursive: true });
process.exitCode = failures > 0 ? 1 : 0;
