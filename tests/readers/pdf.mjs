// pdf.mjs - a PDF for tests: its objects as qpdf gives them, content streams as operators, CMaps.
//
// In qpdf's JSON a name is "/Name", a reference "12 0 R", a string "u:text" or "b:hexadecimal".
//
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// qpdf exits with 3 when it only warns; what it has to say is for others to test.
function qpdf(...args) {
	try {
		return execFileSync('qpdf', args, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });
	} catch (e) {
		if (e.status === 3)
			return e.stdout;
		throw e;
	}
}

export class Pdf {
	constructor(path) {
		const json = JSON.parse(qpdf('--json', '--json-stream-data=inline', '--decode-level=generalized', path));

		this.raw = readFileSync(path);
		this.objects = json.qpdf[1];
		this.trailer = this.objects.trailer.value;
		this.root = this.get(this.trailer['/Root']);
	}

	// What a reference leads to; of a stream, its dictionary.
	get(value) {
		for (let n = 0; n < 8 && isReference(value); n++) {
			const object = this.objects[`obj:${value}`];

			value = object === undefined ? undefined : object.stream ? object.stream.dict : object.value;
		}
		return value;
	}

	// The decoded bytes of a stream.
	data(reference) {
		const stream = this.objects[`obj:${reference}`]?.stream;

		return stream && Buffer.from(stream.data, 'base64');
	}

	// All dictionaries of the file, nested ones too, with the reference of the object they stand in.
	*dictionaries() {
		for (const [key, object] of Object.entries(this.objects))
			yield* nested(object.stream ? object.stream.dict : object.value, key.replace(/^obj:/, ''));
	}

	// Pages in order, with the references of each.
	pages(node = this.root['/Pages'], inherited = {}) {
		const dict = this.get(node);
		const own = { ...inherited, ...Object.fromEntries(['/Resources', '/MediaBox'].filter(k => dict[k]).map(k => [k, dict[k]])) };

		if (dict['/Type'] === '/Page')
			return [{ reference: node, dict: { ...own, ...dict } }];
		return this.get(dict['/Kids']).flatMap(kid => this.pages(kid, own));
	}

	// The bytes of a page's content.
	content(page) {
		const contents = page.dict['/Contents'];
		const parts = contents === undefined ? [] : isReference(contents) && this.data(contents) ? [contents] : this.get(contents);

		return Buffer.concat(parts.flatMap(part => [this.data(part), Buffer.from('\n')]));
	}

	// The entries of a number or name tree, [key, value] each, in the order they stand in.
	*tree(node, key) {
		const dict = this.get(node) ?? {};
		const own = this.get(dict[key]) ?? [];

		for (let i = 0; i + 1 < own.length; i += 2)
			yield [own[i], own[i + 1]];
		for (const kid of this.get(dict['/Kids']) ?? [])
			yield* this.tree(kid, key);
	}
}

function *nested(value, reference) {
	if (Array.isArray(value)) {
		for (const item of value)
			yield* nested(item, reference);
	} else if (value !== null && typeof value === 'object') {
		yield { dict: value, reference };
		for (const item of Object.values(value))
			yield* nested(item, reference);
	}
}

export const isReference = value => typeof value === 'string' && /^\d+ \d+ R$/.test(value);
export const isString = value => typeof value === 'string' && /^[ub]:/.test(value);
export const text = value => isString(value) ? value.slice(2) : undefined;

