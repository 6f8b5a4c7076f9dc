// words.mjs - do PDF readers give back the words that were set, in their order? Language by language.
//
//     node tests/readers/words.mjs [--table | --check=FILE] PROJECT...
//
// prints a line "ok - ..." or "not ok - ...: why" for each document and reader. What is expected is what `lykt check --trace`
// says of the same product: the source of each line, in the order of painting; artifacts may be there. That this is what
// was written is seen from the catalogues. --table prints the table of docs/PAPER.md, --check compares it.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LINE_END, add, compare, documents, flatten } from './compare.mjs';
import { readers } from './readers.mjs';

const lykt = process.env.LYKT ?? resolve('out/lykt');
const rightToLeft = /^(ar|fa|ur|ckb|he|ps)\b/;

// The products of an edition and their templates, as its author wrote them.
function products(file) {
	const text = readFileSync(file, 'utf8');

	return [...text.slice(text.indexOf('\nproducts:')).matchAll(/\n  (\S+):\n    template: *(\S+)/g)].map(m => ({ product: m[1], template: m[2] }));
}

// Every PDF of a project with the pages it should have.
function* papers(project) {
	for (const edition of readdirSync(join(project, 'out/editions'))) {
		const folder = join(project, 'out/editions', edition, 'print');
		const files = existsSync(folder) ? readdirSync(folder).filter(f => f.endsWith('.pdf')).sort() : [];

		for (const { product, template } of products(join(project, `content/editions/${edition}.yaml`)))
			for (const file of files.filter(f => f.endsWith(`-${template}.pdf`))) {
				const language = file.slice(edition.length + 1, -template.length - 5);
				const trace = execFileSync(lykt, ['-C', project, 'check', '--trace', '--product', product, '--language', language, edition],
					{ encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

				yield { file: join(folder, file), name: file, template, language, pages: documents(trace)[0] };
			}
	}
}

// The texts of a catalogue, or of the source language in any catalogue, as words on paper: without Markdown. What is put together
// or filled in is left out.
function texts(project, language) {
	const folder = join(project, 'content/languages');
	const files = readdirSync(folder).filter(f => f.endsWith('.po'));
	const own = files.includes(`${language}.po`);
	const po = readFileSync(join(folder, own ? `${language}.po` : files[0]), 'utf8');
	const string = lines => lines.match(/"(?:[^"\\]|\\.)*"/g).map(s => s.slice(1, -1)).join('').replace(/\\(.)/g, (_, c) => c === 'n' ? '\n' : c);

	return [...po.matchAll(/^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)/gm)].map(m => string(own ? m[2] : m[1]))
		.filter(text => text !== '' && !/[{}<>]|\]\(contact:|^[\w-]+: /.test(text))
		.map(text => text.replace(/\*+|\\(?=[^\w\s])|^#+ /gm, ''));
}

// The first text that begins on paper and does not end there, nor any other that begins the same.
function cut(paper, project) {
	const all = paper.pages.flat().filter(chunk => !chunk.artifact).map(chunk => flatten(chunk.text).chars).join('');
	const begun = new Map();

	for (const text of texts(project, paper.language)) {
		const { chars } = flatten(text), start = chars.slice(0, 0.7 * chars.length);

		if (chars.length > 30 && all.includes(start) && (!begun.has(start) || all.includes(chars)))
			begun.set(start, chars);
	}
	return [...begun.values()].find(chars => !all.includes(chars));
}

let failures = 0;
const report = (name, problem) => {
	if (problem)
		failures++;
	console.log(problem ? `not ok - ${name}: ${problem}` : `ok - ${name}`);
};
const percent = r => r.good === r.all && r.extra === 0 ? '100' : Math.min(99.9, 100 * r.good / (r.all + r.extra)).toFixed(1);

const option = name => process.argv.find(a => a === `--${name}` || a.startsWith(`--${name}=`))?.slice(name.length + 3);
const rows = new Map();

for (const project of process.argv.slice(2).filter(a => !a.startsWith('--')))
	for (const paper of papers(project)) {
		const row = rows.get(paper.language) ?? rows.set(paper.language, {}).get(paper.language);

		report(`${paper.name}: texts are there from beginning to end`, cut(paper, project));
		const structure = [paper.pages.flat().filter(chunk => !chunk.artifact)];

		for (const [reader, { read, sorts, byStructure }] of Object.entries(readers)) {
			if (reader === 'pdftotext -raw' && rightToLeft.test(paper.language))
				continue;
			if (byStructure && !/^card/.test(paper.template))
				continue;       // it reads the page again for each stretch of marked content: seconds for a leaflet
			const pages = await read(paper.file);
			const result = (byStructure ? structure : paper.pages).map((chunks, i) => compare(chunks, pages[i] ?? '', sorts)).reduce(add, {});

			add(row[reader] ??= {}, result);
			report(`${paper.name}: ${reader} gives back ${result.all} words`,
				percent(result) !== '100' ? `${result.good}, and ${result.extra} more: ${result.bad.slice(0, 8).join(' ').replaceAll(LINE_END, '')}` :
				result.jumps > 0 && !sorts ? `out of order in ${result.jumps} places` : '');
		}
	}

const names = new Intl.DisplayNames('en', { type: 'language' });
const table = [
	`| | ${Object.keys(readers).join(' | ')} |`,
	`|---|${'---|'.repeat(Object.keys(readers).length)}`,
	...[...rows].map(([language, row]) => [names.of(language), row]).sort(([a], [b]) => a < b ? -1 : 1).map(([name, row]) =>
		`| ${name} | ${Object.keys(readers).map(r => row[r] ? percent(row[r]) : '–').join(' | ')} |`),
].join('\n');

if (option('table') !== undefined)
	console.log(table);
if (option('check'))
	report(`the table in ${option('check')} is what was measured`, readFileSync(option('check'), 'utf8').includes(`\n${table}\n`) ? '' : `it should be\n${table}`);
process.exitCode = failures > 0 ? 1 : 0;
