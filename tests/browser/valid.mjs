/*
 * valid.mjs FOLDER... - every HTML document of the folders through the Nu checker, with the styles in them. What it calls an
 * error, a warning or advice is a mistake unless it is in the table below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reporter } from './page.mjs';

const JAR = String(createRequire(import.meta.url)('vnu-jar'));
/* The checker needs a deep stack for a long document; what runs for seconds only is not worth a second compiler. */
const JAVA = ['-Xss8m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', JAR, '--format', 'json', '--verbose', '--exit-zero-always'];
const report = reporter('valid');

/* Messages that are wrong or do not apply, whole; `when` is asked about the document if it is not always so. */
const EXCEPTIONS = [
	{
		/* It leaves white space at the ends out of the hash, and browsers do not. So the hashes are taken here. */
		message: /^Inline (style|script) violates Content Security Policy \(meta tag\): blocked by “\1-src” directive \(missing “‘unsafe-inline’” or nonce\/hash\)\.$/,
		when: hashesAreRight,
	},
	{
		/* Safari takes a list without bullets for no list (generator/html/body.c). */
		message: /^The “list” role is unnecessary for element “ul”\.$/,
	},
	{
		/* A key for a mark types that mark and nothing else; what is read is data-cap, with a dotted circle. */
		message: /^The value of attribute “data-(key|more)” on element “button” from namespace “http:\/\/www\.w3\.org\/1999\/xhtml” starts with a composing character\.$/,
	},
	{
		/* A view is a page of its own: one is on the screen at a time, the others are not displayed, so there is one h1. */
		message: /^Consider using the “h1” element as a top-level heading only — or else use the “headingoffset” attribute \(otherwise, all “h1” elements are treated as top-level headings by many screen readers and other tools\)\.$/,
		when: (html) => /<section class="view[ "]/.test(html),
	},
];

/* Does the policy of the document allow each of its styles and scripts by its hash? */
function hashesAreRight(html) {
	const policy = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1].replaceAll('&#39;', "'") ?? '';
	const inline = [...html.matchAll(/<(style|script)(?![^>]* src=)[^>]*>([^]*?)<\/\1>/g)];
	const allowed = (name, hash) => policy.split(/; */).some((d) => d.startsWith(`${name}-src `) && d.includes(`'sha256-${hash}'`));

	return inline.every(([, name, text]) => allowed(name, createHash('sha256').update(text).digest('base64')));
}

function findDocuments(folder) {
	return readdirSync(folder, { recursive: true }).filter((f) => f.endsWith('.html')).sort()
		.map((f) => ({ name: join(basename(resolve(folder)), f), path: resolve(folder, f), problems: [] }));
}

/* One run for all of them: a message is JSON on one stream, the name of each document that is read a line on the other. */
function check(documents) {
	const { error, status, stdout, stderr } = spawnSync('java', [...JAVA, ...documents.map((d) => d.path)], { encoding: 'utf8', maxBuffer: 1 << 28 });
	const json = stderr?.match(/^\{"version".*$/m)?.[0];

	if (error || status !== 0 || !json)
		throw new Error(error?.message ?? `java ended with ${status}: ${stderr.trim().split('\n').slice(0, 4).join(' / ')}`);
	return { messages: JSON.parse(json).messages, read: new Set(stdout.split('\n')) };
}

const isException = (text, html) => EXCEPTIONS.some((e) => e.message.test(text) && (e.when?.(html) ?? true));

const documents = process.argv.slice(2).flatMap(findDocuments);
const { messages, read } = check(documents);
const others = [];

for (const document of documents) {
	document.html = readFileSync(document.path, 'utf8');
	if (!read.has(document.path))
		document.problems.push('was not read');
}
for (const { type, subType, url, lastLine, message, extract } of messages) {
	const document = url && documents.find((d) => d.path === fileURLToPath(url));
	const text = `${lastLine ?? 0}: ${subType ?? type}: ${message} ${JSON.stringify(extract ?? '')}`;

	if (!document)
		others.push(text);
	else if (!isException(message, document.html))
		document.problems.push(text);
}
for (const { name, problems } of documents)
	report(name, problems);
if (others.length || !documents.length)
	report('the checker', [...others, !documents.length && 'no documents']);