// Content streams: [{ operator, operands }]. Strings are Buffers, names "/Name", dictionaries objects.
export function operators(bytes) {
	const list = [];
	let at = 0, operands = [];

	const isSpace = c => c === 0 || c === 9 || c === 10 || c === 12 || c === 13 || c === 32;
	const isDelimiter = c => '()<>[]{}/%'.includes(String.fromCharCode(c));
	const peek = n => String.fromCharCode(...bytes.subarray(at, at + n));

	function skipSpace() {
		while (at < bytes.length && (isSpace(bytes[at]) || bytes[at] === 37))
			if (bytes[at++] === 37)
				while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13)
					at++;
	}
	function word() {
		const start = at;

		while (at < bytes.length && !isSpace(bytes[at]) && !isDelimiter(bytes[at]))
			at++;
		return bytes.toString('latin1', start, at);
	}
	function literal() {
		const escapes = { n: 10, r: 13, t: 9, b: 8, f: 12 };
		const out = [];

		for (let depth = 1; at < bytes.length; at++) {
			const c = bytes[at];

			if (c === 92) {
				const octal = bytes.toString('latin1', at + 1, at + 4).match(/^[0-7]{1,3}/);

				at += octal ? octal[0].length : 1;
				out.push(octal ? parseInt(octal[0], 8) : escapes[String.fromCharCode(bytes[at])] ?? bytes[at]);
				continue;
			}
			depth += c === 40 ? 1 : c === 41 ? -1 : 0;
			if (depth === 0)
				break;
			out.push(c);
		}
		at++;
		return Buffer.from(out);
	}
	function hexadecimal() {
		const end = bytes.indexOf(62, at);
		const digits = bytes.toString('latin1', at, end).replace(/\s/g, '');

		at = end + 1;
		if (digits.length % 2 !== 0 || /[^0-9A-Fa-f]/.test(digits))
			throw new Error(`<${digits}> is no hexadecimal string`);
		return Buffer.from(digits, 'hex');
	}
	function until(close) {
		const items = [];

		for (skipSpace(); at < bytes.length && peek(close.length) !== close; skipSpace())
			items.push(object());
		at += close.length;
		return items;
	}
	function object() {
		if (peek(2) === '<<') {
			at += 2;
			const items = until('>>');
			return Object.fromEntries(items.filter((_, i) => i % 2 === 0).map((key, i) => [key, items[2 * i + 1]]));
		}
		switch (peek(1)) {
		case '<': at++; return hexadecimal();
		case '(': at++; return literal();
		case '[': at++; return until(']');
		case '/': at++; return `/${word()}`;
		}
		const w = word();
		if (w === '')
			throw new Error(`'${peek(1)}' at byte ${at} of the content`);
		return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(w) ? Number(w) : { true: true, false: false, null: null }[w] ?? { operator: w };
	}

	for (skipSpace(); at < bytes.length; skipSpace()) {
		const thing = object();

		if (typeof thing?.operator === 'string') {
			list.push({ operator: thing.operator, operands });
			operands = [];
		} else {
			operands.push(thing);
		}
	}
	return list;
}

// "00410042" to "AB".
const utf16 = hex => Buffer.from(hex, 'hex').swap16().toString('utf16le');

// A CMap stream: what codes read as, which CIDs they show, and what it says of itself.
export function readCmap(bytes) {
	const source = bytes.toString('latin1');
	const cmap = { unicode: new Map(), cid: new Map(), wmode: Number(source.match(/\/WMode (\d)/)?.[1] ?? 0), uses: source.match(/\/(\S+) usecmap/)?.[1] };

	for (const key of ['Registry', 'Ordering', 'Supplement'])
		cmap[key] = source.match(new RegExp(`/${key} (?:\\(([^)]*)\\)|(\\d+))`))?.slice(1).find(Boolean);
	for (const [, kind, body] of source.matchAll(/begin(bfchar|cidchar|bfrange|cidrange)([^]*?)end\1/g)) {
		for (const line of body.trim().split(/\n/)) {
			const part = line.trim().split(/\s+/).map(s => s.replace(/[<>]/g, ''));
			const first = parseInt(part[0], 16), last = kind.endsWith('range') ? parseInt(part[1], 16) : first;

			for (let code = first; code <= last; code++) {
				const value = part[part.length - 1];

				if (kind.startsWith('cid'))
					cmap.cid.set(code, Number(value) + code - first);
				else
					cmap.unicode.set(code, utf16(value));
			}
		}
	}
	return cmap;
}
