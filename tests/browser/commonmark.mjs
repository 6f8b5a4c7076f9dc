/*
 * commonmark.mjs DUMP - every example of the CommonMark specification through lykt's own blocks (commonmark_dump.c) and
 * back to HTML, compared with what the specification says. Examples with raw HTML are those lykt refuses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const spec = createRequire(import.meta.url)('commonmark-spec');

/*
 * The same page written in two ways becomes the same string: "<br />" and "<br>", entities, line ends between blocks. A soft
 * line break is a space in lykt's blocks, so outside of code any white space is one space.
 */
const BLOCK = '(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr)';
function normal(html) {
	const kept = [];
	return html
		.replace(/<pre>[^]*?<\/pre>/g, (pre) => `<pre>${kept.push(pre) - 1}</pre>`)
		.replace(/ ?\/>/g, '>')
		.replace(/\s+/g, ' ')
		.replace(new RegExp(` ?(</?${BLOCK}(?: [^>]*)?>) ?`, 'g'), '$1')
		.replace(/<br> /g, '<br>')
		.replace(/<pre>(\d+)<\/pre>/g, (_, i) => kept[i])
		.replace(/&#39;|&#x27;/g, "'")
		.replace(/&quot;/g, '"')
		.trim();
}

const tests = spec.tests.map((t) => ({ ...t, markdown: t.markdown.replace(/→/g, '\t'), html: t.html.replace(/→/g, '\t') }));
const run = spawnSync(process.argv[2], { input: tests.map((t) => t.markdown + '\0').join(''), maxBuffer: 1 << 24 });
const answers = run.stdout.toString('utf8').split('\0');
const RAW_HTML = 71;            /* examples in which cmark --safe leaves out raw HTML */
let refused = 0;

if (run.status !== 0)
	console.log(`not ok - commonmark: ${process.argv[2]} ended with ${run.status ?? run.signal}`);
tests.forEach((t, i) => {
	const name = `commonmark: example ${t.number} (${t.section})`;

	if (answers[i] === '\x01') {
		refused++;
		if (!/<[a-zA-Z!?/]/.test(t.markdown))
			console.log(`not ok - ${name}: refused, but has no raw HTML`);
		return;
	}
	if (normal(answers[i] ?? '') === normal(t.html))
		console.log(`ok - ${name}`);
	else
		console.log(`not ok - ${name}: ${JSON.stringify(normal(answers[i] ?? ''))} is not ${JSON.stringify(normal(t.html))}`);
});
console.log(`${refused === RAW_HTML ? '' : 'not '}ok - commonmark: ${refused} of ${tests.length} examples have raw HTML and are refused`);
