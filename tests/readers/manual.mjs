// manual.mjs - the examples of docs/CONTENT.md as a project.
//
//     node tests/readers/manual.mjs TARGET
//
// writes each example that stands below a line "`content/...`:" to that file in TARGET. Of one that is given "in part", each line (of a PO
// file: each entry) must be in the project's own file, which is copied; what is not is printed as "not ok".
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const target = process.argv[2];
const manual = readFileSync('docs/CONTENT.md', 'utf8');
const example = /^`(content\/[^`]+)`(, in part)?:\n```\w+\n([\s\S]*?)^```$/gm;

for (const [, path, part, text] of manual.matchAll(example)) {
	let whole = text;

	if (part) {
		const own = readFileSync(path, 'utf8');
		const pieces = path.endsWith('.po') ? [text.trimEnd()] : text.trimEnd().split('\n');
		const missing = pieces.filter(piece => !own.includes(piece));

		whole = own;
		console.log(missing.length > 0 ? `not ok - manual: ${path} has no '${missing[0]}'` : `ok - manual: ${path} has the example`);
	}
	mkdirSync(dirname(join(target, path)), { recursive: true });
	writeFileSync(join(target, path), whole);
}
