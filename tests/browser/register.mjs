/*
 * register.mjs - contacts and edition as their authors wrote them, deliberately not by way of lykt.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const listOf = (text) => text.replace(/[[\]]/g, '').split(',').map((s) => s.trim().replace(/^"(.*)"$/, '$1')).filter(Boolean);

function readContact(folder, file) {
	const head = readFileSync(join(folder, file), 'utf8').split(/^---$/m)[1];
	const field = (name) => head.match(new RegExp(`^${name}: *(.*)$`, 'm'))?.[1].replace(/^"(.*)"$/, '$1');
	const phone = field('phone'), short = field('short');

	return {
		id: basename(file, '.md'),
		number: phone?.replace(/^\+47 /, '') ?? short,          /* as it is read; undefined: it has none */
		tel: phone ? `tel:${phone.replaceAll(' ', '')}` : short && `tel:${short.replaceAll(' ', '')}`,
		urgent: field('urgent') === 'true',
		always: field('hours') === 'always',
		interpreter: field('interpreter') === 'true',
		languages: listOf(field('languages') ?? ''),
		web: listOf(field('web') ?? ''),
	};
}

/* Contacts of a project by their id. */
export function readContacts(project = '.') {
	const folder = join(project, 'content/contacts');

	return new Map(readdirSync(folder).filter((f) => f.endsWith('.md')).map((f) => readContact(folder, f)).map((c) => [c.id, c]));
}

/* What the edition library says: its helpline, and its contacts in their order. */
export function readEdition(project = '.') {
	const text = readFileSync(join(project, 'content/editions/library.yaml'), 'utf8');

	return {
		helpline: text.match(/^helpline: *(\S+)/m)[1],
		contacts: text.match(/^contacts:\n((?: +- .*\n)+)/m)[1].match(/[\w-]+(?=\n)/g),
	};
}
